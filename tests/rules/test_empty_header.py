import pytest
from rule_cases import found


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("| A | B | |\n|---|---|---|\n| a | b | 1 |\n| a | b | 2 |", ["1:11-11 warning: a column of numbers without a name"]),
        ("| A | | B |\n|---|---|---|\n| a | 84.8 | b |\n| a | - | b |\n| a | 84.1 |", ["1:7-7 warning: a column of numbers without a name"]),
        ("| | | B |\n|---|---|---|\n| a | 1 | b |\n| a | 2 | b |", ["1:5-5 warning: a column of numbers without a name"]),
        # Several such columns of a table are one finding, at the first.
        ("| A | B | | | C |\n|---|---|---|---|---|\n| a | b | 1 | 3 | c |\n| a | b | 2 | 4 | c |", ["1:11-11 warning: 2 columns of numbers without a name"]),
        # Percentages are numbers, if the others are percentages too.
        ("| A | B | |\n|---|---|---|\n| a | b | 90% |\n| a | b | 95% |", ["1:11-11 warning: a column of numbers without a name"]),
        # In a header of two rows, both have no name for the column.
        ("<table><tr><th>A</th><th>B</th><th></th></tr><tr><th>a</th><th>b</th><th></th></tr>\n<tr><td>a</td><td>b</td><td>1</td></tr>\n<tr><td>a</td><td>b</td><td>2</td></tr></table>", ["1:36-36 warning: a column of numbers without a name"]),
    ],
)  # fmt: skip
def test_a_column_of_numbers_without_a_name(table: str, expected: list[str]) -> None:
    assert found("empty-header", table) == expected


@pytest.mark.parametrize(
    "table",
    [
        # Row names, even numbers.
        "| | B |\n|---|---|\n| 1 | b |\n| 2 | b |",
        # Columns of words, links and marks need no name.
        "| A | B | |\n|---|---|---|\n| a | b | download |\n| a | b | download |",
        "| A | B | |\n|---|---|---|\n| a | b | [hub](x) |\n| a | b | [hub](y) |",
        # A second line of the header.
        "| A | Latency | |\n|---|---|---|\n| | p50 | p90 |\n| a | 1 | 2 |\n| b | 3 | 4 |",
        "<table><tr><th>A</th><th>B</th><th></th></tr><tr><th></th><th></th><th>2019</th></tr>\n<tr><td>a</td><td>b</td><td>1</td></tr></table>",
        "| GPU | Latency (s) | | | |\n|---|---|---|---|---|\n| | 90% | 95% | 99% | Avg |\n| a | 0.1 | 0.2 | 0.3 | 0.1 |\n| b | 0.4 | 0.5 | 0.6 | 0.2 |",
        "| | | Latency | | |\n|---|---|---|---|---|\n| Batch | Time | 90% | 99% | Avg |\n| 1 | 2.0 | 32.4 | 32.5 | 32.3 |\n| 2 | 2.0 | 32.9 | 33.5 | 32.6 |",
        # It may have numbers, such as batch sizes, or words above one column only.
        "| GPU | Batch size | | |\n|---|---|---|---|\n| | 1 | 8 | 16 |\n| a | 0.1 | 0.2 | 0.3 |\n| b | 0.4 | 0.5 | 0.6 |",
        "| A | Latency | |\n|---|---|---|\n| | p50 | |\n| a | 1 | 2 |\n| b | 3 | 4 |",
        # The title of the table, or a table without a header.
        "| Title | | |\n|---|---|---|\n| a | 1 | 2 |\n| b | 3 | 4 |",
        "| | |\n|---|---|\n| a | 1 |\n| b | 2 |",
        # An image or a link without text.
        "| A | B | ![](i.png) |\n|---|---|---|\n| a | b | 1 |\n| a | b | 2 |",
        # No values below, or only one number.
        "| A | B | |\n|---|---|---|\n| a | b | |\n| a | b | - |",
        "| A | B | |\n|---|---|---|\n| a | b | 1 |\n| a | b | |",
    ],
)
def test_silent(table: str) -> None:
    assert found("empty-header", table) == []
