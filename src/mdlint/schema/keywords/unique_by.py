"""Requires each row to have a unique key, made of one or more columns.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of parts, which together are the key. Or a list of such lists: then each of them is a key by itself. A part is
the name of a column, or an object with

- `column`, the name of the column;
- `optional`: if `true`, a table without the column has the key without this part;
- `as`: with `"target"`, the targets of the links in the cell are compared, in place of its text. A key has at most one
  such part.

If a column of links has the same text in every row, at least three, such as `download`, the text says nothing about the
row: the targets of the links are compared there too.

A key is not checked in a table that lacks a column which is not optional, or which the schema requires. Values are
compared as in JSON Schema: `224` and `224.0` are equal, and so are lists with equal values in the same order. Two
spellings of one [date](datePattern.md) or [version](version.md) are equal too. With
[`groupColumn`](groupColumn.md), the group is part of each key, so rows of different groups never have the same key.

## Example

```json
"uniqueBy": [["Model", {"column": "Img Size", "optional": true}], [{"column": "Checkpoint", "as": "target"}]]
```

No two rows have the same Model and Img Size. In a table without an Img Size, no two rows have the same Model. And no
two rows link to the same checkpoint, although the text of each link is `download`.

## Findings

- `duplicate-key`, at the later row: at the first cell of its key that is written in that row, or at the link; then the
  message names both rows. Rows that agree in every cell are reported by `duplicate-row`, and by this rule only if
  `duplicate-row` is off.
- `lookalike-key`, at the later row: at the first cell of its key whose text looks like the text in another row, while
  all other parts are equal.

Rows with a missing value in the key, or without a link to compare, are skipped.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, JSONPath, SchemaObject, identity, shown
from mdlint.model import Link, Related
from mdlint.schema.keywords._base import Keyword, NamedColumn
from mdlint.schema.table.points import Points
from mdlint.schema.table.view import Entry, View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.lookalikes import difference, skeleton
from mdlint.text.words import quoted

if TYPE_CHECKING:  # a check does without them
    from mdlint.schema.table.rejection import Rejection, Widening

_Part: TypeAlias = str | Mapping[str, Any]
_Value: TypeAlias = Sequence[_Part] | Sequence[Sequence[_Part]]

# Shorter texts may differ in case on purpose, as the options -v and -V do.
_FEWEST_LETTERS = 3
# In fewer rows, equal texts may be a copied name.
_FEWEST_LABELS = 3


class _Item(NamedTuple):
    """One part of a row's key: its column, its value, and the link that has the value if it is a target."""

    column: str
    entry: Entry
    link: Link | None = None
    points: Points | None = None

    @property
    def key(self) -> Hashable:
        """What is compared: the identity of a JSON value, of a date or of a version; a target is a text."""
        if self.link:
            return self.link.target
        value = self.entry.value
        return self.points.identity(value) if self.points and isinstance(value, str) else identity(value)

    @property
    def look(self) -> Hashable:
        """What is compared to find a text that looks like another text."""
        return self.key if self.link or self.points else _look(self.entry.value)

    def __str__(self) -> str:
        """Return the part in words."""
        return (
            f"the target {quoted(self.link.target)} of {self.column}"
            if self.link
            else f"{self.column} {self.entry.words}"
        )


def check_table(value: _Value, view: View) -> Iterator[Violation]:
    """Find each row that has the same key as an earlier row, or a key that looks the same. A pair is reported once."""
    pairs: set[tuple[int, int]] = set()
    for key in _keys(value):
        parts = _parts_in(key, view)
        for violation in _repeated(parts, view) if parts else ():
            pair = (violation.related[0].at.row or 0, violation.at.row or 0)
            if pair not in pairs:
                pairs.add(pair)
                yield violation


def is_clean_table(value: _Value, view: View) -> bool:
    """Whether no two rows have a key of the same look."""
    return all(_alike(parts, view) == set() for key in _keys(value) if (parts := _parts_in(key, view)))


def _alike(parts: Sequence[_Part], view: View) -> set[int] | None:
    """Return the rows whose key looks like the key of another row; None if links may be compared in place of texts.

    Groups are ignored, since they only make more keys differ. Rows with a missing value have no key.
    """
    columns: list[list[Hashable]] = []
    for part in parts:
        column = view.columns[_column(part)]
        if (not isinstance(part, str) and "as" in part) or not (column.is_plain or len(set(column.texts)) > 1):
            return None
        columns.append(_looks(view.known_values(column.name), column.points))
        present = [look for look in columns[-1] if look is not None]
        if len(set(present)) == len(present):
            return set()
    rows: dict[Hashable, list[int]] = defaultdict(list)
    for row, key in zip(view.rows, zip(*columns, strict=True), strict=True):
        if None not in key:
            rows[key].append(row)
    return {row for alike in rows.values() if len(alike) > 1 for row in alike}


def _looks(values: Sequence[JSON], points: Points | None) -> list[Hashable]:
    """Return a key for each value, by which values that are equal or look alike are equal; None without a value."""
    if points is None:
        return [None if value is None else _look(value) for value in values]
    identities = {value: points.identity(value) for value in values if isinstance(value, str)}
    return [identities[value] if isinstance(value, str) else identity(value) for value in values]


def _look(value: JSON) -> Hashable:
    """Return a key that is equal for values that are equal, or are texts that look alike."""
    if not isinstance(value, str):
        return identity(value)
    look = skeleton(value).casefold()
    # Most texts look like themselves. Without a copy of each, a large table takes a tenth less memory.
    return value if look == value else look


def _keys(value: _Value) -> list[Sequence[_Part]]:
    """Return the keys of a value: a list of parts is a single key."""
    parts = [item for item in value if isinstance(item, str | Mapping)]
    return [parts] if parts else [item for item in value if not isinstance(item, str | Mapping)]


def keys(value: _Value) -> Iterator[Sequence[str]]:
    """Yield the columns of each key that is made of texts."""
    for key in _keys(value):
        if all(isinstance(part, str) or part.get("as") is None for part in key):
            yield [_column(part) for part in key]
            yield [_column(part) for part in key if isinstance(part, str) or not part.get("optional", False)]


def _column(part: _Part) -> str:
    return part if isinstance(part, str) else part["column"]


def _parts_in(key: Sequence[_Part], view: View) -> list[_Part]:
    """Return the parts of a key that the table has; an empty list if the key can't be checked."""
    there = [part for part in key if _column(part) in view.columns]
    lacking = [part for part in key if _column(part) not in view.columns]
    is_optional = all(not isinstance(part, str) and part.get("optional", False) for part in lacking)
    return there if is_optional and not view.required.intersection(map(_column, lacking)) else []


def _repeated(parts: Sequence[_Part], view: View) -> Iterator[Violation]:
    first_rows: dict[Hashable, int] = {}
    first_looks: dict[Hashable, tuple[int, tuple[_Item, ...]]] = {}
    group = view.group
    groups = dict(zip(view.rows, map(identity, group.values), strict=True)) if group else {}
    for row, items in _rows(parts, view):
        key = (groups.get(row), *(item.key for item in items))
        look = (groups.get(row), *(item.look for item in items))
        first = first_rows.setdefault(key, row)
        look_row, look_items = first_looks.setdefault(look, (row, items))
        if first != row:
            yield _duplicate(items, row, first, view)
        elif look_row != row and (found := _lookalike(items, look_items)):
            item, words = found
            related = (Related(_at(item, look_row, view), "the key that it looks like"),)
            message = f"{item.column} {item.entry.words} {words}"
            yield Violation(_at(item, row, view), message, related=related, rule="lookalike-key")


def _rows(parts: Sequence[_Part], view: View) -> Iterator[tuple[int, tuple[_Item, ...]]]:
    """Yield the keys of each row that has all parts of the key: one for each link that is compared.

    Rows that surely have a key of their own are left out.
    """
    alike = _alike(parts, view)
    columns = [_items(part, view) for part in parts]
    for row in columns[0]:
        if (alike is None or row in alike) and all(row in column for column in columns):
            yield from ((row, items) for items in product(*(column[row] for column in columns)))


def _items(part: _Part, view: View) -> dict[int, list[_Item]]:
    """Return a part of the key by row: its value, or the links of its cell, each target once."""
    name = _column(part)
    entries = view.entries(name)
    if (isinstance(part, str) or "as" not in part) and not _is_label(name, view):
        points = view.points(name)
        return {row: [_Item(name, entry, points=points)] for row, entry in entries.items() if entry.value is not None}
    cells = view.columns[name].cells
    # Of two links with one target in a cell, the first is compared.
    links = {row: {link.target: link for link in reversed(cells[row].links) if link.target} for row in entries}
    return {
        row: [_Item(name, entries[row], link) for link in of_row.values()] for row, of_row in links.items() if of_row
    }


def _is_label(name: str, view: View) -> bool:
    """Whether every cell of a column has links and the same text, and not all cells have the same targets."""
    column = view.columns[name]
    if len(column.rows) < _FEWEST_LABELS or len(set(column.texts)) > 1 or not column.texts[0]:
        return False
    targets = {tuple(link.target for link in cell.links) for cell in column.cells.values()}
    return len(targets) > 1 and () not in targets


def _duplicate(items: Sequence[_Item], row: int, first: int, view: View) -> Violation:
    # The cell of a group belongs to other rows too, so the violation is at the next column of the key.
    place = next((item for item in items if item.column != view.group_column), items[0])
    is_in_key = any(item.column == view.group_column for item in items)
    spelling = "".join(_other_spelling(item, first, view) for item in items)
    message = f"{', '.join(map(str, items))} occurs twice{spelling}{'' if is_in_key else _within(view, row)}"
    message += _in_rows(view, row, first) if place.link else ""
    related = (Related(At(first, view.columns[place.column].index), "the first of them"),)
    return Violation(_at(place, row, view), message, _target_help(place, row, first, view), related)


def _other_spelling(item: _Item, first: int, view: View) -> str:
    """Return in words how the first row writes the same date or version; empty if it writes it in the same way."""
    other = view.columns[item.column].entries[first] if item.points else item.entry
    return "" if other.text == item.entry.text else f", before as {other.words}"


def _in_rows(view: View, row: int, first: int) -> str:
    """Return the names of two rows in words: their texts in the first column in which they differ."""
    texts = ([column.entries[each].text for each in (first, row)] for column in view.columns.values())
    apart = next((pair for pair in texts if all(pair) and pair[0] != pair[1]), None)
    return f", in the rows {quoted(apart[0])} and {quoted(apart[1])}" if apart else ""


def _target_help(item: _Item, row: int, first: int, view: View) -> str | None:
    """Return how to compare the targets of two links with one text; None if there are no two such links."""
    targets = [[link.target for link in view.columns[item.column].cells[each].links] for each in (row, first)]
    if item.link or not all(targets) or targets[0] == targets[1]:
        return None
    return f'To compare the targets of the links, write {{"column": {shown(item.column)}, "as": "target"}} in uniqueBy.'


def _lookalike(items: Sequence[_Item], others: Sequence[_Item]) -> tuple[_Item, str] | None:
    """Return the first part whose text looks like the text of another key, and how they differ.

    None if a short text differs in case only.
    """
    for item, other in zip(items, others, strict=True):
        if item.key != other.key:
            found, expected = str(item.entry.value), str(other.entry.value)
            letters = sum(map(str.isalpha, found))
            is_in_case_only = found.casefold() == expected.casefold()
            words = difference(found, expected)
            return None if words is None or (is_in_case_only and letters < _FEWEST_LETTERS) else (item, words)
    return None


def _at(item: _Item, row: int, view: View) -> At:
    return At(row, view.columns[item.column].index, item.link.span if item.link else None)


def _within(view: View, row: int) -> str:
    """Return the group of a row in words; an empty text if there is no group, or it has no value."""
    group = view.group
    entry = group.entries[row] if group else None
    return f" in {group.name} {entry.words}" if group and entry and entry.text else ""


def _places(value: _Value) -> Iterator[tuple[JSONPath, _Part]]:
    """Yield each part of each key with its path."""
    for index, item in enumerate(value):
        if isinstance(item, list):
            yield from ((("uniqueBy", index, place), part) for place, part in enumerate(item))
        elif isinstance(item, str | Mapping):
            yield ("uniqueBy", index), item


def columns(value: _Value) -> Iterator[NamedColumn]:
    """Yield the columns of the keys."""
    for path, part in _places(value):
        yield (path, part) if isinstance(part, str) else ((*path, "column"), part["column"])


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find keys that name a column twice, and keys that compare the targets of two columns."""
    seen: dict[JSONPath, set[str]] = {}
    targets: set[JSONPath] = set()
    for path, part in _places(value) if isinstance(value, list) else ():
        key = path[:-1]
        name = part.get("column") if isinstance(part, Mapping) else part
        if isinstance(name, str):
            if name in seen.setdefault(key, set()):
                yield Mistake(path, f"column {quoted(name)} is in this key twice")
            seen[key].add(name)
        if isinstance(part, Mapping) and "as" in part:
            if key in targets:
                yield Mistake((*path, "as"), "a key compares the targets of one column at most")
            targets.add(key)


def meant(text: str) -> JSON:
    """Read a text as a part of a key."""
    return text


def accept(rejection: "Rejection") -> "Iterator[Widening]":
    """Make another column, in which the rows may differ, a part of the key."""
    if rejection.keyword != "uniqueBy" or rejection.rule != "duplicate-key":
        return
    keys = _keys(rejection.value)
    if len(keys) == 1:
        known = set(map(_column, keys[0]))
        for name in rejection.columns:
            if name not in known:
                wider = [*map(_copied, keys[0]), name]
                yield (rejection.replaced(wider if _is_single(rejection.value) else [wider]),)


def _is_single(value: _Value) -> bool:
    return isinstance(value[0], str | Mapping)


def _copied(part: _Part) -> JSON:
    return part if isinstance(part, str) else dict(part)


KEYWORD = Keyword(
    name="uniqueBy",
    level="table",
    summary="Requires each row to have a unique key, made of one or more columns.",
    rule="duplicate-key",
    other_rules=("lookalike-key",),
    check_table=check_table,
    is_clean_table=is_clean_table,
    keys=keys,
    columns=columns,
    mistakes=mistakes,
    meant=meant,
    accept=accept,
)
