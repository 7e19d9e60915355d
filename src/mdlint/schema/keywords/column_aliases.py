"""Lists other headers that a column may have.

Goes at the top of the schema, or in its `allOf`.

## Value

An object that lists the other headers of each column under the column's name. Headers are compared without regard to
case and spacing: the alias `top1` also matches the header `Top1`, and a column needs no alias for such variants of its
own name.

## Example

```json
"columnAliases": {"Top-1": ["top1", "acc@1"], "Params (M)": ["param_count"]}
```

A table with the header `| model | top1 |` then has a column `Top-1`.

## Findings

None of its own. If two headers of a table name the same column, the column's own name takes precedence over an alias,
and the first alias over the second. The other header then does not name that column. An alias of two columns is a
mistake in the schema, and so is an alias of a column that is not among the schema's properties.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mdlint.draft2020.errors import Mistake
from mdlint.schema.keywords._base import Keyword, NamedColumn, WholeSchema
from mdlint.schema.table.layout import Layout
from mdlint.schema.table.normalize import normalize_header
from mdlint.text.words import nearest, quoted

if TYPE_CHECKING:  # a check does without them
    from mdlint.schema.table.rejection import Rejection, Widening

# The rules of a header that may be meant for a column.
_RULES = frozenset({"missing-column", "unknown-column"})


def read_table(values: Sequence[Mapping[str, list[str]]], layout: Layout) -> Layout:
    """Add the aliases. An alias of two columns belongs to the first."""
    aliases = dict(layout.aliases)
    for value in values:
        for name, headers in value.items():
            for header in headers:
                aliases.setdefault(header, name)
    return layout._replace(aliases=aliases)


def columns(value: Mapping[str, list[str]]) -> Iterator[NamedColumn]:
    """Yield the columns that have aliases."""
    yield from ((("columnAliases", name), name) for name in value)


def conflicts(value: Mapping[str, list[str]], whole: WholeSchema) -> Iterator[Mistake]:
    """Find aliases that are headers of another column."""
    for name, aliases in value.items():
        for index, alias in enumerate(aliases):
            owner = whole.owners[normalize_header(alias)]
            if owner != name:
                words = f"{quoted(alias)} already stands for column {quoted(owner)}"
                yield Mistake(("columnAliases", name, index), words)


def accept(rejection: "Rejection") -> "Iterator[Widening]":
    """Make a wrong header an alias of the column that it is in the place of."""
    header = rejection.cells[0].text if rejection.cells and rejection.rule in _RULES else ""
    name = rejection.misnamed or nearest(header, rejection.absent)
    if not name or not header:
        return
    # The list of the column's aliases is extended; else the object that has aliases; else the schema gets one.
    parts = [part for part in rejection.tables if "columnAliases" in part.schema] or list(rejection.tables[:1])
    part = next((part for part in parts if name in part.schema.get("columnAliases", ())), parts[0])
    known = part.schema.get("columnAliases", {}).get(name, [])
    yield (rejection.edit((*part.path, "columnAliases", name), [*known, header], joined=[header]),)


KEYWORD = Keyword(
    name="columnAliases",
    level="table",
    summary="Lists other headers that a column may have.",
    read_table=read_table,
    columns=columns,
    conflicts=conflicts,
    accept=accept,
)
