"""`ascendingColumns`: the cells of a row ascend with the number in the names of their columns."""

import pytest
from schema_cases import found, table_schema, violations
from tables import table

PERCENTILES = {"columns": "^(p[0-9.]+|median|max) [a-z]*(?: [(]ms[)])?$", "numbers": {"Median": 50, "max": 100}}


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("p50 ms | p99 ms", "1 | 2", []),
        ("p50 ms | p99 ms", "2 | 2.0", []),
        ("p50 ms | p99 ms", "3 | 2", ["3:7-8 broken-relation: p99 ms 2 is not at least p50 ms 3"]),
        # Columns are ordered by their numbers, not by their places.
        ("p99 ms | p50 ms", "2 | 3", ["3:3-4 broken-relation: p99 ms 2 is not at least p50 ms 3"]),
        ("max ms | p99.9 ms | MEDIAN ms | p5 ms", "9 | 8 | 7 | 6", []),
        ("p5 ms | Median ms | p99 ms | max ms", "1 | 2 | 9 | 8", ["3:15-16 broken-relation: max ms 8 is not at least p99 ms 9"]),
        # The fewest cells are reported.
        ("p50 ms | p90 ms | p95 ms | p99 ms", "1 | 50 | 2 | 3", ["3:7-9 broken-relation: p90 ms 50 is not at most p95 ms 2"]),
        ("p50 ms | p90 ms | p95 ms | p99 ms", "5 | 6 | 1 | 7", ["3:11-12 broken-relation: p95 ms 1 is not at least p50 ms 5"]),
        ("p50 ms | p90 ms | p95 ms | p99 ms", "5 | 4 | 6 | 3", ["3:7-8 broken-relation: p90 ms 4 is not at least p50 ms 5", "3:15-16 broken-relation: p99 ms 3 is not at least p50 ms 5"]),
        # Columns whose names differ elsewhere too.
        ("p50 ms | p99 us", "3 | 2", []),
        ("p50 ms | p99 ms (ms)", "3 | 2", []),
        ("p50 a | p50 b | p99 a | p99 b", "5 | 1 | 6 | 2", []),
        ("p50 a | p50 b | p99 a | p99 b", "5 | 1 | 4 | 2", ["3:11-12 broken-relation: p99 a 4 is not at least p50 a 5"]),
        ("p50 ms (ms) | P99  MS(ms)", "3 | 2", []),
        ("p50 ms (ms) | P99 MS (ms)", "3 | 2", ["3:7-8 broken-relation: P99 MS (ms) 2 is not at least p50 ms (ms) 3"]),
        # It is unclear which columns belong together.
        ("p50 ms | p99 ms | p50 ms | p99 ms", "3 | 2 | 3 | 2", []),
        ("p50 ms | p90 ms | p50 ms | p99 ms", "3 | 9 | 3 | 2", []),
        ("p50 ms | median ms | p99 ms", "3 | 4 | 2", []),
        # Cells that can't be compared.
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
def test_columns_that_mostly_do_not_ascend_are_not_a_group(cells: list[str], lines: list[int]) -> None:
    page = table("p50 x | p99 x", *cells)
    mostly = table_schema(ascendingColumns=[{**PERCENTILES, "mostly": True}])
    assert [violation.at.row + 3 for violation in violations(mostly, page) if violation.at.row is not None] == lines
    assert found(table_schema(ascendingColumns=[{**PERCENTILES, "mostly": False}]), page) != []


def test_a_faulty_cell_is_ignored_by_the_order_of_columns() -> None:
    schema = table_schema({"p50 x": {"maximum": 10}}, ascendingColumns=[PERCENTILES])
    assert found(schema, table("p50 x | p99 x", "30 | 2")) == ["3:3-5 out-of-range: p50 x 30 is above the maximum 10"]
