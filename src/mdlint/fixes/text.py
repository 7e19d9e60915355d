"""The text of a page by lines, with the line endings as they are written: for edits that keep every other character."""

import re
from collections.abc import Iterable, Sequence

from mdlint.model import Edit, Span, text_at
from mdlint.text.lazy_pattern import lazy_pattern

# The line endings of CommonMark (§2.1).
_LINE_ENDING = lazy_pattern(r"(\r\n|\n|\r)")


class PageText:
    """A text by lines. `lines` are the lines without their endings, and `endings` has one item for each of them."""

    def __init__(self, text: str) -> None:
        parts = _LINE_ENDING.split(text)
        self.lines = parts[::2]
        self.endings = [*parts[1::2], ""]

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """Return the text with edits that do not overlap. A new line gets the ending of the line that it is put into.

        The last line of a page may have no ending; the line above it has one. Raises IndexError for a place that is not
        on the page.
        """
        written: list[str] = []
        line, column = 1, 1
        for edit in sorted(edits):
            written.append(self._between(Span(line, column, edit.span.line, edit.span.column)))
            written.append(edit.text.replace("\n", self._ending(edit.span.line)))
            line, column = edit.span.end
        last = Span(line, column, len(self.lines), len(self.lines[-1]) + 1)
        return "".join([*written, self._between(last)])

    def _ending(self, line: int) -> str:
        return self.endings[line - 1] or (self.endings[line - 2] if line > 1 else "") or "\n"

    def _between(self, span: Span) -> str:
        """Return the text of a span with its line endings."""
        if span.line == span.end_line:
            return text_at(self.lines, span)
        first = self.lines[span.line - 1][span.column - 1 :] + self.endings[span.line - 1]
        middle = zip(
            self.lines[span.line : span.end_line - 1], self.endings[span.line : span.end_line - 1], strict=True
        )
        return "".join(
            [first, *(part for pair in middle for part in pair), self.lines[span.end_line - 1][: span.end_column - 1]]
        )


def narrowed(lines: Sequence[str], edit: Edit) -> Edit | None:
    """Return an edit that replaces the whole of its span; None if the part that it replaces can't be located.

    The target of a link is written after `](`, perhaps in angle brackets; that of a definition, or of an attribute, is
    the whole span. What is replaced in a cell is written once there.
    """
    if not edit.replaces:
        return edit
    written = text_at(lines, edit.span)
    target = re.escape(edit.replaces)
    if edit.in_cell:
        # A digit next to digits, or after a point, would be of the same number; a letter next to letters, of the same word.
        is_figure = edit.replaces[0] in ".0123456789"
        around = (r"(?<![\d.,])", r"(?!\d|[.,]\d)") if is_figure else (r"(?<!\w)", r"(?!\w)")
        places = [match.start() for match in re.finditer(target.join(around), written)]
    elif written.strip("<>") == edit.replaces:
        places = [written.index(edit.replaces)]
    else:
        places = [match.end() - len(edit.replaces) for match in re.finditer(rf"\]\(<?{target}(?=[\s>)])", written)]
    if len(places) != 1 or edit.span.line != edit.span.end_line:
        return None
    line, column = edit.span.line, edit.span.column + places[0]
    return Edit(Span(line, column, line, column + len(edit.replaces)), edit.text, in_cell=edit.in_cell)
