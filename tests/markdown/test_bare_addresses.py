"""Bare addresses and form feeds in targets, with cmark-gfm as the oracle.

GitHub also links addresses that begin with `www.` or `ftp:`, and mail addresses. mdlint does not, but their text is the
same.
"""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples
from link_oracle import mdlint_targets, oracle_targets

from mdlint.markdown import parse
from mdlint.model import Dialect
from oracle import mdlint_tables, oracle_tables

ADDRESSES = [
    *("http://&lt;", "http://&lt;a", "http://a&lt;", "http://a.b&nbsp;c", "http://a.b&amp;c&amp;", "http://a.b&#42;"),
    *("http://a;", "http://a.b&;", "http://a.b&1;", "http://a.b);", "(http://a.b)", "http://a.b/(c))", "http://a((b)"),
    *("http://a\\b", "http://\\", "http://a\\*b*", "http://a.b/\\_c", "http://a\\_b", "http://a.b\\"),
    *("http://a_b", "http://a_b.c", "http://a_b.c.d", "http://a.b_c/d", "http://a/b_c", "http://_", "http://a_"),
    *("http://", "http://*", "http://.a", "http://-a", "http://?", "http:///", "http://é", "http://。", "http://é_b"),
    *(
        "http://a\fb",
        "http://a.b/\f c",
        "http://a\vb",
        "http://a\tb",
        "http://a\u00a0b",
        "http://\u00a0a",
        "http://a.b\f",
    ),
    *("HTTP://a.b", "Https://a", "xhttp://a", "1http://a", "éhttp://a", "http://ahttp://b", "http://a<b", "http://a>b"),
    *("[http://a.b", "[http://a\\_b](u)", "*http://a.b*", "**http://a.b/**", "~~http://a~~", "`http://a`"),
    *("http://" + "a_." * 12 + "b", "http://" + "a_." * 9 + "b"),
]
WITHOUT_SCHEME = [
    *("www.&nbsp;", "www.a&nbsp;", "www.a&nbsp;b", "www.a_b", "www.a\\*b", "1www.a&lt;b", "(www.a&lt;b)", "Www.a&lt;b"),
    *("www.", "www", "[www.a&lt;b", "www.a_b.c&lt;d", "*www.a*"),
]
# Some are no addresses, so that the link is one.
BEFORE_LINKS = [
    *("www.a.org/[b](c)", "www.a.org/ [b](c)", "www.a.org/<b>[b](c)", "www.a.org/`[b](c)`", "www.a.org/`b` [c](d)"),
    *(
        "1www.a.org/[b](c)",
        "Www.a.org/[b](c)",
        "(www.a.org/[b](c))",
        "[www.a.org/[b](c)",
        "[www.a.org](c)",
        "www[b](c)",
    ),
    *("`a`www.a.org/[b](c)", "`a` www.a.org/[b](c)", "[b](c)www.a.org/[d](e)", "www.a_.b/[b](c)", "www.a.org/![b](c)"),
]
TARGETS = [
    *("[a](b\fc)", "[a](b\vc)", "[a](b\f)", "[a](\fb)", '[a](b \f"t")', '[a](b\f"t")', "[a](b \f)", "[a](<b\fc>)"),
    *("![a](b\fc)", "[a]\n\n[a]: b\fc", "[a]\n\n[a]: b\f", "[a]\n\n[a]: \fb", '[a]\n\n[a]: b\f"t"', "[a](b\rc)"),
]
PIECES = [
    *(
        "http://",
        "https://",
        "HTTP://",
        "a",
        "a.b",
        "x.y/z",
        "/",
        "&lt;",
        "&amp;",
        "&nbsp;",
        "&copy",
        "&",
        "&#42;",
        "\\",
    ),
    *("*", "_", "~", "~~", "**", " ", "\f", "\v", "\t", "(", ")", "[", "]", "](u)", "?", ".", "!", ":", ";", "<", ">"),
    *("'", '"', "é", "1", "-", "#", "=", "&quot;", "{", "$", "<b>", ":80"),
]
INLINE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)


@pytest.mark.parametrize("inline", [*ADDRESSES, *TARGETS])
def test_a_page_has_the_links_of_cmark_gfm(inline: str) -> None:
    for text in (f"x {inline}", f"x {inline} y", f"x {inline}y"):
        assert mdlint_targets(parse(text)) == oracle_targets(text)


@pytest.mark.parametrize("inline", [*ADDRESSES, *WITHOUT_SCHEME, *BEFORE_LINKS])
def test_a_cell_has_the_text_of_cmark_gfm(inline: str) -> None:
    text = f"| A | B |\n|---|---|\n| x | {inline} |\n| {inline} y | |\n"
    assert mdlint_tables(parse(text)) == oracle_tables(text)


@examples(500)
@given(INLINE, INLINE)
def test_made_addresses_are_links_as_on_github(before: str, after: str) -> None:
    text = f"x {before}http://a{after}".strip()
    assert mdlint_targets(parse(text)) == oracle_targets(text)


def without_www(targets: list[str]) -> list[str]:
    """Return the targets without the addresses that begin with `www.`, to which cmark-gfm adds a scheme."""
    return [target for target in targets if not target.startswith("http://www.")]


@pytest.mark.parametrize("inline", BEFORE_LINKS)
def test_an_address_without_a_scheme_takes_the_link_in_it(inline: str) -> None:
    for text in (inline, f"x {inline} y", f"| A | B |\n|---|---|\n| {inline} | x |\n"):
        assert without_www(mdlint_targets(parse(text))) == without_www(oracle_targets(text))


@examples(500)
@given(INLINE, INLINE)
def test_made_addresses_without_a_scheme_hide_the_links_that_they_hide_on_github(before: str, after: str) -> None:
    text = f"x {before}www.a{after}".strip()
    assert without_www(mdlint_targets(parse(text))) == without_www(oracle_targets(text))


@pytest.mark.parametrize("dialect", ["mkdocs", "myst"])
def test_a_site_that_links_no_bare_addresses_reads_the_links_and_the_emphasis_in_them(dialect: Dialect) -> None:
    page = parse("| A | B |\n|---|---|\n| www.a.org/[b](c) | http://a.org/*b* |", dialect=dialect)
    (row,) = page.tables[0].rows
    assert [cell.text for cell in row.cells] == ["www.a.org/b", "http://a.org/b"]
    assert "c" in mdlint_targets(page)


@pytest.mark.parametrize("dialect", ["mkdocs", "myst"])
def test_a_site_that_links_no_bare_addresses_resolves_character_references_in_them(dialect: Dialect) -> None:
    (table,) = parse("| A | B |\n|---|---|\n| http://a.b?c&amp;d | 1 |", dialect=dialect).tables
    assert table.rows[0].cells[0].text == "http://a.b?c&d"


@pytest.mark.parametrize(
    "text", ["http://a_", "https://&a;", "http://a.b;", "www.a_", ")http://a.b(", "\\_http://\\_a", "&a;"]
)
def test_addresses_take_linear_time(text: str) -> None:
    times = []
    for count in (2_500, 20_000):
        started = process_time()
        parse(f"| A | B |\n|---|---|\n| http://{text * count} | x |\n\n{text * count}")
        times.append(process_time() - started)
    # Quadratic time would be 64 times as much.
    assert times[1] < 24 * times[0] + 0.1
