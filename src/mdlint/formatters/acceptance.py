"""The output of `mdlint accept`: the changes of files as a diff, and what became of each finding."""

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

from mdlint.accept import Acceptance
from mdlint.formatters._line import location
from mdlint.model import Diagnostic
from mdlint.text.visible import visible, visible_at_start


def as_text(acceptance: Acceptance) -> str:
    """Write a unified diff for each file, then a line for each finding."""
    lines = [line for path, contents in acceptance.changes.items() for line in _diff(path, *contents)]
    lines += [""] if lines else []
    lines += [f"{_place(each, acceptance)}: accepted" for each in acceptance.accepted]
    lines += [f"{_place(each.finding, acceptance)}: not accepted: {each.reason}" for each in acceptance.refused]
    return "".join(f"{visible_at_start(line)}\n" for line in lines)


def _place(finding: Diagnostic, acceptance: Acceptance) -> str:
    place = acceptance.report.place(finding.path, finding.span)
    return f"{location(finding.path, place)} {finding.rule}"


def _diff(path: Path, before: bytes | None, after: bytes) -> Iterator[str]:
    """Yield the lines of a unified diff, without the ends of lines."""
    name = visible(shown_path(path))
    a, b = ("", "") if Path(name).is_absolute() else ("a/", "b/")
    old, new = ((content or b"").decode().splitlines() for content in (before, after))
    yield from difflib.unified_diff(old, new, "/dev/null" if before is None else a + name, b + name, lineterm="")


def shown_path(path: Path) -> str:
    """Return a path relative to the working directory, if it is below it."""
    shown = os.path.relpath(path)
    return str(path) if shown.startswith("..") else Path(shown).as_posix()
