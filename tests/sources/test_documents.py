"""JSON, JSON Lines, YAML, TOML and front matter: which objects are records, and which values are their fields."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import error_of, found, read, values, written

from mdlint.draft2020.values import JSON
from mdlint.sources import SourceValue
from mdlint.sources.documents import path_text
from mdlint.sources.json_files import JsonDocument
from mdlint.yaml_documents import value_at

ZOO_JSON = """{
  "Collections": [{"Name": "ViT"}],
  "Models": [
    {"Name": "vit", "Metadata": {"Parameters": 86570000, "a.b": 5},
     "Results": [{"Task": "cls", "Metrics": {"Top 1": 84.80, "Top 5": 97.1}}, {"Task": "seg"}]},
    {"Name": "deit",
     "Metadata": {"Parameters": -0, "x": null}, "Results": []}
  ]
}
"""
ZOO_YAML = """\
Collections:
  - Name: ViT
Models:
  - Name: vit
    Metadata:
      Parameters: 86570000
      a.b: 5
    Results:
      - Task: cls
        Metrics: {Top 1: 84.80, Top 5: 97.1}
      - Task: seg
  - Name: deit
    Metadata: {Parameters: -0, x: null}
    Results: []
"""
ZOO_TOML = """\
[[Collections]]
Name = "ViT"
[[Models]]
Name = "vit"
Metadata = {Parameters = 86570000, "a.b" = 5}
Results = [{Task = "cls", Metrics = {"Top 1" = 84.80, "Top 5" = 97.1}}, {Task = "seg"}]
[[Models]]
Name = "deit"
Metadata = {Parameters = 0}
Results = []
"""
ZOOS = [
    ("zoo.json", ZOO_JSON),
    ("zoo.yml", ZOO_YAML),
    ("zoo.toml", ZOO_TOML),
]
FIELDS: list[tuple[str, JSON]] = [
    ("Name", "vit"),
    ("Metadata.Parameters", 86_570_000),
    ("Metadata.a.b", 5),
    ("Results.0.Metrics.Top 1", 84.8),
    ("$.Name", "vit"),
    ("$.Results[0].Metrics['Top 1']", 84.8),
    ('$["Results"][0].Metrics["Top 5"]', 97.1),
    ("$.Results[?@.Task == 'cls'].Metrics['Top 5']", 97.1),
    ("$.Results[-1].Task", "seg"),
    ("$key", 0),
]


@pytest.mark.parametrize(("name", "text"), ZOOS)
@pytest.mark.parametrize(
    "rows", ["$.Models", "$.Models[*]", "Models", "$['Models']", "$.Models[?@.Name]", "$.Models[0,1]"]
)
def test_rows_selects_objects_or_arrays_of_objects(tmp_path: Path, name: str, text: str, rows: str) -> None:
    spec = written(tmp_path, name, text)._replace(rows=rows)
    assert values(spec, "Name") == [["vit"], ["deit"]]


@pytest.mark.parametrize(("name", "text"), ZOOS)
@pytest.mark.parametrize(("field", "value"), FIELDS)
def test_a_field_is_a_name_a_dotted_path_or_a_jsonpath(
    tmp_path: Path, name: str, text: str, field: str, value: JSON
) -> None:
    first, _ = read(written(tmp_path, name, text)._replace(rows="$.Models[*]"))
    assert found(first, field).value == value


@pytest.mark.parametrize(
    "field", ["name", "Metadata.Nothing", "Results.2", "Results.x", "Name.x", "$.x", "$.x[0].y", "x.y", ""]
)
def test_a_field_that_an_object_does_not_have_is_none(tmp_path: Path, field: str) -> None:
    first, _ = read(written(tmp_path, "zoo.json", ZOO_JSON)._replace(rows="$.Models[*]"))
    assert first.get(field) is None


def test_values_of_json_have_a_path_and_a_line(tmp_path: Path) -> None:
    first, second = read(written(tmp_path, "zoo.json", ZOO_JSON)._replace(rows="$.Models[*]"))
    assert first.place == "Models[0] (line 4)"
    assert second.place == "Models[1] (line 6)"
    place = "Models[0].Results[0].Metrics.Top 1 (line 5)"
    assert found(first, "$.Results[0].Metrics['Top 1']") == SourceValue(84.8, place, 5, "84.80")
    assert found(first, "Metadata.a.b") == SourceValue(5, 'Models[0].Metadata["a.b"] (line 4)', 4, "5")
    assert found(second, "Metadata.Parameters") == SourceValue(0, "Models[1].Metadata.Parameters (line 7)", 7, "-0")
    assert found(second, "Metadata.x") == SourceValue(None, "Models[1].Metadata.x (line 7)", 7)


def test_values_of_yaml_have_a_path_and_a_line(tmp_path: Path) -> None:
    first, second = read(written(tmp_path, "zoo.yml", ZOO_YAML)._replace(rows="$.Models[*]"))
    assert second.place == "Models[1] (line 12)"
    place = "Models[0].Results[0].Metrics.Top 1 (line 10)"
    assert found(first, "$.Results[0].Metrics['Top 1']") == SourceValue(84.8, place, 10, "84.80")
    assert found(first, "Metadata.Parameters") == SourceValue(
        86_570_000, "Models[0].Metadata.Parameters (line 6)", 6, "86570000"
    )


def test_values_of_toml_have_a_path(tmp_path: Path) -> None:
    first, _ = read(written(tmp_path, "zoo.toml", ZOO_TOML)._replace(rows="$.Models[*]"))
    assert found(first, "$.Results[0].Metrics['Top 1']") == SourceValue(
        84.8, "Models[0].Results[0].Metrics.Top 1", None, "84.80"
    )
    assert found(first, "Metadata.Parameters").written == "86570000"


def test_the_document_itself_is_the_record_or_the_array_of_them(tmp_path: Path) -> None:
    assert values(written(tmp_path, "a.json", '{"m": 1}'), "m") == [[1]]
    assert values(written(tmp_path, "b.json", ' \n[{"m": 1}, {"m": 2}]'), "m") == [[1], [2]]
    (record,) = read(written(tmp_path, "c.yaml", "# zoo\nm: 1\n"))
    assert record.place == "line 2"
    assert record.get("$key") is None
    assert found(record, "m").place == "m (line 2)"
    (record,) = read(written(tmp_path, "d.toml", "m = 1"))
    assert record.place == "the document"


def test_the_key_of_an_object_is_a_field(tmp_path: Path) -> None:
    spec = written(tmp_path, "a.json", '{\n"vit": {"top1": 1},\n"deit": {"top1": 2}}')._replace(rows="$.*")
    assert values(spec, "$key", "top1") == [["vit", 1], ["deit", 2]]
    assert found(read(spec)[1], "$key") == SourceValue("deit", "deit (line 3)", 3)


def test_each_line_of_json_lines_has_records(tmp_path: Path) -> None:
    spec = written(
        tmp_path, "a.jsonl", '\ufeff{"m": "vit", "r": {"top": 1.50}}\r\n\n{"m": "deit"}\n[{"m": 3}, {"m": 4}]'
    )
    first, *others = read(spec)
    assert found(first, "r.top") == SourceValue(1.5, "r.top (line 1)", 1, "1.50")
    assert [(record.place, found(record, "m").value) for record in others] == [
        ("line 3", "deit"),
        ("[0] (line 4)", 3),
        ("[1] (line 4)", 4),
    ]
    assert values(
        written(tmp_path, "b.ndjson", '{"r": [{"m": 1}]}\n{"r": [{"m": 2}]}')._replace(rows="$.r[*]"), "m"
    ) == [[1], [2]]


MODEL_CARD = """\
---
license: mit
date: 2024-01-05
draft: no
version: 1.10
model-index:
- name: vit
  results:
  - metrics:
    - {type: accuracy, value: 84.80}
---
# ViT
"""


def test_front_matter_is_read_with_the_lines_of_its_page(tmp_path: Path) -> None:
    spec = written(tmp_path, "README.md", MODEL_CARD)._replace(format="front-matter")
    (page,) = read(spec)
    assert found(page, "date").value == "2024-01-05"
    assert found(page, "draft").value == "no"
    assert found(page, "version") == SourceValue(1.1, "version (line 5)", 5, "1.10")
    (model,) = read(spec._replace(rows="$['model-index'][*]"))
    assert model.place == "model-index[0] (line 7)"
    assert found(model, "$.results[0].metrics[?@.type == 'accuracy'].value") == SourceValue(
        84.8, "model-index[0].results[0].metrics[0].value (line 10)", 10, "84.80"
    )


def test_front_matter_in_toml(tmp_path: Path) -> None:
    spec = written(tmp_path, "a.md", "+++\nday = 2024-01-05\nat = 2024-01-05T10:00:00Z\n+++\n")._replace(
        format="front-matter"
    )
    assert values(spec, "day", "at") == [["2024-01-05", "2024-01-05T10:00:00+00:00"]]


VALUES: list[tuple[str, str, JSON]] = [
    ("a.json", '{"v": NaN}', "NaN"),
    ("a.json", '{"v": -Infinity}', "-Infinity"),
    ("a.json", '{"v": 1e999}', "1e999"),
    ("a.json", '{"v": true}', True),
    ("a.toml", "v = nan", "nan"),
    ("a.toml", "v = 10:20:30", "10:20:30"),
    ("a.toml", "v = [1979-05-27, 1.5]", ["1979-05-27", 1.5]),
    ("a.toml", f"v = 0x{'f' * 5_000}", f"0x{'f' * 5_000}"),
    ("a.yaml", "v: .inf", ".inf"),
    ("a.yaml", "v: on", "on"),
]


@pytest.mark.parametrize(("name", "text", "value"), VALUES)
def test_a_value_is_a_json_value(tmp_path: Path, name: str, text: str, value: JSON) -> None:
    assert values(written(tmp_path, name, text), "v") == [[value]]


ERRORS = [
    ("a.json", '{"a": 1,\n "b": }', "", "line 2, column 7", "not JSON: expecting value"),
    ("a.json", '{"a": 1}\n{}', "", "line 2, column 1", "not JSON: expected the end of the document"),
    ("a.json", "", "", "line 1, column 1", "not JSON: expecting value"),
    ("a.json", "[" * 100_000, "", "", "is nested too deeply"),
    ("a.json", '{"a":\n ' + "9" * 5_000 + "}", "", "line 2", "a number has too many digits"),
    ("a.json", "[{}, 3]", "", "[1] (line 1)", "is a number, expected an object"),
    ("a.json", "[{},\n[]]", "", "[1] (line 2)", "is an array, expected an object"),
    ("a.json", "null", "", "line 1", "is null, expected an object"),
    ("a.json", '{"Models": {"x": [1]}}', "$.Models.x", "Models.x[0] (line 1)", "is a number, expected an object"),
    ("a.json", '{"Models": []}', "$.Modles[*]", "", 'has nothing at "$.Modles[*]" (did you mean "Models"?)'),
    ("a.json", '{"Models": []}', "models", "", 'has nothing at "models" (did you mean "Models"?)'),
    ("a.json", "[]", "$.Models", "", 'has nothing at "$.Models"'),
    ("a.json", "{}", "$.a[", "", 'rows: "$.a[" is not JSONPath: unbalanced brackets at character 5'),
    (
        "a.json",
        "{}",
        "$[?f(@.x)]",
        "",
        "rows: \"$[?f(@.x)]\" is not JSONPath: function 'f' is not defined at character 4",
    ),
    ("a.jsonl", '{}\n\n{"a": }', "", "line 3, column 7", "not JSON: expecting value"),
    ("a.jsonl", "{}\n3", "", "line 2", "is a number, expected an object"),
    ("a.yaml", "a: 1\nb: c: d", "", "line 2, column 5", None),
    ("a.yaml", "a: 1\na: 2", "", "line 2, column 1", 'the key "a" occurs twice in its mapping'),
    ("a.yaml", "", "", "line 1", "is null, expected an object"),
    ("a.toml", "a = 1\nb 2", "", "line 2, column 3", "not TOML: expected '=' after a key in a key/value pair"),
    ("a.toml", "a = [1,", "", "", None),
    ("a.toml", "a = " + "[" * 100_000, "", "", "is nested too deeply"),
    ("a.toml", "a." * 3_000 + "b = 1", "", "", "is nested too deeply"),
    ("a.toml", "[" + "a." * 50_000 + "b]", "", "", "is nested too deeply"),
    ("a.toml", "a = " + "9" * 5_000, "", "", "a number has too many digits"),
]


@pytest.mark.parametrize(("name", "text", "rows", "place", "message"), ERRORS)
def test_what_can_not_be_read_is_an_error_at_its_place(  # noqa: PLR0917  a case
    tmp_path: Path, name: str, text: str, rows: str, place: str, message: str | None
) -> None:
    found_place, found_message = error_of(written(tmp_path, name, text)._replace(rows=rows))
    assert found_place == place
    # Some words are those of a parser.
    assert message is None or found_message == message


def test_front_matter_that_is_not_there_or_malformed(tmp_path: Path) -> None:
    spec = written(tmp_path, "a.md", "# Title\n")._replace(format="front-matter")
    assert error_of(spec) == ("", "has no front matter")
    spec = written(tmp_path, "a.md", "---\na: 1\na: 2\n---\n")._replace(format="front-matter")
    assert error_of(spec) == ("line 3, column 1", 'the key "a" occurs twice in its mapping')
    spec = written(tmp_path, "a.md", "+++\na = 1\nb = x\n+++\n")._replace(format="front-matter")
    assert error_of(spec)[0] == "line 3, column 5"


def test_a_field_that_is_malformed_or_selects_several_values(tmp_path: Path) -> None:
    spec = written(tmp_path, "zoo.json", ZOO_JSON)._replace(rows="$.Models[*]")
    assert error_of(spec, ["$.Results[*].Task"]) == (
        "Models[0] (line 4)",
        '"$.Results[*].Task" selects 2 values, expected one',
    )
    assert error_of(spec, ["$.a["])[0] == "Models[0] (line 4)"


def test_a_query_does_not_go_too_deep(tmp_path: Path) -> None:
    spec = written(tmp_path, "a.json", '{"a": ' * 400 + "1" + "}" * 400)._replace(rows="$..a")
    assert error_of(spec)[1].startswith('rows: "$..a" can\'t be looked up: ')


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("Models", 3, "Metadata", "Parameters"), "Models[3].Metadata.Parameters"),
        ((0, "top-1"), "[0].top-1"),
        (("Top 1 Accuracy",), "Top 1 Accuracy"),
        (("a", "b.c", " d"), 'a["b.c"][" d"]'),
        (("", 0), '[""][0]'),
    ],
)
def test_a_path_is_written_as_in_a_program(path: tuple[str | int, ...], text: str) -> None:
    assert path_text(path) == text


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON_VALUES, st.sampled_from([None, 1]), st.booleans())
def test_each_value_of_json_is_found_in_its_text(value: JSON, indent: int | None, is_ascii: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=is_ascii)
    document = JsonDocument(text, 7)
    assert document.value == value
    for path in paths(value):
        start = document._offset(path)  # noqa: SLF001  what `line` and `written` are made of
        inner = value_at(value, path)
        found_value, _ = json.JSONDecoder().raw_decode(text, start)
        assert found_value == inner
        assert document.line(path) == 7 + text.count("\n", 0, start)
        if isinstance(inner, int | float) and not isinstance(inner, bool):
            assert document.written(path, inner) == json.dumps(inner)


def paths(value: JSON) -> list[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(), *((step, *path) for step, member in items for path in paths(member))]
