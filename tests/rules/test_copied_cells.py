import pytest
from rule_cases import findings, found
from tables import table

from mdlint.model import Related, Span
from mdlint.rules import RULES

TOP = ["a | 70.4 | 89.5", "b | 75.8 | 75.8", "c | 78.2 | 94.1", "d | 80.1 | 95.0", "e | 82.6 | 96.2"]


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        ("M | Top-1 | Top-5", TOP, '4:14-18 info: 75.8 in "Top-5" is equal to "Top-1", in the other 4 rows it is larger'),
        ("M | val WER | test WER", TOP, '4:14-18 info: 75.8 in "test WER" is equal to "val WER", in the other 4 rows it is larger'),
        # The other way around, with missing values and columns between.
        (
            "M | Top-5 | Note | Top-1",
            [*(f"{name} | {high} | x | {low}" for name, low, high in (row.split(" | ") for row in TOP)), "f | 91.1 | x | -"],
            '4:18-22 info: 75.8 in "Top-1" is equal to "Top-5", in the other 4 rows it is smaller',
        ),
        # A difference of 2.0 is 20 units of the last digit.
        ("M | AP 1 | AP 2", ["a | 30.1 | 32.1", "b | 31.2 | 31.2", "c | 35.5 | 39.9", "d | 40.0 | 42.0", "e | 41.7 | 44.4"], '4:14-18 info: 31.2 in "AP 2" is equal to "AP 1", in the other 4 rows it is larger'),
    ],
)  # fmt: skip
def test_a_number_of_another_column(header: str, rows: list[str], expected: str) -> None:
    assert found("copied-cells", table(header, *rows)) == [expected]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("M | Top-1 | Recall", TOP),
        ("M | 1 | 5", TOP),
        ("M | Top-1 | Top-5", TOP[:4]),
        ("M | Top-1 | Top-5", [*TOP, "f | 90.0 | 90.0"]),
        ("M | Top-1 | Top-5", [*TOP, "f | 90.0 | 80.0"]),
        ("M | Top-1 | Top-5", [*TOP, "f | 90.0 | 91.9"]),
        # Few digits, a whole number, decimals that differ, and the highest score of all.
        ("M | Top-1 | Top-5", [TOP[0], "b | 7.5 | 7.5", *TOP[2:]]),
        ("M | Top-1 | Top-5", [TOP[0], "b | 758 | 758", *TOP[2:]]),
        ("M | Top-1 | Top-5", [TOP[0], "b | 75.8 | 75.80", *TOP[2:]]),
        ("M | Top-1 | Top-5", [TOP[0], "b | 100.0 | 100.0", *TOP[2:]]),
    ],
)
def test_numbers_that_may_be_equal(header: str, rows: list[str]) -> None:
    assert found("copied-cells", table(header, *rows)) == []


def test_the_same_number_is_shown_with_it() -> None:
    (finding,) = findings(RULES["copied-cells"], table("M | Top-1 | Top-5", *TOP))
    assert finding.related == (Related(Span(4, 7, 4, 11), "the same number"),)
