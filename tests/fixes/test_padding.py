"""The padding of a cell takes up the change of its width, if the table is aligned."""

import pytest

from mdlint.fixes.padding import with_padding
from mdlint.fixes.text import PageText
from mdlint.model import Edit, Span


@pytest.mark.parametrize(
    ("above", "row", "new", "expected"),
    [
        ("|top1  |b|", "|84.84 |1|", "84.846", "|84.846|1|"),
        ("|top1  |b|", "|84.846|1|", "84.84", "|84.84 |1|"),
        ("| Top-1  | b |", "| 84.84  | 1 |", "84.846", "| 84.846 | 1 |"),
        ("|  Top-1 | b |", "|  84.84 | 1 |", "84.846", "| 84.846 | 1 |"),
        ("|  Top-1 | b |", "| 84.846 | 1 |", "84.84", "|  84.84 | 1 |"),
        # At least one blank stays where there is one.
        ("| Top-1 | b |", "| 84.84 | 1 |", "84.846", "| 84.846 | 1 |"),
        # The table is not aligned.
        ("| Top-1   | b |", "| 84.84  | 1 |", "84.846", "| 84.846  | 1 |"),
        ("| Top-1 | b |", "| 84.846 | 1 |", "84.84", "| 84.84 | 1 |"),
        # The last cell has no pipe after it.
        ("b | Top-1 ", "1 | 84.84 ", "84.846", "1 | 84.846 "),
        # An escaped pipe is in the cell.
        (r"| Top \| 1   | b |", r"| x \| 84.84 | 1 |", "84.8", r"| x \| 84.8  | 1 |"),
    ],
)
def test_a_row_below_another(above: str, row: str, new: str, expected: str) -> None:
    start = row.index("84")
    end = next((place for place in range(start, len(row)) if row[place] in " |"), len(row))
    edit = Edit(Span(2, start + 1, 2, end + 1), new, in_cell=True)
    text = PageText(f"{above}\n{row}")
    assert text.with_edits(with_padding(text.lines, edit)).split("\n") == [above, expected]
