"""Edits of a schema as edits of the files that it is written in."""

import codecs
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mdlint.accept.json_text import changed_json
from mdlint.accept.toml_text import with_schema
from mdlint.accept.trial import Drafts
from mdlint.config import Binding
from mdlint.config.toml_file import table_keys
from mdlint.draft2020.values import JSON
from mdlint.files.tree import has_entry, real_path
from mdlint.files.utf8 import Unreadable, decode, drafted, read_bytes
from mdlint.schema import is_builtin
from mdlint.schema.files.written import WrittenPlace, WrittenSchema
from mdlint.schema.table.rejection import Rejection, Removed, SchemaEdit, Widening

_EXTENSION = """\
{{
  "$schema": "urn:mdlint:table:v1",
  "$ref": "{}"
}}
"""


class NotEditable(Exception):  # noqa: N818  not an error: the reason, in words, why an edit can't be made
    """An edit can't be made. The message says why."""


class SchemaPlace(NamedTuple):
    """The reference by which a table has its schema, the folder that it is relative to, and the entry that names it."""

    reference: str
    base: Path
    binding: Binding | None = None


def with_widening(widening: Widening, place: SchemaPlace, rejection: Rejection, drafts: Drafts) -> Drafts:
    """Return the contents of files after the edits of a widening.

    A built-in schema is not edited. If a schema of the user refers to it, or can do so in its place, the edits go
    there, as far as keywords join the values of both.

    Raises NotEditable if that is not possible, and SchemaError if a file can't be read.
    """
    if is_builtin(place.reference):
        if any(edit.joined is None for edit in widening):
            raise _not_editable(place.reference)
        place, drafts = _extended(place, drafts)
    for edit in widening:
        with drafted(drafts):
            file, value = _written_place(edit, place, rejection)
        assert file.path
        drafts = with_text(file.path, drafts, partial(changed_json, path=file.place, value=value))
    return drafts


def _written_place(edit: SchemaEdit, place: SchemaPlace, rejection: Rejection) -> tuple[WrittenPlace, JSON | Removed]:
    """Return the file and the place of an edit, and the value to write there."""
    written = WrittenSchema(place.reference, place.base)
    if edit.convention:
        file, value = written.convention(rejection.path)._replace(place=edit.path), edit.value
    else:
        file, value = written.of(edit.path), edit.value
    if file.path is None and edit.joined is not None:
        # The same place in the user's own schema, which applies as well.
        steps = [
            step for step, before in zip(edit.path, ("", *edit.path), strict=False) if "allOf" not in (step, before)
        ]
        file, value = written.of(())._replace(place=tuple(steps)), edit.joined
    if file.path is None:
        raise _not_editable(file.name)
    return file, value


def _extended(place: SchemaPlace, drafts: Drafts) -> tuple[SchemaPlace, Drafts]:
    """Return the place of a new schema that refers to a built-in one, with the schema, and the entry that names it."""
    binding = place.binding
    name = f"{place.reference.partition(':')[2]}.schema.json"
    if binding is None or binding.file is None:
        raise _not_editable(place.reference)
    file = Path(real_path(binding.base), name)
    if has_entry(file):
        raise NotEditable(f"{name} exists, but the entry of the table names {place.reference}")
    prefix = table_keys(binding.file)
    # Another entry with the same schema may have got the file already.
    drafts = {file: _EXTENSION.format(place.reference).encode(), **drafts}
    drafts = with_text(binding.file, drafts, lambda text: with_schema(text, prefix, binding.number, name))
    return SchemaPlace(name, binding.base), drafts


def _not_editable(name: str) -> NotEditable:
    return NotEditable(f"{name} ships with mdlint, and can't be edited")


def with_text(file: Path, drafts: Drafts, change: Callable[[str], str]) -> Drafts:
    """Return the contents of files after a change of the text of one. Its byte order mark stays."""
    # One file may be reached by several paths.
    file = Path(real_path(file))
    try:
        data = drafts[file] if file in drafts else read_bytes(file)
    except ValueError as error:
        raise NotEditable(f"{file}: {error}") from error
    text = decode(data)
    if isinstance(text, Unreadable):
        raise NotEditable(f"{file}: {text.message}")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return {**drafts, file: mark + change(text).encode()}
