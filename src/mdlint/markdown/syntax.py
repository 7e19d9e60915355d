"""What a dialect adds to the blocks of GFM. The scanner asks it at each line that may begin a block."""

from collections.abc import Iterable, Sequence

from mdlint.markdown.containers import CODE_INDENT
from mdlint.markdown.cursor import Cursor
from mdlint.markdown.html import conditions
from mdlint.markdown.leaves import FencedCode, HtmlLeaf, MarkupLeaf, OpenLeaf, TableLeaf
from mdlint.model import Refusal, TextLine


class Syntax:
    """The syntax of GFM, which adds nothing. A dialect overrides the parts that it reads differently.

    One instance reads one page.
    """

    # A line that is indented by at least this many columns is indented code.
    code_indent = CODE_INDENT
    # Whether tags are JSX.
    is_jsx = False
    # Whether the dialect adds blocks: only then are `markup` and `take_container_marker` asked.
    adds_blocks = False
    # Whether the marker of a task, `[x]`, is taken off before the content of an item is read, as cmark-gfm does.
    takes_task_marker = True
    # Whether `table_of` and `ends_table` say where tables begin and end, instead of GFM §4.10.
    has_own_tables = False

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

        No markup begins with a pipe or with `#`, nor with a letter if the line `is_text`: such lines may not be asked.
        `leaf` is the open leaf that the line would continue, lazily or not.
        """
        return None

    def table_of(
        self,
        lines: Sequence[TextLine],  # noqa: ARG002  as above
        delimiter: TextLine,  # noqa: ARG002
        container: int,  # noqa: ARG002
    ) -> TableLeaf | None:
        """Return the table whose header is the last of these lines of a paragraph, given the line below.

        None if they are not a table. Only called in a dialect that has its own tables.
        """
        return None

    def refusal(self, lines: Sequence[TextLine]) -> Refusal | None:  # noqa: ARG002  as above
        """Return why these lines of a paragraph are not a table, in a dialect that has its own tables.

        None if they were not meant as a table.
        """
        return None

    def ends_table(self, line: TextLine, cursor: Cursor, container: int) -> bool:  # noqa: ARG002  as above
        """Whether a line below a table begins another block, in a dialect that has its own tables."""
        return False

    def names(self, text: str) -> Iterable[str]:  # noqa: ARG002  as above
        """Return the names that markup for the site generator gives to places on the page, given the page's text."""
        return ()

    def html(self, line: TextLine, container: int, *, in_paragraph: bool) -> HtmlLeaf | None:
        """Return the HTML block that a line, given without its indentation, begins. The block does not contain the line
        yet.
        """
        condition = conditions.start_condition(line.text, in_paragraph=in_paragraph)
        return HtmlLeaf([], condition, container) if condition else None
