"""`mdlint format`."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

UGLY = "text\n| Model | Top-1 |\n|-|-:|\n| large | 84.8 |\n|small|81.25|\n"
ALIGNED = "text\n\n| Model | Top-1 |\n|-------|------:|\n| large |  84.8 |\n| small | 81.25 |\n"

STYLES = [
    (
        "aligned",
        "",
        "|漢字|B|\n|-|:-:|\n|x|long text|\n",
        "|漢字|    B    |\n|----|:-------:|\n|x   |long text|\n",
    ),
    (
        "aligned",
        "padding = 1\ndelimiter-padding = 1\n",
        "|a|b|\n|-|-|\n|x|long|\n",
        "| a   | b    |\n| --- | ---- |\n| x   | long |\n",
    ),
    (
        "aligned",
        'cell-align = "right"\n',
        "| A | B |\n|---|---|\n| 1 | 200 |\n",
        "| A | B   |\n|---|-----|\n| 1 | 200 |\n",
    ),
    ("aligned", 'width = "characters"\n', "| 漢字 |\n|------|\n| abc |\n", "| 漢字  |\n|-----|\n| abc |\n"),
    ("compact", "", "|  A |B  |\n|:---------|-------:|\n| 1||\n", "| A | B |\n| :-- | --: |\n| 1 | |\n"),
    ("tight", "", "|  A |B  |\n|:-------- |-------:|\n| 1||\n", "|A|B|\n|:--|--:|\n|1||\n"),
    ("tight", "aligned-delimiter = true\n", "| Model | B |\n|---|---|\n| 1 | 2 |\n", "|Model|B|\n|-----|---|\n|1|2|\n"),
    (
        "aligned",
        "max-width = 10\n",
        "| Model | B |\n|-------|---|\n| 1 | 2 |\n",
        "| Model | B |\n| --- | --- |\n| 1 | 2 |\n",
    ),
]

KEPT = [
    (
        "a table in a list",
        "- x\n\n  | A | B |\n  |-|-|\n  | 100 | 2 |\n",
        "- x\n\n  | A   | B |\n  |-----|---|\n  | 100 | 2 |\n",
    ),
    ("a table in a quote", "> | A |\n> |-|\n> | 100 |\n", "> | A   |\n> |-----|\n> | 100 |\n"),
    ("a table on the line of a list marker", "1. | A |\n   |-|\n   | 100 |\n", "1. | A   |\n   |-----|\n   | 100 |\n"),
    ("a table in a quote in a list", "- > | A |\n  > |-|\n  > | 100 |\n", "- > | A   |\n  > |-----|\n  > | 100 |\n"),
    (
        "an escaped pipe and code",
        "| A |\n|-|\n| `a\\|b` \\| c |\n",
        "| A           |\n|-------------|\n| `a\\|b` \\| c |\n",
    ),
    ("a row with too many cells", "| A |\n|-|\n| 100 | 2 |\n", "| A |\n|---|\n| 100 | 2 |\n"),
    ("tabs", "|\tA\t|\n|-|\n|\t100\t|\n", "| A   |\n|-----|\n| 100 |\n"),
]

UNCHANGED = [
    ("an HTML table", "<table><tr><td>a</td></tr>\n<tr><td>  b</td></tr></table>\n"),
    ("a table in code", "```\n|a|\n|-|\n|  b|\n```\n"),
    ("a silenced table", "<!-- mdlint-disable-next-table -->\n\n|  a|\n|---|\n| b |\n"),
    ("an aligned table", ALIGNED),
    ("a compact table", "| A | B |\n| --- | --- |\n| 100 | 2 |\n"),
    ("a tight table", "|A|B|\n|---|---|\n|100|2|\n"),
    ("no table", "text | text\n"),
]


def written(text: str, style: str = "") -> Path:
    Path("page.md").write_bytes(text.encode())
    if style:
        Path("mdlint.toml").write_text(f"[style]\n{style}", encoding="utf-8")
    return Path("page.md")


def test_a_page_is_set_and_a_second_run_changes_nothing(run: "Run") -> None:
    page = written(UGLY)
    assert run("format", "page.md") == (0, "", "1 page changed, 0 unchanged\n")
    assert page.read_text(encoding="utf-8") == ALIGNED
    assert run("format", "page.md") == (0, "", "0 pages changed, 1 unchanged\n")


@pytest.mark.parametrize(("columns", "more", "text", "expected"), STYLES)
def test_tables_are_set_in_the_style_of_the_configuration(
    run: "Run", columns: str, more: str, text: str, expected: str
) -> None:
    page = written(text, f'columns = "{columns}"\n{more}')
    run("format", ".")
    assert page.read_text(encoding="utf-8") == expected
    assert run("format", "--check", ".").status == 0


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case, id=name) for name, *case in KEPT])
def test_what_is_around_a_table_and_in_its_cells_stays(run: "Run", text: str, expected: str) -> None:
    page = written(text, 'columns = "aligned"\n')
    run("format", ".")
    assert page.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in UNCHANGED])
def test_a_page_without_a_defect_is_not_changed(run: "Run", text: str) -> None:
    page = written(text)
    assert run("format", "page.md") == (0, "", "0 pages changed, 1 unchanged\n")
    assert page.read_bytes() == text.encode()


def test_check_lists_the_pages_that_would_change(run: "Run") -> None:
    page = written(UGLY)
    Path("other.md").write_text(ALIGNED, encoding="utf-8")
    assert run("format", "--check", ".") == (1, "page.md\n", "1 page would change, 1 unchanged\n")
    assert page.read_text(encoding="utf-8") == UGLY
    assert run("format", "--check", "other.md").status == 0


def test_a_diff_is_printed(run: "Run") -> None:
    written("|A|\n|-|\n|100|\n")
    status, out, err = run("format", "--diff", "page.md")
    assert (status, err) == (1, "1 page would change, 0 unchanged\n")
    assert out == "--- page.md\n+++ page.md\n@@ -1,3 +1,3 @@\n |A|\n-|-|\n+|---|\n |100|\n"


def test_the_standard_input_is_printed(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(UGLY.encode())))
    assert run("format", "--quiet", "-") == (0, ALIGNED, "")


def test_a_page_that_cannot_be_read_is_an_error(run: "Run") -> None:
    Path("page.md").write_bytes(b"a\xff")
    assert run("format", "page.md") == (
        2,
        "",
        "error: page.md: not UTF-8: the byte 0xff\n0 pages changed, 1 unchanged\n",
    )


@pytest.mark.parametrize("columns", ["aligned", "compact", "tight"])
@pytest.mark.parametrize("row", ["|", "  |  ", "| |"])
def test_a_row_that_is_nothing_but_a_pipe_stays_a_row(run: "Run", columns: str, row: str) -> None:
    Path("mdlint.toml").write_text(
        f'dialect = "mkdocs"\n[style]\ncolumns = "{columns}"\npipes = "leading-and-trailing"\n', encoding="utf-8"
    )
    page = written(f"|A|B|\n|-|-|\n|a|b|\n{row}\n")
    assert run("format", "page.md").status == 0
    *_, last = page.read_text(encoding="utf-8").splitlines()
    assert set(last.strip()) <= {"|", " "}
    assert last.count("|") == 2
    assert run("format", "--check", "page.md").status == 0


def test_neither_schemas_nor_rules_that_are_off_matter(run: "Run") -> None:
    page = written(UGLY, 'columns = "aligned"\n[rules]\ncolumn-style = "off"\n[[tables]]\nschema = "none.json"\n')
    assert run("format", "--quiet", ".") == (0, "", "")
    assert page.read_text(encoding="utf-8") == ALIGNED


def test_of_settings_that_contradict_each_other_one_is_left_out(run: "Run") -> None:
    page = written("text\n|a|b|\n|-|-|\n", 'columns = "compact"\npadding = 3\n')
    assert run("format", "page.md") == (
        0,
        "",
        "note: page.md: no fixes of cell-padding, since they contradict other fixes\n1 page changed, 0 unchanged\n",
    )
    assert page.read_text(encoding="utf-8") == "text\n\n| a | b |\n| --- | --- |\n"
    assert run("format", "page.md").err.endswith("\n0 pages changed, 1 unchanged\n")


@pytest.mark.parametrize("text", ["  A |\n  |---|\n&#124;|\n", "   {a}  |\n |\t---\t|\n |\t&#124;\t|\n"])
def test_a_contradiction_that_other_fixes_end_is_tried_again(run: "Run", text: str) -> None:
    """Once the rows are without indentation, and the outer pipes alike, the columns can be aligned."""
    page = written(text, 'columns = "aligned"\n')
    run("format", ".")
    once = page.read_bytes()
    assert run("format", "--check", ".").status == 0
    run("format", ".")
    assert page.read_bytes() == once
