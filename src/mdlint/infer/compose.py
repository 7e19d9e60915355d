"""Makes a table schema of proposals: short, with its columns in the order of the table, as a person would write it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mdlint.infer.families import Family
from mdlint.infer.proposal import Proposal
from mdlint.ruleset import DEFAULT_SCHEMA
from mdlint.schema import TableSchema, load

# The keywords in the order in which they are written: first how a cell is read, then what it may hold.
_COLUMN_KEYWORDS = (
    *("description", "type", "missing", "booleans", "unit", "qualifiers", "uncertainty", "delta", "aside"),
    *("decimalSeparator", "thousandsSeparator", "duration", "separator", "range", "items", "prefixItems"),
    *("minItems", "maxItems", "enum", "minLength", "pattern", "nameConvention", "minimum", "exclusiveMinimum"),
    *("maximum", "exclusiveMaximum", "multipleOf", "decimals", "bestMarked", "link", "align", "fillDown"),
)
_TABLE_KEYWORDS = (
    *("columnOrder", "columnAliases", "groupColumn", "skipRows", "uniqueBy", "sortedBy", "compare"),
    *("ascendingColumns", "derived"),
)
_ROW_KEYWORDS = ("required",)
# Several proposals for these are joined to one list.
JOINED = frozenset({"allOf", "ascendingColumns", "compare", "derived", "required"})
_LINE_WIDTH = 100


def compose(family: Family, proposals: Iterable[Proposal], *, with_evidence: bool = False) -> dict[str, Any]:
    """Return the schema of a family. Each of its columns is a property, even if nothing is proposed for it.

    `with_evidence` adds the evidence of each keyword as `x-evidence`.
    """
    columns: dict[str, dict[str, Any]] = {name: {} for name in family.columns}
    row: dict[str, Any] = {}
    table: dict[str, Any] = {}
    for proposal in proposals:
        if proposal.column is not None:
            target = columns[proposal.column]
        else:
            target = row if proposal.keyword in _ROW_KEYWORDS else table
        _add(target, proposal)
        if with_evidence:
            target.setdefault("x-evidence", {})[proposal.keyword] = evidence_words(proposal)
    if family.aliases:
        table["columnAliases"] = {name: list(headers) for name, headers in family.aliases.items()}
    properties = {name: _ordered(keywords, _COLUMN_KEYWORDS) for name, keywords in columns.items()}
    items = {"type": "object", **_ordered(row, _ROW_KEYWORDS), "properties": properties}
    schema = {"$schema": "urn:mdlint:table:v1", "type": "array", "items": items, **_ordered(table, _TABLE_KEYWORDS)}
    return {**schema, "allOf": [*schema.get("allOf", []), {"$ref": DEFAULT_SCHEMA}]} if family.has_metrics else schema


def table_schema(family: Family, proposals: Iterable[Proposal], name: str = "inferred") -> TableSchema:
    """Return the schema of a family, ready to check its tables."""
    schema = compose(family, proposals)
    if family.has_metrics:
        schema["allOf"] = [*schema["allOf"][:-1], load(DEFAULT_SCHEMA).schema]
    return TableSchema(name, schema)


def evidence_words(proposal: Proposal) -> str:
    """Return the evidence of a proposal in words: `31 of 32 rows`, and how it fared in the past."""
    evidence = proposal.evidence
    rows = f"{evidence.holding} of {evidence.rows} rows" if evidence.exceptions else f"{evidence.rows} rows"
    return f"{rows}; {evidence.past}" if evidence.past else rows


def schema_text(schema: Mapping[str, Any]) -> str:
    """Write a schema as JSON, with each part on one line if it is short enough. Ends with a line feed."""
    return _written(schema, "", 0) + "\n"


def _add(target: dict[str, Any], proposal: Proposal) -> None:
    value = proposal.value
    if proposal.keyword in JOINED and isinstance(value, list):
        value = [*target.get(proposal.keyword, []), *value]
    target[proposal.keyword] = value


def _ordered(keywords: Mapping[str, Any], order: Sequence[str]) -> dict[str, Any]:
    """Return keywords in a given order, those that it lacks last."""
    places = {name: place for place, name in enumerate(order)}
    return dict(sorted(keywords.items(), key=lambda item: places.get(item[0], len(order))))


def _written(value: Any, indent: str, used: int) -> str:  # noqa: ANN401  any JSON value
    """Write a value that begins after `used` characters of its line."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or (indent and used + len(_spaced(value)) <= _LINE_WIDTH):
        return _spaced(value) if isinstance(value, dict) and value else line
    inner = indent + "  "
    if isinstance(value, dict):
        keys = ((f"{inner}{json.dumps(key, ensure_ascii=False)}: ", part) for key, part in value.items())
        parts = [start + _written(part, inner, len(start)) for start, part in keys]
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + _written(part, inner, len(inner)) for part in value) + f"\n{indent}]"


def _spaced(value: Any) -> str:  # noqa: ANN401  any JSON value
    """Write a value on one line, with spaces inside of the braces of objects."""
    if isinstance(value, dict) and value:
        pairs = (f"{json.dumps(key, ensure_ascii=False)}: {_spaced(part)}" for key, part in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_spaced, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
