"""`sortedBy`: the order of the rows, and the fewest rows that must move."""

from collections.abc import Sequence
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schema_cases import found, table_schema, violations
from tables import table

from mdlint.model import Related
from mdlint.schema import At, TableSchema
from mdlint.schema.table.order import latest_sorted, longest_sorted


def sorted_by(**key: str) -> TableSchema:
    return table_schema({"A": {}, "B": {}}, sortedBy=[{"column": "A", **key}])


@pytest.mark.parametrize(
    ("key", "cells", "expected"),
    [
        ({}, ["1", "2", "2", "10"], []),
        ({"order": "descending"}, ["10", "9.5", "9.5", "-1"], []),
        ({}, ["1", "3", "2", "4"], ["4:3-4 unsorted-rows: A 3 is out of order (ascending): it belongs below 2"]),
        ({}, ["9", "1", "2", "3"], ["3:3-4 unsorted-rows: A 9 is out of order (ascending): it belongs below 3"]),
        ({}, ["2", "3", "4", "1"], ["6:3-4 unsorted-rows: A 1 is out of order (ascending): it belongs at the top"]),
        ({}, ["2", "1"], ["3:3-4 unsorted-rows: A 2 is out of order (ascending): it belongs below 1"]),
        # The fewest rows that have to move are reported.
        ({}, ["1", "8", "9", "2", "3", "4"], ["4:3-4 unsorted-rows: A 8 is out of order (ascending): it belongs below 4", "5:3-4 unsorted-rows: A 9 is out of order (ascending): it belongs below 8"]),
        ({"order": "descending"}, ["5", "4", "9", "8", "3"], ["3:3-4 unsorted-rows: A 5 is out of order (descending): it belongs below 8", "4:3-4 unsorted-rows: A 4 is out of order (descending): it belongs below 5"]),
        # Sorted in the opposite order: reported at the key's header cell.
        ({"order": "descending"}, ["1", "2", "3", "4"], ["1:3-4 unsorted-rows: A is sorted ascending, not descending"]),
        ({}, ["3", "2", "1"], ["1:3-4 unsorted-rows: A is sorted descending, not ascending"]),
        ({"order": "descending", "missing": "last"}, ["1", "2", "3", "-"], ["1:3-4 unsorted-rows: A is sorted ascending, not descending"]),
        # Sorted in the opposite order, except for two rows.
        ({"order": "descending"}, ["1", "3", "2", "4"], ["3:3-4 unsorted-rows: A 1 is out of order (descending): it belongs below 2", "6:3-4 unsorted-rows: A 4 is out of order (descending): it belongs at the top"]),
        # Missing values.
        ({}, ["1", "-", "2"], []),
        ({"missing": "last"}, ["1", "2", "-"], []),
        ({"missing": "last", "order": "descending"}, ["2", "1", "-", "?"], []),
        ({"missing": "last"}, ["1", "-", "2", "3"], ['4:3-4 unsorted-rows: A "-" is out of order (ascending): rows without a value come last']),
        ({"missing": "first"}, ["-", "1"], []),
        ({"missing": "first"}, ["1", "2", "-"], ['5:3-4 unsorted-rows: A "-" is out of order (ascending): rows without a value come first']),
        # Text, without regard to case and accents; the accent may be a character of its own.
        ({}, ["Gabo", "Géo", "gera", "Ge\u0301z", "Google", "ähnlich"], ['8:3-10 unsorted-rows: A "ähnlich" is out of order (ascending): it belongs at the top']),
        # Text, natural order.
        ({}, ["b10", "b2", "C1"], []),
        ({"as": "natural"}, ["b2", "b10", "C1", "c01"], []),
        ({"as": "natural"}, ["b10", "b2"], ['3:3-6 unsorted-rows: A "b10" is out of order (ascending): it belongs below "b2"']),
        ({"as": "text"}, ["10", "9"], []),
        ({"as": "number"}, ["1", "x", "2"], []),
        ({}, ["1", "x", "2"], []),
    ],
)  # fmt: skip
def test_rows_have_an_order(key: dict[str, str], cells: list[str], expected: list[str]) -> None:
    assert found(sorted_by(**key), table("A", *cells)) == expected


@pytest.mark.parametrize(
    "name",
    ["Total", "**Grand total:**", "_OTHER", "Others", "*Average*", "Geomean", "geometric mean", "the rest", "(all)"],
)
def test_a_row_that_stands_for_others_may_be_the_last(name: str) -> None:
    rows = ["x | 1", "y | 2", "z | 3", f"{name} | 2"]
    assert found(table_schema({"A": {}, "B": {}}, sortedBy=[{"column": "B"}]), table("A | B", *rows)) == []
    assert found(sorted_by(), table("B | A", *[" | ".join(row.split(" | ")[::-1]) for row in rows])) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Not the last row, nothing but a part of the name, or in a column that does not name the row.
        (["x | 1", "Total | 4", "y | 2", "z | 3"], ["4:11-12 unsorted-rows: B 4 is out of order (ascending): it belongs below 3"]),
        (["x | 1", "y | 2", "z | 3", "Other words | 1.5"], ["6:17-20 unsorted-rows: B 1.5 is out of order (ascending): it belongs below 1"]),
        (["x | 1 | a", "y | 2 | a", "z | 3 | a", "w | 1.5 | Other"], ["6:7-10 unsorted-rows: B 1.5 is out of order (ascending): it belongs below 1"]),
        # The rows above are compared, also if several rows stand for others.
        (["x | 1", "y | 3", "z | 2", "Others | 1", "Total | 7"], ["4:7-8 unsorted-rows: B 3 is out of order (ascending): it belongs below 2"]),
        (["x | 3", "y | 2", "z | 1", "Total | 6"], ["1:7-8 unsorted-rows: B is sorted descending, not ascending"]),
        # It may be in its place too.
        (["x | 1", "y | 2", "Total | 3"], []),
    ],
)  # fmt: skip
def test_other_rows_have_their_place(rows: list[str], expected: list[str]) -> None:
    schema = table_schema({"A": {}, "B": {}}, sortedBy=[{"column": "B"}])
    assert found(schema, table("A | B | C" if "a" in rows[0] else "A | B", *rows)) == expected


def test_a_row_that_stands_for_others_may_be_the_last_of_its_group() -> None:
    schema = table_schema({"G": {}, "A": {}, "B": {}}, groupColumn="G", sortedBy=[{"column": "B"}])
    rows = ["g | x | 2", "g | y | 3", "g | Other | 1", "h | z | 5", "h | Total | 4"]
    assert found(schema, table("G | A | B", *rows)) == []
    # The name of a group is not the name of a row.
    assert found(schema, table("G | A | B", "g | x | 2", "Other | z | 5", "Other | w | 4")) == [
        "4:15-16 unsorted-rows: B 5 is out of order (ascending): it belongs below 4"
    ]


TWO_KEYS = table_schema({"A": {}, "B": {}}, sortedBy=[{"column": "A"}, {"column": "B", "order": "descending"}])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["a | 2", "a | 1", "b | 3"], []),
        (["a | 1", "a | 2", "b | 3"], ["3:7-8 unsorted-rows: B 1 is out of order (descending): it belongs below 2"]),
        (["a | 2", "b | 3", "a | 1"], ['4:3-4 unsorted-rows: A "b" is out of order (ascending): it belongs below "a"']),
        (
            ["a | 9", "b | 2", "b | 3", "b | 1"],
            ["4:7-8 unsorted-rows: B 2 is out of order (descending): it belongs below 3"],
        ),
        # One of the keys is sorted in the opposite order.
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
        (["1 | 9", "7 | -", "2 | 9"], ["4:3-4 unsorted-rows: A 7 is out of order (ascending): it belongs below 2"]),
        # Among rows that are equal in A, a row without B may be anywhere.
        (["1 | 9", "1 | -", "1 | 8", "2 | -"], []),
        (["1 | -", "1 | 9", "1 | 8"], []),
        (["1 | 8", "1 | -", "1 | 9", "1 | 7"], ["5:7-8 unsorted-rows: B 9 is out of order (descending): it belongs at the top"]),
        (["1 | 5", "3 | 1", "1 | -", "4 | 2"], ["4:3-4 unsorted-rows: A 3 is out of order (ascending): it belongs below 1"]),
    ],
)  # fmt: skip
def test_a_missing_value_in_a_later_key_does_not_affect_the_first_key(cells: list[str], expected: list[str]) -> None:
    assert found(TWO_KEYS, table("A | B", *cells)) == expected


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("123-x")), max_size=7))
def test_rows_sorted_in_the_first_key_are_wrong_in_the_second_only(cells: list[tuple[int, str]]) -> None:
    page = table("A | B", *(f"{first} | {second}" for first, second in sorted(cells, key=lambda row: row[0])))
    keys = [{"column": "A"}, {"column": "B", "order": "descending"}]
    for violation in violations(table_schema({"A": {}, "B": {"maximum": 2}}, sortedBy=keys), page):
        assert violation.at.column == 1


def test_a_sort_key_without_a_column_is_ignored() -> None:
    assert found(TWO_KEYS, table("B", "1", "2")) == [
        "3:3-4 unsorted-rows: B 1 is out of order (descending): it belongs below 2"
    ]


def test_the_row_above_the_right_place_is_related() -> None:
    (violation,) = violations(sorted_by(), table("A", "9", "1", "2"))
    assert violation.related == (Related(At(2, 0), "it belongs below this row"),)


@pytest.mark.parametrize("count", [2, 5, 10])
def test_the_worst_row_at_the_top_is_one_finding(count: int) -> None:
    cells = [str(count), *map(str, range(1, count))]
    assert [violation.at.row for violation in violations(sorted_by(), table("A", *cells))] == [0]


@given(st.lists(st.integers(0, 6), max_size=7))
def test_the_kept_rows_are_a_longest_sorted_part(keys: list[int]) -> None:
    kept = longest_sorted(keys)
    assert kept == sorted(set(kept))
    assert [keys[place] for place in kept] == sorted(keys[place] for place in kept)
    # No row that was left out could have been kept too.
    for place in set(range(len(keys))) - set(kept):
        with_it = [keys[other] for other in sorted([*kept, place])]
        assert with_it != sorted(with_it)


def test_the_latest_of_the_longest_sorted_parts_is_kept() -> None:
    for keys in permutations(range(6)):
        sizes = range(len(longest_sorted(keys)), 7)
        parts: list[tuple[int, ...]] = [
            part for size in sizes for part in combinations(range(6), size) if is_ascending(keys, part)
        ]
        latest = max(parts, key=lambda part: part[::-1])
        assert latest_sorted(keys) == list(latest)


def is_ascending(keys: Sequence[int], places: Sequence[int]) -> bool:
    return all(keys[above] < keys[below] for above, below in pairwise(places))


@pytest.mark.parametrize(("keys", "kept"), [([2, 1], [1]), ([1, 3, 2, 4], [0, 2, 3]), ([1, 1], [0, 1]), ([], [])])
def test_of_two_swapped_neighbors_the_lower_is_kept(keys: list[int], kept: list[int]) -> None:
    assert latest_sorted(keys) == kept


def test_no_sorted_part_is_longer() -> None:
    for keys in permutations(range(6)):
        lengths = [1] * 6
        for last in range(6):
            lengths[last] = 1 + max([lengths[first] for first in range(last) if keys[first] < keys[last]], default=0)
        assert len(longest_sorted(keys)) == max(lengths)


def cells_of(numbers: list[int], group: str = "") -> list[str]:
    return [f"{number} | {group}" for number in numbers]


OTHER_ORDERS = [
    # Two sorted halves in the wrong order: 6 of 12 rows would have to move.
    (
        [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6],
        ["1:3-4 unsorted-rows: this table is not in the order of A (ascending): 6 of 12 rows would have to move"],
    ),
    # 5 of 14 rows, more than a third.
    (
        [2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 11, 12, 13, 14],
        ["1:3-4 unsorted-rows: this table is not in the order of A (ascending): 5 of 14 rows would have to move"],
    ),
]


@pytest.mark.parametrize(("numbers", "expected"), OTHER_ORDERS)
def test_a_table_in_another_order_has_one_finding_at_its_header(numbers: list[int], expected: list[str]) -> None:
    page = table("A | B", *cells_of(numbers))
    assert found(sorted_by(), page) == expected
    (violation,) = violations(sorted_by(), page)
    assert [related.message for related in violation.related] == ["the first of them"]


@pytest.mark.parametrize(
    ("numbers", "count"),
    [
        # 5 of 15 rows: not more than a third.
        ([2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 11, 12, 13, 14, 15], 5),
        # 4 rows are too few, although they are half of all.
        ([2, 1, 4, 3, 6, 5, 8, 7], 4),
    ],
)
def test_a_few_misplaced_rows_are_reported_one_by_one(numbers: list[int], count: int) -> None:
    result = found(sorted_by(), table("A | B", *cells_of(numbers)))
    assert [text.split(" ")[1] for text in result] == ["unsorted-rows:"] * count
    assert all("is out of order" in text for text in result)


def test_the_order_of_several_keys_is_named() -> None:
    numbers = [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]
    assert found(TWO_KEYS, table("A | B", *cells_of(numbers, "1"))) == [
        (
            "1:3-4 unsorted-rows: this table is not in the order of A (ascending), then B (descending): "
            "6 of 12 rows would have to move"
        )
    ]


def test_a_group_in_another_order_has_one_finding_at_its_first_row() -> None:
    schema = table_schema({"A": {}, "B": {}}, sortedBy=[{"column": "A"}], groupColumn="B")
    others = [row for group in "xyz" for row in cells_of(list(range(10)), group)]
    page = table("A | B", *others, *cells_of([6, 7, 8, 9, 10, 1, 2, 3, 4, 5], "w"))
    assert found(schema, page) == [
        (
            "33:3-4 unsorted-rows: the rows of this group are not in the order of A (ascending): "
            "5 of 10 rows would have to move"
        )
    ]


BY_HAND = "Sort the rows by hand: {}."


@pytest.mark.parametrize(
    ("first_column", "keywords", "rows", "help_"),
    [
        ({}, {}, ["a | 2", "b | 1"], None),
        ({}, {}, ["a | 2", "b | 1", "c | x"], BY_HAND.format("a row has no B to compare")),
        ({}, {}, ["a | 2", "b | 1", "Total | 3"], BY_HAND.format("a row is about the others, such as a total")),
        ({}, {}, ["1 | 2", "2 | 1"], BY_HAND.format("a column counts them")),
        ({}, {"skipRows": ["c"]}, ["a | 2", "c | x", "b | 1"], BY_HAND.format("rows of another kind are between them")),
        ({"fillDown": True}, {}, ["a | 2", " | 1"], BY_HAND.format("a cell takes its value from the row above")),
    ],
)
def test_the_help_says_why_rows_are_not_sorted(
    first_column: dict[str, object], keywords: dict[str, object], rows: list[str], help_: str | None
) -> None:
    columns = {"A": first_column, "B": {"type": ["number", "string"]}}
    first, *_ = violations(table_schema(columns, sortedBy=[{"column": "B"}], **keywords), table("A | B", *rows))
    assert (first.help, first.repair is None) == (help_, help_ is not None)


def test_another_finding_that_keeps_rows_from_being_sorted_is_enough() -> None:
    schema = table_schema({"A": {}, "B": {"maximum": 9}}, sortedBy=[{"column": "B"}])
    text = table("A | B", "a | 2", "b | 1", "c | 10")
    (unsorted,) = [each for each in violations(schema, text) if each.rule == "unsorted-rows"]
    assert (unsorted.help, unsorted.repair) == (None, None)
