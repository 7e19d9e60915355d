"""Roles of MyST, and the attributes after a link."""

import pytest

from mdlint.markdown import parse
from mdlint.model import Cell, Dialect


def cell(text: str, dialect: Dialect = "myst") -> Cell:
    return parse(f"| A | B |\n|---|---|\n| {text} | 1 |\n", dialect=dialect).tables[0].rows[0].cells[0]


CELLS = [
    ("{sub}`x`", "x"),
    ("H{sub}`2`O", "H2O"),
    ("{math}`x_1`", "x_1"),
    ("12{sup}`a`", "12ᵃ"),
    ("10{sup}`-3`", "10⁻³"),
    ("{ref}`the title <label>`", "the title"),
    ("{py:class}`Model`", "Model"),
    ("**{sub}`x`** and `code`", "x and code"),
    ("[text](x.md){l=python .cls}", "text"),
    ("`code`{l=python}", "code"),
    # No roles and no attributes.
    ("{sub} `x`", "{sub} x"),
    ("{} `x`", "{} x"),
    ("a {b} c", "a {b} c"),
    ("[text](x.md){b}", "text{b}"),
]


@pytest.mark.parametrize(("text", "shown"), CELLS)
def test_the_text_of_a_cell_is_the_content_of_its_roles(text: str, shown: str) -> None:
    assert cell(text).text == shown


def test_a_role_is_not_code() -> None:
    assert (cell("{sub}`x`").code, cell("`x`").code) == (False, True)


def test_other_dialects_have_no_roles() -> None:
    assert cell("{sub}`x`", "github").text == "{sub}x"
