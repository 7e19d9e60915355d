"""The values that the records of a file or the files of a folder allow in a column."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from mdlint.errors import SourceError
from mdlint.schema.keywords._base import DataFiles
from mdlint.schema.keywords._data import Key, as_list, path_for, spec_of
from mdlint.schema.keywords._known_keys import KeyEntry, key_entries
from mdlint.table_facts import PageTable
from mdlint.text.words import listed, quoted

if TYPE_CHECKING:  # most schemas compare tables with no file
    from mdlint.sources import SourceSpec

# The parts of the path of a file that a cell may have.
_NAMES: Mapping[str, Callable[[PurePosixPath], str]] = {
    "stem": lambda path: path.stem,
    "file": lambda path: path.name,
    "path": str,
    "folder": lambda path: path.parent.name,
}


class Origin(NamedTuple):
    """Where the values of a column are: the records of a file, or the files of a folder. `value` has all options."""

    path: str
    spec: "SourceSpec | None"
    field: str
    value: Mapping[str, Any]

    @property
    def identity(self) -> tuple[object, ...]:
        """What origins with the same values share."""
        options = [self.value.get(name) for name in ("select", "files", "name", "replace", "ignoreCase")]
        return self.path, self.spec, self.field, repr(options)

    def folded(self, key: Key) -> Key:
        """Return a key as it is compared."""
        return _folded(key) if self.value.get("ignoreCase") else key

    def entries(self, files: DataFiles, page: str) -> Iterator[KeyEntry]:
        """Yield the values as cells have them. Raises SourceError."""
        if self.spec is None:
            entries = self._file_names(files, page)
        else:
            entries = key_entries(self.spec, [self.field], self.value.get("select", {}), files, page)
        return map(self._written, entries) if self.value.keys() & {"replace", "ignoreCase"} else entries

    def _file_names(self, files: DataFiles, page: str) -> Iterator[KeyEntry]:
        globs = list(as_list(self.value.get("files", "*")))
        paths = files.names(self.path, globs, page)
        if not paths:
            words = f"has no file that matches {listed(map(quoted, globs), 'and')}"
            raise SourceError(files.shown(self.path), "", words)
        name = _NAMES[self.value.get("name", "stem")]
        texts = dict.fromkeys(name(PurePosixPath(path)) for path in paths)
        return (KeyEntry((text,), ((text,),)) for text in texts if text)

    def _written(self, entry: KeyEntry) -> KeyEntry:
        text = entry.texts[0]
        for found, written in self.value.get("replace", {}).items():
            text = text.replace(found, written)
        parts = (text, *(part for part in entry.parts[0] if not isinstance(part, str)))
        return entry._replace(texts=(text,), parts=(self.folded(parts),))


def origin_of(value: Mapping[str, Any], column: str, table: PageTable) -> Origin:
    """Return the origin that an object describes for a column. Its path may depend on the page."""
    if "folder" in value:
        return Origin(path_for(value["folder"], table), None, "", value)
    spec = spec_of(value, table)
    return Origin(spec.path, spec, value.get("field", column), value)


def _folded(parts: Iterable[Any]) -> Key:
    return tuple(part.casefold() if isinstance(part, str) else part for part in parts)
