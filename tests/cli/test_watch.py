"""`mdlint check --watch` checks again what has changed, and shows what is new."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mdlint import page_stage, runner
from mdlint.cli._check_call import CheckCall
from mdlint.cli._watched import Watched
from mdlint.model import Page

if TYPE_CHECKING:
    from conftest import Run

RAGGED = "# A\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"
CLEAN = RAGGED.replace(" 3 |", "")
# Seconds; a slow machine takes many for a start.
PATIENCE = 90


@pytest.fixture(autouse=True)
def pages(folder: Path) -> None:
    Path("docs").mkdir()
    Path("docs/a.md").write_text(RAGGED + "\n[b](b.md#two)\n")
    Path("docs/b.md").write_text("# B\n\n## Two\n")


class Watching:
    """A process that watches, and what it has written."""

    def __init__(self, process: subprocess.Popen[bytes], output: Path) -> None:
        self.process = process
        self._output = output
        self._read = 0

    def until(self, *texts: str) -> str:
        """Return the next output, once it has all texts."""
        end = time.monotonic() + PATIENCE
        while True:
            new = self._output.read_text(encoding="utf-8")[self._read :]
            if all(text in new for text in texts):
                self._read += len(new)
                return new
            assert time.monotonic() < end, new
            assert self.process.poll() is None, new
            time.sleep(0.05)


@pytest.fixture
def watching(interruptible: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watching]:
    output = tmp_path_factory.mktemp("watch") / "output.txt"
    command = [sys.executable, "-m", "mdlint", "check", "--watch", "docs"]
    with output.open("wb") as file, subprocess.Popen(command, stdout=file, stderr=file) as process:
        yield Watching(process, output)
        process.kill()


def replace(path: str, text: str) -> None:
    """Write a file as editors do: a new one, which then takes the name."""
    Path(f"{path}.tmp").write_text(text)
    Path(f"{path}.tmp").replace(path)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="an interrupt of POSIX")
def test_changes_are_noticed_and_an_interrupt_ends_it(watching: Watching) -> None:
    first = watching.until("1 error in 2 pages")
    assert "docs/a.md:5:11: error ragged-row" in first
    assert "broken" not in first

    # A heading that another page links to, saved in place and through a temporary file.
    Path("docs/b.md").write_text("# B\n\n## Three\n")
    assert "docs/a.md:7:5: error broken-anchor" in watching.until("docs/b.md changed", "2 errors in 2 pages")
    replace("docs/b.md", "# B\n\n## Two\n")
    watching.until("docs/b.md changed", "1 error in 2 pages")

    # A target that is gone, and is back.
    Path("docs/b.md").unlink()
    assert "docs/a.md:7:5: error broken-link" in watching.until("docs/b.md is gone", "2 errors in 1 page ")
    Path("docs/b.md").write_text("# B\n\n## Two\n")
    watching.until("docs/b.md is new", "1 error in 2 pages")

    # A new folder in a new folder.
    Path("docs/new/deep").mkdir(parents=True)
    Path("docs/new/deep/c.md").write_text(RAGGED)
    assert "docs/a.md" not in watching.until("docs/new/deep/c.md is new", "2 errors in 3 pages")
    shutil.rmtree("docs/new")
    watching.until("docs/new/deep/c.md is gone", "1 error in 2 pages")

    # A mistake in the configuration, and its correction.
    Path("docs/mdlint.toml").write_text("oops = 1\n")
    watching.until("error: docs/mdlint.toml: oops: unknown key")
    Path("docs/mdlint.toml").write_text('rules.ragged-row = "off"\n')
    watching.until("docs/mdlint.toml changed", "no findings in 2 pages")

    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(PATIENCE) == 130
    assert "Traceback" not in watching.until("")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of pages that are parsed from now on."""
    paths: list[str] = []
    original = page_stage.check_page

    def check_page(page: Page, *arguments: object) -> page_stage.PageResult:
        paths.append(page.path)
        return original(page, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(runner, "check_page", check_page)
    return paths


def checked(watched: Watched, parsed: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[list[str], str]:
    """Return the pages that a check parses, and its output without the time."""
    parsed.clear()
    watched.check()
    return list(parsed), "".join(capsys.readouterr()).partition("] ")[2]


def test_only_pages_that_changed_are_parsed(parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    watched = Watched(CheckCall(paths=("docs",), formats=("concise",)))
    assert checked(watched, parsed, capsys)[0] == ["docs/a.md", "docs/b.md"]
    assert checked(watched, parsed, capsys) == ([], "")
    Path("docs/b.md").write_text("# B\n")
    pages, output = checked(watched, parsed, capsys)
    assert pages == ["docs/b.md"]
    assert output.startswith("docs/b.md changed\n")
    assert [line.split()[0] for line in output.splitlines() if ": error" in line] == [
        "docs/a.md:5:11:",
        "docs/a.md:7:5:",
    ]
    # A page whose time alone has changed.
    Path("docs/a.md").touch()
    assert checked(watched, parsed, capsys) == ([], "")


def test_a_schema_checks_the_pages_that_name_it(parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/s.schema.json").write_text('{"type": "array"}')
    Path("docs/c.md").write_text(CLEAN.replace("| a", "<!-- mdlint-schema: s.schema.json -->\n\n| a", 1))
    watched = Watched(CheckCall(paths=("docs",), formats=("concise",)))
    checked(watched, parsed, capsys)
    Path("docs/s.schema.json").write_text('{"type": "array", "maxItems": 0}')
    pages, output = checked(watched, parsed, capsys)
    assert pages == ["docs/c.md"]
    assert output.startswith("docs/s.schema.json changed\ndocs/c.md:")
    Path("docs/s.schema.json").write_text("{")
    assert "unknown-schema" in checked(watched, parsed, capsys)[1]


def test_a_schema_of_the_configuration_with_a_mistake_is_waited_for(
    parsed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mdlint.toml").write_text('tables = [{schema = "s.schema.json"}]\n')
    watched = Watched(CheckCall(paths=("docs",), formats=("concise",)))
    assert "error: s.schema.json" in checked(watched, parsed, capsys)[1]
    Path("s.schema.json").write_text('{"type": "array"}')
    pages, output = checked(watched, parsed, capsys)
    assert pages == ["docs/a.md", "docs/b.md"]
    assert "docs/a.md:5:11: error ragged-row" in output


def test_a_baseline_is_watched(run: "Run", parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("mdlint.toml").touch()
    watched = Watched(CheckCall(paths=("docs",), formats=("concise",)))
    checked(watched, parsed, capsys)
    run("baseline", "docs")
    output = checked(watched, parsed, capsys)[1]
    assert output.startswith(".mdlint-baseline.json is new")
    assert "error" not in output
    Path("docs/a.md").write_text(RAGGED + "| 1 | 2 | 4 |\n\n[b](b.md#two)\n")
    assert [line.split()[0] for line in checked(watched, parsed, capsys)[1].splitlines() if ": error" in line] == [
        "docs/a.md:6:11:"
    ]
    Path(".mdlint-baseline.json").write_text("{")
    assert "error: .mdlint-baseline.json: line 1" in checked(watched, parsed, capsys)[1]
    Path(".mdlint-baseline.json").unlink()
    assert checked(watched, parsed, capsys)[1].count(": error") == 2


def test_a_folder_may_lose_its_pages(parsed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    watched = Watched(CheckCall(paths=("docs",)))
    checked(watched, parsed, capsys)
    shutil.rmtree("docs")
    assert "error: docs: no such file or directory" in checked(watched, parsed, capsys)[1]
    Path("docs").mkdir()
    assert "no findings in 0 pages" in checked(watched, parsed, capsys)[1]


def test_folders_that_matter_are_watched(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (".git", "docs/.venv", "docs/node_modules", "docs/out", "docs/sub", "assets", "other", "schemas"):
        Path(name).mkdir()
    Path("docs/sub/p.md").write_text("[a](../../assets/none.png)\n")
    Path("schemas/s.schema.json").write_text('{"type": "array"}')
    Path("mdlint.toml").write_text('exclude = ["out/"]\ntables = [{schema = "schemas/s.schema.json"}]\n')
    watched = Watched(CheckCall(paths=("docs",)))
    watched.check()
    names = {os.path.relpath(path, folder) for path in watched.folders()}
    assert {name for name in names if not name.startswith("..")} == {".", "docs", "docs/sub", "assets", "schemas"}


WRONG = [
    (["--staged"], "--watch does not go with --staged"),
    (["-"], "--watch needs files, and - is the standard input"),
    (["--format", "json"], "--watch goes with --format text or concise, not json"),
    (["-o", "out.txt"], "--watch does not go with --output-file"),
    (["--show-settings"], "--watch does not go with --show-settings"),
    (["none"], "none: no such file or directory"),
    (["--select", "none"], 'unknown rule "none"'),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_a_wrong_call_ends(run: "Run", arguments: list[str], message: str) -> None:
    status, out, err = run("check", "--watch", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"error: {message}")


def test_without_watchfiles_the_message_says_how_to_install_it(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    message = 'error: --watch needs watchfiles: pip install "mdlint-tables[watch]"\n'
    assert run("check", "--watch", "docs") == (2, "", message)
