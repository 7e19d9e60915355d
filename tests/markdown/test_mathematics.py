"""Mathematics between dollar signs."""

import json
import re
from time import process_time

import pytest

from mdlint.markdown import parse, read_page
from mdlint.model import Dialect, Mathematics, Page
from mkdocs_oracle import mkdocs_html

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
    assert link.target == "c$d_e$f"


def test_the_text_of_a_heading_is_kept() -> None:
    (heading,) = notebook("# $a*b*c$ and *d*").headings
    assert heading.text == "$a*b*c$ and d"


TABLE = "| A | B |\n|---|---|\n| 1 | 2 |"
BLOCKS = [
    # What begins a block elsewhere begins none in mathematics. Jupyter keeps mathematics in its paragraph.
    ("$$\n# h\n- [f](x)\n$$", ("remark", "arithmatex", "jupyter")),
    (f"$$\n{TABLE}\n$$", ("remark", "arithmatex", "jupyter")),
    (f"$$ x\n{TABLE}\n= 1 $$", ("arithmatex", "jupyter", "remark")),
    ("- item\n\n    $$\n    # h\n    $$", ("remark", "arithmatex", "jupyter")),
    ("text\n$$\n# h\n$$", ("remark", "jupyter")),
    ("$$\n# h\n\n[f](x)\n$$", ("remark",)),
    ("$$$\n$$\n# h\n$$$", ("remark", "arithmatex")),
    ("$$\n# h", ("remark",)),
    ("$$\n# h\n$$ x $$", ("remark", "arithmatex")),
    ("  $$\n# h\n$$", ("remark", "jupyter")),
    ("\\$$\n# h\n$$", ()),
]
SITES: list[tuple[Dialect, Mathematics]] = [
    *(("docusaurus", mathematics) for mathematics in ("remark", "none", "unknown")),
    *(("mkdocs", mathematics) for mathematics in ("arithmatex", "none", "unknown")),
]


def is_empty(page: Page) -> bool:
    return not (page.links or page.tables or page.headings or page.undefined)


@pytest.mark.parametrize(("text", "hiding"), BLOCKS)
def test_mathematics_of_several_lines_has_no_blocks(text: str, hiding: tuple[Mathematics, ...]) -> None:
    for dialect, mathematics in SITES:
        # Right below text, Python-Markdown has no table anyway.
        is_hidden = mathematics in hiding or (dialect == "mkdocs" and TABLE in text)
        assert is_empty(parse(text, dialect=dialect, mathematics=mathematics)) is is_hidden
    assert is_empty(notebook(text)) is ("jupyter" in hiding)


@pytest.mark.parametrize("mathematics", ["remark", "arithmatex", "jupyter"])
def test_a_page_goes_on_after_mathematics(mathematics: Mathematics) -> None:
    text = "$$\n# h\nx = 1\n$$\n\n# [a](b)\n\n$$ x $$\n\n- [c](d)\n"
    dialect: Dialect = "mkdocs" if mathematics == "arithmatex" else "docusaurus"
    page = notebook(text) if mathematics == "jupyter" else parse(text, dialect=dialect, mathematics=mathematics)
    assert [link.target for link in page.links][:1] == ["b"]
    assert [heading.text for heading in page.headings] == ["a"]


@pytest.mark.parametrize(
    "text", ["$$\n# h\n$$", "text\n$$\n# h\n$$", "  $$\n# h\n$$", "$$\n# h\n\nx\n$$", "# a\n$$\n# h\n$$"]
)
def test_arithmatex_hides_the_headings_that_mdlint_hides(text: str) -> None:
    html = mkdocs_html(text, ["pymdownx.arithmatex"], {"pymdownx.arithmatex": {"generic": True}})
    page = parse(text, dialect="mkdocs", mathematics="arithmatex")
    assert [heading.text for heading in page.headings] == re.findall("<h1>(.*?)</h1>", html)


@pytest.mark.parametrize("mathematics", ["arithmatex", "jupyter"])
def test_many_lines_of_dollar_signs_take_linear_time(mathematics: Mathematics) -> None:
    times = []
    for count in (2_000, 16_000):
        started = process_time()
        text = "# a\n$$ x\n" * count
        _ = notebook(text) if mathematics == "jupyter" else parse(text, dialect="mkdocs", mathematics=mathematics)
        times.append(process_time() - started)
    # Quadratic time would be 64 times as much.
    assert times[1] < 24 * times[0] + 0.1


def test_many_dollar_signs_take_linear_time() -> None:
    assert parse("$x [a](b) " * 20_000, dialect="mkdocs", mathematics="arithmatex").links
