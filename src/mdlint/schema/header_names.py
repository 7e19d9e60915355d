"""Which column of a table is which column of a schema."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mdlint.schema.headers import normalize_header
from mdlint.shape import column_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mdlint.model import Table
    from mdlint.schema.table_schema import TableSchema


def headers_of(table: Table, schema: TableSchema | None) -> list[str]:
    """The header of each column, as far as a schema is concerned.

    Of a header of several rows this is all of a column's name; or where the schema knows only its lowest part, or only its
    highest, and no other column has that part in its place, that part.
    """
    parts = column_parts(table)
    headers = [" ".join(names) for names in parts]
    if schema is None or all(len(names) < 2 for names in parts):
        return headers
    for end in (-1, 0):
        counts = Counter([normalize_header(names[end]) for names in parts if names])
        known = [schema.knows(header) for header in headers]
        taken = {normalize_header(header) for header, is_known in zip(headers, known, strict=True) if is_known}
        for index, names in enumerate(parts):
            key = normalize_header(names[end]) if names else ""
            if len(names) > 1 and not known[index] and counts[key] == 1 and key not in taken and schema.knows(key):
                headers[index] = names[end]
    return headers


def name_columns(headers: Sequence[str], schema: TableSchema | None) -> list[str | None]:
    """Name the columns of a table; None for a second column of the same header.

    Of the headers that stand for one column, the one nearest to its name has it, and of equally near ones the first. A
    second one, under another alias, keeps its own. The second column of the header `Latency` is the schema's `Latency (2)`,
    if it has one.
    """
    known = [schema.canonical(header) if schema else header for header in headers]
    names: list[str | None] = [None] * len(headers)
    taken: set[str] = set()
    seen: set[str] = set()
    for index in sorted(range(len(headers)), key=lambda index: _distance(headers[index], known[index])):
        header = headers[index]
        key = normalize_header(header)
        name = header if known[index] in taken else known[index]
        if key not in seen and name not in taken:
            names[index] = name
            taken.add(name)
        seen.add(key)
    if schema and None in names:
        _name_numbered(names, headers, schema)
    return names


def _name_numbered(names: list[str | None], headers: Sequence[str], schema: TableSchema) -> None:
    """Name further columns of one header where the schema speaks of them by number."""
    counts: Counter[str] = Counter()
    for index, header in enumerate(headers):
        key = normalize_header(header)
        counts[key] += 1
        for known in (header, schema.canonical(header)) if names[index] is None else ():
            name = schema.canonical(f"{known} ({counts[key]})")
            if name in schema.column_names and name not in names:
                names[index] = name


def _distance(header: str, name: str) -> int:
    """How far a header is from the name of its column: 0 is the name itself, 1 another writing of it, 2 an alias."""
    if header == name:
        return 0
    return 1 if normalize_header(header) == normalize_header(name) else 2
