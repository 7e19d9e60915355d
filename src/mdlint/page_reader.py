"""Read the content of pages."""

import sys
from typing import Protocol

from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable, content_of, read_stream


class Reader(Protocol):
    """Reads the pages of a run."""

    def content(self, source: Source) -> bytes | Unreadable:
        """Return the content of a page, or the reason why it can't be read."""


class PageReader:
    """Reads pages from files and from the standard input, which can only be read once and is kept."""

    def __init__(self) -> None:
        self._standard_input: bytes | Unreadable | None = None

    def content(self, source: Source) -> bytes | Unreadable:
        """Return the content of a page, or the reason why it can't be read."""
        if source.is_stdin:
            if self._standard_input is None:
                self._standard_input = _standard_input()
            return self._standard_input
        if source.leads_out:
            return Unreadable(1, 1, "is not read: it is a symbolic link out of the repository")
        return content_of(source.path)


def _standard_input() -> bytes | Unreadable:
    # A stream that was closed before Python started is None.
    if sys.stdin is None:
        return Unreadable(1, 1, "can't be read: the standard input is closed")
    try:
        return read_stream(sys.stdin.buffer)
    except OSError as error:
        return Unreadable(1, 1, f"can't be read: {error.strerror or error}")
    except ValueError as error:
        return Unreadable(1, 1, str(error))
