"""Rows at the end of a list that stand for others: a total, an average, everything else. They are in no order."""

import re
from collections.abc import Iterable, Sequence

from mdlint.schema.table.view import ReadColumn
from mdlint.text.lazy_pattern import lazy_pattern

# The words are the whole text of a cell: a name may begin with one of them.
_CLOSING = lazy_pattern(
    r"[\W_]*(?:(?:grand |sub-?)?totals?|sum|average|avg|(?:geo(?:metric)?[ -]?)?mean|median|overall|all|(?:all )?others?|"
    r"(?:the )?rest|everything else)[\W_]*",
    re.IGNORECASE,
)


def is_closing_text(text: str) -> bool:
    """Whether a cell names a total, an average or everything else, if its row is the last one."""
    return _CLOSING.fullmatch(text) is not None


def without_closing_rows(rows: Sequence[int], columns: Iterable[ReadColumn]) -> list[int]:
    """Return some rows of a table without those at their end that have a closing text in one of some columns."""
    texts = [(column.texts, column.places) for column in columns]
    end = len(rows)
    while end and any(is_closing_text(found[places[rows[end - 1]]]) for found, places in texts):
        end -= 1
    return list(rows[:end])


def naming_columns(columns: Iterable[ReadColumn], group: ReadColumn | None, key: ReadColumn) -> list[ReadColumn]:
    """Return the columns that may name a row: the first one that is written and does not group rows, and a sort key."""
    first = next((column for column in columns if column.is_written and column is not group), key)
    return [first] if first is key else [first, key]
