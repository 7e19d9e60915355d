"""What a source is, what it yields, and its errors."""

from collections import Counter
from collections.abc import Collection
from datetime import date, time
from decimal import Decimal
from math import isfinite
from typing import NamedTuple, Protocol

from mdlint.dialect_names import Dialect
from mdlint.draft2020.values import JSON
from mdlint.errors import SourceError
from mdlint.text.words import did_you_mean, first_few, listed, quoted


class SourceSpec(NamedTuple):
    """Which records of which file.

    - `path` is absolute.
    - `format` is one of `reading.FORMATS`; by default, the ending of the file decides.
    - `rows` is where the records are. In JSON, JSON Lines, YAML, TOML and front matter, a JSONPath (RFC 9535) or a name such
      as `Models`: each object that it selects is a record, and each object in an array that it selects. By default, the
      document itself is meant. In Excel, the name of a sheet, by default the first.
    - `heading` is a glob for one of the headings above a table in Markdown, `columns` are columns that the table has. All
      tables that match are read, one after the other. `dialect` is that of the page.
    """

    path: str
    format: str = ""
    rows: str = ""
    heading: str = ""
    columns: tuple[str, ...] = ()
    dialect: Dialect = "github"


class SourceValue(NamedTuple):
    """A value of a record.

    `value` is a text in CSV, TSV and Markdown, and a JSON value elsewhere; a date is its ISO text. An empty field is an
    empty text there, and null in Excel. `place` is where a user finds it: `line 12`, `Models[3].Parameters (line 41)`,
    `row 5`, `sheet Results, cell C5`. `written` is a number as JSON, YAML or TOML has it, such as `1.10`, for a column
    of texts; None for any other value.
    """

    value: JSON
    place: str
    line: int | None = None
    written: str | None = None


class Record(Protocol):
    """A record of a source: a row of a table, or a JSON object."""

    @property
    def place(self) -> str:
        """Where a user finds the record, in words."""

    @property
    def names(self) -> Collection[str]:
        """The names of its fields, those of a JSON object that are directly in it."""

    def get(self, field: str) -> SourceValue | None:
        """Return the value of a field.

        A record of a table (CSV, TSV, Markdown, Parquet, Excel) has a field for each column. A record of a JSON-like
        document has its members by name, `$key` (the name or number under which it is in the document), dotted paths
        such as `Metadata.Parameters` and `Results.0.Top 1`, and JSONPaths that start at the record, such as
        `$.Results[0].Top1`; None if there is no such field in this record.

        Raises SourceError if a table has no such column, or several, and for a path that is malformed or selects
        several values.
        """


def no_such_field(spec: SourceSpec, field: str, names: Collection[str], noun: str = "field") -> SourceError:
    """Return the error for a field that no record has, of which `names` are known."""
    known = [name for name in names if name]
    meant = did_you_mean(field, known)
    if not meant and known:
        meant = f", only {listed(first_few(list(map(quoted, known))), 'and')}"
    return SourceError(spec.path, "", f"has no {noun} {quoted(field)}{meant}")


class Columns(dict[str, int]):
    """The columns of a table by their names, which are trimmed."""

    def __init__(self, spec: SourceSpec, names: Collection[str]) -> None:
        trimmed = [" ".join(name.split()) for name in names]
        super().__init__((name, index) for index, name in enumerate(trimmed))
        self.spec = spec
        self._repeated = {name for name, count in Counter(trimmed).items() if count > 1}

    def number(self, name: str) -> int:
        """Return the index of a column. Raises SourceError if there is none, or more than one."""
        index = self.get(name)
        if index is None:
            raise no_such_field(self.spec, name, self, "column")
        if name in self._repeated:
            raise SourceError(self.spec.path, "", f"has several columns {quoted(name)}")
        return index


def as_json(value: object) -> JSON:
    """Return a value of another format as JSON: dates as ISO text, decimals as numbers, anything unknown as its text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {str(name): as_json(member) for name, member in value.items()}
    if isinstance(value, float | Decimal):
        return float(value) if isfinite(value) else str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
