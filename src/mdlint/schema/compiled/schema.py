"""A table schema without references, and the facts that are derived from it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from mdlint.draft2020.values import JSONPath, Schema, Subschema
from mdlint.draft2020.vocabulary import subschemas
from mdlint.schema.cells.column import Column
from mdlint.schema.compiled.columns import Occurrence, all_of, checks, compared, make_column
from mdlint.schema.compiled.partition import Partition, partition
from mdlint.schema.keywords import keywords_in
from mdlint.schema.keywords._base import Best
from mdlint.schema.table.layout import Layout
from mdlint.schema.table.normalize import normalize_header

if TYPE_CHECKING:  # importing it takes 3 ms, and most schemas use no naming convention
    from mdlint.naming import Convention

_ASCII = str.maketrans("（）", "()")


class TableSchema:
    """A table schema without references.

    `name` is the reference it was loaded by; `conventions` are the naming conventions it uses, by name; `file` is the
    absolute path of its file, "" if it is not a file. All other facts are computed when they are first needed, and are
    not pickled.
    """

    def __init__(
        self,
        name: str,
        schema: Schema,
        conventions: Mapping[str, "Convention"] = MappingProxyType({}),
        file: str = "",
    ) -> None:
        self.name = name
        self.schema = schema
        self.conventions = conventions
        self.file = file
        # Pages of one site have the same headers in many tables.
        self._meaning = lru_cache(maxsize=1024)(self._read_header)
        self._columns: dict[tuple[str, str], Column] = {}
        self._checks: dict[str, tuple[Occurrence, ...]] = {}
        self._project_checks: dict[str, tuple[Occurrence, ...]] = {}

    def __reduce__(self) -> tuple[type["TableSchema"], tuple[str, Schema, Mapping[str, "Convention"], str]]:
        return TableSchema, (self.name, self.schema, self.conventions or {}, self.file)

    @property
    def identity(self) -> str:
        """What tells the schema from others: two pages may name one file by different paths."""
        return self.file or self.name

    def recognizes(self, headers: Sequence[str], wanted: Iterable[str]) -> bool:
        """Whether the headers include all wanted columns, each under its name or an alias."""
        present = {normalize_header(self.canonical(text)) for text in headers}
        return present.issuperset(normalize_header(self.canonical(name)) for name in wanted)

    def knows(self, header: str) -> bool:
        """Whether a header is the name or an alias of a column in the schema."""
        return self._meaning(header)[0] is not None

    def canonical(self, header: str) -> str:
        """Return the name of the column that a header means; the header itself if the schema does not know it."""
        return self._meaning(header)[0] or header

    def column(self, name: str, header: str | None = None) -> Column:
        """Return how a column is read. Its header in the table may name the unit of its numbers."""
        unit = "" if header is None else self._meaning(header)[1]
        key = (name, unit)
        if key not in self._columns:
            column = make_column(name, [schema for _, schema in self._column_schemas(name)])
            is_known = column.is_known or any(contains(name) for contains in self.layout.families)
            column = column._replace(is_known=is_known)
            self._columns[key] = column.with_header_unit(unit) if unit else column
        return self._columns[key]

    def column_checks(self, name: str) -> tuple[Occurrence, ...]:
        """Return the column keywords that check a column, in the order of the checks."""
        if name not in self._checks:
            self._checks[name] = tuple(checks(self._unconditional(name), "column"))
        return self._checks[name]

    def project_checks_of(self, name: str) -> tuple[Occurrence, ...]:
        """The keywords of a column that compare it with other pages or with files."""
        if name not in self._project_checks:
            self._project_checks[name] = tuple(compared(self._unconditional(name), "column"))
        return self._project_checks[name]

    @cached_property
    def table_checks(self) -> tuple[Occurrence, ...]:
        """The table keywords that check a table, in the order of the checks."""
        return tuple(checks(self._tables, "table"))

    @cached_property
    def project_checks(self) -> tuple[Occurrence, ...]:
        """The table keywords that compare a table with other pages or with files."""
        return tuple(compared(self._tables, "table"))

    def _read_header(self, header: str) -> tuple[str | None, str]:
        """Return the column that a header means, None if the schema does not know it, and the unit in the header."""
        name = self._by_name(header)
        return (name, "") if name else self._by_unit(header)

    @property
    def keys(self) -> Iterator[Sequence[str]]:
        """The columns of each key of the rows that the schema sets."""
        for occurrence in self.table_checks:
            if occurrence.keyword.keys:
                yield from occurrence.keyword.keys(occurrence.value)

    def best(self, name: str) -> Best | None:
        """Return which numbers of a column are the best; None if the schema does not say."""
        checks_of_column = self.column_checks(name)
        return next((each.keyword.best(each.value) for each in checks_of_column if each.keyword.best), None)

    def _by_name(self, header: str) -> str | None:
        """Return the name of the column that a header is the name or an alias of."""
        return header if header in self.column_names else self._names.get(normalize_header(header))

    def _by_unit(self, header: str) -> tuple[str | None, str]:
        """Return the column and the unit of a header such as `Latency (ms)`, if the column has that unit."""
        written, unit = without_unit(header.translate(_ASCII))
        name = self._by_name(written) if written and unit else None
        if name is not None and unit in self.column(name).units:
            return name, unit
        return None, ""

    def column_parts(self, name: str) -> list[Subschema]:
        """Return the schemas that apply to a column without a condition, with their paths."""
        return [Subschema(path, schema) for path, schema in self._column_schemas(name) if isinstance(schema, dict)]

    @property
    def table_parts(self) -> Sequence[Subschema]:
        """The schemas that apply to the whole table without a condition, with their paths."""
        return self._tables

    @cached_property
    def partition(self) -> Partition:
        """The parts of the schema, by the part of a table that they check."""
        return partition(self.schema, asserts_formats=self.layout.asserts_formats)

    @cached_property
    def layout(self) -> Layout:
        """How the header and the rows of a table are read."""
        return read_layout(table.schema for table in self._tables)

    @cached_property
    def column_names(self) -> Mapping[str, None]:
        """The names of all columns in `properties` of the rows, in their order."""
        names: dict[str, None] = {}
        waiting: list[object] = [self.schema]
        seen: set[int] = set()
        while waiting:
            schema = waiting.pop()
            if isinstance(schema, dict) and id(schema) not in seen:
                seen.add(id(schema))
                names |= dict.fromkeys(schema.get("properties", ()))
                waiting += [member for path, member in subschemas(schema) if path[0] != "properties"][::-1]
        return names

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """The column of each header that the schema knows: first the names of columns, then their aliases."""
        headers = {name: name for name in self.column_names}
        for alias, name in self.layout.aliases.items():
            headers.setdefault(alias, name)
        return headers

    @cached_property
    def spellings(self) -> Mapping[str, Sequence[str]]:
        """The headers that the schema knows for each column: its name, then its aliases."""
        spellings: dict[str, list[str]] = {name: [name] for name in self.headers.values()}
        for header, name in self.headers.items():
            if header != name:
                spellings[name].append(header)
        return spellings

    @cached_property
    def is_closed(self) -> bool:
        """Whether a column that the schema does not list is a violation."""
        keywords = {"additionalProperties", "unevaluatedProperties"}
        parts = (part.schema for part in (*self.partition.header, *self.partition.row))
        return any(isinstance(part, dict) and part.get(name) is False for part in parts for name in keywords)

    @cached_property
    def required(self) -> frozenset[str]:
        """The columns that every table must have."""
        return frozenset(name for row in self._rows for name in row.schema.get("required", ()))

    @cached_property
    def _tables(self) -> list[Subschema]:
        return list(all_of((), self.schema))

    @cached_property
    def _rows(self) -> list[Subschema]:
        return [
            row
            for path, table in self._tables
            if "prefixItems" not in table
            for row in all_of((*path, "items"), table.get("items", True))
        ]

    @cached_property
    def _names(self) -> dict[str, str]:
        """The column for each normalized header."""
        names: dict[str, str] = {}
        for header, name in self.headers.items():
            names.setdefault(normalize_header(header), name)
        return names

    def _unconditional(self, name: str) -> list[Subschema]:
        """Return all parts of the schemas of a column that apply without a condition."""
        return [part for path, schema in self._column_schemas(name) for part in all_of(path, schema)]

    def _column_schemas(self, name: str) -> Iterator[tuple[JSONPath, Schema]]:
        """Yield the schemas that apply to a column unconditionally."""
        for path, row in self._rows:
            properties, patterns = row.get("properties", {}), row.get("patternProperties", {})
            if name in properties:
                yield (*path, "properties", name), properties[name]
            matching = [pattern for pattern in patterns if re.search(pattern, name)]
            for pattern in matching:
                yield (*path, "patternProperties", pattern), patterns[pattern]
            if name not in properties and not matching and isinstance(row.get("additionalProperties"), dict):
                yield (*path, "additionalProperties"), row["additionalProperties"]


def read_layout(tables: Iterable[Mapping[str, object]]) -> Layout:
    """Apply the table keywords that change how a table is read."""
    tables = list(tables)
    layout = Layout()
    for keyword in keywords_in({name for table in tables for name in table}):
        if keyword.read_table:
            values = [table[keyword.name] for table in tables if keyword.name in table]
            layout = keyword.read_table(values, layout)
    return layout


@lru_cache(maxsize=4096)
def without_unit(header: str) -> tuple[str, str]:
    """Divide `Latency (ms)`, `Latency [ms]` and `Latency, ms` into name and unit; both are empty for anything else."""
    if header.endswith((")", "]")):
        written, _, unit = header[:-1].rpartition("(" if header[-1] == ")" else "[")
    else:
        written, _, unit = header.rpartition(",")
    return (written.rstrip(), unit.strip()) if written.strip() and unit.strip() else ("", "")
