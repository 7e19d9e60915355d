"""Everything a schema finds in a table: in the header, in cells, in rows, between rows."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from mdlint.schema.faults import unevaluated_faults
from mdlint.schema.header_check import Header, header_findings, is_about_columns
from mdlint.schema.messages import Words, branch_meant, cell_words, row_words, table_words
from mdlint.schema.view import View
from mdlint.schema.violations import Override, Violation, override

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from mdlint.model import Row
    from mdlint.schema.binding import BoundTable
    from mdlint.schema.columns import Occurrence
    from mdlint.schema.faults import Fault
    from mdlint.schema.json_values import JSONPath
    from mdlint.schema.keywords import Found
    from mdlint.schema.view import ReadColumn


# More wrong values in one cell are one mistake, and each is looked for in all of the cell.
MOST_IN_CELL = 20


def violations(bound: BoundTable) -> list[Violation]:
    """Everything in a table that its schema does not allow, each thing once.

    A cell with a finding of its own takes no part in relations, and a row that one relation speaks of takes none in the
    next: one mistake, one finding.
    """
    plan = bound.schema.plan
    is_idle = not (plan.header or plan.looks_at_rows or any(column.is_known for column in bound.columns if column))
    if is_idle and not bound.group:
        return []
    return list(dict.fromkeys(_Check(bound).violations()))


class _Check:
    """One look at one table. `faulty` gathers the cells with findings: by column, the rows."""

    def __init__(self, bound: BoundTable) -> None:
        self._bound = bound
        self._schema = bound.schema
        self._plan = bound.schema.plan
        self._faulty: dict[str, set[int]] = defaultdict(set)

    def violations(self) -> Iterator[Violation]:
        instance = self._bound.instance if self._plan.looks_at_rows else []
        row_faults = list(self._plan.row_faults(instance))
        table_faults = list(self._plan.table_faults(instance)) if self._plan.looks_at_rows else []
        # An error of the whole table may lie inside a row.
        row_faults += [
            (int(fault.path[0]), fault._replace(path=fault.path[1:])) for fault in table_faults if fault.path
        ]
        row_faults = [(number, inner) for number, fault in row_faults for inner in unevaluated_faults(fault)]
        yield from self._header(fault for _, fault in row_faults if is_about_columns(fault))
        for name, read in self._bound.cells.items():
            for part in self._plan.column_parts(name):
                yield from self._cells(name, part.column_faults(read.values))
        yield from self._rows([(number, fault) for number, fault in row_faults if not is_about_columns(fault)])
        for fault in table_faults:
            if not fault.path:
                yield self._violation(fault, table_words(fault), None, None)
        yield from self._relations()

    def _violation(self, fault: Fault, words: Words, row: int | None, column: int | None) -> Violation:
        keyword = fault.keyword or "false"
        # At a cell, the error of one branch may be the one that is said.
        meant = fault if column is None else branch_meant(fault)
        own = override(self._schema.schema, meant.schema_path, {keyword, meant.keyword or "false"})
        message, hint = (own.message, None) if own.message else (words.message, words.help)
        return Violation(keyword, words.rule, message, row, column, hint, own.severity)

    def _header(self, row_faults: Iterable[Fault]) -> Iterator[Violation]:
        """Find missing and unknown columns."""
        faults = [*self._plan.header_faults(dict.fromkeys(self._bound.cells)), *row_faults]
        if faults:
            places = {name: read.index for name, read in self._bound.cells.items()}
            header = Header(self._bound.table, places, self._schema.headers, self._schema.canonical)
            for found in header_findings(header, faults):
                yield self._violation(found.fault, found.words, None, found.column)

    def _cells(self, name: str, faults: Iterable[tuple[int, Fault]]) -> Iterator[Violation]:
        """Find the cells of a column that are not allowed, with one finding for each: of its type, if that is wrong.

        In a cell that holds several values, there is one for each of them, up to `MOST_IN_CELL`.
        """
        first: dict[int, dict[int | None, Fault]] = defaultdict(dict)
        for number, fault in faults:
            of_cell, part = first[number], _part_of(fault)
            if part not in of_cell or (fault.keyword == "type" and of_cell[part].keyword != "type"):
                of_cell[part] = fault
        for number, of_cell in first.items():
            row = self._bound.rows[number]
            if row not in self._faulty[name]:
                self._faulty[name].add(row)
                # Where the whole is wrong, its parts are not what they are taken for.
                meant = [(None, of_cell[None])] if None in of_cell else list(of_cell.items())[:MOST_IN_CELL]
                yield from (self._cell(name, number, part, fault) for part, fault in meant)

    def _cell(self, name: str, number: int, part: int | None, fault: Fault) -> Violation:
        """Say what is wrong with a cell, or with one of the values in it."""
        read = self._bound.cells[name]
        place = read.place(self._bound.rows[number])
        if part is None:
            words = cell_words(fault, read.column, read.contents[number].replace("\n", " "))
            if place[1] is None and words.rule == "missing-value":
                message = f"no caption above this row gives its {name}; the column needs a value in every row"
                words = words._replace(message=message)
            return self._violation(fault, words, *place)
        piece = read.pieces(number)[part]
        text = read.contents[number][piece.start : piece.end]
        found = self._violation(fault, cell_words(fault, read.column.part(part), text), *place)
        return found._replace(part=read.within(number, piece.start, piece.end))

    def _rows(self, faults: Iterable[tuple[int, Fault]]) -> Iterator[Violation]:
        """Find what is wrong with rows: at the cell that an error is about, or at the whole row."""
        by_column: dict[str, list[tuple[int, Fault]]] = defaultdict(list)
        whole: list[tuple[int, Fault]] = []
        for number, fault in faults:
            if fault.path:
                by_column[str(fault.path[0])].append((number, fault._replace(path=fault.path[1:])))
            else:
                whole.append((number, fault))
        yield from self._whole_rows(whole)
        for name, cell_faults in by_column.items():
            yield from self._cells(name, cell_faults)

    def _whole_rows(self, faults: Iterable[tuple[int, Fault]]) -> Iterator[Violation]:
        """Find the rows that are wrong as a whole. What is wrong alike with all rows, two at least, is said of the header."""
        alike: dict[tuple[JSONPath, Words], dict[int, Fault]] = defaultdict(dict)
        for number, fault in faults:
            alike[fault.schema_path, row_words(fault)][number] = fault
        for (_, words), by_number in alike.items():
            if len(by_number) == len(self._bound.rows) > 1:
                fault = by_number[0]
                yield self._violation(fault, row_words(fault, "each row"), None, None)
            else:
                for number, fault in by_number.items():
                    yield self._violation(fault, words, self._bound.rows[number], None)

    def _relations(self) -> Iterator[Violation]:
        """Run the mdlint keywords: those of columns, then those of the table."""
        for name in self._bound.cells:
            yield from self._column_keywords(name)
        left_out: frozenset[int] = frozenset()
        for occurrence in self._schema.table_checks:
            check_table = occurrence.keyword.check_table
            assert check_table is not None
            found = list(check_table(occurrence.value, self._view(left_out)))
            yield from self._keyword(occurrence, [self._at_caption(one) for one in found])
            left_out |= {
                row for one in found for row in (one.row, *(place[0] for place in one.related)) if row is not None
            }

    def _column_keywords(self, name: str) -> Iterator[Violation]:
        """Run the keywords of a column. A cell that one finds a mistake in takes no part in the next."""
        faulty = set(self._faulty[name])
        view = self._view(frozenset())._replace(faulty={name: faulty})
        for occurrence in self._schema.column(name).checks:
            keyword = occurrence.keyword
            assert keyword.check_column is not None
            found = list(keyword.check_column(occurrence.value, view, name))
            yield from self._keyword(occurrence, [_at_source(one, self._bound.cells[name]) for one in found])
            rows = {one.row for one in found if one.row is not None and not one.is_remark}
            faulty |= rows
            if keyword.is_about_value:
                self._faulty[name] |= rows

    def _keyword(self, occurrence: Occurrence, found: Iterable[Found]) -> Iterator[Violation]:
        keyword = occurrence.keyword
        assert keyword.rule is not None
        given = override(self._schema.schema, occurrence.path, {keyword.name})
        for one in found:
            own = Override(None, None) if one.is_remark else given
            message, hint = (own.message, None) if own.message else (one.message, one.help)
            rule = one.rule or keyword.rule
            place = (one.row, one.column)
            yield Violation(keyword.name, rule, message, *place, hint, own.severity, one.related, one.part)

    def _at_caption(self, found: Found) -> Found:
        """What a table keyword finds, at a caption what is about the column that captions make."""
        group = self._bound.group
        return _at_source(found, self._bound.cells[group.name]) if group else found

    def _view(self, left_out: frozenset[int]) -> View:
        bound = self._bound
        return View(
            columns=bound.cells,
            rows=bound.rows,
            align=bound.table.align,
            required=self._schema.required,
            faulty=self._faulty,
            left_out=left_out,
            repeated=lambda: self._repeated,
            conventions=self._schema.conventions,
            is_html=bound.table.kind == "html",
            doubled=bound.doubled,
            is_aligned=bound.table.kind in ("pipe", "html"),
            group_column=self._schema.group_column,
        )

    @cached_property
    def _repeated(self) -> frozenset[int]:
        """The rows that agree with another one in the text and the links of every cell, those from above included."""
        rows: dict[Hashable, list[int]] = defaultdict(list)
        above = [read.texts for read in self._bound.cells.values() if read.takes_from_above]
        for place, number in enumerate(self._bound.rows):
            rows[_content(self._bound.table.rows[number]), tuple(texts[place] for texts in above)].append(number)
        return frozenset(number for numbers in rows.values() if len(numbers) > 1 for number in numbers)


def _part_of(fault: Fault) -> int | None:
    """Which of the values in a cell an error is about; None for the cell as a whole."""
    path = branch_meant(fault).path
    return int(path[0]) if path else None


def _at_source(found: Found, read: ReadColumn) -> Found:
    """What a keyword finds in a column, said of the cells that the texts stand in."""

    def place(row: int | None, column: int | None) -> tuple[int | None, int | None]:
        if column != read.index:
            return row, column
        if row is None:
            return None, column if read.is_written else None
        return read.place(row)

    row, column = place(found.row, found.column)
    return found._replace(row=row, column=column, related=tuple((*place(*one[:2]), one[2]) for one in found.related))


def _content(row: Row) -> Hashable:
    return tuple((cell.text, *(link.target for link in cell.links)) for cell in row.cells)
