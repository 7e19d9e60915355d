"""The documentation holds: its commands print what it shows, its files are those of the examples, its links lead somewhere."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from mdlint.cli import main
from mdlint.config import load
from mdlint.files import Configs, discover
from mdlint.rules import RULES
from mdlint.runner import run

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
def test_a_command_prints_what_the_page_shows(
    command: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(command.folder)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    main(shlex.split(command.arguments))
    printed = capsys.readouterr()
    assert printed.out + printed.err == command.output


@pytest.mark.parametrize(("page", "path", "text"), list(shown_files()))
def test_a_file_is_shown_as_it_is(page: str, path: str, text: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == text, page


@pytest.mark.parametrize("text", [text for page in PAGES for text in TOML.findall(page.read_text(encoding="utf-8"))])
def test_a_configuration_shown_can_be_loaded(text: str, tmp_path: Path) -> None:
    file = tmp_path / "mdlint.toml"
    file.write_text(text, encoding="utf-8")
    assert load(file).root == tmp_path


def test_the_readme_lists_every_rule_with_its_summary() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = text.partition("<!-- rules:begin -->")[2].partition("<!-- rules:end -->")[0]
    rows = re.findall(r"^\| \[([a-z-]+)\]\(docs/rules/\1\.md\) +\| (.*?) +\|$", listed, re.MULTILINE)
    assert rows == [(rule.id, rule.summary) for rule in RULES.values()]


def test_the_tables_and_links_of_the_documentation_are_clean() -> None:
    sources = discover([str(ROOT / "README.md"), str(ROOT / "docs")], Configs())
    assert run(sources).diagnostics == []
