"""No text of a page, a file name or an argument reaches a terminal or the runner of a CI service as a command."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mdlint.cli.app import app
from mdlint.formatters import FORMATTERS

if TYPE_CHECKING:
    from conftest import Run

CARRIERS = [
    "##[error]x",
    "##vso[task.x]y",
    "::error::x",
    "\x1b]0;x\x07",
    "\u202ex",
    "\u2028x",
    "\r::error::x",
    "\ufeff",
]
# All others that read pages.
OTHER_COMMANDS = ["extract", "extract --format records", "check --show-settings"]
if "tables" in {command.callback.__name__ for command in app.registered_commands if command.callback}:
    OTHER_COMMANDS += ["tables", "tables --format json"]
# What a terminal or a runner acts on, in the output of a command.
COMMAND = re.compile(
    "##(vso)?\\[|^\\s*::(?!(error|warning|notice) file=)|[^\\n -\\U0010ffff]|[\u2028\u202e\ufeff]", re.MULTILINE
)


def is_command(text: str) -> bool:
    return COMMAND.search(text) is not None


@pytest.mark.parametrize("text", CARRIERS)
def test_each_carrier_is_recognised(text: str) -> None:
    assert is_command(text)
    assert is_command("\n" + text)


@pytest.mark.parametrize("layout", FORMATTERS)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_of_a_page(run: "Run", layout: str, carrier: str) -> None:
    cell = carrier.replace("\r", "")
    page = f"[a](#{cell})\n[b](#q{cell})\n[c](<{cell}>)\n\n| {cell} |\n|---|\n| {cell} | {cell} |\n| {cell} | \n"
    Path("p.md").write_text(page, encoding="utf-8", newline="")
    status, out, err = run("check", "p.md", "--format", layout)
    assert (status, err) == (1, "")
    assert "ragged-row" in out
    assert not is_command(out)


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="some systems allow no such names")
@pytest.mark.parametrize("layout", FORMATTERS)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_of_a_file_name(run: "Run", layout: str, carrier: str) -> None:
    Path(f"{carrier}.md").write_text("| a |\n|---|\n| 1 | 2 |\n", encoding="utf-8")
    for path in (".", f"{carrier}.md"):
        out = run("check", path, "--format", layout).out
        assert "ragged-row" in out
        assert not is_command(out)


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="some systems allow no such names")
@pytest.mark.parametrize("command", OTHER_COMMANDS)
@pytest.mark.parametrize("carrier", CARRIERS)
def test_of_a_page_and_its_name_in_other_commands(run: "Run", command: str, carrier: str) -> None:
    text = carrier.replace("\r", "")
    page = f"# {text}\n\n| {text} |\n|---|\n| {text} | {text} |\n"
    Path(f"{carrier}.md").write_text(page, encoding="utf-8", newline="")
    for path in (".", f"{carrier}.md"):
        status, out, err = run(*command.split(), path)
        assert (status, err) == (0, "")
        assert len(out.splitlines()) > 2
        assert not is_command(out)


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--{}"],
        ["check", "--select", "{}"],
        ["check", "--format", "{}"],
        ["check", "--config", "{}"],
        ["check", "{}"],
        ["check", "p.md", "--stdin-filename", "{}"],
        ["{}"],
        ["rules", "{}"],
        ["explain", "{}"],
        ["schema", "{}"],
        ["name", "{}", "x"],
        ["name", "builtin:timm", "{}"],
        ["name", "builtin:timm", "{}", "--format", "json"],
    ],
)
def test_of_an_argument(run: "Run", arguments: list[str], carrier: str) -> None:
    status, out, err = run(*(part.replace("{}", carrier) for part in arguments))
    assert status in {1, 2}
    assert out + err
    assert not is_command(out)
    assert not is_command(err)


def test_of_a_table_as_data(run: "Run") -> None:
    Path("p.md").write_text("| ##[error]x |\n|---|\n| ::error::x |\n", encoding="utf-8")
    for layout in ("json", "records"):
        assert not is_command(run("extract", "p.md", "--format", layout).out)
