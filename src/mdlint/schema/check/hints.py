"""Guesses why a cell is not the number it looks like."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, permutations
from typing import Any, NamedTuple

from mdlint.draft2020.enums import EnumWords
from mdlint.draft2020.values import shown
from mdlint.schema.cells.column import Column
from mdlint.schema.cells.numbers import number_in, refusal
from mdlint.schema.keywords import KEYWORDS
from mdlint.text.words import listed, shortened
from mdlint.values import Notation, Number, is_currency, parse_number

_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
# A longer text is not one number.
_LONGEST = 60
# A hint may try a notation with a unit that the grammar of numbers does not know, and preparing it takes 2 ms. This
# bounds the cost for a table.
_MOST_NOTATIONS = 50


class _NumberKeyword(NamedTuple):
    """A keyword with which a column may read a text as a number: its name, and its functions."""

    name: str
    suggest: Callable[[str, Column], Iterator[Any]]
    read_column: Callable[[Sequence[Any], Column], Column]


@cache
def _number_keywords() -> list[_NumberKeyword]:
    return [
        _NumberKeyword(keyword.name, keyword.suggest, keyword.read_column)
        for keyword in KEYWORDS.values()
        if keyword.suggest and keyword.read_column
    ]


class _Way(NamedTuple):
    """A keyword for a column, with its value."""

    keyword: _NumberKeyword
    value: Any

    def __str__(self) -> str:
        return f'"{self.keyword.name}": {shown(self.value)}'

    def read(self, column: Column) -> Column:
        """Return a column with the keyword."""
        return self.keyword.read_column([self.value], column)


class Hints:
    """The hints about the values of one table.

    `enums` has the values that each `enum` allows.
    """

    def __init__(self) -> None:
        self.enums = EnumWords()
        self._notations: set[Notation | None] = set()

    def number_hint(self, text: str, column: Column, *, is_whole: bool = False) -> str | None:
        """Return a help that tells how a text is written as a number, or which keyword of the column reads it as one.

        None if there is no such way, or if the column allows no numbers. `is_whole` is for a column of integers.
        """
        if not column.may_be_number or len(text) > _LONGEST:
            return None
        if not _may_begin_number(text):
            return _letters(text, column)
        number = parse_number(text, column.notation)
        by_keyword = self._keywords(text, column, is_whole=is_whole)
        if number is not None and (words := refusal(number, column)):
            return f"{words[:-1]}; with {by_keyword}" if by_keyword else words
        letters = _letters(text, column)
        return letters or (by_keyword and f"With {by_keyword}") or _misplaced(text, column, is_whole=is_whole)

    def _keywords(self, text: str, column: Column, *, is_whole: bool) -> str | None:
        """Return the keywords with which a column reads a text as a number, and the number; None if there are none.

        One keyword is tried first, then two.
        """
        ways = [_Way(keyword, value) for keyword in _number_keywords() for value in keyword.suggest(text, column)]
        # A second value of a keyword replaces the first one, and was tried by itself.
        pairs = ((first, second) for first, second in permutations(ways, 2) if first.keyword is not second.keyword)
        for chosen in chain(((way,) for way in ways), pairs):
            number = self._number_in(text, chosen, column)
            if number is not None and not (is_whole and number.value % 1):
                return f"{listed(map(str, chosen), 'and')}, the column reads it as {_written(number)}."
        return None

    def _number_in(self, text: str, chosen: Iterable[_Way], column: Column) -> Number | None:
        """Read a text as a number by a column with further keywords; None if it is not one, or that takes too long."""
        known = (None, column.notation)
        for way in chosen:
            column = way.read(column)
        if column.notation not in known and column.notation not in self._notations:
            if len(self._notations) == _MOST_NOTATIONS:
                return None
            self._notations.add(column.notation)
        return number_in(text, column)


def _may_begin_number(text: str) -> bool:
    """Whether a text begins as a number may: with anything but a letter, unless that is of a currency, as in `R$ 5`."""
    return not text[:1].isalpha() or any(map(is_currency, text))


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


def _written(number: Number) -> str:
    # A duration of several fields has no decimals of its own.
    return shortened(f"{number.value:.{number.decimals}f}" if number.decimals > 0 else f"{number.value:.15g}")
