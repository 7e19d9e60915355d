"""The proposal of `compare`: columns that are in order in every row, and not by accident."""

import pytest
from proposed import keyword, rows, suspects

COUNT = 30
TOP_1 = [60 + 13 * number % 29 for number in range(COUNT)]
TOP_5 = [value + 10 + number % 3 for number, value in enumerate(TOP_1)]


def page(header: str, left: list[int], right: list[int]) -> str:
    names = (f"n{7 * number % 31}x" for number in range(COUNT))
    return rows(f"Name | {header}", ((name, f"{a}.5", f"{b}.5") for name, a, b in zip(names, left, right, strict=True)))


@pytest.mark.parametrize(
    ("header", "left", "right", "expected"),
    [
        ("Top-1 | Top-5", TOP_1, TOP_5, [{"left": "Top-1", "is": "<=", "right": "Top-5"}]),
        ("Top-5 | Top-1", TOP_5, TOP_1, [{"left": "Top-5", "is": ">=", "right": "Top-1"}]),
        ("AP at 50 | AP at 75", TOP_1, TOP_1, [{"left": "AP at 50", "is": "==", "right": "AP at 75"}]),
        ("min speed | max speed", TOP_1, TOP_5, [{"left": "min speed", "is": "<=", "right": "max speed"}]),
        # A body and a hand are no scale.
        ("body AP | hand AP", TOP_1, TOP_5, None),
        # Two columns without a word in common, and two whose headers have nothing else.
        ("Params | FLOPs", TOP_1, TOP_5, None),
        ("Params (M) | GFLOPs per image", TOP_1, TOP_5, None),
        # Some rows are near to breaking the relation, so that the next may.
        ("Top-1 | Top-5", TOP_1, [value + 7 * number % 15 for number, value in enumerate(TOP_1)], None),
        # The same few numbers.
        ("AP at 50 | AP at 75", [70] * COUNT, [70] * COUNT, None),
    ],
)
def test_a_relation(header: str, left: list[int], right: list[int], expected: object) -> None:
    assert keyword("compare", page(header, left, right)) == expected


def test_a_row_with_swapped_numbers_is_a_suspect() -> None:
    left, right = list(TOP_1), list(TOP_5)
    left[4], right[4] = right[4], left[4]
    assert keyword("compare", page("Top-1 | Top-5", left, right)) == [{"left": "Top-1", "is": "<=", "right": "Top-5"}]
    assert suspects("broken-relation", page("Top-1 | Top-5", left, right)) == [(0, 4)]
