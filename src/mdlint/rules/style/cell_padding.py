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
from typing import NamedTuple

from mdlint.model import Align, Fix, Page, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules.style._alignment import redrawn
from mdlint.rules.style._drawing import delimiter, drawing_fix, drawn, with_padding
from mdlint.rules.style._lines import Line, Misplaced, Segment, lines_of, one_finding, pipe_tables
from mdlint.style import Consistent, TableStyle, TextAlign
from mdlint.text.words import counted, quoted


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the padding of each cell with the style, or with the first table of the page."""
    for table in pipe_tables(page):
        rows = [(line, line.segments()) for line in lines_of(page, table)]
        style = with_padding(style, rows[0][1], rows[1][1])
        misplaced = [each for line, segments in rows for each in _misplaced_in_line(line, segments, table, style)]
        of_all = f"of the {sum(len(segments) for _, segments in rows)} cells differ"
        yield from one_finding(misplaced, of_all, fix=_fix(rows, table, style) if misplaced else None)


def _fix(rows: Sequence[tuple[Line, Sequence[Segment]]], table: Table, style: TableStyle) -> Fix | None:
    """Return the fix that gives each cell the right number of spaces."""
    lines = [line for line, _ in rows]
    changed = [
        drawn(line)._replace(segments=tuple(_padded_line(line, segments, table, style))) for line, segments in rows
    ]
    return drawing_fix(lines, redrawn(lines, changed, table, style), "Correct the spaces next to the pipes")


class _Room(NamedTuple):
    """The style of the cells of a line: the required number of spaces, and the side to which texts are moved."""

    padding: int | Consistent
    moved: TextAlign


def _room(line: Line, table: Table, style: TableStyle) -> _Room:
    if line.row is table.delimiter:
        return _Room(style.delimiter_padding, "any")
    return _Room(style.padding, style.header_align if line.row is table.header else style.cell_align)


def _misplaced_in_line(line: Line, segments: Sequence[Segment], table: Table, style: TableStyle) -> Iterator[Misplaced]:
    padding, moved = _room(line, table, style)
    if padding != "consistent":
        for segment, declared in zip_longest(segments, table.align[: len(segments)]):
            if misplaced := _misplaced(line, segment, padding, moved, declared):
                yield misplaced


def _padded_line(line: Line, segments: Sequence[Segment], table: Table, style: TableStyle) -> Iterator[Segment]:
    padding, moved = _room(line, table, style)
    for segment, declared in zip_longest(segments, table.align[: len(segments)]):
        padded = segment if padding == "consistent" else _padded(segment, padding, moved, declared)
        if line.row is table.delimiter and padded != segment:
            padded = _lengthened(segment, padded, style.delimiter_length)
        yield padded


def _lengthened(segment: Segment, padded: Segment, least: int) -> Segment:
    """Return a cell of the delimiter row that is as wide as before, or has the least length."""
    spaces = sum(len(side or "") for side in (segment.before, segment.after))
    needed = sum(len(side or "") for side in (padded.before, padded.after))
    longest = max(len(segment.text) + spaces - needed, min(len(segment.text), least))
    return padded._replace(text=delimiter(segment.text, longest))


def _padded(segment: Segment, padding: int, moved: TextAlign, declared: Align | None) -> Segment:
    """Return a cell with enough spaces on both sides, and not too many."""
    if not segment.text or "\t" in f"{segment.before}{segment.after}":
        return segment
    for side in ("before", "after"):
        before, after = _counts(segment)
        most_before, most_after = _limits(before, after, padding, moved, declared)
        if side == "before" and before is not None:
            segment = segment._replace(before=" " * max(padding, int(min(before, most_before))))
        if side == "after" and after is not None:
            segment = segment._replace(after=" " * max(padding, int(min(after, most_after))))
    return segment


def _counts(segment: Segment) -> tuple[int | None, int | None]:
    """Return how many characters are before a text and after it; None for a side without a pipe."""
    before, after = (None if side is None else len(side) for side in (segment.before, segment.after))
    return before, after


def _misplaced(
    line: Line, segment: Segment, padding: int, moved: TextAlign, declared: Align | None
) -> Misplaced | None:
    """Report too few or too many spaces on a side of a cell's text.

    `padding` is the required number of spaces, `moved` the side to which the text has to be moved, and `declared` the
    alignment in the delimiter row.
    """
    if not segment.text or "\t" in f"{segment.before}{segment.after}":
        return None
    before, after = _counts(segment)
    most_before, most_after = _limits(before, after, padding, moved, declared)
    if before is not None and not padding <= before <= most_before:
        message = _message(before, "before", segment.text, padding, most_before)
        return Misplaced(line.place_before(segment), message)
    if after is not None and not padding <= after <= most_after:
        return Misplaced(line.place_after(segment), _message(after, "after", segment.text, padding, most_after))
    return None


def _limits(
    before: int | None, after: int | None, padding: int, moved: TextAlign, declared: Align | None
) -> tuple[float, float]:
    """Return how many spaces are allowed before a text and after it, in a column that declares an alignment."""
    most_before, most_after = _most(before, after, padding, (declared or "left") if moved == "declared" else moved)
    return (inf if moved == "any" and declared == "center" else most_before), most_after


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
    fixes="safe",
)
