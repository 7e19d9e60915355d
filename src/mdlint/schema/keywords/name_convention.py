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

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mdlint.schema.keywords._base import Found, Keyword

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mdlint.naming import Name, NameProblem
    from mdlint.schema.view import View

_BAD = "bad-name"


def check_column(value: Mapping[str, Any], view: View, name: str) -> Iterator[Found]:
    """Read each name, and tell what is wrong with it."""
    index = view.columns[name].index
    for row, read in view.names(name, value).items():
        for fault in _told(read) if read.problems else ():
            place = (fault.start, fault.end)
            remark = fault.rule != _BAD
            yield Found(row, index, fault.message, fault.help, part=place, rule=fault.rule, is_remark=remark)


def _told(name: Name) -> list[NameProblem]:
    """The first mistake in a name; where there is none, all that is to be remarked."""
    bad = [fault for fault in name.problems if fault.rule == _BAD]
    return bad[:1] or list(name.problems)


KEYWORD = Keyword(
    name="nameConvention",
    level="column",
    summary="The convention that the names of a column follow.",
    rule=_BAD,
    check_column=check_column,
    is_about_value=True,
    other_rules=("unknown-token",),
)
