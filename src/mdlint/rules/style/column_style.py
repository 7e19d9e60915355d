"""The columns of a table are neither aligned nor evenly spaced.

## What it does

Compares each pipe table with one of 3 styles:

- `aligned`: each pipe is below a pipe of the header, in a monospaced font. Wide characters and emoji take 2 columns
  there, combining marks none. A symbol that may or may not be shown as an emoji may have either width;
- `compact`: one space on both sides of each pipe, and in empty cells;
- `tight`: no space next to a pipe.

Unless a style is set, each table may have any of them. A table that has none is compared with the style that the fewest
of its rows break. A table has one finding, at the first row that differs, with the number of rows that do. Rows with
more or fewer cells than the header ([`ragged-row`](ragged-row.md)) can't be aligned and are ignored, and so are lines
without a pipe.

## Why

A table that is almost aligned is harder to read, and to compare with its earlier version, than a table in any style.

## Example

```markdown
| Model     | Top-1 |
|-----------|-------|
| base      | 83.8  |
| small.in1k | 81.2  |
```

## Instead

```markdown
| Model      | Top-1 |
|------------|-------|
| base       | 83.8  |
| small.in1k | 81.2  |
```

## Options

The severity in `[rules]`, which also turns it on. In `[style]`:

- `columns`: `"any"` (the default), `"aligned"`, `"compact"` or `"tight"`.
- `aligned-delimiter`: whether the delimiter row of a compact or tight table is as wide as its header. The default is
  false.
- `loose-last-column`: whether the last pipe of a row may be further right in an aligned table. The default is false.
- `max-width`: the greatest width of an aligned table; a table that would be wider has to be compact. The default is no
  limit.
- `width`: `"display"` (the default), or `"characters"`: each character takes one column.

Other linters call it `MD060`, `table-column-style` (markdownlint, pymarkdown), `table-format` (rumdl) and
`table-pipe-alignment` (remark-lint).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from mdlint.model import Fix, Page, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules.style._alignment import unaligned, wide_width
from mdlint.rules.style._drawing import Measure, aligned, drawing_fix, drawn, measure_of, spaced, with_padding
from mdlint.rules.style._lines import Line, Misplaced, Segment, lines_of, one_finding, pipe_tables
from mdlint.style import ColumnStyle, TableStyle
from mdlint.text.width import width
from mdlint.text.words import counted, quoted

_MEANING = {
    "aligned": "each pipe is below a pipe of the header",
    "compact": "one space on both sides of each pipe",
    "tight": "no space next to a pipe",
}
# The spaces on both sides of each pipe.
_SPACES: Mapping[ColumnStyle, int] = {"compact": 1, "tight": 0}
_STYLES: tuple[ColumnStyle, ...] = ("aligned", "compact", "tight")

# The least width of an aligned column: every parser reads a delimiter of this length.
_LEAST_WIDTH = 3


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare each table with the style, or with the nearest of the 3 styles."""
    padded = style
    for table in pipe_tables(page):
        lines = lines_of(page, table)
        padded = with_padding(padded, lines[0].segments(), lines[1].segments())
        allowed = _allowed(lines, style)
        best, misplaced = allowed[0], _misplaced(lines, allowed[0], style)
        for name in allowed[1:]:
            if misplaced and len(other := _misplaced(lines, name, style)) < len(misplaced):
                best, misplaced = name, other
        words = "The style is" if len(allowed) == 1 else "The nearest style is"
        help_ = f'{words} "{best}": {_MEANING[best]}.'
        fix = _fix(lines, best, table, padded) if misplaced else None
        yield from one_finding(misplaced, f"of the {len(lines)} lines differ", help_=help_, fix=fix)


def _fix(lines: Sequence[Line], name: ColumnStyle, table: Table, style: TableStyle) -> Fix | None:
    """Return the fix that sets a table in one of the styles.

    If any style is allowed, it must not contradict the padding, or `cell-padding` would undo it.
    """
    written = [drawn(line) for line in lines]
    padding = {style.padding, style.delimiter_padding} - {"consistent"}
    if style.columns == "any" and name != "aligned" and padding != {_SPACES[name]}:
        name = "aligned"
    texts = aligned(written, table, style) if name == "aligned" else spaced(written, _SPACES[name], style)
    return drawing_fix(lines, texts, f"Set the table in the style {name}")


def _allowed(lines: Sequence[Line], style: TableStyle) -> Sequence[ColumnStyle]:
    if style.columns == "any":
        return _STYLES
    if style.columns == "aligned" and style.max_width is not None:
        return ["compact" if _aligned_width(lines, measure_of(style)) > style.max_width else "aligned"]
    return [style.columns]


def _aligned_width(lines: Sequence[Line], measure: Measure) -> int:
    """Return how wide a table would be with aligned columns and one space on both sides of each pipe."""
    header, _, *rows = lines
    cells = [[measure(segment.text) for segment in line.segments()] for line in (header, *rows)]
    columns = [max(_LEAST_WIDTH, *column) for column in zip_longest(*cells, fillvalue=0)]
    return len(header.lead) + sum(columns) + 3 * len(columns) + 1


def _misplaced(lines: Sequence[Line], name: ColumnStyle, style: TableStyle) -> list[Misplaced]:
    measures = [len] if style.width == "characters" else [width, wide_width]
    if name == "aligned":
        return unaligned(lines, measures, loose=style.loose_last_column)
    unspaced = _unspaced(lines, _SPACES[name])
    return [*unaligned(lines[:2], measures), *unspaced] if style.aligned_delimiter else unspaced


def _unspaced(lines: Sequence[Line], spaces: int) -> list[Misplaced]:
    """Return the first place in each row where a pipe has more or fewer spaces next to it."""
    gap = " " * spaces
    found = (next(filter(None, (_wrong_gap(line, each, gap) for each in line.segments())), None) for line in lines)
    return [misplaced for misplaced in found if misplaced]


def _wrong_gap(line: Line, segment: Segment, gap: str) -> Misplaced | None:
    if not segment.text and segment.after is None:
        # White space after the last pipe is not part of the row.
        return None
    if segment.before not in (None, gap):
        side = f"before {quoted(segment.text)}" if segment.text else "in an empty cell"
        return Misplaced(line.place_before(segment), _gap_message(segment.before or "", side, gap))
    if segment.text and segment.after not in (None, gap):
        side = f"after {quoted(segment.text)}"
        return Misplaced(line.place_after(segment), _gap_message(segment.after or "", side, gap))
    return None


def _gap_message(found: str, side: str, gap: str) -> str:
    words = counted(len(found), "space") if found else "no space"
    return f"{'a tab' if chr(9) in found else words} {side}, expected {len(gap) or 'none'}"


RULE = Rule(
    id="column-style",
    summary="The columns of a table are neither aligned nor evenly spaced.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
    fixes="safe",
)
