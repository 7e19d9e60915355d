"""What a schema says of columns, all of it together: columns that are none, that are known by one header, or required by another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, cast

from mdlint.schema.headers import normalize_header
from mdlint.schema.uses import Use, each_once, uses
from mdlint.text.words import did_you_mean, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mdlint.errors import SchemaError
    from mdlint.schema.documents import Document
    from mdlint.schema.json_values import JSONPath, SchemaObject
    from mdlint.schema.refs import Library
    from mdlint.schema.table_schema import TableSchema


def column_faults(library: Library, root: Document) -> Iterator[SchemaError]:
    """Find columns that no `properties` has, headers that stand for two columns, and columns required by another header."""
    # Schemas referred to come first, so that of two that disagree the one that builds on the other is wrong.
    schemas = _object_uses(library, root)[::-1]
    tables = [(use, schema) for use, schema in schemas if use.role == "table" and not use.document.is_plain]
    known = dict.fromkeys(name for _, schema in schemas for name in schema.get("properties", ()))
    patterns = [pattern for _, schema in schemas for pattern in schema.get("patternProperties", ())]
    for use, schema in tables[::-1]:
        for path, name in _named_columns(schema):
            if name not in known and not any(re.search(pattern, name) for pattern in patterns):
                yield use.error(path, f"no column {quoted(name)} is among the properties{did_you_mean(name, known)}")
    owners: dict[str, str] = {}
    yield from each_once(
        [
            *_property_faults(owners, schemas),
            *_alias_faults(owners, tables),
            *_required_faults(owners, known, schemas),
            *_group_faults(tables),
        ]
    )


def _named_columns(schema: SchemaObject) -> Iterator[tuple[JSONPath, str]]:
    """Yield the path and the name of each column that a table keyword speaks of."""
    for name in schema.get("columnAliases", ()):
        yield ("columnAliases", name), name
    for index, name in enumerate(schema.get("columnOrder", ())):
        if name != "*":
            yield ("columnOrder", index), name
    for index, name in enumerate(schema.get("uniqueBy", ())):
        yield ("uniqueBy", index), name
    for index, key in enumerate(schema.get("sortedBy", ())):
        yield ("sortedBy", index, "column"), key["column"]
    if "groupColumn" in schema:
        yield ("groupColumn",), schema["groupColumn"]
    for path, operand in (*_skipped(schema), *_operands(schema)):
        if isinstance(operand, str):
            yield path, operand
        elif isinstance(operand, dict) and "column" in operand:
            yield (*path, "column"), operand["column"]


def _skipped(schema: SchemaObject) -> Iterator[tuple[JSONPath, object]]:
    """Yield the path and the value of each item of `skipRows` that is no word."""
    for index, item in enumerate(schema.get("skipRows", ())):
        if isinstance(item, dict):
            yield ("skipRows", index), item


def _operands(schema: SchemaObject) -> Iterator[tuple[JSONPath, object]]:
    """Yield the path and the value of each operand of `compare`."""
    for index, relation in enumerate(schema.get("compare", ())):
        yield from ((("compare", index, side), relation[side]) for side in ("left", "right"))


_Uses: TypeAlias = "list[tuple[Use, SchemaObject]]"


def _object_uses(library: Library, root: Document) -> _Uses:
    """The schemas in use that are objects."""
    pairs = ((use, use.document.schemas[use.place]) for use in uses(library, root))
    return [(use, cast("SchemaObject", schema)) for use, schema in pairs if isinstance(schema, dict)]


def _property_faults(owners: dict[str, str], schemas: _Uses) -> Iterator[SchemaError]:
    """Find properties that differ from another only in their writing; fills `owners`, columns by normalised header."""
    for use, schema in schemas:
        for name in schema.get("properties", ()):
            owner = owners.setdefault(normalize_header(name), name)
            if owner != name:
                yield use.error(["properties", name], f"{quoted(name)} is another writing of column {quoted(owner)}")


def _alias_faults(owners: dict[str, str], tables: _Uses) -> Iterator[SchemaError]:
    """Find aliases of two columns; adds the aliases to `owners`."""
    for use, schema in tables:
        for column, aliases in schema.get("columnAliases", {}).items():
            for index, alias in enumerate(aliases):
                owner = owners.setdefault(normalize_header(alias), column)
                if owner != column:
                    words = f"{quoted(alias)} already stands for column {quoted(owner)}"
                    yield use.error(["columnAliases", column, index], words)


def _required_faults(owners: Mapping[str, str], known: Mapping[str, None], schemas: _Uses) -> Iterator[SchemaError]:
    """Find columns that are required by another header than their name: no row has such a key."""
    for use, schema in schemas:
        for index, name in enumerate(schema.get("required", ())):
            owner = owners.get(normalize_header(name))
            if owner is not None and name not in known:
                yield use.error(["required", index], f"{quoted(name)} stands for column {quoted(owner)}: use its name")


def _group_faults(tables: _Uses) -> Iterator[SchemaError]:
    """Find a second column that groups the rows, and sort keys that order nothing: within a group all are equal."""
    groups = [(use, schema["groupColumn"]) for use, schema in tables if "groupColumn" in schema]
    names = dict.fromkeys(name for _, name in groups)
    for use, name in groups if len(names) > 1 else ():
        if name != groups[0][1]:
            yield use.error(["groupColumn"], f"rows are grouped by {quoted(groups[0][1])} already")
    for use, schema in tables:
        for index, key in enumerate(schema.get("sortedBy", ())):
            if key["column"] in names:
                words = (
                    f"rows are sorted within each {quoted(key['column'])}, which groups them: this key orders nothing"
                )
                yield use.error(["sortedBy", index, "column"], words)


def part_faults(library: Library, root: Document, table: TableSchema) -> Iterator[SchemaError]:
    """Find operands of `compare` that are parts of names, but of no name in their column, or no number.

    So are values of a cell in a column whose cells hold no several ones. `table` is what the schema comes to.
    """
    for use, schema in _object_uses(library, root):
        if use.role == "table" and not use.document.is_plain:
            for path, operand in _operands(schema):
                if isinstance(operand, dict):
                    yield from (use.error((*path, key), words) for key, words in _no_part(operand, table))


def _no_part(operand: Mapping[str, str], table: TableSchema) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a part of a name or a value of a cell, with the key where it is."""
    if "item" in operand:
        if not table.column(operand["column"]).makes_lists:
            yield (
                "column",
                f"column {quoted(operand['column'])} has no separator and no range: its cells hold one value each",
            )
        return
    column, part = operand["column"], operand["part"]
    names = [naming["convention"] for naming in table.column(column).naming]
    types = {part: kind for name in names[::-1] for part, kind in table.conventions[name].parts.items()}
    if not names:
        yield "column", f"column {quoted(column)} has no nameConvention, so that its names have no parts"
    elif part not in types:
        yield "part", f"the names of {listed(names, 'and')} have no part {quoted(part)}{did_you_mean(part, types)}"
    elif types[part] == "string":
        yield "part", f"the part {quoted(part)} is a text, expected a number"
