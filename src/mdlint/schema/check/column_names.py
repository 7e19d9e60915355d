"""Matches the columns of a table with the columns of a schema."""

from collections import Counter
from collections.abc import Sequence

from mdlint.model import Table
from mdlint.schema.compiled.schema import TableSchema
from mdlint.schema.table.normalize import normalize_header
from mdlint.shape import column_parts


def headers_of(table: Table, schema: TableSchema | None) -> list[str]:
    """Return the header of each column.

    In a header of several rows, the header of a column is its full name. If the schema knows only the lowest part of
    that name, or only the highest part, and no other column has the same part there, the header is that part.
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
    """Return the name of each column; None for a second column with the same header.

    If several headers mean one column, the header nearest to its name gets the column; if two are equally near, the
    first header does. The other headers keep their own text as a name. The second column with the header `Latency` is
    `Latency (2)` if the schema has such a column.
    """
    known = [schema.canonical(header) if schema else header for header in headers]
    count = len(headers)
    if len(set(known)) == count and len(set(map(normalize_header, headers))) == count:
        return list(known)
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
    """Name the repeated columns that the schema has with a number, such as `Latency (2)`."""
    counts: Counter[str] = Counter()
    for index, header in enumerate(headers):
        key = normalize_header(header)
        counts[key] += 1
        for known in (header, schema.canonical(header)) if names[index] is None else ():
            name = schema.canonical(f"{known} ({counts[key]})")
            if name in schema.column_names and name not in names:
                names[index] = name


def _distance(header: str, name: str) -> int:
    """Return how far a header is from the name of its column: 0 is the name itself, 1 another spelling, 2 an alias."""
    if header == name:
        return 0
    return 1 if normalize_header(header) == normalize_header(name) else 2
