import pytest
from rule_cases import findings, found
from tables import table

from mdlint.model import Related, Span
from mdlint.rules import RULES

F1 = [f"{name} | {score}" for name, score in zip("ABCDEFG", ("96.6", "96.5", "96.3", "96.1", "95.9", "95.7", "95.2"), strict=True)]  # fmt: skip
NAMES = ["Deezer", "Freesound", "Genius", "iTunes", "Jamendo", "LastFm", "Mixcloud", "Openwhyd", "Spotify", "Vagalume"]


def scores(*rows: str, header: str = "M | F1") -> str:
    return table(header, *rows)


def names(*texts: str) -> str:
    return table("Name | Use", *[f"{text} | x" for text in texts])


def moved(items: list[str], place: int, to: int) -> list[str]:
    rest = [item for number, item in enumerate(items) if number != place]
    return [*rest[:to], items[place], *rest[to:]]


@pytest.mark.parametrize(
    ("rows", "header", "expected"),
    [
        ([*F1[:4], "X | 90.1", *F1[4:]], "M | F1", '7:7-11 info: "F1" 90.1 is out of order, the other 7 rows go down from 96.6 to 95.2'),
        (moved(F1, 6, 2), "M | F1", '5:7-11 info: "F1" 95.2 is out of order, the other 6 rows go down from 96.6 to 95.7'),
        (moved(F1, 0, 6), "M | F1", '9:7-11 info: "F1" 96.6 is out of order, the other 6 rows go down from 96.5 to 95.2'),
        # Of two swapped neighbors, the first is reported, as by unsorted-rows.
        (moved(F1, 2, 3), "M | F1", '5:7-11 info: "F1" 96.1 is out of order, the other 6 rows go down from 96.6 to 95.2'),
        (moved(F1[::-1], 1, 4), "M | WER", '7:7-11 info: "WER" 95.7 is out of order, the other 6 rows go up from 95.2 to 96.6'),
        # A missing score has no place.
        ([*moved(F1, 1, 4), "X | -"], "M | F1", '7:7-11 info: "F1" 96.5 is out of order, the other 6 rows go down from 96.6 to 95.2'),
    ],
)  # fmt: skip
def test_a_score_out_of_order(rows: list[str], header: str, expected: str) -> None:
    assert found("out-of-order", scores(*rows, header=header)) == [expected]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        (F1, "M | F1"),
        (moved(F1[:6], 1, 4), "M | F1"),
        (moved(moved(F1, 1, 5), 0, 3), "M | F1"),
        # The worst first; no score; a size before the score; a name that occurs twice; a baseline; an oracle.
        (moved(F1[::-1], 1, 4), "M | F1"),
        (moved(F1, 1, 4), "M | Price"),
        ([row.replace(" | ", f" | {place % 3} | ") for place, row in enumerate(moved(F1, 1, 4))], "M | Params | F1"),
        ([*moved(F1, 1, 4), "A | 95.1"], "M | F1"),
        ([*F1[:4], "our baseline | 90.1", *F1[4:]], "M | F1"),
        (["Oracle | 90.1", *F1], "M | F1"),
        # Another column orders the rows.
        ([f"{row} | {place}" for place, row in enumerate(moved(F1, 1, 4))], "M | F1 | Year"),
        # Captions divide the rows.
        (["**A** | ", *moved(F1, 1, 4)], "M | F1"),
        # A word among the scores.
        ([*moved(F1, 1, 4), "X | see below"], "M | F1"),
    ],
)
def test_scores_that_may_be_in_this_order(rows: list[str], header: str) -> None:
    assert found("out-of-order", scores(*rows, header=header)) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (moved(NAMES, 8, 2), '5:3-10 info: "Spotify" is out of order, the other 9 rows are in alphabetical order'),
        (moved(NAMES, 0, 9), '12:3-9 info: "Deezer" is out of order, the other 9 rows are in alphabetical order'),
        # Case counts if the column shows it.
        ([*sorted(["Ab", "B", "C", "D", "E", "F", "G", "H", "a"]), "Ba"], '12:3-5 info: "Ba" is out of order, the other 9 rows are in alphabetical order'),
        # Spaces do not count if the column shows it.
        (["Ab", "A Cd", "Ae", "B", "C", "D", "Ad", "E", "F", "G", "H"], '9:3-5 info: "Ad" is out of order, the other 10 rows are in alphabetical order'),
        # Numbers count by their digits if the column shows it.
        (["Ab 10", "Ab 9", "B", "C", "D", "E", "I", "F", "G", "H"], '9:3-4 info: "I" is out of order, the other 9 rows are in alphabetical order'),
        (["Ab 9", "Ab 10", "B", "C", "D", "E", "I", "F", "G", "H"], '9:3-4 info: "I" is out of order, the other 9 rows are in alphabetical order'),
        # Names in other letters have no place.
        ([*moved(NAMES, 8, 2), "Économie"], '5:3-10 info: "Spotify" is out of order, the other 9 rows are in alphabetical order'),
    ],
)  # fmt: skip
def test_a_name_out_of_order(texts: list[str], expected: str) -> None:
    assert found("out-of-order", names(*texts)) == [expected]


@pytest.mark.parametrize(
    "texts",
    [
        NAMES,
        ["Économie", *NAMES],
        moved(moved(NAMES, 8, 2), 0, 6),
        moved(NAMES[:9], 7, 2),
        # Numbers count by their values if the column shows it.
        [*NAMES[:3], "Go 1.9", "Go 1.10", *NAMES[3:]],
        # Few first letters: the variants of some models.
        ["a1", "a2", "a3", "b1", "b2", "d1", "c1", "d2", "d3", "e1"],
        # Rows with a place of their own.
        ["Spotify", *NAMES[:8], "Vagalume"],
        [*NAMES, "Other"],
        [*NAMES, "All the rest"],
        [*NAMES, "_internal"],
        [*NAMES[:6], "The Map", *NAMES[6:]],
        [*NAMES, "~~Deezer~~"],
        # What is between the words decides which of them is first.
        [*NAMES[:5], "LastFm-extra", *NAMES[5:]],
        [*NAMES[:3], "", *NAMES[3:8], "Apple"],
    ],
)
def test_names_that_may_be_in_this_order(texts: list[str]) -> None:
    assert found("out-of-order", names(*texts)) == []


def test_where_the_row_belongs_is_shown() -> None:
    (finding,) = findings(RULES["out-of-order"], scores(*moved(F1, 1, 4)))
    assert finding.help == "It belongs after line 3."
    assert finding.related == (Related(Span(3, 1, 3, 13), "the row that it belongs after"),)
    (finding,) = findings(RULES["out-of-order"], scores(*moved(F1, 0, 4)))
    assert (finding.help, finding.related) == ("It belongs first.", ())
