"""What a reader sees of a cell, one fact a line."""

import pytest

from mdlint.markdown import parse
from mdlint.model import Cell


def cell(source: str) -> Cell:
    page = parse(f"|a|\n|-|\n|{source}|\n\n[^1]: one\n[^note]: two\n\n[r]: /u\n")
    return page.tables[0].rows[0].cells[0]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain", "plain"),
        ("vit_base_patch16_224.naver_in1k", "vit_base_patch16_224.naver_in1k"),
        ("_a_ and __b__", "a and b"),
        ("**a** *b*", "a b"),
        ("`a_b` ``c`d``", "a_b c`d"),
        ("`a\\|b`", "a|b"),
        ("a\\|b", "a|b"),
        ("a\\\\|b", "a|b"),
        ("\\*a\\*", "*a*"),
        ("[a *b*](u)", "a b"),
        ("[r]", "r"),
        ("[unknown]", "[unknown]"),
        ("![alt](u)", "alt"),
        ("a<br>b", "a b"),
        ("a<br/>b<BR >c", "a b c"),
        ("<b>a</b><!-- c -->", "a"),
        ('<img src="u" alt="alt">', "alt"),
        ("<img src=u alt=alt>", "alt"),
        ('<img data-alt="no" title="alt=no" src=u>', ""),
        ('<IMG title="a > b" ALT = "x &gt; y" alt="z">', "x > y"),
        ("10<sup>3</sup>", "10³"),
        ("84.8<sup>[1](u)</sup>", "84.8¹"),
        ("H<sub>2</sub>O", "H2O"),
        ("mAP<sup>val<br>50-95", "mAPval 50-95"),
        ("84.8[^1]", "84.8¹"),
        ("a[^note] b[^1]", "a¹ b²"),
        ("84.8[^nowhere]", "84.8[^nowhere]"),
        ("&lt;1 &amp; &#124; &plusmn;2", "<1 & | ±2"),
        # An entity is all of its name (CommonMark §6.2).
        ("&timestamp; &copy &notit;", "&timestamp; &copy &notit;"),
        ("~~old~~ new", "old new"),
        ("~one~", "one"),
        ("~12", "~12"),
        ("~12 ~ 15", "~12 ~ 15"),
        ("a  b\tc", "a b c"),
        ("79.9*", "79.9*"),
        ("<https://e.org>", "https://e.org"),
        ("[<https://e.org>](u)", "https://e.org"),
        ("**https://e.org** _http://a.b_", "https://e.org http://a.b"),
        ("[](u)", ""),
        ("**[](u)**", ""),
        ("a\x00b", "a\ufffdb"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_cell_reads(source: str, text: str) -> None:
    assert cell(source).text == text


@pytest.mark.parametrize(
    ("source", "bold", "code"),
    [
        ("**a**", True, False),
        ("__a__", True, False),
        ("***a***", True, False),
        ("**[a](u)**", True, False),
        ("[**a**](u)", True, False),
        ("**a**[^1]", True, False),
        ("**a** b", False, False),
        ("a **b**", False, False),
        ("`a`", False, True),
        ("`a`\\*", False, True),
        ("`a` b", False, False),
        ("[`a`](u)", False, True),
        ("a", False, False),
    ],
)
def test_cell_is_bold_or_code(source: str, bold: bool, code: bool) -> None:
    assert (cell(source).bold, cell(source).code) == (bold, code)


@pytest.mark.parametrize(
    ("front_matter", "tables"),
    [
        ("---\ntitle: a|b\nlist:\n  - x\n# c\n...\n", 1),
        ("---\ntitle: x\n---\n", 1),
        ("+++\ntitle = 'x'\n[params]\n+++\n", 1),
        ("---\n|x|\n|-|\n---\n", 2),
        ("---\nsome text\n---\n", 1),
        ("---\nopen: never closed\n", 1),
    ],
)
def test_front_matter_is_skipped_only_if_it_reads_as_such(front_matter: str, tables: int) -> None:
    assert len(parse(front_matter + "\n|a|\n|-|\n").tables) == tables


def test_emphasis_is_read_up_to_a_hundred_delimiter_runs() -> None:
    assert cell("*a* " * 50).text == " ".join(["a"] * 50)
    assert cell("*a* " * 51).text == " ".join(["*a*"] * 51)
