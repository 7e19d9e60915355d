"""The finding about an entry of a configuration that applies to nothing, at the entry in its file."""

from collections.abc import Collection, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from mdlint.config import EntryPlace
from mdlint.model import Diagnostic
from mdlint.ruleset import Ruleset
from mdlint.text.words import nearest, quoted


class UnusedEntry(NamedTuple):
    """The finding about an entry, with the lines of its configuration file."""

    diagnostic: Diagnostic
    lines: Sequence[str]


def unused_entry(rule_id: str, ruleset: Ruleset, place: EntryPlace, message: str, near: str | None) -> UnusedEntry:
    """Return the finding of a rule that runs. `near` is the text that would make the entry apply, if one is similar."""
    rule = ruleset.rules[rule_id]
    severity = ruleset.severities.get(rule_id) or rule.severity
    help_ = f"Did you mean {quoted(near)}?" if near else None
    return UnusedEntry(Diagnostic(rule_id, severity, place.path, place.span, message, help_), place.lines)


def nearest_page(globs: Sequence[str], paths: Collection[str]) -> str | None:
    """Return the path, or the folder, that is nearest to a glob."""
    folders = {f"{folder}/" for path in paths for folder in PurePosixPath(path).parents if folder.name}
    for glob in globs:
        start, star, _ = glob.partition("*")
        folder = start.rpartition("/")[0] if star or glob.endswith("/") else ""
        has_folder = not folder or f"{folder}/" in folders
        if near := (None if has_folder else nearest(f"{folder}/", folders)) or nearest(glob, paths):
            return near
    return None
