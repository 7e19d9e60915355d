"""The built-in schemas with their references resolved."""

import json
from pathlib import Path

from mdlint.draft2020.values import SchemaObject

# The built-in schemas by reference (`builtin:NAME`), without `$ref`. scripts/resolve_builtins.py generates the file.
_RESOLVED = Path(__file__).with_name("builtin.json")


def resolved_builtin(reference: str) -> tuple[SchemaObject, list[str]]:
    """Return a built-in schema without references, and the references of the naming conventions it uses."""
    builtin = json.loads(_RESOLVED.read_text(encoding="utf-8"))[reference]
    return builtin["schema"], builtin["conventions"]
