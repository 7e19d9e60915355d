"""The text of inline content, put together from pieces: what tags do to it, its lines, and what of it is struck out."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from mdlint.markdown.html.entities import with_entities_resolved
from mdlint.markdown.html.markup import attribute_of
from mdlint.markdown.html.tags import tag_name

_SUPERSCRIPTS = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_RAISED_LETTERS = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
_ENDS_NUMBER = r"[~≈<>≤≥]?\s*[+\-−–]?[0-9.,]*[0-9]\s*%?\s*"
# What may stand behind a cell's bold or code content without its being part of it.
MARKS = "*†‡§¶#⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
# What tags that end a line or strike out are while text is put together; no other text has a null character.
_BREAK, STRIKE, END_STRIKE = "\0/", "\0[", "\0]"
_TAG_MARKS = {"br": (_BREAK, _BREAK), **dict.fromkeys(("s", "del", "strike"), (STRIKE, END_STRIKE))}
_TAG_MARK = re.compile(r"\0[/\[\]]")
# More pieces than a number with a mark behind it has.
_MOST_PIECES = 8


class Inline(NamedTuple):
    """Inline content read; see `mdlint.model.Cell` for what the fields say.

    `marked` is the text before the marks of lines and of what is struck out were taken from it, if there are any.
    """

    text: str
    bold: bool = False
    code: bool = False
    underlined: bool = False
    lines: tuple[str, ...] = ()
    unstruck: tuple[str, ...] | None = None
    marked: str = ""

    @property
    def more(self) -> tuple[bool, tuple[str, ...], tuple[str, ...] | None]:
        """The last fields of a cell."""
        return self.underlined, self.lines, self.unstruck


def superscript(text: str) -> str:
    """Digits and signs raised, so that the 3 in 10³ is not read as a digit of 103."""
    return text.translate(_SUPERSCRIPTS)


def read_marked(marked: str, on_one_line: Callable[[str], str], settings: Collection[str]) -> Inline:
    """Take the marks of tags out of a text that was put together from pieces, `settings` being how all of it is set."""
    bold, code, underlined = ("bold" in settings, "code" in settings, "underlined" in settings)
    if "\0" not in marked:
        return Inline(on_one_line(marked), bold, code, underlined)
    text = on_one_line(without_marks(marked))
    lines = tuple(map(on_one_line, map(without_marks, _lines(marked)))) if _BREAK in marked else ()
    lines = lines if len(lines) > 1 else ()
    unstruck = tuple(map(on_one_line, _lines(_unstruck(marked)))) if STRIKE in marked else None
    return Inline(text, bold, code, underlined, lines, unstruck, marked)


def without_marks(marked: str) -> str:
    """Give the text that a reader sees: a break is a space."""
    return _TAG_MARK.sub(lambda mark: " " if mark[0] == _BREAK else "", marked)


def _lines(marked: str) -> list[str]:
    """Divide a text at its breaks; nothing is seen of blank lines at its start and its end."""
    lines = marked.split(_BREAK)
    filled = [number for number, line in enumerate(lines) if without_marks(line).strip()] or [0]
    return lines[filled[0] : filled[-1] + 1]


def _unstruck(marked: str) -> str:
    """Give a text without what is struck out; that leaves a space. Breaks stay."""
    parts: list[str] = []
    depth, end = 0, 0
    for mark in _TAG_MARK.finditer(marked):
        parts.append(marked[end : mark.start()] if depth == 0 else " ")
        if mark[0] == _BREAK:
            parts.append(_BREAK)
        depth = max(depth + (mark[0] == STRIKE) - (mark[0] == END_STRIKE), 0)
        end = mark.end()
    return "".join([*parts, marked[end:] if depth == 0 else ""])


def apply_tag(html: str, parts: list[str], raised_from: int | None) -> int | None:
    """Do what a raw HTML tag does to the text; where the open `<sup>` began, if one is open then."""
    name, is_end = tag_name(html)
    if name in _TAG_MARKS:
        parts.append(_TAG_MARKS[name][is_end])
    elif name == "img":
        parts.append(with_entities_resolved(attribute_of(html, "alt")))
    elif name == "sup" and not is_end:
        return len(parts)
    elif name == "sup" and raised_from is not None:
        parts[raised_from:] = [_raised("".join(parts[raised_from:]), parts[:raised_from])]
        return None
    return raised_from


def _raised(text: str, before: list[str]) -> str:
    """Raise what `<sup>` holds: digits and signs, and a letter behind a number, which is a mark and no unit."""
    letter = _RAISED_LETTERS.get(text.strip())
    is_mark = letter and len(before) <= _MOST_PIECES and re.fullmatch(_ENDS_NUMBER, "".join(before))
    return letter if letter and is_mark else superscript(text)
