"""Writes data files, and reads them as sources."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from mdlint.draft2020.values import JSON
from mdlint.errors import SourceError
from mdlint.sources import Record, SourceSpec, SourceValue, records


def written(folder: Path, name: str, content: str | bytes) -> SourceSpec:
    """Write a file, with the line ends that it is given with, and return the source that it is."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return SourceSpec(str(path))


def read(spec: SourceSpec) -> list[Record]:
    return list(records(spec))


def values(spec: SourceSpec, *fields: str) -> list[list[JSON]]:
    """Return some values of each record."""
    return [[found(record, field).value for field in fields] for record in records(spec)]


def found(record: Record, field: str) -> SourceValue:
    value = record.get(field)
    assert value is not None, field
    return value


def error_of(spec: SourceSpec, fields: Iterable[str] = ()) -> tuple[str, str]:
    """Return the place and the message of the error that reading a source, and these fields of it, ends with."""
    with pytest.raises(SourceError) as caught:
        ask_all(spec, fields)
    assert caught.value.file == spec.path
    return caught.value.place, caught.value.message


def ask_all(spec: SourceSpec, fields: Iterable[str]) -> None:
    for record in records(spec):
        for field in fields:
            record.get(field)
