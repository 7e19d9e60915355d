import pytest
from rule_cases import findings, found
from tables import table

from mdlint.model import Related, Span
from mdlint.rules import RULES

SIZES = ["A0 | 8.31 | 1.36", "A1 | 12.79 | 2.36", "B1 | 51.83 | 11.81", "B2 | 80.32 | 18.38"]
APS = ["a | 88.1 | 70.2", "b | 89.4 | 73.8", "d | 90.2 | 75.4", "e | 90.6 | 76.1"]


def sizes(row: str, header: str = "Model | Params (M) | FLOPs (G)") -> str:
    return table(header, *[f"repvgg-{each}" for each in (*SIZES, row)])


def links(*pairs: tuple[str, str]) -> str:
    return table(
        "M | Config | Weights", *[f"m{n} | [a]({left}) | [b]({right})" for n, (left, right) in enumerate(pairs)]
    )


def test_sizes_that_are_swapped() -> None:
    # 18.45 / 3.42 is 5.4, and 3.42 / 18.45 is 0.185.
    (one,) = found("swapped-cells", sizes("B0 | 3.42 | 18.45"))
    place, _, message = one.partition(" info: ")
    assert place == "7:15-19"
    evidence = '"FLOPs (G)" / "Params (M)" is 5.4, in the other 4 rows 0.16 to 0.23'
    assert message == f'"Params (M)" and "FLOPs (G)" seem to be swapped: {evidence}'


@pytest.mark.parametrize("row", ["B0 | 15.82 | 3.42", "B0 | 2.18 | 3.68", "B0 | 3.42 | 158.2"])
def test_sizes_that_are_right_or_that_a_swap_does_not_mend(row: str) -> None:
    assert found("swapped-cells", sizes(row)) == []


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("M | AP50 | AP75", "c | 72.9 | 88.9", '7:7-11 info: "AP50" and "AP75" seem to be swapped: in the other 4 rows "AP50" is above "AP75"'),
        ("M | min ms | max ms", "c | 70.2 | 90.6", '7:7-11 info: "min ms" and "max ms" seem to be swapped: in the other 4 rows "min ms" is above "max ms"'),
    ],
)  # fmt: skip
def test_numbers_that_are_swapped(header: str, row: str, expected: str) -> None:
    assert found("swapped-cells", table(header, *APS, row)) == [expected]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("M | AP50 | Recall", [*APS, "c | 72.9 | 88.9"]),
        ("M | AP50 | AP75", [*APS, "c | 88.9 | 72.9"]),
        # Not among the numbers of the other column; columns that are not apart; two rows; too few rows.
        ("M | AP50 | AP75", [*APS, "c | 69.9 | 88.9"]),
        ("M | AP50 | AP75", [*APS, "c | 72.9 | 90.7"]),
        ("M | AP50 | AP75", [*APS, "c | 72.9 | 88.9", "f | 76.0 | 70.2"]),
        ("M | AP50 | AP75", [*APS, "c | 72.9 | 88.9", "f | 73.9 | 89.9"]),
        ("M | AP50 | AP75", [*APS[:3], "c | 72.9 | 88.9"]),
    ],
)
def test_numbers_that_may_be_at_their_place(header: str, rows: list[str]) -> None:
    assert found("swapped-cells", table(header, *rows)) == []


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("https://drive.example/a", "https://disk.example/b", '"Config" links to drive.example and "Weights" to disk.example'),
        ("a.py", "b.pth?download=1", '"Config" links to files that end with .py and "Weights" to files that end with .pth'),
        ("configs/a.py", "https://disk.example/b.pth", '"Config" links to files of this site and "Weights" to disk.example'),
    ],
)  # fmt: skip
def test_links_that_are_swapped(left: str, right: str, evidence: str) -> None:
    text = links(*[(left, right)] * 3, (right, left), (left, right))
    (one,) = found("swapped-cells", text)
    assert one.partition(" info: ")[0] == f"6:8-{8 + len(right) + 5}"
    assert one.endswith(f'"Config" and "Weights" seem to be swapped: in the other rows {evidence}')


@pytest.mark.parametrize(
    "pairs",
    [
        [("a.py", "b.pth")] * 5,
        # One of the two, both with the same link, the third kind, two rows, and columns of several kinds.
        [*[("a.py", "b.pth")] * 4, ("a.py", "b.py")],
        [*[("a.py", "b.pth")] * 4, ("a.pth", "b.pth")],
        [*[("a.py", "b.pth")] * 4, ("a.pth", "b.zip")],
        [*[("a.py", "b.pth")] * 4, *[("a.pth", "b.py")] * 2],
        [*[("a.py", "b.pth")] * 3, ("a.txt", "b.pth"), ("a.pth", "b.py")],
        # Two rows that are not the same.
        [*[("a.py", "b.pth")] * 3, ("a.pth", "b.pth"), ("a.py", "b.py")],
        [*[("a.py", "b.pth")] * 3, ("a.pth", "b.py")],
    ],
)
def test_links_that_may_be_at_their_place(pairs: list[tuple[str, str]]) -> None:
    assert found("swapped-cells", links(*pairs)) == []


def test_the_other_cell_is_shown_with_it() -> None:
    (finding,) = findings(RULES["swapped-cells"], table("M | AP50 | AP75", *APS, "c | 72.9 | 88.9"))
    assert finding.related == (Related(Span(7, 14, 7, 18), "the other cell"),)
