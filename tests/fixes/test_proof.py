"""A fix that changes anything else than it says is not proven, and so never written."""

import pytest

from mdlint.fixes import fixed
from mdlint.fixes.proof import is_proven
from mdlint.fixes.text import PageText
from mdlint.markdown import parse
from mdlint.model import Edit, Fix, Page, Span


def place(line: int, column: int, end_column: int | None = None) -> Span:
    return Span(line, column, line, column if end_column is None else end_column)


PAGE = """# Top [link](a.md)

text

| Model | Top-1 | Top-5 |
|-------|:-----:|-------|
| base  | 83.8  | 96.7  |
| small | 81.2  |
| tiny  | 70.0  |       |

> | A | B |
> |---|---|
> | 1 | 2 |
"""

TRUE = [
    ("spaces are added", [Edit(place(7, 1, 26), "| base    |  83.8|96.7|")]),
    (
        "rows are swapped",
        [Edit(place(7, 1, 26), "| tiny  | 70.0  |       |"), Edit(place(9, 1, 26), "| base  | 83.8  | 96.7  |")],
    ),
    ("a cell is added to a short row", [Edit(place(8, 18), "  |")]),
    ("a blank cell is removed from the end of a row", [Edit(place(9, 17, 26), " |")]),
    ("a part of a cell is replaced", [Edit(place(7, 3, 7), "large")]),
    ("a header is replaced", [Edit(place(5, 11, 16), "Top-3")]),
    ("the delimiter row is lengthened", [Edit(place(6, 2, 9), "----------")]),
    ("a row is indented", [Edit(place(7, 1), "  ")]),
    ("a blank line is added", [Edit(place(5, 1), "\n")]),
    ("a blank line is added in a quote", [Edit(place(11, 1), ">\n")]),
    ("the target of a link is replaced", [Edit(place(1, 14, 18), "A.md")]),
    ("rows are added", [Edit(place(9, 26), "\n| huge | 85.0 | |\n| giant | 86.0 | 97.0 |")]),
    ("a cell is replaced and a row is added", [Edit(place(9, 3, 7), "new"), Edit(place(9, 26), "\n| huge | 85.0 | |")]),
]

LIES = [
    ("a letter of a cell is lost", [Edit(place(7, 1, 26), "| bas  | 83.8  | 96.7  |")]),
    ("two cells of a row are swapped", [Edit(place(7, 1, 26), "| base  | 96.7  | 83.8  |")]),
    ("a row becomes a copy of another", [Edit(place(7, 1, 26), "| tiny  | 70.0  |       |")]),
    ("a pipe divides a cell", [Edit(place(7, 5), "|")]),
    ("a pipe is lost", [Edit(place(7, 9, 10), "")]),
    ("a cell is added in the middle of a row", [Edit(place(7, 9), "|  ")]),
    ("a text is added between cells", [Edit(place(8, 18), " x |")]),
    ("a cell with a text is removed", [Edit(place(7, 17, 26), " |")]),
    ("a replaced part has a pipe", [Edit(place(7, 3, 7), "a|b")]),
    ("the alignment of a column is lost", [Edit(place(6, 10, 17), "-------")]),
    ("the delimiter row is gone", [Edit(place(6, 1, 26), "")]),
    ("a row is indented so far that it is code", [Edit(place(5, 1), "    ")]),
    ("a blank line cuts a table in two", [Edit(place(8, 1), "\n")]),
    ("a blank line ends a quote", [Edit(place(13, 1), "\n")]),
    ("a line of text is changed", [Edit(place(3, 1, 5), "other")]),
    ("a line of text is added", [Edit(place(3, 1), "other\n")]),
    ("a line is removed", [Edit(Span(7, 1, 8, 1), "")]),
    ("a row is added in the middle", [Edit(place(8, 18), "\n| huge | 85.0 | |")]),
    ("a row is added in the middle of a cell", [Edit(place(9, 25), "\n| huge | 85.0 | |")]),
    ("a row has too many cells", [Edit(place(9, 26), "\n| huge | 85.0 | | 1 |")]),
    ("a row has a cell that is code with a pipe", [Edit(place(9, 26), "\n| `a\\|b` | 85.0 | |")]),
    ("a row is added to a quote", [Edit(place(13, 12), "\n| 3 | 4 |")]),
    ("a row is added to a paragraph", [Edit(place(3, 5), "\n| 3 |")]),
    ("a link is broken", [Edit(place(1, 13, 14), "")]),
]


def read(text: str) -> Page:
    return parse(text, "page.md")


@pytest.mark.parametrize("edits", [pytest.param(edits, id=name) for name, edits in TRUE])
def test_what_edits_say_is_proven(edits: list[Edit]) -> None:
    written = PageText(PAGE).with_edits(edits)
    assert written != PAGE
    assert is_proven(read(PAGE), read(written), edits)


@pytest.mark.parametrize("edits", [pytest.param(edits, id=name) for name, edits in LIES])
def test_a_change_of_anything_else_is_not_proven(edits: list[Edit]) -> None:
    written = PageText(PAGE).with_edits(edits)
    assert not is_proven(read(PAGE), read(written), edits)


@pytest.mark.parametrize("edits", [pytest.param(edits, id=name) for name, edits in LIES])
def test_a_fix_that_is_not_proven_is_dropped_alone(edits: list[Edit]) -> None:
    good, bad = Fix("good", (Edit(place(13, 5, 6), "9"),)), Fix("bad", tuple(edits))
    if any(edit.span.line == 13 for edit in edits):
        good = Fix("good", (Edit(place(9, 3, 7), "nano"),))
    result = fixed(PAGE, read(PAGE), [bad, good], read)
    assert (result.done, result.dropped) == ((good,), (bad,))
    assert result.text == PageText(PAGE).with_edits(good.edits)


def test_the_proof_compares_the_page_and_not_only_the_lines_of_edits() -> None:
    other = PAGE.replace("81.2", "81.3")
    assert not is_proven(read(PAGE), read(other), [])
    assert not is_proven(read(PAGE), read(PAGE.replace("text", "texts")), [])


def test_overlapping_fixes_wait_for_the_next_time() -> None:
    first, second = Fix("first", (Edit(place(7, 3, 7), "large"),)), Fix("second", (Edit(place(7, 6, 7), "s"),))
    result = fixed(PAGE, read(PAGE), [first, second], read)
    assert (result.done, result.dropped) == ((first,), ())


def test_one_fix_of_two_findings_is_made_once() -> None:
    twice = Fix("twice", (Edit(place(7, 3, 7), "large"),))
    assert fixed(PAGE, read(PAGE), [twice, twice], read).done == (twice,)


def test_many_bad_fixes_take_few_proofs() -> None:
    rows = "".join(f"| {number} |\n" for number in range(400))
    text = f"| A |\n|---|\n{rows}"
    reads: list[str] = []

    def counting(written: str) -> Page:
        reads.append(written)
        return read(written)

    bad = [Fix("bad", (Edit(place(line, 4), "|x"),)) for line in range(3, 403)]
    assert fixed(text, read(text), bad, counting) == (text, (), tuple(bad))
    assert len(reads) <= 64
