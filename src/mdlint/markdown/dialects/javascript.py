"""How far the JavaScript on an MDX page goes: tags of JSX, expressions in braces, imports and exports.

Nothing is compiled. What matters is where brackets, texts and comments end, as acorn tells micromark's MDX extensions. MDX compiles no page on which one
doesn't end, so a line that seems to open such a one is text here, and the page is read on.

A line is read once for what begins on it, and a few times more at most for what began above it and turned out to be text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mdlint.model import TextLine

_CLOSES = {"}": "{", ")": "(", "]": "["}
_MARK = re.compile(r"(?<!\S)//|/\*|[`{}()\[\]\"']")
_TEMPLATE_MARK = re.compile(r"\\.|`|\$\{", re.DOTALL)
# A quote in front of which a letter stands is an apostrophe; one that nothing closes on its line is no quote.
_TEXTS = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"'), "'": re.compile(r"'(?:[^'\\]|\\.)*+'")}
_APOSTROPHE = re.compile(r"(?<=\w)'")
_TAG = re.compile(r"<(?:/?[ \t]*+(?:[^\W\d]|\$)[\w$.:-]*+(?=[\s/>{]|$)|/?[ \t]*+(?=>))")
_TAG_MARK = re.compile(r"[ \t]*+(?:(?P<end>/?[ \t]*+>)|(?P<open>[\"'{])|(?P<name>(?:[^\W\d]|\$)[\w$:-]*+|=)|$)")
_MODULE = re.compile(
    r"import (?:[ ]*+[\"'{]|[ ]*+(?:type[ ]++)?(?:\{|\*[ ]++as[ ]|[\w$]++(?:[ ]*+,|[ ]++from[ ]*+[\"'])))"
    r"|export (?:[ ]*+[{*]|[ ]*+(?:default|const|let|var|function|class|async|type|interface)\b)"
)
# So many times the lines of a page are read again, at most, after what seemed to begin turned out to be text.
_READINGS = 8


class _Brackets:
    """The brackets, templates and comments that are open in JavaScript."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self._count: Counter[str] = Counter()
        # For a kind of quotes, the line that has one which nothing closes, and where: then nothing closes those behind it.
        self._unclosed: dict[str, tuple[str, int]] = {}

    def add(self, opening: str) -> None:
        """Open a bracket, a template or a comment."""
        self.open.append(opening)
        self._count[opening] += 1

    def read(self, text: str, position: int, *, whole: bool = False) -> int:
        """Read a line on from a position; behind the bracket that closes the first one, or the line's end.

        `whole` says that the line is read to its end in any case.
        """
        while position < len(text) and (whole or self.open):
            position = self._step(text, position)
        return position

    def _step(self, text: str, position: int) -> int:
        inside = self.open[-1] if self.open else ""
        if inside == "/*":
            return self._behind(text, text.find("*/", position), 2)
        mark = (_TEMPLATE_MARK if inside == "`" else _MARK).search(text, position)
        if mark is None:
            return len(text)
        found = mark[0]
        if inside == "`":
            if found == "`":
                self._close("`")
            elif found == "${":
                self.add("{")
        elif found == "//":
            return len(text)
        elif found in _TEXTS:
            return self._behind_text(text, mark.start())
        elif found in _CLOSES:
            self._close(_CLOSES[found])
        else:
            self.add(found)
        return mark.end()

    def _behind_text(self, text: str, start: int) -> int:
        """Behind the text that a quote begins; behind the quote, if it begins none."""
        quote = text[start]
        line, unclosed = self._unclosed.get(quote, ("", 0))
        if _APOSTROPHE.match(text, start) or (unclosed < start and line == text):
            return start + 1
        closed = _TEXTS[quote].match(text, start)
        if closed:
            return closed.end()
        self._unclosed[quote] = (text, start)
        return start + 1

    def _behind(self, text: str, end: int, width: int) -> int:
        if end < 0:
            return len(text)
        self._close("/*")
        return end + width

    def _close(self, opening: str) -> None:
        """Close the innermost bracket of a kind, and what is left open in it; in text between tags brackets need no partner."""
        closed = "" if self._count[opening] else opening
        while closed != opening:
            closed = self.open.pop()
            self._count[closed] -= 1


class JavaScript:
    """Reads ahead on the lines of a page."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._budget = _READINGS * len(lines) + 1

    def tags_end(self, line: TextLine) -> int | None:
        """The last line of the tags that a line begins with, if nothing but tags and expressions stands on their lines."""
        if not _TAG.match(line.text):
            return None
        return self._end(line, _Tags())

    def expression_end(self, line: TextLine) -> int | None:
        """The last line of the expression in braces that a line begins with, if nothing stands behind it."""
        return self._end(line, _Tags()) if line.text[:1] == "{" else None

    def module_end(self, line: TextLine) -> int | None:
        """The last line of the imports and exports that a line begins with: they go on to a blank line outside of brackets."""
        if not _MODULE.match(line.text):
            return None
        brackets = _Brackets()
        brackets.read(line.text, 0, whole=True)
        last, first_blank = line.line, None
        for number, text in self._following(line):
            if not text.strip():
                if not brackets.open:
                    return last
                first_blank = first_blank or number
            brackets.read(text, 0, whole=True)
            last = number
        return first_blank - 1 if first_blank and brackets.open else last

    def _end(self, line: TextLine, tags: "_Tags") -> int | None:
        if tags.read(line.text):
            return line.line
        if tags.is_text:
            return None
        for number, text in self._following(line):
            if tags.read(text):
                return number
            if tags.is_text:
                break
        return None

    def _following(self, line: TextLine) -> Iterator[tuple[int, str]]:
        """The lines below one, without the markers of the quotes that it stands in."""
        quotes = self._lines[line.line - 1][: line.column - 1].count(">")
        for number in range(line.line + 1, len(self._lines) + 1):
            self._budget -= 1
            if self._budget < 0:
                return
            text = self._lines[number - 1]
            for _ in range(quotes):
                text = text.lstrip(" \t").removeprefix(">")
            yield number, text


class _Tags:
    """Follows tags over lines, with expressions between them (micromark-extension-mdx-jsx, "flow")."""

    def __init__(self) -> None:
        self.is_text = False
        self._brackets = _Brackets()
        self._in_tag = False
        self._quote = ""

    def read(self, text: str) -> bool:
        """Read a line. Whether all that was opened ends with it; `is_text` says that something else stands there."""
        position = 0
        while not self.is_text:
            if self._brackets.open:
                position = self._brackets.read(text, position)
            elif self._quote:
                position = self._read_quoted(text, position)
            elif self._in_tag:
                position = self._read_tag(text, position)
            else:
                position = self._read_between(text, position)
            if position >= len(text):
                break
        return not (self.is_text or self._brackets.open or self._quote or self._in_tag)

    def _read_quoted(self, text: str, position: int) -> int:
        """Read an attribute's value, in which nothing is escaped."""
        end = text.find(self._quote, position)
        if end < 0:
            return len(text)
        self._quote = ""
        return end + 1

    def _read_tag(self, text: str, position: int) -> int:
        mark = _TAG_MARK.match(text, position)
        if mark is None:
            self.is_text = True
            return position
        if mark["end"]:
            self._in_tag = False
        elif mark["open"] == "{":
            self._brackets.add("{")
        elif mark["open"]:
            self._quote = mark["open"]
        return mark.end()

    def _read_between(self, text: str, position: int) -> int:
        rest = text[position:].lstrip(" \t")
        position = len(text) - len(rest)
        if not rest:
            return position
        if rest[0] == "{":
            self._brackets.add("{")
            return position + 1
        tag = _TAG.match(rest)
        if tag is None:
            self.is_text = True
            return position
        self._in_tag = True
        return position + tag.end()
