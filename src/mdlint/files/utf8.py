"""Read files as UTF-8 text, with or without a byte order mark. Everything that mdlint opens is opened here."""

import codecs
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO, NamedTuple, TypeAlias

from mdlint.files.tree import READ, digest, forget, is_recording, note
from mdlint.text.lazy_pattern import lazy_pattern

MAX_BYTES = 64 * 2**20

# The line endings of CommonMark (§2.1).
_LINE_ENDING = lazy_pattern(r"\r\n|\n|\r")
# In this order: the little-endian mark of UTF-32 begins with the mark of UTF-16.
_OTHER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


# The device and inode of a file.
FileIdentity: TypeAlias = tuple[int, int]
# The files that were read. Process-wide, since a schema that is read once is kept for all runs.
_inputs: set[FileIdentity] = set()
# What is read in place of files, by their real paths.
_drafts: dict[str, bytes] = {}


class Unreadable(NamedTuple):
    """Why a file can't be read as text, and where. Line and column count from 1, the column in characters."""

    line: int
    column: int
    message: str


def read_bytes(path: str | Path) -> bytes:
    """Return the content of a regular file.

    Raises ValueError, in words, if the file can't be read, is not a regular file (a pipe or a device may never end), or
    is larger than `MAX_BYTES`.
    """
    try:
        data = _content(path)
    except ValueError as error:
        note(READ, path, str(error))
        raise
    if is_recording():
        note(READ, path, digest(data))
    return data


@contextmanager
def drafted(contents: Mapping[Path, bytes]) -> Iterator[None]:
    """Read these contents in place of files in the block, by path, so that an edit is tried before it is written.

    A file does not need to exist. What is remembered of files is forgotten at both ends. Other processes read the disk.
    """
    before = dict(_drafts)
    _drafts.update({os.path.realpath(path): content for path, content in contents.items()})
    forget()
    try:
        yield
    finally:
        _drafts.clear()
        _drafts.update(before)
        forget()


def content_of(path: str | Path) -> bytes | Unreadable:
    """Return what `read_bytes` returns, or the reason why the file can't be read."""
    try:
        return read_bytes(path)
    except ValueError as error:
        return Unreadable(1, 1, str(error))


def size_of(path: str | Path) -> int:
    """Return the number of bytes in a file, 0 if that can't be known. The file does not count as read."""
    try:
        return os.stat(path).st_size  # noqa: PTH116  Path.stat() is this, with the path parsed again
    except (OSError, ValueError):
        return 0


def _content(path: str | Path) -> bytes:
    file, size = open_file(path)
    with file:
        try:
            return read_stream(file, size)
        except OSError as error:
            raise ValueError(cant_be_read(error)) from error


def open_file(path: str | Path) -> tuple[BinaryIO, int]:
    """Open a regular file, or the draft in its place, without a note. Return it with its size in bytes.

    Raises ValueError, in words, if it can't be opened, or is not a regular file.
    """
    if _drafts and (draft := _drafts.get(os.path.realpath(path))) is not None:
        return BytesIO(draft), len(draft)
    try:
        status = os.stat(path)  # noqa: PTH116  Path.stat() is this, with the path parsed again
        _inputs.add(_identity(status))
        mode = status.st_mode
        # Opening a folder fails with the best message.
        if not S_ISREG(mode) and not S_ISDIR(mode):
            raise ValueError("can't be read: not a regular file")
        return open(path, "rb"), status.st_size  # noqa: PTH123  as above; the caller closes it
    except OSError as error:
        raise ValueError(cant_be_read(error)) from error


def cant_be_read(error: OSError) -> str:
    """Return an error of the system in words."""
    return f"can't be read: {error.strerror or error}"


def add_input(file: str | Path | int) -> None:
    """Count a file, by its path or as an open file, as read by this process."""
    with suppress(OSError, ValueError):
        _inputs.add(_identity(os.stat(file)))  # noqa: PTH116  as above


def add_inputs(files: Iterable[FileIdentity]) -> None:
    """Count files that another process has read as read by this process."""
    _inputs.update(files)


def taken_inputs() -> frozenset[FileIdentity]:
    """Return the files that this process has read since the last call, for the process that starts this one."""
    taken = frozenset(_inputs)
    _inputs.clear()
    return taken


def is_input(path: Path) -> bool:
    """Whether a path, however it is spelled, leads to a regular file that this process has read, or tried to read."""
    try:
        # Writing to a file resolves its path, so that `none/../page.md` is the page even if there is no such folder.
        status = os.stat(os.path.realpath(path))  # noqa: PTH116  as above
    except (OSError, ValueError):
        return False
    return S_ISREG(status.st_mode) and _identity(status) in _inputs


def _identity(status: os.stat_result) -> FileIdentity:
    return status.st_dev, status.st_ino


def read_stream(stream: BinaryIO, expected: int = MAX_BYTES) -> bytes:
    """Return the rest of a stream. Raises ValueError, in words, if it is longer than `MAX_BYTES`.

    A stream of `expected` bytes is read fastest. Python sets aside as much memory as it is asked to read, and for most
    pages that takes longer than to read them.
    """
    data = stream.read(min(expected, MAX_BYTES) + 1)
    if len(data) > expected:
        data += stream.read(MAX_BYTES + 1 - len(data))
    if len(data) > MAX_BYTES:
        raise ValueError(f"too large: a file has at most {MAX_BYTES // 2**20} MiB")
    return data


def checksum_of(content: bytes | Unreadable) -> int:
    """Return the CRC-32 of a content, which tells whether a file has changed since; 0 if it can't be read."""
    return 0 if isinstance(content, Unreadable) else zlib.crc32(content)


def decode(data: bytes | Unreadable) -> str | Unreadable:
    """Return the text of `data` without its byte order mark, or where and why it is not UTF-8 or can't be read."""
    if isinstance(data, Unreadable):
        return data
    if encoding := other_encoding(data):
        return Unreadable(1, 1, f"not UTF-8: the text is {encoding}")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        lines = _LINE_ENDING.split(data[: error.start].decode())
        return Unreadable(len(lines), len(lines[-1]) + 1, f"not UTF-8: the byte 0x{data[error.start]:02x}")


def other_encoding(data: bytes) -> str | None:
    """Name the encoding of a text that is not UTF-8, by its byte order mark or by its NUL bytes.

    In Latin text, one of two bytes of UTF-16 is NUL, and three of four bytes of UTF-32, but never all bytes.
    """
    for mark, encoding in _OTHER_MARKS.items():
        if data.startswith(mark):
            return encoding
    nuls = data.count(0)
    if nuls * 5 < max(1, len(data) * 2) or nuls == len(data):
        return None
    return "UTF-32" if nuls * 3 > len(data) * 2 else "UTF-16"
