r"""A row has more or fewer cells than the header.

## What it does

Compares the number of cells in every row with the number in the header.

- A row with more cells than the header is an error; a warning if the surplus cells are blank.
- A row that lacks two cells or more is an error. It is a warning if only one is missing, or only one is there.
- Where all rows, three at least, have the same number of cells and the header another, the header is reported, once.
- Lines without any pipe at the end of a table are an error: the table swallowed the text below it. The first is reported.
- In an HTML table, where a cell counts once for each column it spans, any difference is a warning. Rows of one cell are left
  alone there, and tables whose first row has an image or fewer than two names: they only put things side by side. A
  `{csv-table}` of MyST is held to the same.
- A row of a MyST `{list-table}` with more or fewer cells than its first row is an error.

Left alone are blank rows, captions of sections (a bold cell alone in its row; one that is no link or code where the first
cells of the other rows are), a pipe in a template expression
(`{{ a | b }}`), and lines such as `{: .class}`, `{% endfor %}` or `:::`, which are markup of a site generator.

## Why

GitHub drops surplus cells, so the reader never sees them. A missing cell is shown as an empty one at the end of the row,
wherever it was forgotten: the values behind it stand in the wrong columns. In an HTML table, surplus cells are shown, under
no header. Of a `{list-table}` with rows of unequal length, Sphinx shows an error in place of the table.

## Example

```markdown
| Model | Top-1 | Top-5 |
|-------|-------|-------|
| small | 81.2  | 95.0  | 22.1 |
| base  | 83.8  |
```

## Instead

Write one cell for each column, an empty one where there is no value, and `\|` for a pipe that belongs to a cell.

```markdown
| Model | Top-1 | Top-5 | Params (M) |
|-------|-------|-------|------------|
| small | 81.2  | 95.0  | 22.1       |
| base  | 83.8  |       | 86.6       |
```

## Options

The severity of all its findings in `[rules]`. No schema keyword.
"""

from collections.abc import Iterator

from mdlint.model import Row, Severity, Span, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules._ragged import agree, has_open_code, has_template, in_html, in_list, is_benign, odd_header
from mdlint.rules._rows import MARKUP_LINE
from mdlint.shape import row_kinds
from mdlint.text.words import counted


def check_table(table: Table) -> Iterator[Finding]:
    """Compare the header with all rows, or else each row with the header."""
    if table.kind != "pipe":
        yield from in_list(table) if table.kind == "list" else in_html(table)
        return
    width = table.width
    end = _first_swallowed(table)
    rows = [row for row in table.rows[:end] if _has_text(row) and not _is_markup(row)]
    ragged = [row for row in rows if len(row.cells) != width]
    if ragged:
        captions = {row for row, kind in zip(table.rows, row_kinds(table), strict=True) if kind == "caption"}
        rows = [row for row in rows if row not in captions]
        ragged = [row for row in ragged if row not in captions]
    if len(ragged) == len(rows) and agree(rows):
        yield odd_header(table, rows)
    else:
        for row in ragged:
            yield from _surplus(row, width) if len(row.cells) > width else [_short(row, width)]
    text = next((row for row in table.rows[end:] if not MARKUP_LINE.fullmatch(row.cells[0].raw)), None)
    if text is not None:
        yield Finding(text.span, _message(text, width), help="A table ends at a blank line: put one above this text.")


def _first_swallowed(table: Table) -> int:
    """Give the index of the first of the lines without any pipe that end a table; in one of a single column none is."""
    index = len(table.rows)
    while index > 0 and table.width > 1 and _is_text(table.rows[index - 1]):
        index -= 1
    return index


def _surplus(row: Row, width: int) -> Iterator[Finding]:
    """Report the cells that GitHub drops."""
    surplus = row.cells[width:]
    span = Span(*surplus[0].span.start, *surplus[-1].span.end)
    message = _message(row, width)
    if not any(cell.raw for cell in surplus):
        yield Finding(span, message, help="The row has a pipe too many.", severity=Severity.WARNING)
    elif has_open_code(row):
        yield Finding(span, message, help=r"A pipe in code parts cells too: write \| instead of |.")
    elif not has_template(row):
        yield Finding(span, message, help=r"GitHub drops surplus cells. Write \| for a pipe that belongs to a cell.")


def _short(row: Row, width: int) -> Finding:
    """Report a row that GitHub fills up with empty cells."""
    return Finding(
        row.span,
        _message(row, width),
        help="GitHub puts empty cells at the end of the row for those that are missing.",
        severity=Severity.WARNING if is_benign(len(row.cells), width) else None,
    )


def _message(row: Row, width: int) -> str:
    return f"{counted(len(row.cells), 'cell')}, the header has {width}"


def _has_text(row: Row) -> bool:
    return any(cell.raw for cell in row.cells)


def _is_markup(row: Row) -> bool:
    """Whether a row of one cell is markup, and no row at all."""
    return len(row.cells) == 1 and MARKUP_LINE.fullmatch(row.cells[0].raw) is not None


def _is_text(row: Row) -> bool:
    """Whether a row is a line without any pipe: its one cell is all there is."""
    return len(row.cells) == 1 and row.cells[0].span == row.span


RULE = Rule(
    id="ragged-row",
    summary="A row has more or fewer cells than the header.",
    severity=Severity.ERROR,
    check_table=check_table,
)
