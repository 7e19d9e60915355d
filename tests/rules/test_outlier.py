import pytest
from rule_cases import findings, found
from tables import table

from mdlint.markdown import parse
from mdlint.model import Related, Span
from mdlint.rules import RULES
from mdlint.rules._data_columns import data_of

SIZES = ["r18 | 11.69 | 1.82", "r50 | 25.56 | 4.12", "r101 | 44.55 | 7.85", "r152 | 60.19 | 11.58"]


def sizes(*rows: str, header: str = "Model | Params (M) | FLOPs (G)") -> str:
    return table(header, *[f"res{row}" if row.startswith("r") else row for row in (*SIZES, *rows)])


def column(header: str, *texts: str) -> str:
    """Return a table with one column of values, which begin at column 7."""
    return table(f"M | {header}", *[f"m{number} | {text}" for number, text in enumerate(texts)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A lost digit: 3.68 / 2.18 is 1.69, where 1.82 / 11.69 is 0.156 and 11.58 / 60.19 is 0.192.
        (sizes("r34 | 2.18 | 3.68"), ['7:12-16 info: "FLOPs (G)" / "Params (M)" is 1.7, in the other 4 rows 0.16 to 0.19']),
        # The number that is outside of its column is reported, here 36.8, above 11.58.
        (sizes("r34 | 21.8 | 36.8"), ['7:19-23 info: "FLOPs (G)" / "Params (M)" is 1.7, in the other 4 rows 0.16 to 0.19']),
        (sizes("r34 | 218 | 3.68"), ['7:12-15 info: "FLOPs (G)" / "Params (M)" is 0.017, in the other 4 rows 0.16 to 0.19']),
        # 448 pixels instead of 224 explain a factor of 4, and not one of 35: 36 / 2.18 / 4 is 4.1.
        (sizes("r34_448 | 2.18 | 36"), ['7:16-20 info: "FLOPs (G)" / "Params (M)" is 4.1, in the other 4 rows 0.16 to 0.19, per 224 × 224 pixels']),
    ],
)  # fmt: skip
def test_sizes_that_do_not_fit(text: str, expected: list[str]) -> None:
    assert found("outlier", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # A factor of 7.8 from the nearest other row, 0.192.
        sizes("r34 | 2.45 | 3.68"),
        # An image of 640 by 640 pixels has 8.2 times the area of one of 224 by 224, and one of 672 by 672 nine times.
        sizes("r34_640 | 21.8 | 36.8"),
        table("Model | Resolution | Params (M) | FLOPs (G)", *[row.replace(" |", " | 224 |", 1) for row in SIZES], "r34 | 672x672 | 21.8 | 33"),
        # Two rows off, another family, other units, other columns, and too few rows.
        sizes("r34 | 2.18 | 3.68", "r34d | 2.19 | 3.91"),
        sizes("alexnet | 61.1 | 0.71"),
        sizes("r34 | 2.18 M | 3.68"),
        sizes("r34 | 2.18 | 3.68", header="Model | Params (M) | Latency (ms)"),
        table("Model | Params (M) | FLOPs (G)", *SIZES[1:], "r34 | 2.18 | 3.68"),
        # Several columns of operations, so that it is not clear which one belongs to the parameters.
        table("Model | Params (M) | FLOPs (G) | MACs (G)", *[f"{row} | 1" for row in SIZES], "r34 | 2.18 | 3.68 | 1"),
        # Swapped cells have their own rule.
        sizes("r34 | 3.68 | 21.8"),
    ],
)  # fmt: skip
def test_sizes_that_fit(text: str) -> None:
    assert found("outlier", text) == []


def test_the_other_size_is_shown_with_it() -> None:
    (finding,) = findings(RULES["outlier"], sizes("r34 | 2.18 | 3.68"))
    assert finding.related == (Related(Span(7, 19, 7, 23), "the other number"),)


@pytest.mark.parametrize(
    ("header", "texts", "expected"),
    [
        ("mAP", ["51.2", "48.9", "5.03", "47.7", "46.1"], ['5:8-12 info: 5.03 is of another magnitude than the other 4 values of "mAP", from 46.1 to 51.2']),
        ("mAP", ["0.512", "0.489", "50.3", "0.477", "0.461"], ['5:8-12 info: 50.3 is of another magnitude than the other 4 values of "mAP", from 0.461 to 0.512']),
        ("Weight", ["84.61", "83.92", "8217", "81.94", "80.02"], ['5:8-12 info: 8217 is of another magnitude than the other 4 values of "Weight", from 80.02 to 84.61']),
        ("F1", ["84.6%", "83.9%", "8.4%", "-", "81.9%", "80.0%"], ['5:8-12 info: 8.4% is of another magnitude than the other 4 values of "F1", from 80.0% to 84.6%']),
    ],
)  # fmt: skip
def test_a_decimal_point_that_moved(header: str, texts: list[str], expected: list[str]) -> None:
    assert found("outlier", column(header, *texts)) == expected


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        # No score; no power of ten; others that differ by more than a factor of two; a word; numbers that may be zero.
        ("Latency (ms)", ["51.2", "48.9", "5.03", "47.7", "46.1"]),
        ("mAP", ["51.2", "48.9", "9.03", "47.7", "46.1"]),
        ("mAP", ["51.2", "18.9", "5.03", "47.7", "46.1"]),
        ("mAP", ["51.2", "48.9", "5.03", "47.7", "see paper", "46.1"]),
        ("mAP", ["51.2", "48.9", "5.03", "0", "46.1"]),
        ("mAP", ["51.2", "48.9", "5.03", "47.7"]),
        # One digit is not enough, and neither are decimals that differ.
        ("Weight", ["84.6", "83.9", "821", "81.9", "80.0"]),
        ("Weight", ["84.61", "83.92", "8217", "81.945", "80.02"]),
    ],
)
def test_values_that_may_differ(header: str, texts: list[str]) -> None:
    assert found("outlier", column(header, *texts)) == []


@pytest.mark.parametrize(
    ("header", "texts", "expected"),
    [
        ("Tokens (T)", ["1.4", "250B", "2", "-", "1"], ["4:8-12 info: 250B has the unit B, the header has T, and no other cell has a unit"]),
        ("Size (G)", ["1", "400M", "2", "4", "8"], ["4:8-12 info: 400M has the unit M, the header has G, and no other cell has a unit"]),
        ("Size (M)", ["90", "1.7G", "250", "800", "-"], ["4:8-12 info: 1.7G has the unit G, the header has M, and no other cell has a unit"]),
        ("FLOPs", ["59.3G", "56.5", "43.5G", "166.3G", "59.3G"], ['4:8-12 info: 56.5 has no unit, the other 4 values of "FLOPs" have the unit G']),
        ("Steps", ["1.2k", "25k", "12.5", "3k", "5k"], ['5:8-12 info: 12.5 has no unit, the other 4 values of "Steps" have the unit k']),
        ("Params (M)", ["11.7", "25557032", "44.5", "60.2", "21.8"], ['4:8-16 info: 25557032 is too large for the unit M in the header "Params (M)"']),
        ("Params (M)", ["11.7", "25,557,032", "44549160", "60.2", "21.8"], ['4:8-18 info: 25,557,032 is too large for the unit M in the header "Params (M)", like 1 other value']),
    ],
)  # fmt: skip
def test_units_that_do_not_fit(header: str, texts: list[str], expected: list[str]) -> None:
    assert found("outlier", column(header, *texts)) == expected


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        # Every cell has a unit, the same unit, a number of its own magnitude, and a detector's operations in millions.
        ("Size (M)", ["306.6 M", "1.05 G", "12 M", "9 M", "8 M"]),
        ("Tokens (T)", ["1.4", "0.25T", "2", "3", "1"]),
        # The unit is written, and the number is of the magnitude of the others: 0.512, and 0.25 next to 0.3.
        ("Size (G)", ["1", "512M", "2", "4", "8"]),
        ("Tokens (T)", ["1.4", "250B", "2", "0.3", "1"]),
        ("Params (M)", ["900", "1.5B", "350", "125", "760"]),
        ("Steps", ["125K", "850", "195K", "265K", "125K"]),
        # A count below a thousand has no unit to lose.
        ("Stars", ["1.2k", "25k", "12", "3k", "5k"]),
        ("Size", ["1.2K", "25K", "12", "3K", "5K"]),
        ("FLOPs (M)", ["300", "168320", "219", "150", "90"]),
        ("Population (M)", ["11.7", "25557032", "44.5", "60.2", "21.8"]),
    ],
)
def test_units_that_fit(header: str, texts: list[str]) -> None:
    assert found("outlier", column(header, *texts)) == []


@pytest.mark.parametrize(("name", "is_found"), [("Chance level", False), ("Random guess", False), ("VGG-16", True)])
def test_a_row_to_be_compared_with_may_have_any_score(name: str, *, is_found: bool) -> None:
    rows = ["A | 92.1", "B | 91.4", "C | 93.3", "D | 94.0"]
    assert bool(found("outlier", table("Model | CIFAR-10 acc", f"{name} | 10.0", *rows))) == is_found


def test_a_table_has_one_finding_at_most() -> None:
    rows = ["a | 51.2 | 8217", "b | 5.03 | 83.92", "c | 48.9 | 84.61", "d | 47.7 | 81.94", "e | 46.1 | 80.02"]
    assert [line.partition(" ")[0] for line in found("outlier", table("M | mAP | Weight", *rows))] == ["4:7-11"]


def test_a_row_that_lacks_a_cell_has_its_values_in_the_wrong_columns() -> None:
    rows = ["a | 1 | 78.5", "b | 2 | 77.1", "c | 3 | 76.4", "d | 4 | 75.9", "e | 5 | 75.2"]
    assert found("outlier", table("M | A | mIoU", *rows, "f | 6 | 7.79")) != []
    assert found("outlier", table("M | A | mIoU", *rows, "f | 7 | 7.79 | 3")) == []


def test_a_table_is_read_once_for_all_rules() -> None:
    (first, second) = parse(sizes() + "\n" + sizes(SIZES[0])).tables
    data = data_of(second)
    assert data is not None
    assert data_of(second) is data
    assert data_of(first) is None
    assert data.numbers(1) is data.numbers(1)


def test_a_large_table_is_not_read() -> None:
    rows = [f"m{number} | {50 + number % 7}.5" for number in range(2001)]
    assert found("outlier", table("M | mAP", *rows[:1999], "m | 5.15")) != []
    assert found("outlier", table("M | mAP", *rows, "m | 5.15")) == []
