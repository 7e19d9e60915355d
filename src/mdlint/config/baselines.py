"""Where the baseline of a configuration is."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mdlint.config.settings import Config
from mdlint.config.toml_file import display_path
from mdlint.errors import UsageError
from mdlint.files.inside import repository_of
from mdlint.files.tree import has_entry

NAME = ".mdlint-baseline.json"


class BaselineChoice(NamedTuple):
    """What a call says about baselines: the one to use for all pages, as an absolute path, or to use none."""

    file: Path | None = None
    is_off: bool = False


def baseline_of(config: Config, choice: BaselineChoice) -> Path:
    """Return the file of a configuration's baseline, which may not exist.

    It is the file that the call or the configuration names, else the one next to the configuration. Without a
    configuration, it is at the root of the repository, or in the working directory.
    """
    if named := choice.file or config.baseline:
        return named
    if config.file:
        return config.file.absolute().parent / NAME
    here = Path.cwd()
    return (repository_of(here) or here) / NAME


def existing_baselines(configs: Iterable[Config], choice: BaselineChoice) -> frozenset[Path]:
    """Return the baselines of configurations that exist. Raises UsageError if one does not that is named."""
    if choice.is_off:
        return frozenset()
    # Comparing two configurations takes longer than looking up one.
    files = {baseline_of(config, choice): config for config in {id(config): config for config in configs}.values()}
    found = frozenset(file for file in files if has_entry(file))
    for file, config in files.items():
        if file not in found and (choice.file or config.baseline):
            raise UsageError(f"{display_path(file)}: there is no such baseline (mdlint baseline makes it)")
    return found
