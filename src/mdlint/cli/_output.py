"""Where text goes: the standard streams, made to take any character, or a file."""

import errno
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from mdlint.errors import UsageError
from mdlint.formatters import DEFAULT_WIDTH
from mdlint.visible import visible


def take_any_character() -> None:
    """Make both streams write UTF-8 whatever the locale says, and a lone surrogate as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str, file: Path | None = None) -> None:
    """Write to a file, or to the standard output. Raises UsageError where that can't be written."""
    if file is None:
        _print(text)
        return
    try:
        file.write_bytes(text.encode(errors="backslashreplace"))
    except OSError as error:
        raise UsageError(f"{file}: can't be written: {error.strerror}") from error


def say(text: str) -> None:
    """Write a message of one line to the standard error. Where that can't be written, the exit status says enough."""
    line = visible(text)
    if os.environ.get("GITHUB_ACTIONS"):
        # The runner of a workflow takes this for a command wherever it stands in a line.
        line = line.replace("##[", r"#\x23[")
    with suppress(OSError):
        _put(line + "\n", sys.stderr)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether someone watches a standard stream; Python has None for one that was closed before it started."""
    return stream is not None and stream.isatty()


def wants_color(choice: str, file: Path | None) -> bool:
    """Whether to use colours: as told, else as NO_COLOR and FORCE_COLOR say, else on a terminal that can."""
    if choice != "auto":
        return choice == "always"
    if file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def line_width(file: Path | None) -> int:
    """How many cells a line of the output has room for: those of the terminal that it goes to, if it does."""
    if file or not is_terminal(sys.stdout):
        return DEFAULT_WIDTH
    from shutil import get_terminal_size  # noqa: PLC0415  only a terminal needs it

    return get_terminal_size((DEFAULT_WIDTH, 24)).columns


def workspace_folder() -> str:
    """Where the working directory lies in the workspace of a GitHub workflow; an empty text where there is none."""
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or os.devnull).resolve()
    here = Path.cwd()
    if not here.is_relative_to(workspace):
        return ""
    return here.relative_to(workspace).as_posix()


def _print(text: str) -> None:
    if not text:
        return
    try:
        _put(text, sys.stdout)
    except BrokenPipeError:
        # Who read the output has seen enough (`| head`): that is no error.
        return
    except OSError as error:
        raise UsageError(f"the standard output can't be written: {error.strerror}") from error


def _put(text: str, stream: TextIO | None) -> None:
    """Write a text to a standard stream at once. Raises OSError."""
    if stream is None:
        raise OSError(errno.EBADF, "it is closed")
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        # What is still buffered must not fail a second time at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise
