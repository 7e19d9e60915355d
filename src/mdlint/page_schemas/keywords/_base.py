"""A keyword of page schemas. Its module holds a docstring, which is the manual page, and one `KEYWORD`."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, JSONPath, SchemaObject
from mdlint.page_schemas.view import PageView, PageViolation


class PageKeyword(NamedTuple):
    """A keyword of page schemas, at their top.

    `summary` is one line that says what it does; `rules` are the rules under which it reports. `check` gets its value
    and a page. `mistakes` finds mistakes in a value that the meta-schema can't express, given the schema object it is
    in; paths start there, and values of a wrong shape are ignored. `schemas` yields the table schemas that a value names,
    with their paths from there; the meta-schema has checked the shape of the value. `meant` and `relocate` are as in a `Keyword` of table
    schemas.
    """

    name: str
    summary: str
    rules: tuple[str, ...]
    check: Callable[[Any, PageView], Iterator[PageViolation]]
    mistakes: Callable[[Any, SchemaObject], Iterator[Mistake]]
    schemas: Callable[[Any], Iterator[tuple[JSONPath, str]]] | None = None
    meant: Callable[[str], JSON] | None = None
    relocate: Callable[[Any, Callable[[str], str]], Any] | None = None
