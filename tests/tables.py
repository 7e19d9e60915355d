"""Makes pages with a table for the tests."""

from mdlint.markdown import parse
from mdlint.model import Page, Span, Table


def table(header: str, *rows: str) -> str:
    """Return a page with one table; `|` separates the cells of a row. The first of the rows is on line 3."""
    lines = [f"| {row} |" for row in (header, *rows)]
    delimiter = "|" + "---|" * (header.count("|") + 1)
    return "\n".join([lines[0], delimiter, *lines[1:]]) + "\n"


def table_of(text: str) -> Table:
    """Return the only table of a page."""
    (only,) = parse(text).tables
    return only


def span_of(page: Page, text: str, occurrence: int = 1) -> Span:
    """Return the span of an occurrence of a text, which is on one line, on a page."""
    places = [
        (line, column)
        for line, words in enumerate(page.lines, 1)
        for column in range(1, len(words) + 1)
        if words.startswith(text, column - 1)
    ]
    line, column = places[occurrence - 1]
    return Span(line, column, line, column + len(text))
