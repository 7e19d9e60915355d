"""Each table of a page finds its old form."""

import pytest

from mdlint.markdown import parse
from mdlint.review.table_pairs import table_pairs


def section(heading: str, *rows: str, header: str = "Model | Top-1") -> str:
    width = header.count("|") + 1
    return "\n".join([f"# {heading}", "", header, "|".join(["---"] * width), *rows]) + "\n\n"


ONE, TWO = section("A", "vit | 1"), section("B", "swin | 2")
PAIRS = [
    ("the same page", ONE + TWO, ONE + TWO, [(0, 0), (1, 1)]),
    ("in another order", ONE + TWO, TWO + ONE, [(1, 0), (0, 1)]),
    ("a new table", ONE, TWO + ONE, [(None, 0), (0, 1)]),
    ("a table that is gone", ONE + TWO, TWO, [(1, 0), (0, None)]),
    ("a renamed heading", ONE + TWO, ONE.replace("# A", "# Z") + TWO, [(0, 0), (1, 1)]),
    ("a column more", ONE, section("A", "vit | 1 | 2", header="Model | Top-1 | Top-5"), [(0, 0)]),
    (
        "two of three columns are others",
        ONE,
        section("A", "vit | 1 | 2", header="Model | AP | mAP"),
        [(None, 0), (0, None)],
    ),
    ("another header below another heading", ONE, section("Z", "vit | 1", header="Model | AP"), [(None, 0), (0, None)]),
    (
        "of two tables below one heading, the one with the same rows",
        section("A", "vit | 1") + section("A", "swin | 2"),
        section("A", "mae | 3") + section("A", "vit | 1") + section("A", "swin | 2"),
        [(None, 0), (0, 1), (1, 2)],
    ),
]


@pytest.mark.parametrize(("old", "new", "pairs"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_pairs(old: str, new: str, pairs: list[tuple[int | None, int | None]]) -> None:
    before, after = parse(old).tables, parse(new).tables
    found = table_pairs(before, after)
    assert [
        (before.index(pair.old) if pair.old else None, after.index(pair.new) if pair.new else None) for pair in found
    ] == pairs
