"""The `[[tables]]` entry that binds the schema of a family to its tables."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from mdlint.infer.families import Family


class Entry(NamedTuple):
    """An entry of `[[tables]]`: the path of a schema, relative to the configuration, and the columns of its tables."""

    schema: str
    columns: tuple[str, ...]

    def toml(self, prefix: str = "") -> str:
        """Return the entry as TOML. `prefix` is the key of the settings in the file, with a point after it."""
        columns = ", ".join(map(_string, self.columns))
        return f"[[{prefix}tables]]\nschema = {_string(self.schema)}\ncolumns = [{columns}]\n"


def entry_for(family: Family, schema: str) -> Entry:
    """Return the entry of a family: it applies to tables that have all columns of the family."""
    return Entry(schema, family.columns)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Sort entries so that the first that fits a table is the right one: entries with more columns come first."""
    return sorted(entries, key=lambda entry: -len(entry.columns))


def _string(text: str) -> str:
    """Write a text as a TOML string, which has the escapes of JSON, except for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
