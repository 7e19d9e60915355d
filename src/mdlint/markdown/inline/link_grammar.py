"""The grammar of link labels, destinations and titles, and of link reference definitions (CommonMark §4.7, §6.6).

As cmark-gfm reads them. Every loop is possessive or counted, so that no text takes longer than its length allows.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mistune.util import unikey

from mdlint.markdown.html.entities import with_entities_resolved

PUNCTUATION = r"!-/:-@\[-`{-~"
# cmark-gfm's limits.
_MAX_LABEL = 1000
_MAX_PARENTHESES = 32

_SPACE = r"[ \t\v\f\r\n]"
LABEL = re.compile(rf"\[((?:[^\\\[\]]|\\[{PUNCTUATION}]?){{0,{_MAX_LABEL}}}+)\]")
_ANGLE = re.compile(rf"<((?:[^<>\n\\]|\\[{PUNCTUATION}]?)*+)>")
_PART = re.compile(rf"(?:[^\\() \t\v\f\r\n]|\\[{PUNCTUATION}]?)*+")
_TITLE = re.compile(
    rf"""(?:"(?:[^"\\\x00]|\\[{PUNCTUATION}]?)*+"|'(?:[^'\\\x00]|\\[{PUNCTUATION}]?)*+'"""
    rf"""|\((?:[^()\\\x00]|\\[{PUNCTUATION}]?)*+\))"""
)
# What most links have behind their text.
_PLAIN_TAIL = re.compile(r"\(([^\\()<\s]*+)\)")
_SPACES = re.compile(rf"{_SPACE}*+")
_ONE_LINE_END = re.compile(r"[ \t]*+\n?[ \t]*+")
_REST_OF_LINE = re.compile(r"[ \t]*+(?:\n|\Z)")
_CLOSING_MARKS = "?!.,:;*_~'\""
_ESCAPE = re.compile(rf"\\([{PUNCTUATION}])")


class Target(NamedTuple):
    """A link destination by the offsets of its first character and of one past its last, and where reading goes on."""

    start: int
    end: int
    after: int


class InlineDefinition(NamedTuple):
    """A link reference definition in a text, by the place of its target there; `end` is behind its last line."""

    label: str
    target: Target
    end: int


def reference_key(label: str) -> str:
    """What all spellings of a label have in common."""
    return unikey(label)


def resolved(destination: str) -> str:
    """A destination with entities and backslash escapes resolved, in the order that cmark-gfm takes."""
    destination = with_entities_resolved(destination)
    return _ESCAPE.sub(r"\1", destination) if "\\" in destination else destination


def without_closing_marks(url: str) -> str:
    """An address without the punctuation at its end, and without the parentheses there that close none of its own."""
    surplus = url.count(")") - url.count("(")
    end = len(url)
    while url[end - 1] in _CLOSING_MARKS or (url[end - 1] == ")" and surplus > 0):
        surplus -= url[end - 1] == ")"
        end -= 1
    return url[:end]


def read_target(text: str, start: int) -> Target | None:
    """The link destination that begins at an offset; it may be empty."""
    if text.startswith("<", start) and (angle := _ANGLE.match(text, start)):
        return Target(angle.start(1), angle.end(1), angle.end())
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
    return Target(start, end, end) if depth <= 0 else None


def read_tail(text: str, start: int) -> Target | None:
    """The target of an inline link whose `(` stands at an offset; reading goes on behind its `)`."""
    if plain := _PLAIN_TAIL.match(text, start):
        return Target(plain.start(1), plain.end(1), plain.end())
    target = read_target(text, _skip(_SPACES, text, start + 1))
    if target is None:
        return None
    after = _skip(_SPACES, text, target.after)
    if after > target.after and (title := _TITLE.match(text, after)):
        after = _skip(_SPACES, text, title.end())
    return target._replace(after=after + 1) if text.startswith(")", after) else None


def read_definitions(text: str) -> Iterator[InlineDefinition]:
    """The link reference definitions that a paragraph begins with."""
    position = 0
    while text.startswith("[", position) and (definition := _definition(text, position)):
        yield definition
        position = definition.end


def _definition(text: str, start: int) -> InlineDefinition | None:
    label = LABEL.match(text, start)
    if label is None or not label[1].strip() or not text.startswith(":", label.end()):
        return None
    target = read_target(text, _skip(_ONE_LINE_END, text, label.end() + 1))
    if target is None or target.after == label.end() + 1 or target.start == target.after:
        return None
    end = _title_end(text, target.after) or _rest_of_line(text, target.after)
    return InlineDefinition(label[1], target, end) if end else None


def _title_end(text: str, start: int) -> int | None:
    """Where the line ends on which a definition's title does, if it has one."""
    begin = _skip(_ONE_LINE_END, text, start)
    title = _TITLE.match(text, begin) if begin > start else None
    return _rest_of_line(text, title.end()) if title else None


def _rest_of_line(text: str, start: int) -> int | None:
    """The start of the next line, if nothing but white space is left of this one."""
    rest = _REST_OF_LINE.match(text, start)
    return rest.end() if rest else None


def _part_end(text: str, start: int) -> int:
    return _skip(_PART, text, start)


def _skip(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Where a pattern that matches the empty text too ends."""
    match = pattern.match(text, start)
    return match.end() if match else start
