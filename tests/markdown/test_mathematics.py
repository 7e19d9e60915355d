"""Mathematics between dollar signs."""

import json

import pytest

from mdlint.markdown import parse, read_page
from mdlint.model import Dialect, Mathematics, Page

NO_LINK = [
    ("$f[n](x)$", "mkdocs", "arithmatex"),
    ("$$[f](x) = 1$$", "mkdocs", "arithmatex"),
    ("$$\n[f](x)\n$$", "mkdocs", "arithmatex"),
    ("$f[n](x)$", "docusaurus", "remark"),
    ("$ f[n](x) $", "docusaurus", "remark"),
    ("$5 [a](b) and $6", "docusaurus", "remark"),
    ("$f[n](x)$", "mkdocs", "unknown"),
    ("$f[n](x)$", "docusaurus", "unknown"),
    ("$\\$ [f](x)$", "mkdocs", "arithmatex"),
]
A_LINK = [
    ("$5 [a](b) and $6", "mkdocs", "arithmatex"),
    ("$ f[n](x) $", "mkdocs", "arithmatex"),
    ("\\$f[n](x)$", "mkdocs", "arithmatex"),
    ("`$` [a](b) `$`", "mkdocs", "arithmatex"),
    ("$`x` [a](b)$", "mkdocs", "arithmatex"),
    ("$f[n](x)$", "mkdocs", "none"),
    ("$f[n](x)$", "docusaurus", "none"),
    ("$$ [a](b) $", "docusaurus", "remark"),
    # Not certain: a path, and prices.
    ("$x[a](page.md)$", "mkdocs", "unknown"),
    ("$5[a](b)$6", "mkdocs", "unknown"),
    ("$f[n](x)$", "github", "unknown"),
    ("$x$ [a](b) $y$", "mkdocs", "arithmatex"),
]


@pytest.mark.parametrize(("text", "dialect", "mathematics"), NO_LINK)
def test_mathematics_has_no_links(text: str, dialect: Dialect, mathematics: Mathematics) -> None:
    assert parse(text, dialect=dialect, mathematics=mathematics).links == ()


@pytest.mark.parametrize(("text", "dialect", "mathematics"), A_LINK)
def test_other_text_with_dollar_signs_has_its_links(text: str, dialect: Dialect, mathematics: Mathematics) -> None:
    assert len(parse(text, dialect=dialect, mathematics=mathematics).links) == 1


def notebook(text: str) -> Page:
    """Return a notebook with one cell of this text."""
    cells = [{"cell_type": "markdown", "metadata": {}, "source": text}]
    page = read_page(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}), "x.ipynb", "github")
    assert isinstance(page, Page)
    return page


def test_a_notebook_has_mathematics_in_every_dialect() -> None:
    page = notebook("$f[n](x)$, [a](b), $$[f][x]$$\n\n| A | B |\n|---|---|\n| $a*b*c_i + d_i$ | [$x_1$](c) |\n")
    assert [link.target for link in page.links] == ["b", "c"]
    assert page.undefined == ()
    assert [cell.text for cell in page.tables[0].rows[0].cells] == ["$a*b*c_i + d_i$", "$x_1$"]


def test_a_target_with_dollar_signs_is_kept() -> None:
    (link,) = notebook("[a_b](c$d_e$f)").links
    assert (link.target, link.text) == ("c$d_e$f", "a_b")


def test_the_text_of_a_heading_is_kept() -> None:
    (heading,) = notebook("# $a*b*c$ and *d*").headings
    assert heading.text == "$a*b*c$ and d"


def test_many_dollar_signs_take_linear_time() -> None:
    assert parse("$x [a](b) " * 20_000, dialect="mkdocs", mathematics="arithmatex").links
