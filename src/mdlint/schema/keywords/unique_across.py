"""Requires each row to have a key that no other table has, on any page.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of columns, which together are the key. A row may not have the key of a row in another table that has the same
schema, on the same page or on another one of the pages that are checked. For the rows of one table, there is
[`uniqueBy`](uniqueBy.md).

Texts are compared as they are shown, and numbers by their values. A table that lacks one of the columns, and a row
that lacks one of the values, are skipped.

## Example

```json
"uniqueAcross": ["Model"]
```

A model that is on the page of July is not on the page of June.

## Findings

`duplicate-key`, at the first cell of the key in the later table; the finding names the earlier one. Pages come in the
order of their paths. Only pages that are checked in the same run are compared, so a pre-commit hook needs
`mdlint-all`.
"""

from collections.abc import Hashable, Iterator, Sequence

from mdlint.draft2020.values import JSONPath, identity
from mdlint.model import Related, Span
from mdlint.schema.keywords._base import Keyword, NamedColumn
from mdlint.table_facts import Asked, ColumnFacts, Disagreement
from mdlint.text.words import listed, quoted


def check_project(asked: Sequence[Asked]) -> Iterator[Disagreement]:
    """Find each row that has the key of a row in an earlier table."""
    seen: dict[tuple[Hashable, ...], tuple[Asked, Span]] = {}
    for one in asked:
        names: list[str] = one.value
        columns = [column for name in names if (column := one.table.facts.column(name))]
        if len(columns) < len(names):
            continue
        for row, values in enumerate(zip(*(column.values for column in columns), strict=True)):
            if None in values:
                continue
            span = columns[0].spans[row]
            key = (one.table.facts.schema, tuple(names), *map(identity, values))
            first, place = seen.setdefault(key, (one, span))
            if first is not one:
                yield _repeated(one, span, _words(columns, row), Related(place, "the same key", first.table.path))


def _words(columns: Sequence[ColumnFacts], row: int) -> str:
    return listed([f"{column.name} {quoted(column.texts[row])}" for column in columns], "and")


def _repeated(asked: Asked, span: Span, words: str, first: Related[Span]) -> Disagreement:
    is_here = first.path == asked.table.path
    where = f"line {first.at.line}" if is_here else f"{first.path}:{first.at.line}"
    related = first._replace(path="") if is_here else first
    return Disagreement(asked, span, f"{words} is in another table too, {where}", related=(related,))


def columns(value: list[str]) -> Iterator[NamedColumn]:
    """Yield the columns of the key."""
    for index, name in enumerate(value):
        path: JSONPath = ("uniqueAcross", index)
        yield path, name


KEYWORD = Keyword(
    name="uniqueAcross",
    level="table",
    summary="Requires each row to have a key that no other table has, on any page.",
    rule="duplicate-key",
    check_project=check_project,
    needs=iter,
    columns=columns,
)
