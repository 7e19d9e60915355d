r"""Two cells of a row are in each other's column.

## What it does

Looks for a row that differs from all other rows of its table until two of its cells are swapped:

- **Sizes.** The operations (FLOPs, MACs) for each parameter are at least eight times as many or as few as in every
  other row, and are as in the others once both numbers are swapped.
- **Numbers.** Of two columns whose headers differ in one word or number, such as `AP50` and `AP75`, one is above the
  other in all rows but this one, and each of its two numbers is among those of the other column.
- **Links.** In all other rows, three or more, the links of one column lead to one host or kind of file, and those of
  another column to another one. In this row it is the other way around.

The rule ignores tables with fewer than five rows of data or more than 2,000.

## Why

Two numbers or links that change places are right by themselves. Nobody sees it, until the wrong one is used.

## Example

```markdown
| Model | Google Drive                       | OneDrive                        |
|-------|------------------------------------|---------------------------------|
| tiny  | [get](https://drive.google.com/t1) | [get](https://onedrive.com/t1)  |
| small | [get](https://drive.google.com/s1) | [get](https://onedrive.com/s1)  |
| base  | [get](https://onedrive.com/b1)     | [get](https://drive.google.com/b1) |
| large | [get](https://drive.google.com/l1) | [get](https://onedrive.com/l1)  |
| huge  | [get](https://drive.google.com/h1) | [get](https://onedrive.com/h1)  |
```

## Instead

```markdown
| Model | Google Drive                       | OneDrive                        |
|-------|------------------------------------|---------------------------------|
| tiny  | [get](https://drive.google.com/t1) | [get](https://onedrive.com/t1)  |
| small | [get](https://drive.google.com/s1) | [get](https://onedrive.com/s1)  |
| base  | [get](https://drive.google.com/b1) | [get](https://onedrive.com/b1)  |
| large | [get](https://drive.google.com/l1) | [get](https://onedrive.com/l1)  |
| huge  | [get](https://drive.google.com/h1) | [get](https://onedrive.com/h1)  |
```

## Options

The severity in `[rules]`. No schema keyword. If a relation that `compare` declares is broken in the same row, only
`broken-relation` is reported.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from mdlint.model import Cell, Related, Severity, Table
from mdlint.plain_rows import PlainRows
from mdlint.rules._base import Finding, Rule
from mdlint.rules._column_pairs import sister_columns
from mdlint.rules._data_columns import FEWEST_ROWS, DataColumns, data_of
from mdlint.rules._size_ratios import odd_sizes
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import counted, quoted

_ENDING = lazy_pattern(r"\.([a-zA-Z][a-zA-Z0-9]{0,9})(?=$|[?#])")
_FEWEST_OTHERS = 3
_MOST_KINDS = 2
# Pairs of more columns would take longer than reading the table.
_MOST_COLUMNS = 12


class _Kind(NamedTuple):
    """Where a link leads: its host, "" for this site, and the ending of the file, "" if there is none."""

    host: str
    ending: str


class _OddLink(NamedTuple):
    """The place of a link in its column, its kind, and the kind of all other links of the column."""

    place: int
    kind: _Kind
    usual: _Kind


def check_table(table: Table) -> Iterator[Finding]:
    """Report the rows in which two cells are swapped."""
    data = data_of(table)
    if data is not None:
        found = [*_sizes(data), *_numbers(data), *_links(data)]
        yield from sorted(found, key=lambda finding: finding.span)


def _sizes(data: DataColumns) -> Iterator[Finding]:
    odd = odd_sizes(data)
    if odd is not None and odd.is_swapped:
        params, flops = data.names[odd.params], data.names[odd.flops]
        evidence = (
            f"{quoted(flops)} / {quoted(params)} is {odd.ratio:.2g}, in the other {counted(odd.others, 'row')}"
            f" {odd.lowest:.2g} to {odd.highest:.2g}"
        )
        yield _finding(data, odd.place, (odd.params, odd.flops), evidence)


def _numbers(data: DataColumns) -> Iterator[Finding]:
    for left, right in sister_columns(data):
        numbers = enumerate(zip(data.numbers(left), data.numbers(right), strict=True))
        pairs = [(place, one.value, two.value) for place, (one, two) in numbers if one and two]
        if len(pairs) < FEWEST_ROWS:
            continue
        below = [pair for pair in pairs if pair[1] < pair[2]]
        if len(below) not in (1, len(pairs) - 1):
            continue
        odd = below[0] if len(below) == 1 else next(pair for pair in pairs if pair[1] >= pair[2])
        others = [pair for pair in pairs if pair is not odd]
        if _are_swapped(odd, [one for _, one, _ in others], [two for _, _, two in others]):
            names, relation = data.names, "above" if others[0][1] > others[0][2] else "below"
            evidence = (
                f"in the other {counted(len(others), 'row')} {quoted(names[left])} is {relation} {quoted(names[right])}"
            )
            yield _finding(data, odd[0], (left, right), evidence)


def _are_swapped(odd: tuple[int, float, float], left: Sequence[float], right: Sequence[float]) -> bool:
    """Whether the numbers of two columns are apart, and each number of a row is among those of the other column."""
    are_apart = max(left) < min(right) or max(right) < min(left)
    return are_apart and min(left) <= odd[2] <= max(left) and min(right) <= odd[1] <= max(right)


def _links(data: DataColumns) -> Iterator[Finding]:
    rows = data.table.rows
    if isinstance(rows, PlainRows) and len(rows.marked) <= _FEWEST_OTHERS:
        return
    # Only a column in which one kind of link is in all rows but one can be half of a swapped pair.
    odd = {column: found for column in _link_columns(data) if (found := _odd_link(data, column))}
    for left, right in combinations(odd, 2):
        one, two = odd[left], odd[right]
        if one.place == two.place and (one.usual, one.kind) == (two.kind, two.usual):
            evidence = (
                f"in the other rows {quoted(data.names[left])} links to {_words(one.usual, two.usual)} and"
                f" {quoted(data.names[right])} to {_words(two.usual, one.usual)}"
            )
            yield _finding(data, one.place, (left, right), evidence)


def _link_columns(data: DataColumns) -> Sequence[int]:
    """Return the columns that have a link in one of the first rows, if there are two or more."""
    first = [data.row(place).cells for place in range(_FEWEST_OTHERS)]
    linked = sorted({column for cells in first for column, cell in enumerate(cells) if cell.links})[:_MOST_COLUMNS]
    return linked if len(linked) > 1 else ()


def _odd_link(data: DataColumns, column: int) -> _OddLink | None:
    """Return the only link of a column that is of another kind than all others; None if there is no such link.

    Rows without a link in the column do not count.
    """
    places: dict[_Kind, list[int]] = {}
    for place in range(len(data.rows)):
        kind = _kind_of(data.cell(place, column))
        if kind is not None:
            places.setdefault(kind, []).append(place)
            if len(places) > _MOST_KINDS:
                return None
    if len(places) != _MOST_KINDS:
        return None
    odd, usual = sorted(places, key=lambda kind: len(places[kind]))
    if len(places[odd]) > 1 or len(places[usual]) < _FEWEST_OTHERS:
        return None
    return _OddLink(places[odd][0], odd, usual)


def _kind_of(cell: Cell) -> _Kind | None:
    """Return the kind of the only link in a cell; None if there is not exactly one link."""
    if len(cell.links) != 1:
        return None
    target = cell.links[0].target
    scheme, slashes, rest = target.partition("://")
    host, _, path = rest.partition("/") if slashes and scheme.isalnum() else ("", "", target)
    ending = _ENDING.search(path)
    return _Kind(host.casefold(), ending[1].casefold() if ending else "")


def _words(kind: _Kind, other: _Kind) -> str:
    """Return the words for a kind of link: the host, or the ending of the file if both hosts are the same."""
    if kind.host != other.host:
        return kind.host or "files of this site"
    return f"files that end with .{kind.ending}" if kind.ending else "other places"


def _finding(data: DataColumns, place: int, columns: tuple[int, int], evidence: str) -> Finding:
    left, right = (data.cell(place, column) for column in columns)
    names = [quoted(data.names[column]) for column in columns]
    return Finding(
        left.span,
        f"{names[0]} and {names[1]} seem to be swapped: {evidence}",
        related=(Related(right.span, "the other cell"),),
    )


RULE = Rule(
    id="swapped-cells",
    summary="Two cells of a row are in each other's column.",
    severity=Severity.INFO,
    check_table=check_table,
)
