"""MDX, and the directives between colons that Docusaurus adds to it.

In MDX tags are JSX: a block of tags ends with its last tag, Markdown continues on the next line, indented or not, and
there is no indented code. Sources: micromark-extension-mdx-jsx, -mdx-expression, -mdxjs-esm and -directive, which
Docusaurus uses.
"""

from collections.abc import Sequence
from sys import maxsize

from mdlint.markdown.dialects.javascript import JavaScript
from mdlint.markdown.html import conditions
from mdlint.markdown.leaves import CommentLeaf, HtmlLeaf, MarkupLeaf, OpenLeaf, ParagraphLeaf
from mdlint.markdown.syntax import Syntax
from mdlint.model import TextLine
from mdlint.text.lazy_pattern import lazy_pattern

# The title may be in brackets or after a space.
_DIRECTIVE = lazy_pattern(r"(:{3,})[ \t]*+[A-Za-z][\w-]*+(?:[ \t\[{].*)?$")
# Docusaurus reads the content of such code as if it had no fences.
_UNWRAPPED = lazy_pattern(r"(`{3,})mdx-code-block[ \t]*+$")
_COMMENT = lazy_pattern(r"\{[ \t]*+/\*")
_COMMENT_END = lazy_pattern(r"\*/[ \t]*+\}[ \t]*+$")


class JsxLeaf(HtmlLeaf):
    """Tags on lines of their own, up to the line `until`."""

    __slots__ = ("until",)

    def __init__(self, container: int, until: int) -> None:
        super().__init__([], 0, container)
        self.until = until

    def goes_on(self, cursor: object) -> bool:  # noqa: ARG002  a blank line does not end a tag
        """Whether the next line belongs to the tags."""
        return self.lines[-1].line < self.until

    def add(self, line: TextLine) -> bool:
        """Add a line; return whether the block ends with it."""
        self.lines.append(line)
        return line.line >= self.until


class MdxSyntax(Syntax):
    """The syntax of MDX, for a page with these lines."""

    code_indent = maxsize
    is_jsx = True
    adds_blocks = True
    takes_task_marker = False

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._javascript = JavaScript(lines)

    def is_text(self, text: str) -> bool:
        """Whether a line that begins with a letter is text: it may be an import or an export."""
        return not text.startswith(("import ", "export "))

    def markup(self, line: TextLine, leaf: OpenLeaf | None, container: int) -> MarkupLeaf | None:
        """Return a directive, an expression, or imports and exports."""
        text = line.text
        match text[:1]:
            case ":" | "`" if opening := _DIRECTIVE.match(text) or _UNWRAPPED.match(text):
                return MarkupLeaf(line.line, line.line, container, fence=opening[1])
            case "{":
                return self._expression(line, container)
            case "i" | "e" if line.column == 1 and not isinstance(leaf, ParagraphLeaf):
                until = self._javascript.module_end(line)
                return MarkupLeaf(line.line, line.line, container, until) if until else None
        return None

    def html(self, line: TextLine, container: int, *, in_paragraph: bool) -> HtmlLeaf | None:
        """Return tags on lines of their own. Comments and elements without Markdown inside are read as in GFM."""
        condition = conditions.start_condition(line.text, in_paragraph=in_paragraph)
        if condition and not conditions.ends_at_blank_line(condition):
            return HtmlLeaf([], condition, container)
        until = self._javascript.tags_end(line) if line.text[:1] == "<" else None
        return JsxLeaf(container, until) if until else None

    def _expression(self, line: TextLine, container: int) -> MarkupLeaf | None:
        until = self._javascript.expression_end(line)
        if until is None:
            return None
        opening = _COMMENT.match(line.text)
        closing = _COMMENT_END.search(line.text if until == line.line else self._lines[until - 1])
        if opening and closing:
            return CommentLeaf(line, container, until, opening[0], closing[0])
        return MarkupLeaf(line.line, line.line, container, until)
