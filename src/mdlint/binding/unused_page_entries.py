"""Finds the entries of a configuration that are for no page, or no two pages, of a run that covers its tree.

They are those of `[[overrides]]`, `[[pages]]`, `[[consistent]]` and `[[translations]]`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from mdlint.binding.unused_entry import UnusedEntry, nearest_page, unused_entry
from mdlint.config import Binding, Config, Consistent, Translation, entry_place
from mdlint.config.comparisons import LANGUAGE
from mdlint.config.settings import Override
from mdlint.files.globs import relative
from mdlint.ruleset import Ruleset
from mdlint.text.words import listed, quoted

_RULE = "unused-binding"
# Returns why an entry compares no values of its pages, and the name that was probably meant; None if it compares some.
ReasonForNone = Callable[[Consistent], tuple[str, str | None] | None]


def unused_page_entries(
    pages: Sequence[tuple[str, Config]],
    rulesets: Mapping[Config, Ruleset],
    folders: Collection[Path],
    reason_for_none: ReasonForNone,
) -> Iterator[UnusedEntry]:
    """Yield a finding for each entry that covers no page or compares nothing, given all pages and their settings.

    An entry is looked at if the folder of its configuration file, or one above it, is among `folders`. The settings of
    one file may differ between folders, by their sites.
    """
    paths: dict[Path, list[str]] = {}
    settings: dict[Path, Config] = {}
    for path, config in pages:
        general = config.for_all
        has_entries = general.overrides or general.page_bindings or general.consistent or general.translations
        if general.file and has_entries and any(general.root.is_relative_to(folder) for folder in folders):
            settings.setdefault(general.file, config)
            paths.setdefault(general.file, []).append(path)
    for file, config in settings.items():
        yield from _unused_overrides(file, config, rulesets[config], paths[file])
        yield from _unused_page_bindings(file, config, rulesets[config], paths[file])
        if _RULE in rulesets[config].rules:
            yield from _unused_consistent(file, config, rulesets[config], paths[file], reason_for_none)
            yield from _unused_translations(file, config, rulesets[config], paths[file], pages)


def _unused_overrides(file: Path, config: Config, ruleset: Ruleset, paths: Sequence[str]) -> Iterator[UnusedEntry]:
    rule = "unused-override"
    for number, override in enumerate(config.overrides if rule in ruleset.rules else ()):
        if not any(override.covers(path) for path in paths):
            place = entry_place(file, "overrides", number, len(config.overrides))
            message = f"{_name(override)} is for no page: {_no_match(override)}"
            yield unused_entry(rule, ruleset, place, message, _near(override, paths))


def _unused_page_bindings(file: Path, config: Config, ruleset: Ruleset, paths: Sequence[str]) -> Iterator[UnusedEntry]:
    """Find the entries that are the first to cover no page."""
    entries = config.page_bindings if _RULE in ruleset.rules else ()
    covering = ((number for number, entry in enumerate(entries) if entry.covers(path)) for path in paths)
    used = {next(numbers, None) for numbers in covering} if entries else set[int | None]()
    for number, entry in enumerate(entries):
        if number in used:
            continue
        is_preceded = any(entry.covers(path) for path in paths)
        reason = "an earlier entry comes first for each page that it covers" if is_preceded else _no_match(entry)
        place = entry_place(file, "pages", number, len(entries))
        near = None if is_preceded else _near(entry, paths)
        yield unused_entry(_RULE, ruleset, place, f"{_name(entry)} binds {entry.schema} to no page: {reason}", near)


def _unused_consistent(
    file: Path, config: Config, ruleset: Ruleset, paths: Sequence[str], reason_for_none: ReasonForNone
) -> Iterator[UnusedEntry]:
    """Find the entries that compare nothing, and the entries whose source is none of their pages."""
    for number, entry in enumerate(config.consistent):
        covered = [path for path in paths if entry.covers(path)]
        near = None
        if not covered:
            message, near = f"compares no pages: {_no_match(entry)}", _near(entry, paths)
        elif len(covered) == 1:
            message = f"compares no pages: it has only {relative(covered[0], entry.base)}"
        elif found := reason_for_none(entry):
            message, near = f"compares no values: {found[0]}", found[1]
        elif entry.source and not any(map(entry.is_source, covered)):
            message = f"has no source: none of its pages matches {listed(map(quoted, entry.source))}"
            near = nearest_page(entry.source, {relative(path, entry.base) for path in covered})
        else:
            continue
        place = entry_place(file, "consistent", number, len(config.consistent))
        yield unused_entry(_RULE, ruleset, place, f"{_name(entry)} {message}", near)


def _unused_translations(
    file: Path, config: Config, ruleset: Ruleset, paths: Sequence[str], pages: Sequence[tuple[str, Config]]
) -> Iterator[UnusedEntry]:
    """Find the entries of which no two pages are a pair. Only one of the two need have the configuration."""
    for number, entry in enumerate(config.translations):
        own = {relative(path, entry.base) for path in paths}
        known = {relative(path, entry.base) for path, _ in pages}
        originals = {path: relative(original, entry.base) for path in known if (original := entry.original_of(path))}
        if any(original in known and not own.isdisjoint((path, original)) for path, original in originals.items()):
            continue
        reason, near = f"no page that matches {quoted(entry.translation)} has its original", None
        has_original = any(map(entry.translations_of, known))
        if not originals or not has_original:
            lost = entry.original if originals else entry.translation
            reason, near = f"no page matches {quoted(lost)}", nearest_page([lost.replace(LANGUAGE, "*")], known)
        place = entry_place(file, "translations", number, len(config.translations))
        yield unused_entry(_RULE, ruleset, place, f"{_name(entry)} pairs no pages: {reason}", near)


def _name(entry: Binding | Override | Consistent | Translation) -> str:
    return entry.place.rpartition(": ")[2]


def _no_match(entry: Binding | Override | Consistent) -> str:
    return f"no page matches {listed(map(quoted, entry.pages))}"


def _near(entry: Binding | Override | Consistent, paths: Sequence[str]) -> str | None:
    return nearest_page(entry.pages, {relative(page, entry.base) for page in paths})
