"""Sets the earliest date, or the lowest version, that the column may have.

Goes in the schema of a column.

## Value

A date or a version, in a column that has [`datePattern`](datePattern.md), [`version`](version.md), or `format` with `"date"`
or `"date-time"`. A date is written in ISO 8601, as in `"2026"`, `"2026-01"` or `"2026-01-31"`, or as the column writes
it. The value itself is allowed. There is no value for the current day: the result of a check depends on the pages alone, not
on the day it is made.

## Example

```json
"Released": {"type": "string", "datePattern": "MMM yyyy", "notBefore": "2019-06"}
```

A row that was released in `May 2019` is reported, and a row with `Jun 2019` is not.

## Findings

`out-of-range`, at a cell whose date or version is before the value. Dates of different precision are compared by what both
have. A cell that is not a date or a version is skipped. A value that is not of the column's kind, a column without
dates and versions, and a `notBefore` that is after `notAfter` are mistakes in the schema.
"""

import operator

from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._bounds import Bound

_BOUND = Bound("notBefore", operator.ge, "before", opposite="notAfter")

KEYWORD = Keyword(
    name="notBefore",
    level="column",
    types=frozenset({"string"}),
    summary="Sets the earliest date, or the lowest version, that the column may have.",
    rule="out-of-range",
    check_column=_BOUND.check,
    is_clean_column=_BOUND.is_clean,
    is_about_value=True,
    mistakes=_BOUND.mistakes,
    part_conflicts=_BOUND.part_conflicts,
    accept=_BOUND.accept,
)
