"""The columns that name the rows of a table are found by what is in them."""

import pytest
from tables import table, table_of

from mdlint.row_keys import columns_of, key_columns, likely_key

KEYS = [
    ("one column of names", [("Model | Top-1", "vit | 84.8", "swin | 83.0")], (0,)),
    ("a rank before the names is no key", [("# | Model", "1 | vit", "2 | swin")], (1,)),
    ("names that repeat need a second column", [("Task | Model", "a | vit", "a | swin", "b | vit")], (0, 1)),
    ("the smallest set wins", [("Task | Model | Note", "a | vit | x", "a | swin | x", "b | mae | y")], (1,)),
    ("whole numbers complete a name", [("Model | Size | Top-1", "vit | 224 | 84.8", "vit | 384 | 86.0")], (0, 1)),
    ("a column of numbers alone", [("Epoch | Loss", "1 | 0.5", "2 | 0.4")], (0,)),
    ("values are never a key", [("Top-1 | Top-5", "84.8 | 97.1", "83.0 | 96.0")], ()),
    ("rows without a name", [("Task | Top-1", "a | 84.8", "a | 83.0")], ()),
    ("in both tables", [("A | B", "x | p", "y | q"), ("A | B", "x | p", "x | q")], (1,)),
    ("a missing value says nothing about its column", [("Size | Model", "- | a", "1 | b", "- | c")], (1,)),
    ("no rows", [("Model | Top-1",)], ()),
]


@pytest.mark.parametrize(("tables", "key"), [case[1:] for case in KEYS], ids=[case[0] for case in KEYS])
def test_key(tables: list[tuple[str, ...]], key: tuple[int, ...]) -> None:
    assert key_columns([columns_of(table_of(table(*rows))) for rows in tables]) == key


LIKELY = [
    ("a name that two rows share", [*(f"m{letter} | 1.5" for letter in "abcdefghi"), "ma | 1.5"], (0,)),
    ("few names in a small table", ["vit | 84.8", "vit | 84.8", "swin | 83.0"], (0,)),
    ("no names", ["1.5 | 84.8", "1.5 | 83.0"], ()),
]


@pytest.mark.parametrize(("rows", "key"), [case[1:] for case in LIKELY], ids=[case[0] for case in LIKELY])
def test_likely_key(rows: list[str], key: tuple[int, ...]) -> None:
    columns = columns_of(table_of(table("Model | Top-1", *rows)))
    assert key_columns([columns]) == ()
    assert likely_key(columns) == key


def test_short_rows_have_empty_texts() -> None:
    assert columns_of(table_of(table("A | B", "x  y", "z | 1"))) == [["x y", "z"], ["", "1"]]
