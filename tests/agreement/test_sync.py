"""`mdlint sync`: the values of data files are written into the cells that differ, in the notation of the table."""

from pathlib import Path
from typing import Any

import pytest
from agreements import checked, write_files, write_schema

from mdlint.cli import main

COLUMNS: dict[str, Any] = {
    "Model": {"type": "string"},
    "Top-1": {"type": ["number", "null"], "bestMarked": "maximum"},
    "Params (M)": {"type": ["number", "null"]},
    "Open": {"type": "string"},
}
SOURCE = {
    "file": "results.csv",
    "key": {"Model": "model"},
    "values": {
        "Top-1": "top1",
        "Params (M)": {"field": "params", "scale": 1e-6},
        "Open": {"field": "open", "aliases": {"Yes": "true", "No": "false"}},
    },
}
CSV = "model,top1,params,open\ntiny,79.251,5717416,true\nbase,83.804,1231632000,false\nhuge,88.125,632000000,true\n"

pytestmark = pytest.mark.usefixtures("folder")


def write(page: str, **keywords: Any) -> None:  # noqa: ANN401  any JSON
    write_schema(COLUMNS, source=SOURCE, **keywords)
    write_files({"results.csv": CSV, "a.md": page})


def synced(page: str, *options: str, status: int = 0, **keywords: Any) -> str:  # noqa: ANN401  any JSON
    """Return a page after a run of the command."""
    write(page, **keywords)
    assert main(["sync", "-q", *options]) == status
    return Path("a.md").read_text(encoding="utf-8")


def differing(before: str, after: str) -> list[tuple[str, str]]:
    """Return the lines of a page that differ."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(old, new) for old, new in pairs if old != new]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| tiny | 79.2 |", "| tiny | 79.3 |"),
        ("| tiny | 80 |", "| tiny | 79 |"),
        ("| tiny | **79.22** |", "| tiny | **79.25** |"),
        ("| tiny | <b>79.22</b>, ours |", None),
        ("| tiny | [79.22](x) |", "| tiny | [79.25](x) |"),
        # Which of the two is the value is for a human to see.
        ("| tiny | [79.22](79.22.md) |", None),
        ("| tiny | `79.22` |", "| tiny | `79.25` |"),
        # A cell that agrees, a value that is missing, a row that the file lacks.
        ("| tiny | 79.25 |", None),
        ("| tiny | - |", None),
        ("| none | 79.22 |", None),
    ],
)
def test_a_cell_of_one_row(row: str, expected: str | None) -> None:
    page = f"| Model | Top-1 |\n|:--|--:|\n{row}\n"
    write(page)
    main(["sync", "-q"])
    assert Path("a.md").read_text().splitlines()[2] == (expected or row)


@pytest.mark.parametrize("cell", ["(79.22)", "79.22 (v2)", "79.22*", "v2: 79.22"])
def test_the_notes_of_a_column_without_plain_numbers_are_not_lost(cell: str) -> None:
    page = f"| Model | Top-1 |\n|:--|--:|\n| tiny | {cell} |\n"
    assert synced(page, status=1) == page


@pytest.mark.parametrize("value", ["1e30", "1e400", "-1e400", "1" + "0" * 400])
@pytest.mark.parametrize("name", ["results.csv", "results.json"])
def test_a_number_that_is_too_large_is_not_written(name: str, value: str) -> None:
    page = "| Model | Top-1 |\n|:--|--:|\n| tiny | 79.22 |\n"
    text = f"model,top1\ntiny,{value}\n" if name.endswith("csv") else f'[{{"model": "tiny", "top1": {value}}}]'
    source = {"file": name, "key": {"Model": "model"}, "values": {"Top-1": "top1"}}
    write_schema({name: COLUMNS[name] for name in ("Model", "Top-1")}, source=source)
    write_files({name: text, "a.md": page})
    assert main(["check", "-q", "--select", "source-mismatch"]) == 1
    assert main(["sync", "-q"]) == 1
    assert Path("a.md").read_text() == page


@pytest.mark.parametrize("value", ["1e307", "1" + "0" * 307])
def test_a_number_that_is_too_large_when_it_is_multiplied_is_not_written(value: str) -> None:
    page = "| Model | Top-1 |\n|:--|--:|\n| tiny | 79.22 |\n"
    source = {"file": "a.json", "key": {"Model": "model"}, "values": {"Top-1": {"field": "top1", "scale": 100}}}
    write_schema({name: COLUMNS[name] for name in ("Model", "Top-1")}, source=source)
    write_files({"a.json": f'[{{"model": "tiny", "top1": {value}}}]', "a.md": page})
    assert main(["sync", "-q"]) == 1
    assert Path("a.md").read_text() == page


def test_a_selected_number_that_is_too_large_is_a_mistake_in_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    page = "| Model | Top-1 |\n|:--|--:|\n| tiny | 79.22 |\n"
    write_schema(COLUMNS, source={**SOURCE, "select": {"top1": 10**400}})
    write_files({"results.csv": CSV, "a.md": page})
    assert main(["check", "-q"]) == 2
    assert "table.schema.json" in capsys.readouterr().err


def test_all_else_stays_as_it_is() -> None:
    page = (
        "# A\r\n\r\nText 79.22.\r\n\r\n> Model | Params (M) | Note | Open\r\n> --|--|--|--\r\n"
        "> base | 1,200.0 | 1,200.0 *x* | Yes\r\n> tiny | 5.7 | | Yes\r\n\r\nno end"
    )
    write_schema(COLUMNS, source=SOURCE)
    Path("results.csv").write_text(CSV)
    Path("a.md").write_bytes(page.encode())
    assert main(["sync", "-q"]) == 0
    # The cell of Open is `false` in the file, which the column writes as `No`.
    expected = page.replace("| 1,200.0 | 1,200.0 *x* | Yes", "| 1,231.6 | 1,200.0 *x* | No")
    assert Path("a.md").read_bytes() == expected.encode()


ALIGNED = """\
| Model | Top-1     | Params (M) | Open |
|:------|----------:|-----------:|:-----|
| base  | **84.80** |    1,231.6 | No   |
| tiny  |     79.22 |        5.7 | Yes  |
| huge  |     88.1  |      632.0 | Yes  |
"""


def test_pipes_stay_in_place_and_the_mark_moves_with_the_best() -> None:
    after = synced(ALIGNED)
    assert differing(ALIGNED, after) == [
        ("| base  | **84.80** |    1,231.6 | No   |", "| base  |     83.80 |    1,231.6 | No   |"),
        ("| tiny  |     79.22 |        5.7 | Yes  |", "| tiny  |     79.25 |        5.7 | Yes  |"),
        ("| huge  |     88.1  |      632.0 | Yes  |", "| huge  | **88.1**  |      632.0 | Yes  |"),
    ]


def test_what_is_written_passes_the_check_and_stays() -> None:
    once = synced(ALIGNED, "--sort", sortedBy=[{"column": "Top-1", "order": "descending"}])
    assert [line[2:6] for line in once.splitlines()[2:]] == ["huge", "base", "tiny"]
    assert checked() == []
    assert main(["sync", "-q", "--sort", "--check"]) == 0


def test_rows_stay_in_their_order_without_sort() -> None:
    after = synced(ALIGNED, sortedBy=[{"column": "Top-1", "order": "descending"}])
    assert [line[2:6] for line in after.splitlines()[2:]] == ["base", "tiny", "huge"]


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_check_and_diff_write_nothing_and_have_the_exit_status_1(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert synced(ALIGNED, option, status=1) == ALIGNED
    written = capsys.readouterr().out
    assert written == "a.md\n" if option == "--check" else "+| tiny  |     79.25 |" in written


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_nothing_to_write(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = "| Model | Top-1 |\n|---|---|\n| tiny | 79.3 |\n"
    assert synced(page, option) == page
    assert capsys.readouterr().out == ""


COMPLETE = {**SOURCE, "complete": True}


def with_rows(page: str, csv: str = CSV, source: object = COMPLETE, status: int = 0) -> str:
    write_schema(COLUMNS, source=source)
    write_files({"results.csv": csv, "a.md": page})
    assert main(["sync", "-q", "--add-rows"]) == status
    return Path("a.md").read_text(encoding="utf-8")


def test_rows_are_added_in_the_notation_and_the_width_of_the_table() -> None:
    page = (
        "| Note | Model | Params (M) | Top-1     | Open |\n|:-----|:------|-----------:|----------:|:-----|\n"
        "| a    | tiny  |        5.7 | **79.25** | Yes  |\n\nEnd\n"
    )
    lines = page.splitlines()
    assert with_rows(page).splitlines() == [
        *lines[:2],
        # The mark moves to the best of all rows, the last. In the middle between two numbers, the even one is written.
        "| a    | tiny  |        5.7 |     79.25 | Yes  |",
        "|      | base  |     1231.6 |     83.80 | No   |",
        "|      | huge  |      632.0 | **88.12** | Yes  |",
        *lines[3:],
    ]
    assert checked() == []


def test_a_new_number_is_written_like_a_cell_of_its_sign() -> None:
    page = "| Model | Top-1 |\n|---|---|\n| low | −2.50 |\n| tiny | 7.25 |\n"
    rows = "low,-2.5,1,true\ntiny,7.25,1,true\nbase,-1.5,1,true\nhuge,7,1,true\n"
    assert with_rows(page, "model,top1,params,open\n" + rows) == f"{page}| base | −1.50 |\n| huge | 7.00 |\n"


@pytest.mark.parametrize(
    ("page", "source"),
    [
        # In a list or a quote, a row needs more than its text.
        ("> | Model |\n> |---|\n> | tiny |\n", COMPLETE),
        ("- | Model |\n  |---|\n  | tiny |\n", COMPLETE),
        # The key is a part of the cell.
        ("| Model |\n|---|\n| tiny |\n", {**COMPLETE, "key": {"Model": {"field": "model", "pattern": "\\w+"}}}),
    ],
)
def test_rows_that_cannot_be_written_are_left(page: str, source: object) -> None:
    assert with_rows(page, source=source, status=1) == page


def test_a_name_that_may_be_markup_is_not_written() -> None:
    page = "| Model |\n|---|\n| tiny |\n"
    assert with_rows(page, "model,top1,params,open\ntiny,1,1,true\n<b>*x*|y,1,1,true\n", status=1) == page


def test_a_table_of_no_rows_gets_rows() -> None:
    assert with_rows("| Model | Open |\n|---|---|") == (
        "| Model | Open |\n|---|---|\n| tiny | Yes |\n| base | No |\n| huge | Yes |"
    )


def test_rows_are_added_only_if_asked_for_and_if_the_table_is_to_be_complete() -> None:
    page = "| Model |\n|---|\n| tiny |\n"
    assert with_rows(page, source=SOURCE) == page
    assert synced(page) == page


def test_tables_without_a_source_do_not_change() -> None:
    page = (
        f"{ALIGNED}\n<!-- mdlint-schema: other.schema.json -->\n\n| Top-1 | N |\n|---|---|\n| **1** | a |\n| 2 | b |\n"
    )
    write(page)
    items = '{"properties": {"Top-1": {"type": "number", "bestMarked": "maximum"}}}'
    Path("other.schema.json").write_text(f'{{"$schema": "urn:mdlint:table:v1", "type": "array", "items": {items}}}')
    main(["sync", "-q"])
    assert Path("a.md").read_text().splitlines()[5:] == page.splitlines()[5:]


def test_a_comment_keeps_a_table_as_it_is() -> None:
    page = f"<!-- mdlint-disable-next-table source-mismatch, best-not-marked: of 2023 -->\n\n{ALIGNED}"
    assert synced(page) == page


def test_a_cell_that_cannot_be_rewritten_is_named_and_the_exit_status_is_1(capsys: pytest.CaptureFixture[str]) -> None:
    write("<table><tr><th>Model</th><th>Top-1</th></tr><tr><td>tiny</td><td>79.22</td></tr></table>\n")
    assert main(["sync"]) == 1
    assert "note: a.md:1:66: Top-1 79.22 is not 79.251 of results.csv, line 2; it is left as it is" in (
        capsys.readouterr().err
    )


def test_a_file_that_cannot_be_read_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    write(ALIGNED)
    Path("results.csv").unlink()
    assert main(["sync", "-q"]) == 2
    assert capsys.readouterr().err == "error: a.md:1: results.csv: can't be read: No such file or directory\n"
    assert Path("a.md").read_text() == ALIGNED


def test_check_and_diff_contradict_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    write(ALIGNED)
    assert main(["sync", "--check", "--diff"]) == 2
    assert "contradict" in capsys.readouterr().err
