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
        # The values next to the repeated name are not numbers, so it is not a label.
        ("| Model | Data | Model | File |\n|---|---|---|---|\n| a | x | b | y |", ['1:18-23 warning: a second column "Model"']),
        # A table of pairs ends with a value; the labels are words.
        ("| C | AP50 | C | AP75 | Note |\n|---|---|---|---|---|\n| a | 1 | b | 2 | 3 |", ['1:14-15 warning: a second column "C"']),
        ("| M | Top-1 | Top-5 | Top-1 | Size |\n|---|---|---|---|---|\n| a | 1 | 2 | 3 | 4 |", ['1:23-28 warning: a second column "Top-1"']),
        # Only the names of rows are to the left of the first, or both belong to the same column.
        ("| M | Δ | FPS | Δ |\n|---|---|---|---|\n| a | 1 | 2 | 3 |", ['1:17-18 warning: a second column "Δ"']),
        ("| M | FPS | Δ | Δ |\n|---|---|---|---|\n| a | 1 | 2 | 3 |", ['1:17-18 warning: a second column "Δ"']),
        # A metric is not a word for a relation, so it must alternate at least three times.
        ("| M | A | Size | B | Size |\n|---|---|---|---|---|\n| a | 1 | 2 | 3 | 4 |", ['1:22-26 warning: a second column "Size"']),
        # Both are below the same title.
        ("| M | L | L | |\n|---|---|---|---|\n| | p50 | p50 | p90 |\n| a | 1 | 2 | 3 |", ['3:11-14 warning: a second column "L p50"']),
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
        "| Lane | mAP | Δ | FPS | Δ |",
        "| Lang | Files | % | Lines | % | Share |",
        "| Lang | Files | Δ | % | Lines | Δ | % |",
        "| Batch | Avg (ms) | Speed-up (x) | 90% (ms) | Speed-up (x) |",
        "| Batch | A | Rate | B | Rate | C | Rate |",
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


def test_labels_with_their_values_side_by_side_are_silent() -> None:
    header = "| Class | mAP | Class | AP | Class | AP |\n|---|---|---|---|---|---|\n"
    assert found("duplicate-column", header + "| all | 50.3 | car | 50.2 | bus | 61.7 |") == []
    assert found("duplicate-column", header + "| all | 50.3 | 7 | 50.2 | bus | 61.7 |") != []


def test_a_title_over_the_middle_of_its_columns_names_the_columns_next_to_it() -> None:
    table = "| | | Train | | | Test | |\n|---|---|---|---|---|---|---|\n| M | F1 | P | R | F1 | P | R |\n| a | 1 | 2 | 3 | 4 | 5 | 6 |"
    assert found("duplicate-column", table) == []
