"""What has changed between two forms of a table, by the keys of its rows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from mdlint.model import Table
from mdlint.review.table_pairs import names_of
from mdlint.row_keys import columns_of, key_columns, likely_key
from mdlint.schema import TableSchema
from mdlint.schema.table.order import latest_sorted
from mdlint.values import Number, parse_number

RowKind: TypeAlias = Literal["added", "removed", "changed"]
# A key, and how many rows above have the same.
_Key: TypeAlias = tuple[tuple[str, ...], int]


class ValueChange(NamedTuple):
    """A cell that has changed. `difference` is that of two numbers; `is_better` is None if that is not known."""

    column: str
    old: str
    new: str
    difference: str | None = None
    is_better: bool | None = None


class RowChange(NamedTuple):
    """A row that has changed: its key, and its place among the rows before and after (from 1; None if it is not there).

    `values` are the cells that have changed; of an added or removed row, all that are not in the key. `has_moved` tells
    that it changed its place among the others.
    """

    kind: RowKind
    key: tuple[str, ...]
    old_place: int | None
    new_place: int | None
    values: tuple[ValueChange, ...]
    has_moved: bool = False


class TableChanges(NamedTuple):
    """What has changed in a table: columns that it has gained and lost, and rows. `key` are the columns that name rows.

    `is_reordered` tells that most rows have moved, as after a sort by another column: then no row counts as moved.
    """

    key: tuple[str, ...]
    added_columns: tuple[str, ...]
    removed_columns: tuple[str, ...]
    rows: tuple[RowChange, ...]
    is_reordered: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.added_columns or self.removed_columns or self.rows or self.is_reordered)


def table_changes(old: Table, new: Table, schema: TableSchema) -> TableChanges:
    """Compare two forms of a table. The schema of the new one may set the key, and say which numbers are the best."""
    before, after = _State(old), _State(new)
    key = _key(before, after, schema)
    # Without a key, a row is named by all that both forms have of it.
    named_by = key or _common(before, after)
    before.name_rows(named_by)
    after.name_rows(named_by)
    places = [before.places[name] for name in after.places if name in before.places]
    moved = _moved(places)
    is_reordered = 2 * len(moved) > len(places)
    if is_reordered:
        moved = frozenset()
    rows = [*_new_and_changed(before, after, moved, schema)]
    rows += [before.whole("removed", name) for name in before.places if name not in after.places]
    return TableChanges(
        key,
        tuple(name for name in after.names if name not in before.columns),
        tuple(name for name in before.names if name not in after.columns),
        tuple(rows),
        is_reordered,
    )


class _State:
    """One form of a table: its columns by their names, and its rows by their keys. `headers` are those of the names."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.names = _told_apart(names_of(table))
        self.headers = dict(zip(self.names, names_of(table), strict=True))
        self.columns = dict(zip(self.names, columns_of(table), strict=True))
        self.places: dict[_Key, int] = {}
        self._key: Sequence[str] = ()

    def name_rows(self, key: Sequence[str]) -> None:
        """Give each row its key."""
        self._key = key
        counts = Counter[tuple[str, ...]]()
        for place in range(len(self.table.rows)):
            name = tuple(self.columns[column][place] for column in key)
            self.places[name, counts[name]] = place
            counts[name] += 1

    def whole(self, kind: RowKind, name: _Key) -> RowChange:
        """Return an added or removed row with all its values."""
        place = self.places[name]
        values = [
            ValueChange(column, *(("", texts[place]) if kind == "added" else (texts[place], "")))
            for column, texts in self.columns.items()
            if column not in self._key and texts[place]
        ]
        old, new = (None, place + 1) if kind == "added" else (place + 1, None)
        return RowChange(kind, name[0], old, new, tuple(values))


def _told_apart(headers: Sequence[str]) -> list[str]:
    """Return names for columns: their headers, and `Top-1 (2)` for the second one with the header `Top-1`."""
    names: dict[str, None] = {}
    taken = frozenset(headers)
    numbers = Counter[str]()
    for header in headers:
        numbers[header] += 1
        name = header
        while name in names or (name in taken and name != header):
            name = f"{header or '(no header)'} ({numbers[header]})"
            numbers[header] += name in names or name in taken
        names[name] = None
    return [*names]


def _common(before: _State, after: _State) -> list[str]:
    return [name for name in after.names if name in before.columns]


def _key(before: _State, after: _State, schema: TableSchema) -> tuple[str, ...]:
    """Return the columns by which rows are named: those of the schema, or the smallest set that is a key in both."""
    common = _common(before, after)
    # Of columns with the same header, the first counts.
    by_schema = {schema.canonical(after.headers[name]): name for name in reversed(common)}
    for key in schema.keys:
        if key and all(column in by_schema for column in key):
            return tuple(by_schema[column] for column in key)
    texts = [[state.columns[name] for name in common] for state in (before, after)]
    return tuple(common[column] for column in key_columns(texts) or likely_key(texts[1]))


def _new_and_changed(before: _State, after: _State, moved: frozenset[int], schema: TableSchema) -> Iterator[RowChange]:
    common = _common(before, after)
    best = {name: schema.best(schema.canonical(after.headers[name])) for name in common}
    for name, place in after.places.items():
        if name not in before.places:
            yield after.whole("added", name)
            continue
        old_place = before.places[name]
        values = tuple(
            _value_change(column, before.columns[column][old_place], after.columns[column][place], best)
            for column in common
            if before.columns[column][old_place] != after.columns[column][place]
        )
        has_moved = old_place in moved
        if values or has_moved:
            yield RowChange("changed", name[0], old_place + 1, place + 1, values, has_moved)


def _value_change(column: str, old: str, new: str, best: Mapping[str, str | None]) -> ValueChange:
    before, after = parse_number(old), parse_number(new)
    if before is None or after is None or before.unit != after.unit:
        return ValueChange(column, old, new)
    difference = _exact(after) - _exact(before)
    direction = best[column]
    is_better = None if direction is None or not difference else (difference > 0) == (direction == "maximum")
    decimals = max(before.decimals, after.decimals)
    return ValueChange(column, old, new, f"{difference:+.{decimals}f}{after.unit}", is_better)


def _exact(number: Number) -> Decimal:
    """Return a number as it is written: 84.7 - 84.6 is 0.1."""
    return Decimal(repr(number.value))


def _moved(places: Sequence[int]) -> frozenset[int]:
    """Return the old places of rows that must move so that all are in the new order, as few as possible.

    `places` are the old places in the new order. Of two swapped rows, the upper one has moved.
    """
    return frozenset(places) - {places[number] for number in latest_sorted(places)}
