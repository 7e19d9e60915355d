"""Write text to a file or to the standard streams, which are set up for any character."""

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from mdlint.errors import UsageError
from mdlint.files.inside import repository_of
from mdlint.files.replacing import stream_whole, write_whole
from mdlint.files.utf8 import Unreadable, is_input
from mdlint.text.visible import visible_at_start
from mdlint.text.width import DEFAULT_WIDTH


def take_any_character() -> None:
    """Make both streams write UTF-8 in any locale, and a lone surrogate as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str, file: Path | None = None) -> None:
    """Write to a file, or to the standard output. Raises UsageError as `write_pieces` does."""
    write_pieces((text,), file)


def write_pieces(pieces: Iterable[str], file: Path | None = None) -> None:
    """Write pieces of text to a file, or to the standard output, while they are made.

    If the reader of the standard output stops, so does this.

    Raises UsageError if it can't be written, or if the file is one that this run has read: a page, a configuration, a
    schema.
    """
    if file is None:
        _print(pieces)
        return
    if is_input(file):
        raise UsageError(f"{file}: can't be written: this run has read it")
    try:
        stream_whole(file, (piece.encode(errors="backslashreplace") for piece in pieces))
    except OSError as error:
        raise UsageError(f"{file}: can't be written: {error.strerror}") from error


def write_aside(pieces: Iterable[str]) -> None:
    """Write to the standard error, beside an output that is not a report. If that fails, nothing happens."""
    with suppress(OSError):
        _put(pieces, sys.stderr)


def write_exactly(data: bytes) -> None:
    """Write bytes to the standard output. Raises UsageError if that is not possible."""
    if sys.stdout is None:
        raise UsageError("the standard output can't be written: it is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise UsageError(f"the standard output can't be written: {error.strerror}") from error


def write_new(content: bytes, file: Path, *, is_new: bool) -> None:
    """Write a file that does not exist, in a folder that may not exist; or, unless it `is_new`, replace one.

    Raises UsageError if it can't be written, or if a new file has come to exist.
    """
    try:
        if is_new:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as opened:
                opened.write(content)
        else:
            write_whole(file, content)
    except OSError as error:
        raise UsageError(f"{file}: can't be written: {error.strerror}") from error


def say(text: str) -> None:
    """Write a message of one line to the standard error. If that fails, only the exit status shows the problem."""
    with suppress(OSError):
        _put((visible_at_start(text) + "\n",), sys.stderr)


def say_failures(failures: Iterable[tuple[str, Unreadable]]) -> int:
    """Say which pages can't be read, given their paths, and return the exit status: 1 if there are any."""
    status = 0
    for path, failure in failures:
        say(f"error: {path}:{failure.line}:{failure.column}: {failure.message}")
        status = 1
    return status


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is a terminal. It is None if it was closed before Python started."""
    return stream is not None and stream.isatty()


def wants_color(choice: str, file: Path | None) -> bool:
    """Whether to use colors: by `--color`, else by NO_COLOR and FORCE_COLOR, else on a terminal that can show them."""
    if choice != "auto":
        return choice == "always"
    if file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def line_width(file: Path | None) -> int:
    """Return the width of the output in cells: the width of the terminal, if the output is written to a terminal."""
    if file or not is_terminal(sys.stdout):
        return DEFAULT_WIDTH
    from shutil import get_terminal_size  # noqa: PLC0415  2 ms, for nothing if the output is no terminal

    return get_terminal_size((DEFAULT_WIDTH, 24)).columns


def cuts_paths(file: Path | None) -> bool:
    """Whether a long path may be cut: only on a terminal, since programs read a file."""
    return file is None and is_terminal(sys.stdout)


def workspace_folder() -> tuple[str, str]:
    """Return the working directory relative to the workspace of a GitHub workflow, and nothing; "" outside of one."""
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or os.devnull).resolve()
    here = Path.cwd()
    return (here.relative_to(workspace).as_posix() if here.is_relative_to(workspace) else ""), ""


def repository_folder() -> tuple[str, str]:
    """Return the working directory relative to its repository, and the repository: itself if it is in none."""
    here = Path.cwd()
    repository = repository_of(here) or here
    return here.relative_to(repository).as_posix(), str(repository)


def _print(pieces: Iterable[str]) -> None:
    try:
        _put(pieces, sys.stdout)
    except BrokenPipeError:
        # The reader of the output has stopped (`| head`), which is not an error.
        return
    except OSError as error:
        raise UsageError(f"the standard output can't be written: {error.strerror}") from error


def _put(pieces: Iterable[str], stream: TextIO | None) -> None:
    """Write pieces of text to a standard stream, which may be closed if there is no text. Raises OSError."""
    texts = filter(None, pieces)
    first = next(texts, None)
    if first is None:
        return
    if stream is None:
        raise OSError(errno.EBADF, "it is closed")
    try:
        stream.write(first)
        stream.writelines(texts)
        stream.flush()
    except OSError:
        # Text that is still buffered must not fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise
