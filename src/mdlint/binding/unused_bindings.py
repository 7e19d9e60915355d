"""Finds the `[[tables]]` entries that bind no table of a run, and the reason.

Nearly all entries bind a table. So it is only after the run that the pages of the others are looked at again.

An entry of a configuration is looked at if the run covers its tree: the folder of the configuration file, or one above
it, was given. Entries of several configurations that come from one place of a file are one entry.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from mdlint.binding.choice import Choice, has_columns, is_under_heading
from mdlint.binding.unused_entry import UnusedEntry, nearest_page, unused_entry
from mdlint.config import Binding, Config, entry_place
from mdlint.files.globs import relative
from mdlint.model import Page, Table
from mdlint.ruleset import Ruleset
from mdlint.schema import TableSchema, headers_of, missing_columns, near_fit
from mdlint.text.words import listed, nearest, quoted

_RULE = "unused-binding"


class _Entry:
    """An entry that binds no table, and what was seen of its conditions."""

    def __init__(self, binding: Binding, schema: TableSchema, ruleset: Ruleset) -> None:
        self.binding = binding
        self.schema = schema
        self.ruleset = ruleset
        # The pages that `pages` do not match.
        self.others: set[str] = set()
        self.has_page = False
        self.has_table = False
        self.headings: set[str] = set()
        self.has_heading = False
        self.headers: set[str] = set()
        # The missing columns of the table that lacks the fewest.
        self.missing: list[str] | None = None
        # Whether the entry fits a table for which another schema was chosen.
        self.is_preceded = False


class UnusedBindings:
    """The entries that bind no table, and what the pages of the run say of the reason. `bound` are all other entries."""

    def __init__(self, rulesets: Mapping[Config, Ruleset], folders: Collection[Path], bound: Collection[str]) -> None:
        self._waiting: dict[str, _Entry] = {}
        for config, ruleset in rulesets.items():
            if _RULE in ruleset.rules and any(config.root.is_relative_to(folder) for folder in folders):
                for binding, schema in ruleset.schemas:
                    if binding.file is not None and binding.place not in bound:
                        self._waiting.setdefault(binding.place, _Entry(binding, schema, ruleset))

    def concern(self, config: Config) -> bool:
        """Whether the pages with a configuration are to be looked at."""
        return bool(self._of(config))

    def see(self, page: Page, config: Config, choices: Sequence[Choice]) -> None:
        """Take note of the tables of a page."""
        for entry in self._of(config):
            _see(entry, page, choices)

    def see_unreadable(self, path: str, config: Config) -> None:
        """Take note of a page that can't be read: it may have the tables of any entry that covers it."""
        for entry in self._of(config):
            if entry.binding.covers(path):
                del self._waiting[entry.binding.place]

    def findings(self) -> Iterator[UnusedEntry]:
        """Yield a finding for each entry that has bound no table."""
        for entry in self._waiting.values():
            yield _finding(entry)

    def _of(self, config: Config) -> list[_Entry]:
        return [entry for binding in config.bindings if (entry := self._waiting.get(binding.place))]


def _see(entry: _Entry, page: Page, choices: Sequence[Choice]) -> None:
    binding = entry.binding
    if not binding.covers(page.path):
        entry.others.add(relative(page.path, binding.base))
        return
    entry.has_page = True
    for choice in choices:
        table = choice.bound.table
        entry.has_table = True
        if is_under_heading(table, binding.heading):
            entry.has_heading = True
            _see_columns(entry, table)
        else:
            entry.headings.update(heading.text for heading in table.headings)


def _see_columns(entry: _Entry, table: Table) -> None:
    headers = headers_of(table, entry.schema)
    if has_columns(table, entry.binding, entry.schema) or near_fit(headers, entry.schema, entry.binding.columns):
        entry.is_preceded = True
        return
    entry.headers.update(headers)
    missing = missing_columns(headers, entry.schema, entry.binding.columns)
    if entry.missing is None or len(missing) < len(entry.missing):
        entry.missing = missing


def _finding(entry: _Entry) -> UnusedEntry:
    binding, ruleset = entry.binding, entry.ruleset
    assert binding.file is not None
    entries = sum(1 for other, _ in ruleset.schemas if other.file == binding.file)
    place = entry_place(binding.file, "tables", binding.number, entries)
    reason, near = _reason(entry)
    name = binding.place.rpartition(": ")[2]
    return unused_entry(_RULE, ruleset, place, f"{name} binds {binding.schema} to no table: {reason}", near)


def _reason(entry: _Entry) -> tuple[str, str | None]:
    """Return which condition no table meets, and the nearest text that would."""
    binding = entry.binding
    if entry.is_preceded:
        return "an earlier entry or a comment comes first for each table that it fits", None
    if not entry.has_page:
        return f"no page matches {_quoted_list(binding.pages)}", nearest_page(binding.pages, entry.others)
    if not entry.has_table:
        return "its pages have no table", None
    if not entry.has_heading:
        heading = binding.heading or ""
        return f"no table is under a heading {quoted(heading)}", _nearest_text(heading.strip("*"), entry.headings)
    lost = entry.missing or []
    near = (_nearest_text(name, entry.headers) for name in lost)
    if len(lost) == len(set(binding.columns)):
        return f"no table has a column {_quoted_list(lost)}", next(filter(None, near), None)
    reason = f"no table has all its columns, the nearest lacks {_quoted_list(lost, 'and')}"
    return reason, next(filter(None, near), None)


def _quoted_list(texts: Sequence[str], last: str = "or") -> str:
    return listed(map(quoted, texts), last)


def _nearest_text(text: str, known: Collection[str]) -> str | None:
    """Return the known text that is nearest, or else the nearest word of one."""
    return nearest(text, known) or nearest(text, {word for other in known for word in other.split()})
