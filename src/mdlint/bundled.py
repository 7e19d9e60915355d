"""The JSON documents that ship with mdlint: schemas, naming conventions, and the schemas of its file formats."""

import json
from functools import cache
from pathlib import Path
from typing import Any

BUILTIN_NAMES: tuple[str, ...] = ("metrics", "timm-metrics")
CONVENTION_NAMES: tuple[str, ...] = ("timm",)

_PACKAGE = Path(__file__).resolve().parent
# A wheel has the schemas inside the package; a checkout has them at its top, next to `src`.
_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parents[1] / "schemas")


def bundled_path(file_name: str) -> Path:
    """Return the path of a bundled file."""
    return next(path for folder in _FOLDERS if (path := folder / file_name).is_file())


def bundled_text(file_name: str) -> str:
    """Return the text of a bundled file."""
    return bundled_path(file_name).read_text(encoding="utf-8")


@cache
def bundled(file_name: str) -> dict[str, Any]:
    """Return the content of a bundled JSON file. It is shared: do not change it."""
    content = json.loads(bundled_text(file_name))
    assert isinstance(content, dict)
    return content
