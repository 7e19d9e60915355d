"""Loading table schemas: read, checked, references resolved."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mdlint.errors import SchemaError
from mdlint.schema.check import document_faults, reference_faults
from mdlint.schema.column_faults import column_faults, part_faults
from mdlint.schema.locating import SCHEMAS, is_builtin, locate_from
from mdlint.schema.place_faults import place_faults, table_faults
from mdlint.schema.refs import Inliner, Library
from mdlint.schema.table_schema import TableSchema
from mdlint.schema.vocabulary import unfolded_size

if TYPE_CHECKING:
    from mdlint.schema.documents import Document

# References are followed each time they stand somewhere, so a few lines can stand for billions of schemas.
MAX_UNFOLDED = 50_000


def load(reference: str, base: Path | None = None) -> TableSchema:
    """Load a schema by `builtin:NAME`, or by a path relative to `base` (default: the current directory).

    Raises SchemaError for the first mistake in it, or in a schema it refers to.
    """
    name, path = locate_from(base, reference, SCHEMAS)
    return _load(reference, name, Path(os.path.realpath(path)))


def check_schema(reference: str, base: Path | None = None) -> list[SchemaError]:
    """Find every mistake in a schema and in those it refers to; the reference is as for `load`."""
    try:
        name, path = locate_from(base, reference, SCHEMAS)
    except SchemaError as error:
        return [error]
    faults, _ = _read(reference, name, path)
    return faults


@cache
def _load(reference: str, name: str, path: Path) -> TableSchema:
    # That the built-in schemas are without mistakes is known from the tests.
    faults, schema = _read(reference, name, path, checked=is_builtin(reference))
    if faults:
        raise faults[0]
    return schema


def _read(reference: str, name: str, path: Path, *, checked: bool = False) -> tuple[list[SchemaError], TableSchema]:
    """Read a schema and all it refers to, and check it unless it was `checked`; use it only if there are no mistakes."""
    unusable = TableSchema(reference, schema=False)
    library = Library()
    try:
        root = library.open(name, path)
    except SchemaError as error:
        return [error], unusable
    if not checked and (faults := _faults(library, root)):
        return faults, unusable
    inliner = Inliner(library)
    try:
        schema = inliner.inline(root)
    except SchemaError as error:
        return [error], unusable
    if unfolded_size(schema) > MAX_UNFOLDED:
        words = f"has more than {MAX_UNFOLDED:,} subschemas, references followed"
        return [SchemaError(name, "", words)], unusable
    table = TableSchema(reference, schema, inliner.conventions)
    return [] if checked else list(part_faults(library, root, table)), table


def _faults(library: Library, root: Document) -> list[SchemaError]:
    """The mistakes in single documents; those in what they make together, if there are none."""
    faults = list(reference_faults(library))
    faults += [fault for document in library.documents for fault in document_faults(document)]
    return faults or [*table_faults(library, root), *place_faults(library, root), *column_faults(library, root)]
