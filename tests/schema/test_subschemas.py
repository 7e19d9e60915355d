"""A path into a schema leads through schema objects; everything else on the way is no part of the schema."""

from typing import Any

import pytest

from mdlint.draft2020.values import JSONPath
from mdlint.draft2020.vocabulary import enclosing

INNER: dict[str, Any] = {"type": "number"}
ROW: dict[str, Any] = {"properties": {"A": INNER, "B": True}, "items": False}
BRANCH: dict[str, Any] = {"items": ROW}
SCHEMA: dict[str, Any] = {
    "allOf": [BRANCH, True],
    "items": ROW,
    "default": {"items": ROW},
    "anyOf": {"0": ROW},
    "properties": [ROW],
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ((), [SCHEMA]),
        (("items",), [ROW, SCHEMA]),
        (("items", "properties", "A", "type"), [INNER, ROW, SCHEMA]),
        (("allOf", 0, "items", "properties", "A"), [INNER, ROW, BRANCH, SCHEMA]),
        (("allOf", 1), [SCHEMA]),
        (("allOf", 2, "items"), [SCHEMA]),
        (("allOf",), [SCHEMA]),
        (("items", "properties"), [ROW, SCHEMA]),
        (("items", "properties", "B"), [ROW, SCHEMA]),
        (("items", "properties", "C"), [ROW, SCHEMA]),
        (("items", "items"), [ROW, SCHEMA]),
        (("default", "items"), [SCHEMA]),
        (("anyOf", "0"), [SCHEMA]),
        (("anyOf", 0), [SCHEMA]),
        (("properties", 0), [SCHEMA]),
        (("not", "items"), [SCHEMA]),
    ],
)
def test_the_schema_objects_along_a_path_are_listed_from_the_innermost(path: JSONPath, found: list[object]) -> None:
    assert enclosing(SCHEMA, path) == found
