"""The settings of pages that are not files of this machine: as if they were in the folder of the configuration file."""

from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath
from typing import Any

from mdlint.config import Binding, Config, load_config
from mdlint.files.globs import relative
from mdlint.links import ROOT
from mdlint.schema import is_builtin

_TOP = Path(ROOT)


def settings_of_set(file: Path | None) -> Config:
    """Load the settings of a page set, by default without a file. The set is in the folder of the file.

    Globs and `[links] root` are relative to `ROOT`, and schemas still to the file. Raises ConfigError for a file that
    can't be used.
    """
    if file is None:
        return Config(root=_TOP)
    config = load_config(file)
    return config._replace(
        root=_TOP,
        links=config.links._replace(**_moved({"root": config.links.root}, config.root)),
        bindings=tuple(map(_moved_binding, config.bindings)),
        page_bindings=tuple(map(_moved_binding, config.page_bindings)),
        consistent=tuple(entry._replace(base=_TOP) for entry in config.consistent),
        translations=tuple(entry._replace(base=_TOP) for entry in config.translations),
        overrides=tuple(
            override._replace(base=_TOP, links=_moved(override.links, config.root)) for override in config.overrides
        ),
    )


def _moved_binding(binding: Binding) -> Binding:
    """Return an entry whose globs are relative to the folder of the set, with the schema where it is."""
    schema = binding.schema if is_builtin(binding.schema) else str(binding.base / binding.schema)
    return binding._replace(base=_TOP, schema=schema)


def _moved(links: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """Return settings of links with the root in the folder of the set instead of another one."""
    root = links.get("root")
    return links if root is None else {**links, "root": Path(normpath(f"{ROOT}/{relative(root, folder)}"))}
