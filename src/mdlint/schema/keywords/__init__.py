"""The mdlint vocabulary: the keywords that mdlint adds to JSON Schema.

`KEYWORDS` is in the order in which keywords read and check a column or a table. A cell that one keyword reports is not
checked by the next.
"""

from collections.abc import Mapping

from mdlint.schema.keywords import (
    align,
    ascending_columns,
    aside,
    assert_format,
    best_marked,
    booleans,
    column_aliases,
    column_order,
    compare,
    date_pattern,
    decimal_separator,
    decimals,
    delta,
    derived,
    duration,
    enum_from,
    error_message,
    fill_down,
    foreign_key,
    group_column,
    link,
    missing,
    name_convention,
    not_after,
    not_before,
    qualifiers,
    row_total,
    separator,
    severity,
    signed,
    skip_rows,
    sorted_by,
    source,
    struck,
    thousands_separator,
    uncertainty,
    unique_across,
    unique_by,
    unit,
    value_range,
    version,
)
from mdlint.schema.keywords._base import Keyword, NamedColumn, WholeSchema
from mdlint.schema.keywords._scale import scale_of_format

_MODULES = (
    column_aliases,
    column_order,
    skip_rows,
    group_column,
    align,
    assert_format,
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
    date_pattern,
    version,
    not_before,
    not_after,
    decimals,
    name_convention,
    link,
    enum_from,
    best_marked,
    compare,
    ascending_columns,
    derived,
    row_total,
    unique_by,
    unique_across,
    foreign_key,
    source,
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
    "scale_of_format",
]


def manual(name: str) -> str:
    """Return the manual page of a keyword, in Markdown."""
    module = next(module for module in _MODULES if module.KEYWORD.name == name)
    assert module.__doc__ is not None
    return module.__doc__
