"""Two columns of a table have the same name.

## What it does

Compares the names of all columns, apart from case and spacing. In a header of several rows, a name is all the text over
the column. The rule ignores

- names that repeat as a group (`test`, `dev`, `test`, `dev`: two tables side by side, or a header of two lines);
- a header that has the same name everywhere;
- columns that differ in their first row, as in a second line of the header;
- columns below one cell of an HTML table.

## Why

Nobody can tell which column is meant: no reader, no schema, and no script that reads the table.

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
from mdlint.text.words import quoted
from mdlint.values import parse_number


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
        related = (Related(first_cell.span, "the first of them"),)
        yield Finding(cell.span, f"a second column {quoted(headers[second])}", related=related)


def _is_grouped(names: list[str], repeated: Mapping[str, list[int]]) -> bool:
    """Whether the header has one name only, or no other names among the repeated ones: `A B A B`, `A A B B`."""
    first = min(columns[0] for columns in repeated.values())
    last = max(columns[-1] for columns in repeated.values())
    group = [name for name in names[first : last + 1] if name]
    return set(group) == repeated.keys() and (len(repeated) > 1 or len(group) == len(names))


def _have_second_header_line(texts: Sequence[str]) -> bool:
    """Whether a column of numbers begins with a word, which is the second line of its name."""
    if len(texts) < 2 or not texts[0] or parse_number(texts[0]):
        return False
    return any(parse_number(text) for text in texts[1:])


RULE = Rule(
    id="duplicate-column",
    summary="Two columns of a table have the same name.",
    severity=Severity.WARNING,
    check_table=check_table,
)
