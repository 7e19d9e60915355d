"""Two columns of a table have the same name.

## What it does

Compares the names of all columns, whatever their case and spacing. In a header of several rows, a name is all that stands
over the column. Left alone are names that repeat as a group (`test`,
`dev`, `test`, `dev`: two tables side by side, or a header of two lines), a header of one name throughout, columns whose
first row tells them apart as a second line of the header, and those that one cell of an HTML table spans.

## Why

A reader can't tell which column is meant, and neither can a schema or a script that reads the table.

## Example

```markdown
| Model | Params (M) | Model                            |
|-------|------------|----------------------------------|
| base  | 86.6       | [file](https://example.org/b.pt) |
| small | 22.1       | [file](https://example.org/s.pt) |
```

## Instead

```markdown
| Model | Params (M) | Checkpoint                       |
|-------|------------|----------------------------------|
| base  | 86.6       | [file](https://example.org/b.pt) |
| small | 22.1       | [file](https://example.org/s.pt) |
```

## Options

The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Iterator, Mapping, Sequence

from mdlint.model import Related, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules._columns import texts_by_column
from mdlint.schema import normalize_header
from mdlint.shape import column_names, name_cell
from mdlint.values import parse_number
from mdlint.words import quoted


def check_table(table: Table) -> Iterator[Finding]:
    """Report the second column of each repeated name, unless the names are meant to repeat."""
    headers = [cell.text for cell in table.header.cells]
    if len(set(map(normalize_header, headers))) == len(headers):
        return
    headers = column_names(table)
    names = [normalize_header(header) for header in headers]
    places: dict[str, list[int]] = {}
    for column, name in enumerate(names):
        places.setdefault(name, []).append(column)
    repeated = {name: columns for name, columns in places.items() if name and len(columns) > 1}
    if not repeated or _is_grouped(names, repeated):
        return
    texts = texts_by_column(table, {column for columns in repeated.values() for column in columns[:2]})
    for first, second, *_ in repeated.values():
        if _have_second_header_line(texts[first]) and _have_second_header_line(texts[second]):
            continue
        cell, first_cell = name_cell(table, second), name_cell(table, first)
        if cell.span == first_cell.span:
            continue
        related = (Related(first_cell.span, "the first one"),)
        yield Finding(cell.span, f"a second column {quoted(headers[second])}", related=related)


def _is_grouped(names: list[str], repeated: Mapping[str, list[int]]) -> bool:
    """Whether the names from the first to the last repeated one all repeat, as in `A B A B` and `A A B B`, or all are one."""
    first = min(columns[0] for columns in repeated.values())
    last = max(columns[-1] for columns in repeated.values())
    group = [name for name in names[first : last + 1] if name]
    return set(group) == repeated.keys() and (len(repeated) > 1 or len(group) == len(names))


def _have_second_header_line(texts: Sequence[str]) -> bool:
    """Whether a column of numbers begins with a word: the part of its name that stands in the first row."""
    if len(texts) < 2 or not texts[0] or parse_number(texts[0]):
        return False
    return any(parse_number(text) for text in texts[1:])


RULE = Rule(
    id="duplicate-column",
    summary="Two columns of a table have the same name.",
    severity=Severity.WARNING,
    check_table=check_table,
)
