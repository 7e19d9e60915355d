"""Requires columns to be what they are computed from, such as a speed-up that is one time divided by another.

Goes at the top of the schema, or in its `allOf`.

## Value

A list of computations. Each is an object with

- `column`, the column with the results;
- `is`, an object with one operation and its operands;
- `tolerance`, how far a result may be off, in the unit of its column. Without it, a result may be rounded or cut off,
  and be computed from operands before they were rounded.

| Operation | Result |
|:----------|:-------|
| `divide` | the first of two operands, divided by the second |
| `percentOf` | the first of two operands, as a percentage of the second |
| `subtract` | the first of two operands, less the second |
| `multiply`, `add`, `mean` | the product, the sum or the mean of two or more operands |

An operand is

- the name of a column;
- a number;
- another operation;
- a column in a base row: an object with a `column`, and a `row`, which is `"first"`, or an object with the values of
  the base row in some columns. If the schema has a [`groupColumn`](groupColumn.md), each group has its own base row.

A percentage is multiplied and divided as a part of 1: 20% of 50 is 10. A ratio in a cell with `%`, or in a column whose
header has it, is a percentage.

## Example

```json
"derived": [
  {"column": "Speedup", "is": {"divide": ["FP32 (ms)", "FP16 (ms)"]}},
  {"column": "Gain", "is": {"subtract": ["Top-1", {"column": "Top-1", "row": {"Model": "baseline"}}]}}
],
"items": {
  "properties": {
    "Model": {"type": "string"},
    "Top-1": {"type": "number"},
    "Gain": {"type": "number"},
    "FP32 (ms)": {"type": "number"},
    "FP16 (ms)": {"type": "number"},
    "Speedup": {"type": "number", "unit": ["x", "×"]}
  }
}
```

In a row with an FP32 time of 84.2 and an FP16 time of 40.1, a Speedup of `2.1`, `2.10x`, `2.09` or `2` is right, and 1.9
is wrong.

## Findings

`wrong-result`, at the cell of the result. A result or an operand may be wrong: the message has the result that was
expected, and the operands are the related places. If other results in the row are wrong too, the help names the
operands that they share. A column that is wrong in all rows, at least two, is reported once, at its header.

A result may differ from the operands as written by less than one unit of its last digit, and by what half a unit of the
last digit of each operand makes of it. The operands of a quotient may be cut off as well. Counts are not rounded: for a
sum of counts, set the tolerance to 0.

A row is skipped if the result or an operand is missing, wrong, or not a plain number: one of several values, a number
with a mark such as `~12`, or with an exponent. So is a row whose divisor may have been rounded from zero, and a group
that does not have exactly one base row.

Two computations of one column that combine the same operands in different ways are a mistake in the schema.
"""

import json
from collections.abc import Iterator
from typing import Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, JSONPath, SchemaObject
from mdlint.schema.keywords._base import Keyword, NamedColumn, WholeSchema
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import Violation
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted

_EQUATION = lazy_pattern(r"(?P<column>[^=]*[^=\s])\s*=\s*(?P<left>[^=]*\S)\s+(?P<sign>[-+*/×÷−])\s+(?P<right>\S[^=]*)")
_OPERATIONS = {
    "-": "subtract",
    "−": "subtract",
    "+": "add",
    "*": "multiply",
    "×": "multiply",
    "/": "divide",
    "÷": "divide",
}


def check_table(value: list[dict[str, Any]], view: View) -> Iterator[Violation]:
    """Compute each column from its operands."""
    from mdlint.schema.keywords._derivations import wrong_results  # noqa: PLC0415  2 ms; only this keyword needs it

    return wrong_results(value, view)


def is_clean_table(value: list[dict[str, Any]], view: View) -> bool:
    """Whether all results are plain numbers, and right."""
    from mdlint.schema.keywords._plain_results import are_right  # noqa: PLC0415  1 ms; only this keyword needs it

    return are_right(value, view)


def columns(value: list[dict[str, Any]]) -> Iterator[NamedColumn]:
    """Yield the columns of the results, of their operands, and of the values of base rows."""
    for index, derivation in enumerate(value):
        path = ("derived", index)
        yield (*path, "column"), derivation["column"]
        for place, operand in _operands((*path, "is"), derivation["is"]):
            if isinstance(operand, str):
                yield place, operand
            elif isinstance(operand, dict) and "column" in operand:
                yield (*place, "column"), operand["column"]
                row = operand["row"]
                yield from (((*place, "row", name), name) for name in (row if isinstance(row, dict) else ()))


def _operands(path: JSONPath, operand: object) -> Iterator[tuple[JSONPath, Any]]:
    """Yield an operand, and the operands of each operation in it, with their paths. Wrong shapes are skipped."""
    yield path, operand
    for operation, operands in _operations(operand):
        for index, inner in enumerate(operands):
            yield from _operands((*path, operation, index), inner)


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find divisions by zero, computations without a column, contradictions, and columns computed from themselves."""
    derivations = [each if isinstance(each, dict) else {} for each in (value if isinstance(value, list) else ())]
    for index, derivation in enumerate(derivations):
        path: JSONPath = ("derived", index, "is")
        operands = list(_operands(path, derivation.get("is")))
        for place, operand in operands:
            if operand == 0 and place[-1] == 1 and place[-2] in ("divide", "percentOf"):
                yield Mistake(place, "divides by 0")
        if operands[1:] and not any(_column(operand) for _, operand in operands):
            yield Mistake(path, "names no column, expected one among the operands")
    yield from _contradictions(derivations)
    yield from _circles(derivations)


def _contradictions(derivations: list[dict[str, Any]]) -> Iterator[Mistake]:
    """Find computations of one column that combine the same operands in another way than an earlier one.

    Computations with other operands may both hold, such as a total of parts and a mean times their number.
    """
    first: dict[tuple[str, ...], tuple[int, object]] = {}
    for index, derivation in enumerate(derivations):
        operations = list(_operations(derivation.get("is")))
        # The meta-schema refuses any other number of them.
        for operation, operands in operations if len(operations) == 1 else ():
            texts = [json.dumps(operand, sort_keys=True) for operand in operands]
            in_any_order = sorted(texts)
            # A quotient and a percentage differ only in how the cell writes them.
            kind = "divide" if operation == "percentOf" else operation
            meaning = (kind, texts if kind in ("divide", "subtract") else in_any_order)
            number, other = first.setdefault((str(derivation.get("column")), *in_any_order), (index, meaning))
            if other != meaning:
                words = f"contradicts derived/{number}, which computes the column from the same operands"
                yield Mistake(("derived", index, "is"), words)


def _operations(operand: object) -> Iterator[tuple[str, list[Any]]]:
    """Yield the operations of an operand with their operands. Wrong shapes are skipped."""
    if isinstance(operand, dict) and "column" not in operand:
        yield from ((name, operands) for name, operands in operand.items() if isinstance(operands, list))


def _column(operand: object) -> str | None:
    """Return the column of an operand; None for any other operand."""
    name = operand.get("column") if isinstance(operand, dict) else operand
    return name if isinstance(name, str) else None


def _circles(derivations: list[dict[str, Any]]) -> Iterator[Mistake]:
    """Find the first column that is computed from itself, over other columns or not."""
    names = [derivation.get("column") for derivation in derivations]
    sources: dict[str, set[str]] = {}
    for name, derivation in zip(names, derivations, strict=True):
        if isinstance(name, str):
            found = {source for _, operand in _operands((), derivation.get("is")) if (source := _column(operand))}
            sources.setdefault(name, set()).update(found)
    for index, name in enumerate(names):
        waiting, seen = list(sources.get(str(name), ())), set[str]()
        while waiting:
            source = waiting.pop()
            if source == name:
                yield Mistake(("derived", index, "is"), f"computes column {quoted(source)} from itself")
                return
            if source not in seen:
                seen.add(source)
                waiting += sources.get(source, ())


def conflicts(value: list[dict[str, Any]], whole: WholeSchema) -> Iterator[Mistake]:
    """Find columns that hold no single numbers."""
    for index, derivation in enumerate(value):
        path: JSONPath = ("derived", index)
        places = [((*path, "column"), derivation["column"])]
        places += [
            (place if isinstance(operand, str) else (*place, "column"), name)
            for place, operand in _operands((*path, "is"), derivation["is"])
            if (name := _column(operand))
        ]
        for place, name in places:
            if whole.knows(name):
                column = whole.column(name)
                if not column.may_be_number:
                    words = "several values" if column.may_be_list else "no numbers"
                    yield Mistake(place, f"the cells of column {quoted(name)} hold {words}, expected a number")


def meant(text: str) -> JSON:
    """Read `Speedup = FP32 / FP16` as a computation; None if it is not one."""
    match = _EQUATION.fullmatch(text)
    if not match:
        return None
    return {"column": match["column"], "is": {_OPERATIONS[match["sign"]]: [match["left"], match["right"]]}}


KEYWORD = Keyword(
    name="derived",
    level="table",
    summary="Requires columns to be what they are computed from, such as a speed-up that is one time divided by another.",
    rule="wrong-result",
    check_table=check_table,
    is_clean_table=is_clean_table,
    columns=columns,
    mistakes=mistakes,
    conflicts=conflicts,
    meant=meant,
)
