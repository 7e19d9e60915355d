"""`groupColumn`: captions make a column, and its values divide the rows into groups."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples
from jsonschema import Draft202012Validator
from schema_cases import (
    DESCENDING,
    NUMBER,
    ZOO,
    ZOO_COLUMNS,
    column_values,
    found,
    grouped,
    records_of,
    table_schema,
    violations,
)
from tables import table, table_of

from mdlint.model import Related
from mdlint.schema import At, BoundTable
from mdlint.schema import violations as schema_violations

CAPTIONED = table(ZOO, "a | 80 | 90", "**ResNet** | | ", "b | 81 | 91", "c | 79 | 90", "ViT", "d | 85 | 97")


def test_captions_make_a_column() -> None:
    assert column_values(grouped(), CAPTIONED, "Family") == [None, "ResNet", "ResNet", "ViT"]
    assert column_values(grouped(), CAPTIONED, "Model") == ["a", "b", "c", "d"]


def test_records_have_the_column_first_and_no_captions() -> None:
    assert records_of(table_of(table(ZOO, "**ResNet** | | ", "b | 81 | 91")), grouped()) == [
        {"Family": "ResNet", "Model": "b", "Top-1": 81, "Top-5": 91}
    ]


def test_without_the_keyword_captions_make_no_column() -> None:
    schema = table_schema({**ZOO_COLUMNS, "Family": {}})
    text = table(ZOO, "**ResNet** | | ", "b | 81 | 91")
    assert BoundTable(table_of(text), schema).instance == [{"Model": "b", "Top-1": 81, "Top-5": 91}]
    assert records_of(table_of(text), schema) == [{"Model": "b", "Top-1": 81, "Top-5": 91}]


def test_a_table_without_captions_has_no_such_column() -> None:
    assert "Family" not in BoundTable(table_of(table(ZOO, "a | 1 | 2")), grouped()).cells
    assert found(grouped(row_required=["Family"]), table(ZOO, "a | 1 | 2")) == [
        '1:1-26 missing-column: column "Family" is missing'
    ]


def test_a_column_of_that_name_takes_blank_cells_from_above() -> None:
    text = table("family | Model", "ResNet | a", " | b", "ViT | c")
    assert column_values(grouped(), text, "Family") == ["ResNet", "ResNet", "ViT"]


def test_captions_next_to_a_column_of_that_name_are_ignored_and_end_its_groups() -> None:
    text = table("Family | Model", "ResNet | a", "**Other** | ", " | b")
    assert column_values(grouped(), text, "Family") == ["ResNet", None]


def test_a_faulty_value_of_a_caption_is_reported_once_at_the_caption() -> None:
    text = table(ZOO, "**ResNet** | | ", "a | 80 | 90", "**Vit** | | ", "b | 81 | 91", "c | 79 | 90")
    assert found(grouped({"enum": ["ResNet", "ViT"]}), text) == [
        '5:3-10 not-allowed: Family "Vit" is not one of "ResNet" or "ViT" (it differs from "ViT" in upper and lower case)'
    ]


def test_rows_above_the_first_caption_have_no_value() -> None:
    text = table(ZOO, "a | 80 | 90", "b | 79 | 90", "**ViT** | | ", "c | 85 | 97")
    assert found(grouped({"type": "string"}), text) == [
        "3:1-16 missing-value: no caption above this row gives its Family; the column needs a value in every row"
    ]
    assert found(grouped({"type": ["string", "null"]}), text) == []


def test_the_column_is_checked_even_if_the_schema_has_no_other() -> None:
    schema = table_schema({"Family": {"pattern": "^R"}}, groupColumn="Family")
    assert found(schema, table(ZOO, "**ViT** | | ", "c | 85 | 97")) == [
        '3:3-10 pattern-mismatch: Family "ViT" does not match the pattern ^R'
    ]


def test_a_bad_name_is_reported_at_the_caption() -> None:
    schema = grouped({"link": {"required": True}})
    assert found(schema, table(ZOO, "**ViT** | | ", "a | 85 | 97", "b | 84 | 97")) == [
        '3:3-10 missing-link: Family "ViT" has no link'
    ]


def test_the_column_is_not_part_of_the_column_order() -> None:
    schema = grouped({"align": "left"}, columnOrder=["Model", "Family", "Top-1"])
    assert found(schema, table(ZOO, "**ViT** | | ", "a | 85 | 97")) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["**A** | | ", "a | 9 | 1", "b | 8 | 1", "**B** | | ", "c | 10 | 1", "d | 3 | 1"], []),
        (
            ["**A** | | ", "a | 9 | 1", "b | 8 | 1", "**B** | | ", "c | 3 | 1", "d | 10 | 1"],
            ["7:7-8 unsorted-rows: Top-1 3 is out of order (descending): it belongs below 10"],
        ),
        # The rows above the first caption are a group too.
        (["a | 1 | 1", "**A** | | ", "b | 8 | 1"], []),
        # Two groups with the same name, but not next to each other.
        (["**A** | | ", "a | 1 | 1", "**B** | | ", "b | 2 | 1", "**A** | | ", "c | 3 | 1"], []),
        # If all groups are sorted in the opposite order, that is reported once; if one group is, in that group.
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
        "5:11-13 unsorted-rows: Top-1 10 is out of order (descending): it belongs below 11"
    ]
    # Without groups, both rows of B have to move.
    plain = found(table_schema(ZOO_COLUMNS, sortedBy=DESCENDING), table("Family | Model | Top-1", *rows))
    assert [line.split(":")[0] for line in plain] == ["5", "6"]


@pytest.mark.parametrize("key", [["Model"], ["Family", "Model"]])
def test_a_key_is_unique_within_its_group(key: list[str]) -> None:
    rows = ["**A** | | ", "a | 9 | 1", "**B** | | ", "a | 8 | 1", "b | 7 | 1"]
    assert found(grouped(uniqueBy=key), table(ZOO, *rows)) == []
    (violation,) = violations(grouped(uniqueBy=key), table(ZOO, *rows, "a | 6 | 1"))
    assert (violation.rule, violation.at.row, violation.at.column) == ("duplicate-key", 5, 0)
    assert violation.related == (Related(At(3, 0), "the first of them"),)


def test_a_repeated_key_is_reported_with_its_group() -> None:
    rows = ["a | 9 | 1", "**B** | | ", "a | 8 | 1", "a | 7 | 1"]
    assert found(grouped(uniqueBy=["Model"]), table(ZOO, *rows)) == [
        '6:3-4 duplicate-key: Model "a" occurs twice in Family "B"'
    ]


def test_rows_above_the_first_caption_are_a_group() -> None:
    assert found(grouped(uniqueBy=["Model"]), table(ZOO, "a | 9 | 1", "a | 8 | 1", "**B** | | ", "b | 7 | 1")) == [
        '4:3-4 duplicate-key: Model "a" occurs twice'
    ]


def test_relations_are_about_single_rows() -> None:
    schema = grouped(NUMBER, compare=[{"left": "Family", "is": "==", "right": "Top-1"}])
    assert found(schema, table(ZOO, "**224** | | ", "a | 224 | 1", "b | 256 | 1")) == [
        "5:7-10 broken-relation: Family 224 is not equal to Top-1 256"
    ]


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
def test_a_schema_reports_a_table_exactly_if_the_validator_does(
    family: dict[str, Any], row: dict[str, Any], fills: bool, cells: list[tuple[str, ...]]
) -> None:
    properties = {"Family": family, "a": {"type": ["number", "string", "null"], "fillDown": fills}}
    schema = table_schema(properties, groupColumn="Family", **{f"row_{name}": value for name, value in row.items()})
    bound = BoundTable(table_of(table("a | b | c", *(" | ".join(three) for three in cells))), schema)
    errors = list(Draft202012Validator(schema.schema).iter_errors(bound.instance))
    # Mistakes in the header are found even if there are no rows.
    found_there = schema_violations(bound) if bound.rows else []
    assert bool(found_there) == bool(errors)
    assert all(one.at.row is None or one.at.column is None or one.at.column < 3 for one in found_there)
