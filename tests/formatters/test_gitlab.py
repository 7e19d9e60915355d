"""A report for GitLab has the properties that its documentation asks for."""

import json
from typing import Any

import pytest
from reports import CLEAN, EVIL, NOTEBOOK, STYLE, finding, report

from mdlint.formatters import report_text
from mdlint.model import Severity
from mdlint.report import Report


def issues(given: Report) -> list[dict[str, Any]]:
    written = report_text("gitlab", given, STYLE)
    assert written.isascii()
    found = json.loads(written)
    assert isinstance(found, list)
    return found


def test_a_finding() -> None:
    (issue,) = issues(report(finding(message="3 cells")))
    fingerprint = issue.pop("fingerprint")
    assert len(fingerprint) == 40
    assert issue == {
        "description": "3 cells",
        "check_name": "ragged-row",
        "severity": "major",
        "location": {"path": "docs/a.md", "lines": {"begin": 5, "end": 5}},
    }


def test_without_findings_it_is_an_empty_array() -> None:
    assert report_text("gitlab", CLEAN, STYLE) == "[]\n"


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")]
)
def test_severities(severity: Severity, word: str) -> None:
    assert issues(report(finding(severity=severity)))[0]["severity"] == word


@pytest.mark.parametrize(
    ("path", "shown"), [("ä b.md", "docs/ä b.md"), ("./a.md", "docs/a.md"), ("/other/a.md", "/other/a.md")]
)
def test_a_path_is_relative_to_the_repository(path: str, shown: str) -> None:
    assert issues(report(finding(path)))[0]["location"]["path"] == shown


def test_a_finding_in_a_notebook_has_the_lines_of_the_file_and_names_the_cell() -> None:
    (issue,) = issues(NOTEBOOK)
    assert issue["location"]["lines"] == {"begin": 41, "end": 41}
    assert issue["description"] == "cell 3:2:9: m"


def test_each_finding_has_a_fingerprint_of_its_own() -> None:
    found = issues(report(finding(), finding(), finding("b.md"), finding(message=EVIL)))
    assert len({issue["fingerprint"] for issue in found}) == 4
