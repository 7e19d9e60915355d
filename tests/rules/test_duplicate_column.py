import pytest
from rule_cases import findings, found

from mdlint.model import Related, Span
from mdlint.rules import RULES


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("| Model | Size | Model |\n|---|---|---|\n| a | 1 | b |", ['1:18-23 warning: a second column "Model"']),
        ("| Model | Size | model |\n|---|---|---|\n| a | 1 | b |", ['1:18-23 warning: a second column "model"']),
        ("| Model | Top  1 | `Top 1` |\n|---|---|---|\n| a | 1 | 2 |", ['1:20-27 warning: a second column "Top 1"']),
        # One finding for each name.
        ("| A | S | S | S |\n|---|---|---|---|\n| a | 1 | 2 | 3 |", ['1:11-12 warning: a second column "S"']),
        # Two columns in a header of two rows are reported at the lower row.
        ("| Model | Latency | Size | Latency |\n|---|---|---|---|\n| | p50 | disk | p50 |\n| a | 1 | 2 | 3 |", ['3:18-21 warning: a second column "Latency p50"']),
        ("| A | S | B | A | S |\n|---|---|---|---|---|\n| a | 1 | 2 | 3 | 4 |", ['1:15-16 warning: a second column "A"', '1:19-20 warning: a second column "S"']),
    ],
)  # fmt: skip
def test_a_repeated_name(table: str, expected: list[str]) -> None:
    assert found("duplicate-column", table) == expected


@pytest.mark.parametrize(
    "header",
    [
        "| A | B | C | D |",
        "| | | B | C |",
        "| test | dev | test | dev |",
        "| A | B | A | B | note |",
        "| note | A | A | B | B |",
        "| Name | Value | | Name | Value |",
        "| Language | Language | Language |",
    ],
)
def test_names_that_repeat_as_a_group_are_silent(header: str) -> None:
    columns = header.count("|") - 1
    assert found("duplicate-column", f"{header}\n{'|---' * columns}|\n{'| 1 ' * columns}|") == []


def test_a_second_header_line_distinguishes_the_columns() -> None:
    table = "| Model | Latency | Latency |\n|---|---|---|\n| | p50 | p99 |\n| a | 1.5 | 2.5 |"
    assert found("duplicate-column", table) == []


def test_the_first_column_is_shown_with_it() -> None:
    (finding,) = findings(RULES["duplicate-column"], "| A | B | A |\n|---|---|---|")
    assert finding.related == (Related(Span(1, 3, 1, 4), "the first of them"),)


def test_each_column_below_a_spanning_header_cell_has_its_own_name() -> None:
    rows = ["<th>A</th><th colspan=2>S</th><th colspan=2>T</th>", "<th>a</th><th>x</th><th>y</th><th>x</th><th>{}</th>"]
    table = "<table>" + "".join(f"<tr>{row}</tr>\n" for row in [*rows, "<td>1</td>" * 5]) + "</table>"
    assert found("duplicate-column", table.format("y")) == []
    assert found("duplicate-column", table.format("x")) == ['2:49-50 warning: a second column "T x"']
