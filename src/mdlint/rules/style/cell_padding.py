"""A cell has more or fewer spaces next to its pipes than the rest.

## What it does

Counts the spaces between the text of each cell and its pipes, including the delimiter row. A table has one finding, at
the first cell that differs, with the number of cells that do.

On one side of a cell, any number of spaces may fill the column, and in centered columns on both sides. It can be either
side unless `header-align` or `cell-align` sets it. Empty cells and cells with tabs are ignored.

## Why

Spaces next to the pipes make the source easier to read if all cells have them.

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
- `delimiter-padding`: the same for the delimiter row. The default is as the delimiter row of the first pipe table of
  the page.
- `header-align`, `cell-align`: the side to which the text is moved, of header cells and of all other cells: `"any"`
  (the default), `"declared"` (as the delimiter row declares; left if it declares nothing), `"left"`, `"center"` or
  `"right"`.

Other linters call it `table-cell-padding` (remark-lint), and the `pad-width` and `column-align` of `MD060` (rumdl).
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import inf

from mdlint.model import Align, Page, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules.style._lines import Line, Misplaced, Segment, lines_of, one_finding, pipe_tables
from mdlint.style import TableStyle, TextAlign
from mdlint.text.words import counted, quoted


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the padding of each cell with the style, or with the first table of the page."""
    for table in pipe_tables(page):
        rows = [(line, line.segments()) for line in lines_of(page, table)]
        style = _settled(style, rows[0][1], rows[1][1])
        misplaced = [each for line, segments in rows for each in _misplaced_in_line(line, segments, table, style)]
        yield from one_finding(misplaced, f"of the {sum(len(segments) for _, segments in rows)} cells differ")


def _settled(style: TableStyle, header: Sequence[Segment], delimiter: Sequence[Segment]) -> TableStyle:
    """Return the style with "consistent" replaced by the padding of these rows, if they have any."""
    if style.padding == "consistent" and (found := _least(header)) is not None:
        style = style._replace(padding=found)
    if style.delimiter_padding == "consistent" and (found := _least(delimiter)) is not None:
        style = style._replace(delimiter_padding=found)
    return style


def _least(segments: Sequence[Segment]) -> int | None:
    """Return the fewest spaces between a text and a pipe; None if no text is next to a pipe."""
    sides = [side for segment in segments if segment.text for side in (segment.before, segment.after)]
    return min((len(side) for side in sides if side is not None), default=None)


def _misplaced_in_line(line: Line, segments: Sequence[Segment], table: Table, style: TableStyle) -> Iterator[Misplaced]:
    padding, moved = style.padding, style.cell_align
    if line.row is table.delimiter:
        padding, moved = style.delimiter_padding, "any"
    elif line.row is table.header:
        moved = style.header_align
    if padding != "consistent":
        for segment, declared in zip_longest(segments, table.align[: len(segments)]):
            if misplaced := _misplaced(line, segment, padding, moved, declared):
                yield misplaced


def _misplaced(
    line: Line, segment: Segment, padding: int, moved: TextAlign, declared: Align | None
) -> Misplaced | None:
    """Report too few or too many spaces on a side of a cell's text.

    `padding` is the required number of spaces, `moved` the side to which the text has to be moved, and `declared` the
    alignment in the delimiter row.
    """
    if not segment.text or "\t" in f"{segment.before}{segment.after}":
        return None
    before, after = (None if side is None else len(side) for side in (segment.before, segment.after))
    most_before, most_after = _most(before, after, padding, (declared or "left") if moved == "declared" else moved)
    if moved == "any" and declared == "center":
        most_before = inf
    if before is not None and not padding <= before <= most_before:
        message = _message(before, "before", segment.text, padding, most_before)
        return Misplaced(line.place_before(segment), message)
    if after is not None and not padding <= after <= most_after:
        return Misplaced(line.place_after(segment), _message(after, "after", segment.text, padding, most_after))
    return None


def _most(before: int | None, after: int | None, padding: int, moved: str) -> tuple[float, float]:
    """Return how many spaces are allowed before a text and after it, given the side to which it has to be moved."""
    if moved == "left":
        return padding, inf
    if moved == "right":
        return inf, padding
    if before is None or after is None:
        return inf, inf
    if moved == "center":
        return max(padding, after + 1), max(padding, before + 1)
    return (inf if after <= padding else padding), inf


def _message(found: int, side: str, text: str, padding: int, most: float) -> str:
    spaces = counted(found, "space") if found else "no space"
    expected = str(padding) if found < padding or most <= padding else f"at most {most} to be centered"
    return f"{spaces} {side} {quoted(text)}, expected {expected}"


RULE = Rule(
    id="cell-padding",
    summary="A cell has more or fewer spaces next to its pipes than the rest.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
