r"""A row says the same as an earlier row of its table.

## What it does

Compares the written cells of all rows, those beyond the header too, and the targets of their links. Blank cells at the
end make no difference. Left alone are rows with text in one cell only, which may span several columns (section captions), rows of bold cells or with the
header's words (a header repeated further down), and rows without a letter or digit.

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

from collections.abc import Iterator

from mdlint.model import Related, Row, Severity, Table
from mdlint.rules._base import Finding, Rule


def check_table(table: Table) -> Iterator[Finding]:
    """Remember each row by what it says; report the later ones of equal rows."""
    header = _texts(table.header)
    seen: dict[tuple[tuple[str, ...], ...], Row] = {}
    for row in table.rows:
        texts = _texts(row)
        first = seen.setdefault((texts, _targets(row)), row)
        if first is not row and _is_data(row, texts) and texts != header:
            yield Finding(
                row.span,
                f"the same row as in line {first.span.line - table.first_line + 1}",
                related=(Related(first.span, "the first such row"),),
            )


def _texts(row: Row) -> tuple[str, ...]:
    """The cells of a row as a reader would see them, up to the last that is not blank."""
    texts = [cell.text for cell in row.cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _is_data(row: Row, texts: tuple[str, ...]) -> bool:
    """Whether a row has values: more than one filled cell, not all of them bold, and a letter or digit somewhere."""
    filled = {cell.span for cell in row.cells if cell.text}
    if len(filled) < 2 or all(cell.bold for cell in row.cells if cell.text):
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
