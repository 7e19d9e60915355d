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
from typing import TYPE_CHECKING

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import joined
from mdlint.values import DEFAULT_MISSING

if TYPE_CHECKING:  # a check does without them
    from mdlint.schema.table.rejection import Rejection, Widening

# A longer text says something.
_LONGEST = 20
# The rules of a text in place of a value.
_RULES = frozenset({"missing-value", "wrong-type"})


def read_column(values: Sequence[list[str]], column: Column) -> Column:
    """Set the missing markers of the column."""
    return column._replace(missing=joined(values))


def accept(rejection: "Rejection") -> "Iterator[Widening]":
    """Add texts without a digit to the missing markers, and allow missing values."""
    more = [text for text in rejection.texts if text not in rejection.column.missing]
    if (
        rejection.own is None
        or rejection.rule not in _RULES
        or more != rejection.texts
        or not all(map(_may_be_marker, more))
    ):
        return
    own = rejection.own.schema.get("missing")
    usual = [*DEFAULT_MISSING] if rejection.column.missing == frozenset(DEFAULT_MISSING) else []
    wider = [*(usual if own is None else own), *more]
    markers = rejection.edit((*rejection.own.path, "missing"), wider, joined=[*usual, *more])
    types = [rejection.value] if isinstance(rejection.value, str) else list(rejection.value)
    yield (markers,) if "null" in types else (markers, rejection.replaced([*types, "null"]))


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
