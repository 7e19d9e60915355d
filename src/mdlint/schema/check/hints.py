"""Guesses why a cell is not the number it looks like."""

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Any, NamedTuple

from mdlint.draft2020.values import shown
from mdlint.schema.cells.column import Column
from mdlint.schema.cells.numbers import number_in, refusal
from mdlint.schema.keywords import KEYWORDS, Keyword
from mdlint.text.words import listed, shortened
from mdlint.values import Notation, Number, parse_number

_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
# A longer text is not one number.
_LONGEST = 60


def number_hint(text: str, column: Column, *, is_whole: bool = False) -> str | None:
    """Return a help that tells how a text is written as a number, or which keyword of the column reads it as one.

    None if there is no such way, or if the column allows no numbers. `is_whole` is for a column of integers.
    """
    if not column.may_be_number or len(text) > _LONGEST:
        return None
    number = parse_number(text, column.notation)
    by_keyword = _keywords(text, column)
    if number is not None and (words := refusal(number, column)):
        return f"{words[:-1]}; with {by_keyword}" if by_keyword else words
    letters = _letters(text, column)
    return letters or (by_keyword and f"With {by_keyword}") or _misplaced(text, column, is_whole=is_whole)


def _letters(text: str, column: Column) -> str | None:
    digits = text.translate(_LIKE_DIGITS)
    if digits != text and parse_number(digits, column.notation) is not None:
        return f"A letter is in the place of a digit: write {digits}."
    return None


def _misplaced(text: str, column: Column, *, is_whole: bool) -> str | None:
    """Explain signs between thousands that are not before every third digit, or a decimal sign of another country."""
    notation = column.notation or Notation()
    for mark in notation.thousands:
        match = re.fullmatch(
            rf"[+-]?[0-9]+(?:{re.escape(mark)}[0-9]+)+(?P<rest>{re.escape(notation.decimal)}[0-9]+)?", text
        )
        if match is None:
            continue
        whole = text.removesuffix(match["rest"] or "")
        grouped = f"{int(whole.replace(mark, '')):,}".replace(",", mark) + (match["rest"] or "")
        if whole.count(mark) > 1 or match["rest"] or is_whole:
            return f"Three digits follow each {shown(mark)}: is it {grouped}?"
        return f"Three digits follow a {shown(mark)}: is it {grouped}, or {whole.replace(mark, notation.decimal)}?"
    return None


class _Way(NamedTuple):
    """A column with further keywords, in words."""

    column: Column
    keywords: tuple[str, ...]


def _keywords(text: str, column: Column) -> str | None:
    """Return the keywords with which a column reads a text as a number, and the number; None if there are none.

    One keyword is tried first, then two.
    """
    candidates = [(keyword, value) for keyword in KEYWORDS.values() for value in _values(keyword, text, column)]
    for count in (1, 2):
        for chosen in permutations(candidates, count):
            way = _Way(column, ())
            for keyword, value in chosen:
                way = _with(way, keyword, value)
            number = number_in(text, way.column)
            if number is not None:
                return f"{listed(way.keywords, 'and')}, the column reads it as {_written(number)}."
    return None


def _values(keyword: Keyword, text: str, column: Column) -> Iterator[Any]:
    if keyword.suggest and keyword.read_column:
        yield from keyword.suggest(text, column)


def _with(way: _Way, keyword: Keyword, value: Any) -> _Way:  # noqa: ANN401  the value of any keyword
    assert keyword.read_column is not None
    column = keyword.read_column([value], way.column)
    return _Way(column, (*way.keywords, f'"{keyword.name}": {shown(value)}'))


def _written(number: Number) -> str:
    # A duration of several fields has no decimals of its own.
    return shortened(f"{number.value:.{number.decimals}f}" if number.decimals > 0 else f"{number.value:.15g}")
