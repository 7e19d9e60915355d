"""Mistakes in a document such as a configuration are explained in plain words, each with its path."""

from typing import Any

import pytest

from mdlint.schema import explain_errors

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["schema"],
    "properties": {
        "schema": {"type": "string", "minLength": 1},
        "pages": {"$ref": "#/$defs/globs"},
        "level": {"enum": ["error", "warning"]},
        "limit": {"type": "integer", "minimum": 1, "maximum": 9},
        "name": {"pattern": "^[a-z]+$", "maxLength": 3},
        "either": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "map": {"additionalProperties": {"type": "boolean"}},
    },
    "additionalProperties": False,
    "$defs": {"globs": {"type": "array", "items": {"type": "string"}, "maxItems": 2, "uniqueItems": True}},
}


@pytest.mark.parametrize(
    ("instance", "expected"),
    [
        ({"schema": "a", "pages": ["x"], "level": "error", "limit": 3, "name": "ab", "either": ["a"]}, []),
        ([], [((), "expected an object, found []")]),
        ({}, [((), '"schema" is missing')]),
        ({"schema": ""}, [(("schema",), "must not be empty")]),
        ({"schema": "a", "page": 1}, [(("page",), 'unknown key (did you mean "pages"?)')]),
        ({"schema": "a", "pages": ["x", 1]}, [(("pages", 1), "expected a text, found 1")]),
        ({"schema": "a", "pages": ["x", "y", "z"]}, [(("pages",), "must not be longer than 2")]),
        ({"schema": "a", "pages": ["x", "x"]}, [(("pages",), "names something twice")]),
        ({"schema": "a", "level": "eror"}, [(("level",), '"eror" is not one of "error" or "warning" (did you mean "error"?)')]),
        ({"schema": "a", "limit": 0}, [(("limit",), "0 is below the minimum 1")]),
        ({"schema": "a", "limit": True}, [(("limit",), "expected a whole number, found true")]),
        ({"schema": "a", "name": "AB"}, [(("name",), '"AB" does not match the pattern ^[a-z]+$')]),
        ({"schema": "a", "name": "abcd"}, [(("name",), "must not be longer than 3")]),
        ({"schema": "a", "either": 1}, [(("either",), "expected a list or a text, found 1")]),
        ({"schema": "a", "either": ["a", 2]}, [(("either", 1), "expected a text, found 2")]),
        ({"schema": "a", "map": {"x": 0}}, [(("map", "x"), "expected true or false, found 0")]),
    ],
)  # fmt: skip
def test_a_mistake_has_a_path_and_a_message(instance: object, expected: list[Any]) -> None:
    assert explain_errors(SCHEMA, instance) == expected
