"""Where JavaScript ends on an MDX page: tags of JSX, expressions in braces, imports and exports.

Nothing is compiled. Only the ends of brackets, strings and comments matter, as acorn reports them to micromark's MDX
extensions. MDX does not compile a page on which one of these does not end. Here, a line that seems to open it is text,
and the page is read on.

A line is read once for the code that begins on it, and at most a few times more for code that began above it and turned
out to be text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mdlint.model import TextLine
from mdlint.text.lazy_pattern import lazy_pattern

_CLOSES = {"}": "{", ")": "(", "]": "["}
_MARK = lazy_pattern(r"(?<!\S)//|/\*|[`{}()\[\]\"']")
_TEMPLATE_MARK = lazy_pattern(r"\\.|`|\$\{", re.DOTALL)
# A quote after a letter is an apostrophe; a quote that is not closed on its line is text.
_STRINGS = {'"': lazy_pattern(r'"(?:[^"\\]|\\.)*+"'), "'": lazy_pattern(r"'(?:[^'\\]|\\.)*+'")}
_APOSTROPHE = lazy_pattern(r"(?<=\w)'")
_TAG = lazy_pattern(r"<(?:/?[ \t]*+(?:[^\W\d]|\$)[\w$.:-]*+(?=[\s/>{]|$)|/?[ \t]*+(?=>))")
_TAG_MARK = lazy_pattern(r"[ \t]*+(?:(?P<end>/?[ \t]*+>)|(?P<open>[\"'{])|(?P<name>(?:[^\W\d]|\$)[\w$:-]*+|=)|$)")
_MODULE = lazy_pattern(
    r"import (?:[ ]*+[\"'{]|[ ]*+(?:type[ ]++)?(?:\{|\*[ ]++as[ ]|[\w$]++(?:[ ]*+,|[ ]++from[ ]*+[\"'])))"
    r"|export (?:[ ]*+[{*]|[ ]*+(?:default|const|let|var|function|class|async|type|interface)\b)"
)
# All reading ahead on a page is bounded by this many times its number of lines.
_READINGS = 8


class _Brackets:
    """The open brackets, templates and comments in JavaScript."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self._count: Counter[str] = Counter()
        # For each kind of quote, a line and the position in it from which on no quote is closed.
        self._unclosed: dict[str, tuple[str, int]] = {}

    def add(self, opening: str) -> None:
        """Open a bracket, a template or a comment."""
        self.open.append(opening)
        self._count[opening] += 1

    def read(self, text: str, position: int, *, whole: bool = False) -> int:
        """Read a line from a position. Return the end of the bracket that closes the first one, or the end of the line.

        The line is read to its end in any case if `whole` is set.
        """
        while position < len(text) and (whole or self.open):
            position = self._step(text, position)
        return position

    def _step(self, text: str, position: int) -> int:
        """Read up to the next mark and apply it; return the position after it."""
        inside = self.open[-1] if self.open else ""
        if inside == "/*":
            return self._read_comment(text, position)
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
        elif found in _STRINGS:
            return self._string_end(text, mark.start())
        elif found in _CLOSES:
            self._close(_CLOSES[found])
        else:
            self.add(found)
        return mark.end()

    def _string_end(self, text: str, start: int) -> int:
        """Return the end of the string that a quote begins; the end of the quote if it begins none."""
        quote = text[start]
        line, unclosed = self._unclosed.get(quote, ("", 0))
        if _APOSTROPHE.match(text, start) or (unclosed < start and line == text):
            return start + 1
        closed = _STRINGS[quote].match(text, start)
        if closed:
            return closed.end()
        self._unclosed[quote] = (text, start)
        return start + 1

    def _read_comment(self, text: str, position: int) -> int:
        end = text.find("*/", position)
        if end < 0:
            return len(text)
        self._close("/*")
        return end + 2

    def _close(self, opening: str) -> None:
        """Close the innermost bracket of a kind and the ones open in it. Brackets between tags need no partner."""
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
        """Return the last line of the tags that a line begins with; None if there is other text on their lines."""
        if not _TAG.match(line.text):
            return None
        return self._end(line, _JsxTags())

    def expression_end(self, line: TextLine) -> int | None:
        """Return the last line of the expression in braces that a line begins with; None if other text follows it."""
        return self._end(line, _JsxTags()) if line.text[:1] == "{" else None

    def module_end(self, line: TextLine) -> int | None:
        """Return the last line of the imports and exports that a line begins; None if it begins none.

        They continue up to a blank line outside of brackets.
        """
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

    def _end(self, line: TextLine, tags: "_JsxTags") -> int | None:
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
        """Yield the lines below a line, without the markers of the quotes that contain it."""
        quotes = self._lines[line.line - 1][: line.column - 1].count(">")
        for number in range(line.line + 1, len(self._lines) + 1):
            self._budget -= 1
            if self._budget < 0:
                return
            text = self._lines[number - 1]
            for _ in range(quotes):
                text = text.lstrip(" \t").removeprefix(">")
            yield number, text


class _JsxTags:
    """Follows tags over lines, with expressions between them (micromark-extension-mdx-jsx, "flow")."""

    def __init__(self) -> None:
        self.is_text = False
        self._brackets = _Brackets()
        self._in_tag = False
        self._quote = ""

    def read(self, text: str) -> bool:
        """Read a line, and return whether nothing is open at its end. `is_text` is set if the line has other text."""
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
        """Read the value of an attribute. It has no escapes."""
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
