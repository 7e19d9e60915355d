"""The registry of formats, and the way from a source to its records."""

import os
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from mdlint.errors import SourceError
from mdlint.sources.values import Record, SourceSpec
from mdlint.text.words import did_you_mean, listed, quoted

_Read: TypeAlias = Callable[[SourceSpec], Iterator[Record]]


class Format(NamedTuple):
    """A format of sources: the endings of its files, the fields of a spec that choose its records, and its reader."""

    endings: tuple[str, ...]
    choices: tuple[str, ...]
    read: _Read


def _csv(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.delimited import csv_records  # noqa: PLC0415  3 ms for csv; only this format needs it

    return csv_records(spec)


def _tsv(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.delimited import tsv_records  # noqa: PLC0415  as above

    return tsv_records(spec)


def _json(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.json_files import json_records  # noqa: PLC0415  as above

    return json_records(spec)


def _json_lines(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.json_files import json_lines_records  # noqa: PLC0415  as above

    return json_lines_records(spec)


def _yaml(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.yaml_files import yaml_records  # noqa: PLC0415  as above

    return yaml_records(spec)


def _toml(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.toml_files import toml_records  # noqa: PLC0415  as above

    return toml_records(spec)


def _front_matter(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.yaml_files import front_matter_records  # noqa: PLC0415  as above

    return front_matter_records(spec)


def _markdown(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.tables import table_records  # noqa: PLC0415  as above

    return table_records(spec)


def _parquet(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.parquet import parquet_records  # noqa: PLC0415  as above

    return parquet_records(spec)


def _excel(spec: SourceSpec) -> Iterator[Record]:
    from mdlint.sources.excel import excel_records  # noqa: PLC0415  as above

    return excel_records(spec)


FORMATS: Mapping[str, Format] = {
    "csv": Format((".csv",), (), _csv),
    "tsv": Format((".tsv", ".tab"), (), _tsv),
    "json": Format((".json",), ("rows",), _json),
    "jsonl": Format((".jsonl", ".ndjson"), ("rows",), _json_lines),
    "yaml": Format((".yaml", ".yml"), ("rows",), _yaml),
    "toml": Format((".toml",), ("rows",), _toml),
    "front-matter": Format((), ("rows",), _front_matter),
    "markdown": Format((".md", ".markdown", ".mdx", ".ipynb"), ("heading", "columns"), _markdown),
    "parquet": Format((".parquet", ".pq"), (), _parquet),
    "excel": Format((".xlsx", ".xlsm"), ("rows",), _excel),
}
_BY_ENDING = {ending: name for name, each in FORMATS.items() for ending in each.endings}


def records(spec: SourceSpec) -> Iterator[Record]:
    """Yield the records of a source, in their order.

    Raises SourceError, some of it while records are yielded: the file can't be read, is not UTF-8 or malformed, its
    format is unknown or needs an extra that is not installed, or it has nothing where the records should be.
    """
    chosen = FORMATS[format_of(spec)]
    for field in ("rows", "heading", "columns"):
        if getattr(spec, field) and field not in chosen.choices:
            raise SourceError(spec.path, "", f"{field} does not apply to {format_of(spec)}")
    yield from chosen.read(spec)


def format_of(spec: SourceSpec) -> str:
    """Return the name of a source's format. Raises SourceError if it is unknown."""
    if spec.format:
        if spec.format not in FORMATS:
            meant = did_you_mean(spec.format, FORMATS) or f", expected {listed(FORMATS)}"
            raise SourceError(spec.path, "", f"unknown format {quoted(spec.format)}{meant}")
        return spec.format
    ending = os.path.splitext(spec.path)[1].lower()  # noqa: PTH122  a Path costs more
    if ending not in _BY_ENDING:
        raise SourceError(
            spec.path, "", f"unknown format: the name ends in {quoted(ending)}, expected {listed(_BY_ENDING)}"
        )
    return _BY_ENDING[ending]
