"""Gathers from all parts of a schema the mdlint keywords and the types of a column."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from mdlint.draft2020.values import JSONPath, Schema, SchemaObject, Subschema, type_name
from mdlint.schema.cells.column import Column
from mdlint.schema.keywords import Keyword, keywords_in, scale_of_format

_NUMERIC = {"integer": "number"}


class Occurrence(NamedTuple):
    """An mdlint keyword in a schema: its value, and the path of the schema object it is in."""

    keyword: Keyword
    value: Any
    path: JSONPath


def all_of(path: JSONPath, schema: Schema) -> Iterator[Subschema]:
    """Yield a schema and, recursively, the branches of its `allOf`: the parts that apply without a condition."""
    if isinstance(schema, dict):
        yield Subschema(path, schema)
        for index, branch in enumerate(schema.get("allOf", ())):
            yield from all_of((*path, "allOf", index), branch)


def checks(parts: Iterable[Subschema], level: str) -> Iterator[Occurrence]:
    """Yield the keywords of a level that check something, in the order of the vocabulary."""
    for occurrence in occurrences(parts):
        keyword = occurrence.keyword
        if keyword.level == level and (keyword.check_table or keyword.check_column):
            yield occurrence


def compared(parts: Iterable[Subschema], level: str) -> Iterator[Occurrence]:
    """Yield the keywords of a level that compare tables with other pages or with files."""
    for occurrence in occurrences(parts):
        if occurrence.keyword.level == level and occurrence.keyword.check_project:
            yield occurrence


def occurrences(parts: Iterable[Subschema]) -> Iterator[Occurrence]:
    """Yield the keywords of mdlint in some parts of a schema, in the order of the vocabulary."""
    parts = list(parts)
    for keyword in keywords_in({name for _, schema in parts for name in schema}):
        for path, schema in parts:
            if keyword.name in schema:
                yield Occurrence(keyword, schema[keyword.name], path)


def make_column(name: str, schemas: Iterable[Schema]) -> Column:
    """Return how a column is read, given its schemas. Lists that several schemas have are joined."""
    schemas = list(schemas)
    types = _common(allowed_types(schema) for schema in schemas)
    objects = [part.schema for schema in schemas for part in all_of((), schema)]
    column = _read(Column(name, is_known=bool(schemas), types=types), objects)
    return column._replace(parts=tuple(_parts(column, objects))) if column.may_be_list else column


def _read(column: Column, schemas: Sequence[SchemaObject], *, is_part: bool = False) -> Column:
    """Apply the keywords of the schemas that change how cells are read."""
    for keyword in keywords_in({name for schema in schemas for name in schema}):
        if keyword.read_column and (keyword.is_of_parts or not is_part):
            values = [schema[keyword.name] for schema in schemas if keyword.name in schema]
            column = keyword.read_column(values, column)
    if column.scale is None and (column.types is None or "string" in column.types):
        scales = (scale_of_format(schema["format"]) for schema in schemas if "format" in schema)
        column = column._replace(scale=next(filter(None, scales), None))
    return column


def _parts(column: Column, schemas: Sequence[SchemaObject]) -> Iterator[Column]:
    """Yield how the values of a list are read: one column for each of `prefixItems`, and one for all further values.

    A value inherits from the column each keyword that its own schema does not have.
    """
    whole = column._replace(naming=(), separators=(), is_range=False)
    first = max(len(schema.get("prefixItems", ())) for schema in schemas)
    for number in range(first + 1):
        own = [
            schema["prefixItems"][number] if number < len(schema.get("prefixItems", ())) else schema.get("items", True)
            for schema in schemas
        ]
        objects = [part.schema for schema in own for part in all_of((), schema)]
        types = _common(allowed_types(schema) for schema in own)
        yield _read(whole._replace(types=types), objects, is_part=True)


def allowed_types(schema: Schema) -> frozenset[str] | None:
    """Return the types that `type`, `enum` and `const` allow, including their use in `allOf`, `anyOf` and `oneOf`.

    Integers are numbers. None means that the types are not restricted.
    """
    if isinstance(schema, bool):
        return None if schema else frozenset()
    allowed: list[frozenset[str] | None] = []
    if "type" in schema:
        names = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        allowed.append(frozenset(_NUMERIC.get(name, name) for name in names))
    if "enum" in schema:
        allowed.append(frozenset(map(type_name, schema["enum"])))
    if "const" in schema:
        allowed.append(frozenset({type_name(schema["const"])}))
    allowed += [allowed_types(branch) for branch in schema.get("allOf", ())]
    allowed += [_any(schema[keyword]) for keyword in ("anyOf", "oneOf") if keyword in schema]
    return _common(allowed)


def _common(allowed: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    sets = [types for types in allowed if types is not None]
    return frozenset.intersection(*sets) if sets else None


def _any(branches: list[Schema]) -> frozenset[str] | None:
    sets = [allowed_types(branch) for branch in branches]
    return None if None in sets else frozenset().union(*(types for types in sets if types is not None))
