"""The keyword `source`: a table agrees with a data file, by keys and with the rounding of its cells."""

import json
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from agreements import checked, lines, write_files, write_schema
from tables import table

from mdlint.model import Related, Severity, Span

COLUMNS = {
    "Model": {"type": "string"},
    "Size": {"type": ["number", "null"]},
    "Top-1": {"type": ["number", "null"]},
    "Params (M)": {"type": ["number", "null"]},
    "Open": {"type": "string"},
}
CSV = "model,size,top1,params,open\ntiny,224,79.251,5717416,true\nbase,224,83.804,86567656,false\nbase,384,84.840,86567656,false\n"

pytestmark = pytest.mark.usefixtures("folder")


def write_source(**value: Any) -> None:  # noqa: ANN401  any JSON
    """Write a schema that holds its tables to `results.csv`, unless the value names another file."""
    write_schema(
        COLUMNS, source={"file": "results.csv", "key": {"Model": "model"}, "values": {"Top-1": "top1"}, **value}
    )


def test_a_cell_that_differs_is_found_with_the_value_as_the_file_has_it_and_its_line() -> None:
    write_source(select={"size": 384})
    write_files({"results.csv": CSV, "a.md": table("Model | Top-1", "base | **84.80**")})
    (found,) = checked()
    assert lines([found]) == ["a.md:3:10-19 source-mismatch: Top-1 84.80 is not 84.840 of results.csv, line 4"]
    assert found.related == (Related(Span(4, 1, 4, 1), "the value", "results.csv"),)
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(("dialect", "message"), [("mkdocs", "83 is not 84"), ("github", "has no table")])
def test_a_page_reads_the_tables_of_others_in_its_own_dialect(dialect: str, message: str) -> None:
    write_schema(COLUMNS, source={"file": "zoo.md", "key": {"Model": "Model"}, "values": {"Top-1": "Top-1"}})
    config = Path("mdlint.toml")
    config.write_text(f'dialect = "{dialect}"\n{config.read_text(encoding="utf-8")}', encoding="utf-8")
    rows = table("Model | Top-1", "base | 84").splitlines()
    admonition = "".join(f"    {row}\n" for row in rows)
    write_files({"zoo.md": f"!!! note\n\n{admonition}", "a.md": table("Model | Top-1", "base | 83")})
    (found,) = checked("a.md")
    assert message in found.message


# The value of the file is 83.804.
@pytest.mark.parametrize("cell", ["83.804", "83.80", "83.8", "84", "**83.8**", "-", "", "83.8040"])
def test_a_cell_agrees(cell: str) -> None:
    write_source(select={"size": 224})
    write_files({"results.csv": CSV, "a.md": table("Model | Top-1", f"base | {cell}")})
    assert checked() == []


@pytest.mark.parametrize("cell", ["83.81", "83.79", "83", "83.7", "85", "83.805", "0"])
def test_a_cell_differs(cell: str) -> None:
    write_source(select={"size": 224})
    write_files({"results.csv": CSV, "a.md": table("Model | Top-1", f"base | {cell}")})
    assert [found.rule for found in checked()] == ["source-mismatch"]


@pytest.mark.parametrize(
    ("value", "cell", "is_equal"),
    [
        # In the middle: half to even and half up are both right.
        ("0.125", "0.12", True),
        ("0.125", "0.13", True),
        ("0.125", "0.11", False),
        ("-0.125", "-0.13", True),
        # Cut off, not rounded.
        ("0.129", "0.12", False),
        ("", "0.12", True),
        ("nan", "0.12", True),
        ("n/a", "0.12", True),
        ("1e-3", "0.001", True),
        ("diverged", "0.12", False),
    ],
)
def test_rounding_and_missing_values(value: str, cell: str, is_equal: bool) -> None:
    write_source()
    write_files({"results.csv": f"model,top1\nbase,{value}\n", "a.md": table("Model | Top-1", f"base | {cell}")})
    assert [found.rule for found in checked()] == ([] if is_equal else ["source-mismatch"])


@pytest.mark.parametrize(
    ("field", "cell", "message"),
    [
        ({"field": "params", "scale": 1e-6}, "5.72", None),
        ({"field": "params", "scale": 1e-6}, "5.71", "Params (M) 5.71 is not 5.717416 of results.csv, line 2"),
        ({"field": "params"}, "5717416", None),
        ({"field": "params", "scale": 1e-6, "tolerance": 0.5}, "5.3", None),
        (
            {"field": "params", "scale": 1e-6, "tolerance": 0.5},
            "5.2",
            "Params (M) 5.2 is not 5.717416 of results.csv, line 2",
        ),
        (
            {"field": "params", "scale": 1e-6, "tolerance": 0},
            "5.72",
            "Params (M) 5.72 is not 5.717416 of results.csv, line 2",
        ),
    ],
)
def test_scale_and_tolerance(field: dict[str, Any], cell: str, message: str | None) -> None:
    write_source(values={"Params (M)": field})
    write_files({"results.csv": CSV, "a.md": table("Model | Params (M)", f"tiny | {cell}")})
    found = checked()
    assert [each.message for each in found] == ([message] if message else [])
    assert [each.related[0].message for each in found] == ["the value, 5717416"] * len(found)


@pytest.mark.parametrize(("cell", "is_equal"), [("81.22", True), ("81.23", True), ("81.24", False)])
def test_the_error_of_floating_point_is_no_difference(cell: str, is_equal: bool) -> None:
    write_source(values={"Top-1": {"field": "top1", "scale": 100}})
    # The product is 81.22500000000001.
    write_files({"results.csv": "model,top1\nbase,0.81225\n", "a.md": table("Model | Top-1", f"base | {cell}")})
    assert [found.rule for found in checked()] == ([] if is_equal else ["source-mismatch"])


@pytest.mark.parametrize(("cell", "rules"), [("Yes", []), ("true", []), ("No", ["source-mismatch"])])
def test_aliases_of_values(cell: str, rules: list[str]) -> None:
    write_source(values={"Open": {"field": "open", "aliases": {"Yes": "true", "No": "false"}}})
    write_files({"results.csv": CSV, "a.md": table("Model | Open", f"tiny | {cell}")})
    assert [found.rule for found in checked()] == rules


def test_a_json_boolean_is_the_text_true() -> None:
    write_source(file="results.json", values={"Open": "open"})
    write_files({"results.json": '[{"model": "tiny", "open": true}]', "a.md": table("Model | Open", "tiny | true")})
    assert checked() == []


def test_texts_are_compared_as_texts() -> None:
    write_source(values={"Open": "open"})
    write_files({"results.csv": "model,open\ntiny,1.10\nbase,MIT\n"})
    write_files({"a.md": table("Model | Open", "tiny | 1.1", "base | MIT")})
    assert lines(checked()) == ["a.md:3:10-13 source-mismatch: Open 1.1 is not 1.10 of results.csv, line 2"]


def test_a_compound_key_tells_records_apart() -> None:
    write_source(key={"Model": "model", "Size": "size"})
    write_files({"results.csv": CSV})
    write_files({"a.md": table("Model | Size | Top-1", "base | 224 | 83.80", "base | 384 | 83.80")})
    assert lines(checked()) == ["a.md:4:16-21 source-mismatch: Top-1 83.80 is not 84.840 of results.csv, line 4"]


def test_of_several_records_one_that_agrees_is_enough() -> None:
    write_source()
    write_files({"results.csv": CSV, "a.md": table("Model | Top-1", "base | 84.84", "base | 83.80", "base | 83.9")})
    assert lines(checked()) == ["a.md:5:10-14 source-mismatch: Top-1 83.9 is not 83.804 of results.csv, line 3"]


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ({"field": "model", "as": "target"}, "[Base](base)"),
        ({"field": "model", "pattern": "[^*]+"}, r"base\*"),
        ({"field": "model", "pattern": r"^(\w+) \("}, "base (ours)"),
        ({"field": "model", "aliases": {"Base": "base"}}, "Base"),
        ("model", "`base`"),
        ("model", "**base**"),
    ],
)
def test_the_key_in_a_cell(field: object, cell: str) -> None:
    write_source(key={"Model": field})
    write_files({"results.csv": CSV, "a.md": table("Model | Top-1", f"{cell} | 1")})
    # The link of one case leads nowhere.
    (found,) = (found for found in checked() if found.rule != "broken-link")
    assert found.message == "Top-1 1 is not 83.804 of results.csv, line 3"


def test_a_row_whose_cell_does_not_match_the_pattern_is_skipped() -> None:
    write_source(key={"Model": {"field": "model", "pattern": "^base"}})
    write_files({"results.csv": CSV, "a.md": table("Model | Top-1", "other | 1")})
    assert checked() == []


def test_a_list_of_names_means_fields_of_the_same_names() -> None:
    write_schema(COLUMNS, source={"file": "results.csv", "key": ["Model"], "values": ["Top-1"]})
    write_files({"results.csv": "Model,Top-1\nbase,84\n", "a.md": table("Model | Top-1", "base | 83")})
    assert lines(checked()) == ["a.md:3:10-12 source-mismatch: Top-1 83 is not 84 of results.csv, line 2"]


def test_a_row_that_the_file_lacks_is_found_with_the_key_that_is_near() -> None:
    write_source(key={"Model": "model", "Size": "size"})
    write_files({"results.csv": CSV, "a.md": table("Model | Size | Top-1", "basse | 384 | 1", "- | 384 | 1")})
    (found,) = (found for found in checked() if found.rule != "missing-value")
    assert lines([found]) == [
        'a.md:3:3-8 not-in-source: results.csv has no record with model "basse" and size "384" (did you mean "base 384"?)'
    ]


def test_rows_that_are_not_measured_are_skipped() -> None:
    write_source(skip={"Open": ["planned"]})
    write_files({"results.csv": CSV, "a.md": table("Model | Top-1 | Open", "base | 1 | planned", "next | 1 | planned")})
    assert checked() == []


def test_a_table_without_the_key_and_a_column_without_values_are_skipped() -> None:
    write_source()
    write_files({"results.csv": CSV, "a.md": f"{table('Top-1', '1')}\n{table('Model | Size', 'base | 1')}"})
    assert checked() == []


def test_a_complete_table_has_a_row_for_each_selected_record() -> None:
    write_source(complete=True, select={"size": [224, 512]})
    write_files({"results.csv": CSV, "a.md": table("Model | Top-1", "base | 83.8")})
    assert lines(checked()) == ['a.md:1:1-18 missing-from-table: 1 record of results.csv has no row: "tiny"']
    write_files({"a.md": table("Model | Top-1", "base | 83.8", "tiny | 79.3")})
    assert checked() == []


def test_each_of_several_complete_tables_is_complete() -> None:
    write_source(complete=True, select={"size": 224})
    write_files({"results.csv": CSV, "a.md": table("Model", "base", "tiny"), "b.md": table("Model", "base")})
    assert lines(checked()) == ['b.md:1:1-10 missing-from-table: 1 record of results.csv has no row: "tiny"']


def test_several_files() -> None:
    values: list[dict[str, Any]] = [
        {"file": "results.csv", "key": {"Model": "model"}, "values": {"Top-1": "top1"}, "select": {"size": 224}},
        {"file": "sizes.tsv", "key": {"Model": "name"}, "values": {"Params (M)": "params"}},
    ]
    write_schema(COLUMNS, source=values)
    write_files({"results.csv": CSV, "sizes.tsv": "name\tparams\nbase\t86.6\n"})
    write_files({"a.md": table("Model | Top-1 | Params (M)", "base | 83 | 86")})
    assert lines(checked()) == [
        "a.md:3:10-12 source-mismatch: Top-1 83 is not 83.804 of results.csv, line 3",
        "a.md:3:15-17 source-mismatch: Params (M) 86 is not 86.6 of sizes.tsv, line 2",
    ]


YAML = "Models:\n  - Name: base\n    Results:\n      - Metrics:\n          Top 1: 83.10\n"


def test_a_path_may_depend_on_the_page() -> None:
    field = "$.Results[0].Metrics['Top 1']"
    write_source(file="{folder}/meta.yml", rows="Models", key={"Model": "Name"}, values={"Top-1": field})
    write_files({"x/meta.yml": YAML, "x/a.md": table("Model | Top-1", "base | 83.2")})
    assert lines(checked()) == [
        (
            "x/a.md:3:10-14 source-mismatch: Top-1 83.2 is not 83.10 of x/meta.yml, Models[0].Results[0].Metrics.Top 1"
            " (line 5)"
        )
    ]


@pytest.mark.parametrize("file", ["data/{name}.csv", "./{name}/../data/{name}.csv", "{folder}/data/{name}.csv"])
def test_the_name_of_a_page_may_be_that_of_its_file(file: str) -> None:
    write_source(file=file)
    write_files({"data/b.csv": "model,top1\nbase,1\n", "b.md": table("Model | Top-1", "base | 2")})
    assert lines(checked()) == ["b.md:3:10-11 source-mismatch: Top-1 2 is not 1 of data/b.csv, line 2"]


def test_the_page_itself_has_the_values_in_its_front_matter() -> None:
    write_source(file="{page}", format="front-matter", rows="results")
    page = f"---\nresults:\n  - model: base\n    top1: 83.1\n---\n\n{table('Model | Top-1', 'base | 83.2')}"
    write_files({"a.md": page})
    assert lines(checked()) == [
        "a.md:9:10-14 source-mismatch: Top-1 83.2 is not 83.1 of a.md, results[0].top1 (line 4)"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "can't be read: No such file or directory"),
        ("", "is empty, expected a header"),
        ("model,top1\nbase\n", "line 2: 1 field, the header has 2"),
        ("name,top1\nbase,1\n", 'has no column "model", only "name" and "top1"'),
        ("model,top-1\nbase,1\n", 'has no column "top1" (did you mean "top-1"?)'),
    ],
)
def test_a_file_that_cannot_be_used_is_told_at_each_table(text: str | None, message: str) -> None:
    write_source()
    write_files({"results.csv": text} if text is not None else {})
    write_files({"a.md": table("Model | Top-1", "base | 1"), "b.md": table("Model | Top-1", "base | 1")})
    found = checked()
    assert [(each.path, each.rule, each.span) for each in found] == [
        (path, "unreadable-source", Span(1, 1, 1, 18)) for path in ("a.md", "b.md")
    ]
    assert all(message in each.message and each.message.startswith("results.csv: ") for each in found)


def test_a_field_that_one_table_alone_asks_for_is_told_there() -> None:
    write_source(values={"Top-1": "top1", "Open": "licence"}, select={"size": 224})
    write_files({"results.csv": CSV})
    write_files({"a.md": table("Model | Open", "base | MIT"), "b.md": table("Model | Top-1", "base | 1")})
    assert [(found.path, found.rule) for found in checked()] == [
        ("a.md", "unreadable-source"),
        ("b.md", "source-mismatch"),
    ]


def test_a_file_outside_of_the_project_is_not_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "results.csv"
    other.write_text(CSV)
    Path(".git").mkdir()
    write_source(file=str(other))
    write_files({"a.md": table("Model | Top-1", "base | 1")})
    (found,) = checked()
    assert (found.rule, "leads out of the project" in found.message) == ("unreadable-source", True)


def test_comments_and_the_schema_set_what_is_reported() -> None:
    write_source(select={"size": 224})
    silent = f"<!-- mdlint-disable-next-table source-mismatch: of 2023 -->\n\n{table('Model | Top-1', 'base | 1')}"
    write_files({"results.csv": CSV, "a.md": silent})
    assert checked() == []


def test_the_result_does_not_depend_on_the_order_of_pages() -> None:
    write_source(complete=True)
    write_files({"results.csv": CSV})
    names = [f"{letter}.md" for letter in "abcd"]
    write_files({name: table("Model | Top-1", f"base | {place}", "none | 1") for place, name in enumerate(names)})
    expected = sorted(lines(checked(*names)))
    assert len(expected) == 12
    assert sorted(lines(checked(*names[::-1]))) == expected


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"key": {"Modle": "model"}}, r'source/key/Modle: no column "Modle"'),
        ({"values": ["Top1"]}, r'source/values/0: no column "Top1"'),
        ({"skip": {"Statsu": ["x"]}}, r'source/skip/Statsu: no column "Statsu"'),
        ({"rows": "$.Models["}, r"source/rows: "),
        ({"select": {"$..[": 1}}, r"source/select/\$\.\.\[: "),
        ({"values": {"Top-1": "$.a["}}, r"source/values/Top-1: "),
        ({"values": {"Top-1": {"field": "$.a["}}}, r"source/values/Top-1/field: "),
        ({"key": {"Model": {"field": "model", "pattern": "("}}}, r"source/key/Model/pattern: "),
        ({"values": {"Top-1": {"field": "top1", "scale": 0}}}, r"source/values/Top-1/scale: "),
        ({"file": ""}, r"source/file: "),
        ({"keys": {}}, r"source"),
    ],
)
def test_mistakes_in_the_schema(value: dict[str, Any], message: str) -> None:
    write_source(**value)
    Path("a.md").write_text(table("Model | Top-1", "base | 1"))
    with pytest.raises(Exception, match=message):
        checked()


def test_the_message_for_many_rows_names_similar_keys_for_the_first_ones_only() -> None:
    write_source()
    write_files({"results.csv": "model,top1\n" + "".join(f"model-{number},1\n" for number in range(30))})
    write_files({"a.md": table("Model | Top-1", *(f"model_{number:02} | 1" for number in range(30, 60)))})
    found = checked()
    assert len(found) == 30
    assert json.dumps([each.message for each in found[20:]]).count("did you mean") == 0


@pytest.mark.slow
def test_many_numbers_that_differ_take_linear_time() -> None:
    count = 8000
    write_source()
    records = "".join(f"m{row},{row % 90}.6\n" for row in range(count))
    rows = [f"m{row} | {row % 90}.1" for row in range(count)]
    write_files({"results.csv": f"model,top1\n{records}", "a.md": table("Model | Top-1", *rows)})
    start = process_time()
    found = checked()
    assert process_time() - start < 8
    assert len(found) == count
    assert all(each.fix for each in found)
