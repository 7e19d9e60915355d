"""The edits by which the keywords of JSON Schema accept what they refuse: a wider bound, one more value, and so on.

A pattern and a condition have no such edit: what they should be is not known from one value.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from mdlint.draft2020.values import JSON, identity, is_number
from mdlint.schema.keywords import REMOVED, Proposal, Refusal, SchemaEdit


def _bound(choose: Callable[[Sequence[float]], float]) -> Callable[[Refusal], Iterator[Proposal]]:
    """Return a function that moves a bound to the value that is farthest out."""

    def moved(refusal: Refusal) -> Iterator[Proposal]:
        numbers = _numbers(refusal)
        if numbers:
            yield (refusal.replaced(choose(numbers)),)

    return moved


def _open_bound(name: str, choose: Callable[[Sequence[float]], float]) -> Callable[[Refusal], Iterator[Proposal]]:
    """Return a function that replaces a bound which is not allowed itself by the keyword `name`."""

    def replaced(refusal: Refusal) -> Iterator[Proposal]:
        numbers = _numbers(refusal)
        if numbers:
            yield refusal.beside(refusal.keyword, REMOVED), refusal.beside(name, choose(numbers))

    return replaced


def _numbers(refusal: Refusal) -> list[float]:
    """Return the values as numbers, without a needless point; an empty list if one is no number."""
    values = [cell.value for cell in refusal.cells]
    numbers = [int(value) if float(value).is_integer() else value for value in values if is_number(value)]
    return numbers if len(numbers) == len(values) else []


def _values(refusal: Refusal) -> list[JSON]:
    """Return the distinct values of the cells."""
    return list({identity(cell.value): cell.value for cell in refusal.cells}.values())


def _accept_enum(refusal: Refusal) -> Iterator[Proposal]:
    known = set(map(identity, refusal.value))
    more = [value for value in _values(refusal) if identity(value) not in known]
    types = _types(refusal.siblings.get("type"))
    adds_null = None in more and bool(types) and "null" not in types
    edit = refusal.replaced([*refusal.value, *more])
    yield (edit, refusal.beside("type", [*types, "null"])) if adds_null else (edit,)


def _accept_const(refusal: Refusal) -> Iterator[Proposal]:
    yield refusal.beside("const", REMOVED), refusal.beside("enum", [refusal.value, *_values(refusal)])


def _accept_type(refusal: Refusal) -> Iterator[Proposal]:
    """Accept missing values, and other numbers where whole numbers are expected. A text is no other kind of number."""
    types, values = _types(refusal.value), _values(refusal)
    if not all(value is None or is_number(value) for value in values):
        return
    if any(map(is_number, values)):
        if "integer" not in types:
            return
        types = ["number" if name == "integer" else name for name in types]
    if None in values:
        types = [*types, "null"]
    listed = refusal.siblings.get("enum")
    adds_null = None in values and listed is not None and None not in listed
    edit = refusal.replaced([*types] if len(types) > 1 else types[0])
    yield (edit, refusal.beside("enum", [*(listed or ()), None])) if adds_null else (edit,)


def _types(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _accept_required(refusal: Refusal) -> Iterator[Proposal]:
    """Accept a table without the columns."""
    kept = [name for name in refusal.value if name in refusal.columns]
    yield (refusal.replaced([*kept]) if kept else refusal.beside("required", REMOVED),)


def _accept_additional(refusal: Refusal) -> Iterator[Proposal]:
    """Accept a column by its header, with any values."""
    if refusal.value is False:
        yield (SchemaEdit((*refusal.path[:-1], "properties", refusal.column.name), value=True),)


def _length(choose: Callable[[Sequence[int]], int]) -> Callable[[Refusal], Iterator[Proposal]]:
    def moved(refusal: Refusal) -> Iterator[Proposal]:
        yield (refusal.replaced(choose([len(text) for text in refusal.texts])),)

    return moved


def _size(choose: Callable[[Sequence[int]], int]) -> Callable[[Refusal], Iterator[Proposal]]:
    """Return a function that moves the number of rows of a table, or of the values of a cell."""

    def moved(refusal: Refusal) -> Iterator[Proposal]:
        if len(refusal.path) == 1:
            yield (refusal.replaced(refusal.rows),)
        else:
            yield (refusal.replaced(choose([len(value) for value in _values(refusal) if isinstance(value, list)])),)

    return moved


ACCEPT: Mapping[str, Callable[[Refusal], Iterator[Proposal]]] = {
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
