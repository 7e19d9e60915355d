"""The JSON documents that ship with mdlint: schemas, naming conventions, and the schemas of its file formats."""

import json
from functools import cache
from pathlib import Path

from mdlint.schema.draft2020.values import SchemaObject

BUILTIN_NAMES: tuple[str, ...] = ("metrics", "timm-metrics")
CONVENTION_NAMES: tuple[str, ...] = ("timm",)

# The built-in schemas by reference (`builtin:NAME`), without `$ref`. scripts/resolve_builtins.py generates the file.
_RESOLVED = Path(__file__).with_name("builtin.json")

_PACKAGE = Path(__file__).resolve().parents[2]
# A wheel has the schemas inside the package; a checkout has them at its top, next to `src`.
_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parent.parent / "schemas")


def bundled_path(file_name: str) -> Path:
    """Return the path of a bundled file."""
    return next(path for folder in _FOLDERS if (path := folder / file_name).is_file())


def bundled_text(file_name: str) -> str:
    """Return the text of a bundled file."""
    return bundled_path(file_name).read_text(encoding="utf-8")


@cache
def bundled(file_name: str) -> SchemaObject:
    """Return the content of a bundled JSON file. It is shared: do not change it."""
    content = json.loads(bundled_text(file_name))
    assert isinstance(content, dict)
    return content


def resolved_builtin(reference: str) -> tuple[SchemaObject, list[str]]:
    """Return a built-in schema without references, and the references of the naming conventions it uses."""
    builtin = json.loads(_RESOLVED.read_text(encoding="utf-8"))[reference]
    return builtin["schema"], builtin["conventions"]
