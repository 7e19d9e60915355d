"""Configuration: `mdlint.toml`, or `[tool.mdlint]` in `pyproject.toml`, read into a frozen `Config`.

A configuration file speaks for its folder and all below it, up to the next one. Its globs have the form of `.gitignore`
and are relative to its folder. What a file may hold is said by `schemas/config.schema.json`.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase, translate
from pathlib import Path
from typing import Any, TypeAlias

from mdlint.errors import ConfigError
from mdlint.globs import is_glob, matches, relative
from mdlint.model import Dialect, Severity, Slugs
from mdlint.rules import RESERVED, RULES, no_such_rule
from mdlint.schema import bundled, explain_errors
from mdlint.style import TableStyle
from mdlint.utf8 import Unreadable, decode, read_bytes
from mdlint.words import quoted

DEFAULT_INCLUDE = ("**/*.md", "**/*.mdx", "**/*.markdown", "**/*.ipynb")
# What a site's generator is told by, and the folder beside it that has the pages unless it says otherwise.
_SITES: Mapping[str, Dialect] = {"mkdocs.yml": "mkdocs", "mkdocs.yaml": "mkdocs"}
_SITE_PAGES = "docs"
# Deeper than any configuration is, and shallow enough for every function that walks one by recursion.
_MAX_DEPTH = 100
# The integers that every reader of TOML takes.
_INTEGERS = range(-(2**63), 2**63)
_TOO_LARGE = "a whole number has to fit into 64 bits"
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# The schema speaks in terms of JSON; TOML calls an object a table.
_JSON_OBJECT = re.compile(r"^expected an object\b")
# In the regular expression of a glob, whose own parentheses would be escaped.
_NO_TEXT = "(?!)"
_TOML_PLACE = re.compile(r" \(at (?:(line \d+, column \d+)|(end of document))\)$")


@dataclass(frozen=True, slots=True)
class Binding:
    """One `[[tables]]` entry: a schema, and which tables it is for.

    `base` is the folder its paths are relative to, `place` where it stands, for messages.
    """

    schema: str
    base: Path
    pages: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    heading: str | None = None
    place: str = field(default="", compare=False)

    def covers(self, path: str) -> bool:
        """Whether the page at `path` (relative to the working directory, or absolute) is one of `pages`."""
        return not self.pages or matches(self.pages, relative(path, self.base))


@dataclass(frozen=True, slots=True)
class Links:
    """The `[links]` table. `root` is the folder that a target which begins with `/` is relative to, if it is named."""

    root: Path | None = None
    ignore: tuple[str, ...] = ()

    def ignores(self, target: str) -> bool:
        """Whether a target, or the label of a reference, is not to be looked up."""
        return any(fnmatchcase(target, glob) for glob in self.ignore)


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration file says. `root` is its folder; a severity of None means that the rule is off.

    A rule without a severity is on, unless it is one that has to be asked for.
    """

    root: Path
    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()
    dialect: Dialect = "github"
    bindings: tuple[Binding, ...] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=dict, hash=False)
    links: Links = Links()
    style: TableStyle = field(default_factory=TableStyle)
    slugs: Slugs = "markdown"
    # Whether the file says what the dialect is.
    names_dialect: bool = field(default=False, compare=False)


def in_folder(folder: Path) -> Path | None:
    """Return the configuration file of this very folder; `mdlint.toml` goes before `pyproject.toml`."""
    own, shared = folder / "mdlint.toml", folder / "pyproject.toml"
    # Whatever has this name is meant: loading says what is wrong with a folder, a pipe or a broken link.
    if os.path.lexists(own):
        return own
    return shared if _is_file(shared) and "mdlint" in _tool_tables(shared) else None


def for_site(config: Config, folder: Path) -> Config:
    """Return a configuration as it holds in a folder: if it names no dialect, that of the site whose pages lie there."""
    if config.names_dialect or folder.name != _SITE_PAGES:
        return config
    sites = (dialect for name, dialect in _SITES.items() if _is_file(folder.parent / name))
    return replace(config, dialect=next(sites, config.dialect))


def load(file: Path) -> Config:
    """Read a configuration file; a file of any other name than `pyproject.toml` has the form of `mdlint.toml`.

    Raises ConfigError, which names the file and the key path, where it can't be read or says what it may not say.
    """
    document, prefix = _document(file)
    for place, message in _faults(document, file.absolute().parent):
        raise ConfigError(_shown(file), _key_path(prefix, place), message)
    return _build(file, prefix, document)


def _shown(file: Path) -> str:
    """Write a path as it is seen from the working directory, where it lies below that."""
    try:
        return str(file.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def _is_file(file: Path) -> bool:
    return os.path.isfile(file)  # noqa: PTH113  Path.is_file() raises where a folder above may not be entered


def _read(file: Path) -> str:
    try:
        text = decode(read_bytes(file))
    except ValueError as error:
        raise ConfigError(_shown(file), "", str(error)) from error
    if isinstance(text, Unreadable):
        raise ConfigError(_shown(file), f"line {text.line}, column {text.column}", text.message)
    return text


def _document(file: Path) -> tuple[Any, str]:
    """Return what a file says to mdlint, which may be no table, and the key it stands under."""
    if file.name != "pyproject.toml":
        return _parse(file), ""
    return _tool_tables(file).get("mdlint", {}), "tool.mdlint"


def _parse(file: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  only where there is a configuration

    text = _read(file)
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError(_shown(file), "", "is nested too deeply") from error
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        where = (place[1] or place[2]) if place else ""
        raise ConfigError(_shown(file), where, _TOML_PLACE.sub("", str(error))) from error
    except ValueError as error:
        # Python reads no decimal number of more than some thousand digits.
        raise ConfigError(_shown(file), "", _TOO_LARGE) from error


def _tool_tables(file: Path) -> Mapping[str, Any]:
    """Return the `tool` table of a `pyproject.toml`, without parsing one in which no word speaks of mdlint."""
    if "mdlint" not in _read(file):
        return {}
    tables = _parse(file).get("tool", {})
    return tables if isinstance(tables, dict) else {}


_Fault: TypeAlias = tuple[tuple[str | int, ...], str]


def _faults(document: Any, folder: Path) -> Iterator[_Fault]:  # noqa: ANN401  any value of TOML
    """Yield the place and the words of each mistake; what comes later supposes that nothing came before."""
    yield from _value_faults((), document)
    for place, words in explain_errors(bundled("config.schema.json"), document):
        yield place, _JSON_OBJECT.sub("expected a table", words)
    if "slugs" in document and document.get("dialect") != "mkdocs":
        yield ("slugs",), 'is read with dialect = "mkdocs" alone'
    yield from _rule_faults(document.get("rules", {}))
    for key in ("include", "exclude"):
        yield from _glob_faults((key,), document.get(key, ()))
    for index, table in enumerate(document.get("tables", ())):
        yield from _glob_faults(("tables", index, "pages"), table.get("pages", ()))
        if "\0" in table["schema"]:
            yield ("tables", index, "schema"), f"{quoted(table['schema'])} is no path"
    yield from _link_faults(document.get("links", {}), folder)


def _value_faults(place: tuple[str | int, ...], value: object) -> Iterator[_Fault]:
    """Find the values that the schema can't speak of, since it does so in terms of JSON, or that are beyond measure."""
    if len(place) > _MAX_DEPTH:
        yield place[:1], f"is nested more than {_MAX_DEPTH} levels deep"
    elif isinstance(value, dict | list):
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for step, member in members:
            yield from _value_faults((*place, step), member)
    elif isinstance(value, int) and value not in _INTEGERS:
        yield place, _TOO_LARGE
    elif not isinstance(value, str | int | float):
        yield place, f"expected no date or time, found {value}"


def _rule_faults(rules: Mapping[str, str]) -> Iterator[_Fault]:
    for rule, severity in rules.items():
        if rule in RESERVED and severity != "off":
            yield ("rules", rule), 'this version has no such rule yet; it can only be "off"'
        elif rule not in RULES and rule not in RESERVED:
            yield ("rules", rule), no_such_rule(rule)


def _glob_faults(place: tuple[str | int, ...], globs: Iterable[str]) -> Iterator[_Fault]:
    for index, glob in enumerate(globs):
        if not is_glob(glob):
            yield (*place, index), f"{quoted(glob)} is no glob"


def _link_faults(links: Mapping[str, Any], folder: Path) -> Iterator[_Fault]:
    root = links.get("root", "")
    # A path with a NUL is none, and os.path.isdir() says so without raising.
    if not os.path.isdir(folder / root):  # noqa: PTH112  Path.is_dir() raises for a folder that may not be entered
        yield ("links", "root"), f"{quoted(root)} is no folder"
    for index, glob in enumerate(links.get("ignore", ())):
        # What matches nothing is a slip, such as `[z-a]`.
        if _NO_TEXT in translate(glob):
            yield ("links", "ignore", index), f"{quoted(glob)} is no glob"


def _key_path(prefix: str, place: Iterable[str | int]) -> str:
    """Write a place in the file as `tool.mdlint.tables[0].schema`, a key that is no bare TOML key in quotes."""
    path = prefix
    for step in place:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += ("." if path else "") + (step if _BARE_KEY.fullmatch(step) else f'"{step}"')
    return path


def _build(file: Path, prefix: str, document: Mapping[str, Any]) -> Config:
    """Make a `Config` of a document without faults, which stands under `prefix` in a file."""
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
            _binding(root, table, f"{_shown(file)}: {_key_path(prefix, ('tables', index))}")
            for index, table in enumerate(document.get("tables", ()))
        ),
        severities=severities,
        links=_links(root, document.get("links", {})),
        style=_style(document.get("style", {})),
    )


def _links(folder: Path, links: Mapping[str, Any]) -> Links:
    return Links(root=folder / links["root"] if "root" in links else None, ignore=tuple(links.get("ignore", ())))


def _style(style: Mapping[str, Any]) -> TableStyle:
    values: dict[str, Any] = {key.replace("-", "_"): value for key, value in style.items()}
    return TableStyle(**values | {"header_names": tuple(style.get("header-names", ()))})


def _binding(root: Path, table: Mapping[str, Any], place: str) -> Binding:
    return Binding(
        schema=table["schema"],
        base=root,
        pages=tuple(table.get("pages", ())),
        columns=tuple(table.get("columns", ())),
        heading=table.get("heading"),
        place=place,
    )
