"""Configuration files: find the file of a folder, and read its TOML."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mdlint.errors import ConfigError
from mdlint.files.inside import CONFIG_NAMES
from mdlint.files.utf8 import Unreadable, decode, read_bytes
from mdlint.text.lazy_pattern import lazy_pattern

# The file that has the settings of several tools.
SHARED_NAME = "pyproject.toml"
TOO_LARGE = "a whole number has to fit into 64 bits"
_BOM = "\ufeff"
# More digits than Python reads.
_MANY_DIGITS = lazy_pattern(r"[0-9_]{4000}")
# The place at the end of a message of tomllib.
_TOML_PLACE = lazy_pattern(r" \(at (?:(line \d+, column \d+)|(end of document))\)$")


def find_config(folder: Path) -> Path | None:
    """Return the configuration file in a folder itself.

    `mdlint.toml` and `.mdlint.toml` take precedence over `pyproject.toml`. Raises ConfigError if there are both, since
    one would be without effect.
    """
    # Anything with such a name is meant as the configuration. If it is a folder, a pipe or a broken link, loading
    # reports it.
    own = [file for name in CONFIG_NAMES if os.path.lexists(file := folder / name)]
    if len(own) > 1:
        raise ConfigError(display_path(own[1]), "", f"{own[0].name} is in the same folder: keep one of them")
    if own:
        return own[0]
    shared = folder / SHARED_NAME
    return shared if is_file(shared) and "mdlint" in _tool_tables(shared) else None


def read_toml(file: Path) -> tuple[Any, str]:
    """Return the configuration in a file, which may be any TOML value, and the key that it is under.

    A file of any other name than `pyproject.toml` is read like `mdlint.toml`. Raises ConfigError if it can't be read.
    """
    if file.name != SHARED_NAME:
        return _parse(file), ""
    return _tool_tables(file).get("mdlint", {}), ".".join(table_keys(file))


def table_keys(file: Path) -> tuple[str, ...]:
    """Return the keys that lead to the table of mdlint in a configuration file; none if the whole file is that table."""
    return ("tool", "mdlint") if file.name == SHARED_NAME else ()


def display_path(file: Path) -> str:
    """Return the path for messages: relative to the working directory if the file is below it."""
    try:
        return str(file.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(file)


def is_file(file: Path) -> bool:
    """Whether there is a regular file at a path."""
    return os.path.isfile(file)  # noqa: PTH113  Path.is_file() raises where a folder above may not be entered


def read_lines(file: Path) -> Sequence[str]:
    """Return the lines of a configuration file. Raises ConfigError if it can't be read."""
    return _read(file).splitlines()


def appended(text: str, addition: str) -> str:
    """Return the text of a TOML file with an addition at its end, after a blank line.

    The addition has the line endings of the text, which stays as it is.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.removeprefix(_BOM).strip() else end if text.endswith("\n") else end * 2
    return text + gap + addition.replace("\n", end)


def _tool_tables(file: Path) -> Mapping[str, Any]:
    """Return the `tool` table of a `pyproject.toml`. A file that does not contain the word `mdlint` is not parsed."""
    if "mdlint" not in _read(file):
        return {}
    tables = _parse(file).get("tool", {})
    return tables if isinstance(tables, dict) else {}


def _parse(file: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  1.5 ms, which a run without a configuration does without

    text = _read(file)
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError(display_path(file), "", "is nested too deeply") from error
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        where = (place[1] or place[2]) if place else ""
        raise ConfigError(display_path(file), where, _TOML_PLACE.sub("", str(error))) from error
    except ValueError as error:
        # Python does not read a decimal number of more than a few thousand digits.
        found = _MANY_DIGITS.search(text)
        where = f"line {text.count(chr(10), 0, found.start()) + 1}" if found else ""
        raise ConfigError(display_path(file), where, TOO_LARGE) from error


def _read(file: Path) -> str:
    try:
        text = decode(read_bytes(file))
    except ValueError as error:
        raise ConfigError(display_path(file), "", str(error)) from error
    if isinstance(text, Unreadable):
        raise ConfigError(display_path(file), f"line {text.line}, column {text.column}", text.message)
    return text
