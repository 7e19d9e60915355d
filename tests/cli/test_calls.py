"""Wrong calls: the message says what was meant, or nothing. Help: whole sentences."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from mdlint.cli._commands import Command
from mdlint.cli.app import app

if TYPE_CHECKING:
    from conftest import Run

COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]
PAGE = "| a | b |\n|---|---|\n| 1 | 2 |\n"

CALLS = [
    ("check --fix --diff", "--fix and --diff contradict each other: --diff writes no page"),
    ("check --unsafe-fixes", "--unsafe-fixes goes with --fix or --diff"),
    (
        "check --diff --format json",
        "--diff prints a diff and no report: it does not go with --format or --statistics",
    ),
    ("check --diff --statistics", "--diff prints a diff and no report: it does not go with --format or --statistics"),
    ("check --watch --fix", "--watch does not go with --fix"),
    ("check --watch --diff", "--watch does not go with --diff"),
    ("format --check --diff", "--check and --diff contradict each other: --diff has the same exit status"),
    ("check --zzz", "no such option: --zzz"),
    ("check --frmat=json", 'no such option: --frmat (did you mean "--format"?)'),
    ("check --stat", 'no such option: --stat (did you mean "--statistics"?)'),
    ("check --output-format json", 'no such option: --output-format (did you mean "--format"?)'),
    ("check --disable x", 'no such option: --disable (did you mean "--ignore"?)'),
    ("rules --output x", "no such option: --output"),
    ("--format json", "no such option: --format; it goes after a command: mdlint check --format"),
    ("check --version", "no such option: --version; it goes before the command: mdlint --version"),
    ("chek", 'no such command: chek (did you mean "check"?)'),
    ("ext", 'no such command: ext (did you mean "extract"?)'),
    ("zzz", "no such command: zzz"),
    ("p.md", 'no such command: p.md (did you mean "mdlint check p.md"?)'),
    ("docs", 'no such command: docs (did you mean "mdlint check docs"?)'),
    ("none.md", 'no such command: none.md (did you mean "mdlint check none.md"?)'),
    (
        "check --format xml",
        "invalid value for '--format' / '-f': \"xml\" is not one of concise, github, gitlab, json, jsonl, junit, sarif, text",
    ),
    ("name", "missing argument 'CONVENTION'"),
    ("check --config", "option '--config' requires an argument"),
    ("check --quiet=3", "option '--quiet' does not take a value"),
    ("rules extra", "got unexpected extra argument(s) (extra)"),
    ("check --statistics -f concise", "--statistics goes with --format text or json, not concise"),
    ("check --statistics -f github", "--statistics goes with --format text or json, not github"),
]


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    Path("docs").mkdir()
    Path("p.md").write_text(PAGE, encoding="utf-8")


@pytest.mark.parametrize(("call", "message"), CALLS)
def test_a_wrong_call(run: "Run", call: str, message: str) -> None:
    status, out, err = run(*call.split())
    assert (status, out) == (2, "")
    first, *rest = err.splitlines()
    assert first == f"error: {message}"
    assert all(line.startswith("Usage: mdlint") for line in rest)
    assert len(rest) <= 1


def test_the_second_line_shows_the_usage(run: "Run") -> None:
    line = run("check", "--zzz").err.splitlines()[1]
    assert line == "Usage: mdlint check [OPTIONS] [PATHS...] (see mdlint check --help)"


def test_without_a_command_the_help_is_printed(run: "Run") -> None:
    status, out, err = run()
    assert (status, err) == (2, "")
    assert out == run("--help").out


def test_no_summary_of_a_command_is_cut(run: "Run") -> None:
    lines = run("--help").out.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in lines] == COMMANDS
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []


def test_a_command_that_needs_files_does_not_offer_the_standard_input(run: "Run") -> None:
    assert run("baseline", "-").err.endswith("- is the standard input\n")
    assert "standard input." not in run("baseline", "--help").out
    assert "standard input." in run("check", "--help").out


def test_each_parameter_is_explained_by_a_sentence() -> None:
    group = typer.main.get_command(app)
    commands = [group, *getattr(group, "commands", {}).values()]
    helps = [parameter.help for command in commands for parameter in command.params]
    assert len(helps) > len(COMMANDS)
    assert [text for text in helps if not text or not text.endswith(".")] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_is_written_by_our_class(command: str) -> None:
    group = typer.main.get_command(app)
    assert isinstance(getattr(group, "commands", {})[command], Command)


@pytest.mark.parametrize("short", [["-V"], ["--version"]])
def test_the_version_has_a_short_option(run: "Run", short: list[str]) -> None:
    assert run(*short).out.startswith("mdlint ")


def test_the_format_has_a_short_option(run: "Run") -> None:
    assert run("check", "-f", "json", "p.md").out == run("check", "--format", "json", "p.md").out
    assert run("rules", "-f", "json").out.startswith("[")


def test_the_second_console_script_has_its_own_name(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["/usr/bin/mdlint-tables"])
    assert 'did you mean "mdlint-tables check p.md"?' in run("p.md").err


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("mdlint ch", ["check"]),
        ("mdlint check --stat", ["--statistics"]),
        ("mdlint check --format gith", ["github"]),
        ("mdlint check --ignore ragged", ["ragged-row"]),
        ("mdlint explain sorted", ["sortedBy", "sortedSections"]),
    ],
)
def test_a_shell_completes_words(run: "Run", monkeypatch: pytest.MonkeyPatch, words: str, completed: list[str]) -> None:
    monkeypatch.setenv("_MDLINT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    status, out, err = run()
    assert (status, out.split(), err) == (0, completed, "")
