"""A cursor in one line that knows tabs: CommonMark measures indentation in columns, with a tab stop every 4 columns."""

TAB_STOP = 4


class Cursor:
    """The position of the block parser in a line.

    `offset` counts characters from 0. `column` counts columns: a tab reaches to the next tab stop. A tab may be
    consumed in part (CommonMark §2.2); `offset` stays at the tab then. `nonspace` is the offset of the first character
    from here on that is neither space nor tab, and `indent` the number of columns up to it. The line is `blank` if
    there is no such character.
    """

    __slots__ = ("blank", "column", "indent", "nonspace", "offset", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.column = 0
        self.look()

    def look(self) -> None:
        """Find the first character that is neither space nor tab."""
        text = self.text
        offset = self.offset
        size = len(text)
        if offset < size and text[offset] not in " \t":
            self.nonspace, self.indent, self.blank = offset, 0, False
            return
        rest = text[offset:].lstrip(" ")
        if rest[:1] != "\t":
            self.nonspace, self.indent, self.blank = size - len(rest), size - len(rest) - offset, not rest
            return
        column = self.column
        while offset < size:
            char = text[offset]
            if char == " ":
                column += 1
            elif char == "\t":
                column += TAB_STOP - column % TAB_STOP
            else:
                break
            offset += 1
        self.nonspace = offset
        self.indent = column - self.column
        self.blank = offset == size

    def take(self, characters: int) -> None:
        """Move past this many characters, none of them a tab."""
        self.offset += characters
        self.column += characters
        self.look()

    def take_columns(self, columns: int) -> None:
        """Move this many columns to the right, within the indentation; the cursor may end up in the middle of a tab."""
        columns = min(columns, self.indent)
        # The first character after the indentation stays the same, so deep nesting does not search the line again.
        self.indent -= columns
        if "\t" not in self.text:
            self.column += columns
            self.offset += columns
            return
        while columns > 0:
            width = TAB_STOP - self.column % TAB_STOP if self.text[self.offset] == "\t" else 1
            step = min(width, columns)
            self.column += step
            columns -= step
            if step == width:
                self.offset += 1

    def take_marker(self, size: int) -> None:
        """Move past the indentation and this many characters, none of them a tab, to one that is not white space."""
        self.column += self.indent + size
        self.offset = self.nonspace = self.nonspace + size
        self.indent = 0

    def take_indent(self) -> None:
        """Move to the first character that is neither space nor tab."""
        self.column += self.indent
        self.offset = self.nonspace
        self.indent = 0
