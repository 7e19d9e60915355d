"""The links of a page, their targets and their places: one fact a line."""

import pytest

from mdlint.markdown import parse
from mdlint.model import Definition, Reference, Span


def links(source: str) -> list[tuple[str, str, str]]:
    """Return the kind, the target and the raw text of each link."""
    page = parse(source)
    return [(link.kind, link.target, page.slice(link.span)) for link in page.links]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("[t](u)", [("link", "u", "[t](u)")]),
        ("![t](u)", [("image", "u", "![t](u)")]),
        # CommonMark allows no link in a link, but cmark-gfm makes one after another bracket.
        ("[[t](u)](v)", [("link", "u", "[t](u)")]),
        ("[[t](u)[]](v)", [("link", "v", "[[t](u)[]](v)"), ("link", "u", "[t](u)")]),
        ("[t](<a b>)", [("link", "a b", "[t](<a b>)")]),
        ("[t](a%20b)", [("link", "a%20b", "[t](a%20b)")]),
        ("[t](é ü)", []),
        ("[t](é)", [("link", "é", "[t](é)")]),
        ("[t](a&amp;b&#x41;)", [("link", "a&bA", "[t](a&amp;b&#x41;)")]),
        ("[t](a&nosuch;b)", [("link", "a&nosuch;b", "[t](a&nosuch;b)")]),
        ("[t](a&#0;&#xD800;)", [("link", "a\ufffd\ufffd", "[t](a&#0;&#xD800;)")]),
        (r"[t](a\)\b)", [("link", r"a)\b", r"[t](a\)\b)")]),
        ("[t](a(b)c)", [("link", "a(b)c", "[t](a(b)c)")]),
        ("[t](a(b)", []),
        ("[t]()", [("link", "", "[t]()")]),
        ("[t](u 'a b')", [("link", "u", "[t](u 'a b')")]),
        ("[t](u (a\nb))", [("link", "u", "[t](u (a\nb))")]),
        ("[a\nb](u)", [("link", "u", "[a\nb](u)")]),
        ("> [a\n> b](u)", [("link", "u", "[a\n> b](u)")]),
        ("- [a\n  b](u)", [("link", "u", "[a\n  b](u)")]),
        ("[a [b](c) d](e)", [("link", "c", "[b](c)")]),
        ("[![a](b)](c)", [("link", "c", "[![a](b)](c)"), ("image", "b", "![a](b)")]),
        ("![a [b](c)](d)", [("image", "d", "![a [b](c)](d)")]),
        ("[<tel:1>](u)", [("link", "u", "[<tel:1>](u)"), ("autolink", "tel:1", "<tel:1>")]),
        ("<https://e.org/a?b&amp;c>", [("autolink", "https://e.org/a?b&c", "<https://e.org/a?b&amp;c>")]),
        ("<a@b.c>", [("autolink", "mailto:a@b.c", "<a@b.c>")]),
        ("see http://e.org/a.", [("autolink", "http://e.org/a", "http://e.org/a")]),
        ("`[a](b)`", []),
        ("`` [a](b) ` ``", []),
        ("` [a](b)", [("link", "b", "[a](b)")]),
        ("\\[a](b)", []),
        ("    [a](b)", []),
        ("```\n[a](b)\n```", []),
        ("<!-- [a](b) -->", []),
        ("x <!-- [a](b) --> y", []),
        ("x <![CDATA[ [a](b) ]]> <? [a](b) ?> <!X [a](b)>", []),
        ("# [a](b) #", [("link", "b", "[a](b)")]),
        ("[a](b)\n---", [("link", "b", "[a](b)")]),
        ("|a|\n|-|\n|[a\\|b](c)|", [("link", "c", "[a\\|b](c)")]),
        ("[^1]\n\n[^1]: [a](b)", [("link", "b", "[a](b)")]),
        ("[a](b)[c](d)", [("link", "b", "[a](b)"), ("link", "d", "[c](d)")]),
    ],
)
def test_markdown_has_the_links(source: str, found: list[tuple[str, str, str]]) -> None:
    assert links(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('<a href="u">', [("u", "u")]),
        ("<A HREF=u>", [("u", "u")]),
        ("<a\n href='u'>", [("u", "u")]),
        ('<a href = " u ">', [("u", "u")]),
        ('<a href="a&amp;b">', [("a&b", "a&amp;b")]),
        ('<a href="">', [("", "")]),
        ('<img src="a.png" srcset="b.png 1x, c.png 2x">', [("a.png", "a.png"), ("b.png", "b.png"), ("c.png", "c.png")]),
        ('<img srcset="b.png,\n c.png">', [("b.png", "b.png"), ("c.png", "c.png")]),
        ('<video poster="a.png">', [("a.png", "a.png")]),
        ('<object data="a.pdf"><p data="b">', [("a.pdf", "a.pdf")]),
        ('<div data-src="a">', []),
        ("<img src={logo}>", []),
        ('</a href="u">', []),
        ("<div title=\"<a href='u'>\">", []),
        ('<div><!-- <a href="u"> --></div>', []),
        ('<div><script>"<a href=\'u\'>"</script><a href="v"></div>', [("v", "v")]),
        ('<style><a href="u"></style>', []),
        ('<pre><a href="u"></pre>', [("u", "u")]),
        ('<div><a href="u', []),
        ('<div><a href="u" <a href="v">', [("u", "u"), ("v", "v")]),
        ('> <div\n> class="x"><a\n> href="u">', [("u", "u")]),
        ("x <b\n  href='u'> y", [("u", "u")]),
        ('x <b href="u" y', []),
        ('|a|\n|-|\n|<a href="u">t</a>|', [("u", "u")]),
        ('# <a href="u">t</a>', [("u", "u")]),
        ('`<a href="u">`', []),
    ],
)
def test_html_has_the_links(source: str, found: list[tuple[str, str]]) -> None:
    assert links(source) == [("html", *link) for link in found]


def test_links_of_cells_are_those_of_the_page() -> None:
    page = parse("[x](y)\n\n|[a](b)|\n|-|\n|[c](d)|\n")
    (table,) = page.tables
    assert page.links[1:] == (*table.header.cells[0].links, *table.rows[0].cells[0].links)


@pytest.mark.parametrize(
    ("source", "label"), [("[t][R ]", "R "), ("[r][]", "r"), ("[R]", "R"), ("![t][r]", "r"), ("[ r\n][]", " r\n")]
)
def test_reference_takes_the_target_of_its_definition(source: str, label: str) -> None:
    (link,) = parse(f"{source}\n\n[r]: /u\n").links
    assert (link.target, link.label) == ("/u", label)


@pytest.mark.parametrize(
    ("source", "definitions"),
    [
        ("[a]: b", [Definition(Span(1, 6, 1, 7), "a", "b")]),
        ("[a]: <b c> 't'", [Definition(Span(1, 7, 1, 10), "a", "b c")]),
        ("[a]:\nb\n't\nu'", [Definition(Span(2, 1, 2, 2), "a", "b")]),
        ("> [a]: b&amp;c", [Definition(Span(1, 8, 1, 15), "a", "b&c")]),
        ("[a]: b\n[A]: c", [Definition(Span(1, 6, 1, 7), "a", "b")]),
        ("[a]: b\n[c]: d\ntext", [Definition(Span(1, 6, 1, 7), "a", "b"), Definition(Span(2, 6, 2, 7), "c", "d")]),
        ("[a]: b 't' u", []),
        ("[a]: b\n't' u", [Definition(Span(1, 6, 1, 7), "a", "b")]),
        ("[a]: <>", [Definition(Span(1, 7, 1, 7), "a", "")]),
        ("[a]:", []),
        ("[ ]: b", []),
        ("[^a]: b", []),
        ("text\n[a]: b", []),
        ("```\n[a]: b\n```", []),
    ],
)
def test_page_has_the_definitions(source: str, definitions: list[Definition]) -> None:
    assert list(parse(source).definitions) == definitions


@pytest.mark.parametrize(
    ("source", "undefined"),
    [
        ("[t][a]", [Reference(Span(1, 1, 1, 7), "a")]),
        ("x ![t][a]", [Reference(Span(1, 3, 1, 10), "a")]),
        ("[a][]", [Reference(Span(1, 1, 1, 6), "a")]),
        ("> [t\n> u][a]", [Reference(Span(1, 3, 2, 8), "a")]),
        ("|a|\n|-|\n|x\\|[t][a]|", [Reference(Span(3, 5, 3, 11), "a")]),
        ("[`t`][a]", [Reference(Span(1, 1, 1, 9), "a")]),
        ("[t][a][b]", [Reference(Span(1, 1, 1, 7), "a")]),
        ("[t][r]", []),
        ("[t][a](u)", []),
        ("[t][a][r]", []),
        ("[a]", []),
        # A footnote mark, whose label begins with ^.
        ("[^1][^2]", [Reference(Span(1, 1, 1, 5), "^1"), Reference(Span(1, 5, 1, 9), "^2")]),
        ("[t][^1]", [Reference(Span(1, 4, 1, 8), "^1")]),
        ("[^1]: x", []),
        ("`[^1]` \\[^1] [^1](u) ![^1] [^ 1]", []),
        ("- [ ][a]", []),
        ("[t][ ]", []),
        ("[][a]", []),
        ("a[i][j]", []),
        ("a_[i][j] f()[i][j] a[i][j][k]", []),
        ("\\[t][a]", []),
        ("[t]\\[a]", []),
        ("[t] [a]", []),
        ("`[t][a]`", []),
        ("    [t][a]", []),
    ],
)
def test_page_has_the_undefined_references(source: str, undefined: list[Reference]) -> None:
    assert list(parse(f"{source}\n\n[r]: /u\n").undefined) == undefined


@pytest.mark.parametrize(
    ("source", "text"),
    [("[a *b* `c`](u)", "a b c"), ("[![alt](i)](u)", "alt"), ("<tel:1>", "tel:1"), ("<a href='u'>t</a>", "t")],
)
def test_a_cell_has_the_text_of_its_link(source: str, text: str) -> None:
    (table,) = parse(f"| {source} |\n| - |\n").tables
    assert table.header.cells[0].text == text


# Nested, unclosed and repeated pieces, for which the time must be linear in the length.
HOSTILE = [
    "[",
    "[a](",
    "![",
    "<a ",
    "[a][b]",
    "`",
    "](x)",
    "<!--",
    "<!A ",
    "<?",
    "<a b='",
    "[a](<",
    '[a](b "',
    "[^",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_endless_repetition_is_read(piece: str) -> None:
    assert parse("x " + piece * 20_000).links == ()
