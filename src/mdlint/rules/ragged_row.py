r"""A row has more or fewer cells than the header.

## What it does

Compares the number of cells in every row with the number in the header.

- A row with more cells than the header is an error; a warning if the surplus cells are blank.
- A row that lacks at least 2 cells is an error; a warning if only 1 cell is missing, or the row has only 1 cell.
- If at least 3 rows all have the same number of cells and the header has another, only the header is reported.
- Lines without a pipe at the end of a table are an error: the text below the table became part of it. The first line is
  reported.
- In an HTML table, a cell counts once for each column it spans, and any difference is a warning. Rows of 1 cell are
  ignored there, and so are tables whose first row has an image or fewer than 2 names: they only arrange things side
  by side. The same goes for a `{csv-table}` of MyST.
- A row of a MyST `{list-table}` with more or fewer cells than its first row is an error.

The rule ignores blank rows, captions of sections (a bold cell alone in its row; also a cell that is not a link or code,
if the first cells of the other rows are), a pipe in a template expression (`{{ a | b }}`), and markup of a site
generator, such as `{: .class}`, `{% endfor %}` or `:::`.

## Why

GitHub drops surplus cells, so the reader never sees them. A missing cell is shown as an empty cell at the end of the
row, wherever it was forgotten, so the values after it are in the wrong columns. In an HTML table, surplus cells are
shown without a header. If the rows of a `{list-table}` differ in length, Sphinx shows an error in place of the table.

## Example

```markdown
| Model | Top-1 | Top-5 |
|-------|-------|-------|
| small | 81.2  | 95.0  | 22.1 |
| base  | 83.8  |
```

## Instead

Write one cell for each column, even if it is empty, and `\|` for a pipe that belongs to a cell.

```markdown
| Model | Top-1 | Top-5 | Params (M) |
|-------|-------|-------|------------|
| small | 81.2  | 95.0  | 22.1       |
| base  | 83.8  |       | 86.6       |
```

## Options

The severity of all its findings in `[rules]`. No schema keyword.
"""

import re
from collections.abc import Iterator, Sequence

from mdlint.model import Related, Row, Severity, Span, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules._rows import MARKUP_LINE, has_open_code_span
from mdlint.shape import row_kinds
from mdlint.text.words import counted

# If this many rows agree, the header is wrong, not the rows.
_MANY = 3
_SURPLUS_HELP = {
    "html": "The surplus cells have no header.",
    "csv": "The surplus cells have no header. A value that contains the delimiter needs quotes.",
}
_IMAGE = re.compile(r"<img\b|!\[", re.IGNORECASE)


def check_table(table: Table) -> Iterator[Finding]:
    """Report the rows, or the header, with a cell count of their own."""
    match table.kind:
        case "pipe":
            return _check_pipe_table(table)
        case "list":
            return _check_list_table(table)
        case "html" | "csv":
            return _check_html_or_csv_table(table)


def _check_pipe_table(table: Table) -> Iterator[Finding]:
    width = table.width
    end = _text_start(table)
    rows = [row for row in table.rows[:end] if _has_text(row) and not _is_markup(row)]
    ragged = [row for row in rows if len(row.cells) != width]
    if ragged:
        captions = {row for row, kind in zip(table.rows, row_kinds(table), strict=True) if kind == "caption"}
        rows = [row for row in rows if row not in captions]
        ragged = [row for row in ragged if row not in captions]
    if len(ragged) == len(rows) and _agree(rows):
        yield _odd_header(table, rows)
    else:
        for row in ragged:
            yield from _surplus(row, width) if len(row.cells) > width else [_short(row, width)]
    text = next((row for row in table.rows[end:] if not MARKUP_LINE.fullmatch(row.cells[0].raw)), None)
    if text is not None:
        yield Finding(text.span, _message(text, width), help="A table ends at a blank line: put one above this text.")


def _text_start(table: Table) -> int:
    """Return the index of the first of the lines without a pipe that end the table. A table of one column has none."""
    index = len(table.rows)
    while index > 0 and table.width > 1 and _is_text(table.rows[index - 1]):
        index -= 1
    return index


def _is_text(row: Row) -> bool:
    """Whether a row is a line without a pipe, so that its only cell is the whole line."""
    return len(row.cells) == 1 and row.cells[0].span == row.span


def _has_text(row: Row) -> bool:
    return any(cell.raw for cell in row.cells)


def _is_markup(row: Row) -> bool:
    """Whether a row of one cell is markup of a site generator."""
    return len(row.cells) == 1 and MARKUP_LINE.fullmatch(row.cells[0].raw) is not None


def _agree(rows: Sequence[Row]) -> bool:
    """Whether at least 3 rows agree on a cell count, none of them through a pipe in code or in a template."""
    is_one_count = len({len(row.cells) for row in rows}) == 1
    return len(rows) >= _MANY and is_one_count and not any(_has_open_code(row) or _has_template(row) for row in rows)


def _odd_header(table: Table, rows: Sequence[Row]) -> Finding:
    """Report a header whose cell count differs from all rows. It weighs as much as one such row would."""
    width, count = table.width, len(rows[0].cells)
    if count > width:
        is_benign = not any(cell.raw for row in rows for cell in row.cells[width:])
        help_ = "GitHub drops cells without a header: write a header for each column."
    else:
        is_benign = _is_benign(count, width)
        help_ = "GitHub adds empty cells at the end of the rows."
    severity = Severity.WARNING if is_benign else None
    return Finding(table.header.span, _header_message(table, rows), help_, _first_row(rows), severity)


def _header_message(table: Table, rows: Sequence[Row]) -> str:
    return f"the header has {counted(table.width, 'cell')}, all {len(rows)} rows have {len(rows[0].cells)}"


def _first_row(rows: Sequence[Row]) -> tuple[Related[Span], ...]:
    return (Related(rows[0].span, "the first row"),)


def _surplus(row: Row, width: int) -> Iterator[Finding]:
    """Report the cells that GitHub drops."""
    surplus = row.cells[width:]
    span = Span(*surplus[0].span.start, *surplus[-1].span.end)
    message = _message(row, width)
    if not any(cell.raw for cell in surplus):
        yield Finding(span, message, help="The row has a pipe too many.", severity=Severity.WARNING)
    elif _has_open_code(row):
        yield Finding(span, message, help=r"A pipe in code separates cells too: write \| instead of |.")
    elif not _has_template(row):
        yield Finding(span, message, help=r"GitHub drops surplus cells. Write \| for a pipe that belongs to a cell.")


def _has_open_code(row: Row) -> bool:
    """Whether a pipe of the row is inside a code span."""
    return has_open_code_span(cell.raw for cell in row.cells)


def _has_template(row: Row) -> bool:
    """Whether a pipe of the row is inside a template expression."""
    return any(cell.raw.count("{{") != cell.raw.count("}}") for cell in row.cells)


def _short(row: Row, width: int) -> Finding:
    """Report a row that GitHub fills up with empty cells."""
    help_ = "GitHub adds empty cells at the end of the row."
    severity = Severity.WARNING if _is_benign(len(row.cells), width) else None
    return Finding(row.span, _message(row, width), help=help_, severity=severity)


def _is_benign(count: int, width: int) -> bool:
    """Whether a row of too few cells may be deliberate: only one cell is missing, or only one is there."""
    return count in (1, width - 1)


def _message(row: Row, width: int) -> str:
    return f"{counted(len(row.cells), 'cell')}, the header has {width}"


def _check_html_or_csv_table(table: Table) -> Iterator[Finding]:
    """Report the rows that differ from the header, or the header if all rows differ from it in the same way."""
    width = table.width
    rows = [row for row in table.rows if len(row.cells) > 1 and _has_text(row)]
    ragged = [row for row in rows if len(row.cells) != width]
    if not ragged or (table.header_rows == 0 if table.kind == "csv" else _is_layout(table)):
        return
    if len(ragged) == len(rows) >= _MANY and len({len(row.cells) for row in rows}) == 1:
        message = _header_message(table, rows)
        yield Finding(table.header.span, message, related=_first_row(rows), severity=Severity.WARNING)
        return
    for row in ragged:
        help_ = "The end of the row is shown blank." if len(row.cells) < width else _SURPLUS_HELP[table.kind]
        yield Finding(row.span, _message(row, width), help=help_, severity=Severity.WARNING)


def _is_layout(table: Table) -> bool:
    """Whether an HTML table may be a layout: its first row has images, or fewer than 2 names."""
    cells = table.header.cells
    return any(_IMAGE.search(cell.raw) for cell in cells) or len({cell.span for cell in cells if cell.text}) < 2


def _check_list_table(table: Table) -> Iterator[Finding]:
    """Report the rows that differ from the first row: docutils shows no such table."""
    ragged = [row for row in table.rows if len(row.cells) != table.width]
    for row in ragged:
        message = f"{counted(len(row.cells), 'cell')}, the first row has {table.width}"
        yield Finding(row.span, message, help="Sphinx shows no table unless all rows have the same number of cells.")


RULE = Rule(
    id="ragged-row",
    summary="A row has more or fewer cells than the header.",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    check_table=check_table,
)
