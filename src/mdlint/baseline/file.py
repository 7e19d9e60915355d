"""The file of a baseline: JSON with one finding a line, sorted, so that a diff shows what was added and mended.

    {"path": "docs/a.md", "rule": "out-of-range", "headings": "Results", "table": "Model | Top-1",
     "row": {"Model": "vit"}, "column": "Top-1"}

Paths are relative to the folder of the file. `row` is a text if no column names the rows. Keys with empty values are
left out. Equal findings are told apart by `number`.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mdlint.config.toml_file import display_path
from mdlint.errors import ConfigError, UsageError
from mdlint.files.replacing import write_whole
from mdlint.files.utf8 import Unreadable, decode, read_bytes
from mdlint.fingerprints import Fingerprint
from mdlint.text.words import quoted

VERSION = 1
_TEXTS = ("path", "rule", "headings", "table", "column", "text")
_REQUIRED = ("path", "rule")
_KEYS = frozenset({*_TEXTS, "row", "number"})
_EMPTY = f'{{\n  "version": {VERSION},\n  "findings": []\n}}\n'


def read_baseline(file: Path) -> list[Fingerprint]:
    """Return the findings in a baseline, with absolute paths. Raises ConfigError, with the place of a mistake."""
    shown = display_path(file)
    try:
        text = decode(read_bytes(file))
    except ValueError as error:
        raise ConfigError(shown, "", str(error)) from error
    if isinstance(text, Unreadable):
        raise ConfigError(shown, f"line {text.line}, column {text.column}", text.message)
    entries = _entries(shown, _document(shown, text))
    return [_fingerprint(entry, file.parent) for entry in entries]


def write_baseline(file: Path, known: Iterable[Fingerprint]) -> None:
    """Write findings with absolute paths. Raises UsageError if that fails."""
    lines = sorted(_line(each, file.parent) for each in known)
    body = ",\n".join(f"    {line}" for _, line in lines)
    text = f'{{\n  "version": {VERSION},\n  "findings": [\n{body}\n  ]\n}}\n' if lines else _EMPTY
    try:
        # A name may have bytes that are not UTF-8: in JSON too, `\udcff` is written for such a byte.
        write_whole(file, text.encode(errors="backslashreplace"))
    except OSError as error:
        raise UsageError(f"{display_path(file)}: can't be written: {error.strerror}") from error


def _document(shown: str, text: str) -> Any:  # noqa: ANN401  any value of JSON
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ConfigError(shown, place, f"is not JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise ConfigError(shown, "", f"is not a baseline: {error}") from error


def _entries(shown: str, document: Any) -> Sequence[Mapping[str, Any]]:  # noqa: ANN401  as above
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise ConfigError(shown, "", 'is not a baseline: expected an object with "version" and "findings"')
    if document.get("version") != VERSION:
        raise ConfigError(shown, "version", f"expected {VERSION}: another version of mdlint wrote this baseline")
    entries: list[Any] = document["findings"]
    for number, entry in enumerate(entries):
        for mistake in _mistakes(entry):
            raise ConfigError(shown, f"findings[{number}]", mistake)
    return entries


def _mistakes(entry: Any) -> Iterator[str]:  # noqa: ANN401  as above
    """Yield what is wrong with an entry."""
    if not isinstance(entry, dict):
        yield "expected an object"
        return
    for key, value in entry.items():
        if key not in _KEYS:
            yield f"unknown key {quoted(key)}"
        elif key in _TEXTS and not isinstance(value, str):
            yield f"{quoted(key)} is not a text"
    for key in _REQUIRED:
        if not entry.get(key):
            yield f"{quoted(key)} is missing"
    if "\0" in str(entry.get("path")):
        yield f"{quoted(entry['path'])} is not a path"
    row, number = entry.get("row", ""), entry.get("number", 1)
    if not (
        isinstance(row, str) or (isinstance(row, dict) and row and all(isinstance(text, str) for text in row.values()))
    ):
        yield '"row" is not a text or an object of texts'
    if type(number) is not int or number < 1:
        yield '"number" is not a whole number from 1'


def _fingerprint(entry: Mapping[str, Any], folder: Path) -> Fingerprint:
    row = entry.get("row")
    return Fingerprint(
        path=os.path.normpath(folder / entry["path"]),
        rule=entry["rule"],
        headings=entry.get("headings", ""),
        header=entry.get("table", ""),
        key=None if row is None else tuple(row) if isinstance(row, dict) else (),
        row=None if row is None else tuple(row.values()) if isinstance(row, dict) else (row,),
        column=entry.get("column", ""),
        text=entry.get("text", ""),
        number=entry.get("number", 1),
    )


def _line(known: Fingerprint, folder: Path) -> tuple[tuple[object, ...], str]:
    """Return the line of a finding, after what the lines are sorted by."""
    path = relative_path(known.path, folder)
    row: object = None
    if known.row is not None and known.key is not None:
        row = dict(zip(known.key, known.row, strict=True)) if known.key else known.row[0]
    entry = {
        "path": path,
        "rule": known.rule,
        "headings": known.headings,
        "table": known.header,
        "row": row,
        "column": known.column,
        "text": known.text,
        "number": known.number if known.number > 1 else None,
    }
    # A row may be an empty text.
    filled = {key: value for key, value in entry.items() if value not in (None, "") or (key == "row" and value == "")}
    order = (path, known.headings, known.header, known.key or (), known.row or (), known.column, known.rule, known.text)
    return (*order, known.number), json.dumps(filled, ensure_ascii=False)


def relative_path(path: str, folder: Path) -> str:
    """Return an absolute path relative to a folder, with `/` between the parts."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        # On Windows, another drive.
        return Path(path).as_posix()
