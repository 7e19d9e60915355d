"""Skips rows that are not data, such as averages.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of words and patterns. A row is skipped if one of them matches:

- A word matches if it is a word of the row's first cell, in upper or lower case. A word is a run of letters and digits,
  or any other single character. A name such as `resnet50_gap.in1k`, with a digit and with words joined by
  `_`, `.`, `-` or `/`, is not taken apart.
- An object with a `pattern`, a regular expression, matches if the expression is found in the text of the row's cell in
  the `column` that it names, or in the row's first cell if it names no column. In a table without that column, it
  matches no row. A cell that takes its value from above, by [`groupColumn`](groupColumn.md) or
  [`fillDown`](fillDown.md), has that text.

## Example

```json
"skipRows": ["difference", "Δ", "average", {"column": "Model", "pattern": "^(Human|Oracle)"}]
```

Then a row that starts with `Difference`, `Δ (ours − base)` or `Macro average` is skipped, and so is a row whose Model
is `Human performance`.

## Findings

Nothing. The types and limits of skipped rows are not checked, and neither are their keys and their order.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.patterns import pattern_mistake, searcher
from mdlint.schema.keywords._base import Keyword, NamedColumn
from mdlint.schema.table.layout import Layout, SkipPattern

_Value: TypeAlias = list[str | Mapping[str, str]]


def read_table(values: Sequence[_Value], layout: Layout) -> Layout:
    """Add the words and patterns by which rows are skipped."""
    items = [item for value in values for item in value]
    words = frozenset(item.casefold() for item in items if isinstance(item, str))
    patterns = [
        SkipPattern(item.get("column"), searcher(item["pattern"])) for item in items if not isinstance(item, str)
    ]
    return layout._replace(skip_words=layout.skip_words | words, skip_patterns=(*layout.skip_patterns, *patterns))


def columns(value: _Value) -> Iterator[NamedColumn]:
    """Yield the columns in which patterns are searched."""
    for index, item in enumerate(value):
        if not isinstance(item, str) and "column" in item:
            yield ("skipRows", index, "column"), item["column"]


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that are not regular expressions."""
    for index, item in enumerate(value if isinstance(value, list) else ()):
        pattern = item.get("pattern") if isinstance(item, dict) else None
        if isinstance(pattern, str) and (words := pattern_mistake(pattern)):
            yield Mistake(("skipRows", index, "pattern"), words)


KEYWORD = Keyword(
    name="skipRows",
    level="table",
    summary="Skips rows that are not data, such as averages.",
    read_table=read_table,
    columns=columns,
    mistakes=mistakes,
)
