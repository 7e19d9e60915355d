"""Make text from pages, file names and schemas harmless to terminals and to the runners of CI services.

No control character reaches a terminal, and no command a runner. GitHub Actions and Azure Pipelines look for
`##[command]` and `##vso[command]` anywhere in a line, TeamCity for `##teamcity[command]`, and GitHub Actions for
`::command::` at the start of a line.
"""

import re

from mdlint.text.lazy_pattern import lazy_pattern

# C0 and C1 controls, DEL, bidirectional controls, line and paragraph separators, the byte order mark inside a text,
# and lone surrogates, which no encoding takes.
_CONTROLS = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
# The bracket of a command: whether it is one depends only on the text before it.
_BRACKET = r"\[(?:(?<=##\[)|(?<=##vso\[)|(?<=##teamcity\[))"
# The characters before a bracket that tell whether it is of a command.
LONGEST_OPENING = len("##teamcity")
_HARMFUL = lazy_pattern(f"{_CONTROLS}|{_BRACKET}", re.IGNORECASE)
_COMMAND_IN_JSON = lazy_pattern(_BRACKET, re.IGNORECASE)
_NAMED = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def visible(text: str) -> str:
    r"""Return `text` on one line, with an escape such as `\x1b` for each character that could control a terminal.

    In text that a runner of a CI service takes for a command anywhere in a line, a bracket is escaped too.
    """
    return _HARMFUL.sub(_escape, text)


def visible_after(before: str, text: str) -> str:
    """Return `text` as `visible` does if it follows the text `before` on a line."""
    context = before[-LONGEST_OPENING:]
    return visible(context + text)[len(visible(context)) :]


def visible_at_start(text: str) -> str:
    r"""Return `text` as `visible` does, for the start of a line: there, GitHub Actions takes `::` for a command."""
    written = visible(text)
    bare = written.lstrip()
    return f"{written[: len(written) - len(bare)]}\\x3a{bare[1:]}" if bare.startswith("::") else written


def harmless_json(text: str) -> str:
    """Return JSON text with the same content that no runner takes for a command."""
    return _COMMAND_IN_JSON.sub(r"\\u005b", text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _NAMED.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
