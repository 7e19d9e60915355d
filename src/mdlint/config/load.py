"""Load a configuration file: read it, check it, and make a `Config` of it."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mdlint.config.mistakes import config_mistakes
from mdlint.config.settings import DEFAULT_INCLUDE, Binding, Config, Links
from mdlint.config.toml_file import display_path, read_toml
from mdlint.errors import ConfigError
from mdlint.model import Severity
from mdlint.style import TableStyle

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
    return _build(file, prefix, document)


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
        names_slugs="slugs" in document,
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
    return Links(root=root / links["root"] if "root" in links else None, ignore=tuple(links.get("ignore", ())))


def _style(style: Mapping[str, Any]) -> TableStyle:
    values: dict[str, Any] = {key.replace("-", "_"): value for key, value in style.items()}
    return TableStyle(**values | {"header_names": tuple(style.get("header-names", ()))})
