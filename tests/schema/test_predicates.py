"""A predicate accepts exactly the instances that `Draft202012Validator` accepts."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples
from jsonschema import Draft202012Validator
from schema_cases import SCHEMAS, VALUES

from mdlint.bundled import bundled
from mdlint.draft2020.errors import validator
from mdlint.draft2020.predicates import predicate
from mdlint.draft2020.values import Schema


@examples(1000)
@given(SCHEMAS, VALUES)
def test_a_predicate_agrees_with_the_validator(schema: Schema, value: object) -> None:
    accepts = predicate(schema)
    assert accepts is not None
    assert accepts(value) == Draft202012Validator(schema).is_valid(value)


FORMATTED = st.recursive(
    st.sampled_from([{"format": name} for name in ("date", "date-time", "email", "ipv4", "uri", "duration")]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=2).map(lambda branches: {"anyOf": branches})
        | st.lists(inner, min_size=1, max_size=2).map(lambda branches: {"oneOf": branches})
        | inner.map(lambda schema: {"not": schema})
    ),
    max_leaves=4,
)
TEXTS = st.sampled_from(["2026-01-31", "2026-02-30", "2026-01-31T10:00:00Z", "a@b", "127.0.0.1", "urn:a", "P1D", "x", 1, None])  # fmt: skip


@examples(300)
@given(FORMATTED, TEXTS)
def test_a_predicate_and_the_errors_agree_with_the_validator_on_formats(schema: Schema, value: object) -> None:
    accepts = predicate(schema, asserts_formats=True)
    assert accepts is not None
    oracle = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(value)
    assert accepts(value) == oracle
    assert (validator(schema, asserts_formats=True)(value) == []) == oracle


@pytest.mark.parametrize(
    ("schema", "accepted", "refused"),
    [
        ({"type": "integer"}, [1, 1.0, -0.0], [True, 1.5, "1", None]),
        ({"type": "number"}, [1, 1.5], [False, "1"]),
        ({"enum": [1, "a", None]}, [1, 1.0, "a", None], [True, "1", 0]),
        ({"const": True}, [True], [1, 1.0, "true"]),
        ({"const": [1, {"a": False}]}, [[1.0, {"a": False}]], [[1, {"a": 0}], [True, {"a": False}]]),
        ({"minimum": 1}, [1, 1.0, "0", True, None], [0, 0.999]),
        ({"exclusiveMaximum": 1}, [0.999], [1, 1.0]),
        ({"multipleOf": 0.01}, [0.75, 4.5, 0], [0.0075]),
        ({"maxLength": 1}, ["", "👍", 12, ["a", "b"]], ["ab"]),
        ({"pattern": "b"}, ["abc", 1], ["a", ""]),
        ({"uniqueItems": True}, [[1, True, "1"], [[1], [True]], "aa"], [[1, 1.0], [{"a": 1}, {"a": 1.0}]]),
        ({"items": {"type": "string"}, "prefixItems": [{"type": "null"}]}, [[], [None], [None, "a"]], [["a"], [None, 1]]),
        ({"contains": {"const": 1}, "minContains": 0, "maxContains": 1}, [[], [1], [2]], [[1, 1]]),
        ({"if": {"minimum": 10}, "then": {"maximum": 20}, "else": {"minimum": 5}}, [15, 7], [25, 3]),
        ({"then": False, "else": False}, [1], []),
        ({"minContains": 2}, [[], [1]], []),
        ({"oneOf": [{"minimum": 0}, {"maximum": 10}]}, [-1, 11], [5, "a"]),
        ({"dependentRequired": {"a": ["b"]}}, [{}, {"b": 1}, {"a": 1, "b": 1}], [{"a": 1}]),
        ({"patternProperties": {"^a": True}, "additionalProperties": False}, [{"ab": 1}], [{"b": 1}]),
        ({"description": "x", "x-note": 1, "format": "date"}, ["not a date"], []),
    ],
)  # fmt: skip
def test_equality_and_types_are_those_of_json_schema(schema: Schema, accepted: list[Any], refused: list[Any]) -> None:
    accepts = predicate(schema)
    assert accepts is not None
    assert [value for value in accepted if not accepts(value)] == []
    assert [value for value in refused if accepts(value)] == []


def test_a_recursive_reference_is_followed() -> None:
    accepts = predicate({"$ref": "#/$defs/a~1tree", "$defs": {"a/tree": {"type": "array", "items": {"$ref": "#"}}}})
    assert accepts is not None
    assert accepts([[], [[]]])
    assert not accepts([[], [[1]]])


@pytest.mark.parametrize(
    "schema",
    [
        {"unevaluatedProperties": False},
        {"properties": {"a": {"unevaluatedItems": {"type": "null"}}}},
        {"$ref": "other.json"},
        {"$dynamicRef": "#node"},
    ],
)
def test_a_schema_that_needs_a_validator_has_no_predicate(schema: Schema) -> None:
    assert predicate(schema) is None


def test_unevaluated_values_that_may_be_anything_need_no_validator() -> None:
    accepts = predicate({"unevaluatedProperties": True, "required": ["a"]})
    assert accepts is not None
    assert not accepts({"b": 1})


def test_a_shared_subschema_is_compiled_once() -> None:
    schema: Any = {"type": "integer"}
    for _ in range(60):
        schema = {"allOf": [schema, schema]}
    # Compiling each path separately would take 2 ** 60 steps.
    assert predicate(schema) is not None


@pytest.mark.parametrize("name", ["table", "config", "metrics", "timm-metrics"])
def test_a_bundled_schema_is_a_schema(name: str) -> None:
    meta_schema = Draft202012Validator(bundled("table.schema.json"))
    content = bundled(f"{name}.schema.json")
    if content["$schema"] == "urn:mdlint:table:v1":
        assert list(meta_schema.iter_errors(content)) == []
    else:
        Draft202012Validator.check_schema(content)
        accepts = predicate(content)
        assert accepts is not None
        assert not accepts(json.loads('{"unknown": 1}'))
