"""`mdlint infer`: what it prints, and pages of all kinds."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from proposed import rows

if TYPE_CHECKING:
    from conftest import Run

NUMBERS = [f"{70 + number % 17 + number / 100:.2f}" for number in range(25)]
PAGE = rows("Name | Size", ((f"n{number}x", text) for number, text in enumerate(NUMBERS)))
SLIP = PAGE.replace("| 77.07 |", "| 77.O7 |")


def test_a_suspect_is_listed_and_then_found(run: "Run", folder: Path) -> None:
    (folder / "page.md").write_text(SLIP)
    message = 'page.md:10:9: wrong-type  Size "77.O7" is not a number'
    assert f"  suspect: {message}\n" in run("infer").out
    assert run("infer", "--write").status == 0
    assert run("check", "--format", "concise").out.startswith(message.replace(": wrong", ": error wrong"))


@pytest.mark.parametrize(
    "written",
    [
        PAGE.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + PAGE.encode(),
        PAGE.rstrip("\n").encode(),
        "".join(f"> {line}\n" for line in PAGE.splitlines()).encode(),
        "".join(f"  {line}\n" if number else f"- {line}\n" for number, line in enumerate(PAGE.splitlines())).encode(),
    ],
)
def test_pages_in_any_form(run: "Run", folder: Path, written: bytes) -> None:
    (folder / "page.md").write_bytes(written)
    assert run("infer").out.startswith("1 table in 1 page: 1 schema, 0 families without one")
    assert run("infer", "--write").status == 0
    assert run("check").status == 0
    assert (folder / "page.md").read_bytes() == written


def test_a_table_in_html(run: "Run", folder: Path) -> None:
    cells = "".join(f"<tr><td>n{number}x</td><td>{text}</td></tr>\n" for number, text in enumerate(NUMBERS))
    (folder / "page.md").write_text(f"<table>\n<tr><th>Name</th><th>Size</th></tr>\n{cells}</table>\n")
    assert run("infer").out.startswith("1 table in 1 page: 1 schema")


def test_a_notebook(run: "Run", folder: Path) -> None:
    cell = {"cell_type": "markdown", "metadata": {}, "source": SLIP}
    document = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "page.ipynb").write_text(json.dumps(document))
    assert 'suspect: page.ipynb:cell 1:10:9: wrong-type  Size "77.O7" is not a number' in run("infer").out


@pytest.mark.parametrize("text", ["", "Text only.\n", "| a | b |\n|---|---|\n", "|  |  |\n|---|---|\n| 1 | 2 |\n"])
def test_nothing_to_infer(run: "Run", folder: Path, text: str) -> None:
    (folder / "page.md").write_text(text)
    outcome = run("infer", "--write")
    assert (outcome.status, outcome.err) == (0, "")
    assert [path.name for path in folder.iterdir()] == ["page.md"]


def test_a_page_that_is_not_text_is_an_error_and_the_others_are_read(run: "Run", folder: Path) -> None:
    (folder / "a.md").write_bytes(b"\xff\xfe\xfa")
    (folder / "b.md").write_text(PAGE)
    outcome = run("infer")
    assert outcome.status == 1
    assert outcome.err.startswith("error: a.md:1:1: ")
    assert "1 schema" in outcome.out


def test_tables_with_a_schema_are_left_alone(run: "Run", folder: Path) -> None:
    (folder / "page.md").write_text(f"<!-- mdlint-schema: builtin:metrics -->\n\n{PAGE}")
    assert run("infer").out.splitlines()[0].endswith("1 table with a schema already")


def test_what_was_not_proposed_is_counted(run: "Run", folder: Path) -> None:
    (folder / "page.md").write_text(rows("Name | Size", [("a", 1), ("b", 2)]))
    assert run("infer").out.splitlines()[-1].startswith("not proposed, without enough evidence: type 2, ")


def test_several_configurations_get_their_own_entries(run: "Run", folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "mdlint.toml").write_text("# own\n")
        (folder / name / "page.md").write_text(PAGE)
    assert run("infer", "--write").status == 0
    for name in ("a", "b"):
        assert "[[tables]]" in (folder / name / "mdlint.toml").read_text()
    assert not (folder / "mdlint.toml").exists()
    assert run("check").status == 0
