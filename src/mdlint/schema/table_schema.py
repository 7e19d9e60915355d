"""A table schema, ready to check tables with."""

from __future__ import annotations

import re
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mdlint.schema.columns import Column, Occurrence, Placed, all_of, make_column, occurrences
from mdlint.schema.grouping import member
from mdlint.schema.headers import normalize_header
from mdlint.schema.plan import Plan, make_plan
from mdlint.schema.vocabulary import subschemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mdlint.naming import Convention
    from mdlint.schema.json_values import JSONPath, Schema

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_ASCII = str.maketrans("（）", "()")


class TableSchema:
    """A schema without references, and what follows from it.

    `name` is the reference it was loaded by; `conventions` are the naming conventions it names. It is compiled when it is
    first used; a pickle holds no more than it is made of.
    """

    def __init__(self, name: str, schema: Schema, conventions: Mapping[str, Convention] = MappingProxyType({})) -> None:
        self.name = name
        self.schema = schema
        self.conventions = conventions
        self._columns: dict[tuple[str, str], Column] = {}

    def __reduce__(self) -> tuple[type[TableSchema], tuple[str, Schema, dict[str, Convention]]]:
        return TableSchema, (self.name, self.schema, dict(self.conventions))

    def recognises(self, headers: Sequence[str], wanted: Iterable[str]) -> bool:
        """Whether all wanted columns are among the headers, each under any of its names.

        One may be missing where exactly one header is empty: a name that was lost is a mistake to report.
        """
        there = {normalize_header(self.canonical(text)) for text in headers}
        missing = {normalize_header(self.canonical(name)) for name in wanted} - there
        nameless = sum(1 for text in headers if not text)
        return not missing or (len(missing) == nameless == 1)

    def skips(self, first: str) -> bool:
        """Whether a word in the first cell of a row says that it is no data."""
        return bool(self._skipped) and not self._skipped.isdisjoint(_WORD.findall(first.casefold()))

    @cached_property
    def skips_rows(self) -> bool:
        """Whether there are rows that are no data by what is in them."""
        return bool(self._skipped or self.skip_patterns)

    @cached_property
    def skip_patterns(self) -> tuple[tuple[str | None, re.Pattern[str]], ...]:
        """Patterns for cells of rows that are no data, each with its column (None: the first)."""
        items = [item for _, table in self._tables for item in table.get("skipRows", ()) if isinstance(item, dict)]
        return tuple((item.get("column"), re.compile(item["pattern"])) for item in items)

    @cached_property
    def group_column(self) -> str | None:
        """The column that groups the rows, if one does."""
        return next((table["groupColumn"] for _, table in self._tables if "groupColumn" in table), None)

    def knows(self, header: str) -> bool:
        """Whether a header stands for a column of the schema."""
        return (self._by_name(header) or self._by_unit(header)[0]) is not None

    def canonical(self, header: str) -> str:
        """Return the name of the column that a header stands for; the header itself if the schema knows none."""
        return self._by_name(header) or self._by_unit(header)[0] or header

    def column(self, name: str, header: str | None = None) -> Column:
        """Return what the schema says of a column; the header it stands under may name the unit of its numbers."""
        unit = "" if header is None or self._by_name(header) else self._by_unit(header)[1]
        key = (name, unit)
        if key not in self._columns:
            column = make_column(name, self._column_schemas(name))
            is_known = column.is_known or any(member(name, group) for group in self._groups)
            column = column._replace(is_known=is_known)
            self._columns[key] = column.under(unit) if unit else column
        return self._columns[key]

    def _by_name(self, header: str) -> str | None:
        """Return the name of the column whose name or alias a header is."""
        return header if header in self.column_names else self._names.get(normalize_header(header))

    def _by_unit(self, header: str) -> tuple[str | None, str]:
        """Return the name of the column whose name or alias a header is with a unit of that column behind it, and the unit."""
        written, unit = _without_unit(header.translate(_ASCII))
        name = self._by_name(written) if written and unit else None
        if name is not None and unit in self.column(name).units:
            return name, unit
        return None, ""

    @cached_property
    def plan(self) -> Plan:
        """The schema taken apart."""
        return make_plan(self.schema)

    @cached_property
    def column_names(self) -> Mapping[str, None]:
        """The names of all columns that the schema has in `properties` of its rows, in their order."""
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
        """The name of each column by every header it is known by: the names themselves first, then the aliases."""
        headers = {name: name for name in self.column_names}
        for _, table in self._tables:
            for name, aliases in table.get("columnAliases", {}).items():
                for alias in aliases:
                    headers.setdefault(alias, name)
        return headers

    @cached_property
    def required(self) -> frozenset[str]:
        """The columns that every table must have."""
        return frozenset(name for row in self._rows for name in row.schema.get("required", ()))

    @cached_property
    def table_checks(self) -> tuple[Occurrence, ...]:
        """The table keywords that look for something, in the order they are checked."""
        return tuple(occurrences(self._tables, "table"))

    @cached_property
    def _tables(self) -> list[Placed]:
        return list(all_of((), self.schema))

    @cached_property
    def _skipped(self) -> frozenset[str]:
        words = (item for _, table in self._tables for item in table.get("skipRows", ()))
        return frozenset(word.casefold() for word in words if isinstance(word, str))

    @cached_property
    def _groups(self) -> list[Mapping[str, Any]]:
        """What speaks of columns at the top, by a pattern."""
        return [group for _, table in self._tables for group in table.get("ascendingColumns", ())]

    @cached_property
    def _rows(self) -> list[Placed]:
        return [
            row
            for path, table in self._tables
            if "prefixItems" not in table
            for row in all_of((*path, "items"), table.get("items", True))
        ]

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name of each column by every header it is known by, normalised."""
        names: dict[str, str] = {}
        for header, name in self.headers.items():
            names.setdefault(normalize_header(header), name)
        return names

    def _column_schemas(self, name: str) -> Iterator[tuple[JSONPath, Schema]]:
        """Yield every schema that holds for a column without a condition."""
        for path, row in self._rows:
            properties, patterns = row.get("properties", {}), row.get("patternProperties", {})
            if name in properties:
                yield (*path, "properties", name), properties[name]
            matching = [pattern for pattern in patterns if re.search(pattern, name)]
            for pattern in matching:
                yield (*path, "patternProperties", pattern), patterns[pattern]
            if name not in properties and not matching and isinstance(row.get("additionalProperties"), dict):
                yield (*path, "additionalProperties"), row["additionalProperties"]


def _without_unit(header: str) -> tuple[str, str]:
    """Divide `Latency (ms)`, `Latency [ms]` and `Latency, ms`; both texts are empty for anything else."""
    if header.endswith((")", "]")):
        written, _, unit = header[:-1].rpartition("(" if header[-1] == ")" else "[")
    else:
        written, _, unit = header.rpartition(",")
    return written.rstrip(), unit.strip()
