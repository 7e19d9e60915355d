"""The columns that name the rows of a table: its key, chosen by the texts in the columns alone."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from mdlint.model import Table
from mdlint.plain_rows import have_no_markup
from mdlint.text.words import collapsed
from mdlint.values import is_missing, parse_number

# The texts of a column from top to bottom, and those of all columns of a table.
Texts: TypeAlias = Sequence[str]
Columns: TypeAlias = Sequence[Texts]

# Wider keys would name rows by almost all that is in them.
_WIDEST = 3
# Sets of columns are tried one after the other, and each takes time for all rows.
_MOST_CANDIDATES = 6
# The share of different rows with which a key is good enough.
_MOST_ROWS = 0.9


def columns_of(table: Table) -> list[list[str]]:
    """Return the texts of each column, with white space collapsed. Short rows have empty texts at their end."""
    if have_no_markup(table.rows):
        # They have no other white space than single spaces.
        return list(table.rows.columns)
    texts = [[collapsed(text) for text in row.texts(table.width)] for row in table.rows]
    return [list(column) for column in zip(*texts, strict=True)] if texts else [[] for _ in range(table.width)]


def key_columns(tables: Sequence[Columns]) -> tuple[int, ...]:
    """Return the numbers of the columns that name the rows in each of some tables with the same columns.

    It is the smallest set of columns in which no two rows of a table are equal. Columns of names come before columns of
    whole numbers, and columns on the left before others; columns of other values are never a key. Empty if there is no
    such set.
    """
    return next((columns for columns in _candidates(tables) if _least_share(tables, columns) == 1.0), ())


def likely_key(table: Columns) -> tuple[int, ...]:
    """Return the key of a table in which some rows may have the same name by mistake. Empty if nothing names its rows.

    It is the first set that tells most rows apart, or else the one that tells more apart than all others.
    """
    best: tuple[int, ...] = ()
    most = 0.0
    for columns in _candidates([table]):
        share = _least_share([table], columns)
        if share >= _MOST_ROWS:
            return columns
        if share > most:
            best, most = columns, share
    return best


def _candidates(tables: Sequence[Columns]) -> Iterator[tuple[int, ...]]:
    """Yield sets of columns that may be a key, the best ones first."""
    width = min((len(table) for table in tables), default=0)
    kinds = [_kind(text for table in tables for text in table[column]) for column in range(width)]
    names = [column for column in range(width) if kinds[column] == "name"][:_MOST_CANDIDATES]
    numbers = [column for column in range(width) if kinds[column] == "number"]
    both = [*names, *numbers][:_MOST_CANDIDATES]
    for size in range(1, _WIDEST + 1):
        yield from combinations(names, size)
        # A number alone names no row that has a name.
        mixed = (columns for columns in combinations(both, size) if set(columns).difference(names))
        yield from (columns for columns in mixed if not names or set(columns).intersection(names))


def _kind(texts: Iterable[str]) -> str:
    """Return what most texts of a column are: `name`, `number` (a whole one) or `value`. Missing values do not count."""
    count = {"name": 0, "number": 0, "value": 0}
    for text in texts:
        if not is_missing(text):
            count[_kind_of(text)] += 1
    return max(count, key=lambda kind: count[kind]) if any(count.values()) else "value"


def _kind_of(text: str) -> str:
    if parse_number(text) is None:
        return "name" if any(map(str.isalpha, text)) else "value"
    return "number" if text.isdecimal() else "value"


def _least_share(tables: Sequence[Columns], columns: Sequence[int]) -> float:
    """Return how many different rows there are for each row of some columns, in the table with the fewest."""
    counts = [(len(set(zip(*(table[column] for column in columns), strict=True))), len(table[0])) for table in tables]
    return min(different / rows if rows else 1.0 for different, rows in counts)
