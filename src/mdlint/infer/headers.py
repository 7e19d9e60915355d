"""Compares the headers of columns."""

import re

_WORD = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)?")


def are_similar(left: str, right: str) -> bool:
    """Whether two headers have a word in common, and differ in one word or number."""
    words, others = _WORD.findall(left.casefold()), _WORD.findall(right.casefold())
    if len(words) != len(others):
        return False
    different = sum(word != other for word, other in zip(words, others, strict=True))
    return len(words) > 1 and different == 1
