"""A value in a JSON text is changed, and all other characters stay."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdlint.accept.json_text import changed_json
from mdlint.draft2020.values import JSON, JSONPath
from mdlint.schema.table.rejection import REMOVED, Removed

CASES: list[tuple[str, JSONPath, JSON | Removed, str]] = [
    # A value is replaced.
    ('{"a": 1, "b": 2}', ("a",), 10, '{"a": 10, "b": 2}'),
    ('{"a" :  1}', ("a",), "é", '{"a" :  "é"}'),
    ('{"a": [1, {"b": 2}]}', ("a", 1, "b"), 3, '{"a": [1, {"b": 3}]}'),
    ('{"a": [1, {"b": 2}]}', ("a", "1", "b"), 3, '{"a": [1, {"b": 3}]}'),
    ('{"a/b~": {"c\\"": 1}}', ("a/b~", 'c"'), 2, '{"a/b~": {"c\\"": 2}}'),
    # Only what differs in a value is replaced.
    ('{"a": { "x":1,  "y" : 2 }}', ("a",), {"x": 1, "y": 3}, '{"a": { "x":1,  "y" : 3 }}'),
    ('{"a": [ {"x": 1} , {"x": 2} ]}', ("a",), [{"x": 1}, {"x": 3}], '{"a": [ {"x": 1} , {"x": 3} ]}'),
    # An item is added.
    ('{"a": [1, 2]}', ("a",), [1, 2, 3], '{"a": [1, 2, 3]}'),
    ('{"a": [1]}', ("a",), [1, 2, 3], '{"a": [1, 2, 3]}'),
    ('{"a": [1,2]}', ("a",), [1, 2, 3], '{"a": [1,2,3]}'),
    ('{"a": [ ]}', ("a",), [1, 2], '{"a": [1, 2]}'),
    ('{"a": [\n    1,\n    2\n  ]\n}\n', ("a",), [1, 2, 3], '{"a": [\n    1,\n    2,\n    3\n  ]\n}\n'),
    ('{"a": [\n\t1\n]}', ("a",), [1, 2, 3], '{"a": [\n\t1,\n\t2,\n\t3\n]}'),
    ('{"a": [\r\n  1\r\n]}\r\n', ("a",), [1, 2], '{"a": [\r\n  1,\r\n  2\r\n]}\r\n'),
    # A list that is broken into lines of several items.
    ("[\n  1, 2,\n  3, 4\n]", (), [1, 2, 3, 4, 5], "[\n  1, 2,\n  3, 4, 5\n]"),
    # A comma at the start of a line.
    ("[ 1\n, 2\n]", (), [1, 2, 3], "[ 1\n, 2, 3\n]"),
    # An item is removed.
    ("[1, 2, 3]", (), [2, 3], "[2, 3]"),
    ("[1, 2, 3]", (), [1, 3], "[1, 3]"),
    ("[1, 2, 3]", (), [1, 2], "[1, 2]"),
    ("[\n  1,\n  2,\n  3\n]", (), [1, 3], "[\n  1,\n  3\n]"),
    ("[\n  1,\n  2\n]", (), [2], "[\n  2\n]"),
    # Neither more nor fewer items: another list.
    ("[1, 2, 3]", (), [3, 1], "[3, 1]"),
    # A member is added.
    ('{"a": 1}', ("b",), True, '{"a": 1, "b": true}'),
    ('{"a":1,"b":2}', ("c",), None, '{"a":1,"b":2,"c": null}'),
    ("{}", ("a",), 1, '{"a": 1}'),
    ('{\n  "a": 1\n}\n', ("b",), {"c": [1]}, '{\n  "a": 1,\n  "b": {"c": [1]}\n}\n'),
    ('{\n\t"a": {\n\t\t"b": 1\n\t}\n}', ("a", "c"), 2, '{\n\t"a": {\n\t\t"b": 1,\n\t\t"c": 2\n\t}\n}'),
    ('{"a": {}}', ("a", "b", "c"), 1, '{"a": {"b": {"c": 1}}}'),
    # A member is removed.
    ('{"a": 1, "b": 2}', ("a",), REMOVED, '{"b": 2}'),
    ('{"a": 1, "b": 2}', ("b",), REMOVED, '{"a": 1}'),
    ('{ "a": 1 }', ("a",), REMOVED, "{}"),
    ('{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', ("b",), REMOVED, '{\n  "a": 1,\n  "c": 3\n}'),
    ('{"a": 1}', ("b",), REMOVED, '{"a": 1}'),
    ('{"a": 1}', ("b", "c"), REMOVED, '{"a": 1}'),
    ('{"a": {"x": 1, "y": 2}}', ("a",), {"y": 2}, '{"a": {"y": 2}}'),
    ('{"a": {"x": 1}}', ("a",), {"y": 2}, '{"a": {"y": 2}}'),
]


@pytest.mark.parametrize(("text", "path", "value", "expected"), CASES)
def test_a_value_is_changed_and_nothing_else(text: str, path: JSONPath, value: JSON | Removed, expected: str) -> None:
    assert changed_json(text, path, value) == expected


SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.text('ab"\\é/~', max_size=3)
DOCUMENTS: st.SearchStrategy[JSON] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text('ab"', max_size=2), inner, max_size=4)
)


@given(DOCUMENTS, DOCUMENTS, st.sampled_from([None, 0, 2, "\t"]))
def test_any_value_can_be_turned_into_any_other(old: JSON, new: JSON, indent: str | int | None) -> None:
    text = json.dumps(old, indent=indent, ensure_ascii=False)
    assert json.dumps(json.loads(changed_json(text, (), new)), sort_keys=True) == json.dumps(new, sort_keys=True)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6), st.integers(0, 5), st.sampled_from([None, 0, 2, "\t"]))
def test_an_added_item_is_written_as_json_writes_it(items: list[int], item: int, indent: str | int | None) -> None:
    text, wanted = (json.dumps({"a": each}, indent=indent) for each in (items, [*items, item]))
    assert changed_json(text, ("a",), [*items, item]) == wanted
