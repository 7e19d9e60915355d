"""Finds all violations of a schema in a table: in the header, in cells, in rows, and between rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from mdlint.draft2020.errors import JsonError, unevaluated_errors
from mdlint.draft2020.values import JSONPath
from mdlint.schema.check.bind import BoundTable
from mdlint.schema.check.keywords import KeywordCheck
from mdlint.schema.check.meant import branch_meant, is_about_columns
from mdlint.schema.check.place import overridden
from mdlint.schema.check.shifted_cells import SHAPE_RULE, doubts
from mdlint.schema.table.violation import At, Violation

if TYPE_CHECKING:  # most tables have no violation
    from mdlint.schema.check.hints import Hints

# A cell with more wrong values is one mistake, and locating each value takes time linear in the length of the cell.
MOST_IN_CELL = 20


def violations(bound: BoundTable) -> list[Violation]:
    """Return all violations of the schema in a table, each once.

    To report a mistake once, relations between cells ignore faulty cells and missing cells. Cells that break one
    relation are not checked for the next. Cells that are in the wrong columns are not checked at all.
    """
    if not is_checked(bound):
        return []
    unique: dict[Violation, Violation] = {}
    for violation in map(_with_subject, _Check(bound).violations()):
        # Two parts of a schema may ask for the same.
        unique.setdefault(violation._replace(path=()), violation)
    return list(unique.values())


def is_checked(bound: BoundTable) -> bool:
    """Whether the schema asks for anything in the table: it knows a column, or is about the header or whole rows."""
    partition = bound.schema.partition
    return bool(partition.header or partition.looks_at_rows or bound.knows_a_column or bound.group or bound.misnamed)


def _with_subject(violation: Violation) -> Violation:
    """Return a violation whose message names the column by its number, if the column has no name."""
    column = violation.at.column
    if column is None or not violation.message.startswith(" "):
        return violation
    return violation._replace(message=f"column {column + 1}{violation.message}")


class _Check:
    """The check of one table.

    `_faulty` collects the rows of the cells with violations, by column. It also has the cells in the wrong columns.
    """

    def __init__(self, bound: BoundTable) -> None:
        self._bound = bound
        self._schema = bound.schema
        self._partition = bound.schema.partition
        self._doubts = doubts(bound)
        self._faulty: defaultdict[str, set[int]] = defaultdict(set)
        for read in bound.cells.values() if self._doubts else ():
            shifted = {row for row, doubt in self._doubts.items() if doubt.shifted <= read.index < bound.table.width}
            self._faulty[read.name] |= shifted

    @cached_property
    def _hints(self) -> "Hints":
        from mdlint.schema.check.hints import Hints  # noqa: PLC0415  most tables have no violation

        return Hints()

    def violations(self) -> Iterator[Violation]:
        instance = self._bound.instance if self._partition.looks_at_rows else []
        row_errors = list(self._partition.row_errors(instance))
        table_errors = list(self._partition.table_errors(instance)) if self._partition.looks_at_rows else []
        # The place of an error of the whole table may be inside a row.
        row_errors += [
            (int(error.path[0]), error._replace(path=error.path[1:])) for error in table_errors if error.path
        ]
        asserts_formats = self._schema.layout.asserts_formats
        row_errors = [
            (number, inner)
            for number, error in row_errors
            for inner in unevaluated_errors(error, asserts_formats=asserts_formats)
        ]
        yield from self._header(error for _, error in row_errors if is_about_columns(error))
        for name, read in self._bound.cells.items():
            for part in self._partition.column_parts(name):
                yield from self._cells(name, part.column_errors(read.values))
        yield from self._rows([(number, error) for number, error in row_errors if not is_about_columns(error)])
        yield from self._whole_table(error for error in table_errors if not error.path)
        for name, read in self._bound.cells.items() if self._doubts else ():
            self._faulty[name] |= read.absent
        yield from KeywordCheck(self._bound, self._doubts, self._faulty).violations()

    def _overridden(self, error: JsonError, violation: Violation) -> Violation:
        """Give a violation the message and the severity that the schema sets."""
        # At a cell, the message may be about one branch.
        meant = error if violation.at.column is None else branch_meant(error)
        keywords = {error.keyword or "false", meant.keyword or "false"}
        violation = violation._replace(path=meant.schema_path)
        return overridden(violation, self._schema.schema, meant.schema_path, keywords)

    def _header(self, row_errors: Iterable[JsonError]) -> Iterator[Violation]:
        """Find missing and unknown columns. A column under a misspelled header is missing here, whoever reads it."""
        bound = self._bound
        meant = {wrong.name: bound.headers[wrong.column] for wrong in bound.misnamed if wrong.is_misspelled}
        places = {meant.get(name, name): read.index for name, read in bound.cells.items()}
        errors = [*self._partition.header_errors(dict.fromkeys(places)), *row_errors]
        if errors or bound.misnamed:
            from mdlint.schema.check.header import Header, header_violations  # noqa: PLC0415  most tables have no violation

            header = Header(bound.table, places, self._schema, bound.misnamed, self._hints.enums)
            for error, violation in header_violations(header, errors):
                yield self._overridden(error, violation) if error else violation

    def _cells(self, name: str, errors: Iterable[tuple[int, JsonError]]) -> Iterator[Violation]:
        """Find the faulty cells of a column. Each has one violation: about its type, if the type is wrong.

        A cell with several values has a violation for each faulty value, up to `MOST_IN_CELL`.
        """
        first: dict[int, dict[int | None, JsonError]] = defaultdict(dict)
        for number, error in errors:
            of_cell, value = first[number], _value_meant(error)
            if value not in of_cell or (error.keyword == "type" and of_cell[value].keyword != "type"):
                of_cell[value] = error
        for number, of_cell in first.items():
            row = self._bound.rows[number]
            if row not in self._faulty[name]:
                self._faulty[name].add(row)
                # If the cell is wrong as a whole, its values may have been read wrongly too.
                meant = [(None, of_cell[None])] if None in of_cell else list(of_cell.items())[:MOST_IN_CELL]
                yield from (self._cell(name, number, value, error) for value, error in meant)

    def _cell(self, name: str, number: int, value: int | None, error: JsonError) -> Violation:
        """Return the violation in a cell.

        `value` is the number of the faulty value; None if the cell is faulty as a whole.
        """
        from mdlint.schema.check.messages import cell_violation  # noqa: PLC0415  most tables have no violation

        read = self._bound.cells[name]
        at = read.at(self._bound.rows[number])
        if value is None:
            text = read.contents[number].replace("\n", " ")
            violation = cell_violation(error, at, read.column, text, self._hints)
            is_absent = bool(self._doubts) and self._bound.rows[number] in read.absent
            return self._overridden(error, violation._replace(explained_by=SHAPE_RULE if is_absent else ""))
        start, end, _ = read.pieces(number)[value]
        at = at._replace(part=read.within(number, start, end))
        text = read.contents[number][start:end]
        return self._overridden(error, cell_violation(error, at, read.column.part(value), text, self._hints))

    def _rows(self, errors: Iterable[tuple[int, JsonError]]) -> Iterator[Violation]:
        """Find faulty rows. An error about one cell is reported at that cell."""
        by_column: dict[str, list[tuple[int, JsonError]]] = defaultdict(list)
        whole: list[tuple[int, JsonError]] = []
        for number, error in errors:
            if error.path:
                by_column[str(error.path[0])].append((number, error._replace(path=error.path[1:])))
            else:
                whole.append((number, error))
        if whole:
            yield from self._whole_rows(whole)
        for name, cell_errors in by_column.items():
            yield from self._cells(name, cell_errors)

    def _whole_rows(self, errors: Iterable[tuple[int, JsonError]]) -> Iterator[Violation]:
        """Report faulty rows. An error that all rows share, at least two, is reported at the header."""
        from mdlint.schema.check.messages import row_violation  # noqa: PLC0415  most tables have no violation

        alike: dict[tuple[JSONPath, str], dict[int, JsonError]] = defaultdict(dict)
        for number, error in errors:
            alike[error.schema_path, row_violation(error, At(), self._hints.enums).message][number] = error
        for by_number in alike.values():
            if len(by_number) == len(self._bound.rows) > 1:
                error = by_number[0]
                yield self._overridden(error, row_violation(error, At(), self._hints.enums, "each row"))
            else:
                for number, error in by_number.items():
                    row = self._bound.rows[number]
                    violation = row_violation(error, At(row), self._hints.enums)
                    # The contradiction may be about a missing cell.
                    explained_by = SHAPE_RULE if row in self._doubts else ""
                    yield self._overridden(error, violation._replace(explained_by=explained_by))

    def _whole_table(self, errors: Iterable[JsonError]) -> Iterator[Violation]:
        """Report errors of the whole table."""
        for error in errors:
            from mdlint.schema.check.messages import table_violation  # noqa: PLC0415  most tables have no violation

            yield self._overridden(error, table_violation(error))


def _value_meant(error: JsonError) -> int | None:
    """Return the number of the value that an error in a cell is about; None for the whole cell."""
    path = branch_meant(error).path
    return int(path[0]) if path else None
