"""Finds all violations of a schema in a table: in the header, in cells, in rows, and between rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mdlint.draft2020.errors import JsonError, unevaluated_errors
from mdlint.draft2020.values import JSONPath
from mdlint.model import Related
from mdlint.schema.check.bind import BoundTable
from mdlint.schema.check.clean import is_clean_column, is_clean_table
from mdlint.schema.check.meant import branch_meant, is_about_columns
from mdlint.schema.check.place import overridden
from mdlint.schema.check.repeated_rows import repeated_rows
from mdlint.schema.check.shifted_cells import doubts
from mdlint.schema.compiled.columns import Occurrence
from mdlint.schema.table.view import ReadColumn, View
from mdlint.schema.table.violation import At, Violation

if TYPE_CHECKING:  # most tables have no violation
    from mdlint.schema.check.hints import Hints

# The rule that reports rows with too few or too many cells.
_SHAPE = "ragged-row"
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


class _Reported(NamedTuple):
    """The rows, and the rows of cells by column, that an earlier relation has reported."""

    rows: set[int]
    cells: dict[str, set[int]]


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
        self._faulty: dict[str, set[int]] = defaultdict(set)
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
        yield from self._relations()

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
            return self._overridden(error, violation._replace(explained_by=_SHAPE if is_absent else ""))
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
                    explained_by = _SHAPE if row in self._doubts else ""
                    yield self._overridden(error, violation._replace(explained_by=explained_by))

    def _whole_table(self, errors: Iterable[JsonError]) -> Iterator[Violation]:
        """Report errors of the whole table."""
        for error in errors:
            from mdlint.schema.check.messages import table_violation  # noqa: PLC0415  most tables have no violation

            yield self._overridden(error, table_violation(error))

    def _relations(self) -> Iterator[Violation]:
        """Check the mdlint keywords: first the keywords of columns, then those of the table."""
        for name in self._bound.cells:
            yield from self._column_keywords(name)
        reported = _Reported(set(), defaultdict(set))
        for occurrence in self._schema.table_checks:
            check_table = occurrence.keyword.check_table
            assert check_table is not None
            view = self._view(reported)
            if is_clean_table(occurrence, view):
                continue
            found = list(check_table(occurrence.value, view))
            yield from self._stamped(occurrence, map(self._at_caption, found))
            for violation in found:
                self._add_reported(violation, reported)

    def _add_reported(self, violation: Violation, reported: _Reported) -> None:
        """Leave the cells of a violation out of the next relations: the cells it names, or else its rows."""
        if violation.cells and violation.at.row is not None:
            for name, read in self._bound.cells.items():
                if read.index in violation.cells:
                    reported.cells[name].add(violation.at.row)
        else:
            places = (violation.at, *(other.at for other in violation.related))
            reported.rows.update(at.row for at in places if at.row is not None)

    def _column_keywords(self, name: str) -> Iterator[Violation]:
        """Check the keywords of a column. A cell that one keyword reports is not checked by the next."""
        faulty = set(self._faulty[name])
        view = self._view()._replace(faulty={name: faulty})
        read = self._bound.cells[name]
        movable = {row for row, doubt in self._doubts.items() if doubt.movable <= read.index < self._bound.table.width}
        for occurrence in self._schema.column_checks(name):
            keyword = occurrence.keyword
            assert keyword.check_column is not None
            if not movable and is_clean_column(occurrence, view, name):
                continue
            found = list(keyword.check_column(occurrence.value, view, name))
            if movable:
                # Other cells are not compared with cells that may be in the wrong column.
                without = view._replace(faulty={name: faulty | movable})
                found = [each for each in found if each.at.row in movable]
                found += keyword.check_column(occurrence.value, without, name)
            yield from self._stamped(occurrence, (_at_text(each, read) for each in found))
            rows = {each.at.row for each in found if each.at.row is not None and not each.is_remark}
            faulty |= rows
            if keyword.is_about_value:
                self._faulty[name] |= rows

    def _stamped(self, occurrence: Occurrence, found: Iterable[Violation]) -> Iterator[Violation]:
        """Fill in the keyword and the rule of violations, and the message and the severity that the schema sets."""
        keyword = occurrence.keyword
        assert keyword.rule is not None
        for violation in found:
            path = (*occurrence.path, keyword.name)
            stamped = violation._replace(keyword=keyword.name, rule=violation.rule or keyword.rule, path=path)
            stamped = self._explained(stamped, is_relation=keyword.check_table is not None)
            if not violation.is_remark:
                stamped = overridden(stamped, self._schema.schema, occurrence.path, {keyword.name})
            yield stamped

    def _explained(self, violation: Violation, *, is_relation: bool) -> Violation:
        """Mark a violation in cells that may be in the wrong columns, since their row has too few or too many cells.

        A relation between rows holds for the cells where a reader sees them, so it is not marked, unless a whole column
        may be another.
        """
        doubt = self._doubts.get(violation.at.row) if violation.at.row is not None else None
        if doubt is None or (is_relation and not violation.cells and not doubt.is_of_header):
            return violation
        # A column made of captions has a higher number, and no cells in the row.
        columns = {violation.at.column, *violation.cells} & set(range(self._bound.table.width))
        if max((column for column in columns if column is not None), default=-1) < doubt.movable:
            return violation
        return violation._replace(explained_by=_SHAPE)

    def _at_caption(self, violation: Violation) -> Violation:
        """Move a violation in a column made of captions to the caption."""
        group = self._bound.group
        return _at_text(violation, self._bound.cells[group.name]) if group else violation

    def _view(self, reported: _Reported | None = None) -> View:
        bound = self._bound
        faulty: Mapping[str, AbstractSet[int]] = self._faulty
        if reported and reported.cells:
            faulty = {**faulty, **{name: self._faulty[name] | rows for name, rows in reported.cells.items()}}
        return View(
            columns=bound.cells,
            rows=bound.rows,
            align=bound.table.align,
            required=self._schema.required,
            faulty=faulty,
            reported=reported.rows if reported else frozenset(),
            repeated=lambda: self._repeated,
            conventions=self._schema.conventions,
            is_html=bound.table.kind == "html",
            doubled=bound.doubled,
            is_aligned=bound.table.kind in ("pipe", "html"),
            group_column=self._schema.layout.group_column,
            left_out=lambda: bound.unchecked,
            read=bound.read,
        )

    @cached_property
    def _repeated(self) -> frozenset[int]:
        return repeated_rows(self._bound)


def _value_meant(error: JsonError) -> int | None:
    """Return the number of the value that an error in a cell is about; None for the whole cell."""
    path = branch_meant(error).path
    return int(path[0]) if path else None


def _at_text(violation: Violation, read: ReadColumn) -> Violation:
    """Move a violation in a column to the cells that its texts are written in."""

    def moved(at: At) -> At:
        if at.column != read.index:
            return at
        if at.row is None:
            return at if read.is_written else at._replace(column=None)
        return read.at(at.row)._replace(part=at.part)

    related = tuple(Related(moved(other.at), other.message) for other in violation.related)
    return violation._replace(at=moved(violation.at), related=related)
