"""`mdlint tables`: what is known of each table, and why."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tables import table

from mdlint.discover import Configs, discover
from mdlint.formatters.overview import as_json, as_text
from mdlint.overview import Overview, overview_of, settings_of

ROOT = Path(__file__).parents[1]
SPEEDS = {
    "items": {"properties": {"Model": {}, "Batch": {}, "Speed": {"type": "number"}, "Memory": {}}},
    "skipRows": ["total"],
    "columnAliases": {"Speed": ["Throughput"]},
}
CONFIG = '[[tables]]\nschema = "speeds.json"\nheading = "Speed*"\ncolumns = ["Model", "Speed"]\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working directory with a schema of speeds, and an entry for tables under headings `Speed…`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "speeds.json").write_text(json.dumps(SPEEDS))
    (tmp_path / "mdlint.toml").write_text(CONFIG)
    return tmp_path


def overview(text: str, heading: str = "Speeds") -> Overview:
    Path("page.md").write_text(f"# {heading}\n\n{text}")
    return overview_of(discover(["page.md"], Configs()))


def listed(text: str, heading: str = "Speeds") -> list[str]:
    """Return the lines about the only table."""
    return as_text(overview(text, heading)).split("\n\n")[1].splitlines()


def as_document(text: str, heading: str = "Speeds") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(as_json(overview(text, heading)))
    schema = json.loads((ROOT / "schemas" / "tables.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(document)
    return document


@pytest.mark.usefixtures("root")
def test_a_table_is_listed_with_its_columns_and_the_entry() -> None:
    assert listed(table("Model | Throughput | Note", "a | 1 | x", "b | 2 | y")) == [
        'page.md:3:1: "Speeds", 2 rows, 3 columns',
        "  schema: speeds.json, by mdlint.toml: tables[0]",
        "  matched: Model, Speed",
        "  unknown: Note",
        "  missing: Batch, Memory",
    ]


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("header", "schema"),
    [
        ("Modle | Speed", 'speeds.json, by mdlint.toml: tables[0] (with "Modle" for "Model")'),
        (" | Speed | Memory", 'speeds.json, by mdlint.toml: tables[0] (with an empty header for "Model")'),
        ("Model | Top-1", "builtin:metrics, by default: no entry fits"),
        ("Model | Note", "none: no entry fits, and builtin:metrics knows no column"),
    ],
)
def test_the_schema_is_listed_with_its_reason(header: str, schema: str) -> None:
    assert listed(table(header, header))[1] == f"  schema: {schema}"


@pytest.mark.usefixtures("root")
def test_a_comment_is_the_reason_for_its_schema() -> None:
    text = table("Model | Top-1", "a | 1")
    assert listed("<!-- mdlint-schema: speeds.json -->\n" + text)[1] == "  schema: speeds.json, by a comment"
    lost = "the schema of its comment can't be used"
    assert listed("<!-- mdlint-schema: none.json -->\n" + text)[1] == f"  schema: builtin:metrics, by default: {lost}"
    text = table("Model", "a")
    assert listed("<!-- mdlint-schema: none.json -->\n" + text)[1:] == [
        f"  schema: none: {lost}, and builtin:metrics knows no column"
    ]


def test_without_entries_no_entry_is_named(root: Path) -> None:
    (root / "mdlint.toml").write_text("")
    assert listed(table("Model | Top-1", "a | 1"))[1] == "  schema: builtin:metrics, by default"
    assert listed(table("Model", "a"))[1] == "  schema: none: builtin:metrics knows no column"


@pytest.mark.usefixtures("root")
def test_unchecked_rows_are_counted_by_their_reasons() -> None:
    rows = ["Model | Speed | Note", "**A** |  | ", "a | 1 | x", "total | 2 | x", "b | 3 | x | y", " |  | ", "c | 4 | z"]
    (found,) = as_document(table("Model | Speed | Note", *rows))["tables"]
    assert found["unchecked"]["rows"] == {"header": 1, "caption": 1, "skipped": 1, "surplus-cells": 1, "blank": 1}
    assert found["rows"] == 7
    assert listed(table("Model | Speed | Note", *rows))[-1] == (
        "  unchecked: 1 row of the header, 1 caption, 1 blank row, 1 row with too many cells, 1 row that the schema skips"
    )


@pytest.mark.usefixtures("root")
def test_json_has_the_same_facts() -> None:
    document = as_document(table("Modle | Speed | Note", "a | 1 | x"))
    assert document["summary"] == {"pages": 1, "tables": 1, "tablesBySchema": {"named": 1, "default": 0, "none": 0}}
    assert document["tables"] == [
        {
            "path": "page.md",
            "line": 3,
            "endLine": 5,
            "heading": "Speeds",
            "kind": "pipe",
            "rows": 1,
            "columns": 3,
            "schema": "speeds.json",
            "origin": "entry",
            "entry": "mdlint.toml: tables[0]",
            "wrong": [{"header": "Modle", "column": "Model"}],
            "matched": ["Model", "Speed"],
            "unknown": ["Note"],
            "missing": ["Batch", "Memory"],
            "unchecked": {"rows": {}, "columns": {}},
        }
    ]


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("header", "schema", "origin"), [("Model | Top-1", "builtin:metrics", "default"), ("Model", None, "default")]
)
def test_json_has_no_schema_that_checks_nothing(header: str, schema: str | None, origin: str) -> None:
    (found,) = as_document(table(header, header))["tables"]
    assert (found["schema"], found["origin"], found["entry"], found["missing"]) == (schema, origin, None, [])


@pytest.mark.usefixtures("root")
def test_a_long_list_of_columns_is_cut_in_the_text_only() -> None:
    header = " | ".join(["Model", "Speed", *(f"c{number}" for number in range(22))])
    (line,) = [line for line in listed(table(header, header)) if line.startswith("  unknown: ")]
    assert line.endswith("c18, c19 and 2 more")
    assert len(as_document(table(header, header))["tables"][0]["unknown"]) == 22


@pytest.mark.usefixtures("root")
def test_other_kinds_of_tables_are_named() -> None:
    html = "<table>\n<tr><th>Model</th><th>Speed</th></tr>\n<tr><td>a</td><td>1</td></tr>\n</table>\n"
    assert listed(html)[0] == 'page.md:3:1: "Speeds", 1 row, 2 columns, html'
    Path("page.md").write_text(table("A", "1"))
    assert as_text(overview_of(discover(["page.md"], Configs()))).split("\n\n")[1].startswith("page.md:1:1: 1 row, 1 ")


def test_the_list_begins_with_the_configurations_and_ends_with_the_numbers(root: Path) -> None:
    (root / "docs").mkdir()
    (root / "docs" / "mdlint.toml").write_text('dialect = "mkdocs"')
    (root / "docs" / "a.md").write_text(table("Model", "a") + "\n" + table("Model | Top-1", "a | 1"))
    (root / "b.md").write_text("# Speeds\n\n" + table("Model | Speed", "a | 1"))
    lines = as_text(overview_of(discover(["."], Configs()))).splitlines()
    assert lines[:2] == [
        "configuration of .: 1 page, dialect github, 1 entry in [[tables]]",
        "configuration of docs: 1 page, dialect mkdocs, 0 entries in [[tables]]",
    ]
    assert lines[-1] == "3 tables: 1 with a schema of yours, 1 checked as metrics, 1 without a schema, in 2 pages"


def test_pages_without_a_configuration_are_named_so(root: Path) -> None:
    (root / "mdlint.toml").unlink()
    (root / "b.md").write_text("text\n")
    sources = discover(["b.md"], Configs())
    assert list(settings_of(sources)) == ["no configuration: 1 page, dialect github, 0 entries in [[tables]]"]
