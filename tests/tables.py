"""Tables in Markdown, and what mdlint reads of them."""

from mdlint.markdown import parse
from mdlint.model import Table


def table(header: str, *rows: str) -> str:
    """Return a page with one table; `|` separates the cells of a row. The first of the rows is line 3."""
    lines = [f"| {row} |" for row in (header, *rows)]
    delimiter = "|" + "---|" * (header.count("|") + 1)
    return "\n".join([lines[0], delimiter, *lines[1:]]) + "\n"


def table_of(text: str) -> Table:
    """Return the one table of a page."""
    (only,) = parse(text).tables
    return only
