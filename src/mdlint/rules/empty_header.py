r"""A column of numbers has no name.

## What it does

Reports a header cell without text, image or link over a column of numbers: a column with at least 2 filled cells, all
of them numbers. Columns of words, links or marks explain themselves.

The rule ignores the first column, which holds the names of the rows, columns that have their name in a second row of
the header, and tables whose header has only the first name, which is then the title.

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
from mdlint.shape import name_cell
from mdlint.values import is_missing, parse_number


def check_table(table: Table) -> Iterator[Finding]:
    """Report each column of numbers after the first column that has no name."""
    names = table.header.cells[1:]
    if not any(cell.raw for cell in names) or all(map(_has_content, names)):
        return
    unnamed = {column: cell for column, cell in enumerate(names, 1) if not _has_content(name_cell(table, column))}
    for column, texts in texts_by_column(table, unnamed).items() if unnamed else ():
        if _are_numbers(texts):
            yield Finding(unnamed[column].span, "a column of numbers without a name")


def _has_content(cell: Cell) -> bool:
    """Whether a reader sees something in a cell, even if it is an image without text."""
    return bool(cell.text or cell.links)


def _are_numbers(texts: Iterable[str]) -> bool:
    """Whether a column has at least 2 numbers, and apart from them only missing markers."""
    values = [text for text in texts if not is_missing(text)]
    return len(values) > 1 and all(parse_number(text) for text in values)


RULE = Rule(
    id="empty-header",
    summary="A column of numbers has no name.",
    severity=Severity.WARNING,
    check_table=check_table,
)
