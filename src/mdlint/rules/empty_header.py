r"""A column of numbers has no name.

## What it does

Reports a header cell without text, image or link over a column of numbers: a column with at least 2 filled cells, all
of them numbers. Columns of words, links or marks explain themselves. Several such columns in a table are one finding,
at the first of them.

The rule ignores the first column, which holds the names of the rows, columns that have their name in a second row of
the header, and tables whose header has only the first name, which is then the title. The first row below the header may
be such a second row if its first cell is blank, or if it has a percentage above plain numbers.

## Why

Nobody can tell what the numbers are, and no schema can check them.

## Example

```markdown
| Model | Top-1 |      |
|-------|-------|------|
| base  | 83.8  | 86.6 |
| small | 81.2  | 22.1 |
```

## Instead

```markdown
| Model | Top-1 | Params (M) |
|-------|-------|------------|
| base  | 83.8  | 86.6       |
| small | 81.2  | 22.1       |
```

## Options

The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Iterable, Iterator

from mdlint.model import Cell, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules._columns import texts_by_column
from mdlint.shape import is_filled, name_cell
from mdlint.values import is_missing, parse_number

_FEWEST = 2


def check_table(table: Table) -> Iterator[Finding]:
    """Report the columns of numbers after the first column that have no name, at the first of them."""
    names = table.header.cells[1:]
    if not any(cell.raw for cell in names) or all(map(_has_content, names)):
        return
    unnamed = {column: cell for column, cell in enumerate(names, 1) if not _has_content(name_cell(table, column))}
    if not unnamed or _may_begin_with_names(table):
        return
    texts = texts_by_column(table, unnamed)
    found = [cell for column, cell in unnamed.items() if _are_numbers(texts[column])]
    if found:
        count = len(found)
        message = "a column of numbers without a name" if count == 1 else f"{count} columns of numbers without a name"
        yield Finding(found[0].span, message)


def _may_begin_with_names(table: Table) -> bool:
    """Whether the first row may be a second row of the header: it names no row, but others have names."""
    if table.header_rows != 1 or not table.rows or is_filled(table.rows[0].cells[0]):
        return False
    return any(is_filled(row.cells[0]) for row in table.rows[1:])


def _has_content(cell: Cell) -> bool:
    """Whether a reader sees something in a cell, even if it is an image without text."""
    return bool(cell.text or cell.links)


def _are_numbers(texts: Iterable[str]) -> bool:
    """Whether a column has at least 2 numbers, and apart from them only missing markers.

    A percentage above plain numbers may be a name, such as that of a percentile.
    """
    values = [text for text in texts if not is_missing(text)]
    if len(values) < _FEWEST or not all(parse_number(text) for text in values):
        return False
    return not values[0].endswith("%") or any(value.endswith("%") for value in values[1:])


RULE = Rule(
    id="empty-header",
    summary="A column of numbers has no name.",
    severity=Severity.WARNING,
    check_table=check_table,
)
