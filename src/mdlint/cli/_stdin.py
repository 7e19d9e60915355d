"""Text from the standard input."""

import sys

from mdlint.errors import UsageError
from mdlint.files.utf8 import Unreadable, decode, read_stream


def standard_input() -> str:
    """Return the text of the standard input. Raises UsageError if it is not text."""
    if sys.stdin is None:
        raise UsageError("the standard input can't be read: it is closed")
    try:
        text = decode(read_stream(sys.stdin.buffer))
    except (OSError, ValueError) as error:
        raise UsageError(f"the standard input can't be read: {error}") from error
    if isinstance(text, Unreadable):
        raise UsageError(f"the standard input, line {text.line}: {text.message}")
    return text
