"""Requires numbers to ascend across columns that differ in one number, such as p50 and p99.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of groups of columns. Each group is an object with

- `columns`, a regular expression that is searched in the names of the columns, ignoring case. It has a capture group (a
  part in parentheses) for the part in which the names differ. Columns whose names are equal apart from this part belong
  together, and the number in this part gives their order. If the expression has several capture groups, only one of
  them matches in each name;
- `numbers`, an object with words that may replace the number, and the number that each word stands for;
- `unit`, a unit or a list of units: only numbers with one of these units are compared;
- `mostly`: if `true`, columns that are out of order in more than half of the rows are not checked.

## Example

```json
"ascendingColumns": [
  {"columns": "^(p[0-9.]+|median|max) latency", "numbers": {"median": 50, "max": 100}}
]
```

In a row with a p50 latency of 12, a p90 latency of 41 and a p99 latency of 17, the p99 latency is out of order.
`p50 latency (ms)` and `p99 latency (s)` also differ in their unit, so they are not compared.

## Findings

`broken-relation`, at the fewest cells whose removal leaves the other cells of the row in order. Each message names a
cell that contradicts the reported one. Two cells are compared if both are numbers with the same unit, or both without a
unit. Approximate numbers and bounds, such as `~12`, `<5` and `150+`, are skipped. Columns that belong together are not
checked if one of their headers occurs twice or two of them have the same number, since their order is then unknown.
"""

import operator
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, pairwise
from typing import Any, NamedTuple

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.patterns import pattern_mistake
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import unit_mistakes
from mdlint.schema.table.layout import Layout
from mdlint.schema.table.normalize import normalize_header
from mdlint.schema.table.order import longest_sorted
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.values import Number, parse_number, plain_numbers

_INEXACT = frozenset("~<>≤≥+")
_NUMBER = lazy_pattern(r"[0-9]+(?:\.[0-9]+)?")


class _Member(NamedTuple):
    """A column of a group: its name without the part in which the columns differ, and the number in that part."""

    rest: tuple[str, str]
    number: float


class _Cell(NamedTuple):
    """A cell of a group: its column, its text, and the number in it."""

    column: str
    text: str
    number: Number


def check_table(value: list[dict[str, Any]], view: View) -> Iterator[Violation]:
    """Find the cells that are out of order, group by group."""
    for group in value:
        for columns in _groups(group, view):
            rows = _rows(columns, group.get("unit"), view)
            broken = {row: found for row, cells in rows.items() if (found := list(_out_of_order(row, cells, view)))}
            if not (group.get("mostly", False) and 2 * len(broken) > len(rows)):
                yield from chain.from_iterable(broken.values())


def is_clean_table(value: list[dict[str, Any]], view: View) -> bool:
    """Whether the numbers of each group are plain, and none is above the next in its row."""
    return all(_are_ascending(columns, view) for group in value for columns in _groups(group, view))


def _are_ascending(names: Sequence[str], view: View) -> bool:
    """Whether all cells of some columns are plain numbers, and none is above the next in its row."""
    columns = [None if view.skipped(name) else plain_numbers(view.columns[name].texts) for name in names]
    pairs = pairwise(columns)
    return all(left is not None and right is not None and all(map(operator.le, left, right)) for left, right in pairs)


def _groups(group: Mapping[str, Any], view: View) -> Iterator[list[str]]:
    """Yield lists of at least two columns that belong together, in the order of the numbers in their names."""
    by_rest: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    unclear = set()
    for name, column in view.columns.items():
        if member := _member(name, group):
            by_rest[member.rest].append((member.number, name))
            if column.index in view.doubled:
                unclear.add(member.rest)
    for rest, members in by_rest.items():
        if 1 < len(members) == len({number for number, _ in members}) and rest not in unclear:
            yield [name for _, name in sorted(members)]


def _rows(columns: list[str], unit: str | list[str] | None, view: View) -> dict[int, dict[str, list[_Cell]]]:
    """Return the cells to compare, by row and unit, in the order of their columns.

    A row without two cells of one unit is left out.
    """
    units = [unit] if isinstance(unit, str) else unit
    rows: dict[int, dict[str, list[_Cell]]] = defaultdict(lambda: defaultdict(list))
    for name in columns:
        for row, entry in view.entries(name).items():
            number = parse_number(entry.text)
            if number and number.qualifier not in _INEXACT and (units is None or number.unit in units):
                rows[row][number.unit].append(_Cell(name, entry.text, number))
    return {row: cells for row, cells in rows.items() if any(len(of_unit) > 1 for of_unit in cells.values())}


def _out_of_order(row: int, by_unit: Mapping[str, list[_Cell]], view: View) -> Iterator[Violation]:
    for cells in by_unit.values():
        values = [cell.number.value for cell in cells]
        kept = longest_sorted(values)
        for place in sorted(set(range(len(cells))) - set(kept)):
            # Some kept cell contradicts this one, or it would have been kept.
            below = next((at for at in kept if at < place and values[at] > values[place]), None)
            other = next(at for at in kept if at > place and values[at] < values[place]) if below is None else below
            words = "at most" if below is None else "at least"
            message = f"{_named(cells[place])} is not {words} {_named(cells[other])}"
            at, contradicting = (view.columns[cells[each].column].index for each in (place, other))
            yield Violation(At(row, at), message, cells=(at, contradicting))


def _named(cell: _Cell) -> str:
    return f"{cell.column} {cell.text}"


def _member(name: str, group: Mapping[str, Any]) -> _Member | None:
    """Return a column as a member of a group; None if it is not in the group."""
    numbers: Mapping[str, float] = group.get("numbers", {})
    folded = name.casefold()
    # Compiling takes as long as checking a page, and most names hold no number.
    if not _NUMBER.search(name) and not any(word.casefold() in folded for word in numbers):
        return None
    match = _pattern(group["columns"]).search(name)
    if match is None or not match.lastindex:
        return None
    start, end = match.span(match.lastindex)
    number = _number(name[start:end], numbers)
    rest = (normalize_header(name[:start]), normalize_header(name[end:]))
    return None if number is None else _Member(rest, number)


def _number(part: str, numbers: Mapping[str, float]) -> float | None:
    for word, number in numbers.items():
        if word.casefold() == part.casefold():
            return number
    digits = _NUMBER.search(part)
    return float(digits[0]) if digits else None


@lru_cache(maxsize=256)
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _is_member(name: str, group: Mapping[str, Any]) -> bool:
    return _member(name, group) is not None


def read_table(values: Sequence[list[dict[str, Any]]], layout: Layout) -> Layout:
    """Add the columns of all groups to the columns that the schema knows."""
    families = [partial(_is_member, group=group) for value in values for group in value]
    return layout._replace(families=(*layout.families, *families))


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that can't divide columns into groups, and texts that are never read as units."""
    for index, group in enumerate(value if isinstance(value, list) else ()):
        if isinstance(group, dict):
            path = ("ascendingColumns", index)
            pattern = group.get("columns")
            if isinstance(pattern, str):
                words = pattern_mistake(pattern, flags=re.IGNORECASE)
                if words or not re.compile(pattern).groups:
                    words = words or "has no capture group for the part in which the columns differ"
                    yield Mistake((*path, "columns"), words)
            yield from unit_mistakes((*path, "unit"), group.get("unit", ()))


KEYWORD = Keyword(
    name="ascendingColumns",
    level="table",
    summary="Requires numbers to ascend across columns that differ in one number, such as p50 and p99.",
    rule="broken-relation",
    check_table=check_table,
    is_clean_table=is_clean_table,
    read_table=read_table,
    mistakes=mistakes,
)
