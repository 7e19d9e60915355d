"""A family as it is read so far: its tables, bound to the schema of the proposals that were accepted."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mdlint.infer.compose import table_schema
from mdlint.infer.families import Family
from mdlint.infer.proposal import Evidence, FamilyPlace, Proposal, exceptions_in
from mdlint.model import Cell
from mdlint.schema import JSON, At, BoundTable


class FamilyCell(NamedTuple):
    """A cell of a family: its place, its text as a reader sees it, its value as the schema reads it, and the cell."""

    place: FamilyPlace
    text: str
    value: JSON
    cell: Cell


class Known:
    """A family, read by the proposals so far.

    `tables` are its tables, each bound to the schema of these proposals: `tables[n].cells[NAME]` is a column with its
    `rows`, `texts` and `values`.
    """

    def __init__(self, family: Family, proposals: Sequence[Proposal] = ()) -> None:
        self.family = family
        self.proposals = tuple(proposals)
        self.schema = table_schema(family, self.proposals)
        self._entries: dict[str, list[FamilyCell]] = {}

    @cached_property
    def tables(self) -> tuple[BoundTable, ...]:
        """The tables of the family."""
        return tuple(BoundTable(table.table, self.schema) for table in self.family.tables)

    def entries(self, name: str) -> list[FamilyCell]:
        """Return the cells of a column in all tables that have it. Rows that are not data are left out."""
        if name not in self._entries:
            self._entries[name] = list(self._read(name))
        return self._entries[name]

    def present(self, name: str) -> list[FamilyCell]:
        """Return the cells of a column that are not missing values."""
        return [entry for entry in self.entries(name) if entry.value is not None]

    def texts(self) -> Iterator[tuple[str, list[FamilyCell]]]:
        """Yield each column of texts, with its cells that are not missing values."""
        for name in self.family.columns:
            if "string" in self.types(name):
                yield name, self.present(name)

    def keyword(self, name: str, keyword: str) -> JSON:
        """Return the value of a keyword that was proposed for a column; None without one."""
        path = ("columns", name, keyword)
        return next((proposal.value for proposal in self.proposals if proposal.path == path), None)

    def types(self, name: str) -> frozenset[str]:
        """Return the JSON types that were proposed for a column; empty if no type was."""
        types = self.keyword(name, "type")
        return frozenset([types] if isinstance(types, str) else map(str, types) if isinstance(types, list) else ())

    def _read(self, name: str) -> Iterator[FamilyCell]:
        for number, bound in enumerate(self.tables):
            read = bound.cells.get(name)
            if read is not None:
                cells = zip(read.rows, read.texts, read.values, read.cells.values(), strict=True)
                for row, text, value, cell in cells:
                    yield FamilyCell(FamilyPlace(number, At(row, read.index)), text, value, cell)


def evidence_of(entries: Sequence[FamilyCell], exceptions: Sequence[FamilyPlace] = ()) -> Evidence:
    """Return the evidence of some cells: their number, the number of their tables, and the places that break it."""
    return Evidence(len(entries), len({entry.place.table for entry in entries}), exceptions_in(exceptions))
