"""The text of a cell that a reader sees: one fact a line."""

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
        # A letter is raised only after a number: there it is a mark, not a unit.
        ("84.8<sup>a</sup>", "84.8ᵃ"),
        ("**84.8%** <sup>b</sup>", "84.8% ᵇ"),
        ("84.8<sup>ab</sup>", "84.8ab"),
        ("84.8<sup>A</sup>", "84.8A"),
        ("AP<sup>b</sup>", "APb"),
        ("AP50<sup>b</sup>", "AP50b"),
        ("~~84.1~~ 84.8", "84.1 84.8"),
        ("<s>84.1</s> 84.8", "84.1 84.8"),
        ("84.8<sup>[1](u)</sup>", "84.8¹"),
        ("H<sub>2</sub>O", "H2O"),
        ("mAP<sup>val<br>50-95", "mAPval 50-95"),
        ("84.8[^1]", "84.8¹"),
        ("a[^note] b[^1]", "a¹ b²"),
        ("84.8[^nowhere]", "84.8[^nowhere]"),
        ("&lt;1 &amp; &#124; &plusmn;2", "<1 & | ±2"),
        # An entity needs its whole name and a semicolon (CommonMark §6.2).
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
def test_front_matter_is_skipped_only_if_it_is_valid(front_matter: str, tables: int) -> None:
    assert len(parse(front_matter + "\n|a|\n|-|\n").tables) == tables


def test_emphasis_is_read_up_to_a_hundred_delimiter_runs() -> None:
    assert cell("*a* " * 50).text == " ".join(["a"] * 50)
    assert cell("*a* " * 51).text == " ".join(["*a*"] * 51)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("84.8", ()),
        ("84.8 85.0", ()),
        ("84.8<br>85.0", ("84.8", "85.0")),
        ("**84.8**<br/>_85.0_ <BR > `86`", ("84.8", "85.0", "86")),
        ("**84.8<br>85.0**", ("84.8", "85.0")),
        ("84.8<br><br>85.0", ("84.8", "", "85.0")),
        # Blank lines at the start and end are not shown.
        ("84.8<br>", ()),
        ("<br>84.8<br>85.0<br>", ("84.8", "85.0")),
        ("`84.8<br>85.0`", ()),
        ("~~84.1~~<br>84.8", ("84.1", "84.8")),
    ],
)
def test_a_tag_for_a_break_divides_a_cell_into_lines(source: str, lines: tuple[str, ...]) -> None:
    assert cell(source).lines == lines


@pytest.mark.parametrize(
    ("source", "unstruck"),
    [
        ("84.8", None),
        ("~~~84.1~~~ 84.8", None),
        ("84.1~ 84.8", None),
        ("`~~84.1~~` 84.8", None),
        ("~~84.1~~ 84.8", ("84.8",)),
        ("~84.1~ 84.8", ("84.8",)),
        ("84.8 <s>84.1</s>", ("84.8",)),
        ("<del>84.1</del> <strike>84.3</strike> **84.8**", ("84.8",)),
        ("**~~84.1~~** 84.8", ("84.8",)),
        ("~~84.1 **84.3**~~ 84.8", ("84.8",)),
        ("<s>84.1 <s>84.2</s> 84.3</s> 84.8", ("84.8",)),
        ("84.8</s>", None),
        # Text that is struck out leaves a space.
        ("1~~2~~3", ("1 3",)),
        ("~~84.1~~", ("",)),
        ("84.8 <s>84.1", ("84.8",)),
        ("~~84.1~~<br>84.8<br>85.0", ("84.8", "85.0")),
        ("84.8<br>~~84.9~~ 85.0", ("84.8", "85.0")),
    ],
)
def test_struck_out_text_is_known(source: str, unstruck: tuple[str, ...] | None) -> None:
    assert cell(source).unstruck == unstruck


@pytest.mark.parametrize(
    ("source", "settings"),
    [
        ("84.8", ""),
        ("**84.8**", "bold"),
        ("__84.8__ *", "bold"),
        ("***84.8***", "bold"),
        ("<b>84.8</b>", "bold"),
        ("<strong>84.8</strong>[^1]", "bold"),
        ("**84.8**<sup>a</sup>", "bold"),
        ("**84.8**<br>", "bold"),
        ("[**84.8**](u)", "bold"),
        ("<u>84.8</u>", "underlined"),
        ("<ins>84.8</ins>†", "underlined"),
        ("**<u>84.8</u>**", "bold underlined"),
        ("<u>**84.8**</u>", "bold underlined"),
        ("*<u>84.8</u>*", "underlined"),
        ("**`84.8`**", "bold code"),
        ("`84.8`", "code"),
        ("**84.8** ms", ""),
        ("a **84.8**", ""),
        ("**84.8** **85**", ""),
        ("<u>84.8</u> <u>85</u>", ""),
        ("<em>84.8</em>", ""),
        ("", ""),
    ],
)
def test_the_style_of_a_whole_cell(source: str, settings: str) -> None:
    read = cell(source)
    assert " ".join(name for name in ("bold", "code", "underlined") if getattr(read, name)) == " ".join(
        sorted(settings.split(), key=["bold", "code", "underlined"].index)
    )


def html_cell(content: str) -> Cell:
    page = parse(f"<table><tr><th>a</th></tr><tr><td>{content}</td></tr></table>\n")
    return page.tables[0].rows[0].cells[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("84.8<br>85.0", {"text": "84.8 85.0", "lines": ("84.8", "85.0")}),
        ("<b>84.8</b><br/>", {"text": "84.8", "bold": True}),
        ("<del>84.1</del> 84.8", {"text": "84.1 84.8", "unstruck": ("84.8",)}),
        ("<u>84.8</u>*", {"text": "84.8*", "underlined": True}),
        ("84.8<sup>a</sup>", {"text": "84.8ᵃ"}),
        (
            "\n\n**84.8**<br>~~85~~ 85.1\n\n",
            {"text": "84.8 85 85.1", "lines": ("84.8", "85 85.1"), "unstruck": ("84.8", "85.1")},
        ),
    ],
)
def test_an_html_cell_has_the_same_facts(content: str, expected: dict[str, object]) -> None:
    read = html_cell(content)
    fields: dict[str, object] = {"text": "", "bold": False, "underlined": False, "lines": (), "unstruck": None}
    assert {name: getattr(read, name) for name in fields} == fields | expected


@pytest.mark.parametrize("cell", ['<a name="x">[t](u)', '<a href="x">[t](u)</a>', "<a>b [t][]"])
def test_a_link_in_an_anchor_tag_is_a_link(cell: str) -> None:
    page = parse(f"| A | B |\n|---|---|\n| {cell} | 1 |\n\n[t]: u\n")
    assert page.tables[0].rows[0].cells[0].text in ("t", "b t")
    assert "u" in [link.target for link in page.links]
