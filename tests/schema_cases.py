"""Schemas and tables for the tests of `mdlint.schema`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tables import table, table_of

from mdlint.model import Table
from mdlint.naming import Convention
from mdlint.schema import BoundTable, Misnamed, TableSchema, Violation, records, violation_span
from mdlint.schema import violations as schema_violations
from mdlint.schema.cells.cells import read_cell


def table_schema(columns: Mapping[str, Any] | None = None, **keywords: Any) -> TableSchema:  # noqa: ANN401  any JSON
    """Return a schema with these columns, and with these keywords at its top or, after `row_`, in `items`."""
    items = {name.removeprefix("row_"): value for name, value in keywords.items() if name.startswith("row_")}
    top = {name: value for name, value in keywords.items() if not name.startswith("row_")}
    return TableSchema("test", {**top, "items": {"properties": dict(columns or {}), **items}})


def violations(schema: TableSchema, text: str) -> list[Violation]:
    """Return all violations of a schema in the table of a page."""
    return schema_violations(BoundTable(table_of(text), schema))


def found(schema: TableSchema, text: str) -> list[str]:
    """Return the violations of a schema, each as `line:column-end rule: message`."""
    table = table_of(text)
    lines = []
    for violation in schema_violations(BoundTable(table, schema)):
        span = violation_span(table, violation.at)
        lines.append(f"{span.line}:{span.column}-{span.end_column} {violation.rule}: {violation.message}")
    return lines


NUMBER: dict[str, Any] = {"type": "number"}


def number_read(keywords: Mapping[str, Any], text: str) -> object:
    """Return the value of a text in a column of numbers or texts that has these keywords."""
    return read_cell(text, table_schema({"A": {"type": ["number", "string"], **keywords}}).column("A"))


def records_of(table: Table, schema: TableSchema | None, misnamed: Misnamed | None = None) -> list[dict[str, Any]]:
    """Return the records of a table bound to a schema, by default one that says nothing."""
    return records(BoundTable(table, schema or TableSchema("", schema=True), misnamed))


def cell_value(keywords: Mapping[str, Any], cell: str) -> object:
    """Return the value of a cell, as it is written in a table, in a column that has these keywords."""
    page = table("A | B", f"{cell} | x", "0 | x")
    return records_of(table_of(page), table_schema({"A": keywords}))[0]["A"]


# The header and the columns of a table of models, with or without groups.
ZOO = "Model | Top-1 | Top-5"
ZOO_COLUMNS: dict[str, Any] = {"Model": {"type": "string"}, "Top-1": NUMBER}
DESCENDING = [{"column": "Top-1", "order": "descending"}]


def grouped(family: Any = True, **keywords: Any) -> TableSchema:  # noqa: ANN401, FBT002  any JSON
    """Return a schema that groups rows by `Family`."""
    return table_schema({**ZOO_COLUMNS, "Family": family}, groupColumn="Family", **keywords)


def column_values(schema: TableSchema, text: str, name: str) -> list[Any]:
    """Return the values of a column."""
    return [row[name] for row in BoundTable(table_of(text), schema).instance]


def written(folder: Path, name: str, content: object) -> str:
    """Write a schema file; a text is written as it is. Returns its name."""
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / name).write_text(text, encoding="utf-8")
    return name


# Such as `vit_base_window7_224.in1k`.
NAMES_DOCUMENT: dict[str, Any] = {
    "$schema": "urn:mdlint:naming:v1",
    "case": "lower",
    "separators": {"token": "_", "segment": "."},
    "tokens": {
        "family": {"description": "What it is built of.", "words": ["resnet", "vit"]},
        "size": {"description": "How large it is.", "words": ["small", "base", "large"]},
        "window": {
            "description": "Width of a window.",
            "pattern": "window([0-9]+)",
            "examples": ["window7"],
            "part": "window",
            "type": "integer",
        },
        "img_size": {
            "description": "Width of an image.",
            "pattern": "[0-9]{3}",
            "examples": ["224"],
            "part": "img_size",
            "type": "integer",
        },
        "data": {"description": "What it was trained on.", "words": ["in1k", "in22k"], "part": "data"},
    },
    "segments": {
        "architecture": {
            "description": "The model.",
            "grammar": ["family", {"optional": "size"}, {"optional": "window"}, {"optional": "img_size"}],
        },
        "tag": {"description": "Its weights.", "grammar": "data"},
    },
    "grammar": ["architecture", {"optional": "tag"}],
}


def named_schema(columns: Mapping[str, Any] | None = None, **keywords: Any) -> TableSchema:  # noqa: ANN401  any JSON
    """Return a schema whose column `Model` has the names of `NAMES_DOCUMENT`; `*` and `†` after a name are ignored."""
    naming = {"convention": "names.json", "marks": ["*", "†"]}
    plain = table_schema({"Model": {"nameConvention": naming}, **(columns or {})}, **keywords)
    return TableSchema("test", plain.schema, {"names.json": Convention("names.json", NAMES_DOCUMENT)})


# They include values that are equal in Python but not in JSON Schema, and the other way round.
SCALARS: SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        False,
        0,
        1,
        2,
        -1,
        7,
        0.0,
        -0.0,
        1.0,
        1.5,
        0.1,
        0.3,
        1e300,
        "",
        "a",
        "b",
        "ab",
        "1",
        "ä",
        "👍",
        "a\nb",
    ]
)
VALUES: SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "ab", "c"]), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = st.sampled_from(["a", "b", "ab", "c"])
PATTERNS = st.sampled_from(["a", "^b", "b$", "^.{1,2}$", "", "[0-9]"])
COUNTS = st.integers(0, 3)
TYPES = st.sampled_from(["array", "boolean", "integer", "null", "number", "object", "string"])
NUMBERS = st.sampled_from([-1, 0, 1, 2, 0.5, 1.0, 1.5])


def keywords_of(inner: SearchStrategy[Any]) -> dict[str, SearchStrategy[Any]]:
    """Return a strategy for the value of each keyword. Its subschemas come from `inner`."""
    branches = st.lists(inner, min_size=1, max_size=3)
    members = st.dictionaries(NAMES, inner, max_size=3)
    return {
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
        "enum": st.lists(VALUES, max_size=3),
        "const": VALUES,
        "minimum": NUMBERS,
        "maximum": NUMBERS,
        "exclusiveMinimum": NUMBERS,
        "exclusiveMaximum": NUMBERS,
        "multipleOf": st.sampled_from([1, 2, 0.1, 0.5, 1.0, 1e-9]),
        "minLength": COUNTS,
        "maxLength": COUNTS,
        "pattern": PATTERNS,
        "minItems": COUNTS,
        "maxItems": COUNTS,
        "uniqueItems": st.booleans(),
        "items": inner,
        "prefixItems": branches,
        "contains": inner,
        "minContains": COUNTS,
        "maxContains": COUNTS,
        "properties": members,
        "patternProperties": st.dictionaries(PATTERNS, inner, max_size=2),
        "additionalProperties": inner,
        "propertyNames": inner,
        "required": st.lists(NAMES, max_size=2, unique=True),
        "minProperties": COUNTS,
        "maxProperties": COUNTS,
        "dependentRequired": st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True), max_size=2),
        "dependentSchemas": members,
        "allOf": branches,
        "anyOf": branches,
        "oneOf": branches,
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
    }


def schema_of(keywords: Mapping[str, SearchStrategy[Any]], most: int = 4) -> SearchStrategy[Any]:
    """Generate schemas with a few of these keywords."""
    names = st.lists(st.sampled_from(sorted(keywords)), max_size=most, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: keywords[name] for name in chosen}))


SCHEMAS: SearchStrategy[Any] = st.recursive(
    st.booleans() | schema_of(keywords_of(st.booleans()), 2),
    lambda inner: schema_of(keywords_of(inner)),
    max_leaves=6,
)
