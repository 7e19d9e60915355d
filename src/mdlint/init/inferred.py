"""Add the schemas that `mdlint infer` proposes to the files of a start, with their entries in the configuration."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.config import Config
from mdlint.discover import Configs, discover
from mdlint.errors import UsageError
from mdlint.files.tree import has_entry
from mdlint.infer.inference import FamilySchema, infer
from mdlint.infer.writing import plan_for
from mdlint.text.words import counted


class Inferred(NamedTuple):
    """The texts of the new schemas by their absolute paths, the text of their entries, and a sentence about them."""

    schemas: Mapping[Path, str]
    entries: str
    note: str


def inferred(folder: Path, config: Config) -> Inferred:
    """Infer the schemas of the tables below a folder whose configuration is not written yet.

    Tables that an entry of the configuration binds have one already. Raises UsageError if the file of a schema exists.
    """
    sources = discover([str(folder)], Configs(own={folder: config}))
    inference = infer([source for source in sources if source.config.root == folder])
    planned = plan_for(inference.families)
    schemas = {Path(os.path.abspath(each.path)): each.text for each in planned.schemas}  # noqa: PTH100  as in discover
    for path in schemas:
        if has_entry(path):
            raise UsageError(f"{path}: exists already")
    return Inferred(schemas, "\n".join(each.added for each in planned.configs), _note(inference.families))


def _note(families: Sequence[FamilySchema]) -> str:
    """Count the schemas, their tables and their suspects."""
    made = [each for each in families if each.has_schema]
    tables = sum(len(each.family.tables) for each in made)
    suspects = sum(len(each.suspects) for each in made)
    words = f"infer: {counted(len(made), 'schema')} for {counted(tables, 'table')}"
    return f"{words}, {counted(suspects, 'suspect')}" if made else "infer: no table has enough rows for a schema"
