"""The mdlint vocabulary: a case that is found, with its place, and near misses that are not."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schema_cases import found, table_schema, violations, written
from tables import table

from mdlint.markdown import parse
from mdlint.schema import At, BoundTable, TableSchema, check_schema
from mdlint.schema import violations as schema_violations
from mdlint.schema.files.bundled import bundled
from mdlint.schema.keywords import KEYWORDS, manual
from mdlint.schema.keywords._order import longest_sorted

TABLE_LEVEL = {name for name, keyword in KEYWORDS.items() if keyword.level == "table"}


def sorted_by(**key: str) -> TableSchema:
    return table_schema({"A": {}, "B": {}}, sortedBy=[{"column": "A", **key}])


# columnOrder


@pytest.mark.parametrize(
    ("order", "header", "expected"),
    [
        (["A", "B", "C"], "A | B | C", []),
        (["A", "B", "C"], "A | C", []),
        (["A", "B", "C"], "A | x | C", []),
        (["A", "*", "C"], "A | x | y | C", []),
        (["A", "B"], "x | A | y | B | z", []),
        (["A", "B", "C"], "A | C | B", ['1:11-12 column-order: column "B" is out of order']),
        (["A", "B", "C"], "C | A | B", ['1:3-4 column-order: column "C" is out of order']),
        (["A", "*", "C"], "A | C | x", ['1:11-12 column-order: column "x" is out of order']),
        (["*", "A"], "A | x", ['1:7-8 column-order: column "x" is out of order']),
        (["A", "B", "C"], "C | B | A", ['1:7-8 column-order: column "B" is out of order']),
    ],
)
def test_columns_have_an_order(order: list[str], header: str, expected: list[str]) -> None:
    schema = table_schema({"A": {}, "B": {}, "C": {}}, columnOrder=order)
    assert found(schema, table(header, " | ".join("1" * (header.count("|") + 1)))) == expected


def test_the_expected_order_of_the_columns_that_are_there_is_told() -> None:
    schema = table_schema({"A": {}, "B": {}, "C": {}}, columnOrder=["A", "*", "C"])
    (violation,) = violations(schema, table("C | A | x", "1 | 2 | 3"))
    assert violation.help == "The expected order is A, x, C."


# align


@pytest.mark.parametrize(
    ("delimiter", "expected"),
    [
        ("---:", []),
        (":---", ['1:3-4 wrong-align: column "A" is aligned left, expected right']),
        (":--:", ['1:3-4 wrong-align: column "A" is aligned center, expected right']),
        ("----", ['1:3-4 wrong-align: column "A" has no alignment, expected right']),
    ],
)
def test_a_column_has_an_alignment(delimiter: str, expected: list[str]) -> None:
    assert found(table_schema({"A": {"align": "right"}}), f"| A |\n|{delimiter}|\n| 1 |\n") == expected


# decimals


@pytest.mark.parametrize(
    ("decimals", "cells", "expected"),
    [
        (2, ["1.50", "-", "x", "10.25"], []),
        (2, ["1.5"], ["3:3-6 decimals: A 1.5 has 1 decimal, expected 2"]),
        (0, ["1", "1.0"], ["4:3-6 decimals: A 1.0 has 1 decimal, expected 0"]),
        ({"minimum": 1, "maximum": 2}, ["1.1", "1.12", "1.123"], ["5:3-8 decimals: A 1.123 has 3 decimals, expected 1 to 2"]),
        ({"maximum": 2}, ["1", "1.123"], ["4:3-8 decimals: A 1.123 has 3 decimals, expected at most 2"]),
        ({"minimum": 1}, ["1.123", "1"], ["4:3-4 decimals: A 1 has no decimals, expected at least 1"]),
        ("consistent", ["1.12", "1.1", "1.13"], ["4:3-6 decimals: A 1.1 has 1 decimal, the column has 2"]),
        ("consistent", ["1.12", "150+", "~3", "1.13"], []),
        ("consistent", ["1.12"], []),
        ("consistent", ["-", "x"], []),
        # Of two equally common numbers of digits, the first is the column's.
        ("consistent", ["1.1", "1.12"], ["4:3-7 decimals: A 1.12 has 2 decimals, the column has 1"]),
    ],
)  # fmt: skip
def test_numbers_have_decimals(decimals: object, cells: list[str], expected: list[str]) -> None:
    schema = table_schema({"A": {"decimals": decimals, "qualifiers": ["+", "~"]}})
    assert found(schema, table("A", *cells)) == expected


def test_a_cell_that_two_schemas_want_other_decimals_of_is_found_once() -> None:
    schema = table_schema({"A": {"decimals": 3, "allOf": [{"decimals": "consistent"}]}})
    assert found(schema, table("A", "84.840", "84.80", "83.123")) == [
        "4:3-8 decimals: A 84.80 has 2 decimals, expected 3"
    ]


# uniqueBy

UNIQUE = table_schema({"A": {}, "B": {}}, uniqueBy=["A", "B"])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (table("A | B | C", "a | 1 | x", "a | 2 | x"), []),
        (table("A | B | C", "a | 1 | x", "b | 1 | y", "a | 1 | z"), ['5:3-4 duplicate-key: A "a", B 1 is there twice']),
        (table("A | B | C", "a | 1 | x", "a | 1.0 | y"), ['4:3-4 duplicate-key: A "a", B 1.0 is there twice']),
        (table("A | B | C", "a | 1 | x", "a | 1 | y", "a | 1 | z"), ['4:3-4 duplicate-key: A "a", B 1 is there twice', '5:3-4 duplicate-key: A "a", B 1 is there twice']),
        # A missing part makes no key.
        (table("A | B | C", "a | - | x", "a | - | y"), []),
        (table("A | B | C", "a | 1 | x", "a | 1 | x"), ['4:3-4 duplicate-key: A "a", B 1 is there twice']),
        # A column that isn't there is left out.
        (table("A | C", "a | x", "a | y"), ['4:3-4 duplicate-key: A "a" is there twice']),
        (table("C | D", "x | y", "x | z"), []),
    ],
)  # fmt: skip
def test_rows_have_a_key(page: str, expected: list[str]) -> None:
    assert found(UNIQUE, page) == expected


def test_a_repeated_key_tells_of_the_first() -> None:
    (violation,) = violations(UNIQUE, table("A | C", "a | x", "b | y", "a | z"))
    assert violation.related == ((At(0, 0), "the first one"),)


def test_a_key_whose_required_column_is_missing_is_not_checked() -> None:
    schema = table_schema({"A": {}, "B": {}}, uniqueBy=["A", "B"], row_required=["A"])
    assert [violation.rule for violation in violations(schema, table("B", "1", "1"))] == ["missing-column"]


# compare


@pytest.mark.parametrize(
    ("relation", "cells", "expected"),
    [
        (("A", "<=", "B"), "1 | 1", []),
        (("A", "<=", "B"), "2 | 1", ["3:3-4 broken-relation: A 2 is not at most B 1"]),
        (("A", "<", "B"), "1 | 1.0", ["3:3-4 broken-relation: A 1 is not below B 1.0"]),
        (("A", ">", "B"), "1 | 2", ["3:3-4 broken-relation: A 1 is not above B 2"]),
        (("A", ">=", "B"), "1 | 2", ["3:3-4 broken-relation: A 1 is not at least B 2"]),
        (("A", "==", "B"), "0.30 | 0.3", []),
        (("A", "==", "B"), "1 | 2", ["3:3-4 broken-relation: A 1 is not equal to B 2"]),
        (("A", "!=", "B"), "1 | 1", ["3:3-4 broken-relation: A 1 is not other than B 1"]),
        (("A", "<", 5), "7 | 1", ["3:3-4 broken-relation: A 7 is not below 5"]),
        ((5, ">", "B"), "1 | 7", ["3:7-8 broken-relation: 5 is not above B 7"]),
        # Nothing to compare.
        (("A", "<=", "B"), "- | 1", []),
        (("A", "<=", "B"), "x | 1", []),
        (("A", "<=", "C"), "2 | 1", []),
        ((5, "<", 3), "1 | 1", []),
    ],
)
def test_numbers_of_a_row_compare(relation: tuple[Any, str, Any], cells: str, expected: list[str]) -> None:
    left, operator, right = relation
    schema = table_schema({"A": {}, "B": {}, "C": {}}, compare=[{"left": left, "is": operator, "right": right}])
    assert found(schema, table("A | B", cells)) == expected


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (["1 | 2", "3 | 4", "6 | 5"], [5]),
        # Half of the rows are not most.
        (["1 | 2", "6 | 5"], [4]),
        (["1 | 2", "6 | 5", "8 | 7"], []),
        (["6 | 5"], []),
        # Rows that lack an operand have no say.
        (["1 | -", "1 | x", "- | 2", "6 | 5"], []),
    ],
)
def test_a_relation_that_mostly_holds_is_none_where_most_rows_break_it(cells: list[str], lines: list[int]) -> None:
    relation = {"left": "A", "is": "<=", "right": "B"}
    page = table("A | B", *cells)
    mostly = table_schema({"A": {}, "B": {}}, compare=[{**relation, "mostly": True}])
    assert [violation.at.row + 3 for violation in violations(mostly, page) if violation.at.row is not None] == lines
    always = table_schema({"A": {}, "B": {}}, compare=[{**relation, "mostly": False}])
    assert "broken-relation" in found(always, page)[-1]


def test_a_cell_that_breaks_two_relations_is_found_once() -> None:
    relations = [{"left": "A", "is": "<=", "right": "B"}, {"left": "A", "is": "<=", "right": "C"}]
    schema = table_schema({"A": {}, "B": {}, "C": {}}, compare=relations)
    assert found(schema, table("A | B | C", "9 | 2 | 3", "4 | 5 | 3")) == [
        "3:3-4 broken-relation: A 9 is not at most B 2",
        "4:3-4 broken-relation: A 4 is not at most C 3",
    ]


# ascendingColumns

PERCENTILES = {"columns": "^(p[0-9.]+|median|max) [a-z]*(?: [(]ms[)])?$", "numbers": {"Median": 50, "max": 100}}


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("p50 ms | p99 ms", "1 | 2", []),
        ("p50 ms | p99 ms", "2 | 2.0", []),
        ("p50 ms | p99 ms", "3 | 2", ["3:7-8 broken-relation: p99 ms 2 is not at least p50 ms 3"]),
        # By their numbers, wherever they stand.
        ("p99 ms | p50 ms", "2 | 3", ["3:3-4 broken-relation: p99 ms 2 is not at least p50 ms 3"]),
        ("max ms | p99.9 ms | MEDIAN ms | p5 ms", "9 | 8 | 7 | 6", []),
        ("p5 ms | Median ms | p99 ms | max ms", "1 | 2 | 9 | 8", ["3:15-16 broken-relation: max ms 8 is not at least p99 ms 9"]),
        # The fewest cells.
        ("p50 ms | p90 ms | p95 ms | p99 ms", "1 | 50 | 2 | 3", ["3:7-9 broken-relation: p90 ms 50 is not at most p95 ms 2"]),
        ("p50 ms | p90 ms | p95 ms | p99 ms", "5 | 6 | 1 | 7", ["3:11-12 broken-relation: p95 ms 1 is not at least p50 ms 5"]),
        ("p50 ms | p90 ms | p95 ms | p99 ms", "5 | 4 | 6 | 3", ["3:7-8 broken-relation: p90 ms 4 is not at least p50 ms 5", "3:15-16 broken-relation: p99 ms 3 is not at least p50 ms 5"]),
        # Alike but for that part.
        ("p50 ms | p99 us", "3 | 2", []),
        ("p50 ms | p99 ms (ms)", "3 | 2", []),
        ("p50 a | p50 b | p99 a | p99 b", "5 | 1 | 6 | 2", []),
        ("p50 a | p50 b | p99 a | p99 b", "5 | 1 | 4 | 2", ["3:11-12 broken-relation: p99 a 4 is not at least p50 a 5"]),
        ("p50 ms (ms) | P99  MS(ms)", "3 | 2", []),
        ("p50 ms (ms) | P99 MS (ms)", "3 | 2", ["3:7-8 broken-relation: P99 MS (ms) 2 is not at least p50 ms (ms) 3"]),
        # Which goes with which is not known.
        ("p50 ms | p99 ms | p50 ms | p99 ms", "3 | 2 | 3 | 2", []),
        ("p50 ms | p90 ms | p50 ms | p99 ms", "3 | 9 | 3 | 2", []),
        ("p50 ms | median ms | p99 ms", "3 | 4 | 2", []),
        # Cells that don't compare.
        ("p50 ms | p99 ms", "- | 2", []),
        ("p50 ms | p99 ms", "x | 2", []),
        ("p50 ms | p99 ms", "3 s | 2 ms", []),
        ("p50 ms | p99 ms", "3 s | 2", []),
        ("p50 ms | p99 ms", "3 s | 2 s", ["3:9-12 broken-relation: p99 ms 2 s is not at least p50 ms 3 s"]),
        ("p50 ms | p90 ms | p99 ms", "3 s | 1 ms | 4 s", []),
        ("p50 ms | p99 ms", "<3 | 2", []),
        ("p50 ms | p99 ms", "3 | ~2", []),
        ("p50 ms | p99 ms", "3* | 2 ± 0.5", ["3:8-15 broken-relation: p99 ms 2 ± 0.5 is not at least p50 ms 3*"]),
        ("p50 | q50", "3 | 2", []),
    ],
)  # fmt: skip
def test_cells_ascend_with_the_number_in_their_columns_names(header: str, cells: str, expected: list[str]) -> None:
    assert found(table_schema(ascendingColumns=[PERCENTILES]), table(header, cells)) == expected


@pytest.mark.parametrize(
    ("unit", "cells", "count"),
    [
        ("ms", "3 ms | 2 ms", 1),
        ("ms", "3 m | 2 m", 0),
        ("ms", "3 | 2", 0),
        (["s", "ms"], "3 s | 2 s", 1),
        (["s", "ms"], "3 ms | 2 s", 0),
    ],
)
def test_a_group_may_be_about_numbers_with_a_unit(unit: object, cells: str, count: int) -> None:
    schema = table_schema(ascendingColumns=[{**PERCENTILES, "unit": unit}])
    assert len(found(schema, table("p50 x | p99 x", cells))) == count


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (["1 | 2", "3 | 4", "6 | 5"], [5]),
        (["1 | 2", "6 | 5"], [4]),
        (["1 | 2", "6 | 5", "8 | 7"], []),
        (["6 | 5"], []),
        (["1 | -", "- | 2", "6 | 5"], []),
    ],
)
def test_columns_that_mostly_do_not_ascend_are_no_group(cells: list[str], lines: list[int]) -> None:
    page = table("p50 x | p99 x", *cells)
    mostly = table_schema(ascendingColumns=[{**PERCENTILES, "mostly": True}])
    assert [violation.at.row + 3 for violation in violations(mostly, page) if violation.at.row is not None] == lines
    assert found(table_schema(ascendingColumns=[{**PERCENTILES, "mostly": False}]), page) != []


def test_a_cell_that_is_wrong_by_itself_has_no_place_among_those_that_ascend() -> None:
    schema = table_schema({"p50 x": {"maximum": 10}}, ascendingColumns=[PERCENTILES])
    assert found(schema, table("p50 x | p99 x", "30 | 2")) == ["3:3-5 out-of-range: p50 x 30 is above the maximum 10"]


# skipRows


@pytest.mark.parametrize(
    ("first", "skipped"),
    [
        ("delta", True),
        ("DELTA", True),
        ("my *Delta*.", True),
        ("a_delta", True),
        ("δ of all", True),
        ("(Δa)", False),
        ("Δ(a)", True),
        ("deltas", False),
        ("", False),
    ],
)
def test_rows_are_skipped_by_a_word_of_their_first_cell(first: str, skipped: bool) -> None:
    schema = table_schema({"A": {"maximum": 5}, "B": {"minimum": 0}}, skipRows=["Delta", "Δ"])
    page = f"| Name | B |\n|---|---|\n| {first} | -1 |\n"
    assert found(schema, page) == (
        [] if skipped else [f"3:{6 + len(first)}-{8 + len(first)} out-of-range: B -1 is below the minimum 0"]
    )


def test_a_skipped_row_has_no_place_in_the_order_and_no_key() -> None:
    page = "| Name | A |\n|---|---|\n| a | 1 |\n| sum | 9 |\n| b | 2 |\n| sum | 9 |\n"
    keywords: dict[str, Any] = {"uniqueBy": ["A"], "sortedBy": [{"column": "A"}]}
    assert found(table_schema({"A": {}}, **keywords, skipRows=["sum"]), page) == []
    assert found(table_schema({"A": {}}, **keywords), page) != []


# sortedBy


@pytest.mark.parametrize(
    ("key", "cells", "expected"),
    [
        ({}, ["1", "2", "2", "10"], []),
        ({"order": "descending"}, ["10", "9.5", "9.5", "-1"], []),
        ({}, ["1", "3", "2", "4"], ["5:3-4 unsorted-rows: A 2 is out of order (ascending): it belongs below 1"]),
        ({}, ["9", "1", "2", "3"], ["3:3-4 unsorted-rows: A 9 is out of order (ascending): it belongs below 3"]),
        ({}, ["2", "3", "4", "1"], ["6:3-4 unsorted-rows: A 1 is out of order (ascending): it belongs at the top"]),
        ({}, ["2", "1"], ["4:3-4 unsorted-rows: A 1 is out of order (ascending): it belongs at the top"]),
        # The fewest rows that have to move.
        ({}, ["1", "8", "9", "2", "3", "4"], ["4:3-4 unsorted-rows: A 8 is out of order (ascending): it belongs below 4", "5:3-4 unsorted-rows: A 9 is out of order (ascending): it belongs below 8"]),
        ({"order": "descending"}, ["5", "4", "9", "8", "3"], ["5:3-4 unsorted-rows: A 9 is out of order (descending): it belongs at the top", "6:3-4 unsorted-rows: A 8 is out of order (descending): it belongs below 9"]),
        # Sorted the other way: the key's header cell.
        ({"order": "descending"}, ["1", "2", "3", "4"], ["1:3-4 unsorted-rows: A is sorted ascending, not descending"]),
        ({}, ["3", "2", "1"], ["1:3-4 unsorted-rows: A is sorted descending, not ascending"]),
        ({"order": "descending", "missing": "last"}, ["1", "2", "3", "-"], ["1:3-4 unsorted-rows: A is sorted ascending, not descending"]),
        # But for two rows.
        ({"order": "descending"}, ["1", "3", "2", "4"], ["3:3-4 unsorted-rows: A 1 is out of order (descending): it belongs below 2", "6:3-4 unsorted-rows: A 4 is out of order (descending): it belongs at the top"]),
        # Missing values.
        ({}, ["1", "-", "2"], []),
        ({"missing": "last"}, ["1", "2", "-"], []),
        ({"missing": "last", "order": "descending"}, ["2", "1", "-", "?"], []),
        ({"missing": "last"}, ["1", "-", "2", "3"], ['4:3-4 unsorted-rows: A "-" is out of order (ascending): rows without a value come last']),
        ({"missing": "first"}, ["-", "1"], []),
        ({"missing": "first"}, ["1", "2", "-"], ['5:3-4 unsorted-rows: A "-" is out of order (ascending): rows without a value come first']),
        # Text, natural order.
        ({}, ["b10", "b2", "C1"], []),
        ({"as": "natural"}, ["b2", "b10", "C1", "c01"], []),
        ({"as": "natural"}, ["b10", "b2"], ['4:3-5 unsorted-rows: A "b2" is out of order (ascending): it belongs at the top']),
        ({"as": "text"}, ["10", "9"], []),
        ({"as": "number"}, ["1", "x", "2"], []),
        ({}, ["1", "x", "2"], []),
    ],
)  # fmt: skip
def test_rows_have_an_order(key: dict[str, str], cells: list[str], expected: list[str]) -> None:
    assert found(sorted_by(**key), table("A", *cells)) == expected


TWO_KEYS = table_schema({"A": {}, "B": {}}, sortedBy=[{"column": "A"}, {"column": "B", "order": "descending"}])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["a | 2", "a | 1", "b | 3"], []),
        (["a | 1", "a | 2", "b | 3"], ["4:7-8 unsorted-rows: B 2 is out of order (descending): it belongs at the top"]),
        (["a | 2", "b | 3", "a | 1"], ['5:3-4 unsorted-rows: A "a" is out of order (ascending): it belongs below "a"']),
        (
            ["a | 9", "b | 2", "b | 3", "b | 1"],
            ["5:7-8 unsorted-rows: B 3 is out of order (descending): it belongs below 9"],
        ),
        # One of the keys is sorted the other way.
        (["c | 1", "b | 9", "b | 8", "a | 5"], ["1:3-4 unsorted-rows: A is sorted descending, not ascending"]),
        (
            ["a | 1", "a | 2", "a | 3", "b | 0"],
            ["1:7-8 unsorted-rows: B is sorted ascending among equal rows, not descending"],
        ),
    ],
)
def test_ties_go_to_the_next_key(cells: list[str], expected: list[str]) -> None:
    assert found(TWO_KEYS, table("A | B", *cells)) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1 | 9", "7 | -", "2 | 9"], ["5:3-4 unsorted-rows: A 2 is out of order (ascending): it belongs below 1"]),
        # Among rows that are equal in A, the one without B may stand anywhere.
        (["1 | 9", "1 | -", "1 | 8", "2 | -"], []),
        (["1 | -", "1 | 9", "1 | 8"], []),
        (["1 | 8", "1 | -", "1 | 9", "1 | 7"], ["5:7-8 unsorted-rows: B 9 is out of order (descending): it belongs at the top"]),
        (["1 | 5", "3 | 1", "1 | -", "4 | 2"], ["5:3-4 unsorted-rows: A 1 is out of order (ascending): it belongs below 1"]),
    ],
)  # fmt: skip
def test_a_missing_value_in_a_later_key_leaves_the_first_in_force(cells: list[str], expected: list[str]) -> None:
    assert found(TWO_KEYS, table("A | B", *cells)) == expected


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("123-x")), max_size=7))
def test_rows_sorted_in_the_first_key_are_wrong_in_the_second_only(cells: list[tuple[int, str]]) -> None:
    page = table("A | B", *(f"{first} | {second}" for first, second in sorted(cells, key=lambda row: row[0])))
    keys = [{"column": "A"}, {"column": "B", "order": "descending"}]
    for violation in violations(table_schema({"A": {}, "B": {"maximum": 2}}, sortedBy=keys), page):
        assert violation.at.column == 1


def test_a_sort_key_that_is_not_there_is_left_out() -> None:
    assert found(TWO_KEYS, table("B", "1", "2")) == [
        "4:3-4 unsorted-rows: B 2 is out of order (descending): it belongs at the top"
    ]


def test_the_row_below_which_a_row_belongs_is_related() -> None:
    (violation,) = violations(sorted_by(), table("A", "9", "1", "2"))
    assert violation.related == ((At(2, 0), "it belongs below this row"),)


@pytest.mark.parametrize("count", [2, 5, 10])
def test_the_worst_row_at_the_top_is_one_finding(count: int) -> None:
    cells = [str(count), *map(str, range(1, count))]
    assert [violation.at.row for violation in violations(sorted_by(), table("A", *cells))] == [0 if count > 2 else 1]


@given(st.lists(st.integers(0, 6), max_size=7))
def test_what_is_kept_is_a_longest_sorted_part(keys: list[int]) -> None:
    kept = longest_sorted(keys)
    assert kept == sorted(set(kept))
    assert [keys[place] for place in kept] == sorted(keys[place] for place in kept)
    # No single row that is left out could have been kept as well.
    for place in set(range(len(keys))) - set(kept):
        with_it = [keys[other] for other in sorted([*kept, place])]
        assert with_it != sorted(with_it)


def test_no_sorted_part_is_longer() -> None:
    for keys in permutations(range(6)):
        lengths = [1] * 6
        for last in range(6):
            lengths[last] = 1 + max([lengths[first] for first in range(last) if keys[first] < keys[last]], default=0)
        assert len(longest_sorted(keys)) == max(lengths)


# One mistake, one finding


RELATED = table_schema(
    {"A": {"maximum": 100, "decimals": "consistent"}, "B": {}},
    compare=[{"left": "A", "is": "<=", "right": "B"}],
    sortedBy=[{"column": "A", "order": "descending"}],
)


@pytest.mark.parametrize(
    ("cells", "rule", "line"),
    [
        (["90.1 | 99", "848.28 | 99", "70.1 | 99"], "out-of-range", 4),
        (["90.1 | 99", "99 | 80.1", "70.1 | 99", "60.1 | 99"], None, 4),
    ],
)
def test_a_cell_with_a_finding_takes_no_part_in_relations(cells: list[str], rule: str | None, line: int) -> None:
    result = found(RELATED, table("A | B", *cells))
    if rule:
        assert [text.split(": ")[0] for text in result] == [f"{line}:3-9 {rule}"]
    else:
        # Too few decimals is a mistake of its own; the broken relation leaves the row out of the order.
        assert [text.split(" ")[1].rstrip(":") for text in result] == ["decimals", "broken-relation"]


def test_rows_that_share_a_key_or_repeat_are_left_out_of_the_order() -> None:
    schema = table_schema({"A": {}, "B": {}}, uniqueBy=["A"], sortedBy=[{"column": "B"}])
    page = table("A | B", "a | 1", "b | 2", "c | 3", "a | 0")
    assert [violation.rule for violation in violations(schema, page)] == ["duplicate-key"]
    page = table("A | B", "a | 1", "b | 2", "c | 3", "a | 1")
    assert [violation.rule for violation in violations(schema, page)] == ["duplicate-key"]
    assert violations(table_schema({"A": {}, "B": {}}, sortedBy=[{"column": "B"}]), page) == []


# The vocabulary itself


def test_the_meta_schema_says_of_every_keyword_what_its_page_says() -> None:
    known = bundled("table.schema.json")["$defs"]["schema"]["properties"]
    assert {name: known[name].get("description") for name in KEYWORDS} == {
        name: keyword.summary for name, keyword in KEYWORDS.items()
    }


@pytest.mark.parametrize("name", KEYWORDS)
def test_a_manual_page_has_its_parts(name: str) -> None:
    page = manual(name)
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## Value",
        "## Example",
        "## What is found",
    ]
    rules = [rule for rule in (KEYWORDS[name].rule, *KEYWORDS[name].other_rules) if rule]
    assert all(f"`{rule}`" in page.split("## What is found")[1] for rule in rules)


@pytest.mark.parametrize("name", KEYWORDS)
def test_the_example_on_a_manual_page_is_a_schema(name: str, tmp_path: Path) -> None:
    example = json.loads("{" + manual(name).split("```json\n")[1].split("```")[0] + "}")
    columns: dict[str, Any] = {column: {} for column in ("Img Size", "Top-1", "Top-5", "Params (M)")}
    columns["Model"] = {"nameConvention": "builtin:timm"}
    schema = example if name in {*TABLE_LEVEL, "severity"} else {"items": {"properties": example}}
    schema.setdefault("items", {"properties": columns})
    assert check_schema(written(tmp_path, "table.json", schema), tmp_path) == []


@pytest.mark.parametrize(
    "text", ["```{csv-table}\n:header: A\n\n1\n```\n", "```{list-table}\n:header-rows: 1\n* - A\n* - 1\n```\n"]
)
def test_columns_that_can_not_be_aligned_have_no_wrong_alignment(text: str) -> None:
    (table,) = parse(text, dialect="myst").tables
    schema = table_schema({"A": {"align": "right", "maximum": 0}})
    assert [one.rule for one in schema_violations(BoundTable(table, schema))] == ["out-of-range"]
