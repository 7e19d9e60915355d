"""Excel: the rows of a sheet, with their cells; a workbook that would fill the memory is an error."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from source_files import error_of, found, read, values, written

from mdlint.sources import SourceSpec, SourceValue

pytest.importorskip("python_calamine")
openpyxl = pytest.importorskip("openpyxl")


def workbook(folder: Path, sheets: dict[str, dict[str, object]]) -> SourceSpec:
    """Write a workbook of sheets with values at cells."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, cells in sheets.items():
        sheet = made.create_sheet(name)
        for place, value in cells.items():
            sheet[place] = value
    path = folder / "a.xlsx"
    made.save(path)
    return SourceSpec(str(path))


RESULTS = {
    "A1": "Model",
    "B1": "Top 1",
    "C1": "day",
    "A2": "vit",
    "B2": 84.8,
    "C2": date(2024, 1, 5),
    "A4": "deit",
    "B4": 5,
}


def test_each_row_is_a_record(tmp_path: Path) -> None:
    spec = workbook(tmp_path, {"Results": RESULTS, "Other": {"A1": "x"}})
    first, second = read(spec)
    assert found(first, "Top 1") == SourceValue(84.8, "sheet Results, cell B2")
    assert second.place == "sheet Results, row 4"
    assert [found(second, name).value for name in ("Model", "Top 1", "day")] == ["deit", 5, None]
    assert type(found(second, "Top 1").value) is int
    assert found(first, "day").value == "2024-01-05"


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    spec = workbook(tmp_path, {"Other": {"A1": "x"}, "Results": RESULTS})
    assert read(spec) == []
    assert values(spec._replace(rows="Results"), "Model") == [["vit"], ["deit"]]
    assert error_of(spec._replace(rows="Result")) == ("", 'has no sheet "Result" (did you mean "Results"?)')
    assert error_of(spec._replace(rows="x")) == ("", 'has no sheet "x", only "Other" and "Results"')


def test_a_table_need_not_begin_in_the_first_cell(tmp_path: Path) -> None:
    spec = workbook(tmp_path, {"S": {"C3": "m", "AA3": "t", "C4": "vit", "AA4": datetime(2024, 1, 5, 10, 30)}})  # noqa: DTZ001  as Excel has it
    (record,) = read(spec)
    assert found(record, "t") == SourceValue("2024-01-05T10:30:00", "sheet S, cell AA4")


def test_what_can_not_be_read(tmp_path: Path) -> None:
    assert error_of(written(tmp_path, "b.xlsx", b"text")) == ("", "not an Excel workbook: File is not a zip file")
    with ZipFile(tmp_path / "c.xlsx", "w") as archive:
        archive.writestr("a.txt", "text")
    assert error_of(SourceSpec(str(tmp_path / "c.xlsx")))[1].startswith("not an Excel workbook: ")
    assert error_of(workbook(tmp_path, {"S": {}})) == ("sheet S", "is empty, expected a header")


@pytest.mark.slow
@pytest.mark.parametrize("last", ["XFD1048576", "XFD400", "A1048576"])
def test_a_workbook_with_a_far_cell(tmp_path: Path, last: str) -> None:
    """calamine ends the process for the first of them; the others are large, but can be read or are refused."""
    spec = workbook(tmp_path, {"S": {"A1": "m", "A2": "x", last: "y"}})
    if last == "A1048576":
        assert values(spec, "m") == [["x"], ["y"]]
    else:
        assert error_of(spec) == (
            "",
            "too large: a sheet has at most 5,000,000 cells between its first and its last one",
        )


def test_cells_without_a_reference_count_too(tmp_path: Path) -> None:
    spec = workbook(tmp_path, {"S": {"A1": "m"}})
    sheet = '<worksheet><sheetData><row r="1048570"><c/><c/><c/><c/><c/></row></sheetData></worksheet>'
    assert error_of(replaced(spec, sheet))[1].startswith("too large: a sheet has")


@pytest.mark.slow
def test_a_workbook_that_is_huge_when_unpacked(tmp_path: Path) -> None:
    spec = workbook(tmp_path, {"S": {"A1": "m"}})
    assert error_of(replaced(spec, " " * (257 * 2**20))) == ("", "too large: unpacked, a workbook has at most 256 MiB")


def replaced(spec: SourceSpec, sheet: str) -> SourceSpec:
    """Return the workbook with another text of its sheet."""
    data = BytesIO()
    with ZipFile(spec.path) as old, ZipFile(data, "w", ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, sheet if "sheet1" in member.filename else old.read(member))
    Path(spec.path).write_bytes(data.getvalue())
    return spec
