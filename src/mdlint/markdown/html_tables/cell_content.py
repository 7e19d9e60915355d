"""The content of an HTML cell: its text, and how it is formatted."""

from html import unescape

from mdlint.markdown.html.markup import WHITE_SPACE
from mdlint.markdown.inline.parser import FORMATS
from mdlint.markdown.inline.text import MARKS, Inline, apply_tag, inline_of, without_codes
from mdlint.text.lazy_pattern import lazy_pattern

_WHITE_SPACE_RUN = lazy_pattern(f"[{WHITE_SPACE}]+")
# Block elements: text before and after them is on other lines.
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
    """Collects the content of a cell, piece by piece."""

    __slots__ = ("_depths", "_parts", "_raised_from", "_runs")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._raised_from: int | None = None
        # For each format, the parts that each element or run with it takes, from the first up to the last.
        self._runs: dict[str, list[tuple[int, int | None]]] = {}
        self._depths = dict.fromkeys(FORMATS.values(), 0)

    def add_text(self, written: str) -> None:
        """Add the text between two tags. Its character references are resolved here."""
        self._parts.append(unescape(written).replace("\x00", "\ufffd"))

    def add_block(self, inline: Inline) -> None:
        """Add a Markdown block that has been read."""
        first = len(self._parts) + 1
        self._parts += [" ", inline.coded or inline.text, " "]
        for text_format in self._depths:
            if getattr(inline, text_format):
                self._runs.setdefault(text_format, []).append((first, first + 1))

    def add_tag(self, name: str, written: str, *, closing: bool) -> None:
        """Apply a tag to the text."""
        if name in _BLOCKS:
            self._parts.append(" ")
        elif text_format := FORMATS.get(name):
            self._apply(text_format, closing=closing)
        else:
            self._raised_from = apply_tag(written, self._parts, self._raised_from)

    def _apply(self, text_format: str, *, closing: bool) -> None:
        """Begin or end an element that is bold, underlined or code. Inside another one of its kind, nothing changes."""
        depth = self._depths[text_format] + (-1 if closing else 1)
        runs = self._runs.setdefault(text_format, [])
        if depth == 0:
            runs[-1] = (runs[-1][0], len(self._parts))
        elif depth == 1 and not closing:
            runs.append((len(self._parts), None))
        self._depths[text_format] = max(depth, 0)

    def read(self) -> Inline:
        """Return the content that was collected."""
        return inline_of("".join(self._parts), _on_one_line, set(filter(self._is_all, self._depths)))

    def _is_all(self, text_format: str) -> bool:
        """Whether one element or run with a format holds the whole content, footnote marks after it aside."""
        runs = self._runs.get(text_format, ())
        if len(runs) != 1:
            return False
        start, end = runs[0][0], len(self._parts) if runs[0][1] is None else runs[0][1]
        before, inside, after = self._parts[:start], self._parts[start:end], self._parts[end:]
        above, text, below = (without_codes("".join(parts)) for parts in (before, inside, after))
        return not above.strip(WHITE_SPACE) and not below.strip(WHITE_SPACE + MARKS) and bool(text.strip(WHITE_SPACE))


def _on_one_line(text: str) -> str:
    return _WHITE_SPACE_RUN.sub(" ", text).strip(" ")
