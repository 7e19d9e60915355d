"""Requires each row to have a key that no other table has, on any page.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of parts, which together are the key. Or a list of such lists: then each of them is a key by itself. A part is the
name of a column, or an object with

- `column`, the name of the column;
- `optional`: if `true`, a table without the column has the key without this part. It is compared with the tables that lack
  the same columns;
- `as`: with `"target"`, the target of the first link in the cell is compared, in place of its text. Relative targets are
  equal if they lead to the same file.

A row may not have the key of a row in another table that has the same schema, on the same page or on another one of the
pages that are checked. For the rows of one table, there is [`uniqueBy`](uniqueBy.md).

Texts are compared as they are shown, and numbers by their values. A table that lacks a column which is not optional, and a
row that lacks one of the values, are skipped.

## Example

```json
"uniqueAcross": [["Model"], [{"column": "Checkpoint", "as": "target"}]]
```

A model that is on the page of July is not on the page of June, and no two pages link to one checkpoint.

## Findings

`duplicate-key`, at the first cell of the key in the later table; the finding names the earlier one. Pages come in the
order of their paths. Only pages that are checked in the same run are compared, so a pre-commit hook needs
`mdlint-all`.
"""

import posixpath
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from mdlint.destinations import is_absolute
from mdlint.draft2020.values import JSON, JSONPath, identity
from mdlint.model import Related, Span
from mdlint.schema.keywords._base import DataFiles, Keyword, NamedColumn
from mdlint.table_facts import Asked, ColumnFacts, Disagreement, PageTable
from mdlint.text.words import listed, quoted

_Part: TypeAlias = str | Mapping[str, Any]


class _Column(NamedTuple):
    """A column of a key, with what is compared in each row; None in a row without it."""

    facts: ColumnFacts
    is_target: bool
    values: Sequence[Hashable | None]

    def words(self, row: int) -> str:
        """Return the part of a row's key in words."""
        name = self.facts.name
        return (
            f"the target {quoted(self.facts.targets[row])} of {name}"
            if self.is_target
            else f"{name} {quoted(self.facts.texts[row])}"
        )


def check_project(asked: Sequence[Asked], _files: DataFiles) -> Iterator[Disagreement]:
    """Find each row that has the key of a row in an earlier table."""
    seen: dict[tuple[Hashable, ...], tuple[Asked, Span]] = {}
    for one in asked:
        for parts in _keys(one.value):
            columns = _columns_in(parts, one.table)
            names = tuple((column.facts.name, column.is_target) for column in columns)
            for row, values in enumerate(zip(*(column.values for column in columns), strict=True)):
                if None in values:
                    continue
                span = columns[0].facts.spans[row]
                first, place = seen.setdefault((one.table.facts.schema, names, *values), (one, span))
                if first is not one:
                    words = listed([column.words(row) for column in columns], "and")
                    yield _repeated(one, span, words, Related(place, "the same key", first.table.path))


def _keys(value: Sequence[Any]) -> Sequence[Sequence[_Part]]:
    """Return the keys of a value: a list of parts is a single key."""
    return value if isinstance(value[0], list) else [value]


def _columns_in(parts: Sequence[_Part], table: PageTable) -> list[_Column]:
    """Return the columns of a key that a table has; none if it lacks one that is not optional."""
    columns = []
    for part in parts:
        options = {"column": part} if isinstance(part, str) else part
        facts, is_target = table.facts.column(options["column"]), options.get("as") == "target"
        if facts is not None:
            values = _targets(facts, table.file) if is_target else _identities(facts)
            columns.append(_Column(facts, is_target, values))
        elif not options.get("optional"):
            return []
    return columns


def _identities(facts: ColumnFacts) -> list[Hashable | None]:
    return [None if value is None else identity(value) for value in facts.values]


def _targets(facts: ColumnFacts, file: str) -> list[Hashable | None]:
    """Return the places that links lead to, by which links of all pages can be compared; None if there is no link."""
    page, folder = Path(file).as_posix(), Path(file).parent.as_posix()

    def place(target: str) -> str:
        if not file or is_absolute(target):
            return target
        return page + target if target[0] in "#?" else posixpath.normpath(f"{folder}/{target}")

    return [place(target) if target else None for target in facts.targets]


def _repeated(asked: Asked, span: Span, words: str, first: Related[Span]) -> Disagreement:
    is_here = first.path == asked.table.path
    where = f"line {first.at.line}" if is_here else f"{first.path}:{first.at.line}"
    related = first._replace(path="") if is_here else first
    return Disagreement(asked, span, f"{words} is in another table too, {where}", related=(related,))


def columns(value: Sequence[Any]) -> Iterator[NamedColumn]:
    """Yield the columns of the keys."""
    is_list = isinstance(value[0], list)
    for number, parts in enumerate(_keys(value)):
        for index, part in enumerate(parts):
            path: JSONPath = ("uniqueAcross", number, index) if is_list else ("uniqueAcross", index)
            yield (path, part) if isinstance(part, str) else ((*path, "column"), part["column"])


def meant(text: str) -> JSON:
    """Read a text as a part of a key."""
    return text


KEYWORD = Keyword(
    name="uniqueAcross",
    level="table",
    summary="Requires each row to have a key that no other table has, on any page.",
    rule="duplicate-key",
    check_project=check_project,
    columns=columns,
    meant=meant,
)
