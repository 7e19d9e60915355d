"""Loads page schemas: reads them, checks them, and resolves their references."""

from pathlib import Path
from typing import Any

from mdlint.draft2020.vocabulary import unfolded_size
from mdlint.errors import SchemaError
from mdlint.files.tree import real_path, remembered
from mdlint.page_schemas.keywords import PAGE_KEYWORDS
from mdlint.page_schemas.mistakes import PAGE_VOCABULARY, page_schema_mistakes
from mdlint.page_schemas.schema import PageSchema
from mdlint.schema.files.documents import PAGE_DIALECT, declared_dialect, read_json
from mdlint.schema.files.locate import PAGE_SCHEMAS, is_builtin, locate_from
from mdlint.schema.files.references import Inliner, Library
from mdlint.schema.load import MAX_UNFOLDED
from mdlint.schema.mistakes.document import document_mistakes, reference_mistakes
from mdlint.schema.mistakes.effects import effect_warnings


def load_page_schema(reference: str, base: Path | None = None) -> PageSchema:
    """Load a page schema by a path relative to `base` (default: the current directory).

    Raises SchemaError for the first mistake in it, or in a schema it refers to.
    """
    name, path = locate_from(base, reference, PAGE_SCHEMAS)
    return _load(reference, name, Path(real_path(path)))


def examine_page_schema(reference: str, base: Path | None = None) -> tuple[list[SchemaError], list[SchemaError]]:
    """Return every mistake in a page schema and the schemas it refers to, and warnings about what has no effect.

    The reference is as for `load_page_schema`. A schema with mistakes has no warnings.
    """
    library = Library(PAGE_DIALECT)
    try:
        name, path = locate_from(base, reference, PAGE_SCHEMAS)
    except SchemaError as error:
        return [error], []
    mistakes, _ = _resolve(reference, name, path, library)
    return mistakes, [] if mistakes else list(effect_warnings(library, asserts_formats=False))


def is_page_schema(reference: str, base: Path | None = None) -> bool:
    """Whether a file declares that it is a page schema."""
    if is_builtin(reference):
        return False
    try:
        return declared_dialect(read_json(*locate_from(base, reference, PAGE_SCHEMAS))) == PAGE_DIALECT
    except SchemaError:
        return False


@remembered
def _load(reference: str, name: str, path: Path) -> PageSchema:
    mistakes, schema = _resolve(reference, name, path, Library(PAGE_DIALECT))
    if mistakes:
        raise mistakes[0]
    return schema


def _resolve(reference: str, name: str, path: Path, library: Library) -> tuple[list[SchemaError], PageSchema]:
    """Read a schema and the files it refers to into a library, check them, and resolve all references.

    Returns all mistakes, and a schema that can be used only if there are no mistakes.
    """
    unusable = PageSchema(reference, schema=False)
    try:
        root = library.open(name, path)
    except SchemaError as error:
        return [error], unusable
    mistakes = list(reference_mistakes(library))
    mistakes += [error for document in library.documents for error in document_mistakes(document, PAGE_VOCABULARY)]
    mistakes = mistakes or list(page_schema_mistakes(library, root))
    if not mistakes:
        try:
            schema = Inliner(library, _relocated).inline(root)
            if unfolded_size(schema) <= MAX_UNFOLDED:
                return [], PageSchema(reference, schema)
            mistakes = [SchemaError(name, "", f"has more than {MAX_UNFOLDED:,} subschemas, references followed")]
        except SchemaError as error:
            mistakes = [error]
    return [library.blamed(mistake) for mistake in mistakes], unusable


def _relocated(keyword: str, value: Any, folder: Path) -> Any:  # noqa: ANN401  the value of any keyword
    """Return the value of a keyword with the paths of its schemas made absolute."""
    known = PAGE_KEYWORDS.get(keyword)
    if known is None or known.relocate is None:
        return value
    return known.relocate(value, lambda name: name if is_builtin(name) else str(real_path(folder / name)))
