"""The text of a source: as a whole, or line by line."""

from collections.abc import Iterator

from mdlint.errors import SourceError
from mdlint.files.streams import StreamError, lines_in
from mdlint.files.utf8 import Unreadable, decode, read_bytes
from mdlint.sources.values import SourceSpec


def content(spec: SourceSpec) -> bytes:
    """Return the content of a file of at most 64 MiB. Raises SourceError."""
    try:
        return read_bytes(spec.path)
    except ValueError as error:
        raise SourceError(spec.path, "", str(error)) from error


def whole_text(spec: SourceSpec) -> str:
    """Return the text of a file of at most 64 MiB. Raises SourceError, also if it is not UTF-8."""
    text = decode(content(spec))
    if isinstance(text, Unreadable):
        raise unreadable(spec, text)
    return text


def lines(spec: SourceSpec) -> Iterator[str]:
    """Yield the lines of a file of any size, with their ends. Raises SourceError, also if it is not UTF-8."""
    try:
        yield from lines_in(spec.path)
    except StreamError as error:
        raise unreadable(spec, error.unreadable) from error
    except ValueError as error:
        raise SourceError(spec.path, "", str(error)) from error


def unreadable(spec: SourceSpec, found: Unreadable) -> SourceError:
    """Return the error for a text that can't be read."""
    return SourceError(spec.path, f"line {found.line}, column {found.column}", found.message)
