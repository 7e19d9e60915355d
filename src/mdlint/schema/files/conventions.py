"""Loads and checks naming conventions, including those of schemas."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mdlint.bundled import CONVENTION_NAMES, bundled
from mdlint.draft2020.explain import explain_errors
from mdlint.draft2020.values import JSONPath, SchemaObject, pointer
from mdlint.draft2020.vocabulary import DRAFT
from mdlint.errors import SchemaError
from mdlint.files.tree import real_path, remembered
from mdlint.schema.files.documents import NAMING_DIALECT, TABLE_DIALECT, Document, declared_dialect, read_json
from mdlint.schema.files.locate import CONVENTIONS, is_builtin, locate, locate_from, nearest_builtin, require_inside

if TYPE_CHECKING:  # importing it takes 3 ms, and most schemas use no naming convention
    from mdlint.naming import Convention

_META_SCHEMA = "naming.schema.json"


def load_convention(reference: str, base: Path | None = None) -> "Convention":
    """Load a naming convention by `builtin:NAME`, or by a path relative to `base` (default: the current directory).

    Raises SchemaError for the first mistake in it.
    """
    return _loaded(*locate_from(base, reference, CONVENTIONS))


class BuiltinConventions(Mapping[str, "Convention"]):
    """The built-in naming conventions of a schema by name. Each is loaded when a table first needs it: it takes 9 ms."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> "Convention":
        if name not in self._names:
            raise KeyError(name)
        return load_convention(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def check_convention(reference: str, base: Path | None = None) -> list[SchemaError]:
    """Find every mistake in a naming convention; the reference is as for `load_convention`."""
    try:
        name, path = locate_from(base, reference, CONVENTIONS)
    except SchemaError as error:
        return [error]
    mistakes, _ = _read(name, path)
    return mistakes


def is_convention(reference: str, base: Path | None = None) -> bool:
    """Whether a reference is to a naming convention, built-in (even if misspelled) or in a file."""
    if is_builtin(reference):
        return nearest_builtin(reference) in CONVENTION_NAMES
    if reference.endswith(".naming.json"):
        return True
    try:
        return declared_dialect(read_json(*locate_from(base, reference, CONVENTIONS))) == NAMING_DIALECT
    except SchemaError:
        return False


def convention_of(document: Document, place: str) -> "Convention":
    """Return the convention that `nameConvention` at a place of a document refers to.

    Raises SchemaError at the reference, with the first mistake in the convention.
    """
    name, path = convention_path(document, place)
    try:
        return _loaded(name, path)
    except SchemaError as error:
        words = f"the naming convention can't be used: {error}"
        raise SchemaError(document.name, _reference_at(document, place)[1], words) from error


def convention_path(document: Document, place: str) -> tuple[str, Path]:
    """Return the name and the path of the convention that `nameConvention` at a place of a document refers to.

    Raises SchemaError at the reference, if it refers to no file that may be read.
    """
    reference, at = _reference_at(document, place)
    try:
        name, path = locate(reference, document.folder, str(Path(document.name).parent), CONVENTIONS)
        require_inside(reference, document.folder, path)
    except ValueError as error:
        raise SchemaError(document.name, at, str(error)) from error
    return name, path


def _reference_at(document: Document, place: str) -> tuple[str, str]:
    """Return the reference in the value of `nameConvention`, and its JSON pointer."""
    value = cast("dict[str, Any]", document.schemas[place])["nameConvention"]
    if isinstance(value, str):
        return value, f"{place}/nameConvention"
    return value["convention"], f"{place}/nameConvention/convention"


def _loaded(name: str, path: Path) -> "Convention":
    return _load(name, Path(real_path(path)))


@remembered
def _load(name: str, path: Path) -> "Convention":
    # The tests check the built-in conventions for mistakes.
    mistakes, document = ([], bundled(path.name)) if is_builtin(name) else _read(name, path)
    if mistakes:
        raise mistakes[0]
    from mdlint.naming import Convention  # noqa: PLC0415  see above

    return Convention(name, document)


def _read(name: str, path: Path) -> tuple[list[SchemaError], SchemaObject]:
    """Read and check a convention. It can be used only if there are no mistakes."""
    try:
        document = read_json(name, path)
    except SchemaError as error:
        return [error], {}
    mistakes = [SchemaError(name, pointer(place), words) for place, words in _mistakes(document)]
    return mistakes, cast("SchemaObject", document)


def _mistakes(document: object) -> Sequence[tuple[JSONPath, str]]:
    """Return the mistakes that the meta-schema finds; if it finds none, the mistakes that it can't express."""
    dialect = declared_dialect(document)
    if dialect in {DRAFT, TABLE_DIALECT}:
        return [(("$schema",), f"{dialect} declares a table schema, expected a naming convention")]
    found = explain_errors(bundled(_META_SCHEMA), document)
    if found:
        return found
    from mdlint.naming import convention_mistakes  # noqa: PLC0415  see above

    return list(convention_mistakes(cast("SchemaObject", document)))
