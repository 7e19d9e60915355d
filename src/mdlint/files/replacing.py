"""Write a file as a whole: whoever reads it sees the old content or the new, and a full disk leaves the old."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG

from mdlint.files.utf8 import add_input, is_input

_STANDARD_STREAMS = (1, 2)
# A file can be writable in a folder that is not, and a file that is mounted by itself can't be replaced.
_CANNOT_REPLACE = frozenset({errno.EACCES, errno.EBUSY, errno.EPERM, errno.EROFS, errno.EXDEV})
# Bytes.
_AT_ONCE = 2**20


def write_whole(path: Path, data: bytes) -> None:
    """Write to a file as `stream_whole` does, from one piece. Raises OSError."""
    stream_whole(path, (data,))


def stream_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write to a file through a temporary file next to it, which then takes its name. Raises OSError.

    The pieces are made while they are written, so that they need not be in memory all at once.

    The file keeps its permissions, and a symbolic link stays one. A standard stream (`/dev/stdout`), a pipe, a device
    and a file that can't be replaced are written directly.
    """
    old = _status(path)
    if old is None:
        # Resolving the path would pass over a folder that is missing before `..`.
        path.parent.stat()
    stream = None if old is None else _stream_of(old)
    if stream is not None:
        # The file may have text of other programs before this place.
        with os.fdopen(os.dup(stream), "wb") as file:
            file.writelines(pieces)
    elif old is not None and not S_ISREG(old.st_mode):
        _write(path, pieces)
    else:
        _replace(Path(os.path.realpath(path)), pieces, old)


def replace_whole(path: Path, data: bytes) -> None:
    """Replace a regular file as `write_whole` does, but never write it directly: it has the old content or the new.

    This is true even if the process is killed, or the system crashes. Raises OSError, also if the folder can't be
    written to.
    """
    target = Path(os.path.realpath(path))
    _replace(target, (data,), target.stat(), is_strict=True)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _stream_of(status: os.stat_result) -> int | None:
    """Return the number of the standard stream that is the file with this status."""
    for number in _STANDARD_STREAMS:
        with suppress(OSError):
            if os.path.samestat(os.fstat(number), status):
                return number
    return None


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)


def _replace(target: Path, pieces: Iterable[bytes], old: os.stat_result | None, *, is_strict: bool = False) -> None:
    if old is not None:
        # Raises for a file that is protected against writing, although it could be replaced.
        os.close(os.open(target, os.O_WRONLY))
    temporary = target.with_name(f".mdlint-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        _write_new(temporary, pieces, old)
        if is_strict:
            _sync(temporary)
        was_read = is_input(target)
        temporary.replace(target)
        if was_read:
            # It is another file now, which counts as read too: a report must not replace a page that was just fixed.
            add_input(target)
    except OSError as error:
        if is_strict or old is None or error.errno not in _CANNOT_REPLACE:
            raise
        _write(target, _left(temporary, pieces))
    finally:
        with suppress(OSError):
            temporary.unlink()


def _left(temporary: Path, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is still to be written: the content of a temporary file that was made, else the pieces.

    Such a file is whole: none of these errors is one of writing to a file that is open.
    """
    if not temporary.exists():
        yield from pieces
        return
    with temporary.open("rb") as file:
        while data := file.read(_AT_ONCE):
            yield data


def _write_new(path: Path, pieces: Iterable[bytes], like: os.stat_result | None) -> None:
    """Write a new file, with the owner and the permissions of another."""
    with path.open("xb") as file:
        file.writelines(pieces)
    if like is None:
        return
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, like.st_uid, like.st_gid)
    path.chmod(S_IMODE(like.st_mode))


def _sync(path: Path) -> None:
    """Wait until a file is on the disk, so that a crash of the system does not leave an empty file under its new name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
