"""Values of a configuration, written as TOML."""

import json
from collections.abc import Iterable


def toml_string(text: str) -> str:
    """Return a text as a TOML string, which has the escapes of JSON, except for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_array(texts: Iterable[str]) -> str:
    """Return texts as a TOML array, on one line."""
    return f"[{', '.join(map(toml_string, texts))}]"
