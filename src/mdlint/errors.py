"""Errors that are not about a page. Each is one sentence with its place, and ends the run with status 2."""

from collections.abc import Iterator
from contextlib import contextmanager


class MdlintError(Exception):
    """A mistake of the user, in words for the user. The command line prints it and exits with status 2."""


class UsageError(MdlintError):
    """The command was called with an argument that it can't use: an unknown path, rule or format."""


class GitError(MdlintError):
    """Git can't answer: it is not installed, a folder is in no repository, or there is no such revision."""


class InFileError(MdlintError):
    """A mistake in a file that the user has written. `place` is where in the file, in words; "" is the whole file."""

    def __init__(self, file: str, place: str, message: str) -> None:
        # An exception is pickled with its arguments.
        super().__init__(file, place, message)
        self.file = file
        self.place = place
        self.message = message

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.message}" if self.place else f"{self.file}: {self.message}"


class ConfigError(InFileError):
    """A configuration file can't be used. `place` is a key path such as `tables[0].schema`, or `line 3` in bad TOML."""


class SourceError(InFileError):
    """A data file that a table is held to can't be used. `place` is such as `line 3` or `Models[3] (line 41)`."""


class SchemaError(MdlintError):
    """A schema can't be used. `pointer` is the JSON pointer of the mistake ("" is the whole document)."""

    def __init__(self, file: str, pointer: str, message: str) -> None:
        super().__init__(file, pointer, message)
        self.file = file
        self.pointer = pointer
        self.message = message

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}: {self.message}" if self.pointer else f"{self.file}: {self.message}"

    def noting(self, note: str) -> "SchemaError":
        """Return the same error with a note after its message, such as the place that names the schema."""
        return SchemaError(self.file, self.pointer, f"{self.message} ({note})")


class WorkerLost(Exception):  # noqa: N818  not a mistake in anything that mdlint reads
    """A process that checks pages has ended before it was done. The message names its page, and how it ended."""


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Add the path of the page being checked to an exception that leaves the block."""
    try:
        yield
    except Exception as error:
        error.add_note(f"on {path}")
        raise
