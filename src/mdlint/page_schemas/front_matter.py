"""The front matter of a page as JSON, with the place of each value: YAML between `---`, or TOML between `+++`."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from math import isfinite
from typing import NamedTuple

from mdlint.draft2020.values import JSON, JSONPath
from mdlint.files.utf8 import Unreadable
from mdlint.markdown import front_matter
from mdlint.model import Page, Span
from mdlint.toml_documents import MAX_DEPTH, DeepKeyError, parse_toml, toml_mistake

_LARGE = 2**63
_BARE = " \t\"'"


class FrontMatter(NamedTuple):
    """The values of the front matter; none if the page has none, or if it can't be read, for the `problem`.

    `span` returns the span of the value at a path, or that of the first line if there is no such value.
    """

    values: Mapping[str, JSON]
    span: Callable[[JSONPath], Span]
    problem: Unreadable | None = None

    @property
    def problem_span(self) -> Span:
        """The place of the problem."""
        line, column = (self.problem.line, self.problem.column) if self.problem else (1, 1)
        return Span(line, column, line, column)


def first_line(page: Page) -> Span:
    """Return the span of the first line of a page."""
    return Span(1, 1, 1, len(page.lines[0]) + 1 if page.lines else 1)


def front_matter_of(page: Page) -> FrontMatter:
    """Read the front matter of a page."""
    first = first_line(page)
    count = 0 if page.notebook_cells else front_matter(page.lines)
    if not count:
        return FrontMatter({}, lambda _: first)
    text = "\n".join(page.lines[1 : count - 1])
    read = _yaml if page.lines[0].startswith("-") else _toml
    return read(text, first)


def _yaml(text: str, first: Span) -> FrontMatter:
    from mdlint.yaml_documents import read_yaml  # noqa: PLC0415  4 ms; only YAML needs it

    document = read_yaml(text, 2)
    if isinstance(document, Unreadable):
        return FrontMatter({}, lambda _: first, document)
    if not isinstance(document.value, dict):
        return FrontMatter({}, lambda _: first)

    def span(path: JSONPath) -> Span:
        for length in range(len(path), 0, -1):
            try:
                found = document.span(path[:length])
            except KeyError:
                continue
            # A collection without brackets ends where the next value starts: its key is the better place.
            return found if found.line == found.end_line else document.key_span(path[:length])
        return first

    return FrontMatter(document.value, span)


def _toml(text: str, first: Span) -> FrontMatter:
    too_deep = f"is nested more than {MAX_DEPTH} levels deep"
    lines = text.split("\n")
    try:
        values = {name: _json(value) for name, value in parse_toml(text).items()}
    except ValueError as error:
        return FrontMatter({}, lambda _: first, _toml_problem(error, lines))
    except DeepKeyError as error:
        return FrontMatter({}, lambda _: first, Unreadable(error.line + 1, 1, too_deep))
    except RecursionError:
        return FrontMatter({}, lambda _: first, Unreadable(1, 1, too_deep))
    places = _toml_places(lines)

    def span(path: JSONPath) -> Span:
        names = tuple(step for step in path if isinstance(step, str))
        number = next((places[names[:length]] for length in range(len(names), 0, -1) if names[:length] in places), None)
        return first if number is None else Span(number + 2, 1, number + 2, len(lines[number]) + 1)

    return FrontMatter(values, span)


def _toml_problem(error: ValueError, lines: list[str]) -> Unreadable:
    words, place = toml_mistake(error)
    line, column = place or (len(lines), len(lines[-1]) + 1)
    return Unreadable(line + 1, column, words)


def _toml_places(lines: list[str]) -> dict[tuple[str, ...], int]:
    """Return the number of the line, from 0, that sets each key or begins each table."""
    places: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines):
        key, sign, _ = line.strip().partition("=")
        if key.startswith("["):
            table = _names(key.partition("#")[0].rstrip().strip("[]"))
            places.setdefault(table, number)
        elif sign:
            places.setdefault((*table, *_names(key)), number)
    return places


def _names(key: str) -> tuple[str, ...]:
    return tuple(part.strip(_BARE) for part in key.split("."))


def _json(value: object, depth: int = 1) -> JSON:
    """Return a value of TOML as JSON: what JSON has no value for is a text, such as a date (RFC 3339).

    Raises RecursionError if it is nested more than `MAX_DEPTH` levels deep.
    """
    if depth > MAX_DEPTH:
        raise RecursionError
    if isinstance(value, dict):
        return {name: _json(member, depth + 1) for name, member in value.items()}
    if isinstance(value, list):
        return [_json(member, depth + 1) for member in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    # Python writes no long integer in decimal.
    if isinstance(value, int) and abs(value) >= _LARGE:
        return hex(value)
    assert isinstance(value, str | int | float | bool)
    return value
