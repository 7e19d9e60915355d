"""JSON in the form of `json.dumps(value, indent=2)`, written piece by piece."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from mdlint.text.visible import harmless_json

_text = json.encoder.encode_basestring_ascii


def indented(value: Any, margin: str = "") -> str:  # noqa: ANN401  any value of JSON
    """Return a value as `json.dumps(value, indent=2)` does, with a margin before each line but the first."""
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return "null"
    inner = f"{margin}  "
    if isinstance(value, dict) and value:
        # A report may have a million findings: no call for a member that is a text or a number.
        lines = [
            f"{_text(key)}: {_text(member) if type(member) is str else indented(member, inner)}"
            for key, member in value.items()
        ]
        return "{\n" + inner + f",\n{inner}".join(lines) + f"\n{margin}}}"
    if isinstance(value, list):
        if not value:
            return "[]"
        return "[\n" + inner + f",\n{inner}".join([indented(member, inner) for member in value]) + f"\n{margin}]"
    return str(value) if type(value) is int else json.dumps(value)


def array(values: Iterable[Any], margin: str = "") -> Iterator[str]:
    """Yield the pieces of an array, a value at a time, as `indented` writes a list."""
    inner = f"{margin}  "
    start = "["
    for value in values:
        yield harmless_json(f"{start}\n{inner}{indented(value, inner)}")
        start = ","
    yield "[]" if start == "[" else f"\n{margin}]"
