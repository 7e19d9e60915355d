"""The keywords that say how the cells of a column are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mdlint.values import Notation, is_common_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mdlint.schema.columns import Column
    from mdlint.schema.json_values import SchemaObject


def read_as(column: Column, schemas: Sequence[SchemaObject]) -> Column:
    """Return a column whose cells are also read as these schemas say. What none of them speaks of stays as it is."""
    said: dict[str, Any] = {
        field: texts
        for field, keyword in (("missing", "missing"), ("qualifiers", "qualifiers"), ("asides", "aside"))
        if (texts := texts_of(schemas, keyword)) is not None
    }
    for keyword in ("uncertainty", "delta"):
        values = [schema[keyword] for schema in schemas if keyword in schema]
        said |= {keyword: any(values)} if values else {}
    for schema in schemas:
        if "struck" in schema:
            said["ignores_struck"] = schema["struck"] == "ignored"
        if "booleans" in schema:
            said["booleans"] = _booleans(schema["booleans"])
    column = column._replace(**said, **_units(schemas))
    return column._replace(notation=_notation(column, schemas))


def _booleans(named: Mapping[str, list[str]]) -> dict[str, bool]:
    from mdlint.values.booleans import without_selectors  # noqa: PLC0415  few columns hold booleans

    return {without_selectors(text): key == "true" for key, texts in named.items() for text in texts}


def _units(schemas: Sequence[SchemaObject]) -> dict[str, Any]:
    """Return the units that numbers may have, and whether they are durations, as fields of a column."""
    durations = [schema["duration"] for schema in schemas if "duration" in schema]
    if durations:
        from mdlint.values.durations import NANOSECONDS, Duration  # noqa: PLC0415  few columns hold durations

        last = durations[-1]
        duration = Duration(**last) if isinstance(last, dict) else Duration(last)
        return {"units": dict.fromkeys(NANOSECONDS, 1), "duration": duration}
    values = [schema["unit"] for schema in schemas if "unit" in schema]
    units: dict[str, float] = {}
    for value in values:
        units |= value if isinstance(value, dict) else dict.fromkeys([value] if isinstance(value, str) else value, 1)
    return {"units": units, "duration": None} if values else {}


def _notation(column: Column, schemas: Sequence[SchemaObject]) -> Notation | None:
    """Return how numbers are written; None for the usual way. A sign that separates values groups no thousands."""
    before = column.notation or Notation()
    decimal = next((schema["decimalSeparator"] for schema in schemas if "decimalSeparator" in schema), before.decimal)
    named = texts_of(schemas, "thousandsSeparator")
    usual = before.thousands if decimal == before.decimal else ("." if decimal == "," else ",",)
    thousands = usual if named is None else tuple(sorted(named))
    if named is None:
        separators = texts_of(schemas, "separator") or frozenset()
        thousands = tuple(mark for mark in thousands if mark not in separators)
    units = tuple(sorted(unit for unit in column.units if not is_common_unit(unit)))
    notation = Notation(decimal, thousands, units)
    return None if notation == Notation() else notation


def texts_of(schemas: Iterable[SchemaObject], keyword: str) -> frozenset[str] | None:
    """Join the texts of a keyword, each a text or a list of them; None if it is nowhere."""
    values = [schema[keyword] for schema in schemas if keyword in schema]
    if not values:
        return None
    return frozenset(text for value in values for text in ([value] if isinstance(value, str) else value))
