"""What `mdlint check` is to do with pages: all that its report depends on, besides the pages and the disk."""

from pathlib import Path
from typing import NamedTuple

from mdlint.known_rules import RuleChoice


class Job(NamedTuple):
    """The rules to run, and the form of the report: these fields are the key of the cache.

    `folders` are the folders whose pages are all checked, as in `runner.run`. The other fields are those of
    `formatters.Style`, where `style_folder` is its `folder`.
    """

    chosen: RuleChoice
    folders: tuple[Path, ...]
    output_format: str
    color: bool
    summary: bool
    width: int
    style_folder: str
    cut_paths: bool
    statistics: bool
