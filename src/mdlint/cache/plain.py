"""Values of named tuples as JSON and back. What is read is checked against the types of the fields, one by one.

The cache may be in a folder that others can write to. Reading `pickle` would run their code, and reading `marshal` may
end the process, as its documentation warns. JSON has neither danger. A value of a wrong type is as a value that is not
there.
"""

import json
from collections.abc import Callable, Sequence
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

Read: TypeAlias = Callable[[Any], Any]
_SCALARS = (str, int, float, bool, NoneType)


def written(value: object) -> bytes:
    """Return a value as JSON. Raises TypeError for a value that JSON can't have, except sets, which become lists."""
    return json.dumps(value, default=_list, separators=(",", ":")).encode()


def _list(value: object) -> list[Any]:
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def reader(kind: Any) -> Callable[[bytes], Any]:  # noqa: ANN401  a type, or a form such as tuple[int, ...]
    """Return a function that reads JSON as a value of a type. It raises ValueError for a value of another type."""
    read = _reader(kind, {})
    return lambda data: read(json.loads(data))


def _reader(kind: Any, variables: dict[Any, Any]) -> Read:  # noqa: ANN401  as above
    """Return the function that makes a value of a type from a value of JSON. `variables` are the types of TypeVars."""
    if isinstance(kind, TypeVar):
        kind = variables[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is None and kind in _SCALARS:
        return _scalar(kind)
    if origin is Literal:
        return _one_of(arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if hasattr(origin or kind, "_fields"):
        return _named_tuple(origin or kind, arguments)
    return _several(origin, arguments, variables)


def _several(origin: object, arguments: tuple[Any, ...], variables: dict[Any, Any]) -> Read:
    """Return the function for a union, a sequence or a set. Raises TypeError for any other form."""
    if origin is tuple and ... not in arguments:
        return _fixed([_reader(argument, variables) for argument in arguments], tuple)
    if origin in (tuple, Sequence, frozenset):
        return _many(_reader(arguments[0], variables), frozenset if origin is frozenset else tuple)
    if origin in (Union, UnionType):
        return _union([_reader(argument, variables) for argument in arguments])
    raise TypeError(f"no reader for {origin}")


def _named_tuple(kind: Any, arguments: tuple[Any, ...]) -> Read:  # noqa: ANN401  the class, which mypy does not know
    variables = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=True))
    hints = get_type_hints(kind)
    types = [hints[field] for field in kind._fields]
    if all(type_ in _SCALARS for type_ in types):
        return _scalars(types, kind._make)
    return _fixed([_reader(type_, variables) for type_ in types], kind._make)


def _scalar(kind: type) -> Read:
    def read(value: Any) -> Any:  # noqa: ANN401  of JSON
        if type(value) is not kind:
            raise ValueError(f"expected {kind.__name__}")
        return value

    return read


def _one_of(known: Sequence[object]) -> Read:
    def read(value: Any) -> Any:  # noqa: ANN401  of JSON
        if value not in known:
            raise ValueError("expected another text")
        return value

    return read


def _union(readers: Sequence[Read]) -> Read:
    def read(value: Any) -> Any:  # noqa: ANN401  of JSON
        for each in readers:
            try:
                return each(value)
            except ValueError:
                continue
        raise ValueError("expected another type")

    return read


def _many(read_one: Read, make: Callable[[Any], Any]) -> Read:
    def read(value: Any) -> Any:  # noqa: ANN401  of JSON
        if type(value) is not list:
            raise ValueError("expected a list")
        return make(map(read_one, value)) if value else make(())

    return read


def _fixed(readers: Sequence[Read], make: Callable[[Any], Any]) -> Read:
    def read(value: Any) -> Any:  # noqa: ANN401  of JSON
        if type(value) is not list or len(value) != len(readers):
            raise ValueError("expected a list of another length")
        return make([each(member) for each, member in zip(readers, value, strict=True)])

    return read


def _scalars(kinds: Sequence[type], make: Callable[[Any], Any]) -> Read:
    """Read a named tuple of numbers and texts alone, such as a span, in one step: a page has hundreds."""

    def read(value: Any) -> Any:  # noqa: ANN401  of JSON
        if type(value) is not list or list(map(type, value)) != kinds:
            raise ValueError("expected other values")
        return make(value)

    return read
