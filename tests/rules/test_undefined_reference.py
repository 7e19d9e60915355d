import pytest
from rule_cases import findings, found

from mdlint.markdown import parse
from mdlint.model import NotebookCell
from mdlint.rules import RULES

DEFINED = "\n\n[^a]: A note.\n"
TABLE = "| A | B |\n|---|---|\n"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("See [the paper][2].", ['1:5-19 warning: no definition of "2"']),
        ('See ["the paper"][vit].', ['1:5-23 warning: no definition of "vit"']),
        # On a page with a footnote, every mark needs one.
        (f"Text[^b], text[^a].{DEFINED}", ['1:5-9 warning: no definition of the footnote "b"']),
        (f"Text[^2].{DEFINED}", ['1:5-9 warning: no definition of the footnote "2"']),
        (f"Text [^my-note_1].{DEFINED}", ['1:6-18 warning: no definition of the footnote "my-note_1"']),
        (f"# Title[^b]{DEFINED}", ['1:8-12 warning: no definition of the footnote "b"']),
        ("Text[^nite].\n\n[^note]: A note.\n", ['1:5-12 warning: no definition of the footnote "nite" (did you mean "note"?)']),
        # In a table, a number is a footnote mark. An escaped pipe counts as two characters of the line.
        (f"{TABLE}| x | 84.8[^1] |", ['3:11-15 warning: no definition of the footnote "1"']),
        (f"{TABLE}| x | a\\|b[^1] |", ['3:11-15 warning: no definition of the footnote "1"']),
        ("| A[^1] | B |\n|---|---|\n| x | 1 |", ['1:4-8 warning: no definition of the footnote "1"']),
        # A definition is needed, not only another mark.
        (f"{TABLE}| x[^1] | 84.8[^1] |", ['3:4-8 warning: no definition of the footnote "1"', '3:15-19 warning: no definition of the footnote "1"']),
    ],
)  # fmt: skip
def test_a_reference_or_a_mark_without_a_definition(page: str, expected: list[str]) -> None:
    assert found("undefined-reference", page) == expected


@pytest.mark.parametrize(
    "page",
    [
        # Indexes.
        '["root key"][100]',
        '["root key"][0][1]',
        "['a']['b']",
        'x["a"]["b"]',
        "a[i][j]",
        "[0][1]",
        "[0:2][1]",
        "[-1][0]",
        '[key]["name"]',
        # Defined footnotes, in any case of letters.
        f"Text[^a] and [^A].{DEFINED}",
        f"{TABLE}| x | 84.8[^1] |\n\n[^1]: A note.",
        # Code, an escaped bracket, and a definition that is text.
        f"`[^b]` and \\[^b].{DEFINED}",
        f"Text[^a]\n[^b]: more text.{DEFINED}",
        # Regular expressions.
        f"The class [^a-z] or [^0-9] or [^/] or [^\\w].{DEFINED}",
        f"{TABLE}| x | [^,] |\n| y | [^a] |",
        # Text without footnotes on its page may be about syntax.
        "Write [^1] for a footnote.",
        "[^1]",
    ],
)
def test_silent(page: str) -> None:
    assert found("undefined-reference", page) == []


def test_a_site_of_mkdocs_may_not_have_footnotes() -> None:
    check = RULES["undefined-reference"].check_page
    assert check
    cell = f"{TABLE}| x | 84.8[^1] |"
    assert list(check(parse(cell, dialect="mkdocs"))) == []
    assert len(list(check(parse(f"{cell}{DEFINED}", dialect="mkdocs")))) == 1


def test_the_cells_of_a_notebook_do_not_share_footnotes_and_have_none_in_jupyter() -> None:
    check = RULES["undefined-reference"].check_page
    assert check
    page = parse(f"Text[^b].{DEFINED}")
    assert len(list(check(page))) == 1
    assert list(check(page._replace(notebook_cells=(NotebookCell(1, 1, (1, 2, 3)),)))) == []


def test_labels_are_compared_on_small_pages_only() -> None:
    page = "\n\n".join(
        [*(f"[^note{number}]: x" for number in range(400)), *(f"Text[^nite{number}]." for number in range(400))]
    )
    assert all("did you mean" not in finding.message for finding in findings(RULES["undefined-reference"], page))
