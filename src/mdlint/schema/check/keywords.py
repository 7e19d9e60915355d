"""Checks a table by the keywords of the mdlint vocabulary: those of its columns, then those between columns and rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import NamedTuple

from mdlint.model import Related
from mdlint.schema.check.bind import BoundTable
from mdlint.schema.check.clean import is_clean_column, is_clean_table
from mdlint.schema.check.place import overridden
from mdlint.schema.check.repeated_rows import repeated_rows
from mdlint.schema.check.shifted_cells import SHAPE_RULE, Doubt
from mdlint.schema.compiled.columns import Occurrence
from mdlint.schema.table.view import ReadColumn, View
from mdlint.schema.table.violation import At, Violation


class _Reported(NamedTuple):
    """The rows, and the rows of cells by column, that an earlier relation has reported."""

    rows: set[int]
    cells: dict[str, set[int]]


class KeywordCheck:
    """The check of one table, given its doubtful rows, and the rows of faulty cells by column, to which it adds."""

    def __init__(self, bound: BoundTable, doubts: Mapping[int, Doubt], faulty: defaultdict[str, set[int]]) -> None:
        self._bound = bound
        self._schema = bound.schema
        self._doubts = doubts
        self._faulty = faulty

    def violations(self) -> Iterator[Violation]:
        """Check the keywords of columns first, then those of the table."""
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
        return violation._replace(explained_by=SHAPE_RULE)

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
