"""Edits of a schema as edits of the files that it is written in."""

import codecs
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mdlint.accept.json_text import changed_json
from mdlint.accept.trial import Drafts
from mdlint.files.utf8 import Unreadable, decode, drafted, read_bytes
from mdlint.schema import is_builtin
from mdlint.schema.files.origin import Origins
from mdlint.schema.keywords import Proposal, Refusal


class NotEditable(Exception):  # noqa: N818  not an error: the reason, in words, why an edit can't be made
    """An edit can't be made. The message says why."""


class SchemaPlace(NamedTuple):
    """The reference by which a table has its schema, and the folder that it is relative to."""

    reference: str
    base: Path


def with_proposal(proposal: Proposal, place: SchemaPlace, refusal: Refusal, drafts: Drafts) -> Drafts:
    """Return the contents of files after the edits of a proposal.

    Raises NotEditable if a file ships with mdlint, and SchemaError if it can't be read.
    """
    if is_builtin(place.reference):
        raise NotEditable(f"{place.reference} ships with mdlint, and can't be edited")
    for edit in proposal:
        with drafted(drafts):
            origins = Origins(place.reference, place.base)
            if edit.convention:
                origin = origins.convention(refusal.path)
                origin = origin._replace(place=edit.path)
            else:
                origin = origins.of(edit.path)
        if origin.path is None:
            raise NotEditable(f"{origin.name} ships with mdlint, and can't be edited")
        drafts = with_text(origin.path, drafts, partial(changed_json, path=origin.place, value=edit.value))
    return drafts


def with_text(file: Path, drafts: Drafts, change: Callable[[str], str]) -> Drafts:
    """Return the contents of files after a change of the text of one. Its byte order mark stays."""
    try:
        data = drafts[file] if file in drafts else read_bytes(file)
    except ValueError as error:
        raise NotEditable(f"{file}: {error}") from error
    text = decode(data)
    if isinstance(text, Unreadable):
        raise NotEditable(f"{file}: {text.message}")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return {**drafts, file: mark + change(text).encode()}
