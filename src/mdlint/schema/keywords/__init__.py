"""The mdlint vocabulary: the keywords that mdlint adds to JSON Schema.

`KEYWORDS` is in the order in which keywords read and check a column or a table. A cell that one keyword reports is not
checked by the next. The module of a keyword is imported when the keyword is first asked for: a schema uses few of them.
"""

from collections.abc import Container, Iterator, Mapping
from importlib import import_module
from typing import cast

from mdlint.registry import Registry
from mdlint.schema.keywords._base import Keyword, KeywordModule, NamedColumn, WholeSchema
from mdlint.schema.keywords._scale import scale_of_format

__all__ = [
    "KEYWORDS",
    "Keyword",
    "NamedColumn",
    "WholeSchema",
    "keywords_in",
    "manual",
    "scale_of_format",
]

_MODULES = (
    "column_aliases",
    "column_order",
    "skip_rows",
    "group_column",
    "align",
    "assert_format",
    "missing",
    "fill_down",
    "qualifiers",
    "uncertainty",
    "unit",
    "duration",
    "delta",
    "aside",
    "decimal_separator",
    # `separator` removes its signs from the default signs between thousands, and the next keyword may add them again.
    "separator",
    "thousands_separator",
    "booleans",
    "struck",
    "signed",
    "range",
    "date_pattern",
    "version",
    "not_before",
    "not_after",
    "decimals",
    "name_convention",
    "link",
    "enum_from",
    "best_marked",
    "compare",
    "ascending_columns",
    "derived",
    "row_total",
    "unique_by",
    "unique_across",
    "foreign_key",
    "source",
    "sorted_by",
    "error_message",
    "severity",
)


def _name(module: str) -> str:
    first, *others = module.split("_")
    return first + "".join(map(str.title, others))


_MODULE_OF = {_name(module): module for module in _MODULES}


def keywords_in(names: Container[str]) -> Iterator[Keyword]:
    """Yield the keywords among some names, such as those of a schema, in the order of the vocabulary."""
    return (KEYWORDS[name] for name in _MODULE_OF if name in names)


def manual(name: str) -> str:
    """Return the manual page of a keyword, in Markdown. Raises KeyError for a name that is not in `KEYWORDS`."""
    page = _module_of(name).__doc__
    assert page is not None
    return page


def _module_of(name: str) -> KeywordModule:
    return cast("KeywordModule", import_module(f"{__name__}.{_MODULE_OF[name]}"))


KEYWORDS: Mapping[str, Keyword] = Registry(_MODULE_OF, lambda name: _module_of(name).KEYWORD)
