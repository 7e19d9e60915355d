r"""One row is out of an order that all other rows keep.

## What it does

Looks for two orders that nobody declared, and reports the only row that breaks one:

- **The best score first.** The first column of numbers is a score, such as an accuracy, from the highest down, or an
  error, from the lowest up, in at least seven rows. No row is a baseline, an oracle or a human, and no other column of
  numbers is in order.
- **The alphabet.** The first column is in alphabetical order in at least ten rows, in which six or more first letters
  occur. Whether case, spaces and punctuation count, and whether `v10` is after `v9`, is taken from the column. The first
  row may be out of order on purpose, and so may a last row such as `Other`.

The rule ignores tables with captions or with a name that occurs twice, and tables with more than 2,000 rows. Two rows
out of order show that nobody keeps the order. `sortedBy` in a schema reports every row.

## Why

A row was added at the wrong place, or its number has a slip.

## Example

```markdown
| Model | F1   |
|-------|------|
| A     | 96.6 |
| B     | 96.5 |
| C     | 96.3 |
| D     | 96.1 |
| E     | 94.3 |
| F     | 95.9 |
| G     | 95.7 |
```

## Instead

```markdown
| Model | F1   |
|-------|------|
| A     | 96.6 |
| B     | 96.5 |
| C     | 96.3 |
| D     | 96.1 |
| F     | 95.9 |
| G     | 95.7 |
| E     | 94.3 |
```

## Options

The severity in `[rules]`. No schema keyword. `sortedBy` declares an order, and then no other order is looked for: a row
out of it is a finding of `unsorted-rows`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from mdlint.model import Related, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules._data_columns import DataColumns, data_of
from mdlint.rules._scores import is_error, is_for_comparison, is_score
from mdlint.schema.table.order import latest_sorted
from mdlint.schema.table.sort_keys import sort_key_of
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import counted, quoted
from mdlint.values import is_missing

_FEWEST_SCORES = 7
_FEWEST_NAMES = 10
_FEWEST_LETTERS = 6
# A column of three or more different numbers may order the rows.
_FEWEST_DIFFERENT = 3
# One row out of order leaves two pairs of neighbors out of order at most.
_MOST_BREAKS = 2
_ARTICLE = lazy_pattern(r"(?:the|an?)\s", re.IGNORECASE)
_REST = lazy_pattern(
    r"\b(?:others?|misc(?:ellaneous)?|unknown|none|all|any|rest|etc|totals?|average|default|overall)\b"
)


def check_table(table: Table) -> Iterator[Finding]:
    """Report the only row that is out of order."""
    data = data_of(table) if len(table.rows) >= _FEWEST_SCORES else None
    if data is None or data.are_grouped or len(data.rows) < _FEWEST_SCORES:
        return
    if all(data.texts(0)):
        yield from _among_scores(data) or _among_names(data)


def _among_scores(data: DataColumns) -> list[Finding]:
    are_scores = [is_score(name) or is_error(name) for name in data.names]
    # Most tables have no scores, and then no column has to be read as numbers.
    columns = range(1, data.table.width) if any(are_scores) else ()
    column = next((column for column in columns if _is_numeric(data, column)), None)
    if column is None or not are_scores[column]:
        return []
    sign = 1 if is_error(data.names[column]) else -1
    ranked = [(place, sign * number.value) for place, number in enumerate(data.numbers(column)) if number]
    out = _only_one_out([value for _, value in ranked])
    if out is None or len(ranked) < _FEWEST_SCORES or not _are_alike(data.texts(0)):
        return []
    if any(_is_in_order(data, other) for other in range(data.table.width) if other != column):
        return []
    place, texts = ranked[out][0], data.texts(column)
    others = [texts[other] for other, _ in ranked if other != place]
    message = (
        f"{quoted(data.names[column])} {texts[place]} is out of order, the other {counted(len(others), 'row')} go"
        f" {'up' if sign > 0 else 'down'} from {others[0]} to {others[-1]}"
    )
    return [_finding(data, place, column, message, _after(ranked, out))]


def _are_alike(names: Sequence[str]) -> bool:
    """Whether the rows are entries of one list: none occurs twice, and none is there to be compared with."""
    return len(set(names)) == len(names) and not any(map(is_for_comparison, names))


def _after(ranked: Sequence[tuple[int, float]], out: int) -> int | None:
    """Return the place of the row that the row out of order belongs after; None for the start of the table."""
    before = [place for number, (place, value) in enumerate(ranked) if number != out and value <= ranked[out][1]]
    return before[-1] if before else None


def _among_names(data: DataColumns) -> list[Finding]:
    # Where an accent belongs depends on the language.
    named = [(place, name) for place, name in enumerate(data.texts(0)) if name.isascii()]
    names = [name for _, name in named]
    letters = {name[0].casefold() for name in names if name[0].isalpha()}
    if len(set(names)) < _FEWEST_NAMES or len(letters) < _FEWEST_LETTERS:
        return []
    fewest: tuple[int, list[str]] | None = None
    for collation in _COLLATIONS:
        keys = list(map(collation, names))
        if all(above <= below for above, below in pairwise(keys)):
            return []
        out = _only_one_out(keys) if fewest is None else None
        fewest = (out, keys) if out is not None else fewest
    if fewest is None or _is_apart(names, fewest[0]):
        return []
    out, keys = fewest
    if data.cell(named[out][0], 0).unstruck is not None:
        # A name that is struck out is next to what replaces it, or at the end.
        return []
    before = [place for place, key in enumerate(keys) if place != out and key <= keys[out]]
    message = (
        f"{quoted(names[out])} is out of order, the other {counted(len(names) - 1, 'row')} are in alphabetical order"
    )
    return [_finding(data, named[out][0], 0, message, named[before[-1]][0] if before else None)]


def _is_apart(names: Sequence[str], place: int) -> bool:
    """Whether a row may be out of order on purpose.

    It is the first one, begins with a symbol or an article, is a name such as `Other` at the end, or is next to a name
    that it only adds to: what is between the words decides which is first.
    """
    name = names[place]
    is_rest = place == len(names) - 1 and _REST.search(name.casefold()) is not None
    below = names[place + 1] if place + 1 < len(names) else ""
    is_longer = any(other and name.startswith(other) for other in (names[place - 1], below))
    return place == 0 or is_rest or is_longer or not name[0].isalpha() or _ARTICLE.match(name) is not None


def _finding(data: DataColumns, place: int, column: int, message: str, after: int | None) -> Finding:
    where = "first" if after is None else f"after line {data.line(after)}"
    related = () if after is None else (Related(data.row(after).span, "the row that it belongs after"),)
    return Finding(data.cell(place, column).span, message, f"It belongs {where}.", related)


def _only_one_out(keys: Sequence[Any]) -> int | None:
    """Return the place of the only key that is out of ascending order; None if there is none, or several are."""
    if not 1 <= sum(1 for above, below in pairwise(keys) if above > below) <= _MOST_BREAKS:
        return None
    out = set(range(len(keys))).difference(latest_sorted(keys))
    return out.pop() if len(out) == 1 else None


def _is_numeric(data: DataColumns, column: int) -> bool:
    """Whether all cells of a column are numbers or missing, and there are several different numbers."""
    texts = data.texts(column)
    numbers = data.numbers(column) if any(text[-1:].isdigit() for text in texts[:_MOST_BREAKS]) else []
    are_read = bool(numbers) and all(number or is_missing(text) for number, text in zip(numbers, texts, strict=True))
    return are_read and len({number.value for number in numbers if number}) >= _FEWEST_DIFFERENT


def _is_in_order(data: DataColumns, column: int) -> bool:
    """Whether a column orders the rows: its numbers, if it has some, do nowhere ascend, or nowhere descend."""
    values = [number.value for number in data.numbers(column) if number]
    if len(values) < _FEWEST_SCORES or len(set(values)) < _FEWEST_DIFFERENT:
        return False
    pairs = list(pairwise(values))
    return all(above <= below for above, below in pairs) or all(above >= below for above, below in pairs)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _by_numbers(text: str) -> tuple[Any, ...]:
    return sort_key_of(None, "natural", text)


# By the case of letters or not, with or without the spaces and marks between words, and by the values of numbers.
_COLLATIONS: tuple[Callable[[str], Any], ...] = (str.casefold, str, _letters, _by_numbers)


RULE = Rule(
    id="out-of-order",
    summary="One row is out of an order that all other rows keep.",
    severity=Severity.INFO,
    check_table=check_table,
)
