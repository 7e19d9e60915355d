"""What a dialect adds to the blocks of GFM. The scanner asks it at each line that may begin a block."""

from collections.abc import Iterable

from mdlint.markdown.containers import CODE_INDENT
from mdlint.markdown.cursor import Cursor
from mdlint.markdown.html import conditions
from mdlint.markdown.leaves import FencedCode, HtmlLeaf, MarkupLeaf, OpenLeaf
from mdlint.model import TextLine


class Syntax:
    """The syntax of GFM, which adds nothing. A dialect overrides the parts that it reads differently.

    One instance reads one page.
    """

    # A line that is indented by at least this many columns is indented code.
    code_indent = CODE_INDENT
    # Whether tags are JSX.
    is_jsx = False

    def is_text(self, text: str) -> bool:  # noqa: ARG002  dialects use it
        """Whether a line that begins with a letter is text, whatever is above it."""
        return True

    def take_container_marker(self, cursor: Cursor) -> int:  # noqa: ARG002  as above
        """Move past the marker of a container that the dialect adds, if one begins here.

        Return how many columns the content of the container is indented; 0 if none begins here.
        """
        return 0

    def markup(
        self,
        line: TextLine,  # noqa: ARG002  as above
        leaf: OpenLeaf | None,  # noqa: ARG002
        container: int,  # noqa: ARG002
    ) -> MarkupLeaf | FencedCode | None:
        """Return the markup for the site generator that a line begins, or the code block that only the dialect knows.

        `leaf` is the open leaf that the line would continue, lazily or not.
        """
        return None

    def names(self, text: str) -> Iterable[str]:  # noqa: ARG002  as above
        """Return the names that markup for the site generator gives to places on the page, given the page's text."""
        return ()

    def html(self, line: TextLine, container: int, *, in_paragraph: bool) -> HtmlLeaf | None:
        """Return the HTML block that a line, given without its indentation, begins. The block does not contain the line
        yet.
        """
        condition = conditions.start_condition(line.text, in_paragraph=in_paragraph)
        return HtmlLeaf([], condition, container) if condition else None
