"""Character references: `&amp;`, `&#42;`, `&#x2A;` (CommonMark §6.2; older versions call them entities)."""

import re
from html.entities import html5

from mdlint.text.lazy_pattern import lazy_pattern

_ENTITY = lazy_pattern(r"&(?:#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}))|([A-Za-z][A-Za-z0-9]{0,31}));")


def with_entities_resolved(text: str) -> str:
    """Return the text with each character reference replaced by its character. Unknown names stay."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return html5.get(f"{name};", match[0])
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    is_scalar = 0 < code < 0xD800 or 0xDFFF < code < 0x110000
    return chr(code) if is_scalar else "\ufffd"
