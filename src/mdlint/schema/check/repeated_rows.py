"""Finds the rows of a table that are equal to another row: a copy is no evidence of the order of the rows."""

from collections import defaultdict
from collections.abc import Hashable

from mdlint.model import Row
from mdlint.plain_rows import PlainRows
from mdlint.schema.check.bind import BoundTable


def repeated_rows(bound: BoundTable) -> frozenset[int]:
    """Return the numbers of the checked rows that equal another row in the text and the links of every cell.

    Texts that are taken from the cells above are texts of the row.
    """
    written = bound.table.rows
    if isinstance(written, PlainRows) and written.are_distinct:
        return frozenset()
    rows: dict[Hashable, list[int]] = defaultdict(list)
    above = [read.texts for read in bound.cells.values() if read.takes_from_above]
    for place, number in enumerate(bound.rows):
        rows[_content(written[number]), tuple(texts[place] for texts in above)].append(number)
    return frozenset(number for numbers in rows.values() if len(numbers) > 1 for number in numbers)


def _content(row: Row) -> Hashable:
    """Return the texts and link targets of a row. Blank cells at its end make no difference."""
    cells = [(cell.text, *(link.target for link in cell.links)) for cell in row.cells]
    while cells and cells[-1] == ("",):
        cells.pop()
    return tuple(cells)
