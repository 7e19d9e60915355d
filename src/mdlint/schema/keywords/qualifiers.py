"""Allows marks on a number, such as the + of 150+.

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

A list of marks: `+`, `~`, `<`, `>`, `≤`, `≥`, `*`, `†`, `‡`, `#`, `§`, `¶`, a superscript number such as `¹`, or a
superscript letter such as `ᵃ`. The mark in `84.8<sup>a</sup>` is read as `ᵃ`, and `<=`, `>=` and `≈` in a cell are read
as `≤`, `≥` and `~`. The value of the cell is the number without its mark.

## Example

```json
"Params (M)": {"type": "number", "qualifiers": ["+", "~"]}
```

Then `150+` and `~150` are the number 150.

## Findings

None of its own. Without the keyword, or with a mark that is not listed, such a cell is not a number, and is reported
as `wrong-type` in a column of numbers.
"""

from collections.abc import Iterator, Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import NUMBERS, Keyword
from mdlint.schema.keywords._notation import joined
from mdlint.values import parse_number


def read_column(values: Sequence[list[str]], column: Column) -> Column:
    """Set the marks that a number may have."""
    return column._replace(qualifiers=joined(values))


def suggest(text: str, column: Column) -> Iterator[list[str]]:
    """Yield the mark before or after a number, with the marks that the column allows already."""
    number = parse_number(text, column.notation)
    for mark in (number.qualifier,) if number else (text[:1], text[-1:]):
        if _is_mark(mark):
            yield sorted({*column.qualifiers, mark})


def _is_mark(text: str) -> bool:
    """Tell whether a text is a mark of a number; a unit such as % is none."""
    numbers = (parse_number(f"{text}1"), parse_number(f"1{text}"))
    return text != "" and any(number is not None and number.qualifier == text for number in numbers)


KEYWORD = Keyword(
    name="qualifiers",
    level="column",
    types=NUMBERS,
    summary="Allows marks on a number, such as the + of 150+.",
    is_of_parts=True,
    read_column=read_column,
    suggest=suggest,
)
