"""Load a configuration file: read it, check it, and make a `Config` of it."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mdlint.config.mistakes import KeyPath, config_mistakes
from mdlint.config.settings import DEFAULT_INCLUDE, Binding, Config, Links
from mdlint.config.toml_file import display_path, is_file, read_toml
from mdlint.errors import ConfigError
from mdlint.files.inside import is_inside, repository_of
from mdlint.model import Dialect, Severity
from mdlint.style import TableStyle
from mdlint.text.words import quoted

# The configuration files of site generators, and the folder next to them with the pages, unless they set another one.
_SITES: Mapping[str, Dialect] = {"mkdocs.yml": "mkdocs", "mkdocs.yaml": "mkdocs"}
_SITE_PAGES = "docs"
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def load_config(file: Path) -> Config:
    """Read a configuration file.

    Raises ConfigError, which names the file and the key path, if it can't be read or has a mistake.
    """
    document, prefix = read_toml(file)
    folder = file.absolute().parent
    # os.path.isdir() returns False for a path with a NUL. Path.is_dir() raises for a folder that may not be entered.
    for place, message in config_mistakes(document, lambda path: os.path.isdir(folder / path)):  # noqa: PTH112
        raise ConfigError(display_path(file), _key_path(prefix, place), message)
    for place, message in _root_mistakes(document, folder):
        raise ConfigError(display_path(file), _key_path(prefix, place), message)
    return _build(file, prefix, document)


def _root_mistakes(document: Mapping[str, Any], folder: Path) -> Iterator[tuple[KeyPath, str]]:
    """Find a folder of links that is outside of the repository of the file, where no link of a page may lead.

    Outside of any repository, it may be any folder but the root of the disk.
    """
    entries = [
        ((), document),
        *((("overrides", index), entry) for index, entry in enumerate(document.get("overrides", ()))),
    ]
    for place, settings in entries:
        root = settings.get("links", {}).get("root")
        if root is None:
            continue
        repository = repository_of(folder)
        if repository and not is_inside(folder / root, repository):
            yield (*place, "links", "root"), f"{quoted(root)} is outside of the repository"
        elif (folder / root).resolve() == Path(folder.anchor):
            yield (*place, "links", "root"), f"{quoted(root)} is the root of the file system"


def with_site_dialect(config: Config, folder: Path) -> Config:
    """Return the configuration for a folder: the folder of a site's pages has the site's dialect, unless one is set."""
    if config.names_dialect or folder.name != _SITE_PAGES:
        return config
    sites = (dialect for name, dialect in _SITES.items() if is_file(folder.parent / name))
    return replace(config, dialect=next(sites, config.dialect))


def _key_path(prefix: str, place: Iterable[str | int]) -> str:
    """Write a key path as `tool.mdlint.tables[0].schema`, with a key in quotes if it is not a bare TOML key."""
    path = prefix
    for step in place:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += ("." if path else "") + (step if _BARE_KEY.fullmatch(step) else f'"{step}"')
    return path


def _build(file: Path, prefix: str, document: Mapping[str, Any]) -> Config:
    """Make a `Config` of a document without mistakes. `prefix` is the key that the document is under in the file."""
    root = file.absolute().parent
    severities = {
        rule: None if severity == "off" else Severity(severity) for rule, severity in document.get("rules", {}).items()
    }
    return Config(
        root=root,
        include=tuple(document.get("include", DEFAULT_INCLUDE)),
        exclude=tuple(document.get("exclude", ())),
        dialect=document.get("dialect", "github"),
        slugs=document.get("slugs", "markdown"),
        names_dialect="dialect" in document,
        bindings=tuple(
            _binding(root, table, f"{display_path(file)}: {_key_path(prefix, ('tables', index))}")
            for index, table in enumerate(document.get("tables", ()))
        ),
        severities=severities,
        links=_links(root, document.get("links", {})),
        style=_style(document.get("style", {})),
    )


def _binding(root: Path, table: Mapping[str, Any], place: str) -> Binding:
    return Binding(
        schema=table["schema"],
        base=root,
        pages=tuple(table.get("pages", ())),
        columns=tuple(table.get("columns", ())),
        heading=table.get("heading"),
        place=place,
    )


def _links(root: Path, links: Mapping[str, Any]) -> Links:
    return Links(
        root=root / links["root"] if "root" in links else None,
        ignore=tuple(links.get("ignore", ())),
        repository=links.get("repository", ""),
        by_name=links.get("by-name", False),
    )


def _style(style: Mapping[str, Any]) -> TableStyle:
    values: dict[str, Any] = {key.replace("-", "_"): value for key, value in style.items()}
    return TableStyle(**values | {"header_names": tuple(style.get("header-names", ()))})
