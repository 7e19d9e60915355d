"""CSV and TSV. Fields are texts; a record is at the line it starts on.

A file named `.csv` may be separated by semicolons or tabs, as Excel writes it where the comma is the decimal separator:
whichever its header has most of, outside of quotes.
"""

import csv
from collections.abc import Collection, Iterator
from itertools import chain

from mdlint.errors import SourceError
from mdlint.sources.texts import lines
from mdlint.sources.values import Columns, SourceSpec, SourceValue
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import counted

_QUOTED = lazy_pattern(r'"(?:[^"]|"")*"?')
# Those first that win a tie.
_DELIMITERS = (",", ";", "\t")
# The words of Python's csv module.
_WORDS = (
    ("unexpected end of data", "a quote is not closed"),
    ("field larger than field limit", f"a field has more than {csv.field_size_limit():,} characters"),
    ("expected after", "after a closing quote, expected the delimiter or the end of the line"),
)


class _DelimitedRecord:
    """A record of a CSV file. There may be millions, so that it computes nothing before it is asked."""

    __slots__ = ("_columns", "_fields", "_line")

    def __init__(self, columns: Columns, fields: list[str], line: int) -> None:
        self._columns = columns
        self._fields = fields
        self._line = line

    @property
    def place(self) -> str:
        return f"line {self._line}"

    @property
    def names(self) -> Collection[str]:
        return self._columns

    def get(self, field: str) -> SourceValue:
        return SourceValue(self._fields[self._columns.number(field)], f"line {self._line}", self._line)


def csv_records(spec: SourceSpec) -> Iterator[_DelimitedRecord]:
    """Yield the records of a CSV file, the fields of its first row being its header. Raises SourceError."""
    return _records(spec, None)


def tsv_records(spec: SourceSpec) -> Iterator[_DelimitedRecord]:
    """Yield the records of a file separated by tabs, as `csv_records` does. Fields may be in quotes."""
    return _records(spec, "\t")


def _records(spec: SourceSpec, delimiter: str | None) -> Iterator[_DelimitedRecord]:
    texts = lines(spec)
    start = list(_up_to_text(texts))
    if not start:
        raise SourceError(spec.path, "", "is empty, expected a header")
    reader = csv.reader(chain(start, texts), delimiter=delimiter or _delimiter(start[-1]), strict=True)
    columns: Columns | None = None
    width, line = 0, 0
    try:
        for fields in reader:
            if not fields:
                pass
            elif columns is None:
                columns, width = Columns(spec, fields), len(fields)
            elif len(fields) != width:
                words = f"{counted(len(fields), 'field')}, the header has {width}"
                raise SourceError(spec.path, f"line {line + 1}", words)
            else:
                yield _DelimitedRecord(columns, fields, line + 1)
            line = reader.line_num
    except csv.Error as error:
        words = next((words for start, words in _WORDS if start in str(error)), str(error))
        raise SourceError(spec.path, f"line {line + 1}", f"not CSV: {words}") from error


def _up_to_text(texts: Iterator[str]) -> Iterator[str]:
    """Yield the first lines, up to one that is not blank; none if all are."""
    blank: list[str] = []
    for text in texts:
        if text.strip():
            yield from (*blank, text)
            return
        blank.append("\n")


def _delimiter(header: str) -> str:
    plain = _QUOTED.sub("", header)
    return max(_DELIMITERS, key=plain.count)
