"""Schemas that can't be used are errors with a file and a JSON pointer; references are resolved, never fetched."""

import os
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_examples import examples
from schema_cases import found, violations, written

from mdlint.draft2020.vocabulary import STANDARD
from mdlint.errors import SchemaError
from mdlint.files import utf8
from mdlint.schema import BUILTIN_NAMES, check_schema, load
from mdlint.schema.keywords import KEYWORDS

PLAIN = "https://json-schema.org/draft/2020-12/schema"
TABLE = "urn:mdlint:table:v1"
COLUMNS = {"items": {"properties": {"Model": {"type": "string"}, "Top-1": {"type": "number"}}}}


pytestmark = pytest.mark.usefixtures("folder")


def faults(folder: Path, content: object) -> list[str]:
    """Return the mistakes in a schema file, each as `pointer: message`."""
    name = written(folder, "table.json", content)
    return [f"{fault.pointer}: {fault.message}" for fault in check_schema(name, folder)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"type" "array"}', "not JSON: line 1, column 9: expecting ':' delimiter"),
        ("{\n  type: 1}", "not JSON: line 2, column 3: expecting property name"),
        ("", "not JSON: line 1, column 1: expecting value"),
        ('{"maximum": NaN}', "not JSON: line 1, column 13: NaN is not a JSON value"),
        ("[" * 100_000, "nested more than 100 levels deep"),
        ("9" * 5_000, "not JSON"),
        ('{"unit": {"M": 1e400}}', "this number is too large"),
        ('{"items": {"minimum": -1e400}}', "this number is too large"),
        ('{"derived": [{"column": "A", "is": {"multiply": ["B", 1' + "0" * 320 + "]}}]}", "this number is too large"),
    ],
)
def test_a_file_that_is_not_json(tmp_path: Path, content: str, message: str) -> None:
    (fault,) = faults(tmp_path, content)
    assert message in fault


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"missing\.json: can't be read"):
        load("missing.json", tmp_path)
    assert len(check_schema("missing.json", tmp_path)) == 1


@pytest.mark.parametrize("reference", ["a\0b", "\0", ""])
def test_a_text_that_is_not_a_path(tmp_path: Path, reference: str) -> None:
    with pytest.raises(SchemaError, match=r"is not a path$"):
        load(reference, tmp_path)


def test_a_file_that_is_not_regular_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(SchemaError, match=r"pipe\.json: can't be read: not a regular file"):
        load("pipe.json", tmp_path)


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop.json").symlink_to("loop.json")
    with pytest.raises(SchemaError, match=r"loop\.json: can't be read: Too many levels of symbolic links"):
        load("loop.json", tmp_path)


def test_a_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(utf8, "MAX_BYTES", 2**20)
    content = '{"type": "array"}'
    (tmp_path / "most.json").write_text(content.ljust(2**20), encoding="utf-8")
    (tmp_path / "more.json").write_text(content.ljust(2**20 + 1), encoding="utf-8")
    assert check_schema("most.json", tmp_path) == []
    with pytest.raises(SchemaError, match=r"more\.json: too large: a file has at most 1 MiB"):
        load("more.json", tmp_path)


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("a%00b", '"a\0b" is not a path'),
        ("a" * 300, "there is no file " + "a" * 300),
        ("pipe.json", "there is no file pipe.json"),
    ],
)
def test_a_reference_that_is_not_to_a_file(tmp_path: Path, reference: str, words: str) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert faults(tmp_path, {"$schema": TABLE, "$ref": reference}) == [f"/$ref: {words}"]


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "table.json").write_bytes(b'{"title": "\xe9"}')
    with pytest.raises(SchemaError, match="not UTF-8"):
        load("table.json", tmp_path)


def test_a_byte_order_mark_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "table.json").write_bytes(b'\xef\xbb\xbf{"type": "array"}')
    assert check_schema("table.json", tmp_path) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # The schema does not describe a table.
        ({"type": "object"}, '/type: a table is an array of rows: expected "array"'),
        ({"properties": {"A": {}}}, '/properties: "properties" applies to rows: it belongs under items'),
        ({"allOf": [{"required": ["A"]}]}, '/allOf/0/required: "required" applies to rows: it belongs under items'),
        # Values that can never take effect.
        ({"items": {"properties": {"A": {"unit": ["ms", "+"]}}}}, '/items/properties/A/unit: "+" is never read as a unit'),
        ({"items": {"properties": {"A": {"unit": ""}}}}, "/items/properties/A/unit: must not be empty"),
        ({"items": {"properties": {"A": {"unit": {"": 1}}}}}, '/items/properties/A/unit: "" is never read as a unit'),
        ({"errorMessage": {"minItms": "more"}}, '/errorMessage/minItms: unknown keyword (did you mean "minItems"?)'),
        # Standard keywords.
        ([], ": expected an object or true or false, found []"),
        ({"items": {"required": "Model"}}, '/items/required: expected a list, found "Model"'),
        ({"items": {"required": ["a", "a"]}}, "/items/required: names something twice"),
        ({"minItems": -1}, "/minItems: -1 is below the minimum 0"),
        ({"type": "nunber"}, '/type: "nunber" is not one of'),
        ({"type": []}, "/type: must not be empty"),
        ({"allOf": []}, "/allOf: must not be empty"),
        ({"items": {"multipleOf": 0}}, "/items/multipleOf: 0 is not above 0"),
        ({"items": {"properties": {"a": {"pattern": "("}}}}, '/items/properties/a/pattern: "(" is not a regular expression'),
        ({"items": {"patternProperties": {"*": True}}}, "/items/patternProperties/*: "),
        ({"$schema": "http://json-schema.org/draft-07/schema#"}, "/$schema: "),
        # mdlint keywords.
        ({**COLUMNS, "sortedBy": "Top-1"}, '/sortedBy: expected a list, found "Top-1"; write [{"column": "Top-1"}]'),
        ({**COLUMNS, "sortedBy": ["-Top-1"]}, '/sortedBy/0: expected an object, found "-Top-1"; write {"column": "Top-1", "order": "descending"}'),
        ({**COLUMNS, "allOf": [{"sortedBy": ["Top-1"]}]}, '/allOf/0/sortedBy/0: expected an object, found "Top-1"; write {"column": "Top-1"}'),
        ({**COLUMNS, "sortedBy": [{"column": "Top-1", "order": "desc"}]}, '/sortedBy/0/order: "desc" is not one of "ascending" or "descending" (did you mean "descending"?)'),
        ({**COLUMNS, "compare": ["Top-1 <= Top-5"]}, '/compare/0: expected an object, found "Top-1 <= Top-5"; write {"left": "Top-1", "is": "<=", "right": "Top-5"}'),
        ({**COLUMNS, "compare": "Top-1≥0.5"}, '/compare: expected a list, found "Top-1≥0.5"; write [{"left": "Top-1", "is": ">=", "right": 0.5}]'),
        ({**COLUMNS, "compare": ["Top-1 = 5"]}, '/compare/0: expected an object, found "Top-1 = 5"; write {"left": "Top-1", "is": "==", "right": 5}'),
        ({**COLUMNS, "compare": ["Top-1"]}, '/compare/0: expected an object, found "Top-1"'),
        ({"items": {"properties": {"sortedBy": "Top-1"}}}, '/items/properties/sortedBy: expected an object or true or false, found "Top-1"'),
        ({**COLUMNS, "uniqueBy": "Model"}, '/uniqueBy: expected a list, found "Model"; write ["Model"]'),
        ({**COLUMNS, "uniqueBy": [["Model"], "Top-1"]}, '/uniqueBy/1: expected a list, found "Top-1"; write ["Top-1"]'),
        ({**COLUMNS, "uniqueBy": ["Model", ["Top-1"]]}, '/uniqueBy/1: expected a text or an object, found ["Top-1"]'),
        ({**COLUMNS, "uniqueBy": [["Model"], []]}, "/uniqueBy/1: must not be empty"),
        ({**COLUMNS, "uniqueBy": [{"optional": True}]}, '/uniqueBy/0: "column" is missing'),
        ({**COLUMNS, "uniqueBy": [{"column": "Model", "as": "text"}]}, '/uniqueBy/0/as: "text" is not "target"'),
        ({**COLUMNS, "uniqueBy": ["Model", {"column": "Model", "as": "target"}]}, '/uniqueBy/1: column "Model" is in this key twice'),
        ({**COLUMNS, "uniqueBy": [[{"column": "Model", "as": "target"}, {"column": "Top-1", "as": "target"}]]}, "/uniqueBy/0/1/as: a key compares the targets of one column at most"),
        ({**COLUMNS, "uniqueBy": [["Model"], [{"column": "Modle"}]]}, '/uniqueBy/1/0/column: no column "Modle" is among the properties'),
        ({**COLUMNS, "sortedBy": [{"column": "Top-1", "order": "up"}]}, '/sortedBy/0/order: "up" is not one of'),
        ({**COLUMNS, "sortedBy": [{"order": "ascending"}]}, '/sortedBy/0: "column" is missing'),
        ({**COLUMNS, "sortedBy": [{"column": "Top-1", "ordre": "ascending"}]}, '/sortedBy/0/ordre: unknown key (did you mean "order"?)'),
        ({**COLUMNS, "compare": [{"left": "Top-1", "is": "=<", "right": 1}]}, '/compare/0/is: "=<" is not one of'),
        ({**COLUMNS, "compare": [{"left": True, "is": "<", "right": 1}]}, "/compare/0/left: expected"),
        ({"items": {"properties": {"a": {"decimals": "many"}}}}, "/items/properties/a/decimals: "),
        ({"items": {"properties": {"a": {"decimals": {"minimum": -1}}}}}, "/items/properties/a/decimals/minimum: -1 is below"),
        ({"items": {"properties": {"a": {"qualifiers": ["!"]}}}}, '/items/properties/a/qualifiers/0: "!" does not match'),
        ({"items": {"properties": {"a": {"severity": "fatal"}}}}, '/items/properties/a/severity: "fatal" is not one of'),
        ({**COLUMNS, "groupColumn": ["Model"]}, '/groupColumn: expected a text, found ["Model"]'),
        ({**COLUMNS, "groupColumn": ""}, "/groupColumn: must not be empty"),
        ({"items": {"properties": {"a": {"fillDown": "above"}}}}, '/items/properties/a/fillDown: expected true or false, found "above"'),
        ({**COLUMNS, "skipRows": []}, "/skipRows: must not be empty"),
        ({**COLUMNS, "skipRows": ["sum", {"pattern": "("}]}, '/skipRows/1/pattern: "(" is not a regular expression'),
        ({**COLUMNS, "skipRows": [{"column": "Model"}]}, '/skipRows/0: "pattern" is missing'),
        ({**COLUMNS, "skipRows": [{"pattern": "x", "colum": "Model"}]}, '/skipRows/0/colum: unknown key (did you mean "column"?)'),
        ({**COLUMNS, "skipRows": [1]}, "/skipRows/0: expected "),
        # Misspelled and misplaced keywords.
        ({**COLUMNS, "sortBy": []}, '/sortBy: unknown keyword (did you mean "sortedBy"?)'),
        ({"items": {"properties": {"a": {"maximun": 1}}}}, '/items/properties/a/maximun: unknown keyword (did you mean "maximum"?)'),
        ({"items": {"properties": {"a": {"uniqueBy": ["a"]}}}}, '/items/properties/a/uniqueBy: "uniqueBy" applies to a table'),
        ({"missing": ["-"]}, '/missing: "missing" applies to a column'),
        ({"items": {"properties": {"a": {"groupColumn": "a"}}}}, '/items/properties/a/groupColumn: "groupColumn" applies to a table'),
        ({"fillDown": True}, '/fillDown: "fillDown" applies to a column'),
        ({"items": {"decimals": 2}}, '/items/decimals: "decimals" applies to a column'),
        ({"anyOf": [{"uniqueBy": ["a"]}]}, '/anyOf/0/uniqueBy: "uniqueBy" applies to a table'),
        # Columns.
        ({**COLUMNS, "sortedBy": [{"column": "Top1"}]}, '/sortedBy/0/column: no column "Top1" is among the properties (did you mean "Top-1"?)'),
        ({**COLUMNS, "uniqueBy": ["Name"]}, '/uniqueBy/0: no column "Name" is among the properties'),
        ({**COLUMNS, "columnOrder": ["Model", "*", "Topp-1"]}, '/columnOrder/2: no column "Topp-1"'),
        ({**COLUMNS, "columnAliases": {"Modell": ["m"]}}, '/columnAliases/Modell: no column "Modell"'),
        ({**COLUMNS, "compare": [{"left": 0, "is": "<", "right": "Params"}]}, '/compare/0/right: no column "Params"'),
        ({**COLUMNS, "groupColumn": "Modl"}, '/groupColumn: no column "Modl" is among the properties (did you mean "Model"?)'),
        ({**COLUMNS, "skipRows": [{"column": "Modl", "pattern": "x"}]}, '/skipRows/0/column: no column "Modl" is among the properties'),
        ({**COLUMNS, "groupColumn": "Model", "allOf": [{"groupColumn": "Top-1"}]}, '/groupColumn: rows are grouped by "Top-1" already'),
        ({**COLUMNS, "groupColumn": "Model", "sortedBy": [{"column": "Top-1"}, {"column": "Model"}]}, '/sortedBy/1/column: rows are sorted within each "Model", which groups them: this key orders nothing'),
        ({**COLUMNS, "columnAliases": {"Model": ["m"], "Top-1": ["M"]}}, '/columnAliases/Top-1/0: "M" already stands for column "Model"'),
        ({**COLUMNS, "columnAliases": {"Model": ["top-1"]}}, '/columnAliases/Model/0: "top-1" already stands for column "Top-1"'),
        ({"items": {"properties": {"Top 1": {}, "TOP  1": {}}}}, '/items/properties/TOP  1: "TOP  1" is another spelling of column "Top 1"'),
        ({"items": {**COLUMNS["items"], "required": ["Model", "top-1"]}}, '/items/required/1: "top-1" stands for column "Top-1": use its name'),
        ({"columnAliases": {"Top-1": ["acc"]}, "items": {**COLUMNS["items"], "required": ["acc"]}}, '/items/required/0: "acc" stands for column "Top-1": use its name'),
        ({"$ref": "builtin:timm-metrics", "columnAliases": {"Top-5": ["acc@1"]}}, '/columnAliases/Top-5/0: "acc@1" already stands for column "Top-1"'),
        ({"items": {"properties": {"A": {"$ref": "builtin:metrics"}}}}, "/items/properties/A/$ref: builtin:metrics does not fit here: "),
        ({"items": {"properties": {"A": {"decimals": {"minimum": 3, "maximum": 1}}}}}, "/items/properties/A/decimals: the minimum 3 is above the maximum 1"),
        ({**COLUMNS, "compare": [{"left": 1, "is": "<", "right": 2}]}, "/compare/0: compares two numbers, expected a column on one side"),
        ({"ascendingColumns": [{"columns": "p([0-9]+"}]}, '/ascendingColumns/0/columns: "p([0-9]+" is not a regular expression'),
        ({"ascendingColumns": [{"columns": "p[0-9]+"}]}, "/ascendingColumns/0/columns: has no capture group for the part in which the columns differ"),
        ({"ascendingColumns": [{"columns": "p([0-9]+)", "unit": "+"}]}, '/ascendingColumns/0/unit: "+" is never read as a unit'),
        ({"ascendingColumns": [{"columns": "p([0-9]+)", "numbers": {"max": "100"}}]}, '/ascendingColumns/0/numbers/max: expected a number, found "100"'),
        ({"ascendingColumns": [{"numbers": {"max": 100}}]}, '/ascendingColumns/0: "columns" is missing'),
        ({"ascendingColumns": []}, "/ascendingColumns: must not be empty"),
        # References.
        ({"items": {"$ref": "#/$defs/row"}}, '/items/$ref: "#/$defs/row" refers to no schema in table.json'),
        ({"$ref": "#nowhere"}, '/$ref: "#nowhere" refers to no schema'),
        ({"$ref": "#/x-mine", "x-mine": {}}, '/$ref: "#/x-mine" refers to no schema'),
        ({"items": {"$ref": "https://example.com/row.json"}}, '/items/$ref: "https://example.com/row.json" is neither a relative path nor built-in, and nothing is fetched'),
        ({"$ref": "//example.com/row.json"}, "/$ref: "),
        ({"$ref": "file:///etc/row.json"}, "/$ref: "),
        ({"$ref": "builtin:tim-metrics"}, '/$ref: there is no built-in schema "tim-metrics" (did you mean "builtin:timm-metrics"?)'),
        ({"$ref": "#"}, "/$ref: the reference goes in a circle"),
        ({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}, "/$defs/b/$ref: the reference goes in a circle: table.json#/$defs/a → table.json#/$defs/b → table.json#/$defs/a"),
        ({"items": {"properties": {"a": {"items": {"$ref": "#/items"}}}}}, "/items/properties/a/items/$ref: the reference goes in a circle"),
        # mdlint keywords in plain JSON Schema.
        ({"$schema": PLAIN, "uniqueBy": ["a"]}, f'/uniqueBy: this is a keyword of mdlint; declare "$schema": "{TABLE}"'),
    ],
)  # fmt: skip
def test_a_malformed_schema(tmp_path: Path, content: object, expected: str) -> None:
    (fault,) = faults(tmp_path, content)
    assert fault.startswith(expected)


@pytest.mark.parametrize(
    "content",
    [
        {"items": {**COLUMNS["items"], "required": ["Model", "Top-1", "Note"]}},
        {"$ref": "builtin:timm-metrics", "columnAliases": {"Top-1": ["acc@1", "first"]}},
        {"$ref": "builtin:timm-metrics", "items": {"properties": {"Top-1": {}}, "required": ["Top-1"]}},
        {"items": {"properties": {"A": {"decimals": {"minimum": 1, "maximum": 1}}}}},
        {**COLUMNS, "groupColumn": "Model", "allOf": [{"groupColumn": "Model"}], "sortedBy": [{"column": "Top-1"}]},
        {**COLUMNS, "skipRows": ["sum", {"pattern": ""}, {"column": "Model", "pattern": "^Human"}]},
        {"items": {"properties": {"Top 1": {}, "Top-1": {}}}},
    ],
)
def test_a_schema_that_is_nearly_malformed(tmp_path: Path, content: object) -> None:
    assert faults(tmp_path, content) == []


def test_a_word_of_two_characters_gets_no_suggestion(tmp_path: Path) -> None:
    relation = {"left": "Top-1", "is": "=<", "right": 1}
    assert faults(tmp_path, {**COLUMNS, "compare": [relation]}) == [
        '/compare/0/is: "=<" is not one of "<", "<=", ">", ">=", "==" or "!="'
    ]
    assert faults(tmp_path, {"nto": True}) == [
        '/nto: unknown keyword (did you mean "not"?); keywords of your own start with x-'
    ]


def test_all_mistakes_of_a_schema_are_listed(tmp_path: Path) -> None:
    pointers = [
        fault.partition(":")[0] for fault in faults(tmp_path, {"minItems": "1", "sortBy": [], "$ref": "no.json"})
    ]
    assert sorted(pointers) == ["/$ref", "/minItems", "/sortBy"]


def test_a_repeated_name_in_an_object(tmp_path: Path) -> None:
    text = '{"items": {"properties": {"a/b": {}, "c": {}, "a/b": {}}}}'
    assert faults(tmp_path, text) == ["/items/properties/a~1b: this name occurs twice in its object"]


@pytest.mark.parametrize("levels", [101, 400, 5_000])
def test_a_schema_nested_too_deeply(tmp_path: Path, levels: int) -> None:
    (fault,) = faults(tmp_path, '{"not":' * levels + "true" + "}" * levels)
    assert "is nested more than 100 levels deep" in fault


def test_a_schema_may_be_nested_deeply(tmp_path: Path) -> None:
    assert faults(tmp_path, '{"not":' * 99 + "true" + "}" * 99) == []


def test_a_long_chain_of_references_is_nested_too_deeply(tmp_path: Path) -> None:
    chain: dict[str, Any] = {f"a{n}": {"$ref": f"#/$defs/a{n + 1}"} for n in range(3_000)}
    (fault,) = faults(tmp_path, {"$ref": "#/$defs/a0", "$defs": {**chain, "a3000": True}})
    assert "is nested more than 100 levels deep, references followed" in fault


def test_a_pointer_is_in_the_file_of_the_mistake(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    written(
        tmp_path / "parts", "columns.json", {"$defs": {"score": {"maximum": "100"}, "name": {"$ref": "../no.json"}}}
    )
    written(tmp_path, "table.json", {"items": {"properties": {"Top-1": {"$ref": "parts/columns.json#/$defs/score"}}}})
    found_faults = check_schema("table.json", tmp_path)
    assert [(fault.file, fault.pointer) for fault in found_faults] == [
        ("parts/columns.json", "/$defs/name/$ref"),
        ("parts/columns.json", "/$defs/score/maximum"),
    ]


def test_references_between_files_in_a_circle(tmp_path: Path) -> None:
    written(tmp_path, "other.json", {"$ref": "table.json"})
    (fault,) = faults(tmp_path, {"items": {"$ref": "other.json"}})
    assert fault.startswith("/$ref: the reference goes in a circle")


TOP_1 = "| Top-1 |\n|---|\n| 848 |\n"


@pytest.mark.parametrize(
    ("content", "others"),
    [
        ({"items": {"properties": {"Top-1": {"$ref": "#/$defs/score"}}}, "$defs": {"score": {"maximum": 100}}}, {}),
        ({"items": {"properties": {"Top-1": {"$ref": "#score"}}}, "$defs": {"s": {"$anchor": "score", "maximum": 100}}}, {}),
        ({"$id": "https://example.com/t", "items": {"properties": {"Top-1": {"$ref": "#/$defs/score"}}}, "$defs": {"score": {"maximum": 100}}}, {}),
        ({"items": {"properties": {"Top-1": {"$ref": "urn:score"}}}, "$defs": {"s": {"$id": "urn:score", "maximum": 100}}}, {}),
        ({"items": {"properties": {"Top-1": {"$ref": "inner#/$defs/s"}}}, "$defs": {"x": {"$id": "inner", "$defs": {"s": {"maximum": 100}}}}}, {}),
        ({"items": {"properties": {"Top-1": {"$ref": "#/$defs/a%20b~1c"}}}, "$defs": {"a b/c": {"maximum": 100}}}, {}),
        ({"items": {"properties": {"Top-1": {"$dynamicRef": "#score"}}}, "$defs": {"s": {"$dynamicAnchor": "score", "maximum": 100}}}, {}),
        ({"items": {"properties": {"Top-1": {"$ref": "score.json"}}}}, {"score.json": {"maximum": 100}}),
        ({"$id": "https://example.com/t", "items": {"properties": {"Top-1": {"$ref": "score.json"}}}}, {"score.json": {"maximum": 100}}),
        ({"items": {"properties": {"Top-1": {"$ref": "score.json#max"}}}}, {"score.json": {"$defs": {"m": {"$anchor": "max", "maximum": 100}}}}),
        ({"items": {"$ref": "row.json"}}, {"row.json": {"properties": {"Top-1": {"$ref": "#/$defs/m"}}, "$defs": {"m": {"maximum": 100}}}}),
        ({"items": {"properties": {"Top-1": {"$ref": "#/$defs/low", "maximum": 100}}}, "$defs": {"low": {"minimum": 0}}}, {}),
        ({"items": {"properties": {"Top-1": {"$ref": "#/$defs/high", "minimum": 0}}}, "$defs": {"high": {"maximum": 100}}}, {}),
    ],
)  # fmt: skip
def test_a_reference_is_replaced_by_its_target(
    tmp_path: Path, content: Mapping[str, Any], others: Mapping[str, Any]
) -> None:
    for name, other in others.items():
        written(tmp_path, name, other)
    schema = load(written(tmp_path, "table.json", content), tmp_path)
    assert found(schema, TOP_1) == ["3:3-6 out-of-range: Top-1 848 is above the maximum 100"]


def test_a_schema_builds_on_a_built_in_one(tmp_path: Path) -> None:
    schema = load(written(tmp_path, "table.json", {"$ref": "builtin:timm-metrics", "minItems": 2}), tmp_path)
    found_rules = [
        violation.rule for violation in violations(schema, "| Model | Top-1 |\n|---|---|\n| vit.in1k | 848 |\n")
    ]
    assert found_rules == ["out-of-range", "schema-violation"]


def test_a_shared_schema_is_one_object(tmp_path: Path) -> None:
    defs: dict[str, Any] = {f"a{n}": {"allOf": [{"$ref": f"#/$defs/a{n + 1}"}] * 2} for n in range(40)}
    # With a copy for each reference, this would be 2 ** 40 schemas.
    content = {
        "$defs": {**defs, "a40": True},
        "x-unused": {"$ref": "#/$defs/a0"},
        "items": {"not": {"not": {"$ref": "#/$defs/a38"}}},
    }
    assert faults(tmp_path, content) == []


def test_a_dynamic_reference_with_two_anchors_is_refused(tmp_path: Path) -> None:
    defs = {"a": {"$dynamicAnchor": "node"}, "b": {"$id": "b", "$dynamicAnchor": "node"}}
    (fault,) = faults(tmp_path, {"items": {"$dynamicRef": "#node"}, "$defs": defs})
    assert fault.startswith('/items/$dynamicRef: "node" is more than one anchor')


def test_keywords_of_your_own_start_with_x(tmp_path: Path) -> None:
    assert faults(tmp_path, {"x-owner": {"sortBy": 1}}) == []


def test_plain_json_schema_may_have_unknown_keywords(tmp_path: Path) -> None:
    assert faults(tmp_path, {"$schema": PLAIN, "owner": "us"}) == []


@pytest.mark.parametrize("dialect", [TABLE, None])
def test_the_mdlint_vocabulary_is_the_default(tmp_path: Path, dialect: str | None) -> None:
    declared = {} if dialect is None else {"$schema": dialect}
    assert faults(tmp_path, {**declared, **COLUMNS, "uniqueBy": ["Model"]}) == []


@pytest.mark.parametrize("name", BUILTIN_NAMES)
def test_a_built_in_schema_has_no_mistakes(name: str) -> None:
    assert check_schema(f"builtin:{name}") == []


def test_an_unknown_built_in_schema_gets_a_suggestion() -> None:
    with pytest.raises(SchemaError, match=r'there is no built-in schema "metric" \(did you mean "builtin:metrics"\?\)'):
        load("builtin:metric")


def test_a_schema_is_loaded_once(tmp_path: Path) -> None:
    name = written(tmp_path, "table.json", {"minItems": 1})
    assert load(name, tmp_path) is load(name, tmp_path)


def doubled(times: int) -> dict[str, Any]:
    """Return a schema in which each definition refers twice to the next definition."""
    twice = {f"d{i}": {"allOf": [{"$ref": f"#/$defs/d{i + 1}"}] * 2} for i in range(times)}
    return {"$defs": {**twice, f"d{times}": {"minItems": 1}}, "$ref": "#/$defs/d0"}


def test_a_schema_that_unfolds_without_bounds_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, doubled(40)) == [": has more than 50,000 subschemas, references followed"]
    assert faults(tmp_path, doubled(4)) == []


def test_mistakes_are_listed_in_the_order_of_the_file(tmp_path: Path) -> None:
    wrong = {name: {"minimum": "x"} for name in "gcbeadf"}
    expected = [f'/items/properties/{name}/minimum: expected a number, found "x"' for name in wrong]
    assert faults(tmp_path, {"items": {"properties": wrong}}) == expected


def test_a_pickled_schema_finds_the_same() -> None:
    schema = load("builtin:timm-metrics")
    page = "| Model | Top-1 |\n|---|---|\n| vit.in1k | 84.0 |\n| deit.in1k | 85.0 |\n"
    expected = found(schema, page)
    assert expected == ["3:14-18 unsorted-rows: Top-1 84.0 is out of order (descending): it belongs below 85.0"]
    assert found(pickle.loads(pickle.dumps(schema)), page) == expected


KEYS = sorted([*STANDARD, *KEYWORDS, "Model", "x-note"])
REFERENCES = st.sampled_from(
    ["#", "#/items", "#/$defs/Model", "#a", "table.json", "", "a:b", "%", "[", "//", "builtin:metrics"]
)
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 2) | REFERENCES | st.sampled_from(["Model", "(", TABLE, PLAIN]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


@settings(examples(500), suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(DOCUMENTS)
def test_any_schema_file_is_a_schema_or_has_mistakes(tmp_path: Path, content: object) -> None:
    if not faults(tmp_path, content):
        violations(load("table.json", tmp_path), "| Model | B |\n|---|---|\n| a | 1 |\n| b | - |\n")


@pytest.mark.parametrize(
    "declared",
    [
        "./table.schema.json",
        "../.mdlint/table.schema.json#",
        "https://x.org/v1/table.schema.json",
        "C:\\t\\table.schema.json",
    ],
)
def test_a_path_or_an_address_may_declare_the_dialect(tmp_path: Path, declared: str) -> None:
    assert faults(tmp_path, {"$schema": declared, "items": {"properties": {"A": {"decimals": 1}}}}) == []


@pytest.mark.parametrize(
    "declared", ["table.schema.jsn", "https://x.org/mytable.schema.json", "https://x.org/table.schema.json/x"]
)
def test_another_path_declares_no_dialect_of_tables(tmp_path: Path, declared: str) -> None:
    (fault,) = faults(tmp_path, {"$schema": declared})
    assert fault.startswith(f'/$schema: "{declared}" is not supported; use {TABLE} or a path to table.schema.json')
