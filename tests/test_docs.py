"""The documentation is right: the commands, the example files and the links on its pages are checked."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from schema_cases import records_of

from mdlint.cli import main
from mdlint.config import load_config
from mdlint.discover import Configs, discover
from mdlint.markdown import parse
from mdlint.rules import RULES
from mdlint.runner import run
from mdlint.schema import TableSchema

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]

# A comment above a fenced block names the folder its commands were run in, or the file it shows.
CONSOLE = re.compile(r"<!-- run in (\S+) -->\n```console\n(.*?)```", re.DOTALL)
FILE = re.compile(r"<!-- file (\S+) -->\n(`{3,})\w+\n(.*?)\2", re.DOTALL)
COMMAND = re.compile(r"^\$ mdlint (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
TOML = re.compile(r"```toml\n(.*?)```", re.DOTALL)


class Command(NamedTuple):
    """A command shown on a page, and the output shown below it."""

    page: str
    folder: Path
    arguments: str
    output: str


def commands() -> Iterator[Command]:
    for page in PAGES:
        for folder, block in CONSOLE.findall(page.read_text(encoding="utf-8")):
            for arguments, output in COMMAND.findall(block):
                yield Command(page.name, ROOT / folder, arguments, output)


def shown_files() -> Iterator[tuple[str, str, str]]:
    for page in PAGES:
        yield from ((page.name, path, text) for path, _, text in FILE.findall(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("command", list(commands()), ids=lambda command: f"{command.page}: {command.arguments}")
def test_a_command_prints_the_output_on_the_page(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(command.folder)
    main(shlex.split(command.arguments))
    printed = capsys.readouterr()
    assert printed.out + printed.err == command.output


def test_a_configuration_above_the_project_does_not_apply_to_its_examples() -> None:
    assert Configs().of(ROOT / "fixtures" / "examples" / "first-run").root == ROOT


@pytest.mark.parametrize(("page", "path", "text"), list(shown_files()))
def test_a_file_is_shown_as_it_is(page: str, path: str, text: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == text, page


@pytest.mark.parametrize("text", [text for page in PAGES for text in TOML.findall(page.read_text(encoding="utf-8"))])
def test_a_configuration_shown_can_be_loaded(text: str, tmp_path: Path) -> None:
    file = tmp_path / "mdlint.toml"
    file.write_text(text, encoding="utf-8")
    assert load_config(file).root == tmp_path


def test_the_readme_lists_every_rule_with_its_summary() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = text.partition("<!-- rules:begin -->")[2].partition("<!-- rules:end -->")[0]
    rows = re.findall(r"^\| \[([a-z-]+)\]\(docs/rules/\1\.md\) +\| (.*?) +\|$", listed, re.MULTILINE)
    assert rows == [(rule.id, rule.summary) for rule in RULES.values()]


def test_the_tables_and_links_of_the_documentation_are_clean() -> None:
    sources = discover([str(ROOT / "README.md"), str(ROOT / "docs")], Configs())
    assert run(sources).diagnostics == []


CODE = re.compile(r"(?<!`)(?:`([^`]+)`|`` (.+?) ``)(?!`)")


def _code(cell: str) -> list[str]:
    return [single or double for single, double in CODE.findall(cell)]


def values_shown() -> Iterator[tuple[str, str, object]]:
    """Return each row of the table of values: a cell's text, the keywords it needs, and the value."""
    page = parse((ROOT / "docs" / "schemas.md").read_text(encoding="utf-8"))
    (table,) = (table for table in page.tables if table.header.cells[0].text == "Written")
    for row in table.rows:
        written, keywords, value = (cell.raw for cell in row.cells)
        texts = _code(written.partition(", or")[0])
        schemas = [f"{{{text}}}" for text in _code(keywords) if text.startswith('"')]
        if "qualifiers" in keywords:
            schemas = [json.dumps({"qualifiers": _code(keywords.partition(":")[2])})]
        values = json.loads(f"[{value}]")
        shared = [some * len(texts) if len(some) == 1 else some for some in (schemas or ["{}"], values)]
        yield from zip(texts, *shared, strict=True)


@pytest.mark.parametrize(("text", "keywords", "value"), list(values_shown()))
def test_a_cell_has_the_value_in_the_table_of_values(text: str, keywords: str, value: object) -> None:
    (table,) = parse(f"| A | B |\n|---|---|\n| {text} | x |\n\n[^1]: note\n").tables
    schema = TableSchema("test", {"items": {"properties": {"A": json.loads(keywords)}}})
    assert records_of(table, schema) == [{"A": value, "B": "x"}]


def test_the_table_of_values_is_read_by_its_test() -> None:
    assert len(list(values_shown())) > 40
