"""Make text from pages, file names and schemas harmless: no control character reaches the terminal."""

import re

# C0 and C1 controls, DEL, bidirectional controls, line and paragraph separators, the byte order mark inside a text,
# and lone surrogates, which no encoding takes.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_NAMED = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def visible(text: str) -> str:
    r"""Return `text` on one line, with an escape such as `\x1b` for each character that could control a terminal."""
    return _HARMFUL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
