"""Where text goes: the standard streams, made to take any character, or a file."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

from mdlint.errors import UsageError
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
    """Write a message of one line to the standard error."""
    sys.stderr.write(visible(text) + "\n")


def wants_color(choice: str, file: Path | None) -> bool:
    """Whether to use colours: as told, else as NO_COLOR and FORCE_COLOR say, else on a terminal that can."""
    if choice != "auto":
        return choice == "always"
    if file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is still buffered must not fail a second time at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Who read the output may have seen enough (`| head`): that is no error.
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"the standard output can't be written: {error.strerror}") from error
