"""A cursor in one line that knows tabs: CommonMark measures indentation in columns, with tab stops every four."""

TAB_STOP = 4


class Cursor:
    """Where the block parser stands in a line.

    `offset` counts characters from 0; `column` counts columns, a tab reaching to the next tab stop. A tab may be consumed in
    part (CommonMark §2.2): then `offset` still stands on it. `nonspace` is the offset of the first character behind the
    cursor that is neither space nor tab, `indent` how many columns away it is.
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
        column = self.column
        size = len(text)
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
        """Move behind as many characters, none of which is a tab."""
        self.offset += characters
        self.column += characters
        self.look()

    def take_columns(self, columns: int) -> None:
        """Move as many columns of the indentation to the right, into the middle of a tab if it falls so."""
        columns = min(columns, self.indent)
        # The first character behind the indentation stays where it is, so that deep nesting is not looked through again.
        self.indent -= columns
        while columns > 0:
            width = TAB_STOP - self.column % TAB_STOP if self.text[self.offset] == "\t" else 1
            step = min(width, columns)
            self.column += step
            columns -= step
            if step == width:
                self.offset += 1

    def take_indent(self) -> None:
        """Move to the first character that is neither space nor tab."""
        self.column += self.indent
        self.offset = self.nonspace
        self.indent = 0
