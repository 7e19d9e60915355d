"""The findings that a user names: by rules, by places as reports show them, or by a report in JSON."""

import json
import os
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from mdlint.errors import UsageError
from mdlint.files.tree import has_entry
from mdlint.known_rules import KNOWN_RULES
from mdlint.model import Diagnostic
from mdlint.report import Report
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted

_PLACE = lazy_pattern(
    r"(?P<path>.+?)(?::cell (?P<cell>[0-9]{1,9}))?(?::(?P<line>[0-9]{1,9})(?::(?P<column>[0-9]{1,9}))?)?", re.DOTALL
)

# The version of reports in JSON, as `formatters.json` writes it.
_VERSION = 1


class Spot(NamedTuple):
    """A page or a folder, or a place on a page: any column of a finding, in a notebook the line of a cell.

    `rule` is the rule of a finding in a report; a spot from a report is skipped if the finding is gone.
    """

    path: str
    line: int | None = None
    column: int | None = None
    cell: int | None = None
    rule: str | None = None

    def __str__(self) -> str:
        cell = "" if self.cell is None else f":cell {self.cell}"
        return f"{self.path}{cell}" + "".join(f":{number}" for number in (self.line, self.column) if number is not None)

    def has(self, finding: Diagnostic, report: Report) -> bool:
        """Whether a finding of a report is here."""
        if self.rule not in (None, finding.rule) or not _is_at(finding.path, self.path):
            return False
        place = report.place(finding.path, finding.span)
        span = place.span
        if self.line is None:
            return True
        if (self.cell, self.line) != (place.cell, span.line):
            return False
        is_within = span.line < span.end_line or (self.column or 0) < span.end_column
        return self.column in (None, span.column) or (
            self.rule is None and span.column < (self.column or 0) and is_within
        )


class Wanted(NamedTuple):
    """The rules and the spots of findings. Without rules, findings of any rule are wanted; without spots, anywhere."""

    rules: frozenset[str]
    spots: Sequence[Spot]

    @property
    def paths(self) -> list[str]:
        """The paths of the spots, each once."""
        return list(dict.fromkeys(spot.path for spot in self.spots))

    def findings(self, report: Report) -> list[Diagnostic]:
        """Return the wanted findings of a report. Raises UsageError if there are none, or none at a spot."""
        known = [each for each in report.diagnostics if not self.rules or each.rule in self.rules]
        found: dict[Diagnostic, None] = {} if self.spots else dict.fromkeys(known)
        for spot in self.spots:
            here = [each for each in known if spot.has(each, report)]
            if not here and spot.rule is None:
                raise UsageError(f"{spot}: no finding{' of these rules' if self.rules else ''} here")
            found |= dict.fromkeys(here)
        if not found:
            raise UsageError("there is no such finding")
        return list(found)


def wanted_of(arguments: Iterable[str]) -> Wanted:
    """Read arguments: ids of rules, and spots. Raises UsageError for a spot whose path does not exist."""
    rules, spots = [], []
    for argument in arguments:
        if argument in KNOWN_RULES:
            rules.append(argument)
            continue
        match = _PLACE.fullmatch(argument)
        assert match
        if "\0" in argument or not has_entry(match["path"]):
            raise UsageError(f"{quoted(argument)} is not a rule, and there is no such page or folder")
        line, column, cell = (int(match[name]) if match[name] else None for name in ("line", "column", "cell"))
        spots.append(Spot(match["path"], line, column, cell))
    return Wanted(frozenset(rules), spots)


def read_report(text: str) -> list[Spot]:
    """Return the spots of the findings in a report of `mdlint check --format json`.

    Raises UsageError for another text, and for a report of another version. A report that another program
    has changed may lack the version.
    """
    try:
        report: Any = json.loads(text)
        version = report.get("version", _VERSION)
        spots = [
            Spot(str(each["path"]), int(each["line"]), int(each["column"]), each.get("cell"), str(each["rule"]))
            for each in (report["diagnostics"] if version == _VERSION else ())
        ]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise UsageError("the standard input is not a report of mdlint check --format json") from error
    if version != _VERSION:
        raise UsageError(f"the report has version {json.dumps(version)}, and this mdlint reads version {_VERSION}")
    return spots


def _is_at(path: str, place: str) -> bool:
    """Whether a path is a place, or below it."""
    inner, outer = os.path.abspath(path), os.path.abspath(place)  # noqa: PTH100  as in discover
    return inner == outer or inner.startswith(outer.rstrip(os.sep) + os.sep)
