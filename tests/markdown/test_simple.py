"""What the expressions of `inline.simple` read, the complete parsers read in the same way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdlint.markdown import page as page_module
from mdlint.markdown import parse
from mdlint.markdown.inline import links
from mdlint.markdown.inline.simple import Whole, read_mixed, read_whole, simple_links
from mdlint.model import Dialect, Page
from shared import corpus_pages, needs_shared

DIALECTS: tuple[Dialect, ...] = ("github", "mkdocs", "docusaurus", "myst")
TOKENS = (
    *("a", "Z", "é", "1", " ", "  ", "🏆", "\u200b", "\u00a0", "\u0301", "%", ".", "-", "(", ")", "!", '"', "'", ":", "/", "#"),
    *("*", "**", "_", "__", "~", "~~", "`", "``", "[", "]", "![", "](", "[a](b)", "![a](b.png)", "[^1]", "<", ">", "<b>", "</b>"),
    *("&amp;", "&", "\\", "\\|", "http://a.org", "www.a.org", "$", "$x$", "{", "}", "{math}", "{#a}", "{: #b }", "^", "`a`", "=="),
)  # fmt: skip
CONTENTS = st.lists(st.sampled_from(TOKENS), max_size=8).map("".join)


def page_of(content: str) -> str:
    row = f"| {content} | b |\n"
    return f"# {content}\n\n{content}\nb {content}\n\n{row}|---|---|\n{row}\n[^1]: x\n\n[b]: c\n"


def read(text: str, dialect: Dialect) -> tuple[Page, Page]:
    """Return a page as it is read, and as it is read without the expressions."""
    fast = parse(text, "a.md", dialect)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_module, "read_whole", lambda _content: None)
        patch.setattr(page_module, "read_mixed", lambda _content: None)
        patch.setattr(links, "simple_links", lambda _content: None)
        return fast, parse(text, "a.md", dialect)


@given(CONTENTS, st.sampled_from(DIALECTS))
def test_content_of_any_tokens_is_read_alike(content: str, dialect: Dialect) -> None:
    fast, complete = read(page_of(content), dialect)
    assert fast == complete


@given(
    st.sampled_from(
        [
            "[{}](b)",
            "[a]({})",
            "**{}**",
            "`{}`",
            "![{}](b)",
            "[a](b) {} [c](d)",
            "`a` {} [c](d)",
            "a {}[b](c){}",
            "{} `a`{}",
            "www.a/{}[a](b){}",
        ]
    ),
    CONTENTS,
    st.sampled_from(DIALECTS),
)
def test_content_near_the_forms_is_read_alike(form: str, content: str, dialect: Dialect) -> None:
    fast, complete = read(page_of(form.replace("{}", content)), dialect)
    assert fast == complete


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("dialect", DIALECTS)
def test_real_pages_are_read_alike(dialect: Dialect) -> None:
    for path in corpus_pages():
        fast, complete = read(path.read_text(encoding="utf-8"), dialect)
        assert fast == complete, path


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        ("[a b](c.md#d)", Whole("a b", "link", "c.md#d")),
        ("**84.8%**", Whole("84.8%", "bold", "")),
        ("`vit_base`", Whole("vit_base", "code", "")),
        ("`[A-Z] *b*`", Whole("[A-Z] *b*", "code", "")),
        (r"`a`\*\*", Whole("a**", "code", "")),
        ("`a`*", None),
        ("`a  b`", None),
        ("`a\\`", None),
        ("[a][b]", None),
        ("[a](b) c", None),
        ("[a](b 'c')", None),
        ("[a&amp;b](c)", None),
        ("[^1](b)", None),
        ("** a**", None),
        ("**a** b", None),
        ("``a``", None),
        ("` a`", None),
    ],
)
def test_the_forms(content: str, whole: Whole | None) -> None:
    assert read_whole(content) == whole


@pytest.mark.parametrize(
    ("content", "targets"),
    [
        ("a [b](c) `[d](e)` ![f](g)", ["c", "g"]),
        ("a b", []),
        ("[`b`](c) [`d](e)`](f) [g]()", ["c", "f", ""]),
        ("[`b](c)", None),
        ("[b](c) [d]", None),
        ("[b [c](d)](e)", None),
        ("[b](c) <b>", None),
        ("[b](c) http://d.org", None),
        ("www.a.org/[b](c)", None),
        ("[www.a.org](http://www.a.org) [b](c)", ["http://www.a.org", "c"]),
        ("[b](http://d.org)", ["http://d.org"]),
        ("[b](c) \\`", None),
        ("[b](c) `", None),
    ],
)
def test_the_links(content: str, targets: list[str] | None) -> None:
    found = simple_links(content)
    assert (None if found is None else [link.target for link in found]) == targets


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("the [b](c.md) of `d_e`", "the b of d_e"),
        ("a `b`", "a b"),
        ("a `*b*`", "a *b*"),
        ("a [b]()", "a b"),
        ("a [`b`](c)", None),
        ("[a](b) c", "a c"),
        ("vit_[b](c)", None),
        ("`a`_b", None),
        ("`a` †", None),
        ("`a` [†](b)", None),
        ("a [ b](c)", None),
        ("a [](c)", None),
        ("a [^1](c)", None),
        ("a ![b](c)", None),
        ("a [b](c 'd')", None),
        ("a [*b*](c)", None),
        ("a  [b](c)", None),
        ("a {math}`b`", None),
        ("a $`b`$", None),
        ("a ``b``", None),
        (r"a `b\|c`", None),
        ("a ` b`", None),
        ("a [b]", None),
        ("a `b", None),
        ("www.a.org/[b](c)", None),
        ("www.a.org/`b`", None),
        ("the [www.a.org](www.b.org)", "the www.a.org"),
    ],
)
def test_the_mixed_content(content: str, text: str | None) -> None:
    mixed = read_mixed(content)
    assert (mixed and mixed.text) == text
