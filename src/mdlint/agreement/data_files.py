"""The data files that tables are compared with, read for the keywords of schemas, which do no I/O."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mdlint.dialect_names import Dialect
from mdlint.errors import SourceError
from mdlint.files.globs import relative
from mdlint.schema import require_inside
from mdlint.sources import Record, SourceSpec, names_below, records


class ProjectFiles:
    """The data files of a run, which have to be in the project of the page that asks for them.

    `dialects` are those of the pages, by their absolute paths: a page reads the tables of others in its own dialect.
    """

    def __init__(self, dialects: Mapping[str, Dialect]) -> None:
        self._dialects = dialects

    def records(self, spec: SourceSpec, page: str) -> Iterator[Record]:
        """Yield the records of a file. Raises SourceError, which shows the path as other messages do."""
        try:
            self._require_inside(spec.path, page)
            yield from records(spec._replace(dialect=self._dialects[page]))
        except SourceError as error:
            raise SourceError(self.shown(error.file), error.place, error.message) from error

    def names(self, folder: str, globs: Sequence[str], page: str) -> Sequence[str]:
        """Return the paths of the files in a folder that match globs, relative to it. Raises SourceError as above."""
        try:
            self._require_inside(folder, page)
            return names_below(folder, *globs)
        except SourceError as error:
            raise SourceError(self.shown(error.file), error.place, error.message) from error

    @staticmethod
    def shown(path: str) -> str:
        """Return a path relative to the working directory, if it is in it."""
        return relative(path, Path.cwd())

    @staticmethod
    def _require_inside(path: str, page: str) -> None:
        try:
            require_inside(path, Path(page).parent, Path(path))
        except ValueError as error:
            raise SourceError(path, "", "leads out of the project, and is not read") from error
