"""The rows and columns of a table that its schema does not check, by reason."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, TypeAlias

from mdlint.schema.check.bind import BoundTable
from mdlint.schema.check.row_selection import REASONS
from mdlint.schema.check.shifted_cells import doubts
from mdlint.schema.check.table import is_checked

# Rows or columns, and the reason why they are not checked.
Unchecked: TypeAlias = tuple[Literal["rows", "columns"], str]


def unchecked_in(bound: BoundTable) -> dict[Unchecked, int]:
    """Count the rows and columns that are not checked. A table that its schema does not check at all has none."""
    counts: dict[Unchecked, int] = {}
    if is_checked(bound):
        counts |= {("rows", reason): len(rows) for reason, rows in unchecked_rows(bound).items()}
        counts |= {("columns", reason): len(columns) for reason, columns in unchecked_columns(bound).items()}
    return counts


def unchecked_rows(bound: BoundTable) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the rows that are not checked, by reason, in the order of `row_selection.REASONS`.

    The rows of the header itself are not among them. A row of `shifted-cells` is checked up to the cell that is in the
    wrong column.
    """
    by_reason: Mapping[str, list[int]] = defaultdict(list)
    for number, reason in sorted(bound.unchecked.items()):
        by_reason[reason].append(number)
    by_reason["shifted-cells"] += sorted(
        row for row, doubt in doubts(bound).items() if doubt.shifted < bound.table.width
    )
    return {reason: tuple(by_reason[reason]) for reason in REASONS if by_reason[reason]}


def unchecked_columns(bound: BoundTable) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the columns that are not checked, by reason.

    The only reason is `repeated-header`: another column has the same header, and the schema does not tell them apart.
    """
    repeated = tuple(index for index, column in enumerate(bound.columns) if column is None)
    return {"repeated-header": repeated} if repeated else {}
