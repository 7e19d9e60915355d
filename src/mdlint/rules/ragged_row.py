r"""A row has more or fewer cells than the header.

## What it does

Compares the number of cells in every row with the number in the header.

- A row with more cells than the header is an error; a warning if the surplus cells are blank.
- A row that lacks at least 2 cells is an error; a warning if only 1 cell is missing, or the row has only 1 cell.
- Only the header is reported, with the number of rows, if at least 3 rows all have the same number of cells and the
  header has another; also if at least 3 rows, and more than half, lack their last cells, or end in blank surplus cells.
- Lines without a pipe at the end of a table are an error: the text below the table became part of it. The first line is
  reported.
- A row written on several lines is an error at its second line: a line break in a cell begins a new row.
- Two rows on one line are an error at the first cell of the second, if the pipes between the two make a blank cell.
- In an HTML table, a cell counts once for each column it spans, and any difference is a warning. Rows of 1 cell are
  ignored there, and so are tables whose first row has an image or fewer than 2 names: they only arrange things side
  by side. The same goes for a `{csv-table}` of MyST.
- A row of a MyST `{list-table}` with more or fewer cells than its first row is an error.

The rule ignores blank rows, captions of sections (a bold or italic cell alone in its row; also a cell that is not a
link or code, if the first cells of the other rows are), a pipe in a template expression (`{{ a | b }}`), and markup of
a site generator, such as `{: .class}`, `{% endfor %}` or `:::`. [`merge-conflict`](merge-conflict.md) reports the
markers of a merge conflict.

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

from mdlint.model import Edit, Fix, Related, Row, Severity, Span, Table
from mdlint.plain_rows import PlainRows
from mdlint.rules._base import Finding, Rule
from mdlint.rules._rows import has_open_code_span
from mdlint.shape import row_kinds
from mdlint.stray_lines import StrayLines, is_opened, stray_lines
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import counted

# If this many rows agree, the header is wrong, not the rows.
_MANY = 3
# Without a limit, the fix of a wide header and many short rows would be much longer than the page.
_MOST_ADDED = 50
_SURPLUS_HELP = {
    "html": "The surplus cells have no header.",
    "csv": "The surplus cells have no header. A value that contains the delimiter needs quotes.",
}
_IMAGE = lazy_pattern(r"<img\b|!\[", re.IGNORECASE)


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
    if isinstance(table.rows, PlainRows):
        return
    width = table.width
    stray = stray_lines(table)
    yield from _continued(table, stray)
    rows = _counted_rows(table, stray)
    ragged = [row for row in rows if len(row.cells) != width]
    if len(ragged) == len(rows) and _agree(rows) and _rows_on_line(rows[0], width) == 1:
        yield _odd_header(table, rows)
    else:
        yield from _ragged(table, ragged, len(rows))
    texts = (number for number in range(stray.text, len(table.rows)) if number not in stray.ignored)
    if (number := next(texts, None)) is not None:
        text = table.rows[number]
        yield Finding(text.span, _message(text, width), help="A table ends at a blank line: put one above this text.")


def _ragged(table: Table, ragged: Sequence[Row], count: int) -> Iterator[Finding]:
    """Report the ragged rows among `count` rows: at the header if most of them lack cells, or end in blank cells."""
    width = table.width
    for is_alike in (_is_short, _has_pipe_too_many):
        alike = [row for row in ragged if is_alike(row, width)]
        if len(alike) >= _MANY and 2 * len(alike) > count:
            yield _most_rows(table, alike, count)
            ragged = [row for row in ragged if not is_alike(row, width)]
    for row in ragged:
        yield from _surplus(table, row) if len(row.cells) > width else [_short(table, row)]


def _continued(table: Table, stray: StrayLines) -> Iterator[Finding]:
    """Report each row that was written on several lines, at the second."""
    for first, last in stray.continued:
        row, begin = table.rows[first], table.rows[first - 1]
        message = f"the row above goes on for {counted(last - first + 1, 'line')}, a row is one line"
        help_ = "A line break begins a new row: write <br> in a cell instead."
        if is_opened(row):
            help_ = "A line break begins a new row: put the whole row on one line."
        yield Finding(row.span, message, help_, (Related(begin.span, "the row begins here"),))


def _counted_rows(table: Table, stray: StrayLines) -> list[Row]:
    """Return the rows whose cells are counted, in their order."""
    left_out = stray.numbers(table) | {first - 1 for first, _ in stray.continued}
    rows = {number: row for number, row in enumerate(table.rows) if number not in left_out and _has_text(row)}
    if any(len(row.cells) != table.width for row in rows.values()):
        kinds = row_kinds(table)
        rows = {number: row for number, row in rows.items() if kinds[number] != "caption"}
    return list(rows.values())


def _has_text(row: Row) -> bool:
    return any(cell.raw for cell in row.cells)


def _is_short(row: Row, width: int) -> bool:
    return len(row.cells) < width


def _has_pipe_too_many(row: Row, width: int) -> bool:
    """Whether the surplus cells of a row are blank."""
    return len(row.cells) > width and not any(cell.raw for cell in row.cells[width:])


def _most_rows(table: Table, ragged: Sequence[Row], count: int) -> Finding:
    """Report at the header that most of `count` rows lack their last cells, or end in blank cells."""
    width = table.width
    counts = {len(row.cells) for row in ragged}
    is_short = min(counts) < width
    found = counted(min(counts), "cell") if len(counts) == 1 else f"{'fewer' if is_short else 'more'} cells"
    message = f"{len(ragged)} of {count} rows have {found}, the header has {width}"
    is_benign = not is_short or all(_is_benign(len(row.cells), width) for row in ragged)
    help_ = "GitHub adds empty cells at the end of the rows." if is_short else "The rows have a pipe too many."
    severity = Severity.WARNING if is_benign else None
    fix = _fix(table, ragged, is_safe=is_benign)
    return Finding(table.header.span, message, help_, _first_row(ragged), severity, fix)


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


def _fix(table: Table, rows: Sequence[Row], *, is_safe: bool) -> Fix | None:
    """Return the fix that adds empty cells to the ends of rows, or removes blank cells there; None for too many cells."""
    is_short = len(rows[0].cells) < table.width
    if table.width - min(len(row.cells) for row in rows) > _MOST_ADDED:
        return None
    title = "Add the missing cells" if is_short else "Remove the blank cells"
    return Fix(title, tuple(_completed(table, row) if is_short else _shortened(table, row) for row in rows), is_safe)


def _completed(table: Table, row: Row) -> Edit:
    """Return the edit that adds empty cells to the end of a row."""
    line, column = row.span.end
    is_open = row.cells[-1].span.end_column == column
    cells = " |" * (table.width - len(row.cells) - 1 + is_open)
    fill = _fill(table, column + len(cells))
    return Edit(Span(line, column, line, column), f"{cells}{fill}|")


def _shortened(table: Table, row: Row) -> Edit:
    """Return the edit that removes all cells without a header from a row."""
    last = row.cells[table.width - 1].span
    return Edit(Span(*last.end, *row.span.end), f"{_fill(table, last.end_column)}|")


def _fill(table: Table, column: int) -> str:
    """Return white space from a column up to the last pipe of the header, if the table is aligned; else one space."""
    end = table.header.span.end_column
    is_aligned = table.delimiter is not None and table.delimiter.span.end_column == end
    return " " * max(1, end - 1 - column if is_aligned else 1)


def _surplus(table: Table, row: Row) -> Iterator[Finding]:
    """Report the cells that GitHub drops."""
    width = table.width
    joined = _rows_on_line(row, width)
    surplus = row.cells[width + (joined > 1) :]
    span = Span(*surplus[0].span.start, *surplus[-1].span.end)
    message = _message(row, width)
    if joined > 1:
        yield Finding(span, f"{joined} rows on one line: {message}", help="Put each row on a line of its own.")
    elif not any(cell.raw for cell in surplus):
        fix = _fix(table, [row], is_safe=True)
        yield Finding(span, message, help="The row has a pipe too many.", severity=Severity.WARNING, fix=fix)
    elif _has_open_code(row):
        yield Finding(span, message, help=r"A pipe in code separates cells too: write \| instead of |.")
    elif not _has_template(row):
        yield Finding(span, message, help=r"GitHub drops surplus cells. Write \| for a pipe that belongs to a cell.")


def _rows_on_line(row: Row, width: int) -> int:
    """Return how many rows a row consists of. Their outer pipes make a blank cell between each two of them."""
    rows, rest = divmod(len(row.cells) + 1, width + 1)
    cells = [cell.raw for cell in row.cells]
    are_rows = width > 1 and not rest and not any(cells[width :: width + 1]) and all(cells[:: width + 1])
    return rows if are_rows else 1


def _has_open_code(row: Row) -> bool:
    """Whether a pipe of the row is inside a code span."""
    return has_open_code_span(cell.raw for cell in row.cells)


def _has_template(row: Row) -> bool:
    """Whether a pipe of the row is inside a template expression."""
    return any(cell.raw.count("{{") != cell.raw.count("}}") for cell in row.cells)


def _short(table: Table, row: Row) -> Finding:
    """Report a row that GitHub fills up with empty cells."""
    width = table.width
    help_ = "GitHub adds empty cells at the end of the row."
    is_benign = _is_benign(len(row.cells), width)
    fix = _fix(table, [row], is_safe=is_benign)
    return Finding(
        row.span, _message(row, width), help=help_, severity=Severity.WARNING if is_benign else None, fix=fix
    )


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
    fixes="safe or unsafe",
)
