"""Workflow commands of GitHub Actions, parsed as the runner parses them (actions/runner, ActionCommand.cs)."""

import re
from typing import NamedTuple

import pytest

from mdlint.formatters import Style, report_text
from mdlint.model import Diagnostic, Related, Severity, Span
from mdlint.report import Report, Summary

SUMMARY = Summary(1, 1, 1, 0)
RAGGED = Diagnostic(
    "ragged-row",
    Severity.WARNING,
    "docs/a.md",
    Span(6, 1, 6, 7),
    "1 cell, the header has 2",
    help="Add the cell for Top-1.",
    related=(Related(Span(3, 1, 3, 18), "the header is here"),),
)


class Command(NamedTuple):
    """A workflow command as the runner parses it."""

    name: str
    properties: dict[str, str]
    data: str


def commands(output: str) -> list[Command]:
    """Return the commands that the runner finds. Line feeds and carriage returns separate lines."""
    found = []
    for line in re.split(r"\r\n|\r|\n", output):
        # The older form of a command may be anywhere in a line, unless the line has a command in the newer form.
        match = re.match(r"\s*::(\w[\w-]*)(?: (.*?))?::(.*)", line)
        if match is None:
            assert "##[" not in line, "a command in the older form"
            continue
        pairs = (pair.split("=", 1) for pair in (match[2] or "").split(","))
        properties = {name: unescaped(value, ":,") for name, value in pairs}
        found.append(Command(match[1], properties, unescaped(match[3], "")))
    return found


def unescaped(text: str, more: str) -> str:
    for character in f"\r\n{more}%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def formatted(*diagnostics: Diagnostic, style: Style | None = None) -> str:
    return report_text("github", Report(diagnostics, SUMMARY), style or Style())


def test_a_diagnostic_is_a_line_with_its_place_rule_and_message() -> None:
    assert formatted(RAGGED).splitlines() == [
        (
            "::warning file=docs/a.md,line=6,endLine=6,col=1,endColumn=7,title=mdlint ragged-row"
            "::docs/a.md:6:1: ragged-row  1 cell, the header has 2"
            "%0Ahelp: Add the cell for Top-1.%0Adocs/a.md:3:1: the header is here"
        ),
        "1 error in 1 page with 1 table",
    ]


@pytest.mark.parametrize(
    ("severity", "name"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")]
)
def test_a_severity_has_its_command(severity: Severity, name: str) -> None:
    assert [command.name for command in commands(formatted(RAGGED._replace(severity=severity)))] == [name]


def test_columns_are_given_only_for_a_place_on_one_line() -> None:
    (command,) = commands(formatted(RAGGED._replace(span=Span(5, 3, 6, 2))))
    assert command.properties == {"file": "docs/a.md", "line": "5", "endLine": "6", "title": "mdlint ragged-row"}


def test_an_empty_place_ends_where_it_starts() -> None:
    (command,) = commands(formatted(RAGGED._replace(span=Span(5, 3, 5, 3))))
    assert (command.properties["col"], command.properties["endColumn"]) == ("3", "3")


@pytest.mark.parametrize(
    ("folder", "path", "file"),
    [
        ("", "docs/a.md", "docs/a.md"),
        ("", "./docs/a.md", "docs/a.md"),
        ("site", "docs/a.md", "site/docs/a.md"),
        ("site/en", "../docs/a.md", "site/docs/a.md"),
        ("site", "/w/docs/a.md", "/w/docs/a.md"),
        ("", "a,b=c:d%2C.md", "a,b=c:d%2C.md"),
        ("", "a\n.md", r"a\n.md"),
    ],
)
def test_the_file_is_named_from_the_workspace(folder: str, path: str, file: str) -> None:
    (command,) = commands(formatted(RAGGED._replace(path=path), style=Style(folder=folder)))
    assert command.properties["file"] == file


def test_a_clean_run_writes_only_the_summary() -> None:
    report = Report((), Summary(3, 4, 0, 0))
    assert report_text("github", report, Style()) == "no findings in 3 pages with 4 tables\n"
    assert report_text("github", report, Style(summary=False)) == ""


HOSTILE = [
    "a\n::stop-commands::x",
    "a\r::error::x",
    "a\r\n::error::x",
    "::add-mask::x",
    "::error file=b.md::x",
    "##[stop-commands]x",
    "a,line=99::x",
    "a%0A::error::x",
    "a%250Ab",
    "%25%0d%0D",
    "a\x0b::error::x",
    "a\x0c::error::x",
    "a\x1c::error::x",
    "a\x85::error::x",
    "a\u2028::error::x",
    "a\u2029::error::x",
    "a\x1b[31m::error::x",
    "a\u202e::error::x",
    "a\ud800",
    "",
    " ",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("style", [Style(), Style(summary=False), Style(folder="site")])
def test_no_text_starts_or_ends_a_command(text: str, style: Style) -> None:
    related = Related(Span(1, 1, 1, 2), text)
    output = formatted(Diagnostic("r", Severity.ERROR, text, Span(1, 2, 1, 3), text, text, (related,)), style=style)
    (command,) = commands(output)
    assert command.name == "error"
    assert list(command.properties) == ["file", "line", "endLine", "col", "endColumn", "title"]
    assert [command.properties[name] for name in ("line", "col", "title")] == ["1", "2", "mdlint r"]
    assert len(command.data.split("\n")) == (3 if text else 2)
    assert output.replace("\n", "").isprintable()
    assert output.count("\n") == 1 + style.summary


@pytest.mark.parametrize("text", ["100%", "a, b: c::d", "%0A", "50%25 of it", "~/x=1"])
def test_the_runner_reads_the_text_that_was_meant(text: str) -> None:
    (command,) = commands(formatted(RAGGED._replace(message=text, help=text, related=())))
    assert command.data == f"docs/a.md:6:1: ragged-row  {text}\nhelp: {text}"
