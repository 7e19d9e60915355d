"""The other headers a column is known by.

Stands at the top of the schema, or in its `allOf`.

## Value

An object: the name of a column, and a list of other headers for it. Headers are compared without regard to case and
spacing, so `top1` also stands for `Top1`; the column's own name needs no alias for that.

## Example

```json
"columnAliases": {"Top-1": ["top1", "acc@1"], "Params (M)": ["param_count"]}
```

A table headed `| model | top1 |` then has a column `Top-1`.

## What is found

Nothing by itself. In a table with two headers for one column, the column's own name goes before an alias, and of two
aliases the first counts; the other header is no column of that name. An alias of two columns, and an alias of a column that is not among the schema's properties, are mistakes in the schema.
"""

from mdlint.schema.keywords._base import Keyword

KEYWORD = Keyword(
    name="columnAliases",
    level="table",
    summary="The other headers a column is known by.",
)
