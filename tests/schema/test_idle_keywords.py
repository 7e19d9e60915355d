"""A keyword that can do nothing where it is gets a warning, and the schema stays valid."""

from pathlib import Path
from typing import Any

import pytest
from schema_cases import written

from mdlint.schema import check_schema, idle_keywords

pytestmark = pytest.mark.usefixtures("folder")

PLAIN = "https://json-schema.org/draft/2020-12/schema"


def warnings(folder: Path, content: object) -> list[str]:
    name = written(folder, "t.json", content)
    assert check_schema(name, folder) == []
    return [f"{idle.pointer}: {idle.message}" for idle in idle_keywords(name, folder)]


def column(keywords: dict[str, Any]) -> dict[str, Any]:
    return {"items": {"properties": {"A": keywords}}}


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ({"type": "boolean", "aside": "()"}, '"aside" does nothing here: it is about a number, and the value is true or false'),
        ({"type": ["string", "null"], "unit": "ms"}, '"unit" does nothing here: it is about a number, and the value is null or a text'),
        ({"enum": ["a", "b"], "decimals": 2}, '"decimals" does nothing here: it is about a number, and the value is a text'),
        ({"type": "string", "maximum": 3}, '"maximum" does nothing here: it is about a number, and the value is a text'),
        ({"type": "number", "pattern": "x"}, '"pattern" does nothing here: it is about a text, and the value is a number'),
        ({"type": "number", "separator": "/"}, '"separator" does nothing here: it is about a list, and the value is a number'),
        ({"type": "number", "booleans": {"true": ["x"]}}, '"booleans" does nothing here: it is about true or false, and the value is a number'),
        ({"type": "string", "format": "date"}, '"format" is not checked; use "pattern"'),
        ({"then": {"minimum": 1}}, '"then" does nothing without "if"'),
    ],
)  # fmt: skip
def test_a_keyword_without_effect(tmp_path: Path, keywords: dict[str, Any], expected: str) -> None:
    (found,) = warnings(tmp_path, column(keywords))
    place = expected.split('"')[1]
    assert found == f"/items/properties/A/{place}: {expected}"


@pytest.mark.parametrize(
    "keywords",
    [
        {"unit": "ms", "decimals": 1},
        {"type": ["number", "string"], "unit": "ms", "pattern": "^OOM$"},
        {"type": "integer", "minimum": 1, "qualifiers": ["+"]},
        {"type": ["array", "number"], "separator": "/", "items": {"type": "number", "unit": "%"}, "unit": "%"},
        {"type": "array", "separator": "/", "minItems": 2, "bestMarked": "maximum"},
        {"type": ["boolean", "null"], "booleans": {"true": ["x"]}, "missing": ["-"]},
        {"type": "string", "link": {"required": True}, "align": "left", "fillDown": True, "errorMessage": "no"},
        {"if": {"type": "number"}, "then": {"minimum": 1}},
        {"$ref": "#/$defs/x", "unit": "ms"},
    ],
)
def test_a_keyword_with_an_effect(tmp_path: Path, keywords: dict[str, Any]) -> None:
    assert warnings(tmp_path, {**column(keywords), "$defs": {"x": {"type": "number"}}}) == []


def test_keywords_of_older_drafts(tmp_path: Path) -> None:
    schema = {"$schema": PLAIN, "items": {"dependencies": {"A": ["B"]}, "x-own": 1}}
    words = 'draft 2020-12 has no "dependencies"; use dependentRequired or dependentSchemas'
    assert warnings(tmp_path, schema) == [f"/items/dependencies: {words}"]


def test_a_required_column_that_is_nearly_described(tmp_path: Path) -> None:
    items = {"properties": {"Model": {}}, "required": ["Modle", "Notes", "Model"]}
    assert warnings(tmp_path, {"items": items}) == [
        '/items/required/0: no column "Modle" is described (did you mean "Model"?)'
    ]


def test_the_builtin_schemas_have_none(tmp_path: Path) -> None:
    assert warnings(tmp_path, {"$ref": "builtin:metrics"}) == []
    folder = Path(__file__).parents[2] / "schemas"
    assert [idle_keywords(f"{name}.schema.json", folder) for name in ("metrics", "timm-metrics")] == [[], []]
