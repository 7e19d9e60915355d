"""JSON Schema errors about cells and rows, in plain words: what was found, and what was expected."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from mdlint.schema.columns import Column
from mdlint.schema.faults import Fault, choice_words, limit_words, missing_name, type_words
from mdlint.schema.json_values import is_number
from mdlint.schema.reading import refusal
from mdlint.text.words import counted, quoted
from mdlint.values import parse_number

_RULES: Mapping[str, str] = {
    "additionalProperties": "unknown-column",
    "const": "not-allowed",
    "dependentRequired": "missing-column",
    "enum": "not-allowed",
    "exclusiveMaximum": "out-of-range",
    "exclusiveMinimum": "out-of-range",
    "maxLength": "pattern-mismatch",
    "maximum": "out-of-range",
    "minLength": "pattern-mismatch",
    "minimum": "out-of-range",
    "multipleOf": "out-of-range",
    "pattern": "pattern-mismatch",
    "propertyNames": "unknown-column",
    "required": "missing-column",
    "type": "wrong-type",
    "unevaluatedProperties": "unknown-column",
}
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


class Words(NamedTuple):
    """A rule, and what is said under it."""

    rule: str
    message: str
    help: str | None = None


def rule_of(keyword: str | None) -> str:
    """Return the rule that an error of a JSON Schema keyword is reported under."""
    return _RULES.get(keyword or "", "schema-violation")


def cell_words(fault: Fault, column: Column, text: str) -> Words:
    """Say what is wrong with a cell, given its text as a reader sees it."""
    if _is_missing(fault, text):
        found = f"{column.name} {quoted(text)} is a missing value" if text else f"{column.name} is empty"
        return Words("missing-value", f"{found}; the column needs a value in every row")
    fault = branch_meant(fault)
    cell = text if is_number(fault.instance) else quoted(text)
    if fault.branches:
        reasons = list(dict.fromkeys(_reason(branch[0]) for branch in fault.branches))
        rules = {rule_of(branch[0].keyword) for branch in fault.branches}
        rule = rules.pop() if len(rules) == 1 else "schema-violation"
        return Words(rule, f"{column.name} {cell} {' and '.join(reasons)}", _hint(text, column))
    hint = _hint(text, column) if fault.keyword == "type" else None
    return Words(rule_of(fault.keyword), f"{column.name} {cell} {_reason(fault)}", hint)


def _is_missing(fault: Fault, text: str) -> bool:
    """Whether a cell has no value where its column needs one."""
    if fault.branches:
        return all(_is_missing(inner, text) for branch in fault.branches for inner in branch[:1])
    return fault.keyword in {"type", "enum", "const"} and (fault.instance is None or not text)


def branch_meant(fault: Fault) -> Fault:
    """Of the branches of `anyOf` or `oneOf`, return the error of the one that fits but for a limit or a pattern.

    Where there is no such branch, or more than one, it is the error itself.
    """
    near = [
        branch[0] for branch in fault.branches if branch[0].path or branch[0].keyword not in {"type", "enum", "const"}
    ]
    if len(near) != 1:
        return fault
    return near[0]._replace(path=fault.path + near[0].path, schema_path=fault.schema_path + near[0].schema_path)


def _reason(fault: Fault) -> str:
    """Finish the sentence that begins with a cell."""
    found = fault.instance if isinstance(fault.instance, str) else None
    words = limit_words(fault) or choice_words(fault, found)
    if words:
        return words
    match fault.keyword:
        case "type":
            names = [fault.value] if isinstance(fault.value, str) else fault.value
            words = f"is not {type_words([name for name in names if name != 'null'] or names)}"
        case "pattern":
            words = f"does not match the pattern {fault.value}"
        case "minLength" | "maxLength":
            words = (
                f"is {'shorter' if fault.keyword == 'minLength' else 'longer'} than {counted(fault.value, 'character')}"
            )
        case "oneOf" if not fault.branches:
            words = "fits more than one of the alternatives, and must fit exactly one"
        case "anyOf" | "oneOf":
            words = "fits none of the alternatives"
        case "minItems" | "maxItems":
            limit = "at least" if fault.keyword == "minItems" else "at most"
            words = f"has {counted(len(fault.instance), 'value')}, expected {limit} {fault.value}"
        case "uniqueItems":
            words = "has a value twice"
        case _:
            words = "is not allowed"
    return words


def _hint(text: str, column: Column) -> str | None:
    """Guess why a text is not the number it looks like."""
    if not column.may_be_number:
        return None
    number = parse_number(text, column.notation)
    if number is not None:
        return refusal(number, column) or None
    if column.notation is None and _DECIMAL_COMMA.fullmatch(text):
        return f"The decimal sign is a point: write {text.replace(',', '.')}."
    digits = text.translate(_LIKE_DIGITS)
    if digits != text and parse_number(digits, column.notation) is not None:
        return f"A letter stands where a digit should: write {digits}."
    return None


def row_words(fault: Fault, subject: str = "the row") -> Words:
    """Say what is wrong with a row as a whole; `subject` is what the row is called."""
    match fault.keyword:
        case "oneOf" if not fault.branches:
            message = f"{subject} fits more than one of the alternatives, and must fit exactly one"
        case "anyOf" | "oneOf":
            reasons = "; ".join(dict.fromkeys(_alternative(branch[0]) for branch in fault.branches))
            message = f"{subject} fits none of the {len(fault.branches)} alternatives: {reasons}"
        case "not" | None:
            message = f"{subject} is of a kind that the schema excludes"
        case _:
            message = f'{subject} does not satisfy "{fault.keyword}"'
    return Words("schema-violation", message)


def _alternative(fault: Fault) -> str:
    """Say why a row does not fit one alternative."""
    if fault.keyword in {"required", "dependentRequired"}:
        return f"there is no column {quoted(missing_name(fault))}"
    name = fault.path[0] if fault.path else "the row"
    return f"{name} {_reason(fault)}"


def _contained(fault: Fault) -> str:
    """Say how many rows are too few or too many: `fewer than 1 row`."""
    if fault.keyword == "maxContains":
        return f"more than {counted(fault.value, 'row')}"
    return f"fewer than {counted(fault.schema.get('minContains', 1), 'row')}"


def table_words(fault: Fault) -> Words:
    """Say what is wrong with a table as a whole."""
    match fault.keyword:
        case "minItems" | "maxItems":
            limit = "at least" if fault.keyword == "minItems" else "at most"
            message = f"the table has {counted(len(fault.instance), 'row')}, expected {limit} {fault.value}"
        case "minProperties" | "maxProperties":
            limit = "at least" if fault.keyword == "minProperties" else "at most"
            message = f"the table has {counted(len(fault.instance), 'column')}, expected {limit} {fault.value}"
        case "uniqueItems":
            message = "two rows of the table have the same values"
        case "contains" | "minContains" | "maxContains":
            message = f"the table has {_contained(fault)} of the kind that {quoted('contains')} asks for"
        case _:
            message = f'the table does not satisfy "{fault.keyword}"' if fault.keyword else "the table is not allowed"
    return Words("schema-violation", message)
