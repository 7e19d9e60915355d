"""Sets the texts that mean a missing value.

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

A list of texts. A cell with one of them is read as `null`. Case matters. An empty text in the list means the empty
cell; without it, an empty cell is not a missing value. Without the keyword, the texts are the empty cell, `-`, `--`,
`---`, `–`, `—`, `N/A`, `n/a`, `NA`, `None`, `?` and `TBD`.

## Example

```json
"Top-1": {"type": ["number", "null"], "missing": ["-", "not run"]}
```

## Findings

None of its own. A cell that is read as `null` is reported as `missing-value` if the column's `type` does not include
`"null"`. So is an empty cell in a column of numbers, if the empty text is not listed.
"""

from collections.abc import Iterator, Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import joined
from mdlint.schema.keywords._refusal import Proposal, Refusal, SchemaEdit
from mdlint.values import DEFAULT_MISSING

# A longer text says something.
_LONGEST = 20
# The rules of a text in place of a value.
_RULES = frozenset({"missing-value", "wrong-type"})


def read_column(values: Sequence[list[str]], column: Column) -> Column:
    """Set the missing markers of the column."""
    return column._replace(missing=joined(values))


def accept(refusal: Refusal) -> Iterator[Proposal]:
    """Add texts without a digit to the missing markers, and allow missing values."""
    more = [text for text in refusal.texts if text not in refusal.column.missing]
    if refusal.own is None or refusal.rule not in _RULES or more != refusal.texts or not all(map(_may_be_marker, more)):
        return
    own = refusal.own.keywords.get("missing")
    usual = [*DEFAULT_MISSING] if refusal.column.missing == frozenset(DEFAULT_MISSING) else []
    wider = [*(usual if own is None else own), *more]
    markers = SchemaEdit((*refusal.own.path, "missing"), wider, joined=[*usual, *more])
    types = [refusal.value] if isinstance(refusal.value, str) else list(refusal.value)
    yield (markers,) if "null" in types else (markers, refusal.replaced([*types, "null"]))


def _may_be_marker(text: str) -> bool:
    return len(text) <= _LONGEST and not any(map(str.isdigit, text))


KEYWORD = Keyword(
    name="missing",
    level="column",
    summary="Sets the texts that mean a missing value.",
    is_of_parts=True,
    read_column=read_column,
    accept=accept,
)
