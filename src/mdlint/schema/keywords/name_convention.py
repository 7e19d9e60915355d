"""Requires the names in the column to follow a naming convention.

Goes in the schema of a column.

## Value

The name of a built-in convention, such as `"builtin:timm"`; the path of a convention file, relative to the schema that
names it; or an object with

- `convention`, one of these;
- `marks`, a list of texts that may follow a name and are not part of it, such as `"*"`, `"†"` or `"¹"`. A mark in a
  code span belongs to the name.

A convention is checked together with the schemas that name it, and a mistake in it is a mistake in the schema.

## Example

```json
"Model": {"type": "string", "nameConvention": {"convention": "builtin:timm", "marks": ["*"]}}
```

Then `vit_base_patch16_rpoe_224.naver_in1k` is reported, since it has `rpoe` in place of `rope`. Parts of a name can be
operands of [`compare`](compare.md).

## Findings

`bad-name`, at the first wrong characters of a name. Such a cell is skipped when rows and columns are compared.

`unknown-token`, at each word that the convention does not know and that may be new. This is only a remark: the name
follows the convention, and the cell is not skipped in comparisons. An `errorMessage` or a `severity` next to the
keyword applies to `bad-name` only. The configuration sets the severity of `unknown-token`. The first 1,000 unknown
tokens of a column are compared with the known tokens; the others have no suggestion.

Missing values are skipped, and the number of a footnote after a name is ignored.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mdlint.draft2020.values import JSON
from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.table.names import name_in
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Correction, Violation

if TYPE_CHECKING:  # a check does without them
    from mdlint.naming import Name, NameProblem
    from mdlint.schema.table.rejection import Rejection, Widening

_BAD = "bad-name"


def read_column(values: Sequence[Mapping[str, Any]], column: Column) -> Column:
    """Set the naming conventions of the column."""
    return column._replace(naming=tuple(map(dict, values)))


def check_column(value: Mapping[str, Any], view: View, name: str) -> Iterator[Violation]:
    """Read each name, and report its problems."""
    index = view.columns[name].index
    for row, read in view.names_with_problems(name, value).items():
        for problem in _reported(read):
            at = At(row, index, (problem.start, problem.end))
            violation = Violation(at, problem.message, problem.help, rule=problem.rule, is_remark=problem.rule != _BAD)
            yield violation._replace(repair=_correction(read.text, problem))


def _correction(name: str, problem: "NameProblem") -> Correction | None:
    """Return the token that was meant in place of an unknown one."""
    if problem.instead is None:
        return None
    return Correction(name[problem.start : problem.end], problem.instead, problem.is_only)


def is_clean_column(value: Mapping[str, Any], view: View, name: str) -> bool:
    """Whether no distinct name in the column has a problem."""
    convention = view.conventions[value["convention"]]
    return not view.columns[name].names_with_problems(convention, tuple(value["marks"]))


def _reported(name: "Name") -> list["NameProblem"]:
    """Return the first problem that makes a name bad; if there is none, all remarks."""
    bad = [problem for problem in name.problems if problem.rule == _BAD]
    return bad[:1] or list(name.problems)


def accept(rejection: "Rejection") -> "Iterator[Widening]":
    """Add the unknown tokens to the words of a kind that lists words."""
    if rejection.keyword != "nameConvention":
        return
    convention = rejection.conventions[rejection.value["convention"]]
    unknown_in = (
        {token.text for token in convention.tokens(name_in(cell.cell, rejection.value["marks"])) if token.kind is None}
        for cell in rejection.cells
    )
    tokens = dict.fromkeys(
        cell.part for cell, unknown in zip(rejection.cells, unknown_in, strict=True) if cell.part in unknown
    )
    for kind, words in convention.words().items() if tokens else ():
        wider: JSON = {**words, **dict.fromkeys(tokens, "")} if isinstance(words, dict) else [*words, *tokens]
        yield (rejection.edit(("tokens", kind, "words"), wider, convention.name),)


KEYWORD = Keyword(
    name="nameConvention",
    level="column",
    types=frozenset({"string"}),
    summary="Requires the names in the column to follow a naming convention.",
    rule=_BAD,
    check_column=check_column,
    is_clean_column=is_clean_column,
    read_column=read_column,
    is_about_value=True,
    other_rules=("unknown-token",),
    accept=accept,
)
