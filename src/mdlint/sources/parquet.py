"""Parquet, by pyarrow, which the extra `parquet` installs. Only columns that are asked for become values of Python."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, BinaryIO

from mdlint.errors import SourceError
from mdlint.files.streams import opened
from mdlint.sources.values import Columns, SourceSpec, SourceValue, as_json

if TYPE_CHECKING:  # an extra
    from pyarrow import RecordBatch

_ROWS_AT_ONCE = 8192


class _Batch:
    """Some rows of the file, the first of which has the number `first`."""

    def __init__(self, columns: Columns, batch: "RecordBatch", first: int) -> None:
        self.columns = columns
        self.first = first
        self._batch = batch
        self._known: dict[int, list[object]] = {}

    def value(self, index: int, row: int) -> object:
        """Return a value. Raises SourceError for one that Python does not have, such as a date of the year 20000."""
        if index not in self._known:
            try:
                self._known[index] = self._batch.column(index).to_pylist()
            except (ValueError, OverflowError) as error:
                rows = f"rows {self.first} to {self.first + self._batch.num_rows - 1}"
                raise SourceError(self.columns.spec.path, rows, str(error)) from error
        return self._known[index][row]


class _RowRecord:
    """A row of a batch."""

    __slots__ = ("_batch", "_row")

    def __init__(self, batch: _Batch, row: int) -> None:
        self._batch = batch
        self._row = row

    @property
    def place(self) -> str:
        return f"row {self._batch.first + self._row}"

    @property
    def names(self) -> Collection[str]:
        return self._batch.columns

    def get(self, field: str) -> SourceValue:
        return SourceValue(as_json(self._batch.value(self._batch.columns.number(field), self._row)), self.place)


def parquet_records(spec: SourceSpec) -> Iterator[_RowRecord]:
    """Yield the rows of a Parquet file. Raises SourceError, also if pyarrow is not installed."""
    try:
        with opened(spec.path) as stream:
            yield from _rows(spec, stream)
    except ValueError as error:
        raise SourceError(spec.path, "", str(error)) from error


def _rows(spec: SourceSpec, stream: BinaryIO) -> Iterator[_RowRecord]:
    try:
        from pyarrow import ArrowException  # noqa: PLC0415  an extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415  an extra
    except ImportError as error:
        words = "reading Parquet needs pyarrow: install mdlint-tables[parquet]"
        raise SourceError(spec.path, "", words) from error
    first = 1
    try:
        file = ParquetFile(stream)
        columns = Columns(spec, file.schema_arrow.names)
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
            rows = _Batch(columns, batch, first)
            yield from (_RowRecord(rows, row) for row in range(batch.num_rows))
            first += batch.num_rows
    except (ArrowException, ValueError, OSError) as error:
        raise SourceError(spec.path, "", f"not Parquet: {error}") from error
