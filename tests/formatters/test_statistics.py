import json

import pytest

from mdlint.formatters import Style, report_text
from mdlint.model import Diagnostic, Severity, Span
from mdlint.report import Report, Summary

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FOUND = [
    *[("ragged-row", WARNING)] * 2,
    ("not-a-table", ERROR),
    *[("broken-link", ERROR)] * 10,
    ("duplicate-row", WARNING),
    ("ragged-row", ERROR),
]


def report(found: list[tuple[str, Severity]]) -> Report:
    diagnostics = [Diagnostic(rule, severity, "p.md", Span(1, 1, 1, 2), "m") for rule, severity in found]
    return Report(diagnostics, Summary(1, 2, 12, 3))


def test_the_most_frequent_come_first_then_the_names() -> None:
    lines = report_text("text", report(FOUND), Style(statistics=True)).splitlines()
    assert lines == [
        "10 error   broken-link    A link leads to a file or folder that does not exist.",
        " 2 warning ragged-row     A row has more or fewer cells than the header.",
        " 1 warning duplicate-row  A row repeats an earlier row of its table.",
        " 1 error   not-a-table    Lines meant as a table are shown as text.",
        " 1 error   ragged-row     A row has more or fewer cells than the header.",
        "12 errors, 3 warnings in 1 page with 2 tables",
    ]


def test_in_json_they_are_a_key_next_to_the_findings() -> None:
    document = json.loads(report_text("json", report(FOUND), Style(statistics=True)))
    assert len(document["diagnostics"]) == len(FOUND)
    assert document["statistics"][:2] == [
        {"rule": "broken-link", "severity": "error", "count": 10},
        {"rule": "ragged-row", "severity": "warning", "count": 2},
    ]
    assert "statistics" not in json.loads(report_text("json", report(FOUND), Style()))


@pytest.mark.parametrize(
    ("summary", "written"), [(False, ""), (True, "12 errors, 3 warnings in 1 page with 2 tables\n")]
)
def test_without_findings_only_the_summary_is_left(summary: bool, written: str) -> None:
    assert report_text("text", report([]), Style(summary=summary, statistics=True)) == written


LONG = "docs/guides/a-very-long-name-of-a-folder/another-long-name/models.md"


@pytest.mark.parametrize(
    ("layout", "cut", "width", "start"),
    [
        ("text", True, 50, "docs/guides/…/another-long-name/models.md"),
        ("text", True, 100, LONG),
        ("text", False, 50, LONG),
        ("concise", True, 50, LONG),
    ],
)
def test_only_a_path_that_would_wrap_on_a_terminal_is_cut_in_the_middle(
    layout: str, cut: bool, width: int, start: str
) -> None:
    one = report([("ragged-row", ERROR)])
    one = one._replace(diagnostics=[one.diagnostics[0]._replace(path=LONG)])
    line = report_text(layout, one, Style(width=width, cut_paths=cut)).splitlines()[0]
    path = line.partition(":")[0]
    if start == LONG:
        assert path == LONG
    else:
        assert len(f"{path}:1:1:") <= width
        assert path.startswith("docs/guides/")
        assert path.endswith("name/models.md")
        assert path.count("…") == 1
