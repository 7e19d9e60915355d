"""The repair of rows that are out of order: the order that sorts them, if it is certain."""

import re
from collections.abc import Iterable, Mapping, Sequence

from mdlint.schema.table.closing_rows import is_closing_text
from mdlint.schema.table.view import ReadColumn, View
from mdlint.schema.table.violation import Reordering
from mdlint.text.lazy_pattern import lazy_pattern

_SUMMARY = lazy_pattern(r"\W*(?:(?:grand |sub-?)?totals?|sum|average|avg|mean|median|overall|all)\b", re.IGNORECASE)
_TOTAL = lazy_pattern(r"\W*(?:grand |sub-?)?totals?\W*", re.IGNORECASE)
# A cell that stands for the one above it.
_DITTO = lazy_pattern(r"[\"″”„〃↑^]|''|[-–—] ?[\"″”〃] ?[-–—]|(?:ditto|idem|(?:same )?as above)\.?", re.IGNORECASE)


def reordering(
    groups: Sequence[Sequence[int]],
    keys: Sequence[Mapping[str, str]],
    ranks: Sequence[Mapping[int, float]],
    view: View,
    *,
    safe: bool = True,
) -> Reordering | None:
    """Return the order that sorts the rows of groups. Rows that are equal in all keys keep their order.

    None if the order is not certain: a row has no rank in a key, a row of another kind is between the rows, a value is
    taken from the row above, or a row is about the others, such as their sum or their number.
    """
    rows = [row for group in groups for row in group]
    are_consecutive = all(group[-1] - group[0] == len(group) - 1 for group in groups)
    are_ranked = all(row in ranking for ranking in ranks for row in rows)
    from_above = any(column.takes_from_above and column.is_written for column in view.columns.values())
    if not are_consecutive or not are_ranked or from_above:
        return None
    by_key = {key["column"] for key in keys}
    others = [column for name, column in view.columns.items() if column.is_written and name not in by_key]
    if any(_is_about_others(view, group, others) or _are_numbered(group, others) for group in groups):
        return None
    order = [row for group in groups for row in sorted(group, key=lambda row: [ranking[row] for ranking in ranks])]
    return Reordering(tuple(rows), tuple(order), safe)


def _is_about_others(view: View, rows: Sequence[int], columns: Sequence[ReadColumn]) -> bool:
    """Whether a row is about the rows around it: it is a total, or a cell stands for the one above it.

    A word such as `Average` counts in the first and in the last row alone, as it may begin a name. A blank cell stands
    for the one above it in the first column. `columns` are those that the rows are not sorted by.
    """
    written = [column for column in view.columns.values() if column.is_written]
    ends = [text for column in written for text in _texts(column, (rows[0], rows[-1]))]
    if any(_SUMMARY.match(text) or is_closing_text(text) for text in ends):
        return True
    if any(_TOTAL.fullmatch(text) or _DITTO.fullmatch(text) for column in columns for text in _texts(column, rows)):
        return True
    return any(column.index == 0 and "" in _texts(column, rows) for column in columns)


def _are_numbered(rows: Sequence[int], columns: Sequence[ReadColumn]) -> bool:
    """Whether a column counts the rows from 1, such as a rank."""
    numbers = [str(number) for number in range(1, len(rows) + 1)]
    return any([text.strip(" .#") for text in _texts(column, rows)] == numbers for column in columns)


def _texts(column: ReadColumn, rows: Iterable[int]) -> list[str]:
    return [column.texts[column.places[row]] for row in rows]
