"""`rowCounts`: numbers in the text against the rows of tables."""

from typing import Any

import pytest
from page_schema_cases import found

ROWS = "| Rule | Finds |\n|---|---|\n| a | x |\n| b | y |\n| c | z |\n"
PAGE = f"# Rules\n\nAll 3 rules.\n\n## Table\n\n{ROWS}\n## Summary\n\n- of 1,003\n  rules, 2 rules\n"


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ({"pattern": "All ([0-9]+) rules"}, PAGE, []),
        ({"pattern": "All ([0-9]+) rules"}, PAGE.replace("All 3", "All 4"), ["3:5-6 4 here, the table has 3 rows"]),
        ({"pattern": "All ([0-9]+) rules", "rowsOf": "Table"}, PAGE.replace("All 3", "All 12"), [
            "3:5-7 12 here, the table has 3 rows",
        ]),
        ({"pattern": "([0-9,]+) rules", "section": "Summary", "rowsOf": "Table"}, PAGE, [
            "15:6-11 1,003 here, the table has 3 rows",
            "16:10-11 2 here, the table has 3 rows",
        ]),
        ({"pattern": "([0-9]+) rules", "section": "Summary"}, PAGE, [
            "15:8-11 no table to count: there is none in this section",
            "16:10-11 no table to count: there is none in this section",
        ]),
        ({"pattern": "All ([0-9]+) rules", "rowsOf": "None"}, PAGE, [
            '3:5-6 no table to count: there is none in "None"',
        ]),
        ({"pattern": "([0-9]+) checks"}, PAGE, ['1:3-8 nothing in this section is like "([0-9]+) checks"']),
        ({"pattern": "([0-9]+) checks", "optional": True}, PAGE, []),
        ({"pattern": "([0-9]+) rules", "section": "Nowhere"}, PAGE, []),
        ({"pattern": "All (.+) rules"}, PAGE.replace("All 3", "All three"), ['3:5-10 "three" is not a whole number']),
        ({"pattern": "All (.+) rules"}, PAGE.replace("All 3", "All ٣"), ['3:5-6 "٣" is not a whole number']),
        ({"pattern": "All (.+) rules"}, PAGE.replace("All 3", f"All {'9' * 16}"), [
            f'3:5-21 "{"9" * 16}" is not a whole number',
        ]),
        ({"pattern": "^([0-9]+) rules$"}, f"# 4 rules\n\n{ROWS}", ["1:3-4 4 here, the table has 3 rows"]),
        ({"pattern": "^([0-9]+) rules$"}, f"4 rules\n===\n\n{ROWS}", ["1:1-2 4 here, the table has 3 rows"]),
        ({"pattern": "([0-9]+) rules"}, f"6 rules\n\n{ROWS}\n{ROWS}", []),
        ({"pattern": "([0-9]+) rules"}, f"5 rules\n\n{ROWS}\n{ROWS}", ["1:1-2 5 here, the 2 tables have 6 rows"]),
        ([{"pattern": "All ([0-9]+) rules"}, {"pattern": "([0-9]+) none"}], PAGE, [
            '1:3-8 nothing in this section is like "([0-9]+) none"',
        ]),
        ({"pattern": "All ([0-9]*)x? rules"}, "All x rules\n", ['1:1-12 nothing in this section is like "All ([0-9]*)x? rules"']),
    ],
)  # fmt: skip
def test_a_number_in_the_text_is_the_number_of_rows(value: Any, text: str, expected: list[str]) -> None:  # noqa: ANN401  any JSON
    assert [line.replace(" wrong-count:", "", 1) for line in found({"rowCounts": value}, text)] == expected


def test_only_rows_that_the_schema_checks_are_counted() -> None:
    rows = "| **Small models** | | |\n| vit_base_patch16_224.in1k | 83.8 | 96.7 |\n"
    text = f"1 model\n\n| Model | Top-1 | Top-5 |\n|---|---|---|\n{rows}"
    assert found({"rowCounts": {"pattern": "([0-9]+) model"}}, text) == []
