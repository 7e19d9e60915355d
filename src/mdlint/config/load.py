"""Load a configuration file: read it, check it, and make a `Config` of it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mdlint.config.comparisons import Consistent, Translation
from mdlint.config.mistakes import KeyPath, config_mistakes
from mdlint.config.settings import DEFAULT_INCLUDE, Binding, Config, Links, Override
from mdlint.config.toml_file import display_path, read_toml
from mdlint.diagnostics import Severity
from mdlint.errors import ConfigError
from mdlint.files.inside import is_inside, repository_of
from mdlint.style import TableStyle
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted

# The keys that lead to a table of keys.
_TABLES = frozenset({"links", "rules", "style"})
_BARE_KEY = lazy_pattern(r"[A-Za-z0-9_-]+")


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
    place = display_path(file)
    return Config(
        root=root,
        include=tuple(document.get("include", DEFAULT_INCLUDE)),
        exclude=tuple(document.get("exclude", ())),
        dialect=document.get("dialect", "github"),
        slugs=document.get("slugs", "markdown"),
        sets_dialect="dialect" in document,
        sets_slugs="slugs" in document,
        bindings=tuple(
            _binding(file, table, index, f"{place}: {_key_path(prefix, ('tables', index))}")
            for index, table in enumerate(document.get("tables", ()))
        ),
        severities=_severities(document.get("rules", {})),
        links=_links(root, document.get("links", {})),
        style=_style(document.get("style", {})),
        overrides=tuple(
            _override(root, entry, f"{place}: {_key_path(prefix, ('overrides', index))}")
            for index, entry in enumerate(document.get("overrides", ()))
        ),
        file=file,
        origins=_origins(document, place),
        baseline=root / document["baseline"] if "baseline" in document else None,
        page_bindings=tuple(
            _binding(file, entry, index, f"{place}: {_key_path(prefix, ('pages', index))}")
            for index, entry in enumerate(document.get("pages", ()))
        ),
        consistent=tuple(
            _consistent(root, entry, f"{place}: {_key_path(prefix, ('consistent', index))}")
            for index, entry in enumerate(document.get("consistent", ()))
        ),
        translations=tuple(
            Translation(
                entry["original"], entry["translation"], root, f"{place}: {_key_path(prefix, ('translations', index))}"
            )
            for index, entry in enumerate(document.get("translations", ()))
        ),
    )


def _severities(rules: Mapping[str, str]) -> dict[str, Severity | None]:
    return {rule: None if severity == "off" else Severity(severity) for rule, severity in rules.items()}


def _override(root: Path, entry: Mapping[str, Any], place: str) -> Override:
    links, style = entry.get("links", {}), entry.get("style", {})
    return Override(
        pages=tuple(entry["pages"]),
        base=root,
        fields={key: entry[key] for key in ("dialect", "slugs") if key in entry},
        severities=_severities(entry.get("rules", {})),
        links={key: getattr(_links(root, links), key) for key in map(_field, links)},
        style={key: getattr(_style(style), key) for key in map(_field, style)},
        place=place,
        origins=_origins({key: value for key, value in entry.items() if key != "pages"}, place),
    )


def _origins(document: Mapping[str, Any], place: str) -> dict[str, str]:
    """Return the place of each key that a document sets; a key in a table is written `rules.ragged-row`."""
    keys = (
        f"{key}.{inner}" if inner else key
        for key, value in document.items()
        for inner in (value if key in _TABLES else ("",))
    )
    return dict.fromkeys(keys, place)


def _field(key: str) -> str:
    """Return the name of the field that has the value of a key."""
    return key.replace("-", "_")


def _binding(file: Path, entry: Mapping[str, Any], number: int, place: str) -> Binding:
    return Binding(
        schema=entry["schema"],
        base=file.absolute().parent,
        pages=tuple(entry.get("pages", ())),
        columns=tuple(entry.get("columns", ())),
        heading=entry.get("heading"),
        place=place,
        file=file,
        number=number,
    )


def _consistent(root: Path, entry: Mapping[str, Any], place: str) -> Consistent:
    lists = {key: tuple(entry.get(key, ())) for key in ("pages", "key", "columns", "ignore", "source")}
    return Consistent(base=root, heading=entry.get("heading"), tolerance=entry.get("tolerance"), place=place, **lists)


def _links(root: Path, links: Mapping[str, Any]) -> Links:
    return Links(
        root=root / links["root"] if "root" in links else None,
        ignore=tuple(links.get("ignore", ())),
        repository=links.get("repository", ""),
        by_name=links.get("by-name", False),
    )


def _style(style: Mapping[str, Any]) -> TableStyle:
    values: dict[str, Any] = {_field(key): value for key, value in style.items()}
    return TableStyle(**values | {"header_names": tuple(style.get("header-names", ()))})
