"""CSV with places: reads what a strict `csv.reader` reads, and knows where each character of a field comes from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain


class CsvError(Exception):
    """The text is not valid CSV."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of CSV. With an `escape`, a doubled quote does not mean a quote."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    keeps_space: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its value, the offsets of the pieces that form it, and where it starts and ends, without its quotes."""

    value: str
    pieces: tuple[tuple[int, int], ...]
    start: int
    end: int

    @property
    def offsets(self) -> list[int]:
        """Return the offset of each character of the value, and of the end."""
        return [*chain.from_iterable(range(start, end) for start, end in self.pieces), self.end]


class CsvReader:
    """Parses CSV. The text must end with a newline. `starts` are the offsets of the records that have been read."""

    def __init__(self, text: str, form: Form) -> None:
        self._text = text
        self._form = form
        self._position = 0
        self.starts: list[int] = []
        escape = re.escape(form.escape) if form.escape else "(?!)"
        # The end of a piece of a field, outside and inside of quotes.
        self._plain = re.compile(rf"\n|{re.escape(form.delimiter)}|(?P<escape>{escape})")
        self._quoted = re.compile(rf"(?P<escape>{escape})|{re.escape(form.quote)}")

    def records(self) -> Iterator[list[Field]]:
        """Yield the records in order, one without fields for an empty line. Raises CsvError."""
        while self._position < len(self._text):
            self.starts.append(self._position)
            if self._text[self._position] == "\n":
                self._position += 1
                yield []
                continue
            fields = [self._field()]
            while self._text[self._position] != "\n":
                self._position += 1
                fields.append(self._field())
            self._position += 1
            yield fields

    def _field(self) -> Field:
        """Read a field up to the delimiter or the line end after it."""
        text, form = self._text, self._form
        while not form.keeps_space and text[self._position] == " ":
            self._position += 1
        start, pieces, end = self._position, [], None
        if text[start] == form.quote:
            self._position += 1
            pieces = list(self._pieces(self._quoted))
            start, end = start + 1, self._position - 1
            if not form.escape and not text.startswith(("\n", form.delimiter), self._position):
                raise CsvError
        tail = [piece for piece in self._pieces(self._plain) if piece[0] < piece[1]]
        if tail or end is None:
            end = self._position
        pieces += tail
        return Field("".join([text[first:last] for first, last in pieces]), tuple(pieces), start, end)

    def _pieces(self, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Yield the pieces of a field up to its end: after a closing quote, or at a delimiter or line end."""
        in_quotes = ends is self._quoted
        while True:
            start = self._position
            mark = ends.search(self._text, start)
            if mark is None:
                raise CsvError
            self._position = mark.start()
            is_doubled = in_quotes and not self._form.escape and self._text.startswith(mark[0], mark.end())
            yield start, mark.start()
            if not mark["escape"] and not is_doubled:
                self._position = mark.end() if in_quotes else mark.start()
                return
            self._position = mark.end() + 1
            yield mark.end(), mark.end() + 1
            if self._position >= len(self._text):
                raise CsvError
