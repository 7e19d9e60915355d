"""A table schema divided into parts: for the header, for each column, for each row, and for the whole table.

Together, the parts find the errors that `Draft202012Validator.iter_errors` finds in the table as an array of row
objects; a property test compares them. All rows have the same names, so a part that depends on names alone is checked
once.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from mdlint.draft2020.assertions import Predicate, accepts_interval
from mdlint.draft2020.errors import JsonError, validator
from mdlint.draft2020.predicates import predicate
from mdlint.draft2020.values import JSON, JSONPath, Schema, SchemaObject, identity
from mdlint.draft2020.vocabulary import ASSERTIONS

RowObject: TypeAlias = Mapping[str, JSON]

_HEADER_KEYWORDS = frozenset(
    {"dependentRequired", "maxProperties", "minProperties", "propertyNames", "required", "type"}
)


# The types of values of which the least and the greatest stand for all.
_WITH_EXTREMES = frozenset({int, float, str, type(None)})


class Part(NamedTuple):
    """Some keywords of a schema, the path they are at, and a predicate for them if there is one."""

    path: JSONPath
    schema: Schema
    accepts: Predicate | None
    asserts_formats: bool = False

    def check(self, instances: Iterator[tuple[int, object]]) -> Iterator[tuple[int, JsonError]]:
        """Yield the errors of each instance with its number. Their `path` starts at the instance."""
        find: Callable[[object], list[JsonError]] | None = None
        for number, instance in instances:
            if self.accepts is not None and self.accepts(instance):
                continue
            find = find or validator(self.schema, asserts_formats=self.asserts_formats)
            for error in find(instance):
                yield number, error._replace(schema_path=self.path + error.schema_path)

    def column_errors(self, values: Sequence[JSON]) -> Iterator[tuple[int, JsonError]]:
        """Yield the errors in a column, each with the number of its value."""
        yield from self.check(self._suspects(values))

    def _suspects(self, values: Sequence[JSON]) -> Iterator[tuple[int, JSON]]:
        """Yield the values that may have errors: all values without a predicate. Each distinct value is tested once."""
        accepts = self.accepts
        if accepts is None:
            return enumerate(values)
        if self.accepts_extremes(values, accepts):
            return iter(())
        try:
            # The types are needed since `True`, `1` and `1.0` are equal in Python.
            distinct = set(zip(map(type, values), values, strict=True))
        except TypeError:
            return self._suspects_among_lists(values, accepts)
        bad = {key for key in distinct if not accepts(key[1])}
        return ((number, value) for number, value in enumerate(values) if bad and (type(value), value) in bad)

    def accepts_extremes(self, values: Sequence[JSON], accepts: Predicate) -> bool:
        """Whether the schema accepts the least and the greatest value of each type, and so all values.

        False if it may yet accept them: some keywords, such as `enum`, must see each value.
        """
        kinds = set(map(type, values))
        if not (isinstance(self.schema, dict) and kinds <= _WITH_EXTREMES):
            return False
        for kind in kinds:
            of_kind = values if len(kinds) == 1 else [value for value in values if type(value) is kind]
            if kind is not type(None) and not accepts_interval(self.schema, kind):
                return False
            if not all(map(accepts, _extremes(kind, of_kind))):
                return False
        return True

    @staticmethod
    def _suspects_among_lists(values: Sequence[JSON], accepts: Predicate) -> Iterator[tuple[int, JSON]]:
        """Like `_suspects`, for values that include lists, which are not hashable."""
        keys = [identity(value) for value in values]
        bad = {key for key, value in dict(zip(keys, values, strict=True)).items() if not accepts(value)}
        return ((number, value) for number, value in enumerate(values) if keys[number] in bad)


def _extremes(kind: type, values: Sequence[Any]) -> tuple[Any, ...]:
    """Return the least and the greatest of some values of one type."""
    if kind is str:
        return min(values, key=len), max(values, key=len)
    return (None,) if kind is type(None) else (min(values), max(values))


class Partition:
    """The parts of a schema, by the part of the table that they check.

    `columns` has parts by column name; `patterns` has parts for each column whose name matches a pattern; `others` has
    parts for each column that is not one of some names and does not match a pattern. `unique` are the paths of
    `uniqueItems`.
    """

    def __init__(self, *, asserts_formats: bool = False) -> None:
        self._asserts_formats = asserts_formats
        self.table: list[Part] = []
        self.header: list[Part] = []
        self.row: list[Part] = []
        self.columns: dict[str, list[Part]] = {}
        self.patterns: list[tuple[str, Part]] = []
        self.others: list[tuple[frozenset[str], str, Part]] = []
        self.unique: list[JSONPath] = []
        # Tables of a family repeat their headers, but a hostile page may have any number.
        self.column_parts = lru_cache(maxsize=1000)(self._find_column_parts)

    def part(self, schema: Schema, path: JSONPath) -> Part:
        """Return some keywords of the schema as a part."""
        accepts = predicate(schema, asserts_formats=self._asserts_formats)
        return Part(path, schema, accepts, self._asserts_formats)

    @property
    def looks_at_rows(self) -> bool:
        """Whether a part needs row objects, since it checks more than the header or one column."""
        return bool(self.table or self.row or self.unique)

    def _find_column_parts(self, name: str) -> Sequence[Part]:
        """Return the parts that check a column."""
        parts = list(self.columns.get(name, ()))
        parts += [part for pattern, part in self.patterns if re.search(pattern, name)]
        parts += [
            part
            for names, patterns, part in self.others
            if name not in names and not (patterns and re.search(patterns, name))
        ]
        return parts

    def header_errors(self, row: RowObject) -> Iterator[JsonError]:
        """Yield the errors that all rows share, since all rows have the same names."""
        return (error for part in self.header for _, error in part.check(iter([(0, row)])))

    def row_errors(self, rows: Sequence[RowObject]) -> Iterator[tuple[int, JsonError]]:
        """Yield the errors of whole rows, each with the number of its row, part by part."""
        for part in self.row:
            yield from part.check(enumerate(rows))

    def table_errors(self, table: Sequence[RowObject]) -> Iterator[JsonError]:
        """Yield the errors of the whole table."""
        for part in self.table:
            yield from (error for _, error in part.check(iter([(0, table)])))
        # `jsonschema` would compare each row object with each other one.
        if self.unique and len({identity(row) for row in table}) < len(table):
            for path in self.unique:
                # The message of `jsonschema` would hold the whole table.
                yield JsonError(
                    keyword="uniqueItems",
                    path=(),
                    schema_path=(*path, "uniqueItems"),
                    value=True,
                    schema={"uniqueItems": True},
                    instance=table,
                    words="",
                )


def partition(schema: Schema, *, asserts_formats: bool = False) -> Partition:
    """Divide a schema without references. If it `asserts_formats`, its parts hold the values to `format`."""
    parts = Partition(asserts_formats=asserts_formats)
    _add_table(parts, schema, ())
    return parts


def _add_table(parts: Partition, schema: Schema, path: JSONPath) -> None:
    if schema is True:
        return
    # The meaning of `unevaluatedItems` depends on all keywords next to it.
    if schema is False or "unevaluatedItems" in schema:
        parts.table.append(parts.part(schema, path))
        return
    rest = _assertions(schema, "array")
    for index, branch in enumerate(rest.pop("allOf", ())):
        _add_table(parts, branch, (*path, "allOf", index))
    if "prefixItems" not in rest and isinstance(rest.get("items"), dict):
        _add_row(parts, rest.pop("items"), (*path, "items"))
    if rest.pop("uniqueItems", False):
        parts.unique.append(path)
    if rest:
        parts.table.append(parts.part(rest, path))


def _add_row(parts: Partition, schema: Schema, path: JSONPath) -> None:
    if schema is True:
        return
    if schema is False or "unevaluatedProperties" in schema:
        parts.row.append(parts.part(schema, path))
        return
    rest = _assertions(schema, "object")
    for index, branch in enumerate(rest.pop("allOf", ())):
        _add_row(parts, branch, (*path, "allOf", index))
    _add_columns(parts, rest, path)
    header = {keyword: rest.pop(keyword) for keyword in list(rest) if keyword in _HEADER_KEYWORDS}
    if header:
        parts.header.append(parts.part(header, path))
    if rest:
        parts.row.append(parts.part(rest, path))


def _add_columns(parts: Partition, rest: SchemaObject, path: JSONPath) -> None:
    """Move the keywords about columns out of the schema of a row."""
    declared = {keyword: rest[keyword] for keyword in ("properties", "patternProperties") if keyword in rest}
    properties: dict[str, Schema] = rest.pop("properties", {})
    patterns: dict[str, Schema] = rest.pop("patternProperties", {})
    for name, schema in properties.items():
        if isinstance(schema, dict):
            parts.columns.setdefault(name, []).append(parts.part(schema, (*path, "properties", name)))
    for pattern, schema in patterns.items():
        if isinstance(schema, dict):
            parts.patterns.append((pattern, parts.part(schema, (*path, "patternProperties", pattern))))
    parts.header += _forbidden(parts, "properties", properties, path)
    parts.header += _forbidden(parts, "patternProperties", patterns, path)
    additional: Schema = rest.pop("additionalProperties", True)
    if isinstance(additional, dict):
        part = parts.part(additional, (*path, "additionalProperties"))
        parts.others.append((frozenset(properties), "|".join(patterns), part))
    elif additional is False:
        known: SchemaObject = {keyword: dict.fromkeys(names, True) for keyword, names in declared.items()}
        parts.header.append(parts.part({**known, "additionalProperties": False}, path))


def _forbidden(parts: Partition, keyword: str, members: Mapping[str, Schema], path: JSONPath) -> Iterator[Part]:
    """Yield a part for each column that is forbidden, since its schema is `false`. Its error belongs to the header.

    The error has neither the column nor the keyword, so the path of the part has both.
    """
    return (
        parts.part({keyword: {name: False}}, (*path, keyword, name))
        for name, schema in members.items()
        if schema is False
    )


def _assertions(schema: SchemaObject, own_type: str) -> SchemaObject:
    """Return the assertions of a schema, without a `type` that allows `own_type`, the type of every instance."""
    checked = {keyword: value for keyword, value in schema.items() if keyword in ASSERTIONS}
    names = checked.get("type", ())
    if own_type == names or own_type in names:
        del checked["type"]
    return checked
