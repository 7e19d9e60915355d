"""Relations between numbers that hold in every row.

Stands at the top of the schema, or in its `allOf`.

## Value

A list of relations. Each has a `left` and a `right` operand, a column or a number, and `is`, one of `<`, `<=`, `>`, `>=`,
`==` and `!=`. With `"mostly": true`, a relation that more than half of the rows break is none for this table: nothing is
found.

## Example

```json
"compare": [{"left": "Top-1", "is": "<=", "right": "Top-5"}]
```

A row with Top-1 97.122 and Top-5 84.840 breaks this.

## What is found

`broken-relation`, at the cell of the left column (of the right one, where the left operand is a number). Rows in which
an operand is missing or not a number are passed over. A cell that breaks several relations is found once, by the first.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mdlint.schema.json_values import is_number
from mdlint.schema.keywords._base import Found, Keyword
from mdlint.schema.view import Entry, View

_OPERATORS: Mapping[str, tuple[Callable[[Any, Any], bool], str]] = {
    "<": (operator.lt, "below"),
    "<=": (operator.le, "at most"),
    ">": (operator.gt, "above"),
    ">=": (operator.ge, "at least"),
    "==": (operator.eq, "equal to"),
    "!=": (operator.ne, "other than"),
}


def check_table(value: list[dict[str, Any]], view: View) -> Iterator[Found]:
    """Compare the operands of each relation in each row that has both."""
    seen: set[tuple[int, str]] = set()
    for relation in value:
        left, right = relation["left"], relation["right"]
        place = next((name for name in (left, right) if isinstance(name, str)), None)
        if place is None or place not in view.columns:
            continue
        holds, words = _OPERATORS[relation["is"]]
        lefts, rights = _operand(left, view), _operand(right, view)
        both = [(row, first, rights[row]) for row, first in lefts.items() if row in rights]
        broken = [(row, first, second) for row, first, second in both if not holds(first.value, second.value)]
        if relation.get("mostly", False) and 2 * len(broken) > len(both):
            continue
        for row, first, second in broken:
            message = f"{_named(left, first)} is not {words} {_named(right, second)}"
            if (row, place) not in seen:
                yield Found(row, view.columns[place].index, message)
            seen.add((row, place))


def _operand(operand: str | float, view: View) -> dict[int, Entry]:
    """Return the numbers of a column by row, or a constant for every row."""
    if isinstance(operand, str):
        return {row: entry for row, entry in view.entries(operand).items() if is_number(entry.value)}
    return dict.fromkeys(view.rows, Entry(str(operand), operand))


def _named(operand: str | float, entry: Entry) -> str:
    return f"{operand} {entry.text}" if isinstance(operand, str) else entry.text


KEYWORD = Keyword(
    name="compare",
    level="table",
    summary="Relations between numbers that hold in every row.",
    rule="broken-relation",
    check_table=check_table,
)
