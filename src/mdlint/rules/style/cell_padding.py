"""A cell has more or fewer spaces next to its pipes than the rest.

## What it does

Counts the spaces between the text of each cell and its pipes, in the delimiter row too. A table has one finding, at the
first cell that differs; it says how many do.

On one side of a cell more spaces may fill the column; on which side is free unless `header-align` or `cell-align` says
so, and in centered columns on both. Empty cells are left alone, and cells with tabs.

## Why

Spaces next to the pipes make the source easier to read, if all cells have them.

## Example

```markdown
| Model | Top-1 |
|-------|-------|
| base  |83.8   |
| small | 81.2  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
```

## Options

The severity in `[rules]`, which also turns it on. In `[style]`:

- `padding`: a number of spaces, or `"consistent"` (the default: as the header of the first pipe table of the page).
- `delimiter-padding`: the same for the delimiter row, by default as that of the first pipe table of the page.
- `header-align`, `cell-align`: the side to which the text of header cells and of all others is moved: `"any"` (the
  default), `"declared"` (as the delimiter row says, to the left where it says nothing), `"left"`, `"center"` or `"right"`.

Other linters call it `table-cell-padding` (remark-lint), and the `pad-width` and `column-align` of `MD060` (rumdl).
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import inf

from mdlint.model import Align, Page, Table
from mdlint.rules._base import Finding
from mdlint.rules.style._lines import Fault, Line, Part, once, pipe_tables, written
from mdlint.style import TableStyle, TextAlign
from mdlint.words import counted, quoted


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Hold each cell to the padding that is set, or to that of the first table of the page."""
    for table in pipe_tables(page):
        rows = [(line, line.parts()) for line in written(page, table)]
        style = _settled(style, rows[0][1], rows[1][1])
        faults = [fault for line, parts in rows for fault in _faults(line, parts, table, style)]
        yield from once(faults, f"of the {sum(len(parts) for _, parts in rows)} cells differ")


def _settled(style: TableStyle, header: list[Part], delimiter: list[Part]) -> TableStyle:
    """The style with what has to be consistent as in these rows, unless they have no say."""
    if style.padding == "consistent" and (found := least(header)) is not None:
        style = style._replace(padding=found)
    if style.delimiter_padding == "consistent" and (found := least(delimiter)) is not None:
        style = style._replace(delimiter_padding=found)
    return style


def _faults(line: Line, parts: list[Part], table: Table, style: TableStyle) -> Iterator[Fault]:
    padding, moved = style.padding, style.cell_align
    if line.row is table.delimiter:
        padding, moved = style.delimiter_padding, "any"
    elif line.row is table.header:
        moved = style.header_align
    if padding != "consistent":
        for part, declared in zip_longest(parts, table.align[: len(parts)]):
            if fault := fault_of(line, part, padding, moved, declared):
                yield fault


def least(parts: Sequence[Part]) -> int | None:
    """The fewest spaces that stand between a text and a pipe; None where no text stands next to a pipe."""
    sides = [side for part in parts if part.text for side in (part.before, part.behind) if side is not None]
    return min(map(len, sides), default=None)


def fault_of(line: Line, part: Part, padding: int, moved: TextAlign, declared: Align | None) -> Fault | None:
    """What is wrong with the spaces around the text of a cell: too few on a side, or too many.

    `padding` is how many there have to be, `moved` the side to which the text has to be moved, `declared` the side that
    the delimiter row says.
    """
    if not part.text or "\t" in f"{part.before}{part.behind}":
        return None
    before, behind = (None if side is None else len(side) for side in (part.before, part.behind))
    most_before, most_behind = _most(before, behind, padding, (declared or "left") if moved == "declared" else moved)
    if moved == "any" and declared == "center":
        most_before = inf
    if before is not None and not padding <= before <= most_before:
        return Fault(line.place_before(part), _message(before, "before", part.text, padding, most_before))
    if behind is not None and not padding <= behind <= most_behind:
        return Fault(line.place_behind(part), _message(behind, "behind", part.text, padding, most_behind))
    return None


def _most(before: int | None, behind: int | None, padding: int, moved: str) -> tuple[float, float]:
    """How many spaces may stand before a text and behind it, so many that it is as near to one side as it has to be."""
    if moved == "left":
        return padding, inf
    if moved == "right":
        return inf, padding
    if before is None or behind is None:
        return inf, inf
    if moved == "center":
        return max(padding, behind + 1), max(padding, before + 1)
    return (inf if behind <= padding else padding), inf


def _message(found: int, side: str, text: str, padding: int, most: float) -> str:
    spaces = counted(found, "space") if found else "no space"
    expected = str(padding) if found < padding or most <= padding else f"{most} at most to be centered"
    return f"{spaces} {side} {quoted(text)}, expected {expected}"
