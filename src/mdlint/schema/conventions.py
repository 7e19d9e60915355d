"""Loading naming conventions: read, checked, and found from the schemas that name them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mdlint.errors import SchemaError
from mdlint.schema.bundled import CONVENTION_NAMES, bundled
from mdlint.schema.documents import declared_dialect, read_json
from mdlint.schema.explaining import explain_errors
from mdlint.schema.json_values import pointer
from mdlint.schema.locating import CONVENTIONS, is_builtin, locate, locate_from, nearest_builtin
from mdlint.schema.vocabulary import DRAFT, NAMING_DIALECT, TABLE_DIALECT

if TYPE_CHECKING:
    from mdlint.naming import Convention
    from mdlint.schema.documents import Document
    from mdlint.schema.json_values import JSONPath, SchemaObject

_META_SCHEMA = "naming.schema.json"


def load_convention(reference: str, base: Path | None = None) -> Convention:
    """Load a naming convention by `builtin:NAME`, or by a path relative to `base` (default: the current directory).

    Raises SchemaError for the first mistake in it.
    """
    return _loaded(*locate_from(base, reference, CONVENTIONS))


def check_convention(reference: str, base: Path | None = None) -> list[SchemaError]:
    """Find every mistake in a naming convention; the reference is as for `load_convention`."""
    try:
        name, path = locate_from(base, reference, CONVENTIONS)
    except SchemaError as error:
        return [error]
    faults, _ = _read(name, path)
    return faults


def is_convention(reference: str, base: Path | None = None) -> bool:
    """Whether a reference means a naming convention: a built-in one, also misspelt, or a file that is one by its name or word."""
    if is_builtin(reference):
        return nearest_builtin(reference) in CONVENTION_NAMES
    if reference.endswith(".naming.json"):
        return True
    try:
        return declared_dialect(read_json(*locate_from(base, reference, CONVENTIONS))) == NAMING_DIALECT
    except SchemaError:
        return False


def convention_of(document: Document, place: str) -> Convention:
    """Return the convention that `nameConvention` of the schema at a place refers to, relative to its document.

    Raises SchemaError at the reference, with the first mistake in the convention.
    """
    value = cast("dict[str, Any]", document.schemas[place])["nameConvention"]
    reference, at = (value, "") if isinstance(value, str) else (value["convention"], "/convention")
    try:
        return _loaded(*locate(reference, document.folder, str(Path(document.name).parent), CONVENTIONS))
    except (SchemaError, ValueError) as error:
        words = f"the naming convention can't be used: {error}" if isinstance(error, SchemaError) else str(error)
        raise SchemaError(document.name, f"{place}/nameConvention{at}", words) from error


def _loaded(name: str, path: Path) -> Convention:
    return _load(name, Path(os.path.realpath(path)))


@cache
def _load(name: str, path: Path) -> Convention:
    # That the built-in conventions are without mistakes is known from the tests.
    faults, document = _read(name, path, checked=is_builtin(name))
    if faults:
        raise faults[0]
    from mdlint.naming import Convention  # noqa: PLC0415  most schemas name no convention

    return Convention(name, document)


def _read(name: str, path: Path, *, checked: bool = False) -> tuple[list[SchemaError], SchemaObject]:
    """Read a convention, and check it unless it was `checked`; use it only if there are no mistakes."""
    try:
        document = read_json(name, path)
    except SchemaError as error:
        return [error], {}
    found = [] if checked else _mistakes(document)
    return [SchemaError(name, pointer(place), words) for place, words in found], cast("SchemaObject", document)


def _mistakes(document: object) -> list[tuple[JSONPath, str]]:
    """The mistakes that the meta-schema finds; those that it can't express, if there are none."""
    dialect = declared_dialect(document)
    if dialect in {DRAFT, TABLE_DIALECT}:
        return [(("$schema",), f"{dialect} declares a table schema, expected a naming convention")]
    found = explain_errors(bundled(_META_SCHEMA), document)
    if found:
        return found
    from mdlint.naming import convention_mistakes  # noqa: PLC0415  as above

    return list(convention_mistakes(cast("SchemaObject", document)))
