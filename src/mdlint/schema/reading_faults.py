"""Keywords about how cells are read that contradict each other in one part of a schema."""

from collections.abc import Iterator

from mdlint.schema.json_values import SchemaObject
from mdlint.text.words import quoted


def reading_faults(schema: SchemaObject) -> Iterator[tuple[str, str]]:
    """Yield the JSON pointer, within the schema, and the words of each mistake; values of a wrong shape are passed over."""
    separators, thousands = (_texts(schema.get(keyword)) for keyword in ("separator", "thousandsSeparator"))
    decimal = schema.get("decimalSeparator", ".")
    if decimal in thousands:
        yield "/thousandsSeparator", f"{quoted(decimal)} is also the decimal sign"
    if decimal in separators:
        yield "/separator", f"{quoted(decimal)} is also the decimal sign"
    for sign in separators:
        if sign in thousands:
            yield "/separator", f"{quoted(sign)} also stands between thousands"
    yield from _part_faults(separators, schema)
    if separators and schema.get("range") is True:
        yield "/range", "a cell with a separator holds no range: use one of them"
    if "duration" in schema and "unit" in schema:
        yield "/unit", "durations have the units of time: leave it out"
    booleans = schema.get("booleans")
    if isinstance(booleans, dict):
        from mdlint.values.booleans import without_selectors  # noqa: PLC0415  few columns hold booleans

        true, false = ({without_selectors(text) for text in _texts(booleans.get(key))} for key in ("true", "false"))
        both = true & false
        yield from (("/booleans", f"{quoted(text)} stands for true and for false") for text in sorted(both))


def _part_faults(separators: list[str], schema: SchemaObject) -> Iterator[tuple[str, str]]:
    """Find signs of single values, in `items` and `prefixItems`, that separate the values of the cell."""
    first = schema.get("prefixItems")
    parts = [("/items", schema.get("items"))]
    parts += [(f"/prefixItems/{index}", part) for index, part in enumerate(first if isinstance(first, list) else ())]
    for place, part in parts:
        if isinstance(part, dict):
            for keyword in ("decimalSeparator", "thousandsSeparator"):
                both = [sign for sign in _texts(part.get(keyword)) if sign in separators]
                yield from (
                    (f"{place}/{keyword}", f"{quoted(sign)} also separates the values of a cell") for sign in both
                )


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]
