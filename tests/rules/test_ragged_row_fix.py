"""The fixes of `ragged-row`: where cells are added and removed."""

import pytest

from mdlint.fixes import fixed
from mdlint.markdown import parse
from mdlint.rules.ragged_row import check_table

CASES = [
    ("the last cell is missing", "| A | B |\n|---|---|\n| 1 |\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 |   |\n| 1 | 2 |\n", True),
    ("in a table that is not aligned", "| Model | B |\n|-|-|\n| 1 |\n| 1 | 2 |\n", "| Model | B |\n|-|-|\n| 1 | |\n| 1 | 2 |\n", True),
    ("without outer pipes", "A | B | C\n---|---|---\n1 | 2\n1 | 2 | 3\n", "A | B | C\n---|---|---\n1 | 2 | |\n1 | 2 | 3\n", True),
    ("without the last pipe", "| A | B |\n|---|---|\n| 1\n| 1 | 2\n", "| A | B |\n|---|---|\n| 1 |   |\n| 1 | 2\n", True),
    ("several cells are missing", "| A | B | C | D |\n|-|-|-|-|\n| 1 | 2 |\n| 1 | 2 | 3 | 4 |\n", "| A | B | C | D |\n|-|-|-|-|\n| 1 | 2 | | |\n| 1 | 2 | 3 | 4 |\n", False),
    ("a blank cell too many", "| A | B |\n|---|---|\n| 1 | 2 |  |\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n| 1 | 2 |\n", True),
    ("two blank cells too many", "| A | B |\n|---|---|\n| 1 | 2 | | |\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n| 1 | 2 |\n", True),
    ("a blank cell too many after a blank one", "| A | B |\n|---|---|\n| 1 |  |  |\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 |   |\n| 1 | 2 |\n", True),
    ("most rows", "| A | B | C |\n|---|---|---|\n" + "| 1 | 2 |\n" * 3 + "| 1 | 2 | 3 |\n", "| A | B | C |\n|---|---|---|\n" + "| 1 | 2 |   |\n" * 3 + "| 1 | 2 | 3 |\n", True),
    ("most rows, with a blank cell too many", "| A | B |\n|---|---|\n" + "| 1 | 2 | |\n" * 3 + "| 1 | 2 |\n", "| A | B |\n|---|---|\n" + "| 1 | 2 |\n" * 4, True),
    ("in a quote", "> | A | B |\n> |---|---|\n> | 1 |\n> | 1 | 2 |\n", "> | A | B |\n> |---|---|\n> | 1 |   |\n> | 1 | 2 |\n", True),
]  # fmt: skip

UNFIXABLE = [
    ("a cell with a text too many", "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 |\n"),
    ("a pipe in code", "| A | B |\n|---|---|\n| `a | b` | 2 |\n| 1 | 2 |\n"),
    ("the header lacks a cell", "| A | B |\n|---|---|\n" + "| 1 | 2 | 3 |\n" * 3),
    ("two rows on one line", "| A | B |\n|---|---|\n| 1 | 2 | | 1 | 2 |\n| 1 | 2 |\n"),
    ("a row that lacks more cells than anybody forgets", "|" + " A |" * 60 + "\n|" + "-|" * 60 + "\n| 1 |\n"),
    ("text below the table", "| A | B |\n|---|---|\n| 1 | 2 |\ntext\n"),
]


def fixed_page(text: str) -> tuple[str, set[bool]]:
    """Return a page with all fixes, and whether they are safe."""
    page = parse(text)
    fixes = [finding.fix for table in page.tables for finding in check_table(table) if finding.fix]
    return fixed(text, page, fixes, parse).text, {fix.is_safe for fix in fixes}


@pytest.mark.parametrize(("text", "expected", "is_safe"), [pytest.param(*case, id=name) for name, *case in CASES])
def test_cells_are_added_or_removed_at_the_end(text: str, expected: str, is_safe: bool) -> None:
    assert fixed_page(text) == (expected, {is_safe})
    assert not [finding for table in parse(expected).tables for finding in check_table(table)]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in UNFIXABLE])
def test_what_needs_a_human_has_no_fix(text: str) -> None:
    assert list(check_table(parse(text).tables[0]))
    assert fixed_page(text) == (text, set())
