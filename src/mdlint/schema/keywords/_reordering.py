"""The repair of rows that are out of order: the order that sorts them, if it is certain."""

import re
from collections.abc import Iterable, Mapping, Sequence

from mdlint.schema.table.closing_rows import is_closing_text
from mdlint.schema.table.view import ReadColumn, View
from mdlint.schema.table.violation import Reordering, Violation
from mdlint.text.lazy_pattern import lazy_pattern

_SUMMARY = lazy_pattern(r"\W*(?:(?:grand |sub-?)?totals?|sum|average|avg|mean|median|overall|all)\b", re.IGNORECASE)
_TOTAL = lazy_pattern(r"\W*(?:grand |sub-?)?totals?\W*", re.IGNORECASE)
# A cell that stands for the one above it.
_DITTO = lazy_pattern(r"[\"″”„〃↑^]|''|[-–—] ?[\"″”〃] ?[-–—]|(?:ditto|idem|(?:same )?as above)\.?", re.IGNORECASE)


def repaired(  # noqa: PLR0913  what the order depends on
    violation: Violation,
    groups: Sequence[Sequence[int]],
    keys: Sequence[Mapping[str, str]],
    ranks: Sequence[Mapping[int, float]],
    view: View,
    *,
    safe: bool = True,
) -> Violation:
    """Return a violation with the order that sorts the rows of groups, or with the reason why it is not certain.

    Rows that are equal in all keys keep their order.
    """
    obstacle = _obstacle(groups, keys, ranks, view)
    if obstacle is not None:
        return violation._replace(help=f"Sort the rows by hand: {obstacle}." if obstacle else None)
    rows = [row for group in groups for row in group]
    order = [row for group in groups for row in sorted(group, key=lambda row: [ranking[row] for ranking in ranks])]
    return violation._replace(repair=Reordering(tuple(rows), tuple(order), safe))


def _obstacle(
    groups: Sequence[Sequence[int]],
    keys: Sequence[Mapping[str, str]],
    ranks: Sequence[Mapping[int, float]],
    view: View,
) -> str | None:
    """Return why the order of the rows is not certain; None if it is. "" if another finding shows the reason."""
    if any(group[-1] - group[0] > len(group) - 1 for group in groups):
        return "rows of another kind are between them"
    for key, ranking in zip(keys, ranks, strict=True):
        lacking = {row for group in groups for row in group if row not in ranking}
        if lacking:
            return "" if lacking <= view.skipped(key["column"]) else f"a row has no {key['column']} to compare"
    written = [(name, column) for name, column in view.columns.items() if column.is_written]
    if any(column.takes_from_above for _, column in written):
        return "a cell takes its value from the row above"
    by_key = {key["column"] for key in keys}
    others = [column for name, column in written if name not in by_key]
    if any(_is_about_others(view, group, others) for group in groups):
        return "a row is about the others, such as a total"
    return "a column counts them" if any(_are_numbered(group, others) for group in groups) else None


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
