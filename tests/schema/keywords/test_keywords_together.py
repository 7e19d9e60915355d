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
