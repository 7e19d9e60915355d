"""Fingerprints of findings: what a finding is about, by the content of its page and not by the place on it.

A finding in a table has the headings above the table, its header, the key of the row, and the header of the column. So
its fingerprint stays the same if lines are added above, if rows are added, removed, sorted or aligned, and if other rows
change. A finding outside of tables has the headings above it, and the text of the link or of the line.

Fingerprints are made when a report needs them, of the pages that have findings, which are read again for that.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from mdlint.files.tree import digest
from mdlint.known_rules import KNOWN_RULES
from mdlint.model import Cell, Diagnostic, Heading, Page, Position, Row, Span, Table
from mdlint.row_cells import RowCells
from mdlint.row_keys import columns_of, likely_key
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import collapsed

# A longer text is cut, and ends with a digest of the whole.
_LONGEST = 120
_SEPARATOR = " > "
_PIPE = " | "
_QUOTED = lazy_pattern(r'"[^"]*"')

# The headers of the columns that name the rows of a table. With no column, the text of the whole row names it.
RowKey: TypeAlias = tuple[str, ...]
# Returns the key to use for a table, given its headings, its header, and the texts in the header; None to choose one.
KeyChoice: TypeAlias = Callable[[str, str, Sequence[str]], RowKey | None]


class Fingerprint(NamedTuple):
    """What a finding is about.

    `headings` are the headings above it, `header` the header of its table, "" outside of tables. `row` has the texts of
    its row in the columns of `key`; both are None if it is not about one row. `column` is the header of its column, ""
    if it is about a row as a whole. `text` tells findings at the same place apart: it is the link or the line outside
    of tables, a part of a cell, or the names in the message. `number` counts findings that are equal in all of this.
    """

    path: str
    rule: str
    headings: str
    header: str
    key: RowKey | None
    row: tuple[str, ...] | None
    column: str
    text: str
    number: int = 1

    @property
    def digest(self) -> str:
        """A digest of the fingerprint, in 40 characters. Two findings of a report never have the same."""
        return digest(repr(tuple(self)).encode(errors="surrogatepass"))


def page_fingerprints(
    page: Page | None,
    diagnostics: Sequence[Diagnostic],
    key_choice: KeyChoice = lambda _headings, _header, _names: None,
) -> list[Fingerprint]:
    """Return the fingerprint of each finding of one page. `page` is None if it can't be read, or is another file."""
    if page is None:
        single = [_without_page(diagnostic) for diagnostic in diagnostics]
    else:
        places = _Places(page, key_choice)
        single = [places.fingerprint(diagnostic) for diagnostic in diagnostics]
    return list(_numbered(single))


def tables_of(page: Page) -> frozenset[tuple[str, str]]:
    """Return the headings and the header of each table of a page, as its fingerprints have them."""
    return frozenset((_joined(table.headings), _header_text(_names(table))) for table in page.tables)


def _compact(text: str) -> str:
    """Return a text with single spaces between its words, cut if it is long. No two texts are cut to the same."""
    words = collapsed(text)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 10]}… {digest(words.encode())[:8]}"


def _numbered(found: Sequence[Fingerprint]) -> Iterator[Fingerprint]:
    counts = Counter[Fingerprint]()
    for each in found:
        counts[each] += 1
        yield each._replace(number=counts[each])


def _without_page(diagnostic: Diagnostic) -> Fingerprint:
    return Fingerprint(diagnostic.path, diagnostic.rule, "", "", None, None, "", _compact(diagnostic.message))


class _TableContent:
    """A table by its content: its headings, its header, and the key of its rows."""

    def __init__(self, table: Table, key_choice: KeyChoice) -> None:
        self.table = table
        self.headings = _joined(table.headings)
        self.names = _names(table)
        self.header = _header_text(self.names)
        chosen = key_choice(self.headings, self.header, self.names)
        self._columns = self._chosen_by_content() if chosen is None else tuple(map(self.names.index, chosen))
        self.key = tuple(self.names[column] for column in self._columns)
        self.header_row = _NamedRow(table.header)
        self._named: dict[Span, _NamedRow] = {}

    def _chosen_by_content(self) -> tuple[int, ...]:
        """Return the columns of the key. Of columns with the same header, only the first can be in it."""
        columns = likely_key(columns_of(self.table))
        return tuple(dict.fromkeys(self.names.index(self.names[column]) for column in columns))

    def named(self, row: Row) -> "_NamedRow":
        """Return a row with its name. A row without texts in the columns of the key is named by its whole text."""
        known = self._named.get(row.span)
        if known is None:
            texts = row.texts(self.table.width)
            name = tuple(_compact(texts[column]) for column in self._columns)
            whole = (_compact(_PIPE.join(cell.text for cell in row.cells)),)
            known = _NamedRow(row, self.key, name) if any(name) else _NamedRow(row, (), whole)
            self._named[row.span] = known
        return known


class _NamedRow:
    """A row with its key, and its texts in the columns of the key. The header of a table has neither."""

    def __init__(self, row: Row, key: RowKey | None = None, name: tuple[str, ...] | None = None) -> None:
        self.cells = RowCells(row)
        self.key = key
        self.name = name


class _Places:
    """The places of a page by their content."""

    def __init__(self, page: Page, key_choice: KeyChoice) -> None:
        self._page = page
        self._key_choice = key_choice
        self._tables = sorted(page.tables, key=lambda table: table.span)
        self._starts = [table.span.start for table in self._tables]
        self._contents: dict[Span, _TableContent] = {}
        self._sections = [(heading.span.line, path) for heading, path in _sections(page.headings)]

    def fingerprint(self, diagnostic: Diagnostic) -> Fingerprint:
        """Return the fingerprint of a finding, without counting equal ones."""
        table = self._table_at(diagnostic.span.start)
        return self._outside(diagnostic) if table is None else self._inside(diagnostic, table)

    def _table_at(self, position: Position) -> Table | None:
        at = bisect_right(self._starts, position) - 1
        return self._tables[at] if at >= 0 and position <= self._tables[at].span.end else None

    def _outside(self, diagnostic: Diagnostic) -> Fingerprint:
        lines, span = self._page.lines, diagnostic.span
        at = bisect_right(self._sections, span.line, key=lambda section: section[0])
        headings = self._sections[at - 1][1] if at else ""
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        part = line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""
        text = _compact(part or line)
        return Fingerprint(diagnostic.path, diagnostic.rule, headings, "", None, None, "", text)

    def _inside(self, diagnostic: Diagnostic, table: Table) -> Fingerprint:
        content = self._contents.get(table.span)
        if content is None:
            content = self._contents[table.span] = _TableContent(table, self._key_choice)
        row = _row_at(table, diagnostic.span.start)
        named = content.header_row if row is None else content.named(row)
        column = named.cells.column_at(diagnostic.span)
        whole = Fingerprint(diagnostic.path, diagnostic.rule, content.headings, content.header, None, None, "", "")
        is_about_header = row is None and column is not None and named.cells.row.cells[column].span == diagnostic.span
        if _is_about_style(diagnostic.rule) and not is_about_header:
            return whole
        return whole._replace(
            key=named.key,
            row=named.name,
            column="" if column is None else _header_of(content.names, column),
            text=_names_in(diagnostic)
            if column is None
            else self._part(named.cells.row.cells[column], diagnostic.span),
        )

    def _part(self, cell: Cell, span: Span) -> str:
        """Return the part of a cell that a finding is about, "" if it is about the whole cell."""
        is_part = cell.span != span and span.line == span.end_line
        return _compact(self._page.slice(span)) if is_part else ""


def _is_about_style(rule: str) -> bool:
    """Whether a rule is about the style of a table as a whole: its finding is at the first place that differs."""
    return rule in KNOWN_RULES and KNOWN_RULES[rule].group == "style"


def _names_in(diagnostic: Diagnostic) -> str:
    """Return the names in a message about a row as a whole, such as the column that is missing."""
    return _compact(" ".join(_QUOTED.findall(diagnostic.message)))


def _row_at(table: Table, position: Position) -> Row | None:
    """Return the row of the body that has a position, or that is the last one before it; None if it is above all."""
    rows = table.rows
    at = bisect_right(range(len(rows)), position, key=lambda number: rows[number].span.start)
    return rows[at - 1] if at else None


def _names(table: Table) -> list[str]:
    return [_compact(cell.text) for cell in table.header.cells]


def _header_text(names: Sequence[str]) -> str:
    return _compact(_PIPE.join(names))


def _header_of(names: Sequence[str], column: int) -> str:
    return names[column] if column < len(names) else f"column {column + 1}"


def _joined(headings: Sequence[Heading]) -> str:
    return _compact(_SEPARATOR.join(collapsed(heading.text) for heading in headings))


def _sections(headings: Sequence[Heading]) -> Iterator[tuple[Heading, str]]:
    """Yield each heading with the path of headings that ends with it, the outermost first."""
    path: list[Heading] = []
    for heading in headings:
        path = [above for above in path if above.level < heading.level]
        path.append(heading)
        yield heading, _joined(path)
