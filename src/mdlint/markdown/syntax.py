"""What a dialect adds to the blocks of GFM. The scanner asks it at each line that may begin a block."""

from collections.abc import Iterable

from mdlint.markdown.containers import CODE_INDENT
from mdlint.markdown.cursor import Cursor
from mdlint.markdown.html import conditions
from mdlint.markdown.leaves import FencedCode, HtmlLeaf, MarkupLeaf, OpenLeaf
from mdlint.model import TextLine


class Syntax:
    """GFM itself, which adds nothing. A dialect overrides what it reads otherwise; one instance reads one page."""

    # From so many columns of indentation on, a line is indented code.
    code_indent = CODE_INDENT
    # Whether tags are JSX.
    is_jsx = False

    def is_text(self, text: str) -> bool:  # noqa: ARG002  a dialect looks at it
        """Whether a line that begins with a letter is text, whatever stands above it."""
        return True

    def take_container_marker(self, cursor: Cursor) -> int:  # noqa: ARG002  as above
        """Move behind the line that begins a container, if one stands here; how many columns its content is indented, or 0."""
        return 0

    def markup(
        self,
        line: TextLine,  # noqa: ARG002  as above
        leaf: OpenLeaf | None,  # noqa: ARG002
        container: int,  # noqa: ARG002
    ) -> MarkupLeaf | FencedCode | None:
        """The markup for the site that a line begins, which is neither text nor HTML, or code that only the site knows as such.

        `leaf` is what the line would go on with, lazily or not.
        """
        return None

    def names(self, text: str) -> Iterable[str]:  # noqa: ARG002  as above
        """The names that markup for the site gives to places on a page of that text."""
        return ()

    def html(self, line: TextLine, container: int, *, in_paragraph: bool) -> HtmlLeaf | None:
        """The HTML block that a line, without indentation, begins; the line itself is not in it yet."""
        condition = conditions.start_condition(line.text, in_paragraph=in_paragraph)
        return HtmlLeaf([], condition, container) if condition else None
