"""The texts of single columns: for the rules that compare a header cell with the cells below it."""

from collections.abc import Iterable

from mdlint.model import Table
from mdlint.plain_rows import PlainRows


def texts_by_column(table: Table, columns: Iterable[int]) -> dict[int, list[str]]:
    """Return the texts below the header in some columns, by column.

    A column has no text for a row that ends before it. The cost grows with the cells that there are, not with the
    columns that are asked for.
    """
    wanted = sorted(columns)
    if isinstance(table.rows, PlainRows):
        return {column: table.rows.columns[column][table.further_header_rows :] for column in wanted}
    texts: dict[int, list[str]] = {column: [] for column in wanted}
    for row in table.rows[table.further_header_rows :]:
        for column in wanted:
            if column >= len(row.cells):
                break
            texts[column].append(row.cells[column].text)
    return texts
