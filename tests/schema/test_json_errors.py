"""The facts taken from an error of jsonschema agree with its message, which is never parsed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdlint.draft2020.errors import JsonError, unevaluated_names, validator

NAMES = ("a", "b'", 'c"', "d.", "e$")
OBJECTS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([0, 1, "x", None]))
LISTS = st.lists(st.sampled_from(NAMES), unique=True, max_size=3)
REQUIRING = st.fixed_dictionaries(
    {}, optional={"required": LISTS, "dependentRequired": st.dictionaries(st.sampled_from(NAMES), LISTS, max_size=3)}
)
EVALUATING = st.fixed_dictionaries(
    {},
    optional={
        "properties": st.dictionaries(st.sampled_from(NAMES), st.sampled_from([True, {"type": "integer"}]), max_size=2),
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "[.$]", "b"]), st.sampled_from([True]), max_size=2),
        "required": LISTS,
    },
)


def nested(branches: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Generate schemas from a strategy, with more of them in `anyOf`, `allOf` and `if`."""
    some = st.lists(branches, min_size=1, max_size=2)
    inner = st.fixed_dictionaries({}, optional={"anyOf": some, "allOf": some, "if": branches, "then": branches})
    return st.builds(lambda outer, more: {**outer, **more}, branches, inner)


def with_branches(errors: list[JsonError]) -> Iterator[JsonError]:
    """Yield errors, and the errors of their branches."""
    for error in errors:
        yield error
        for branch in error.branches:
            yield from with_branches(list(branch))


@given(nested(REQUIRING), OBJECTS)
def test_the_missing_name_is_the_one_of_the_message(schema: dict[str, Any], instance: dict[str, Any]) -> None:
    for error in with_branches(validator(schema)(instance)):
        if error.keyword in {"required", "dependentRequired"}:
            assert error.message.startswith(f"{error.missing!r} is a ")
        else:
            assert error.missing == ""


@given(nested(EVALUATING), st.sampled_from([False, {"type": "string"}]), OBJECTS)
def test_the_unevaluated_names_are_those_of_the_message(
    schema: dict[str, Any], unevaluated: object, instance: dict[str, Any]
) -> None:
    for error in validator({**schema, "unevaluatedProperties": unevaluated})(instance):
        if error.keyword == "unevaluatedProperties":
            names = unevaluated_names(error)
            if unevaluated is not False:
                # The message leaves out names whose value is valid.
                names = [name for name in names if validator(unevaluated)(instance[name])]  # type: ignore[arg-type]
            assert {name for name in instance if repr(name) in error.message} == set(names)


@pytest.mark.parametrize(
    ("schema", "instance", "names"),
    [
        ({}, {"a": 1, "b": 2}, ["a", "b"]),
        ({"properties": {"b": True}}, {"a": 1, "b": 2}, ["a"]),
        ({"patternProperties": {"^a": True}}, {"a": 1, "ab": 2, "b": 3}, ["b"]),
        ({"anyOf": [{"properties": {"b": True}, "required": ["b"]}, True]}, {"a": 1, "b": 2}, ["a"]),
        (
            {"if": {"properties": {"a": {"const": 1}}}, "then": {"properties": {"b": True}}},
            {"a": 2, "b": 2},
            ["a", "b"],
        ),
    ],
)
def test_unevaluated_names(schema: dict[str, Any], instance: dict[str, Any], names: list[str]) -> None:
    (error,) = validator({**schema, "unevaluatedProperties": False})(instance)
    assert unevaluated_names(error) == names


def test_a_name_is_not_taken_for_part_of_another() -> None:
    (error,) = validator({"properties": {"ab": True}, "unevaluatedProperties": False})({"ab": 1, "b": 2})
    assert (unevaluated_names(error), re.findall("'(.*?)'", error.message)) == (["b"], ["b"])
