"""Finds the `[[overrides]]` and `[[pages]]` entries for no page of a run that covers the tree of their configuration."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from mdlint.binding.unused_entry import UnusedEntry, nearest_page, unused_entry
from mdlint.config import Binding, Config, entry_place
from mdlint.config.settings import Override
from mdlint.files.globs import relative
from mdlint.ruleset import Ruleset
from mdlint.text.words import listed, quoted


def unused_page_entries(
    pages: Sequence[tuple[str, Config]], rulesets: Mapping[Config, Ruleset], folders: Collection[Path]
) -> Iterator[UnusedEntry]:
    """Yield a finding for each entry that covers no page, given all pages and their settings.

    An entry is looked at if the folder of its configuration file, or one above it, is among `folders`. The settings of
    one file may differ between folders, by their sites.
    """
    paths: dict[Path, list[str]] = {}
    settings: dict[Path, Config] = {}
    for path, config in pages:
        general = config.for_all
        has_entries = general.overrides or general.page_bindings
        if general.file and has_entries and any(general.root.is_relative_to(folder) for folder in folders):
            settings.setdefault(general.file, config)
            paths.setdefault(general.file, []).append(path)
    for file, config in settings.items():
        yield from _unused_overrides(file, config, rulesets[config], paths[file])
        yield from _unused_page_bindings(file, config, rulesets[config], paths[file])


def _unused_overrides(file: Path, config: Config, ruleset: Ruleset, paths: Sequence[str]) -> Iterator[UnusedEntry]:
    rule = "unused-override"
    for number, override in enumerate(config.overrides if rule in ruleset.rules else ()):
        if not any(override.covers(path) for path in paths):
            place = entry_place(file, "overrides", number, len(config.overrides))
            message = f"{_name(override)} is for no page: {_no_match(override)}"
            yield unused_entry(rule, ruleset, place, message, _near(override, paths))


def _unused_page_bindings(file: Path, config: Config, ruleset: Ruleset, paths: Sequence[str]) -> Iterator[UnusedEntry]:
    """Find the entries that are the first to cover no page."""
    rule = "unused-binding"
    entries = config.page_bindings if rule in ruleset.rules else ()
    covering = ((number for number, entry in enumerate(entries) if entry.covers(path)) for path in paths)
    used = {next(numbers, None) for numbers in covering} if entries else set[int | None]()
    for number, entry in enumerate(entries):
        if number in used:
            continue
        is_preceded = any(entry.covers(path) for path in paths)
        reason = "an earlier entry comes first for each page that it covers" if is_preceded else _no_match(entry)
        place = entry_place(file, "pages", number, len(entries))
        near = None if is_preceded else _near(entry, paths)
        yield unused_entry(rule, ruleset, place, f"{_name(entry)} binds {entry.schema} to no page: {reason}", near)


def _name(entry: Binding | Override) -> str:
    return entry.place.rpartition(": ")[2]


def _no_match(entry: Binding | Override) -> str:
    return f"no page matches {listed(map(quoted, entry.pages))}"


def _near(entry: Binding | Override, paths: Sequence[str]) -> str | None:
    return nearest_page(entry.pages, {relative(page, entry.base) for page in paths})
