"""A proposal: a keyword that the schema of a family may get, the evidence for it, and the rule of how much is enough."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from mdlint.infer.past import Past
from mdlint.schema import JSON, At

# From this many rows on, the rows of one table are enough, and exceptions are allowed.
ENOUGH_ROWS = 20
# From this many tables on, fewer rows are enough: tables that were written apart agree.
ENOUGH_TABLES = 3
_ROWS_IN_TABLES = 10
# Of this many rows, one may be an exception.
DEFAULT_TOLERANCE = 0.02
# The same if people mended most of the exceptions of the past.
_KEPT_TOLERANCE = 0.15


class FamilyPlace(NamedTuple):
    """A place in the tables of a family: the number of the table, and the place in it."""

    table: int
    at: At


class Evidence(NamedTuple):
    """What a proposal rests on: how many rows and tables were looked at, and the places that break it.

    `may_be_chance` if rows without any rule would often look the same, as the order of three rows does. `past` is what
    the history of the pages says, if it was read.
    """

    rows: int
    tables: int
    exceptions: tuple[FamilyPlace, ...] = ()
    may_be_chance: bool = False
    past: Past | None = None

    def is_enough(self, tolerance: float = DEFAULT_TOLERANCE) -> bool:
        """Whether the evidence is enough for a proposal.

        There must be 20 rows, or 3 tables with 10 rows. Exceptions are allowed from 20 rows on: one, or the share
        `tolerance` of the rows.

        The history counts for more. A rule that people kept may have exceptions in more rows, and is not a coincidence.
        A rule whose exceptions nobody mended is not proposed.
        """
        is_many = self.rows >= ENOUGH_ROWS or (self.tables >= ENOUGH_TABLES and self.rows >= _ROWS_IN_TABLES)
        if self.past is not None and self.past.is_kept:
            return is_many and len(self.exceptions) <= self.allowed(_KEPT_TOLERANCE)
        if self.may_be_chance or (self.past is not None and self.past.is_ignored):
            return False
        return is_many and len(self.exceptions) <= self.allowed(tolerance)

    def allowed(self, tolerance: float = DEFAULT_TOLERANCE) -> int:
        """Return how many exceptions are allowed."""
        return max(1, int(tolerance * self.rows)) if self.rows >= ENOUGH_ROWS else 0

    @property
    def holding(self) -> int:
        """How many of the rows hold."""
        return self.rows - len({(place.table, place.at.row) for place in self.exceptions})


# `("columns", NAME, KEYWORD)` for a keyword of a column, `("required",)` for a keyword of the rows, and `(KEYWORD,)` for
# a keyword of the table.
SchemaPath: TypeAlias = tuple[str, ...]


class Proposal(NamedTuple):
    """A keyword with its value, and the evidence for it.

    `tolerance` is the share of the rows that may be exceptions. Several proposals for `compare` and other lists are
    joined to one list.
    """

    path: SchemaPath
    value: JSON
    evidence: Evidence
    tolerance: float = DEFAULT_TOLERANCE

    @property
    def column(self) -> str | None:
        """The column that the keyword is for; None for a keyword of the rows or of the table."""
        return self.path[1] if self.path[0] == "columns" else None

    @property
    def keyword(self) -> str:
        """The name of the keyword."""
        return self.path[-1]

    @property
    def is_supported(self) -> bool:
        """Whether the evidence is enough."""
        return self.evidence.is_enough(self.tolerance)


def for_column(name: str, keyword: str, value: JSON, evidence: Evidence) -> Proposal:
    """Return the proposal of a keyword for a column."""
    return Proposal(("columns", name, keyword), value, evidence)


def exceptions_in(places: Sequence[FamilyPlace]) -> tuple[FamilyPlace, ...]:
    """Return places in the order in which a reader finds them, each once."""
    return tuple(sorted(dict.fromkeys(places), key=_reading_order))


def _reading_order(place: FamilyPlace) -> tuple[int, int, int]:
    """Return what places are sorted by. The header is above the row 0, and a whole row is before its cells."""
    row, column = place.at.row, place.at.column
    return place.table, -1 if row is None else row, -1 if column is None else column
