"""What the project stage knows of a table: the columns that are compared with other tables or with data files.

The page stage makes the facts. They are small, are pickled, and are stored with the results of pages.
"""

from typing import Any, NamedTuple, TypeAlias

from mdlint.diagnostics import Fix, Related, Severity
from mdlint.places import Span

# A value of one cell. A list is a text here.
Scalar: TypeAlias = str | int | float | bool | None


class ColumnFacts(NamedTuple):
    """A column: its name, and for each row that is checked the text, the value and the place of its cell.

    `values` are None for missing cells, and numbers are in the unit of the column. `steps` are the values of the last
    digit that is written, in the same unit: 0.01 for `84.80`, 10000 for `1.25M` in units; None for a value that is not
    a number. `header` is the place of the header. `targets` are the targets of the first links in the cells, "" without a
    link. `decimal` and `thousands` are the signs with which the column writes numbers. `number` is the place of the column
    in the table, from 0. `is_metric` is true if the schema knows the column, and a number in it has decimals: a size or a
    number of epochs has none.
    """

    name: str
    texts: tuple[str, ...]
    values: tuple[Scalar, ...]
    steps: tuple[float | None, ...]
    spans: tuple[Span, ...]
    header: Span
    targets: tuple[str, ...]
    decimal: str
    thousands: tuple[str, ...]
    number: int
    is_metric: bool


class WrittenCell(NamedTuple):
    """A cell as it is written: what a reader sees of it, its place, and the target of its first link, "" without one."""

    text: str
    span: Span
    target: str


WrittenRow: TypeAlias = tuple[WrittenCell, ...]


class WrittenTable(NamedTuple):
    """A table as it is written, which needs no schema: its header, and the cells of each row that is not blank.

    A row has at most as many cells as the header.
    """

    header: WrittenRow
    span: Span
    rows: tuple[WrittenRow, ...]


class Ask(NamedTuple):
    """A keyword that compares a table with something outside of its page.

    `value` is the value of the keyword as JSON. `severity` and `message` are those that the schema sets for it. `column` is
    the name of the column with the keyword, "" for a keyword of the table.
    """

    keyword: str
    value: str
    severity: Severity | None
    message: str | None
    column: str


class TableFacts(NamedTuple):
    """A table that is compared: its header, its headings from the outermost, the identity of its schema, its columns.

    `asks` are the keywords of its schema that compare it. `columns` are the columns that they need. `is_fixable` is
    true if edits can replace its cells, as in a pipe table. `width` is the number of all its columns. `end` is the place,
    without any text, where rows can be added; None if that needs more than text, as in a list.
    """

    header: Span
    headings: tuple[str, ...]
    schema: str
    columns: tuple[ColumnFacts, ...]
    asks: tuple[Ask, ...]
    is_fixable: bool
    width: int
    end: Span | None

    def column(self, name: str) -> ColumnFacts | None:
        """Return the column with a name; None if the table does not have it."""
        return next((column for column in self.columns if column.name == name), None)


class PageTable(NamedTuple):
    """A table with its page: the path of the page in messages, and its absolute path, "" if it is not a file."""

    path: str
    file: str
    facts: TableFacts


class Asked(NamedTuple):
    """A table, with a keyword that compares it, and the value of the keyword."""

    table: PageTable
    ask: Ask
    value: Any


class Disagreement(NamedTuple):
    """A place of a table that does not agree with what it is compared with, and a message.

    `asked` is the table with the keyword that compares it. The function of a keyword leaves `rule` empty, unless it is
    another rule than its own. `related` are places of other pages and of data files.
    """

    asked: Asked
    span: Span
    message: str
    help: str | None = None
    related: tuple[Related[Span], ...] = ()
    rule: str = ""
    fix: Fix | None = None
