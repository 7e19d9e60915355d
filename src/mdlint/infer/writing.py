"""Plans the files of an inference, and writes them: new schema files, and entries after those of the configuration.

No file is overwritten. All paths are checked before the first file is written.
"""

import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.config import find_config
from mdlint.config.toml_file import appended, table_keys
from mdlint.errors import UsageError
from mdlint.files.replacing import write_whole
from mdlint.infer.bindings import Entry, entry_for, in_order, root_of
from mdlint.infer.compose import compose, schema_text
from mdlint.infer.families import Family
from mdlint.infer.inference import FamilySchema

_DEFAULT_FOLDER = "schemas"
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 40
_BOM = "\ufeff"


class PlannedSchema(NamedTuple):
    """A schema with the path of its file, and its text."""

    schema: FamilySchema
    path: str
    text: str


class PlannedConfig(NamedTuple):
    """A configuration: its path, the entries to add, and its text with them.

    If they can't be added, `mistake` says why.
    """

    path: str
    added: str
    text: str
    mistake: str = ""


class Plan(NamedTuple):
    """The files to write."""

    schemas: Sequence[PlannedSchema]
    configs: Sequence[PlannedConfig]


def plan_for(families: Sequence[FamilySchema], folder: str | None = None, *, with_evidence: bool = False) -> Plan:
    """Plan the files for the schemas of families.

    `folder` is where schemas go, relative to the working directory; by default the folder `schemas` next to the
    configuration. Pages without a configuration get one in the working directory.
    """
    schemas: list[PlannedSchema] = []
    entries: dict[Path, list[Entry]] = {}
    taken: set[str] = set()
    for one in families:
        if one.has_schema:
            config = one.family.tables[0].config
            root = root_of(config)
            place = Path(folder) if folder is not None else Path(os.path.relpath(root / _DEFAULT_FOLDER))
            path = (place / f"{_free(_name(one.family), taken)}.schema.json").as_posix()
            text = schema_text(compose(one.family, one.proposals, with_evidence=with_evidence))
            schemas.append(PlannedSchema(one, path, text))
            entry = entry_for(one.family, Path(os.path.relpath(path, root)).as_posix(), by_page=one.by_page)
            entries.setdefault(config.file or find_config(root) or root / "mdlint.toml", []).append(entry)
    return Plan(schemas, [_planned_config(file, found) for file, found in entries.items()])


def write_plan(plan: Plan) -> None:
    """Write the files.

    Raises UsageError, before any file is written, if a schema file exists, if the entries can't be added to a
    configuration, or if the configuration would not apply to the pages.
    """
    for config in plan.configs:
        if config.mistake:
            raise UsageError(f"{config.mistake}; mdlint infer without --write shows them")
    for planned in plan.schemas:
        if os.path.lexists(planned.path):
            raise UsageError(f"{planned.path}: exists already; no file was written (--schema-out names another folder)")
        for table in planned.schema.family.tables:
            if table.config.is_default and not Path(os.path.abspath(table.path)).is_relative_to(Path.cwd()):  # noqa: PTH100  as in discover
                raise UsageError(f"{table.path}: a configuration in the working directory would not apply to it")
    schemas = [(planned.path, planned.text) for planned in plan.schemas]
    written: list[Path] = []
    for path, text in [*schemas, *((config.path, config.text) for config in plan.configs)]:
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            write_whole(Path(path), text.encode())
        except OSError as error:
            # A schema that no entry names would stop the next run.
            for new in written[: len(schemas)]:
                new.unlink(missing_ok=True)
            raise UsageError(f"{path}: can't be written: {error.strerror}") from error
        written.append(Path(path))


def _planned_config(file: Path, entries: Iterable[Entry]) -> PlannedConfig:
    prefix = "".join(f"{key}." for key in table_keys(file))
    added = "\n".join(entry.toml(prefix) for entry in in_order(entries))
    path, text = Path(os.path.relpath(file)).as_posix(), appended(_text_of(file), added)
    try:
        tomllib.loads(text.removeprefix(_BOM))
    except tomllib.TOMLDecodeError as error:
        words = f"{path}: [[{prefix}tables]] entries can't be added at its end ({error})"
        return PlannedConfig(path, added, text, words)
    return PlannedConfig(path, added, text)


def _text_of(file: Path) -> str:
    """Return the text of a configuration with its line endings, "" if there is no such file."""
    try:
        return file.read_bytes().decode()
    except FileNotFoundError:
        return ""


def _name(family: Family) -> str:
    """Return a name for the file of a family: its heading if its tables share one, else its first columns."""
    headings = {table.table.headings[-1].text if table.table.headings else "" for table in family.tables}
    shared = next(iter(headings)) if len(headings) == 1 else ""
    return _slug(shared) or _slug(" ".join(family.columns[:2])) or "table"


def _slug(text: str) -> str:
    slug = _NOT_IN_A_NAME.sub("-", text.casefold()).strip("-")
    return slug if len(slug) <= _LONGEST_NAME else slug[:_LONGEST_NAME].rpartition("-")[0] or slug[:_LONGEST_NAME]


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no other family has, with a number if needed."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free
