"""Finds the `[[overrides]]` entries that are for no page of a run that covers the tree of their configuration."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from mdlint.binding.unused_entry import UnusedEntry, nearest_page, unused_entry
from mdlint.config import Config, entry_place
from mdlint.files.globs import relative
from mdlint.ruleset import Ruleset
from mdlint.text.words import listed, quoted

_RULE = "unused-override"


def unused_overrides(
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
        if general.file and general.overrides and any(general.root.is_relative_to(folder) for folder in folders):
            settings.setdefault(general.file, config)
            paths.setdefault(general.file, []).append(path)
    for file, config in settings.items():
        yield from _of_file(file, config, rulesets[config], paths[file])


def _of_file(file: Path, config: Config, ruleset: Ruleset, paths: Sequence[str]) -> Iterator[UnusedEntry]:
    for number, override in enumerate(config.overrides if _RULE in ruleset.rules else ()):
        if any(override.covers(path) for path in paths):
            continue
        place = entry_place(file, "overrides", number, len(config.overrides))
        name = override.place.rpartition(": ")[2]
        message = f"{name} is for no page: no page matches {listed(map(quoted, override.pages))}"
        near = nearest_page(override.pages, {relative(page, override.base) for page in paths})
        yield unused_entry(_RULE, ruleset, place, message, near)
