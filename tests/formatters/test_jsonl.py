"""JSON Lines have the findings of the report as JSON, one a line."""

import json

from reports import CLEAN, EVIL, NOTEBOOK, finding, report

from mdlint.formatters import Style, report_text


def test_each_line_is_a_finding_of_the_report_as_json() -> None:
    for given in (report(finding(), finding(EVIL, EVIL)), NOTEBOOK):
        lines = report_text("jsonl", given, Style()).splitlines()
        assert [json.loads(line) for line in lines] == json.loads(report_text("json", given, Style()))["diagnostics"]
        assert all(line.isascii() for line in lines)


def test_without_findings_there_is_no_line() -> None:
    assert report_text("jsonl", CLEAN, Style()) == ""
