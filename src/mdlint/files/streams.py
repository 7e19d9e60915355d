"""Read files of any size, in pieces. Their whole content counts as read, by a digest that is made before.

A digest of 100 MB takes 0.15 s. One that is made while the file is read would miss what a reader leaves unread.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from mdlint.files.tree import READ, STREAM, digest_of_pieces, is_recording, note
from mdlint.files.utf8 import Unreadable, cant_be_read, decode, open_file, other_encoding, read_bytes

# Characters. A file without line ends must not fill the memory.
MAX_LINE = 16 * 2**20
# Bytes.
_AT_ONCE = 2**20
_HEAD = 4096


class StreamError(ValueError):
    """A text can't be read on. Says where and why."""

    def __init__(self, unreadable: Unreadable) -> None:
        super().__init__(unreadable)
        self.unreadable = unreadable


@contextmanager
def opened(path: str | Path) -> Iterator[BinaryIO]:
    """Open a regular file for the block. Raises ValueError, in words, if it can't be read, also later in the block."""
    if is_recording():
        note_digest(path)
    file, _ = open_file(path)
    with file:
        try:
            yield file
        except OSError as error:
            raise ValueError(cant_be_read(error)) from error


def note_digest(path: str | Path) -> None:
    """Note the digest of a file. Raises ValueError, in words, if it can't be read."""
    try:
        file, _ = open_file(path)
        with file:
            answer = digest_of_pieces(iter(lambda: file.read(_AT_ONCE), b""))
    except ValueError as error:
        note(STREAM, path, str(error))
        raise
    except OSError as error:
        note(STREAM, path, cant_be_read(error))
        raise ValueError(cant_be_read(error)) from error
    note(STREAM, path, answer)


# Asking again what is in a file, by the kind of the question.
CONTENT: Mapping[str, Callable[[str], object]] = {READ: read_bytes, STREAM: note_digest}


def lines_in(path: str | Path) -> Iterator[str]:
    """Yield the lines of a text in UTF-8, with their ends (LF, CRLF or CR) and without a byte order mark.

    Raises ValueError as `opened` does, and StreamError at a line that is not UTF-8, or longer than `MAX_LINE`.
    """
    with opened(path) as file:
        if encoding := other_encoding(file.read(_HEAD)):
            raise StreamError(Unreadable(1, 1, f"not UTF-8: the text is {encoding}"))
        file.seek(0, os.SEEK_SET)
        text = TextIOWrapper(file, "utf-8-sig", newline="")
        number = 0
        try:
            while line := text.readline(MAX_LINE):
                number += 1
                if len(line) == MAX_LINE:
                    raise StreamError(Unreadable(number, 1, f"too long: a line has at most {MAX_LINE:,} characters"))
                yield line
        except UnicodeDecodeError as error:
            raise StreamError(_undecodable(path)) from error


def _undecodable(path: str | Path) -> Unreadable:
    """Return the place of the first byte that is not UTF-8."""
    file, _ = open_file(path)
    with file:
        for number, line in enumerate(iter(lambda: file.readline(MAX_LINE), b""), 1):
            found = decode(line)
            if isinstance(found, Unreadable):
                return found._replace(line=found.line + number - 1)
    return Unreadable(1, 1, "not UTF-8")
