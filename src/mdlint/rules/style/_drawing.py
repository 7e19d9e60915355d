"""Sets the lines of a pipe table: for the fixes of the rules about style. The text of no cell changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from mdlint.model import Align, Edit, Fix, Table
from mdlint.rules.style._lines import Line, Segment
from mdlint.style import TableStyle, TextAlign
from mdlint.text.width import width

# An aligned table is at most this many times as long as it was.
_MOST_GROWTH = 30

Measure: TypeAlias = Callable[[str], int]


class Drawn(NamedTuple):
    """A line of a table as it is to be written: its cells with the white space around them, and its outer pipes."""

    segments: tuple[Segment, ...]
    leading: bool
    trailing: bool

    @property
    def text(self) -> str:
        """The line without what is before the row."""
        cells = (f"{segment.before or ''}{segment.text}{segment.after or ''}" for segment in self.segments)
        return f"{'|' * self.leading}{'|'.join(cells)}{'|' * self.trailing}"


def drawn(line: Line) -> Drawn:
    """Return a line as it is written."""
    return Drawn(tuple(line.segments()), line.leading, line.trailing)


def with_padding(style: TableStyle, header: Sequence[Segment], delimiter: Sequence[Segment]) -> TableStyle:
    """Return the style with "consistent" replaced by the padding of these rows, if they have any."""
    if style.padding == "consistent" and (found := _least(header)) is not None:
        style = style._replace(padding=found)
    if style.delimiter_padding == "consistent" and (found := _least(delimiter)) is not None:
        style = style._replace(delimiter_padding=found)
    return style


def _least(segments: Sequence[Segment]) -> int | None:
    """Return the fewest spaces between a text and a pipe; None if no text is next to a pipe."""
    sides = [side for segment in segments if segment.text for side in (segment.before, segment.after)]
    return min((len(side) for side in sides if side is not None), default=None)


def drawing_fix(lines: Sequence[Line], texts: Sequence[str], title: str) -> Fix | None:
    """Return the fix that gives each line its new text; None if all lines have it already."""
    pairs = zip(lines, texts, strict=True)
    edits = tuple(Edit(line.span(0, len(line.text)), text) for line, text in pairs if line.text != text)
    return Fix(title, edits) if edits else None


def delimiter(text: str, length: int) -> str:
    """Return a cell of a delimiter row of this many characters, with the same colons and at least one hyphen."""
    left, right = text.startswith(":"), text.endswith(":")
    return f"{':' * left}{'-' * max(1, length - left - right)}{':' * right}"


def spaced(lines: Sequence[Drawn], spaces: int, style: TableStyle) -> list[str]:
    """Return the lines with this many spaces on both sides of each pipe, and in empty cells."""
    gap = " " * spaces
    header, below, *rows = (line._replace(segments=tuple(_spaced(line.segments, gap))) for line in lines)
    if below.text != lines[1].text or style.aligned_delimiter:
        lengths = [style.delimiter_length] * len(below.segments)
        if style.aligned_delimiter:
            measure = measure_of(style)
            lengths = [
                max(measure(above.text), length) for above, length in zip(header.segments, lengths, strict=False)
            ]
        below = below._replace(
            segments=tuple(
                segment._replace(text=delimiter(segment.text, length))
                for segment, length in zip(below.segments, lengths, strict=False)
            )
        )
    return [header.text, below.text, *(row.text for row in rows)]


def _spaced(segments: Sequence[Segment], gap: str) -> Iterator[Segment]:
    for segment in segments:
        before = None if segment.before is None else gap
        after = None if segment.after is None else gap
        yield segment._replace(before=before, after=after if segment.text or before is None else "")


def aligned(lines: Sequence[Drawn], table: Table, style: TableStyle) -> list[str]:
    """Return the lines with each pipe below a pipe of the header.

    In a style that leaves the side of a text open, a text stays on its side of the column. One long text makes all rows
    long: a table that would grow too much is returned as it is.
    """
    grid = _Grid(lines, table, style)
    texts = [line.text for line in lines]
    if len(lines) * grid.width > _MOST_GROWTH * sum(map(len, texts)):
        return texts
    header, below, *rows = lines
    return [
        grid.row(header, style.header_align),
        grid.delimiter_row(below),
        *(grid.row(row, style.cell_align) for row in rows),
    ]


def measure_of(style: TableStyle) -> Measure:
    """Return the function that measures a text in the style: its characters, or its width in a monospaced font."""
    return len if style.width == "characters" else width


class _Grid:
    """The columns of a table that is set in columns: `_pipes` has the place of the pipe after each of them."""

    def __init__(self, lines: Sequence[Drawn], table: Table, style: TableStyle) -> None:
        self._measure = measure_of(style)
        self._padding = style.padding if isinstance(style.padding, int) else 1
        self._below = style.delimiter_padding if isinstance(style.delimiter_padding, int) else self._padding
        self._align = table.align
        header, _, *rows = lines
        self._pipes = self._places(header, [header, *rows], style.delimiter_length)
        self._sides = self._common_sides(rows)

    @property
    def width(self) -> int:
        """The width of a row as wide as the header."""
        return self._pipes[-1] + 1

    def _places(self, header: Drawn, rows: Sequence[Drawn], delimiter_length: int) -> list[int]:
        last = len(header.segments) - 1
        sides = [(column > 0 or header.leading) + (column < last or header.trailing) for column in range(last + 1)]
        # Below a text that is shorter, the delimiter row needs the room.
        widths = [max(1, delimiter_length - count * (self._padding - self._below)) for count in sides]
        for row in rows:
            for column, segment in enumerate(row.segments[: len(widths)]):
                widths[column] = max(widths[column], self._measure(segment.text))
        places, place = [], int(header.leading)
        for room, count in zip(widths, sides, strict=True):
            place += room + self._padding * count
            places.append(place)
            place += 1
        return places

    def row(self, line: Drawn, moved: TextAlign) -> str:
        """Return the text of a row whose texts are moved to a side."""
        cells = (self._cell(segment, column, room, moved) for column, (segment, room) in enumerate(self._rooms(line)))
        return f"{'|' * line.leading}{'|'.join(cells)}{'|' * line.trailing}"

    def delimiter_row(self, line: Drawn) -> str:
        """Return the text of the delimiter row."""
        cells = []
        for segment, room in self._rooms(line):
            before = "" if segment.before is None else " " * self._below
            after = "" if segment.after is None else " " * self._below
            cells.append(f"{before}{delimiter(segment.text, room - len(before) - len(after))}{after}")
        return f"{'|' * line.leading}{'|'.join(cells)}{'|' * line.trailing}"

    def _rooms(self, line: Drawn) -> Iterator[tuple[Segment, int]]:
        """Yield each cell of a line with the columns between its pipes. A cell without a header has room for its text."""
        place = int(line.leading)
        for column, segment in enumerate(line.segments):
            if column < len(self._pipes):
                yield segment, self._pipes[column] - place
                place = self._pipes[column] + 1
            else:
                yield segment, 2 * self._padding + self._measure(segment.text)

    def _cell(self, segment: Segment, column: int, room: int, moved: TextAlign) -> str:
        before = 0 if segment.before is None else self._padding
        after = 0 if segment.after is None else self._padding
        spare = max(0, room - before - after - self._measure(segment.text))
        # White space before the first text of a row without a pipe would be indentation.
        side = "left" if segment.before is None else self._side(segment, column, moved)
        left = spare if side == "right" else spare // 2 if side == "center" else 0
        # Nothing follows the last text of a row without a pipe at its end.
        right = spare - left if segment.after is not None else 0
        return f"{' ' * (before + left)}{segment.text}{' ' * (right + after)}"

    def _side(self, segment: Segment, column: int, moved: TextAlign) -> Align:
        declared = self._align[column] if column < len(self._align) else None
        if moved == "declared":
            return declared or "left"
        if moved != "any":
            return moved
        before, after = len(segment.before or ""), len(segment.after or "")
        if declared == "center" and abs(before - after) <= 1:
            return "center"
        return _found_side(segment) or (self._sides[column] if column < len(self._sides) else "left")

    def _common_sides(self, rows: Sequence[Drawn]) -> list[Align]:
        """Return for each column the side on which most texts are, or else the side that the delimiter row declares."""
        balance = [0] * len(self._pipes)
        for row in rows:
            for column, segment in enumerate(row.segments[: len(balance)]):
                balance[column] += _STEPS.get(_found_side(segment), 0)
        declared = [*self._align, *([None] * len(balance))]
        return [
            ("right" if more > 0 else "left") if more else side or "left"
            for more, side in zip(balance, declared, strict=False)
        ]


_STEPS: Mapping[Align | None, int] = {"left": -1, "right": 1}


def _found_side(segment: Segment) -> Align | None:
    """Return the side on which a text is; None if it has the same space on both sides, or a side has no pipe."""
    if not segment.text or segment.before is None or segment.after is None or segment.before == segment.after:
        return None
    return "right" if len(segment.before) > len(segment.after) else "left"
