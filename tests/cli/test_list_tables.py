"""`mdlint tables`, and what `mdlint check --verbose` adds."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tables import table

if TYPE_CHECKING:
    from conftest import Run

CONFIG = '[[tables]]\nschema = "builtin:timm-metrics"\ncolumns = ["Model", "Top-1"]\n'
LINE = "configuration of .: 1 page, dialect github, 1 entry in [[tables]]\n"


@pytest.fixture(autouse=True)
def pages(folder: Path) -> None:
    """Make a configuration and a page with one table."""
    (folder / "mdlint.toml").write_text(CONFIG)
    (folder / "a.md").write_text(table("Model | Top-1", "vit_large_patch16_rope_224.naver_in1k | 84"))


def test_tables_lists_the_tables_of_a_folder(run: "Run") -> None:
    assert run("tables") == (
        0,
        (
            f"{LINE}\na.md:1:1: 1 row, 2 columns\n"
            "  schema: builtin:timm-metrics, by mdlint.toml: tables[0]\n"
            "  matched: Model, Top-1\n"
            "  missing: Img Size, Top-5, Params (M), Eval Seq Len\n"
            "\n1 table, with a schema of yours, in 1 page\n"
        ),
        "",
    )


def test_tables_can_be_json_in_a_file(run: "Run") -> None:
    assert run("tables", "--format", "json", "-o", "out.json") == (0, "", "")
    assert json.loads(Path("out.json").read_text())["tables"][0]["entry"] == "mdlint.toml: tables[0]"


def test_a_page_or_a_schema_that_cannot_be_read_has_status_1(run: "Run") -> None:
    Path("b.md").write_bytes(b"\xe9")
    Path("c.md").write_text("<!-- mdlint-schema: none.json -->\n" + table("A", "1"))
    status, out, err = run("tables")
    assert status == 1
    assert err.splitlines() == [
        "error: b.md:1:1: not UTF-8: the byte 0xe9",
        "error: c.md:1:21: none.json: can't be read: No such file or directory",
    ]
    assert "c.md:2:1: 1 row, 1 column\n  schema: none: the schema of its comment can't be used" in out


def test_a_mistake_in_the_configuration_has_status_2(run: "Run") -> None:
    Path("mdlint.toml").write_text('[[tables]]\nschema = "timm-metrics"\n')
    status, out, err = run("tables")
    assert (status, out) == (2, "")
    assert 'timm-metrics: there is no such file (did you mean "builtin:timm-metrics"?) (named in mdlint.toml' in err


def test_verbose_names_the_configurations_on_the_standard_error(run: "Run") -> None:
    out = "no findings in 1 page with 1 table, with a schema of yours\n"
    assert run("check") == (0, out, "")
    assert run("check", "-v") == run("check", "--verbose") == (0, out, LINE)
    assert run("check", "-v", "--quiet") == (0, "", "")


def test_check_reports_an_entry_without_a_table_if_it_covers_the_tree(run: "Run") -> None:
    Path("mdlint.toml").write_text(CONFIG + 'heading = "2052"\n')
    status, out, _ = run("check", "--format", "concise")
    assert (status, out.startswith("mdlint.toml:1:1: warning unused-binding  tables[0] binds ")) == (1, True)
    assert run("check", "--format", "concise", "a.md") == (0, "", "")


def test_the_site_is_named_with_the_file_that_shows_it(run: "Run") -> None:
    Path("docs").mkdir()
    Path("docs/a.md").write_text("# A\n", encoding="utf-8")
    Path("mdlint.toml").unlink()
    Path("mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    line = "no configuration: 1 page, dialect mkdocs, 0 entries in [[tables]], MkDocs site (mkdocs.yml)\n"
    assert run("check", "-v", "docs").err == line
    assert run("tables", "docs").out.startswith(line)
