"""Which tables and rows of two pages are the same, in any language."""

import pytest
from tables import table

from mdlint.agreement.alikeness import Form, Pairing, row_pairs, table_pairs
from mdlint.agreement.written import written_tables
from mdlint.markdown import parse

ZOO = table("Model | Top-1 | Link", "vit-b | 84.2 | [a](x/vit-b.py)", "deit-s | 81.8 | [b](x/deit-s.py)")
ZOO_FR = table("Modèle | Top-1 | Lien", "vit-b | 84,2 | [a](../x/vit-b.py)", "deit-s | 81,8 | [b](../x/deit-s.py)")
SPEED = table("Model | ms", "vit-b | 12.5", "resnet | 3.25")
LIMITS = table("Limit | Value", "memory | 4096", "threads | 512")


def forms(*tables: str) -> list[Form]:
    return [*map(Form, written_tables(parse("\n\n".join(tables))))]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([ZOO], [ZOO_FR], [(0, 0)]),
        ([ZOO, SPEED, LIMITS], [ZOO_FR, SPEED, LIMITS], [(0, 0), (1, 1), (2, 2)]),
        # A table that one page lacks moves no other one to its place.
        ([ZOO, SPEED, LIMITS], [ZOO_FR, LIMITS], [(0, 0), (2, 1)]),
        ([SPEED, LIMITS], [ZOO, SPEED, LIMITS], [(0, 1), (1, 2)]),
        ([ZOO], [LIMITS], []),
        # Of two pairs that cross, the one that is more alike.
        ([ZOO, LIMITS], [LIMITS, ZOO_FR], [(1, 0)]),
        # There is nothing to know such tables by.
        ([table("a | b", "x | y")], [table("a | b", "x | y")], []),
        ([], [ZOO], []),
    ],
)
def test_tables_are_paired(left: list[str], right: list[str], expected: list[tuple[int, int]]) -> None:
    assert sorted(table_pairs(forms(*left), forms(*right))) == expected


def rows(*texts: str) -> Pairing:
    left, right = (written_tables(parse(table("Name | A | B", *text.split("\n"))))[0].rows for text in texts)
    return row_pairs(left, right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # By names, in any order.
        ("x50 | 1 | 2\ny50 | 3 | 4", "y50 | 3 | 5\nx50 | 1 | 3", Pairing([(0, 1), (1, 0)])),
        # By place, if the names are words of another language.
        ("speed | 1 | 2\nsize | 3 | 4", "vitesse | 1 | 2\ntaille | 3 | 5", Pairing([(0, 0), (1, 1)])),
        # A row that one side lacks, between rows that are pairs.
        ("a50 | 1 | 2\nb50 | 3 | 4\nc50 | 5 | 6", "a50 | 1 | 2\nc50 | 5 | 6", Pairing([(0, 0), (2, 1)], (1,))),
        ("a50 | 1 | 2", "a50 | 1 | 2\nb50 | 3 | 4", Pairing([(0, 0)], (), (1,))),
        # Another name in its place may be a new name, or another row.
        ("a50 | 1 | 2\nb50 | 3 | 4", "a50 | 1 | 2\nc50 | 3 | 5", Pairing([(0, 0)])),
        # Nothing tells which two of three rows are the pairs.
        ("a | 1 | 2\na | 3 | 4", "b | 5 | 2\nb | 6 | 4\nb | 7 | 8", Pairing([])),
        # Rows in the same places whose numbers mostly differ are not the same.
        ("eins | 1 | 2\nzwei | 3 | 4", "deux | 7 | 8\nun | 9 | 5", Pairing([])),
        # The same name twice: the numbers tell which one is which.
        ("a50 | 1 | 2\na50 | 3 | 4", "a50 | 3 | 4\na50 | 1 | 5", Pairing([(0, 1), (1, 0)])),
    ],
)
def test_rows_are_paired(left: str, right: str, expected: Pairing) -> None:
    assert rows(left, right) == expected


def test_links_name_rows_whose_texts_are_translated() -> None:
    left = "small model [c](a/s50.yml) | 1 | 2\nlarge model [c](a/l50.yml) | 3 | 4"
    right = "grand modèle [c](../a/l50.yml) | 3 | 5\npetit modèle [c](../a/s50.yml) | 1 | 3"
    assert rows(left, right) == Pairing([(0, 1), (1, 0)])


def test_a_line_of_text_and_a_blank_row_are_no_rows() -> None:
    (written,) = written_tables(parse(table("a | b", "1 | 2", " | ") + ":::\n"))
    assert [[cell.text for cell in row] for row in written.rows] == [["1", "2"]]
