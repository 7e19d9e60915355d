"""Tables of Markdown pages. Cells are texts, as a reader sees them."""

from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from functools import lru_cache

from mdlint.dialect_names import Dialect
from mdlint.errors import SourceError
from mdlint.files.utf8 import Unreadable
from mdlint.markdown import read_page
from mdlint.model import Page, Row, Table
from mdlint.places import place_of
from mdlint.sources.texts import unreadable, whole_text
from mdlint.sources.values import Columns, SourceSpec, SourceValue
from mdlint.text.words import collapsed, did_you_mean, listed, quoted


class _RowRecord:
    """A row of a table. `line` is its line; None in a notebook, whose lines are counted in its cells."""

    __slots__ = ("_columns", "_line", "_place", "_texts")

    def __init__(self, columns: Columns, texts: list[str], place: str, line: int | None) -> None:
        self._columns = columns
        self._texts = texts
        self._place = place
        self._line = line

    @property
    def place(self) -> str:
        return self._place

    @property
    def names(self) -> Collection[str]:
        return self._columns

    def get(self, field: str) -> SourceValue:
        return SourceValue(self._texts[self._columns.number(field)], self._place, self._line)


def table_records(spec: SourceSpec) -> Iterator[_RowRecord]:
    """Yield the rows of the tables of a page that `heading` and `columns` describe. Raises SourceError."""
    page = _page(whole_text(spec), spec.path, spec.dialect)
    if isinstance(page, Unreadable):
        raise unreadable(spec, page)
    tables = [table for table in page.tables if _is_under(table, spec.heading)]
    if not tables:
        where = f" under a heading {quoted(spec.heading)}" if spec.heading else ""
        raise SourceError(spec.path, "", f"has no table{where}")
    chosen = [(table, columns) for table in tables if (columns := _columns(spec, table)).keys() >= set(spec.columns)]
    if not chosen:
        raise _no_such_table(spec, tables)
    for table, columns in chosen:
        for row in table.rows[table.further_header_rows :]:
            place = place_of(page.notebook_cells, row.span)
            words = f"line {place.span.line}" if place.cell is None else f"cell {place.cell}, line {place.span.line}"
            line = None if page.notebook_cells else place.file_line
            yield _RowRecord(columns, _texts(row, table.width), words, line)


# Several keywords of a schema may ask for tables of one page. Parsing takes ten times as long as reading.
@lru_cache(maxsize=8)
def _page(text: str, path: str, dialect: Dialect) -> Page | Unreadable:
    return read_page(text, path, dialect)


def _is_under(table: Table, heading: str) -> bool:
    return not heading or any(fnmatchcase(above.text, heading) for above in table.headings)


def _columns(spec: SourceSpec, table: Table) -> Columns:
    return Columns(spec, [cell.text for cell in table.header.cells])


def _texts(row: Row, width: int) -> list[str]:
    return [collapsed(text) for text in row.texts(width)]


def _no_such_table(spec: SourceSpec, tables: list[Table]) -> SourceError:
    """Return the error for columns that no table has all of. The first one that the nearest table lacks may be misspelled."""
    headers = [_columns(spec, table).keys() for table in tables]
    most = max(len(header & set(spec.columns)) for header in headers)
    nearest = [header for header in headers if len(header & set(spec.columns)) == most]
    missing = next(name for name in spec.columns if name not in nearest[0])
    meant = did_you_mean(missing, [name for header in nearest for name in header])
    noun = "column" if len(spec.columns) == 1 else "columns"
    return SourceError(spec.path, "", f"no table has the {noun} {listed(map(quoted, spec.columns), 'and')}{meant}")
