"""Several keywords on one table: a mistake is reported once."""

import pytest
from schema_cases import found, table_schema, violations
from tables import table

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
def test_a_cell_with_a_finding_is_ignored_by_relations(cells: list[str], rule: str | None, line: int) -> None:
    result = found(RELATED, table("A | B", *cells))
    if rule:
        assert [text.split(": ")[0] for text in result] == [f"{line}:3-9 {rule}"]
    else:
        # Too few decimals are a separate mistake; the row with the broken relation is skipped in the order.
        assert [text.split(" ")[1].rstrip(":") for text in result] == ["decimals", "broken-relation"]


def test_rows_that_share_a_key_or_repeat_are_left_out_of_the_order() -> None:
    schema = table_schema({"A": {}, "B": {}}, uniqueBy=["A"], sortedBy=[{"column": "B"}])
    page = table("A | B", "a | 1", "b | 2", "c | 3", "a | 0")
    assert [violation.rule for violation in violations(schema, page)] == ["duplicate-key"]
    page = table("A | B", "a | 1", "b | 2", "c | 3", "a | 1")
    assert [violation.rule for violation in violations(schema, page)] == ["duplicate-key"]
    assert violations(table_schema({"A": {}, "B": {}}, sortedBy=[{"column": "B"}]), page) == []


INDEPENDENT = table_schema(
    {"Key": {}, "Low": {}, "High": {}, "Time": {}},
    compare=[{"left": "Low", "is": "<=", "right": "High"}],
    uniqueBy=["Key"],
    sortedBy=[{"column": "Time"}],
)


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        ("c | 9 | 8 | 3", ["broken-relation"]),
        ("c | 9 | 8 | 1", ["broken-relation", "unsorted-rows"]),
        ("a | 9 | 8 | 3", ["broken-relation", "duplicate-key"]),
        # A row with the key of another row is most likely an old copy of it, which is also out of order.
        ("a | 9 | 8 | 1", ["broken-relation", "duplicate-key"]),
    ],
)
def test_a_broken_relation_leaves_the_other_cells_of_its_row_to_other_keywords(row: str, rules: list[str]) -> None:
    page = table("Key | Low | High | Time", "a | 1 | 2 | 1", "b | 1 | 2 | 2", row, "d | 1 | 2 | 4")
    assert [violation.rule for violation in violations(INDEPENDENT, page)] == rules


@pytest.mark.parametrize("column", ["Low", "High"])
def test_cells_that_contradict_each_other_are_not_compared_with_other_rows(column: str) -> None:
    schema = table_schema(
        {"Low": {}, "High": {}}, compare=[{"left": "Low", "is": "<=", "right": "High"}], sortedBy=[{"column": column}]
    )
    page = table("Low | High", "1 | 2", "9 | 0", "3 | 4", "4 | 5")
    assert [violation.rule for violation in violations(schema, page)] == ["broken-relation"]
