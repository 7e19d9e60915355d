"""That the best number of a column is marked: bold, or else underlined.

Stands in the schema of a column.

## Value

`"maximum"` or `"minimum"`: which number is the best.

## Example

```json
"Top-1": {"type": "number", "bestMarked": "maximum"}
```

In a column of `83.8`, `**84.8**` and `85.1`, the last cell is the best one and is not bold.

## What is found

`best-not-marked`, at each of the best cells that is not marked; where all of them are, at each cell that is marked and is
not one of them.

The mark is bold where any number of the column is bold, and else underlined (`<u>`, `<ins>`): then the second best may be
underlined. Nothing is found

- where no number of the column is marked, or all of them are;
- in rows in which every filled cell is bold: that sets off the row. A best number there is a marked one;
- of cells that hold no plain number: a missing value, several values, one with a mark such as `~12`. A cell that is bold in part
  is taken neither for marked nor for not marked, and neither is one with an uncertainty that reaches the best;
- if captions or blank rows divide the table, where the numbers that are marked are the best of their own part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mdlint.schema.keywords._base import Keyword

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mdlint.schema.keywords._base import Found
    from mdlint.schema.view import View


def check_column(value: Literal["maximum", "minimum"], view: View, name: str) -> Iterator[Found]:
    """Compare the marked numbers with the best ones: in the whole table, and in each part of it."""
    from mdlint.schema.marking import wrong_marks  # noqa: PLC0415  few columns have marks

    return wrong_marks(value, view, name)


KEYWORD = Keyword(
    name="bestMarked",
    level="column",
    summary="That the best number of a column is marked: bold, or else underlined.",
    rule="best-not-marked",
    check_column=check_column,
)
