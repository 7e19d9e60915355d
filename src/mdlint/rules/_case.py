"""How the words of a text are written, in capitals or not: the rule `header-case` asks."""

import re
from collections.abc import Collection, Iterator
from typing import Literal, TypeAlias

from mdlint.model import Page
from mdlint.rules._base import Finding
from mdlint.rules._written import pipe_tables
from mdlint.style import HeaderCase, TableStyle
from mdlint.text.words import listed, quoted

CASES: tuple[HeaderCase, ...] = ("sentence", "title", "lower", "upper")

# What stands in brackets is a unit or a remark, with a case of its own.
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTING = re.compile(r"[\s/,;:&+|]+")
# Letters, and numbers behind a hyphen, as in `Top-1`. Digits, dots or underscores make a name of it.
_WORD = re.compile(r"[^\W\d_]+(?:['’-](?:[^\W\d_]+|\d+))*")
# Articles, conjunctions and prepositions, which titles have in small letters.
_SMALL_WORDS = frozenset(
    {"and", "but", "for", "from", "into", "nor", "off", "over", "per", "than", "the", "via", "with"}
)
# Shorter ones are units, codes of languages, and small words of all kinds.
_LEAST_LENGTH = 3

_Shape: TypeAlias = Literal["capital", "small"] | None


def check(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Narrow down, cell by cell, what the headers can be in; report a cell that leaves nothing."""
    case = style.header_case
    allowed = frozenset(CASES) if case == "consistent" else frozenset({case})
    for table in pipe_tables(page):
        for cell in table.header.cells:
            fitting = allowed if cell.code else allowed & cases_of(cell.text, style.header_names)
            if fitting:
                allowed = fitting
                continue
            expected = listed(name for name in CASES if name in allowed)
            like = ", as the headers before it" if len(allowed) < len(CASES) and case == "consistent" else ""
            yield Finding(
                cell.span,
                f"{quoted(cell.text)} is not in {expected} case{like}",
                help="Words that keep their own case can be listed in header-names.",
            )


def cases_of(text: str, names: Collection[str]) -> frozenset[HeaderCase]:
    """The cases that a text may be in.

    Words with a case of their own fit all of them: `names`, abbreviations (`GPU`), words with a capital inside (`mAP`),
    those of one or two letters, and what is no word.
    """
    words = [word.strip("*.!?…'\"“”‘’") for word in _PARTING.split(_ASIDE.sub(" ", text))]
    words = [word for word in words if any(map(str.isalpha, word))]
    shapes = [None if word in names else _shape(word) for word in words]
    return frozenset(case for case in CASES if _fits(case, words, shapes))


def _shape(word: str) -> _Shape:
    """Whether a word begins with a capital and goes on in small letters, or is in small letters alone."""
    if len(word) < _LEAST_LENGTH or not _WORD.fullmatch(word):
        return None
    if word.islower():
        return "small"
    return "capital" if word[0].isupper() and word[1:] == word[1:].lower() and word[1].isalpha() else None


def _fits(case: HeaderCase, words: list[str], shapes: list[_Shape]) -> bool:
    first, rest = shapes[:1], shapes[1:]
    match case:
        case "sentence":
            return "small" not in first and "capital" not in rest
        case "title":
            later = zip(words[1:], rest, strict=True)
            return "small" not in first and all(shape != "small" or word in _SMALL_WORDS for word, shape in later)
        case "lower":
            return "capital" not in shapes
        case "upper":
            return not any(shapes)
