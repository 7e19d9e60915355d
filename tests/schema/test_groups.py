"""Groups of rows, values from above, columns of headers of several rows, rows left out by a pattern."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples
from jsonschema import Draft202012Validator
from schema_cases import found, table_schema, violations
from tables import table, table_of

from mdlint.schema import At, BoundTable, records
from mdlint.schema import violations as schema_violations

NUMBER: dict[str, Any] = {"type": "number"}
COLUMNS: dict[str, Any] = {"Model": {"type": "string"}, "Top-1": NUMBER}
ZOO = "Model | Top-1 | Top-5"
DESCENDING = [{"column": "Top-1", "order": "descending"}]


def grouped(family: Any = True, **keywords: Any) -> Any:  # noqa: ANN401, FBT002  any JSON
    """A schema that groups rows by `Family`."""
    return table_schema({**COLUMNS, "Family": family}, groupColumn="Family", **keywords)


def column(schema: Any, text: str, name: str) -> list[Any]:  # noqa: ANN401  as above
    """The values of a column."""
    return [row[name] for row in BoundTable(table_of(text), schema).instance]


CAPTIONED = table(ZOO, "a | 80 | 90", "**ResNet** | | ", "b | 81 | 91", "c | 79 | 90", "ViT", "d | 85 | 97")


# groupColumn


def test_captions_make_a_column() -> None:
    assert column(grouped(), CAPTIONED, "Family") == [None, "ResNet", "ResNet", "ViT"]
    assert column(grouped(), CAPTIONED, "Model") == ["a", "b", "c", "d"]


def test_records_have_the_column_first_and_no_captions() -> None:
    assert records(table_of(table(ZOO, "**ResNet** | | ", "b | 81 | 91")), grouped()) == [
        {"Family": "ResNet", "Model": "b", "Top-1": 81, "Top-5": 91}
    ]


def test_without_the_keyword_captions_make_no_column() -> None:
    schema = table_schema({**COLUMNS, "Family": {}})
    text = table(ZOO, "**ResNet** | | ", "b | 81 | 91")
    assert BoundTable(table_of(text), schema).instance == [{"Model": "b", "Top-1": 81, "Top-5": 91}]
    assert records(table_of(text), schema)[0] == {"Model": "ResNet", "Top-1": None, "Top-5": None}


def test_a_table_without_captions_has_no_such_column() -> None:
    assert "Family" not in BoundTable(table_of(table(ZOO, "a | 1 | 2")), grouped()).cells
    assert found(grouped(row_required=["Family"]), table(ZOO, "a | 1 | 2")) == [
        '1:1-26 missing-column: column "Family" is missing'
    ]


def test_a_column_of_that_name_takes_blank_cells_from_above() -> None:
    text = table("family | Model", "ResNet | a", " | b", "ViT | c")
    assert column(grouped(), text, "Family") == ["ResNet", "ResNet", "ViT"]


def test_captions_beside_a_column_of_that_name_take_no_part_and_end_its_groups() -> None:
    text = table("Family | Model", "ResNet | a", "**Other** | ", " | b")
    assert column(grouped(), text, "Family") == ["ResNet", None]


def test_a_value_that_a_caption_stands_for_is_found_there_once() -> None:
    text = table(ZOO, "**ResNet** | | ", "a | 80 | 90", "**Vit** | | ", "b | 81 | 91", "c | 79 | 90")
    assert found(grouped({"enum": ["ResNet", "ViT"]}), text) == [
        '5:3-10 not-allowed: Family "Vit" is not one of "ResNet" or "ViT" (did you mean "ViT"?)'
    ]


def test_rows_above_the_first_caption_have_no_value() -> None:
    text = table(ZOO, "a | 80 | 90", "b | 79 | 90", "**ViT** | | ", "c | 85 | 97")
    assert found(grouped({"type": "string"}), text) == [
        "3:1-16 missing-value: no caption above this row gives its Family; the column needs a value in every row"
    ]
    assert found(grouped({"type": ["string", "null"]}), text) == []


def test_it_is_looked_at_if_it_is_all_that_the_schema_speaks_of() -> None:
    schema = table_schema({"Family": {"pattern": "^R"}}, groupColumn="Family")
    assert found(schema, table(ZOO, "**ViT** | | ", "c | 85 | 97")) == [
        '3:3-10 pattern-mismatch: Family "ViT" does not match the pattern ^R'
    ]


def test_a_name_is_wrong_at_the_caption() -> None:
    schema = grouped({"link": {"required": True}})
    assert found(schema, table(ZOO, "**ViT** | | ", "a | 85 | 97", "b | 84 | 97")) == [
        '3:3-10 missing-link: Family "ViT" has no link'
    ]


def test_the_column_has_no_place_among_the_written_ones() -> None:
    schema = grouped({"align": "left"}, columnOrder=["Model", "Family", "Top-1"])
    assert found(schema, table(ZOO, "**ViT** | | ", "a | 85 | 97")) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["**A** | | ", "a | 9 | 1", "b | 8 | 1", "**B** | | ", "c | 10 | 1", "d | 3 | 1"], []),
        (
            ["**A** | | ", "a | 9 | 1", "b | 8 | 1", "**B** | | ", "c | 3 | 1", "d | 10 | 1"],
            ["8:7-9 unsorted-rows: Top-1 10 is out of order (descending): it belongs at the top of its group"],
        ),
        # Above the first caption is a group too.
        (["a | 1 | 1", "**A** | | ", "b | 8 | 1"], []),
        # Groups of one name that stand apart are two.
        (["**A** | | ", "a | 1 | 1", "**B** | | ", "b | 2 | 1", "**A** | | ", "c | 3 | 1"], []),
        # All groups are sorted the other way: said once. One of them is: said there.
        (
            ["**A** | | ", "a | 1 | 1", "b | 2 | 1", "c | 3 | 1", "**B** | | ", "d | 2 | 1", "e | 3 | 1", "f | 4 | 1"],
            ["1:11-16 unsorted-rows: Top-1 is sorted ascending, not descending"],
        ),
        (
            ["**A** | | ", "a | 3 | 1", "b | 2 | 1", "**B** | | ", "d | 2 | 1", "e | 3 | 1", "f | 4 | 1"],
            ["7:7-8 unsorted-rows: Top-1 is sorted ascending in this group, not descending"],
        ),
    ],
)
def test_rows_are_sorted_within_each_group(rows: list[str], expected: list[str]) -> None:
    assert found(grouped(sortedBy=DESCENDING), table(ZOO, *rows)) == expected


def test_rows_are_sorted_within_each_value_of_a_written_column() -> None:
    rows = ["A | a | 9", " | b | 8", "B | c | 10", " | d | 11"]
    assert found(grouped(sortedBy=DESCENDING), table("Family | Model | Top-1", *rows)) == [
        "6:10-12 unsorted-rows: Top-1 11 is out of order (descending): it belongs at the top of its group"
    ]
    # Without groups, both rows of B have to move.
    plain = found(table_schema(COLUMNS, sortedBy=DESCENDING), table("Family | Model | Top-1", *rows))
    assert [line.split(":")[0] for line in plain] == ["5", "6"]


@pytest.mark.parametrize("key", [["Model"], ["Family", "Model"]])
def test_a_key_is_one_within_its_group(key: list[str]) -> None:
    rows = ["**A** | | ", "a | 9 | 1", "**B** | | ", "a | 8 | 1", "b | 7 | 1"]
    assert found(grouped(uniqueBy=key), table(ZOO, *rows)) == []
    (violation,) = violations(grouped(uniqueBy=key), table(ZOO, *rows, "a | 6 | 1"))
    assert (violation.rule, violation.at.row, violation.at.column) == ("duplicate-key", 5, 0)
    assert violation.related == ((At(3, 0), "the first one"),)


def test_a_key_that_stands_twice_is_told_with_its_group() -> None:
    rows = ["a | 9 | 1", "**B** | | ", "a | 8 | 1", "a | 7 | 1"]
    assert found(grouped(uniqueBy=["Model"]), table(ZOO, *rows)) == [
        '6:3-4 duplicate-key: Model "a" is there twice in Family "B"'
    ]


def test_rows_above_the_first_caption_are_a_group() -> None:
    assert found(grouped(uniqueBy=["Model"]), table(ZOO, "a | 9 | 1", "a | 8 | 1", "**B** | | ", "b | 7 | 1")) == [
        '4:3-4 duplicate-key: Model "a" is there twice'
    ]


def test_relations_are_about_single_rows() -> None:
    schema = grouped(NUMBER, compare=[{"left": "Family", "is": "==", "right": "Top-1"}])
    assert found(schema, table(ZOO, "**224** | | ", "a | 224 | 1", "b | 256 | 1")) == [
        "5:7-10 broken-relation: Family 224 is not equal to Top-1 256"
    ]


# fillDown

FILLED = table_schema({"Model": {"type": "string", "pattern": "^[a-z]+$", "fillDown": True}, "Top-1": NUMBER})


def test_a_blank_cell_has_the_value_above() -> None:
    text = table("Model | Top-1", "a | 1", " | 2", "&nbsp; | 3", "b | 4", " | 5")
    assert column(FILLED, text, "Model") == ["a", "a", "a", "b", "b"]
    assert [row["Model"] for row in records(table_of(text), FILLED)] == ["a", "a", "a", "b", "b"]
    assert found(FILLED, text) == []


def test_without_the_keyword_a_blank_cell_is_missing() -> None:
    text = table("Model | Top-1", "a | 1", " | 2")
    assert found(table_schema(COLUMNS), text) == [
        "4:3-3 missing-value: Model is empty; the column needs a value in every row"
    ]


def test_what_is_above_all_rows_or_a_caption_is_nothing() -> None:
    text = table(ZOO, " | 1 | 1", "a | 2 | 1", "**Large** | | ", " | 3 | 1")
    assert column(FILLED, text, "Model") == [None, "a", None]


def test_a_missing_marker_is_not_blank() -> None:
    assert column(FILLED, table("Model | Top-1", "a | 1", "- | 2", " | 3"), "Model") == ["a", None, None]


def test_a_value_is_wrong_where_it_is_written_once() -> None:
    text = table("Model | Top-1", "A | 1", " | 2", "b | 3")
    assert found(FILLED, text) == ['3:3-4 pattern-mismatch: Model "A" does not match the pattern ^[a-z]+$']


def test_a_row_is_wrong_where_it_stands() -> None:
    schema = table_schema({"Model": {"fillDown": True}, "Size": {}}, uniqueBy=["Model", "Size"])
    text = table("Model | Size", "a | 1", " | 2", " | 1")
    assert found(schema, text) == ['5:3-3 duplicate-key: Model "a", Size 1 is there twice']


def test_rows_with_one_text_below_different_ones_are_sorted() -> None:
    schema = table_schema({"Model": {"fillDown": True}, "Size": {}, "Top-1": NUMBER}, sortedBy=[{"column": "Top-1"}])
    text = table("Model | Size | Top-1", "a | 1 | 1", " | 2 | 9", " | 3 | 2", "b | 1 | 3", " | 2 | 9")
    assert found(schema, text) == ["4:10-11 unsorted-rows: Top-1 9 is out of order (ascending): it belongs below 3"]


def test_rows_with_one_text_below_different_captions_are_sorted() -> None:
    text = table(ZOO, "**ResNet** | | ", "a | 8 | ", "b | 9 | ", "**ViT** | | ", "c | 10 | ", "b | 9 | ")
    assert found(grouped(sortedBy=DESCENDING), text) == [
        "5:7-8 unsorted-rows: Top-1 9 is out of order (descending): it belongs at the top of its group"
    ]


def test_a_cell_that_spans_rows_needs_no_keyword() -> None:
    text = "<table><tr><th>Model</th><th>Top-1</th></tr>\n<tr><td rowspan=2>a</td><td>1</td></tr>\n<tr><td>2</td></tr></table>"
    assert column(table_schema(COLUMNS), text, "Model") == ["a", "a"]


# Headers of several rows

LATENCY = table("Model | Latency | Latency", " | p50 | p99", "a | 1 | 2", "b | x | 3", "c | 4 | 5")


@pytest.mark.parametrize("name", ["Latency p50", "latency  P50", "p50"])
def test_a_column_is_known_by_all_of_its_name_or_its_lowest_part(name: str) -> None:
    assert found(table_schema({name: NUMBER}), LATENCY) == [f'5:7-8 wrong-type: {name} "x" is not a number']


def test_a_column_is_known_by_its_highest_part() -> None:
    text = table("Model | Latency | Size", " | (ms) | (MB)", "a | 1 | 2", "b | x | 3", "c | 4 | 5")
    assert found(table_schema({"Latency": NUMBER}), text) == ['5:7-8 wrong-type: Latency "x" is not a number']


def test_a_part_of_two_names_is_neither() -> None:
    text = table("Model | Dev | Test", " | F1 | F1", "a | 1 | 2", "b | x | y", "c | 4 | 5")
    assert found(table_schema({"F1": NUMBER}), text) == []
    assert found(table_schema({"Dev F1": NUMBER}), text) == ['5:7-8 wrong-type: Dev F1 "x" is not a number']
    assert found(table_schema({"Latency": NUMBER}), LATENCY) == []


def test_a_column_is_wrong_at_the_lowest_cell_of_its_name() -> None:
    schema = table_schema({"Model": {}, "p50": {}}, row_additionalProperties=False)
    assert found(schema, LATENCY) == ['3:12-15 unknown-column: unknown column "Latency p99"']


def test_the_rows_of_the_header_are_no_records() -> None:
    assert records(table_of(LATENCY), None)[0] == {"Model": "a", "Latency p50": 1, "Latency p99": 2}


# Repeated headers

TWICE = table("Model | Latency | Latency", "a | 1 | x")


def test_a_second_column_of_one_header_is_known_by_its_number() -> None:
    schema = table_schema({"Latency (2)": NUMBER})
    assert found(schema, TWICE) == ['3:11-12 wrong-type: Latency (2) "x" is not a number']
    assert records(table_of(TWICE), schema) == [{"Model": "a", "Latency": 1, "Latency (2)": "x"}]


def test_a_second_column_that_the_schema_does_not_number_is_not_looked_at() -> None:
    assert found(table_schema({"Latency": NUMBER, "Latency (3)": NUMBER}), TWICE) == []


def test_the_number_is_that_of_the_schemas_name_too() -> None:
    schema = table_schema({"Latency": {}, "Latency (2)": NUMBER}, columnAliases={"Latency": ["Time"]})
    text = table("Model | Time | time", "a | 1 | x")
    assert found(schema, text) == ['3:11-12 wrong-type: Latency (2) "x" is not a number']


def test_a_header_cell_that_spans_columns_repeats() -> None:
    text = "<table><tr><th>A</th><th colspan=2>File</th></tr>\n<tr><td>a</td><td>1</td><td>x</td></tr></table>"
    assert found(table_schema({"File (2)": NUMBER}), text) == ['2:29-30 wrong-type: File (2) "x" is not a number']


# skipRows by a pattern

BOARD = table(ZOO, "a | 9 | 1", "b | 8 | 1", "Human (2019) | 12 | 1", "human-like | 7 | 1")


@pytest.mark.parametrize(
    ("items", "is_sorted"),
    [
        ([{"pattern": "^Human"}], True),
        ([{"column": "Model", "pattern": "Human"}], True),
        (["total", {"pattern": "2019"}], True),
        ([{"pattern": "^human"}], False),
        ([{"column": "Top-1", "pattern": "^12$"}], True),
        # The table has no such column.
        ([{"column": "Family", "pattern": ""}], False),
    ],
)
def test_rows_are_skipped_by_a_pattern(items: list[Any], is_sorted: bool) -> None:
    schema = table_schema({**COLUMNS, "Family": {}}, sortedBy=DESCENDING, skipRows=items)
    expected = "5:18-20 unsorted-rows: Top-1 12 is out of order (descending): it belongs at the top"
    assert found(schema, BOARD) == ([] if is_sorted else [expected])


def test_a_pattern_sees_the_value_from_above() -> None:
    schema = grouped(sortedBy=DESCENDING, skipRows=[{"column": "Family", "pattern": "^Baselines"}])
    text = table(ZOO, "a | 9 | 1", "**Baselines** | | ", "b | 1 | 1", "c | 2 | 1")
    assert found(schema, text) == []
    assert column(schema, text, "Model") == ["a"]


# A column made of captions is part of the instance

CELLS = st.sampled_from(["1", "2", "7", "a", "b", "-", "", "**A**"])
FAMILY = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["string", "number", ["string", "null"]]),
        "enum": st.just(["A", "B", None, 1]),
        "pattern": st.just("^[AB]$"),
    },
)
ROW_KEYWORDS = st.fixed_dictionaries(
    {},
    optional={
        "required": st.just(["Family", "a"]),
        "maxProperties": st.integers(1, 4),
        "minProperties": st.just(4),
        "if": st.just({"properties": {"Family": {"const": "A"}}}),
        "then": st.just({"properties": {"a": {"const": 1}}}),
        "dependentRequired": st.just({"Family": ["zz"]}),
    },
)


@examples(300)
@given(FAMILY, ROW_KEYWORDS, st.booleans(), st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_a_schema_finds_something_just_where_the_validator_does(
    family: dict[str, Any], row: dict[str, Any], fills: bool, cells: list[tuple[str, ...]]
) -> None:
    properties = {"Family": family, "a": {"type": ["number", "string", "null"], "fillDown": fills}}
    schema = table_schema(properties, groupColumn="Family", **{f"row_{name}": value for name, value in row.items()})
    bound = BoundTable(table_of(table("a | b | c", *(" | ".join(three) for three in cells))), schema)
    errors = list(Draft202012Validator(schema.schema).iter_errors(bound.instance))
    # What is wrong with the header is found without any row, too.
    found_there = schema_violations(bound) if bound.rows else []
    assert bool(found_there) == bool(errors)
    assert all(one.at.row is None or one.at.column is None or one.at.column < 3 for one in found_there)
