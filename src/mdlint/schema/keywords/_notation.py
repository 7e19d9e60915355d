"""Helpers of the keywords that set how the text of a cell is read.

The signs of `separator`, `thousandsSeparator` and `decimalSeparator` must differ.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSONPath, SchemaObject
from mdlint.text.words import quoted
from mdlint.values import is_common_unit, is_unit

DECIMAL, THOUSANDS, SEPARATOR = "decimalSeparator", "thousandsSeparator", "separator"


def joined(values: Iterable[str | list[str]]) -> frozenset[str]:
    """Return all texts of several values. Each value is a text or a list of texts."""
    return frozenset(text for value in values for text in ([value] if isinstance(value, str) else value))


def texts_of(value: object) -> list[str]:
    """Return the texts of a value that should be a text or a list of texts, without anything else in it."""
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]


def uncommon_units(units: Iterable[str]) -> tuple[str, ...]:
    """Return the units that the grammar of numbers does not know, so that the notation has to list them."""
    return tuple(sorted(unit for unit in units if not is_common_unit(unit)))


def unit_mistakes(path: JSONPath, units: object) -> Iterator[Mistake]:
    """Find texts that are never read as units."""
    for unit in [units] if isinstance(units, str) else units if isinstance(units, list | dict) else ():
        # The meta-schema finds an empty text, unless it is a key.
        if (unit != "" or isinstance(units, Mapping)) and (not isinstance(unit, str) or not is_unit(unit)):
            yield Mistake(path, f"{quoted(str(unit))} is never read as a unit")


def thousands_mistakes(_value: object, schema: SchemaObject) -> Iterator[Mistake]:
    """Find a decimal sign that also separates thousands."""
    decimal = schema.get(DECIMAL, ".")
    if decimal in texts_of(schema.get(THOUSANDS)):
        yield Mistake((THOUSANDS,), f"{quoted(decimal)} is also the decimal sign")


def separator_mistakes(value: object, schema: SchemaObject) -> Iterator[Mistake]:
    """Find separators of values that are also signs inside a number."""
    separators, thousands = texts_of(value), texts_of(schema.get(THOUSANDS))
    decimal = schema.get(DECIMAL, ".")
    if decimal in separators:
        yield Mistake((SEPARATOR,), f"{quoted(decimal)} is also the decimal sign")
    for sign in separators:
        if sign in thousands:
            yield Mistake((SEPARATOR,), f"{quoted(sign)} also separates thousands")
    for path, part in _item_schemas(schema):
        for keyword in (DECIMAL, THOUSANDS):
            for sign in texts_of(part.get(keyword)):
                if sign in separators:
                    yield Mistake((*path, keyword), f"{quoted(sign)} also separates the values of a cell")


def _item_schemas(schema: SchemaObject) -> Iterator[tuple[JSONPath, dict[str, Any]]]:
    """Yield the schemas of single values with their paths: `items`, and each member of `prefixItems`."""
    first = schema.get("prefixItems")
    parts: list[tuple[JSONPath, object]] = [(("items",), schema.get("items"))]
    parts += [(("prefixItems", index), part) for index, part in enumerate(first if isinstance(first, list) else ())]
    yield from ((path, part) for path, part in parts if isinstance(part, dict))
