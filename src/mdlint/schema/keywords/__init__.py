"""The mdlint vocabulary: what it adds to JSON Schema. `KEYWORDS` lists it, in the order the keywords are checked."""

from collections.abc import Mapping

from mdlint.schema.keywords import (
    align,
    ascending_columns,
    column_aliases,
    column_order,
    compare,
    decimals,
    error_message,
    fill_down,
    group_column,
    link,
    missing,
    name_convention,
    qualifiers,
    severity,
    skip_rows,
    sorted_by,
    uncertainty,
    unique_by,
    unit,
)
from mdlint.schema.keywords._base import Found, Keyword

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
    decimals,
    name_convention,
    link,
    compare,
    ascending_columns,
    unique_by,
    sorted_by,
    error_message,
    severity,
)

KEYWORDS: Mapping[str, Keyword] = {module.KEYWORD.name: module.KEYWORD for module in _MODULES}

__all__ = ["KEYWORDS", "Found", "Keyword", "manual"]


def manual(name: str) -> str:
    """Return the manual page of a keyword, in Markdown."""
    module = next(module for module in _MODULES if module.KEYWORD.name == name)
    assert module.__doc__ is not None
    return module.__doc__
