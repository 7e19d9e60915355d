r"""A row says the same as an earlier row of its table.

## What it does

Compares the written cells of all rows, those beyond the header too, and the targets of their links. Blank cells at the
end make no difference. Rows below different captions are not compared, and neither are rows with a blank first cell below
different ones that are not: they may belong to what stands above. Left alone are rows with text in one cell only, which may
span several columns, rows of bold cells or with the header's words (a header repeated further down), and rows without a
letter or digit.

## Why

A row that stands twice was pasted twice. When one of the two is updated later, the page contradicts itself.

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

The severity in `[rules]`. No schema keyword; `uniqueBy` compares the columns that make a key, and finds rows that differ
elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator

from mdlint.model import Related, Row, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.shape import is_filled, lone_cell, row_kinds


def check_table(table: Table) -> Iterator[Finding]:
    """Gather the rows by what they say; report the later ones of equal rows that belong to the same thing."""
    alike: dict[tuple[tuple[str, ...], ...], list[int]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        alike[_texts(row), _targets(row)].append(number)
    if len(alike) == len(table.rows):
        return
    above = _above(table)
    for (texts, _), numbers in alike.items():
        first_rows: dict[tuple[int, int], Row] = {}
        for number in numbers if len(numbers) > 1 and _is_data(table.rows[numbers[0]], texts) else ():
            row = table.rows[number]
            first = first_rows.setdefault(above[number], row) if number in above else row
            if first is not row:
                related = (Related(first.span, "the first such row"),)
                yield Finding(
                    row.span, f"the same row as in line {first.span.line - table.first_line + 1}", related=related
                )


def _above(table: Table) -> dict[int, tuple[int, int]]:
    """What each row of data belongs to, by number: the caption above it, and the row whose first cell a blank one repeats."""
    above: dict[int, tuple[int, int]] = {}
    caption = named = -1
    for number, (row, kind) in enumerate(zip(table.rows, row_kinds(table), strict=True)):
        if kind == "caption":
            caption = named = number
        elif kind == "data":
            is_named = is_filled(row.cells[0])
            named = number if is_named else named
            above[number] = (caption, -1 if is_named else named)
    return above


def _texts(row: Row) -> tuple[str, ...]:
    """The cells of a row as a reader would see them, up to the last that is not blank."""
    texts = [cell.text for cell in row.cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _is_data(row: Row, texts: tuple[str, ...]) -> bool:
    """Whether a row has values: more than one filled cell, not all of them bold, and a letter or digit somewhere."""
    if lone_cell(row) or all(cell.bold for cell in row.cells if cell.text):
        return False
    return any(character.isalnum() for text in texts for character in text)


def _targets(row: Row) -> tuple[str, ...]:
    return tuple(link.target for cell in row.cells for link in cell.links)


RULE = Rule(
    id="duplicate-row",
    summary="A row says the same as an earlier row of its table.",
    severity=Severity.WARNING,
    check_table=check_table,
)
