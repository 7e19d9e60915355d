"""Requires the rows to be sorted by one or more columns.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of sort keys. Rows that are equal in the first key are ordered by the second, and so on. A key has

- `column`, the name of the column;
- `order`, `"ascending"` (the default) or `"descending"`;
- `missing`, where rows with a missing value belong: `"first"`, `"last"`, or `"anywhere"` (the default);
- `as`, how values are compared: as `"number"`, as `"text"` (ignoring case and accents), or in the `"natural"` order (as
  text, but with the numbers in it by their value: `b2` before `b10`). By default, a column with
  [dates](datePattern.md) or [versions](version.md) is compared by these, a column with numbers in it as numbers, and any
  other column as text. A date may be anywhere among the dates inside of it: Jan 2026 above or below 5 Jan 2026. If cells
  with several values are compared as numbers, the first values are compared, then the second, and so on: `[53.4, 54.1]`
  is below `[53.4, 55]`.

A column that a table does not have is ignored. If the schema requires the column, `missing-column` is reported, and the
order is not checked. With [`groupColumn`](groupColumn.md), the rows of each group are ordered separately.

## Example

```json
"sortedBy": [{"column": "Top-1", "order": "descending", "missing": "last"}]
```

## Findings

`unsorted-rows`, at the key's cell, for each row that has to move. The reported rows are the fewest whose removal leaves
the other rows sorted. Of two swapped neighbors, the upper row is reported. Each message names the row above it in
sorted order.

One finding replaces all others, at the key's header cell, if

- the rows are sorted by a key in the opposite order;
- at least 5 rows, and more than a third of the rows, would have to move. Such a table follows another order, and which
  of its rows are out of place is not known.

If only some groups are in such an order, it is reported once for each of them, at the key's cell in the first row of
the group.

A row is skipped

- if its value in the first key is not of the kind that is compared, such as a text among numbers;
- if its cell in the first key, or the whole row, has another finding from the schema;
- if another row is equal to it, since either of the two may be out of place;
- if it is the last row, or the last of its group, and stands for others: its cell in the first column or in the first
  key is `Total`, `Average`, `All`, `Other`, `The rest` or the like, and nothing else. Several such rows may be at the
  end.

A later key does not apply to rows that have no comparable value in it.
"""

import operator
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, compress, islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, is_number
from mdlint.model import Related
from mdlint.schema.keywords._base import Keyword, NamedColumn, WholeSchema
from mdlint.schema.keywords._reordering import reordering
from mdlint.schema.table.closing_rows import naming_columns, without_closing_rows
from mdlint.schema.table.order import (
    Ranks,
    decisive_key,
    latest_sorted,
    places_above,
    ranks_of,
    ranks_on,
    reversed_key,
    row_ranks,
)
from mdlint.schema.table.sort_keys import sort_keys
from mdlint.schema.table.view import Entry, ReadColumn, View
from mdlint.schema.table.violation import At, Reordering, Violation
from mdlint.text.words import quoted

if TYPE_CHECKING:  # a check does without them
    from mdlint.schema.table.rejection import Rejection, Widening

# Fewer findings are read one by one: each of them may be a mistake.
_MANY = 5
_MISSING_RANKS = {"first": float("-inf"), "last": float("inf")}


def check_table(value: list[dict[str, str]], view: View) -> Iterator[Violation]:
    """Rank the rows by all keys, and find the rows that are out of order."""
    names = view.present(key["column"] for key in value)
    keys = [key for key in value if key["column"] in names]
    if not keys:
        return
    # A column of dates may have ranks for several precisions, which are sort keys by themselves.
    ranked = [(key, ranks) for key in keys for ranks in _ranks(key, view)]
    keys, ranks = [key for key, _ in ranked], [ranks for _, ranks in ranked]
    columns = [view.entries(key["column"]) for key in keys]
    naming = naming_columns(view.columns.values(), view.group, view.columns[names[0]])
    runs = [_run(rows, ranks, view, naming) for rows in view.groups()]
    wrong = [run for run in runs if not run.is_sorted]
    reversed_keys = {run.reversed_key for run in wrong}
    # Rows that are all equal are sorted either way.
    are_all_reversed = len(reversed_keys) == 1 and all(not run.is_sorted or len(set(run.tuples)) < 2 for run in runs)
    misplaced = [
        list(_misplaced_rows(run, view, keys, columns, ranks)) if run.reversed_key is None else [] for run in wrong
    ]
    everywhere, count = list(chain.from_iterable(misplaced)), sum(len(run.rows) for run in runs)
    if _is_another_order(len(everywhere), count):
        yield _another_order(view, keys, everywhere, count, None)._replace(
            repair=reordering([run.group for run in wrong], keys, ranks, view, safe=False)
        )
        return
    if are_all_reversed and (number := wrong[0].reversed_key) is not None:
        violation = _opposite_order(view, keys[number], None, is_first=number == 0)
        yield violation._replace(repair=reordering([run.group for run in wrong], keys, ranks, view))
        return
    for run, found in zip(wrong, misplaced, strict=True):
        number = run.reversed_key
        if number is not None:
            violation = _opposite_order(view, keys[number], run.rows[0], is_first=number == 0)
            yield violation._replace(repair=reordering([run.group], keys, ranks, view))
        elif _is_another_order(len(found), len(run.rows)):
            violation = _another_order(view, keys, found, len(run.rows), run.rows[0])
            yield violation._replace(repair=reordering([run.group], keys, ranks, view, safe=False))
        elif found:
            repair = reordering([run.group], keys, ranks, view)
            yield found[0]._replace(repair=repair)
            yield from (each._replace(repair=repair and Reordering()) for each in found[1:])


def is_clean_table(value: list[dict[str, str]], view: View) -> bool:
    """Whether all rows, or the rows of each group, are sorted by keys that each row has.

    By a single key without groups, rows may lack it.
    """
    names = view.present(key["column"] for key in value)
    keys = [key for key in value if key["column"] in names]
    if not keys:
        return True
    if view.group is None and len(keys) == 1:
        found = sort_keys(keys[0], *_without_ends(keys[0], view), view.points(keys[0]["column"]))
        in_order = operator.ge if keys[0].get("order") == "descending" else operator.le
        return found is not None and all(map(in_order, found, islice(found, 1, None)))
    columns = [_signed(key, view) for key in keys]
    groups = [number for number, rows in enumerate(view.groups()) for _ in rows]
    # A group has a greater number than the groups above it, so that rows of two groups are in order.
    ranks = [] if None in columns else list(zip(groups, *filter(None, columns), strict=True))
    return None not in columns and all(map(operator.le, ranks, islice(ranks, 1, None)))


def _without_ends(key: Mapping[str, str], view: View) -> tuple[Sequence[JSON], Sequence[str]]:
    """Return the values and the texts of a sort key without faulty cells, and without missing values in their place."""
    column, skipped = view.columns[key["column"]], view.skipped(key["column"])
    values, texts = column.values, column.texts
    if skipped:
        there = [row not in skipped for row in view.rows]
        values, texts = list(compress(values, there)), list(compress(texts, there))
    missing = values.count(None)
    if not missing:
        return values, texts
    match key.get("missing", "anywhere"):
        case "first":
            return values[missing:], texts[missing:]
        case "last":
            return values[:-missing], texts[:-missing]
        case _:
            there = [value is not None for value in values]
            return list(compress(values, there)), list(compress(texts, there))


def _signed(key: Mapping[str, str], view: View) -> Sequence[Any] | None:
    """Return what is compared of all cells of a sort key, ascending where they are in order; None as in `sort_keys`.

    None also for texts in descending order.
    """
    name = key["column"]
    found = sort_keys(key, view.known_values(name), view.columns[name].texts, view.points(name))
    if not found or key.get("order") != "descending":
        return found
    return [-value for value in found] if is_number(found[0]) else None


def _is_another_order(misplaced: int, rows: int) -> bool:
    """Whether so many rows are misplaced that the rows follow another order."""
    return misplaced >= _MANY and 3 * misplaced > rows


class _Run(NamedTuple):
    """Rows that are ordered separately, such as a group, with their ranks.

    `group` are all rows of the group, `rows` those that are compared. `kept` are the places of the rows that are in
    order. `reversed_key` is the number of the key by which all rows are sorted in the opposite order; None if there is
    no such key.
    """

    group: list[int]
    rows: list[int]
    tuples: list[Ranks]
    kept: list[int]
    reversed_key: int | None = None

    @property
    def is_sorted(self) -> bool:
        """Whether no row has to move."""
        return len(self.kept) == len(self.rows)


def _run(group: list[int], ranks: Sequence[Mapping[int, float]], view: View, naming: Sequence[ReadColumn]) -> _Run:
    """Rank rows. If some are out of order, rows that equal another row and rows that close the group are left out."""
    rows = [row for row in group if row in ranks[0]]
    tuples = row_ranks(rows, ranks)
    if all(above <= below for above, below in pairwise(tuples)):
        return _Run(group, rows, tuples, list(range(len(rows))))
    repeated = view.repeated()
    rows = [row for row in without_closing_rows(rows, naming) if row not in repeated]
    tuples = row_ranks(rows, ranks)
    kept = latest_sorted(tuples)
    return _Run(group, rows, tuples, kept, reversed_key(tuples) if len(kept) < len(rows) - 1 else None)


def _misplaced_rows(
    run: _Run,
    view: View,
    keys: Sequence[Mapping[str, str]],
    columns: Sequence[Mapping[int, Entry]],
    ranks: Sequence[Mapping[int, float]],
) -> Iterator[Violation]:
    """Report each row that must move."""
    rows, in_order = run.rows, set(run.kept)
    above = places_above(run.tuples)
    for place, row in enumerate(rows):
        if place not in in_order:
            decisive = decisive_key(run.tuples, run.kept, place)
            neighbor = above[place]
            while neighbor is not None and rows[neighbor] not in ranks[decisive]:
                neighbor = above[neighbor]
            if row in ranks[decisive]:
                below = None if neighbor is None else rows[neighbor]
                yield _misplaced_row(view, keys[decisive], columns[decisive], row, below)


def _ranks(key: Mapping[str, str], view: View) -> list[dict[int, float]]:
    """Return the ranks of a column's values in a sort key, by row. Rows that can't be compared are left out.

    There are several items for dates of several precisions.
    """
    entries, points, descends = (
        view.entries(key["column"]),
        view.points(key["column"]),
        key.get("order") == "descending",
    )
    if points is not None and "as" not in key:
        first, *finer = ranks_on(points, entries, descends=descends)
    else:
        first, finer = ranks_of(entries, key.get("as"), descends=descends), []
    missing = _MISSING_RANKS.get(key.get("missing", "anywhere"))
    if missing is not None:
        first |= {row: missing for row, entry in entries.items() if entry.value is None}
        first = {row: first[row] for row in entries if row in first}
    return [first, *finer]


def _misplaced_row(
    view: View, key: Mapping[str, str], entries: Mapping[int, Entry], row: int, neighbor: int | None
) -> Violation:
    name = key["column"]
    index = view.columns[name].index
    order = key.get("order", "ascending")
    message = f"{name} {entries[row].words} is out of order ({order})"
    if entries[row].value is None:
        return Violation(At(row, index), f"{message}: rows without a value come {key['missing']}")
    if neighbor is None:
        return Violation(At(row, index), f"{message}: it belongs at the top{' of its group' if view.group else ''}")
    related = (Related(At(neighbor, index), "it belongs below this row"),)
    return Violation(At(row, index), f"{message}: it belongs below {entries[neighbor].words}", related=related)


def _another_order(
    view: View, keys: Sequence[Mapping[str, str]], misplaced: Sequence[Violation], rows: int, row: int | None
) -> Violation:
    """Report that rows follow another order. `row` is the first row of a group; None for the whole table."""
    wanted = ", then ".join(f"{key['column']} ({key.get('order', 'ascending')})" for key in keys)
    subject = "this table is" if row is None else "the rows of this group are"
    message = f"{subject} not in the order of {wanted}: {len(misplaced)} of {rows} rows would have to move"
    related = (Related(misplaced[0].at, "the first of them"),)
    return Violation(At(row, view.columns[keys[0]["column"]].index), message, related=related)


def _opposite_order(view: View, key: Mapping[str, str], row: int | None, *, is_first: bool) -> Violation:
    """Report that rows are sorted in the opposite order. `row` is the first row of a group; None for all rows."""
    wanted = key.get("order", "ascending")
    found = "ascending" if wanted == "descending" else "descending"
    among = "" if is_first else " among equal rows"
    within = "" if row is None else " in this group"
    words = f"{key['column']} is sorted {found}{among}{within}, not {wanted}"
    return Violation(At(row, view.columns[key["column"]].index), words)


def columns(value: list[dict[str, str]]) -> Iterator[NamedColumn]:
    """Yield the columns of the sort keys."""
    yield from ((("sortedBy", index, "column"), key["column"]) for index, key in enumerate(value))


def conflicts(value: list[dict[str, str]], whole: WholeSchema) -> Iterator[Mistake]:
    """Find sort keys that order nothing: in a group, all rows have the same value in the group column."""
    for index, key in enumerate(value):
        if key["column"] in whole.layout.group_columns:
            words = f"rows are sorted within each {quoted(key['column'])}, which groups them: this key orders nothing"
            yield Mistake(("sortedBy", index, "column"), words)


def meant(text: str) -> JSON:
    """Read `Top-1` and `-Top-1` as sort keys."""
    return {"column": text[1:], "order": "descending"} if text.startswith("-") else {"column": text}


def accept(rejection: "Rejection") -> "Iterator[Widening]":
    """Let rows without a value be anywhere. Another order can't be told from a row in the wrong place."""
    for index, key in enumerate(rejection.value if rejection.keyword == "sortedBy" else ()):
        if key.get("missing", "anywhere") != "anywhere":
            yield (rejection.removal((*rejection.path, index, "missing")),)


KEYWORD = Keyword(
    name="sortedBy",
    level="table",
    summary="Requires the rows to be sorted by one or more columns.",
    rule="unsorted-rows",
    check_table=check_table,
    is_clean_table=is_clean_table,
    columns=columns,
    conflicts=conflicts,
    meant=meant,
    accept=accept,
)
