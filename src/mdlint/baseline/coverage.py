"""What a run has covered: for what it did not look at, it can't say that a finding no longer occurs."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.config import Config
from mdlint.config.baselines import BaselineChoice, baseline_of
from mdlint.config.toml_file import display_path
from mdlint.discover import Source
from mdlint.files.tree import has_entry
from mdlint.fingerprints import Fingerprint
from mdlint.known_rules import NO_CHOICE, RuleChoice
from mdlint.ruleset import rules_that_run


class Covered(NamedTuple):
    """A file that a run has looked at: its path in messages, its absolute path, its settings, and its baseline."""

    path: str
    absolute_path: str
    config: Config
    baseline: Path


class Coverage:
    """The pages and configurations of a run, and the folders whose pages are all among them (absolute paths)."""

    def __init__(
        self,
        pages: Sequence[Source],
        folders: Collection[Path],
        choice: BaselineChoice,
        chosen: RuleChoice = NO_CHOICE,
    ) -> None:
        self._folders = folders
        self._chosen = chosen
        files = [*_pages(pages, choice), *_configs(pages, folders, choice)]
        self.by_path = {file.path: file for file in files}
        self._by_absolute_path = {file.absolute_path: file for file in files}

    @property
    def baselines(self) -> frozenset[Path]:
        """The baselines of all files, whether or not they exist."""
        return frozenset(file.baseline for file in self.by_path.values())

    def has(self, entry: Fingerprint) -> bool:
        """Whether the run has looked at the page of an entry, or where the page would be if it still existed."""
        if entry.path in self._by_absolute_path:
            return True
        is_in_folder = any(Path(entry.path).is_relative_to(folder) for folder in self._folders)
        return is_in_folder and not has_entry(entry.path)

    def checks(self, entry: Fingerprint) -> bool:
        """Whether the run would have had the finding of an entry, if it still occurred."""
        file = self._by_absolute_path.get(entry.path)
        return self.has(entry) and (file is None or entry.rule in rules_that_run(file.config, self._chosen))


def _pages(pages: Sequence[Source], choice: BaselineChoice) -> Iterator[Covered]:
    known: dict[int, Path] = {}
    for page in pages:
        if (place := page.absolute_path) is not None:
            general = page.config.for_all
            if id(general) not in known:
                known[id(general)] = baseline_of(general, choice)
            yield Covered(page.path, place, page.config, known[id(general)])


def _configs(pages: Sequence[Source], folders: Collection[Path], choice: BaselineChoice) -> Iterator[Covered]:
    """Yield the configurations in whose folders all pages were looked at: their unused entries are findings."""
    configs = {id(general): general for general in (page.config.for_all for page in pages)}
    for config in configs.values():
        if config.file and any(config.root.is_relative_to(folder) for folder in folders):
            yield Covered(
                display_path(config.file),
                str(config.file.absolute()),
                config,
                baseline_of(config, choice),
            )
