"""Find the cell of a row that a place is in."""

from bisect import bisect_right

from mdlint.model import Row, Span


class RowCells:
    """The cells of a row, by their places. Of a cell that spans several columns, the first column counts."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self._by_span = {cell.span: number for number, cell in reversed(list(enumerate(row.cells)))}
        self._spans = sorted(self._by_span)

    def column_at(self, span: Span) -> int | None:
        """Return the number of the cell that a span is in; None if it is the whole row, or in no single cell."""
        if span == self.row.span and len(self._spans) > 1:
            return None
        at = bisect_right(self._spans, span.start, key=lambda cell: cell.start) - 1
        cell = span if span in self._by_span else self._spans[at] if at >= 0 else None
        is_inside = cell is not None and cell.start <= span.start and span.end <= cell.end
        return self._by_span[cell] if cell is not None and is_inside else None
