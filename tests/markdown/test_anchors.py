"""The fragments that lead to a place on a page, in each dialect: one fact a line."""

import pickle

import pytest

from mdlint.markdown import facts, parse
from mdlint.markdown.anchors import anchors as anchors_of
from mdlint.markdown.anchors import heading_anchors
from mdlint.model import Dialect


@pytest.mark.parametrize(
    ("source", "slugs"),
    [
        ("# Top-1 vs. Top-5 (%)", ["top-1-vs-top-5-"]),
        ("# `vit_base_patch16_224.augreg_in1k`", ["vit_base_patch16_224augreg_in1k"]),
        ("# Résumé & Größe", ["résumé--größe"]),
        ("# Emoji 🚀 Launch", ["emoji--launch"]),
        ("# 中文 标题", ["中文-标题"]),
        ("# A/B - C", ["ab---c"]),
        ("# Foo\n# Foo\n# Foo-1", ["foo", "foo-1", "foo-1-1"]),
        ("# __init__ methods", ["init-methods"]),
        ("# \\_\\_init\\_\\_", ["__init__"]),
        ("# A  B", ["a--b"]),
        ("# x<sup>2</sup>", ["x2"]),
        ("# a<br>b <!-- c -->", ["ab-"]),
        ("# ![alt](i) [t](u)", ["-t"]),
        ("# &lt;a&gt; &amp;", ["a-"]),
        ("# A[^n]\n\n[^n]: b", ["a1"]),
        ("# ~~a~~ **b**", ["a-b"]),
        ("A\nb\n---", ["ab"]),
        ("# A {#b}", ["a-b"]),
        ('<h1 align="center">A <b>B</b> &amp; C</h1>\n\n# A B', ["a-b--c", "a-b"]),
        ("<h2>\n\nA\n\n</h2>", []),
        ("<!-- <h1>A</h1> -->", []),
    ],
)
def test_headings_have_the_anchors_of_github(source: str, slugs: list[str]) -> None:
    assert heading_anchors(parse(source)) == slugs


@pytest.mark.parametrize(
    ("source", "dialect", "text", "slugs"),
    [
        ("# A {#b}", "mkdocs", "A", ["b"]),
        ("# A {: #b .c }", "mkdocs", "A", ["b"]),
        ("# A {: .c id=b }", "mkdocs", "A", ["b"]),
        ("# A {.c}", "mkdocs", "A", ["a"]),
        ("# A{#b}", "mkdocs", "A{#b}", ["ab"]),
        ("# A {#b} #", "mkdocs", "A", ["b"]),
        ("# A ![alt](i)", "mkdocs", "A alt", ["a"]),
        ("# A[^n]\n\n[^n]: b", "mkdocs", "A¹", ["a"]),
        ("# 中文", "mkdocs", "中文", ["_1"]),
        ("# A {#b}", "docusaurus", "A", ["b"]),
        ("# A{#b}", "docusaurus", "A", ["b"]),
        ("# A {/* #b */}", "docusaurus", "A", ["b"]),
        ("# A {/*#b*/}", "docusaurus", "A", ["b"]),
        ("# A `x` {/* #b for links */}", "docusaurus", "A x", ["b"]),
        ("# A <!-- #b -->", "docusaurus", "A", ["b"]),
        ("# A <!--#b-->", "docusaurus", "A", ["b"]),
        ("# A <!-- b -->", "docusaurus", "A", ["a-"]),
        ("# A {/* #b */}", "github", "A {/* #b */}", ["a--b-"]),
        ("# A {: #b}", "docusaurus", "A {: #b}", ["a--b"]),
        ("# A ![alt](i)", "docusaurus", "A alt", ["a-alt"]),
        ("# A {#b}", "github", "A {#b}", ["a-b"]),
    ],
)
def test_id_written_after_a_heading(source: str, dialect: Dialect, text: str, slugs: list[str]) -> None:
    page = parse(source, dialect=dialect)
    assert (page.headings[0].text, heading_anchors(page)) == (text, slugs)


@pytest.mark.parametrize(
    ("source", "dialect", "slugs"),
    [
        ("# A\n# A\n# A {#c}\n# A", "docusaurus", ["a", "a-1", "c", "a-2"]),
        ("# A\n# A {#a}\n# B", "docusaurus", ["a", "a", "b"]),
        ("# A\n# A\n# A_1\n# A_1", "mkdocs", ["a", "a_1", "a_2", "a_3"]),
        ("# A\n# B {#a}", "mkdocs", ["a_1", "a"]),
    ],
)
def test_equal_headings_have_different_anchors(source: str, dialect: Dialect, slugs: list[str]) -> None:
    assert heading_anchors(parse(source, dialect=dialect)) == slugs


@pytest.mark.parametrize(
    ("source", "dialect", "anchors"),
    [
        ("text", "github", set()),
        ("# A", "github", {"a", "user-content-a"}),
        ('<a name="x"></a>', "github", {"x", "user-content-x"}),
        ("# Top", "github", {"user-content-top"}),
        ('<a id="user-content-x"></a>', "github", {"user-content-x", "user-content-user-content-x"}),
        ('<a name="x"></a>', "docusaurus", {"x"}),
        ('t <b id="x&amp;y"> <b name="z">', "docusaurus", {"x&y"}),
        ('<div id="x"></div>\n\n|<a id="y">|\n|-|\n\n# <a id="z"></a>', "docusaurus", {"x", "y", "z", ""}),
        ('`<a id="x">`\n\n```\n<a id="x">\n```', "docusaurus", set()),
        ("[^N]\n\n[^N]: a", "github", {"fn-N", "fnref-N", "user-content-fn-N", "user-content-fnref-N"}),
        ("[^N]\n\n[^N]: a", "mkdocs", {"fn:N", "fnref:N"}),
        ("[^N]\n\n[^N]: a", "docusaurus", {"user-content-fn-n", "user-content-fnref-n"}),
        ("[](){#x} and\n{: #y }", "mkdocs", {"x", "y"}),
        ("[](){#x}", "github", set()),
        ("`{#x}`", "mkdocs", set()),
        ("```` `{#x} ````", "mkdocs", set()),
        ("text ````` ```` {#x} ```` `````", "mkdocs", set()),
        ("| A | B |\n|---|---|\n| a | `` ` {#x} `` |", "mkdocs", set()),
        ("`` ` [](){#x}", "mkdocs", {"x"}),
        ("\\`[](){#x}`", "mkdocs", {"x"}),
    ],
)
def test_page_has_the_anchors(source: str, dialect: Dialect, anchors: set[str]) -> None:
    found = anchors_of(parse(source, dialect=dialect))
    names = {prefix + name for name in {"", "top", *found, *anchors} for prefix in ("", "user-content-")}
    assert {name for name in names if name in found} == {"", "top"} | anchors


def test_facts_keep_links_and_definitions() -> None:
    page = parse("[t](u) [r]\n\n[r]: v\n", "a/b.md")
    kept = pickle.loads(pickle.dumps(facts(page)))
    assert (kept.path, kept.links, kept.definitions) == ("a/b.md", page.links, page.definitions)
