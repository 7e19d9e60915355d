"""`mdlint init --infer`: the schemas of `mdlint infer`, with their entries in the new configuration."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tables import table

if TYPE_CHECKING:
    from conftest import Run

ROWS = [f"codec{number:02} | {number + 0.5}" for number in range(24)]
SCHEMA = Path("schemas/codec-speed.schema.json")


@pytest.fixture(autouse=True)
def page(folder: Path) -> None:
    """Make a page with a table of 24 rows; one of them has a letter in its number."""
    rows = [*ROWS[:7], ROWS[7].replace("7.5", "7.S"), *ROWS[8:]]
    (folder / "a.md").write_text(table("Codec | Speed", *rows), encoding="utf-8")


def test_the_schemas_and_their_entries_are_shown_and_written(run: "Run") -> None:
    shown = run("init", "--infer").out
    assert shown.startswith(f"{SCHEMA.as_posix()}, a new file:\n\n{{\n")
    assert "\ninfer: 1 schema for 1 table, 1 suspect\n" in shown
    assert not SCHEMA.exists()
    assert run("init", "--infer", "--write").out.startswith(f"{SCHEMA.as_posix()}: written\nmdlint.toml: written\n")
    (entry,) = tomllib.loads(Path("mdlint.toml").read_text(encoding="utf-8"))["tables"]
    assert entry == {"schema": SCHEMA.as_posix(), "columns": ["Codec", "Speed"]}


def test_the_suspect_is_a_finding_of_the_first_check_and_of_check(run: "Run") -> None:
    assert "first check of 1 page with 1 table: 1 finding in 1 page, wrong-type 1\n" in run("init", "--infer").out
    run("init", "--infer", "--write")
    assert run("check", "-f", "concise").out == 'a.md:10:13: error wrong-type  Speed "7.S" is not a number\n'


def test_without_enough_rows_there_is_no_schema(run: "Run") -> None:
    Path("a.md").write_text(table("Plan | Price", "a | 1"), encoding="utf-8")
    out = run("init", "--infer").out
    assert out.startswith("mdlint.toml, a new file:\n")
    assert "\ninfer: no table has enough rows for a schema\n" in out


def test_an_existing_file_is_not_overwritten(run: "Run") -> None:
    SCHEMA.parent.mkdir()
    SCHEMA.write_text("mine")
    status, out, err = run("init", "--infer", "--write")
    assert (status, out) == (2, "")
    assert err.endswith(f"{SCHEMA.as_posix()}: exists already\n")
    assert (SCHEMA.read_text(), Path("mdlint.toml").exists()) == ("mine", False)


def test_the_entries_of_a_pyproject_are_below_its_table(run: "Run") -> None:
    Path("pyproject.toml").write_bytes(b"[tool.ruff]\r\n")
    run("init", "--infer", "--write")
    (entry,) = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["mdlint"]["tables"]
    assert entry["schema"] == SCHEMA.as_posix()
    assert Path("pyproject.toml").read_bytes().count(b"\n") == Path("pyproject.toml").read_bytes().count(b"\r\n")


def test_pages_with_a_configuration_of_their_own_get_no_schema(run: "Run") -> None:
    Path("old").mkdir()
    Path("old/mdlint.toml").write_text("")
    Path("a.md").rename("old/a.md")
    Path("b.md").write_text("# B\n")
    assert "infer: no table has enough rows for a schema" in run("init", "--infer").out
    assert Path("old/mdlint.toml").read_text() == ""


def test_another_folder_gets_its_schemas(run: "Run") -> None:
    Path("docs").mkdir()
    Path("a.md").rename("docs/a.md")
    run("init", "docs", "--infer", "--write")
    assert Path("docs", SCHEMA).exists()
    assert run("check", "docs", "-f", "concise").out.startswith("docs/a.md:10:13: error wrong-type")
