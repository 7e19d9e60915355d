"""Tells what a JSON Schema error is about: the rule that reports it, and the branch that was meant."""

from collections.abc import Mapping

from mdlint.draft2020.errors import JsonError

_RULES: Mapping[str, str] = {
    "additionalProperties": "unknown-column",
    "const": "not-allowed",
    "dependentRequired": "missing-column",
    "enum": "not-allowed",
    "exclusiveMaximum": "out-of-range",
    "exclusiveMinimum": "out-of-range",
    "format": "wrong-format",
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


def rule_of(keyword: str | None) -> str:
    """Return the rule under which an error of a JSON Schema keyword is reported."""
    return _RULES.get(keyword or "", "schema-violation")


def is_about_columns(error: JsonError) -> bool:
    """Whether an error of a row is about missing or unknown columns, so that it belongs to the header."""
    return not error.path and rule_of(error.keyword) in {"missing-column", "unknown-column"}


def branch_meant(error: JsonError) -> JsonError:
    """Return the error of the branch of `anyOf` or `oneOf` that was meant: only a limit or a pattern does not fit.

    Returns the error itself if there is no such branch, or more than one.
    """
    near = [
        branch[0] for branch in error.branches if branch[0].path or branch[0].keyword not in {"type", "enum", "const"}
    ]
    if len(near) != 1:
        return error
    return near[0]._replace(path=error.path + near[0].path, schema_path=error.schema_path + near[0].schema_path)
