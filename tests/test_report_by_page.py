from reports import finding, report


def test_the_diagnostics_of_each_page_are_together_in_their_order() -> None:
    first, second, other = finding("a.md", "x"), finding("a.md", "w"), finding("b.md")
    assert list(report(first, second, other).by_page()) == [("a.md", [first, second]), ("b.md", [other])]
    assert list(report().by_page()) == []
