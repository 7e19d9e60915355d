"""The edits by which the keywords of JSON Schema accept what they refuse: a wider bound, one more value, and so on.

A pattern and a condition have no such edit: what they should be is not known from one value.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from mdlint.draft2020.values import JSON, identity, is_number
from mdlint.schema.table.rejection import REMOVED, Rejection, SchemaEdit, Widening


def _bound(choose: Callable[[Sequence[float]], float]) -> Callable[[Rejection], Iterator[Widening]]:
    """Return a function that moves a bound to the value that is farthest out."""

    def moved(rejection: Rejection) -> Iterator[Widening]:
        numbers = _numbers(rejection)
        if numbers:
            yield (rejection.replaced(choose(numbers)),)

    return moved


def _open_bound(name: str, choose: Callable[[Sequence[float]], float]) -> Callable[[Rejection], Iterator[Widening]]:
    """Return a function that replaces a bound which is not allowed itself by the keyword `name`."""

    def replaced(rejection: Rejection) -> Iterator[Widening]:
        numbers = _numbers(rejection)
        if numbers:
            yield rejection.beside(rejection.keyword, REMOVED), rejection.beside(name, choose(numbers))

    return replaced


def _numbers(rejection: Rejection) -> list[float]:
    """Return the values as numbers, without a needless point; an empty list if one is not a number."""
    values = [cell.value for cell in rejection.cells]
    numbers = [int(value) if float(value).is_integer() else value for value in values if is_number(value)]
    return numbers if len(numbers) == len(values) else []


def _values(rejection: Rejection) -> list[JSON]:
    """Return the distinct values of the cells."""
    return list({identity(cell.value): cell.value for cell in rejection.cells}.values())


def _accept_enum(rejection: Rejection) -> Iterator[Widening]:
    known = set(map(identity, rejection.value))
    more = [value for value in _values(rejection) if identity(value) not in known]
    types = _types(rejection.siblings.get("type"))
    adds_null = None in more and bool(types) and "null" not in types
    edit = rejection.replaced([*rejection.value, *more])
    yield (edit, rejection.beside("type", [*types, "null"])) if adds_null else (edit,)


def _accept_const(rejection: Rejection) -> Iterator[Widening]:
    yield rejection.beside("const", REMOVED), rejection.beside("enum", [rejection.value, *_values(rejection)])


def _accept_type(rejection: Rejection) -> Iterator[Widening]:
    """Accept missing values, and other numbers where whole numbers are expected. A text can't be accepted."""
    types, values = _types(rejection.value), _values(rejection)
    if not all(value is None or is_number(value) for value in values):
        return
    if any(map(is_number, values)):
        if "integer" not in types:
            return
        types = ["number" if name == "integer" else name for name in types]
    if None in values:
        types = [*types, "null"]
    listed = rejection.siblings.get("enum")
    adds_null = None in values and listed is not None and None not in listed
    edit = rejection.replaced([*types] if len(types) > 1 else types[0])
    yield (edit, rejection.beside("enum", [*(listed or ()), None])) if adds_null else (edit,)


def _types(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _accept_required(rejection: Rejection) -> Iterator[Widening]:
    """Accept a table without the columns."""
    kept = [name for name in rejection.value if name in rejection.columns]
    yield (rejection.replaced([*kept]) if kept else rejection.beside("required", REMOVED),)


def _accept_additional(rejection: Rejection) -> Iterator[Widening]:
    """Accept a column by its header, with any values."""
    if rejection.value is False:
        yield (SchemaEdit((*rejection.path[:-1], "properties", rejection.column.name), value=True),)


def _length(choose: Callable[[Sequence[int]], int]) -> Callable[[Rejection], Iterator[Widening]]:
    """Return a function that moves a limit to the length of the shortest or the longest text."""

    def moved(rejection: Rejection) -> Iterator[Widening]:
        yield (rejection.replaced(choose([len(text) for text in rejection.texts])),)

    return moved


def _size(choose: Callable[[Sequence[int]], int]) -> Callable[[Rejection], Iterator[Widening]]:
    """Return a function that moves the number of rows of a table, or of the values of a cell."""

    def moved(rejection: Rejection) -> Iterator[Widening]:
        if len(rejection.path) == 1:
            yield (rejection.replaced(rejection.rows),)
        else:
            yield (rejection.replaced(choose([len(value) for value in _values(rejection) if isinstance(value, list)])),)

    return moved


ACCEPT: Mapping[str, Callable[[Rejection], Iterator[Widening]]] = {
    "additionalProperties": _accept_additional,
    "const": _accept_const,
    "enum": _accept_enum,
    "exclusiveMaximum": _open_bound("maximum", max),
    "exclusiveMinimum": _open_bound("minimum", min),
    "maxItems": _size(max),
    "maxLength": _length(max),
    "maximum": _bound(max),
    "minItems": _size(min),
    "minLength": _length(min),
    "minimum": _bound(min),
    "required": _accept_required,
    "type": _accept_type,
}
