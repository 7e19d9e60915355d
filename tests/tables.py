"""Makes pages with a table for the tests."""

from mdlint.markdown import parse
from mdlint.model import Table


def table(header: str, *rows: str) -> str:
    """Return a page with one table; `|` separates the cells of a row. The first of the rows is on line 3."""
    lines = [f"| {row} |" for row in (header, *rows)]
    delimiter = "|" + "---|" * (header.count("|") + 1)
    return "\n".join([lines[0], delimiter, *lines[1:]]) + "\n"


def table_of(text: str) -> Table:
    """Return the only table of a page."""
    (only,) = parse(text).tables
    return only
