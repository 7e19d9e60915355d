"""Loads table schemas: reads them, checks them, and resolves their references."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from mdlint.draft2020.vocabulary import unfolded_size
from mdlint.errors import SchemaError
from mdlint.files.tree import real_path, remembered
from mdlint.schema.compiled.schema import TableSchema
from mdlint.schema.files.conventions import BuiltinConventions
from mdlint.schema.files.locate import SCHEMAS, is_builtin, locate_from
from mdlint.schema.files.references import Inliner, Library
from mdlint.schema.files.resolved import resolved_builtin
from mdlint.schema.keywords import KEYWORDS
from mdlint.schema.mistakes.columns import column_mistakes
from mdlint.schema.mistakes.document import document_mistakes, reference_mistakes
from mdlint.schema.mistakes.effects import effect_mistakes, effect_warnings, format_mistakes
from mdlint.schema.mistakes.placement import placement_mistakes, table_mistakes

# A schema counts once for each reference to it, so a few lines can unfold to billions of schemas.
MAX_UNFOLDED = 50_000


def load(reference: str, base: Path | None = None) -> TableSchema:
    """Load a schema by `builtin:NAME`, or by a path relative to `base` (default: the current directory).

    Raises SchemaError for the first mistake in it, or in a schema it refers to.
    """
    name, path = locate_from(base, reference, SCHEMAS)
    return _builtin(reference) if is_builtin(reference) else _load(reference, name, Path(real_path(path)))


def check_schema(reference: str, base: Path | None = None) -> list[SchemaError]:
    """Return every mistake in a schema and in the schemas it refers to; the reference is as for `load`."""
    return examine_schema(reference, base)[0]


def examine_schema(reference: str, base: Path | None = None) -> tuple[list[SchemaError], list[SchemaError]]:
    """Return every mistake in a schema and in the schemas it refers to, and the warnings about keywords without effect.

    The reference is as for `load`. A schema with mistakes has no warnings.
    """
    try:
        name, path = locate_from(base, reference, SCHEMAS)
    except SchemaError as error:
        return [error], []
    library = Library()
    mistakes, schema = resolve(reference, name, path, library)
    if mistakes:
        return mistakes, []
    return [], list(effect_warnings(library, asserts_formats=schema.layout.asserts_formats))


@cache
def _builtin(reference: str) -> TableSchema:
    """Load a built-in schema. It ships with its references resolved, and the tests check it for mistakes."""
    schema, conventions = resolved_builtin(reference)
    return TableSchema(reference, schema, BuiltinConventions(conventions))


@remembered
def _load(reference: str, name: str, path: Path) -> TableSchema:
    mistakes, schema = resolve(reference, name, path)
    if mistakes:
        raise mistakes[0]
    return schema


def resolve(
    reference: str, name: str, path: Path, library: Library | None = None
) -> tuple[list[SchemaError], TableSchema]:
    """Read a schema file and the files it refers to into a library, check them, and resolve all references.

    Returns all mistakes, and a schema that can be used only if there are no mistakes.
    """
    unusable = TableSchema(reference, schema=False)
    library = library or Library()
    try:
        root = library.open(name, path)
    except SchemaError as error:
        return [error], unusable
    if mistakes := _document_mistakes(library):
        return [library.blamed(mistake) for mistake in mistakes], unusable
    mistakes = [*table_mistakes(library, root), *placement_mistakes(library, root)]
    mistakes = mistakes or list(effect_mistakes(library, root))
    inliner = Inliner(library, _relocated)
    try:
        schema = inliner.inline(root)
    except SchemaError as error:
        return [library.blamed(mistake) for mistake in mistakes or [error]], unusable
    if unfolded_size(schema) > MAX_UNFOLDED:
        words = f"has more than {MAX_UNFOLDED:,} subschemas, references followed"
        return [library.blamed(mistake) for mistake in mistakes or [SchemaError(name, "", words)]], unusable
    table = TableSchema(reference, schema, inliner.conventions, str(path))
    mistakes += column_mistakes(library, root, table)
    mistakes += format_mistakes(library) if table.layout.asserts_formats else ()
    return [library.blamed(mistake) for mistake in mistakes], table


def _relocated(keyword: str, value: Any, folder: Path) -> Any:  # noqa: ANN401  the value of any keyword
    """Return the value of a keyword with its paths made absolute. A path that depends on the page stays as it is."""
    known = KEYWORDS.get(keyword)
    if known is None or known.relocate is None:
        return value
    return known.relocate(value, lambda path: _absolute(path, folder))


def _absolute(path: str, folder: Path) -> str:
    """Return a path relative to a folder as an absolute one, unless it begins with the page or the page's folder."""
    depends_on_page = path.startswith("{") and not path.startswith("{name}")
    return path if depends_on_page else os.path.abspath(folder / path)  # noqa: PTH100  `..` goes


def _document_mistakes(library: Library) -> list[SchemaError]:
    """Read all documents that references lead to, and return the mistakes in each document."""
    mistakes = list(reference_mistakes(library))
    return mistakes + [mistake for document in library.documents for mistake in document_mistakes(document)]
