"""The mdlint vocabulary: the keywords that mdlint adds to JSON Schema.

`KEYWORDS` is in the order in which keywords read and check a column or a table. A cell that one keyword reports is not
checked by the next.
"""

from collections.abc import Mapping

from mdlint.schema.keywords import (
    align,
    ascending_columns,
    aside,
    best_marked,
    booleans,
    column_aliases,
    column_order,
    compare,
    decimal_separator,
    decimals,
    delta,
    duration,
    error_message,
    fill_down,
    group_column,
    link,
    missing,
    name_convention,
    qualifiers,
    separator,
    severity,
    signed,
    skip_rows,
    sorted_by,
    struck,
    thousands_separator,
    uncertainty,
    unique_across,
    unique_by,
    unit,
    value_range,
)
from mdlint.schema.keywords._base import Keyword, NamedColumn, WholeSchema

_MODULES = (
    column_aliases,
    column_order,
    skip_rows,
    group_column,
    align,
    missing,
    fill_down,
    qualifiers,
    uncertainty,
    unit,
    duration,
    delta,
    aside,
    decimal_separator,
    # `separator` removes its signs from the default signs between thousands, and the next keyword may add them again.
    separator,
    thousands_separator,
    booleans,
    struck,
    signed,
    value_range,
    decimals,
    name_convention,
    link,
    best_marked,
    compare,
    ascending_columns,
    unique_by,
    unique_across,
    sorted_by,
    error_message,
    severity,
)

KEYWORDS: Mapping[str, Keyword] = {module.KEYWORD.name: module.KEYWORD for module in _MODULES}

__all__ = [
    "KEYWORDS",
    "Keyword",
    "NamedColumn",
    "WholeSchema",
    "manual",
]


def manual(name: str) -> str:
    """Return the manual page of a keyword, in Markdown."""
    module = next(module for module in _MODULES if module.KEYWORD.name == name)
    assert module.__doc__ is not None
    return module.__doc__
