"""A call of `mdlint check`: the values of its arguments and options."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class CheckCall(NamedTuple):
    """The arguments and options of a call, with their defaults.

    Each of `formats` is a format, or `FORMAT:FILE`; none is `text`. `output_file` is None for the standard output,
    `jobs` for `auto`.
    """

    paths: tuple[str, ...] = ()
    config: Path | None = None
    no_config: bool = False
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    output_file: Path | None = None
    fail_on: str = "warning"
    exit_zero: bool = False
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    stdin_filename: str | None = None
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    allow_empty: bool = False
    jobs: int | None = None
    watch: bool = False
    show_settings: bool = False
    no_cache: bool = False
    cache_dir: Path | None = None
    baseline: Path | None = None
    no_baseline: bool = False
    changed_since: str | None = None
    staged: bool = False
    fix: bool = False
    diff: bool = False
    unsafe_fixes: bool = False

    def exit_status(self, errors: int, warnings: int) -> int:
        """Return 1 if there are findings of a severity that counts, else 0."""
        counted = {"error": errors, "warning": errors + warnings, "never": 0}
        return int(counted["never" if self.exit_zero else self.fail_on] > 0)


# The values of the options that have a choice.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "formats": ("concise", "github", "gitlab", "json", "jsonl", "junit", "sarif", "text"),
    "fail_on": ("error", "warning", "never"),
    "color": ("auto", "always", "never"),
}
