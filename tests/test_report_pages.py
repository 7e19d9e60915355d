from reports import finding, report

from mdlint.files.utf8 import Unreadable


def test_the_diagnostics_of_each_page_are_together_in_their_order() -> None:
    first, second, other = finding("a.md", "x"), finding("a.md", "w"), finding("b.md")
    assert list(report(first, second, other).by_page()) == [("a.md", [first, second]), ("b.md", [other])]
    assert list(report().by_page()) == []


def test_pages_that_can_not_be_read_are_listed() -> None:
    bad = finding("b.md", "not UTF-8")._replace(rule="unreadable-page")
    assert list(report(finding("a.md"), bad).unreadable()) == [("b.md", Unreadable(5, 9, "not UTF-8"))]
