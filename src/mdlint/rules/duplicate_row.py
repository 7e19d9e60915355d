r"""A row repeats an earlier row of its table.

## What it does

Compares the cells of all rows, including the cells beyond the header, and the targets of their links. Blank cells at
the end make no difference. Rows are not compared if they are below different captions. Nor are rows with a blank first
cell, if the nearest filled first cells above them are in different rows: a blank cell may repeat the cell above.

The rule ignores rows with text in one cell only, which may span several columns, rows of bold cells or with the words
of the header (a header repeated further down), and rows without a letter or digit.

## Why

Such a row was pasted twice. When one of the two is updated later, the page contradicts itself.

## Example

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
| base  | 83.8  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
```

## Options

The severity in `[rules]`. No schema keyword. `uniqueBy` compares only the columns of a key, and so finds rows that
differ elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator

from mdlint.model import Related, Row, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.shape import is_filled, lone_cell, row_kinds


def check_table(table: Table) -> Iterator[Finding]:
    """Report each row that repeats an earlier row with the same context."""
    alike: dict[tuple[tuple[str, ...], ...], list[int]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        alike[_texts(row), _targets(row)].append(number)
    if len(alike) == len(table.rows):
        return
    contexts = _contexts(table)
    for (texts, _), numbers in alike.items():
        first_rows: dict[tuple[int, int], Row] = {}
        for number in numbers if len(numbers) > 1 and _is_data(table.rows[numbers[0]], texts) else ():
            row = table.rows[number]
            first = first_rows.setdefault(contexts[number], row) if number in contexts else row
            if first is not row:
                related = (Related(first.span, "the first such row"),)
                yield Finding(
                    row.span, f"the same row as in line {first.span.line - table.first_line + 1}", related=related
                )


def _contexts(table: Table) -> dict[int, tuple[int, int]]:
    """Return the context of each row of data, by its number in `table.rows`.

    It is the number of the caption above the row, and for a row with a blank first cell the number of the row whose
    first cell it may repeat; -1 for none.
    """
    contexts: dict[int, tuple[int, int]] = {}
    caption = named = -1
    for number, (row, kind) in enumerate(zip(table.rows, row_kinds(table), strict=True)):
        if kind == "caption":
            caption = named = number
        elif kind == "data":
            is_named = is_filled(row.cells[0])
            named = number if is_named else named
            contexts[number] = (caption, -1 if is_named else named)
    return contexts


def _texts(row: Row) -> tuple[str, ...]:
    """Return the texts of a row up to the last cell that is not blank."""
    texts = [cell.text for cell in row.cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _is_data(row: Row, texts: tuple[str, ...]) -> bool:
    """Whether a row has values: at least 2 filled cells, not all of them bold, and a letter or digit somewhere."""
    if lone_cell(row) or all(cell.bold for cell in row.cells if cell.text):
        return False
    return any(character.isalnum() for text in texts for character in text)


def _targets(row: Row) -> tuple[str, ...]:
    return tuple(link.target for cell in row.cells for link in cell.links)


RULE = Rule(
    id="duplicate-row",
    summary="A row repeats an earlier row of its table.",
    severity=Severity.WARNING,
    check_table=check_table,
)
