"""A table schema taken apart: what is checked once for the header, per column, per row, and once for the table.

The parts together give the errors that `Draft202012Validator.iter_errors` gives on the table as an array of row objects;
a property test holds them to that. All rows have the same names, so what depends on names alone is checked once.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from mdlint.schema.accept import predicate
from mdlint.schema.assertions import Predicate
from mdlint.schema.faults import Fault, validator
from mdlint.schema.json_values import JSON, JSONPath, Schema, SchemaObject, identity
from mdlint.schema.vocabulary import ASSERTIONS

Row: TypeAlias = Mapping[str, JSON]

_HEADER_KEYWORDS = frozenset(
    {"dependentRequired", "maxProperties", "minProperties", "propertyNames", "required", "type"}
)


class Part(NamedTuple):
    """Some keywords of a schema, where they stand in it, and a predicate for them if there is one."""

    path: JSONPath
    schema: Schema
    accepts: Predicate | None

    def check(self, instances: Iterator[tuple[int, object]]) -> Iterator[tuple[int, Fault]]:
        """Yield the errors on each instance, with its number; `path` starts at the instance, `schema_path` at the top."""
        find: Callable[[object], list[Fault]] | None = None
        for number, instance in instances:
            if self.accepts is not None and self.accepts(instance):
                continue
            find = find or validator(self.schema)
            for fault in find(instance):
                yield number, fault._replace(schema_path=self.path + fault.schema_path)

    def column_faults(self, values: Sequence[JSON]) -> Iterator[tuple[int, Fault]]:
        """Yield the errors in a column, each with the number of its value."""
        yield from self.check(self._suspects(values))

    def _suspects(self, values: Sequence[JSON]) -> Iterator[tuple[int, JSON]]:
        """Yield the values that are not accepted, testing each distinct one once."""
        accepts = self.accepts
        if accepts is None:
            return enumerate(values)
        try:
            # `True`, `1` and `1.0` are equal to Python.
            distinct = set(zip(map(type, values), values, strict=True))
        except TypeError:
            return self._suspects_among_lists(values, accepts)
        bad = {key for key in distinct if not accepts(key[1])}
        return ((number, value) for number, value in enumerate(values) if bad and (type(value), value) in bad)

    @staticmethod
    def _suspects_among_lists(values: Sequence[JSON], accepts: Predicate) -> Iterator[tuple[int, JSON]]:
        """Do the same for values of which some are lists, and so can't be members of a set."""
        keys = [identity(value) for value in values]
        bad = {key for key, value in dict(zip(keys, values, strict=True)).items() if not accepts(value)}
        return ((number, value) for number, value in enumerate(values) if keys[number] in bad)


class Plan:
    """The parts of a schema by what they look at.

    `columns` holds parts by column name, `patterns` parts for every column whose name matches, `others` parts for every
    column that is neither among some names nor matches a pattern. `unique` are the paths where `uniqueItems` stands.
    """

    def __init__(self) -> None:
        self.table: list[Part] = []
        self.header: list[Part] = []
        self.row: list[Part] = []
        self.columns: dict[str, list[Part]] = {}
        self.patterns: list[tuple[str, Part]] = []
        self.others: list[tuple[frozenset[str], str, Part]] = []
        self.unique: list[JSONPath] = []

    @property
    def looks_at_rows(self) -> bool:
        """Whether anything but the header and the columns is looked at, so that row objects are needed."""
        return bool(self.table or self.row or self.unique)

    def column_parts(self, name: str) -> list[Part]:
        """List the parts that look at a column."""
        parts = list(self.columns.get(name, ()))
        parts += [part for pattern, part in self.patterns if re.search(pattern, name)]
        parts += [
            part
            for names, patterns, part in self.others
            if name not in names and not (patterns and re.search(patterns, name))
        ]
        return parts

    def header_faults(self, row: Row) -> Iterator[Fault]:
        """Yield the errors that all rows have for the names in them."""
        return (fault for part in self.header for _, fault in part.check(iter([(0, row)])))

    def row_faults(self, rows: Sequence[Row]) -> Iterator[tuple[int, Fault]]:
        """Yield the errors that rows have as a whole, each with the number of its row, part by part."""
        for part in self.row:
            yield from part.check(enumerate(rows))

    def table_faults(self, table: Sequence[Row]) -> Iterator[Fault]:
        """Yield the errors that the table has as a whole."""
        for part in self.table:
            yield from (fault for _, fault in part.check(iter([(0, table)])))
        # On row objects, `jsonschema` compares each with each.
        if self.unique and len({identity(row) for row in table}) < len(table):
            for path in self.unique:
                # `jsonschema` would write the whole table here.
                yield Fault("uniqueItems", (), (*path, "uniqueItems"), True, {"uniqueItems": True}, table, message="")  # noqa: FBT003  a keyword's value


def make_plan(schema: Schema) -> Plan:
    """Take a schema without references apart."""
    plan = Plan()
    _add_table(plan, schema, ())
    return plan


def _add_table(plan: Plan, schema: Schema, path: JSONPath) -> None:
    if schema is True:
        return
    # What is unevaluated depends on everything beside it.
    if schema is False or "unevaluatedItems" in schema:
        plan.table.append(_part(schema, path))
        return
    rest = _assertions(schema, "array")
    for index, branch in enumerate(rest.pop("allOf", ())):
        _add_table(plan, branch, (*path, "allOf", index))
    if "prefixItems" not in rest and isinstance(rest.get("items"), dict):
        _add_row(plan, rest.pop("items"), (*path, "items"))
    if rest.pop("uniqueItems", False):
        plan.unique.append(path)
    if rest:
        plan.table.append(_part(rest, path))


def _add_row(plan: Plan, schema: Schema, path: JSONPath) -> None:
    if schema is True:
        return
    if schema is False or "unevaluatedProperties" in schema:
        plan.row.append(_part(schema, path))
        return
    rest = _assertions(schema, "object")
    for index, branch in enumerate(rest.pop("allOf", ())):
        _add_row(plan, branch, (*path, "allOf", index))
    _add_columns(plan, rest, path)
    header = {keyword: rest.pop(keyword) for keyword in _HEADER_KEYWORDS & rest.keys()}
    if header:
        plan.header.append(_part(header, path))
    if rest:
        plan.row.append(_part(rest, path))


def _add_columns(plan: Plan, rest: SchemaObject, path: JSONPath) -> None:
    """Take the keywords about columns out of the schema of a row."""
    beside = {keyword: rest[keyword] for keyword in ("properties", "patternProperties") if keyword in rest}
    properties: dict[str, Schema] = rest.pop("properties", {})
    patterns: dict[str, Schema] = rest.pop("patternProperties", {})
    for name, schema in properties.items():
        if isinstance(schema, dict):
            plan.columns.setdefault(name, []).append(_part(schema, (*path, "properties", name)))
    for pattern, schema in patterns.items():
        if isinstance(schema, dict):
            plan.patterns.append((pattern, _part(schema, (*path, "patternProperties", pattern))))
    plan.header += _forbidden("properties", properties, path)
    plan.header += _forbidden("patternProperties", patterns, path)
    additional: Schema = rest.pop("additionalProperties", True)
    if isinstance(additional, dict):
        part = _part(additional, (*path, "additionalProperties"))
        plan.others.append((frozenset(properties), "|".join(patterns), part))
    elif additional is False:
        known: SchemaObject = {keyword: dict.fromkeys(names, True) for keyword, names in beside.items()}
        plan.header.append(_part({**known, "additionalProperties": False}, path))


def _forbidden(keyword: str, members: Mapping[str, Schema], path: JSONPath) -> Iterator[Part]:
    """Yield a part for each column that must not be there: its schema is `false`. That is the header's fault.

    The error names neither the column nor the keyword, so the path of the part does.
    """
    return (
        _part({keyword: {name: False}}, (*path, keyword, name)) for name, schema in members.items() if schema is False
    )


def _assertions(schema: SchemaObject, own_type: str) -> SchemaObject:
    """Return what a schema checks; of its `type` only what the instance, which is of its own type, does not meet."""
    checked = {keyword: value for keyword, value in schema.items() if keyword in ASSERTIONS}
    names = checked.get("type", ())
    if own_type == names or own_type in names:
        del checked["type"]
    return checked


def _part(schema: Schema, path: JSONPath) -> Part:
    return Part(path, schema, predicate(schema))
