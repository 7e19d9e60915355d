"""Compares the headers of columns."""

import re

_WORD = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)?")
# Words that say which of two numbers is the larger.
_ORDERED = frozenset({"min", "max", "minimum", "maximum", "lowest", "highest", "start", "end", "from", "to"})


def are_similar(left: str, right: str) -> bool:
    """Whether two headers have a word in common, and differ in one word or number."""
    return len(_words(left)) > 1 and len(_different(left, right)) == 1


def are_of_one_scale(left: str, right: str) -> bool:
    """Whether two headers differ in one number, such as Top-1 and Top-5, or in a word such as `min` and `max`."""
    if not are_similar(left, right):
        return False
    ((first, second),) = _different(left, right)
    return (first[0].isdigit() and second[0].isdigit()) or {first, second} <= _ORDERED


def _words(header: str) -> list[str]:
    return _WORD.findall(header.casefold())


def _different(left: str, right: str) -> list[tuple[str, str]]:
    """Return the words in which two headers of equally many words differ; nothing for other headers."""
    words, others = _words(left), _words(right)
    if len(words) != len(others):
        return []
    return [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
