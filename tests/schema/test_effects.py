"""Keywords that have no effect where they are: a mistake if they are mdlint's, else a warning."""

from pathlib import Path
from typing import Any

import pytest
from schema_cases import written

from mdlint.schema import examine_schema

pytestmark = pytest.mark.usefixtures("folder")
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def verdict(folder: Path, content: object) -> tuple[list[str], list[str]]:
    """Return the mistakes and the warnings of a schema file, each as `pointer: message`."""
    mistakes, warnings = examine_schema(written(folder, "table.json", content), folder)
    return tuple([f"{each.pointer}: {each.message}" for each in part] for part in (mistakes, warnings))  # type: ignore[return-value]


def column(**keywords: object) -> object:
    return {"items": {"properties": {"A": keywords}}}


@pytest.mark.parametrize(
    ("keywords", "words"),
    [
        ({"type": "boolean", "aside": "()"}, '"aside" is about "number", and the type is "boolean"'),
        ({"type": ["string", "null"], "unit": "ms"}, '"unit" is about "number", and the type is "null" or "string"'),
        ({"type": "string", "decimals": 1}, '"decimals" is about "number", and the type is "string"'),
        (
            {"type": "number", "booleans": {"true": ["x"], "false": ["-"]}},
            '"booleans" is about "boolean", and the type is "number"',
        ),
    ],
)
def test_a_keyword_about_other_values_is_a_mistake(tmp_path: Path, keywords: dict[str, Any], words: str) -> None:
    (name,) = keywords.keys() - {"type"}
    assert verdict(tmp_path, column(**keywords)) == ([f"/items/properties/A/{name}: {words}: it has no effect"], [])


@pytest.mark.parametrize(
    "keywords",
    [
        {"type": "integer", "unit": "ms"},
        {"type": ["number", "string"], "unit": "ms", "pattern": "^x$"},
        {"unit": "ms"},
        {"type": "array", "separator": "/", "items": {"type": "number", "unit": "ms"}},
        {"type": ["boolean", "null"], "booleans": {"true": ["x"], "false": ["-"]}},
        {"type": "string", "minLength": 1},
    ],
)
def test_a_keyword_about_some_of_the_values_is_none(tmp_path: Path, keywords: dict[str, Any]) -> None:
    assert verdict(tmp_path, column(**keywords)) == ([], [])


@pytest.mark.parametrize(
    ("keywords", "words"),
    [
        (
            {"type": "string", "format": "email"},
            '"format" is only a note in draft 2020-12: nothing checks it; for a check, add assertFormat at the top',
        ),
        (
            {"type": "string", "format": "date"},
            '"format" only says how dates are compared: to check them, add assertFormat at the top',
        ),
        ({"type": "string", "minimum": 0}, '"minimum" is about "number", and the type is "string": it has no effect'),
        (
            {"type": "number", "pattern": "^1"},
            '"pattern" is about "string", and the type is "number": it has no effect',
        ),
    ],
)
def test_a_standard_keyword_that_checks_nothing_is_a_warning(
    tmp_path: Path, keywords: dict[str, Any], words: str
) -> None:
    (name,) = keywords.keys() - {"type"}
    assert verdict(tmp_path, column(**keywords)) == ([], [f"/items/properties/A/{name}: {words}"])


def test_a_keyword_of_an_older_draft_is_a_warning(tmp_path: Path) -> None:
    schema = {"$schema": DRAFT, "items": {"dependencies": {"A": ["B"]}}}
    words = '"dependencies" is a keyword of draft 7, and nothing checks it; use dependentRequired or dependentSchemas'
    assert verdict(tmp_path, schema) == ([], [f"/items/dependencies: {words}"])


def test_a_required_column_that_is_forbidden_is_a_mistake(tmp_path: Path) -> None:
    row = {"properties": {"Model": {}}, "patternProperties": {"^Top": {}}, "additionalProperties": False}
    words = 'column "Modle" is required, but additionalProperties forbids it (did you mean "Model"?)'
    assert verdict(tmp_path, {"items": {**row, "required": ["Top-1", "Modle"]}}) == (
        [f"/items/required/1: {words}"],
        [],
    )
    assert verdict(tmp_path, {"items": {**row, "required": ["Model"]}}) == ([], [])
    assert verdict(tmp_path, {"items": {"properties": {}, "required": ["Model"]}}) == ([], [])
