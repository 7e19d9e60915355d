"""Content in `<sup>`, many times in a cell."""

from time import process_time

import pytest

from mdlint.markdown import parse


def seconds(count: int) -> float:
    page = f"| A |\n|---|\n| {'10<sup>-3</sup>' * count} |\n"
    start = process_time()
    parse(page)
    return process_time() - start


@pytest.mark.slow
def test_the_time_for_raised_content_is_linear_in_the_cell() -> None:
    # Copies of all pieces at each tag took four times as long at double the size.
    small, large = (min(seconds(count) for _ in range(2)) for count in (10_000, 40_000))
    assert large < 8 * small


def test_a_letter_raised_after_a_number_is_a_mark_and_after_words_is_not() -> None:
    page = parse("| A | B |\n|---|---|\n| 12<sup>a</sup> | *a* b *c* d *e* f *g* h 1<sup>a</sup> |\n")
    assert [cell.text for cell in page.tables[0].rows[0].cells] == ["12ᵃ", "a b c d e f g h 1a"]
