import pytest
from rule_cases import found

from mdlint.style import TableStyle


@pytest.mark.parametrize(
    ("delimiter", "expected"),
    [
        ("| --- | --- |", []),
        ("|---|:--|", []),
        ("--- | --:", []),
        ("| :-: | ---- |", []),
        ("| --- | - |", ["2:9-10 warning: 1 character in the delimiter row, expected at least 3"]),
        ("|---|:-|", ["2:6-8 warning: 2 characters in the delimiter row, expected at least 3"]),
        ("--|:-:", ["2:1-3 warning: 2 characters in the delimiter row, expected at least 3"]),
        (
            "|-|-:|",
            ["2:2-3 warning: 1 character in the delimiter row, expected at least 3 (2 of the 2 cells are too short)"],
        ),
    ],
)
def test_a_cell_of_the_delimiter_row(delimiter: str, expected: list[str]) -> None:
    assert found("delimiter-length", f"| A | B |\n{delimiter}\n| 1 | 2 |") == expected


@pytest.mark.parametrize(("least", "count"), [(1, 0), (3, 0), (4, 0), (5, 1), (6, 1)])
def test_another_length(least: int, count: int) -> None:
    page = "| A | B |\n|----|----:|\n"
    assert len(found("delimiter-length", page, style=TableStyle(delimiter_length=least))) == count


def test_each_table_in_its_container() -> None:
    page = "> | A |\n> |-|\n\n- item\n\n  | A |\n  |--|\n"
    assert [place.split()[0] for place in found("delimiter-length", page)] == ["2:4-5", "7:4-6"]


def test_an_html_table_has_no_delimiter_row() -> None:
    assert found("delimiter-length", "<table><tr><td>-</td></tr></table>") == []
