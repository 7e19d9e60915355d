"""The grammar of link labels, destinations and titles, and of link reference definitions (CommonMark §4.7, §6.6).

It follows cmark-gfm. Every loop is possessive or counted, so that the time is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mdlint.markdown.html.entities import with_entities_resolved
from mdlint.text.lazy_pattern import lazy_pattern

PUNCTUATION = r"!-/:-@\[-`{-~"
# cmark-gfm's limits.
_MAX_LABEL = 1000
_MAX_PARENTHESES = 32

_SPACE = r"[ \t\v\f\r\n]"
LABEL = lazy_pattern(rf"\[((?:[^\\\[\]]|\\[{PUNCTUATION}]?){{0,{_MAX_LABEL}}}+)\]")
_ANGLE = lazy_pattern(rf"<((?:[^<>\n\\]|\\[{PUNCTUATION}]?)*+)>")
# A form feed is white space around a destination, but part of it once it has begun.
_PART = lazy_pattern(rf"(?:[^\\() \t\r\n]|\\[{PUNCTUATION}]?)*+")
_TITLE = lazy_pattern(
    rf"""(?:"(?:[^"\\\x00]|\\[{PUNCTUATION}]?)*+"|'(?:[^'\\\x00]|\\[{PUNCTUATION}]?)*+'"""
    rf"""|\((?:[^()\\\x00]|\\[{PUNCTUATION}]?)*+\))"""
)
# The form of most links: a destination without a title, escapes or parentheses.
_PLAIN_TAIL = lazy_pattern(r"\(([^\\()<\s]*+)\)")
_SPACES = lazy_pattern(rf"{_SPACE}*+")
_ONE_LINE_END = lazy_pattern(r"[ \t]*+\n?[ \t]*+")
_REST_OF_LINE = lazy_pattern(r"[ \t]*+(?:\n|\Z)")
_ESCAPE = lazy_pattern(rf"\\([{PUNCTUATION}])")


class DestinationSpan(NamedTuple):
    """A link destination by its offsets in a text. `after` is where reading continues."""

    start: int
    end: int
    after: int


class InlineDefinition(NamedTuple):
    """A link reference definition in a text. `end` is after its last line."""

    label: str
    target: DestinationSpan
    end: int


def reference_key(label: str) -> str:
    """Return the key of a label, which is the same for all its spellings. It is the key that mistune looks up."""
    return " ".join(label.split()).lower().upper()


def resolved_destination(destination: str) -> str:
    """Return a destination with its character references and backslash escapes resolved, in cmark-gfm's order."""
    destination = with_entities_resolved(destination)
    return _ESCAPE.sub(r"\1", destination) if "\\" in destination else destination


def read_destination(text: str, start: int) -> DestinationSpan | None:
    """Return the link destination that begins at an offset, which may be empty; None if there is none."""
    if text.startswith("<", start) and (angle := _ANGLE.match(text, start)):
        return DestinationSpan(angle.start(1), angle.end(1), angle.end())
    if text.startswith("<", start):
        return None
    end = _part_end(text, start)
    depth = 0
    while text.startswith(("(", ")"), end):
        depth += 1 if text[end] == "(" else -1
        if depth < 0:
            break
        if depth > _MAX_PARENTHESES:
            return None
        end = _part_end(text, end + 1)
    return DestinationSpan(start, end, end) if depth <= 0 else None


def read_tail(text: str, start: int) -> DestinationSpan | None:
    """Return the destination of the inline link whose `(` is at an offset. Reading continues after its `)`."""
    if plain := _PLAIN_TAIL.match(text, start):
        return DestinationSpan(plain.start(1), plain.end(1), plain.end())
    target = read_destination(text, _skip(_SPACES, text, start + 1))
    if target is None:
        return None
    after = _skip(_SPACES, text, target.after)
    if after > target.after and (title := _TITLE.match(text, after)):
        after = _skip(_SPACES, text, title.end())
    return target._replace(after=after + 1) if text.startswith(")", after) else None


def read_definitions(text: str) -> Iterator[InlineDefinition]:
    """Yield the link reference definitions that a paragraph begins with."""
    position = 0
    while text.startswith("[", position) and (definition := _definition(text, position)):
        yield definition
        position = definition.end


def _definition(text: str, start: int) -> InlineDefinition | None:
    label = LABEL.match(text, start)
    if label is None or not label[1].strip() or not text.startswith(":", label.end()):
        return None
    target = read_destination(text, _skip(_ONE_LINE_END, text, label.end() + 1))
    if target is None or target.after == label.end() + 1 or target.start == target.after:
        return None
    end = _title_end(text, target.after) or _rest_of_line(text, target.after)
    return InlineDefinition(label[1], target, end) if end else None


def _title_end(text: str, start: int) -> int | None:
    """Return the end of the line on which the title of a definition ends, if there is a title."""
    begin = _skip(_ONE_LINE_END, text, start)
    title = _TITLE.match(text, begin) if begin > start else None
    return _rest_of_line(text, title.end()) if title else None


def _rest_of_line(text: str, start: int) -> int | None:
    """Return the start of the next line, if only white space is left of this line."""
    rest = _REST_OF_LINE.match(text, start)
    return rest.end() if rest else None


def _part_end(text: str, start: int) -> int:
    return _skip(_PART, text, start)


def _skip(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return the end of a match of a pattern that also matches the empty text."""
    match = pattern.match(text, start)
    return match.end() if match else start
