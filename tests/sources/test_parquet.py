"""Parquet: columns of any type are JSON values, and rows are streamed."""

import builtins
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from source_files import error_of, found, read, values, written

from mdlint.sources import SourceSpec, SourceValue

pytest.importorskip("pyarrow")

import pyarrow as pa
from pyarrow import parquet


def table(folder: Path, columns: Mapping[str, Sequence[object]], rows_in_group: int = 1000) -> SourceSpec:
    path = folder / "a.parquet"
    parquet.write_table(pa.table(columns), path, row_group_size=rows_in_group)
    return SourceSpec(str(path))


def test_each_row_is_a_record(tmp_path: Path) -> None:
    spec = table(tmp_path, {"model": ["vit", "deit"], "top1": [84.8, None]})
    first, second = read(spec)
    assert found(first, "top1") == SourceValue(84.8, "row 1")
    assert found(second, "top1") == SourceValue(None, "row 2")
    assert list(first.names) == ["model", "top1"]


def test_rows_of_several_batches_are_numbered_on(tmp_path: Path) -> None:
    spec = table(tmp_path, {"n": list(range(1, 20_001))}, rows_in_group=7_000)
    found_rows = [(record.place, found(record, "n").value) for record in read(spec)]
    assert found_rows == [(f"row {number}", number) for number in range(1, 20_001)]


def test_a_value_is_a_json_value(tmp_path: Path) -> None:
    spec = table(
        tmp_path,
        {
            "date": [date(2024, 1, 5)],
            "time": [datetime(2024, 1, 5, 10, tzinfo=UTC)],
            "decimal": [Decimal("1.10")],
            "nan": [float("nan")],
            "list": [[1, 2]],
            "struct": [{"a": date(2024, 1, 5)}],
            "bytes": [b"ab"],
        },
    )
    assert values(spec, "date", "time", "decimal", "nan", "list", "struct", "bytes") == [
        ["2024-01-05", "2024-01-05T10:00:00+00:00", 1.1, "nan", [1, 2], {"a": "2024-01-05"}, "ab"]
    ]


def test_what_can_not_be_read(tmp_path: Path) -> None:
    place, message = error_of(written(tmp_path, "b.parquet", b"PAR1 is not enough"))
    assert place == ""
    assert message.startswith("not Parquet: ")
    assert error_of(SourceSpec(str(tmp_path / "c.parquet"))) == ("", "can't be read: No such file or directory")
    spec = table(tmp_path, {"model": ["vit"]})
    assert error_of(spec, ["modle"]) == ("", 'has no column "modle" (did you mean "model"?)')


def test_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    spec = table(tmp_path, {"model": [f"vit_{number}" for number in range(5_000)]})
    data = bytearray(Path(spec.path).read_bytes())
    data[50:2_000] = b"\xff" * 1_950
    Path(spec.path).write_bytes(data)
    assert error_of(spec, ["model"])[1].startswith("not Parquet: ")


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = table(tmp_path, {"model": ["vit"]})
    importing = builtins.__import__

    def without(name: str, *arguments: object) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return importing(name, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    assert error_of(spec) == ("", "reading Parquet needs pyarrow: install mdlint-tables[parquet]")
    assert "pyarrow" in sys.modules
