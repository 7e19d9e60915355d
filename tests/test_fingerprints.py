"""A fingerprint is about what a finding is about: edits elsewhere on the page leave it as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tables import span_of

from mdlint.config import Config
from mdlint.discover import Source
from mdlint.files.utf8 import checksum_of
from mdlint.fingerprints import Fingerprint, page_fingerprints
from mdlint.markdown import parse
from mdlint.model import Diagnostic, Page, Severity, Span
from mdlint.page_lines import RereadPages
from mdlint.page_reader import PageReader

PAGE = """\
# Models

## ImageNet

See [the paper](paper.md) and [the code](code.md).

| Model | Size | Top-1 |
|-------|------|-------|
| vit   | 224  | 848.0 |
| swin  | 224  | 83.0  |
| mae   |      | 85.0  |

## COCO

| Model | AP   |
|-------|------|
| vit   | 48.0 |
"""


def finding(page: Page, span: Span, message: str = "a message", rule: str = "out-of-range") -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, page.path, span, message)


def fingerprint(text: str, place: str, occurrence: int = 1) -> Fingerprint:
    """Return the fingerprint of a finding at an occurrence of a text on a page."""
    page = parse(text)._replace(path="page.md")
    (only,) = page_fingerprints(page, [finding(page, span_of(page, place, occurrence))])
    return only


def test_a_finding_in_a_cell() -> None:
    assert fingerprint(PAGE, "848.0") == Fingerprint(
        "page.md", "out-of-range", "Models > ImageNet", "Model | Size | Top-1", ("Model",), ("vit",), "Top-1", ""
    )


def test_a_finding_in_a_header() -> None:
    found = fingerprint(PAGE, "Size")
    assert (found.header, found.key, found.row, found.column) == ("Model | Size | Top-1", None, None, "Size")


def test_a_finding_about_a_row_as_a_whole_has_the_names_in_its_message() -> None:
    page = parse(PAGE)
    row = page.tables[0].rows[1].span
    header = page.tables[0].header.span
    found = page_fingerprints(
        page, [finding(page, row, '"Top-5" is missing'), finding(page, header, 'column "Top-5" is missing')]
    )
    assert [(each.row, each.column, each.text) for each in found] == [(("swin",), "", '"Top-5"'), (None, "", '"Top-5"')]


def test_a_part_of_a_cell_is_in_the_fingerprint() -> None:
    found = fingerprint("| Model |\n|---|\n| vit_larg_p16 |\n", "larg")
    assert (found.row, found.column, found.text) == (("vit_larg_p16",), "Model", "larg")


def test_a_link_outside_of_tables() -> None:
    found = fingerprint(PAGE, "[the code](code.md)")
    assert found[2:] == ("Models > ImageNet", "", None, None, "", "[the code](code.md)", 1)


def test_several_lines_outside_of_tables_are_named_by_the_first() -> None:
    page = parse("a  b\nc\n")
    (found,) = page_fingerprints(page, [finding(page, Span(1, 1, 2, 2))])
    assert found.text == "a b"


def test_a_row_without_a_name_is_named_by_its_text() -> None:
    found = fingerprint("| Top-1 | Top-5 |\n|---|---|\n| 84.8 | 97.1 |\n| 83.0 | 96.0 |\n", "97.1")
    assert (found.key, found.row) == ((), ("84.8 | 97.1",))


def test_a_row_whose_name_is_blank_is_named_by_its_text() -> None:
    found = fingerprint("| Model | Top-1 |\n|---|---|\n| vit | 84.8 |\n| | 83.0 |\n", "83.0")
    assert (found.key, found.row) == ((), ("| 83.0",))


def test_a_finding_about_the_style_of_a_table_is_not_about_a_row() -> None:
    page = parse(PAGE)
    in_cell = finding(page, span_of(page, "848.0"), rule="column-style")
    in_header = finding(page, span_of(page, "Size"), rule="header-case")
    found = page_fingerprints(page, [in_cell, in_header])
    assert [(each.header, each.row, each.column) for each in found] == [
        ("Model | Size | Top-1", None, ""),
        ("Model | Size | Top-1", None, "Size"),
    ]


def test_equal_findings_are_counted() -> None:
    page = parse("| Model | Top-1 |\n|---|---|\n| vit | 848 |\n| vit | 848 |\n| swin | 848 |\n")
    found = page_fingerprints(page, [finding(page, span_of(page, "848", number)) for number in (1, 2, 3)])
    assert [(each.row, each.number) for each in found] == [(("vit",), 1), (("vit",), 2), (("swin",), 1)]
    assert len({each.digest for each in found}) == 3


def test_a_page_that_is_not_there_leaves_the_message() -> None:
    page = parse("x")
    (found,) = page_fingerprints(None, [finding(page, Span(1, 1, 1, 1), "can't be  read")])
    assert found[2:] == ("", "", None, None, "", "can't be read", 1)


def test_a_long_text_is_cut_and_still_differs() -> None:
    one, other = (fingerprint(f"{'x' * 500}{end}\n", "x" * 500 + end) for end in "ab")
    assert one.text != other.text
    assert len(one.text) <= 120


def test_one_column_without_outer_pipes_is_a_cell() -> None:
    found = fingerprint("Model |\n-|\nvit\nswin\n", "swin")
    assert (found.row, found.column) == (("swin",), "Model")


def replaced(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edit


EDITS = [
    ("a paragraph above", replaced("## ImageNet\n", "## ImageNet\n\nA paragraph.\n")),
    ("a section above", replaced("## ImageNet", "## Other\n\ntext\n\n## ImageNet")),
    ("another table above", replaced("## ImageNet", "## Other\n\n| A |\n|---|\n| x |\n\n## ImageNet")),
    ("a row above", replaced("| vit   | 224  |", "| deit | 224 | 81.0 |\n| vit   | 224  |")),
    ("a row removed", replaced("| swin  | 224  | 83.0  |\n", "")),
    ("a row with the same size and value", replaced("| swin", "| beit | 224 | 848.0 |\n| swin")),
    ("other values in other rows", replaced("83.0", "83.1")),
    ("another value in another column of the row", replaced("| vit   | 224", "| vit   | 384")),
    ("columns that are aligned in another way", replaced("| vit   | 224  | 848.0 |", "|  vit|  224|848.0      |")),
    ("no outer pipes", replaced("| vit   | 224  | 848.0 |", "vit   | 224  | 848.0")),
    ("the end of a line", replaced("\n", "\r\n")),
    ("a duplicate of another row", replaced("| swin  | 224  | 83.0  |\n", "| swin  | 224  | 83.0  |\n" * 2)),
]


@pytest.mark.parametrize("edit", [edit for _, edit in EDITS], ids=[name for name, _ in EDITS])
def test_an_edit_elsewhere_changes_nothing(edit: Callable[[str], str]) -> None:
    assert fingerprint(edit(PAGE), "848.0") == fingerprint(PAGE, "848.0")


OTHERS = [
    ("another row", PAGE, "83.0"),
    ("another column", PAGE, "224"),
    ("a table with the same model in another section", PAGE, "48.0 |\n".strip("\n")),
    ("a row of another name", PAGE.replace("| vit   | 224  |", "| vit-b | 224  |"), "848.0"),
    ("another section", PAGE.replace("ImageNet", "ImageNet-1k"), "848.0"),
]


@pytest.mark.parametrize(("text", "place"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_another_finding_has_another_fingerprint(text: str, place: str) -> None:
    assert fingerprint(text, place) != fingerprint(PAGE, "848.0")


def test_the_key_may_be_chosen() -> None:
    page = parse(PAGE)
    (found,) = page_fingerprints(page, [finding(page, span_of(page, "848.0"))], lambda *_: ("Size", "Model"))
    assert (found.key, found.row) == (("Size", "Model"), ("224", "vit"))


HTML = """\
<table>
<tr><th>Task</th><th>Model</th><th>AP</th></tr>
<tr><td rowspan="2">seg</td><td>vit</td><td>1</td></tr>
<tr><td>swin</td><td>200</td></tr>
</table>
"""


def test_an_html_table_with_cells_over_several_rows() -> None:
    found = fingerprint(HTML, "200")
    assert (found.key, found.row, found.column) == (("Model",), ("swin",), "AP")


def test_a_table_in_a_list_in_a_quote() -> None:
    text = "> - # H\n>\n>   | Model | Top-1 |\n>   |---|---|\n>   | vit | 848 |\n"
    found = fingerprint(text, "848")
    assert (found.header, found.row, found.column) == ("Model | Top-1", ("vit",), "Top-1")


def test_pages_of_a_report_are_read_again(folder: Path) -> None:
    (folder / "page.md").write_text(PAGE, newline="")
    source = Source("page.md", Config(folder))
    page = parse(PAGE)._replace(path="page.md")
    found = finding(page, span_of(page, "848.0"))
    known = checksum_of(PAGE.encode())

    def reread() -> Fingerprint:
        return page_fingerprints(RereadPages([(source, known)], PageReader()).get("page.md"), [found])[0]

    assert reread().row == ("vit",)
    (folder / "page.md").write_text(PAGE + "more\n", newline="")
    assert reread().text == "a message"


def test_a_cell_beyond_the_header_has_a_number() -> None:
    assert fingerprint("| Model |\n|---|\n| vit | 84.8 | 97.1 |\n", "97.1").column == "column 3"
