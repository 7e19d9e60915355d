"""JUnit XML is XML 1.0, whatever is in a page, and its counts are those of its tests."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import CLEAN, EVIL, NOTEBOOK, STYLE, finding, report

from mdlint.formatters import report_text
from mdlint.model import Related, Severity, Span
from mdlint.report import Report


def suites(found: Report) -> ET.Element:
    """Parse a report, and hold its counts to its tests."""
    # As it is written to a file.
    root = ET.fromstring(report_text("junit", found, STYLE).encode(errors="backslashreplace"))  # noqa: S314  our own report, without a DTD
    assert root.tag == "testsuites"
    for element in (root, *root):
        assert int(element.attrib["tests"]) == len(list(element.iter("testcase")))
        assert int(element.attrib["failures"]) == len(list(element.iter("failure")))
    return root


def test_a_finding_is_a_failed_test_in_the_suite_of_its_page() -> None:
    root = suites(report(finding(help="Add a cell.", related=(Related(Span(3, 1, 3, 4), "the header"),))))
    (suite,) = root
    (test,) = suite
    (failure,) = test
    assert suite.attrib["name"] == "a.md"
    assert test.attrib == {"name": "ragged-row 5:9", "classname": "a.md", "file": "a.md", "line": "5"}
    assert failure.attrib == {"message": "m", "type": "error"}
    assert failure.text == "a.md:5:9: error ragged-row  m\nhelp: Add a cell.\na.md:3:1: the header\n"


def test_a_note_is_a_test_that_has_passed() -> None:
    root = suites(report(finding(severity=Severity.INFO), finding(severity=Severity.WARNING)))
    passed, failed = root.iter("testcase")
    assert [child.tag for child in passed] == ["system-out"]
    assert failed[0].attrib["type"] == "warning"
    assert root.attrib["failures"] == "1"


def test_without_findings_there_is_one_test_that_has_passed() -> None:
    (test,) = suites(CLEAN).iter("testcase")
    assert list(test) == []


def test_each_page_is_a_suite() -> None:
    root = suites(report(finding("ä b.md"), finding("ä b.md"), finding("c.md")))
    assert [(suite.attrib["name"], len(suite)) for suite in root] == [("ä b.md", 2), ("c.md", 1)]


def test_a_finding_in_a_notebook_names_the_cell_and_the_line_of_the_file() -> None:
    (test,) = suites(NOTEBOOK).iter("testcase")
    assert (test.attrib["name"], test.attrib["line"]) == ("ragged-row cell 3:2:9", "41")


def test_control_characters_are_escapes() -> None:
    root = suites(report(finding(EVIL, EVIL, help=EVIL, related=(Related(Span(1, 1, 1, 1), EVIL),))))
    (failure,) = root.iter("failure")
    shown = r"""\x00\x1b[2J\x0b\x9b\u202e\r\n\ufffe\uffff\ud800<&"'>]]>"""
    assert failure.attrib["message"] == shown
    assert failure.text is not None
    assert failure.text.count(shown) == 5


@given(st.text(st.characters(codec=None)))
def test_any_message_is_xml(message: str) -> None:
    suites(report(finding(message, message)))


@pytest.mark.parametrize("color", [True, False])
def test_there_are_no_colors(color: bool) -> None:
    assert "\x1b" not in report_text("junit", report(finding()), STYLE._replace(color=color))
