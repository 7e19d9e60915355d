"""The proposal of `bestMarked`: bold numbers that are the best of their tables."""

import pytest
from proposed import inferred, rows

SCORES = [71, 78, 75, 73, 77, 72]


def page(bold: int, sign: int = 1, shift: int = 0) -> str:
    """Return a table of six scores, in which one is bold: that with this place in the order of the scores."""
    scores = [sign * score + (150 if sign < 0 else 0) + shift for score in SCORES]
    marked = sorted(scores)[bold]
    cells = ((f"n{n}x", f"**{score}.5**" if score == marked else f"{score}.5") for n, score in enumerate(scores))
    return rows("Name | Score", cells)


def best(*pages: str) -> object:
    return next((one.value for one in inferred(*pages).proposals if one.keyword == "bestMarked"), None)


@pytest.mark.parametrize(("bold", "expected"), [(5, "maximum"), (0, "minimum"), (2, None)])
def test_the_bold_numbers_are_the_best(bold: int, expected: str | None) -> None:
    assert best(*(page(bold, shift=shift) for shift in range(5))) == expected


def test_in_few_tables_they_are_the_best_by_chance() -> None:
    # log2(6) = 2.6 bits a table: ten bits take four.
    assert best(*(page(5, shift=shift) for shift in range(3))) is None
    assert best(*(page(5, shift=shift) for shift in range(4))) == "maximum"


def test_a_table_with_another_bold_number_is_a_suspect() -> None:
    pages = [page(5, shift=shift) for shift in range(9)] + [page(4, shift=9)]
    assert best(*pages) == "maximum"
    assert {(suspect.table, suspect.violation.rule) for suspect in inferred(*pages).suspects} == {
        (9, "best-not-marked")
    }
