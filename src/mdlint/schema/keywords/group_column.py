"""Groups the rows by the values of a column.

Goes at the top of the schema, or in its `allOf`.

## Value

The name of a column that is one of the schema's properties.

- If a table has this column, a blank cell in it has the value above, as with [`fillDown`](fillDown.md).
- If it does not, the captions between the rows make the column. The value of a row is the text of the caption above it,
  or `null` above the first caption. Every row in which only the first cell is filled is then a caption.
- If a table has neither the column nor captions, its rows are one group.

A group is a run of consecutive rows with the same value in this column. [`sortedBy`](sortedBy.md) orders the rows of
each group, and [`uniqueBy`](uniqueBy.md) makes this column part of its key. [`compare`](compare.md) checks single rows,
so groups make no difference to it.

## Example

```json
"groupColumn": "Family",
"sortedBy": [{"column": "Top-1", "order": "descending"}],
"items": {"properties": {"Family": {"enum": ["ResNet", "ViT"]}, "Top-1": {"type": "number"}}}
```

Then this table has a column `Family`, and is sorted:

```markdown
| Model      | Top-1 | Top-5 |
|------------|-------|-------|
| **ResNet** |       |       |
| resnet50   | 81.2  | 95.6  |
| resnet18   | 69.8  | 89.1  |
| **ViT**    |       |       |
| vit_base   | 85.1  | 97.5  |
```

## Findings

None of its own. A finding about a value that comes from a caption is reported once, at the caption.
"""

from collections.abc import Iterator, Sequence

from mdlint.draft2020.errors import Mistake
from mdlint.schema.keywords._base import Keyword, NamedColumn, WholeSchema
from mdlint.schema.table.layout import Layout
from mdlint.text.words import quoted


def read_table(values: Sequence[str], layout: Layout) -> Layout:
    """Add the columns that group the rows."""
    return layout._replace(group_columns=(*layout.group_columns, *values))


def columns(value: str) -> Iterator[NamedColumn]:
    """Yield the column that groups the rows."""
    yield ("groupColumn",), value


def conflicts(value: str, whole: WholeSchema) -> Iterator[Mistake]:
    """Find a second column that groups the rows."""
    first = whole.layout.group_column
    if first is not None and value != first:
        yield Mistake(("groupColumn",), f"rows are grouped by {quoted(first)} already")


KEYWORD = Keyword(
    name="groupColumn",
    level="table",
    summary="Groups the rows by the values of a column.",
    read_table=read_table,
    columns=columns,
    conflicts=conflicts,
)
