"""The order of the rows.

Stands at the top of the schema, or in its `allOf`.

## Value

A list of sort keys; rows that are equal in the first are ordered by the second, and so on. A key has

- `column`, its name;
- `order`, `"ascending"` (the default) or `"descending"`;
- `missing`, where rows with a missing value stand: `"first"`, `"last"`, or `"anywhere"` (the default);
- `as`, how values compare: `"number"`, `"text"` (by their letters, case aside), or `"natural"` (as text, but the numbers
  in it by their value: `b2` before `b10`). By default, a column with numbers in it compares as numbers, any other as
  text.

A column that a table does not have is left out; where the schema requires it, `missing-column` says so and nothing more
is checked.

## Example

```json
"sortedBy": [{"column": "Top-1", "order": "descending", "missing": "last"}]
```

## What is found

`unsorted-rows`, at the key's cell, for each row that has to move: the fewest that leave the other rows sorted. Of two
neighbours that are swapped, it is the lower one. Passed over are rows whose value is not of the kind compared, rows that
another keyword has found something in, and rows that stand twice: which of the two is out of place is not known.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeAlias

from mdlint.schema.json_values import JSON, is_number
from mdlint.schema.keywords._base import Found, Keyword
from mdlint.schema.ordering import longest_sorted
from mdlint.schema.view import Entry, View

_DIGITS = re.compile("([0-9]+)")
_MISSING_RANKS = {"first": float("-inf"), "last": float("inf")}

# The rank of a row's value in each key; smaller ranks come first.
_Ranks: TypeAlias = tuple[float, ...]


def check_table(value: list[dict[str, str]], view: View) -> Iterator[Found]:
    """Rank the rows by all keys, and find those that stand between the wrong ones."""
    names = view.present(key["column"] for key in value)
    keys = [key for key in value if key["column"] in names]
    if not keys:
        return
    columns = [view.entries(key["column"]) for key in keys]
    ranks = [_ranks(key, entries) for key, entries in zip(keys, columns, strict=True)]
    rows = [row for row in ranks[0] if all(row in column for column in ranks)]
    tuples = [tuple(column[row] for column in ranks) for row in rows]
    if all(above <= below for above, below in pairwise(tuples)):
        return
    repeated = view.repeated()
    tuples = [ranked for row, ranked in zip(rows, tuples, strict=True) if row not in repeated]
    rows = [row for row in rows if row not in repeated]
    kept = longest_sorted(tuples)
    in_order = set(kept)
    for place, row in enumerate(rows):
        if place not in in_order:
            decisive = _decisive(tuples, kept, place)
            neighbour = _neighbour(tuples, kept, place)
            yield _found(view, keys[decisive], columns[decisive], row, None if neighbour is None else rows[neighbour])


def _ranks(key: Mapping[str, str], entries: Mapping[int, Entry]) -> dict[int, float]:
    """Number the values of a column by their order; rows that can't be compared are not in the result."""
    values = {row: entry.value for row, entry in entries.items() if entry.value is not None}
    kind = key.get("as") or ("number" if any(map(is_number, values.values())) else "text")
    keyed = {row: sort_key for row, value in values.items() if (sort_key := _sort_key(value, kind, entries[row].text))}
    sign = -1 if key.get("order") == "descending" else 1
    numbers = {sort_key: sign * number for number, sort_key in enumerate(sorted(set(keyed.values())))}
    ranks: dict[int, float] = {row: numbers[sort_key] for row, sort_key in keyed.items()}
    missing = _MISSING_RANKS.get(key.get("missing", "anywhere"))
    if missing is None:
        return ranks
    ranks |= {row: missing for row, entry in entries.items() if entry.value is None}
    return {row: ranks[row] for row in entries if row in ranks}


def _sort_key(value: JSON, kind: str, text: str) -> tuple[Any, ...]:
    """Return what a value is compared by; an empty tuple if it is not of that kind."""
    if kind == "number":
        return (value,) if is_number(value) else ()
    folded = text.casefold()
    if kind == "text":
        return (folded,)
    # Texts at even places, digits at odd ones: the longer run of digits is the larger number.
    parts = _DIGITS.split(folded)
    return tuple((len(part.lstrip("0")), part.lstrip("0")) if place % 2 else part for place, part in enumerate(parts))


def _decisive(tuples: list[_Ranks], kept: list[int], place: int) -> int:
    """Return which key puts a row out of order: the first that differs from the kept row it stands wrong to."""
    after = bisect_right(kept, place)
    above = tuples[kept[after - 1]] if after else None
    other = above if above is not None and above > tuples[place] else tuples[kept[after]]
    return next(number for number, (own, its) in enumerate(zip(tuples[place], other, strict=True)) if own != its)


def _neighbour(tuples: list[_Ranks], kept: list[int], place: int) -> int | None:
    """Return the kept row below which a row belongs; None if it belongs above them all."""
    after = bisect_right(kept, tuples[place], key=tuples.__getitem__)
    return kept[after - 1] if after else None


def _found(view: View, key: Mapping[str, str], entries: Mapping[int, Entry], row: int, neighbour: int | None) -> Found:
    name = key["column"]
    index = view.columns[name].index
    order = key.get("order", "ascending")
    message = f"{name} {entries[row].words} is out of order ({order})"
    if entries[row].value is None:
        return Found(row, index, f"{message}: rows without a value come {key['missing']}")
    if neighbour is None:
        return Found(row, index, f"{message}: it belongs at the top")
    related = ((neighbour, index, "it belongs below this row"),)
    return Found(row, index, f"{message}: it belongs below {entries[neighbour].words}", related=related)


KEYWORD = Keyword(
    name="sortedBy",
    level="table",
    summary="The order of the rows.",
    rule="unsorted-rows",
    check_table=check_table,
)
