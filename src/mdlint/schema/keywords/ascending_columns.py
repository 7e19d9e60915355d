"""Columns that differ in one number, whose cells ascend with it in every row.

Stands at the top of the schema, or in its `allOf`.

## Value

A list of groups of columns. A group has

- `columns`, a regular expression for their names, case aside, with a part in parentheses: the one in which they differ.
  Columns whose names are alike but for that part belong together. The number in it is the place of the column. Where it
  has several such parts, one of them takes part in each name;
- `numbers`, an object: the numbers that words in place of one stand for;
- `unit`, one unit or several: only cells whose number carries one of them are compared;
- `mostly`: if `true`, columns that do not ascend in more than half of the rows are no group.

## Example

```json
"ascendingColumns": [
  {"columns": "^(p[0-9.]+|median|max) latency", "numbers": {"median": 50, "max": 100}}
]
```

In a row with p50 latency 12, p90 latency 41 and p99 latency 17, the second is out of order. `p50 latency (ms)` and
`p99 latency (s)` are not alike, and nothing is said of them.

## What is found

`broken-relation`, at the fewest cells without which the others ascend, each with one that it is wrong to. Two cells are
compared if both are numbers and carry the same unit, or none. Numbers with a mark that makes a bound of them, or that are
about (`<5`, `~12`, `150+`), are passed over. So are columns that belong together where the header of one stands twice, or
two have one number: which of them goes with which is not known.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mdlint.schema.grouping import member
from mdlint.schema.keywords._base import Found, Keyword
from mdlint.schema.ordering import longest_sorted
from mdlint.schema.view import View
from mdlint.values import Number, parse_number

_INEXACT = frozenset("~<>≤≥+")


class _Cell(NamedTuple):
    """A cell of a group: its column, its text, and the number in it."""

    column: str
    text: str
    number: Number


def check_table(value: list[dict[str, Any]], view: View) -> Iterator[Found]:
    """Find the cells that are out of order, group by group."""
    for group in value:
        for columns in _groups(group, view):
            rows = _rows(columns, group.get("unit"), view)
            broken = {row: found for row, cells in rows.items() if (found := list(_out_of_order(row, cells, view)))}
            if not (group.get("mostly", False) and 2 * len(broken) > len(rows)):
                yield from (one for found in broken.values() for one in found)


def _groups(group: Mapping[str, Any], view: View) -> Iterator[list[str]]:
    """Yield the columns that belong together, two at least, by the numbers in their names."""
    alike: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    unclear = set()
    for name, column in view.columns.items():
        if found := member(name, group):
            alike[found.others].append((found.place, name))
            if column.index in view.doubled:
                unclear.add(found.others)
    for others, members in alike.items():
        if 1 < len(members) == len({place for place, _ in members}) and others not in unclear:
            yield [name for _, name in sorted(members)]


def _rows(columns: list[str], unit: str | list[str] | None, view: View) -> dict[int, dict[str, list[_Cell]]]:
    """The cells that are compared, in the order of their columns, by row and unit; rows with two such cells."""
    units = [unit] if isinstance(unit, str) else unit
    rows: dict[int, dict[str, list[_Cell]]] = defaultdict(lambda: defaultdict(list))
    for name in columns:
        for row, entry in view.entries(name).items():
            number = parse_number(entry.text)
            if number and number.qualifier not in _INEXACT and (units is None or number.unit in units):
                rows[row][number.unit].append(_Cell(name, entry.text, number))
    return {row: cells for row, cells in rows.items() if any(len(some) > 1 for some in cells.values())}


def _out_of_order(row: int, by_unit: Mapping[str, list[_Cell]], view: View) -> Iterator[Found]:
    for cells in by_unit.values():
        values = [cell.number.value for cell in cells]
        kept = longest_sorted(values)
        for place in sorted(set(range(len(cells))) - set(kept)):
            # Were none of those kept wrong to it, it would be one of them.
            below = next((at for at in kept if at < place and values[at] > values[place]), None)
            other = next(at for at in kept if at > place and values[at] < values[place]) if below is None else below
            words = "at most" if below is None else "at least"
            message = f"{_named(cells[place])} is not {words} {_named(cells[other])}"
            yield Found(row, view.columns[cells[place].column].index, message)


def _named(cell: _Cell) -> str:
    return f"{cell.column} {cell.text}"


KEYWORD = Keyword(
    name="ascendingColumns",
    level="table",
    summary="Columns that differ in one number, whose cells ascend with it in every row.",
    rule="broken-relation",
    check_table=check_table,
)
