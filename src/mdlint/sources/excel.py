"""Excel workbooks (.xlsx, .xlsm), by python-calamine, which the extra `excel` installs.

The first row with a value is the header. Formulas have the values that Excel stored. An empty cell is null.

calamine sets aside memory for each cell between the outermost ones, and ends the process if there is not enough: a
workbook of 5 KB with a value in its last cell asks for 512 GB. So a workbook is looked through before.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO

from mdlint.draft2020.values import JSON
from mdlint.errors import SourceError
from mdlint.sources.texts import content
from mdlint.sources.values import Columns, SourceSpec, SourceValue, as_json
from mdlint.text.words import did_you_mean, first_few, listed, quoted

# Bytes of a workbook that is unpacked, and cells between the outermost ones of a sheet.
MAX_UNPACKED = 256 * 2**20
MAX_CELLS = 5_000_000
_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})([0-9]{1,7})["']""")


class _RowRecord:
    """A row of a sheet, with its number there."""

    __slots__ = ("_cells", "_columns", "_number", "_sheet")

    def __init__(self, columns: Columns, cells: Sequence[object], sheet: str, number: int) -> None:
        self._columns = columns
        self._cells = cells
        self._sheet = sheet
        self._number = number

    @property
    def place(self) -> str:
        return f"sheet {self._sheet}, row {self._number}"

    @property
    def names(self) -> Collection[str]:
        return self._columns

    def get(self, field: str) -> SourceValue:
        index = self._columns.number(field)
        return SourceValue(_value(self._cells[index]), f"sheet {self._sheet}, cell {_letters(index)}{self._number}")


def excel_records(spec: SourceSpec) -> Iterator[_RowRecord]:
    """Yield the rows of a sheet below its header. Raises SourceError, also if python-calamine is not installed."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  an extra
    except ImportError as error:
        words = "reading Excel needs python-calamine: install mdlint-tables[excel]"
        raise SourceError(spec.path, "", words) from error
    data = content(spec)
    _look_through(spec, data)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        name = _sheet_name(spec, workbook.sheet_names)
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, OSError) as error:
        raise SourceError(spec.path, "", f"not an Excel workbook: {error}") from error
    columns: Columns | None = None
    for number, cells in enumerate(rows, 1):
        if all(cell in ("", None) for cell in cells):
            continue
        if columns is None:
            columns = Columns(spec, [str(_value(cell) or "") for cell in cells])
        else:
            yield _RowRecord(columns, cells, name, number)
    if columns is None:
        raise SourceError(spec.path, f"sheet {name}", "is empty, expected a header")


def _sheet_name(spec: SourceSpec, names: Sequence[str]) -> str:
    if not names:
        raise SourceError(spec.path, "", "has no sheet")
    name = spec.rows or names[0]
    if name not in names:
        meant = did_you_mean(name, names) or f", only {listed(first_few(list(map(quoted, names))), 'and')}"
        raise SourceError(spec.path, "", f"has no sheet {quoted(name)}{meant}")
    return name


def _value(cell: object) -> JSON:
    if isinstance(cell, float) and cell.is_integer():
        # All numbers of Excel are floats.
        return int(cell)
    return None if cell == "" else as_json(cell)


def _letters(index: int) -> str:
    """Return the letters of a column: A, B, …, Z, AA."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _look_through(spec: SourceSpec, data: bytes) -> None:
    """Raise SourceError for what is not a workbook, and for one that would fill the memory."""
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415  5 ms; only a workbook needs it

    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise SourceError(
                    spec.path, "", f"too large: unpacked, a workbook has at most {MAX_UNPACKED // 2**20} MiB"
                )
            for member in archive.infolist():
                if _area(archive.read(member)) > MAX_CELLS:
                    words = f"too large: a sheet has at most {MAX_CELLS:,} cells between its first and its last one"
                    raise SourceError(spec.path, "", words)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise SourceError(spec.path, "", f"not an Excel workbook: {error}") from error


def _area(part: bytes) -> int:
    """Return the number of cells from the first of a sheet to its last row and column; 0 for any other part."""
    row = column = last_row = last_column = 0
    for tag, attributes in (match.groups() for match in _TAG.finditer(part)):
        found = _REFERENCE.search(attributes)
        if tag == b"row":
            row, column = int(found[2]) if found else row + 1, 0
        elif found and found[1]:
            row, column = int(found[2]), _number(found[1])
        else:
            column += 1
        last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row * last_column


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
