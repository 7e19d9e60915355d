"""Templates of link targets: `{Model}.pth` is the target that a row's link has, made of the row's cells."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import did_you_mean, quoted

_PARTS = lazy_pattern(r"\{\{|\}\}|\{(?P<field>[^{}]*)\}|(?P<stars>\*+)|(?P<brace>[{}])|[^{}*]+")
_ANCHORED = lazy_pattern(r"[/#.]|[A-Za-z][A-Za-z0-9+.-]*:")
_QUERY = lazy_pattern("[?#]")
_SIGNS = lazy_pattern(r"[\W_]+")
# Longer targets hold data. They are not compared.
_LONGEST = 2_000

FILTERS: Mapping[str, Callable[[str], str]] = {
    "stem": lambda text: text.rpartition("/")[2].rpartition(".")[0] or text.rpartition("/")[2],
    "lower": str.lower,
    "slug": lambda text: _SIGNS.sub("-", text.lower()).strip("-"),
    "snake": lambda text: _SIGNS.sub("_", text.lower()).strip("_"),
    "compact": lambda text: _SIGNS.sub("", text.lower()),
}


class _Field(NamedTuple):
    """A column whose text is a part of the target, and the filters that change the text, in order."""

    column: str
    filters: tuple[str, ...]

    def of(self, texts: Mapping[str, str | None]) -> str:
        """Return the part of the target; "" if the column or its text is missing."""
        text = texts.get(self.column) or ""
        for name in self.filters:
            text = FILTERS[name](text)
        return text


class _Star(NamedTuple):
    """Any characters: within one part of the path for `*`, across parts for `**`."""

    sign: Literal["*", "**"]


_Part: TypeAlias = str | _Field | _Star


class Template(NamedTuple):
    """A template as it is written, and its parts."""

    written: str
    parts: tuple[_Part, ...]

    @property
    def columns(self) -> Iterator[str]:
        """The columns whose texts it is made of."""
        return (part.column for part in self.parts if isinstance(part, _Field))

    def filled(self, texts: Mapping[str, str | None]) -> "FilledTemplate | None":
        """Return the template with the texts of a row, by column; None if one of them is missing or empty."""
        parts = tuple([part.of(texts) if isinstance(part, _Field) else part for part in self.parts])
        return FilledTemplate(self.written, parts) if all(parts) else None


class FilledTemplate(NamedTuple):
    """A template with the texts of a row. As a text, it is the target that is expected."""

    written: str
    parts: tuple[str | _Star, ...]

    def __str__(self) -> str:
        """Return the expected target, with the stars of the template."""
        return "".join(part.sign if isinstance(part, _Star) else part for part in self.parts)

    def fits(self, target: str) -> bool:
        """Whether a target is as expected: as it is written, or with its escapes such as `%20` resolved.

        The query and the fragment of the target are ignored, unless the template has one.
        """
        if not _QUERY.search(self.written):
            target = _QUERY.split(target, maxsplit=1)[0]
        if len(target) > _LONGEST or self._reads(target):
            return True
        if "%" not in target:
            return False
        from urllib.parse import unquote  # noqa: PLC0415  few targets have escapes

        return self._reads(unquote(target))

    def _reads(self, target: str) -> bool:
        """Whether the parts, one after the other, read the target to its end. The time is that of each part by itself."""
        places = {0}
        if not _ANCHORED.match(self.written):
            places.update(place + 1 for place, sign in enumerate(target) if sign == "/")
        for part in self.parts:
            if isinstance(part, str):
                places = {place + len(part) for place in places if target.startswith(part, place)}
            elif places:
                places = set(range(min(places), len(target) + 1)) if part.sign == "**" else _within(places, target)
        return len(target) in places


def _within(places: set[int], target: str) -> set[int]:
    """Return the places that can be reached without passing a slash."""
    found: set[int] = set()
    for place in sorted(places):
        # From a place that was reached before, nothing new can be reached.
        if place not in found:
            end = target.find("/", place)
            found.update(range(place, (len(target) if end < 0 else end) + 1))
    return found


@lru_cache(maxsize=1024)
def read_template(text: str) -> Template:
    """Read a template. Raises ValueError, in words, if it is not one."""
    parts = [_part(match.group(), match.group("field"), match.group("brace")) for match in _PARTS.finditer(text)]
    if not any(isinstance(part, _Field) for part in parts):
        raise ValueError(f"{quoted(text)} names no column, such as {{Model}}")
    return Template(text, tuple(parts))


def _part(text: str, field: str | None, brace: str | None) -> _Part:
    if brace:
        raise ValueError(f"a {brace} without its partner: {brace * 2} stands for the sign")
    if text[0] == "*":
        if len(text) > len("**"):
            raise ValueError(f"{quoted(text)} is neither * nor **")
        return _Star("**" if len(text) > 1 else "*")
    if field is None:
        return text[0] if text in {"{{", "}}"} else text
    column, *filters = [part.strip() for part in field.split("|")]
    unknown = next((name for name in filters if name not in FILTERS), None)
    if not column:
        raise ValueError(f"{quoted(text)} names no column")
    if unknown is not None:
        raise ValueError(f"no filter {quoted(unknown)}{did_you_mean(unknown, FILTERS)}")
    return _Field(column, tuple(filters))
