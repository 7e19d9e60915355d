"""Loads the schemas that comments on a page name for its tables.

A page is written by anyone who sends a change, and a message may quote the file that it names. So a page can only name
files of its repository, or below the folder of its configuration file.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mdlint.config import Config
from mdlint.errors import SchemaError
from mdlint.files.inside import is_inside, repository_of
from mdlint.model import Page
from mdlint.rules import Finding
from mdlint.schema import TableSchema, is_builtin, load
from mdlint.text.words import quoted


class NamedSchemas(NamedTuple):
    """The schemas that comments on a page name, and a finding for each comment whose schema can't be used."""

    by_name: dict[str, TableSchema]
    findings: list[Finding]


def named_schemas(page: Page, config: Config) -> NamedSchemas:
    """Load the schemas that comments on a page name; a path is relative to the page."""
    return _named(page, lambda name: _load(name, page.path, config))


def named_builtins(page: Page) -> NamedSchemas:
    """Load the built-in schemas that comments on a page name. The page is not a file, so that it can name no others."""
    return _named(page, _load_builtin)


def _named(page: Page, load_schema: Callable[[str], TableSchema]) -> NamedSchemas:
    named = NamedSchemas({}, [])
    failures: dict[str, tuple[str, str | None]] = {}
    for table in page.tables:
        name = table.schema
        if name is None:
            continue
        if name not in named.by_name and name not in failures:
            try:
                named.by_name[name] = load_schema(name)
            except SchemaError as error:
                failures[name] = (str(error), None)
            except PermissionError as error:
                failures[name] = (str(error), "Name it in [[tables]] of the configuration instead.")
        if name in failures:
            named.findings.append(Finding(table.schema_span or table.span, *failures[name]))
    return named


def _load(name: str, page: str, config: Config) -> TableSchema:
    """Load a schema. Raises SchemaError if it can't be used, PermissionError if the page may not read it."""
    folder = Path(page).parent
    if "\0" in name:
        raise SchemaError(name, "", "is not a path")
    if not is_builtin(name):
        root, noun = _tree(folder)
        roots = [root] if config.is_default else [root, config.root]
        if not any(is_inside(folder / name, allowed) for allowed in roots):
            raise PermissionError(f"{quoted(name)} is outside of {noun}")
    return load(name, folder)


def _load_builtin(name: str) -> TableSchema:
    if not is_builtin(name):
        raise PermissionError(f"{quoted(name)} is not read: the page is not a file of this machine")
    return load(name, Path())


def _tree(folder: Path) -> tuple[Path, str]:
    """Return the folder whose files a page in `folder` may name, and how messages name it."""
    place = Path(os.path.abspath(folder))  # noqa: PTH100  resolve() would leave the folder by its symbolic links
    if repository := repository_of(place):
        return repository, "the repository"
    here = Path.cwd()
    return (here, "the working directory") if place.is_relative_to(here) else (place, "the folder of the page")
