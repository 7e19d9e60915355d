"""The column that groups the rows.

Stands at the top of the schema, or in its `allOf`.

## Value

The name of a column, one of the schema's properties.

- Where a table has this column, a blank cell in it has the value above, as with [`fillDown`](fillDown.md).
- Where it has not, the captions between the rows make it: the value of a row is the text of the caption above it, and `null`
  above the first caption. Each row is a caption then whose first cell alone is filled.
- A table with neither has no such column, and its rows are one group.

A group are the rows that follow each other with one value in this column. Within each, [`sortedBy`](sortedBy.md) orders
the rows, and [`uniqueBy`](uniqueBy.md) has this column as part of its key. [`compare`](compare.md) is about single rows, and
has nothing to do with groups.

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

## What is found

Nothing by itself. What is found in a value that a caption stands for has its place at the caption, once.
"""

from mdlint.schema.keywords._base import Keyword

KEYWORD = Keyword(
    name="groupColumn",
    level="table",
    summary="The column that groups the rows.",
)
