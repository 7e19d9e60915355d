"""The proposal of `derived`: a column that says what it is, and the two columns that it is computed from."""

import pytest
from proposed import keyword, rows, suspects

COUNT = 30
SLOW = [40 + 13 * number % 29 for number in range(COUNT)]
FAST = [10 + 7 * number % 17 for number in range(COUNT)]
NAMES = [f"n{7 * number % 31}x" for number in range(COUNT)]


def page(header: str, results: list[str], slow: list[int] = SLOW, fast: list[int] = FAST) -> str:
    cells = zip(NAMES, slow, fast, results, strict=True)
    return rows(f"Name | Slow | Fast | {header}", ((name, f"{a}.0", f"{b}.0", c) for name, a, b, c in cells))


RATIOS = [f"{a / b:.2f}" for a, b in zip(SLOW, FAST, strict=True)]
DIFFERENCES = [f"{a - b:.1f}" for a, b in zip(SLOW, FAST, strict=True)]
DIVIDE = {"divide": ["Slow", "Fast"]}


@pytest.mark.parametrize(
    ("header", "results", "expected"),
    [
        ("Speedup", RATIOS, DIVIDE),
        ("Speed-up", [f"{ratio}x" for ratio in RATIOS], DIVIDE),
        ("Ratio", [f"{ratio}×" for ratio in RATIOS], DIVIDE),
        ("Diff", DIFFERENCES, {"subtract": ["Slow", "Fast"]}),
        ("Δ", DIFFERENCES, {"subtract": ["Slow", "Fast"]}),
        # The header says nothing, or something else.
        ("Factor", RATIOS, None),
        ("Generation", RATIOS, None),
        ("Speedup", DIFFERENCES, None),
        ("Diff", RATIOS, None),
        # No two columns explain it.
        ("Speedup", [f"{1 + 11 * number % 23}.07" for number in range(COUNT)], None),
    ],
)
def test_a_computation(header: str, results: list[str], expected: object) -> None:
    found = keyword("derived", page(header, results))
    assert found == ([{"column": header, "is": expected}] if expected else None)


def test_a_percentage() -> None:
    percentages = [f"{100 * b / a:.1f}%" for a, b in zip(SLOW, FAST, strict=True)]
    assert keyword("derived", page("Ratio", percentages)) == [{"column": "Ratio", "is": {"divide": ["Fast", "Slow"]}}]


def test_a_wrong_result_is_a_suspect() -> None:
    results = [*RATIOS[:4], "9.99", *RATIOS[5:]]
    assert keyword("derived", page("Speedup", results)) == [{"column": "Speedup", "is": DIVIDE}]
    assert suspects("wrong-result", page("Speedup", results)) == [(0, 4)]


def test_two_columns_of_results_are_joined() -> None:
    cells = zip(NAMES, SLOW, FAST, RATIOS, DIFFERENCES, strict=True)
    text = rows("Name | Slow | Fast | Speedup | Delta", ((n, f"{a}.0", f"{b}.0", c, d) for n, a, b, c, d in cells))
    assert keyword("derived", text) == [
        {"column": "Speedup", "is": DIVIDE},
        {"column": "Delta", "is": {"subtract": ["Slow", "Fast"]}},
    ]


def test_results_that_are_mostly_wrong_are_not_proposed() -> None:
    wrong = [f"{float(ratio) * 1.05:.2f}" for ratio in RATIOS]
    assert keyword("derived", page("Speedup", wrong)) is None
