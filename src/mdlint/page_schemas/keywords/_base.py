"""A keyword of page schemas. Its module holds a docstring, which is the manual page, and one `KEYWORD`."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, JSONPath, SchemaObject
from mdlint.page_schemas.view import PageView, PageViolation
from mdlint.patterns import pattern_mistake


class PageKeyword(NamedTuple):
    """A keyword of page schemas, at their top.

    `summary` is one line that says what it does; `rules` are the rules under which it reports. `check` gets its value
    and a page. `mistakes` finds mistakes in a value that the meta-schema can't express, given the schema object it is
    in; paths start there, and values of a wrong shape are ignored. `schemas` yields the table schemas that a value names,
    with their paths from there; the meta-schema has checked the shape of the value. `meant` and `relocate` are as in a
    `Keyword` of table schemas.
    """

    name: str
    summary: str
    rules: tuple[str, ...]
    check: Callable[[Any, PageView], Iterator[PageViolation]]
    mistakes: Callable[[Any, SchemaObject], Iterator[Mistake]] | None = None
    schemas: Callable[[Any], Iterator[tuple[JSONPath, str]]] | None = None
    meant: Callable[[str], JSON] | None = None
    relocate: Callable[[Any, Callable[[str], str]], Any] | None = None


def wanted_in(value: Any) -> Sequence[Any]:  # noqa: ANN401  an object or a list of them
    """Return the objects of a value that is one object or a list of them."""
    return value if isinstance(value, list) else [value]


def pattern_mistakes(
    keyword: str, value: object, mistake: Callable[[str], str | None] = pattern_mistake
) -> Iterator[Mistake]:
    """Find the mistakes in the `pattern` of each object of a value."""
    for index, wanted in enumerate(wanted_in(value)):
        pattern = wanted.get("pattern") if isinstance(wanted, dict) else None
        if isinstance(pattern, str) and (words := mistake(pattern)):
            yield Mistake((keyword, *([index] if isinstance(value, list) else []), "pattern"), words)
