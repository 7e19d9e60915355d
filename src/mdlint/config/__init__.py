"""Configuration: `mdlint.toml`, `.mdlint.toml`, or `[tool.mdlint]` in `pyproject.toml`, loaded as a `Config`.

A configuration file applies to its folder and everything below, up to the next configuration file. Its globs are in the
syntax of `.gitignore`, relative to its folder. `schemas/config.schema.json` describes its keys.
"""

from mdlint.config.comparisons import Consistent, Translation
from mdlint.config.entries import EntryPlace, entry_place
from mdlint.config.load import load_config
from mdlint.config.settings import DEFAULT_INCLUDE, Binding, Config, Links
from mdlint.config.site import Sites
from mdlint.config.site_files import Site
from mdlint.config.toml_file import find_config

__all__ = [
    "DEFAULT_INCLUDE",
    "Binding",
    "Config",
    "Consistent",
    "EntryPlace",
    "Links",
    "Site",
    "Sites",
    "Translation",
    "entry_place",
    "find_config",
    "load_config",
]
