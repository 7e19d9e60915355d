"""The convention that the names of a column follow.

Stands in the schema of a column.

## Value

The name of a built-in convention, such as `"builtin:timm"`; the path of a convention file, relative to the schema it is
named in; or an object with

- `convention`, one of these;
- `marks`, a list of texts that may stand behind a name and are no part of it, such as `"*"`, `"†"` or `"¹"`. A mark in a
  code span belongs to the name.

A convention is checked with the schemas that name it; a mistake in it is one in the schema.

## Example

```json
"Model": {"type": "string", "nameConvention": {"convention": "builtin:timm", "marks": ["*"]}}
```

Then `vit_base_patch16_rpoe_224.naver_in1k` has `rpoe` in place of `rope`. Parts of a name are operands of
[`compare`](compare.md).

## What is found

`bad-name`, at the characters in the cell that are wrong, once in a cell: the first mistake. Such a cell takes no part in
relations. The number of a footnote behind a name is left aside. `unknown-token`, at each word that the convention does not know and that may be a new one. That is a
remark: the name follows the convention. So it leaves the cell as it is, and `errorMessage` and `severity` next to the
keyword speak of `bad-name` alone; what an unknown word weighs is said by the configuration. Missing values are passed
over.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation

if TYPE_CHECKING:  # importing it takes 3 ms, and most schemas use no naming convention
    from mdlint.naming import Fault, Name

_BAD = "bad-name"


def read_column(values: Sequence[Mapping[str, Any]], column: Column) -> Column:
    """Set the naming conventions of the column."""
    return column._replace(naming=tuple(map(dict, values)))


def check_column(value: Mapping[str, Any], view: View, name: str) -> Iterator[Violation]:
    """Read each name, and report its problems."""
    index = view.columns[name].index
    for row, read in view.names(name, value).items():
        for fault in _reported(read) if read.faults else ():
            at = At(row, index, (fault.start, fault.end))
            yield Violation(at, fault.message, fault.help, rule=fault.rule, is_remark=fault.rule != _BAD)


def _reported(name: "Name") -> list["Fault"]:
    """Return the first problem that makes a name bad; if there is none, all remarks."""
    bad = [fault for fault in name.faults if fault.rule == _BAD]
    return bad[:1] or list(name.faults)


KEYWORD = Keyword(
    name="nameConvention",
    level="column",
    summary="The convention that the names of a column follow.",
    rule=_BAD,
    check_column=check_column,
    read_column=read_column,
    is_about_value=True,
    other_rules=("unknown-token",),
)
