"""The content of an HTML cell: what a reader sees of it, and how it is set."""

import re
from html import unescape

from mdlint.markdown.inline.parser import SETTINGS
from mdlint.markdown.inline.text import MARKS, Inline, apply_tag, read_marked, without_marks

# White space to HTML: a no-break space and a vertical tab are none, and stay.
WHITE_SPACE = " \t\n\f\r"

_WHITE_SPACE_RUN = re.compile(f"[{WHITE_SPACE}]+")
# They begin and end a line of their own.
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
    }
    | {
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
    }
    | {"section", "summary", "ul"}
)


class CellContent:
    """Collects what stands in a cell, piece by piece."""

    __slots__ = ("_depths", "_parts", "_raised_from", "_set")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._raised_from: int | None = None
        # For each setting, the first and one past the last of the parts that each element or run with it takes.
        self._set: dict[str, list[tuple[int, int | None]]] = {}
        self._depths = dict.fromkeys(SETTINGS.values(), 0)

    def add_text(self, written: str) -> None:
        """Add text between tags, entities not resolved."""
        self._parts.append(unescape(written).replace("\x00", "\ufffd"))

    def add_block(self, inline: Inline) -> None:
        """Add a Markdown block that has been read."""
        first = len(self._parts) + 1
        self._parts += [" ", inline.marked or inline.text, " "]
        for setting in self._depths:
            if getattr(inline, setting):
                self._set.setdefault(setting, []).append((first, first + 1))

    def add_tag(self, name: str, written: str, *, closing: bool) -> None:
        """Do what a tag does to the text."""
        if name in _BLOCKS:
            self._parts.append(" ")
        elif setting := SETTINGS.get(name):
            self._apply(setting, closing=closing)
        else:
            self._raised_from = apply_tag(written, self._parts, self._raised_from)

    def _apply(self, setting: str, *, closing: bool) -> None:
        """Begin or end an element that is bold or code; what is in one already changes nothing."""
        depth = self._depths[setting] + (-1 if closing else 1)
        runs = self._set.setdefault(setting, [])
        if depth == 0:
            runs[-1] = (runs[-1][0], len(self._parts))
        elif depth == 1 and not closing:
            runs.append((len(self._parts), None))
        self._depths[setting] = max(depth, 0)

    def read(self) -> Inline:
        """What has been collected."""
        return read_marked("".join(self._parts), _on_one_line, set(filter(self._is_all, self._depths)))

    def _is_all(self, setting: str) -> bool:
        """Whether one element or run with a setting is all there is, marks behind it aside."""
        runs = self._set.get(setting, ())
        if len(runs) != 1:
            return False
        start, end = runs[0][0], len(self._parts) if runs[0][1] is None else runs[0][1]
        before, inside, after = self._parts[:start], self._parts[start:end], self._parts[end:]
        above, text, below = (without_marks("".join(parts)) for parts in (before, inside, after))
        return not above.strip(WHITE_SPACE) and not below.strip(WHITE_SPACE + MARKS) and bool(text.strip(WHITE_SPACE))


def _on_one_line(text: str) -> str:
    return _WHITE_SPACE_RUN.sub(" ", text).strip(" ")
