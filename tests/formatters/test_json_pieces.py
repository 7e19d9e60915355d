"""JSON that is written piece by piece is what `json.dumps` writes."""

import json

from hypothesis import given
from hypothesis import strategies as st

from mdlint.formatters._json import array, indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=10,
)


@given(VALUES)
def test_a_value_is_indented_as_the_standard_library_does_it(value: object) -> None:
    assert indented(value) == json.dumps(value, indent=2)


@given(st.lists(VALUES, max_size=3))
def test_an_array_is_too_value_by_value(values: list[object]) -> None:
    written = "".join(array(iter(values), "  "))
    # In JSON, a line feed is never part of a text.
    assert written == json.dumps(values, indent=2).replace("\n", "\n  ")


def test_a_piece_has_one_value() -> None:
    assert list(array([1, {"a": None}])) == ["[\n  1", ',\n  {\n    "a": null\n  }', "\n]"]
