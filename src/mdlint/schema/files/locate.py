"""Locates the table schema or naming convention that a reference names: a built-in document, or a file."""

import os
from pathlib import Path
from typing import NamedTuple

from mdlint.bundled import BUILTIN_NAMES, CONVENTION_NAMES, bundled_path
from mdlint.errors import SchemaError
from mdlint.files import tree
from mdlint.files.inside import CONFIG_NAMES, is_inside, repository_of
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import nearest, quoted

_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BUILTIN = "builtin:"


class DocumentKind(NamedTuple):
    """A kind of document: its name in messages, the names of the built-in documents, and the suffix of their files."""

    noun: str
    builtin: tuple[str, ...]
    suffix: str


SCHEMAS = DocumentKind("schema", BUILTIN_NAMES, ".schema.json")
CONVENTIONS = DocumentKind("naming convention", CONVENTION_NAMES, ".naming.json")
PAGE_SCHEMAS = DocumentKind("page schema", (), ".page.json")
_KINDS = (SCHEMAS, CONVENTIONS)


def is_builtin(reference: str) -> bool:
    """Whether a reference is to a document that ships with mdlint."""
    return reference.startswith(_BUILTIN)


def nearest_builtin(reference: str) -> str | None:
    """Return the built-in name that a reference has, even if it is misspelled; None if no built-in name is similar."""
    return nearest(reference.removeprefix(_BUILTIN), [name for kind in _KINDS for name in kind.builtin])


def locate(reference: str, folder: Path, folder_name: str, wanted: DocumentKind) -> tuple[str, Path]:
    """Return the name and the path of the document that `builtin:NAME` or a path relative to a folder refers to.

    In messages, the name of the document begins with `folder_name`. Raises ValueError, in words, if a built-in document
    is unknown or of another kind, if the reference is an address that would have to be fetched, or if it is not a path.
    """
    if is_builtin(reference):
        return reference, _builtin_path(reference, wanted)
    if reference.startswith("//") or _SCHEME.match(reference):
        raise ValueError(f"{quoted(reference)} is neither a relative path nor built-in, and nothing is fetched")
    if not reference or "\0" in reference:
        raise ValueError(f"{quoted(reference)} is not a path")
    return os.path.normpath(Path(folder_name) / reference), folder / reference


def _builtin_path(reference: str, wanted: DocumentKind) -> Path:
    name = reference.removeprefix(_BUILTIN)
    if name in wanted.builtin:
        return bundled_path(f"{name}{wanted.suffix}")
    other = next((kind for kind in _KINDS if name in kind.builtin), None)
    if other:
        raise ValueError(f"{quoted(reference)} is a {other.noun}, expected a {wanted.noun}")
    raise ValueError(f"there is no built-in {wanted.noun} {quoted(name)}{_builtin_meant(name, wanted)}")


def _builtin_meant(name: str, wanted: DocumentKind) -> str:
    """Return the end of a message, which asks for the built-in document whose name is similar; "" if none is."""
    near = nearest(name, wanted.builtin)
    return f" (did you mean {quoted(_BUILTIN + near)}?)" if near else ""


def locate_from(base: Path | None, reference: str, wanted: DocumentKind) -> tuple[str, Path]:
    """Locate a document as `locate` does, from `base` (default: the current directory).

    Raises SchemaError where `locate` raises ValueError, and for a file that is not there if its name is nearly the name
    of a built-in document.
    """
    folder = base or Path()
    here = Path.cwd()
    shown = folder.relative_to(here) if folder.is_absolute() and folder.is_relative_to(here) else folder
    try:
        name, path = locate(reference, folder, str(shown), wanted)
    except ValueError as error:
        raise SchemaError(reference, "", str(error)) from error
    if not tree.has_entry(path) and (meant := _builtin_meant(reference, wanted)):
        raise SchemaError(name, "", f"there is no such file{meant}")
    return name, path


def require_inside(reference: str, folder: Path, path: Path) -> None:
    """Raise ValueError, in words, if the file that a document in a folder refers to is not in the same project.

    The project is the repository of the document; if it is in no repository, the highest folder above it with a
    configuration; else the folder that holds both it and the working directory. Symbolic links are followed.
    """
    if is_builtin(reference):
        return
    folder = Path(tree.real_path(folder))
    above = [place for place in (folder, *folder.parents) if any(tree.has_entry(place / name) for name in CONFIG_NAMES)]
    here = tree.real_path(Path.cwd())
    project = repository_of(folder) or (above[-1] if above else os.path.commonpath([folder, here]))
    if not is_inside(path, project):
        raise ValueError(f"{quoted(reference)} leads out of the project, and is not read")
