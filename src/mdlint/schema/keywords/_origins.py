"""The values that the records of a file or the files of a folder allow in a column."""

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from mdlint.destinations import is_absolute
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
        return self.path, self.spec, self.field, self._is_by_link, repr(options)

    @property
    def _is_by_link(self) -> bool:
        """Whether the links of cells lead to the files."""
        return self.spec is None and self.value.get("as") == "target" and "pattern" not in self.value

    def compared(self, key: Key, page: str) -> Key:
        """Return the key of a row as it is compared."""
        return self._folded(tuple(self._from_folder(str(part), page) for part in key) if self._is_by_link else key)

    def _from_folder(self, target: str, page: str) -> str:
        """Return the path that a link of a page leads to, relative to the folder."""
        path = target.partition("#")[0].partition("?")[0]
        if not path or is_absolute(path):
            return target
        if "%" in path:
            from urllib.parse import unquote  # noqa: PLC0415  few targets have escapes

            path = unquote(path)
        return posixpath.relpath(posixpath.join(Path(page).parent.as_posix(), path), Path(self.path).as_posix())

    def _folded(self, key: Key) -> Key:
        is_folded = self.value.get("ignoreCase")
        return tuple(part.casefold() if isinstance(part, str) else part for part in key) if is_folded else key

    def entries(self, files: DataFiles, page: str, wanted: Collection[Key]) -> Iterator[KeyEntry]:
        """Yield the values as cells have them; `wanted` are the keys of rows. Raises SourceError."""
        if self.spec is None:
            entries = self._file_names(files, page)
        else:
            entries = key_entries(files.records(self.spec, page), [self.field], self.value.get("select", {}), wanted)
        return map(self._written, entries) if self.value.keys() & {"replace", "ignoreCase"} else entries

    def _file_names(self, files: DataFiles, page: str) -> Iterator[KeyEntry]:
        globs = list(as_list(self.value.get("files", "*")))
        paths = files.names(self.path, globs, page)
        if not paths:
            words = f"has no file that matches {listed(map(quoted, globs), 'and')}"
            raise SourceError(files.shown(self.path), "", words)
        name = self.value.get("name", "stem")
        if not self._is_by_link:
            texts = dict.fromkeys(_NAMES[name](PurePosixPath(path)) for path in paths)
            return (KeyEntry((text,), ((text,),)) for text in texts if text)
        if name != "folder":
            return (KeyEntry((path,), ((path,),)) for path in paths)
        # A link may lead to the folder, or to the file in it.
        folders = ((str(PurePosixPath(path).parent), path) for path in paths)
        return (KeyEntry((folder,), ((folder, path),)) for folder, path in folders)

    def _written(self, entry: KeyEntry) -> KeyEntry:
        parts = tuple(self._replaced(part) if isinstance(part, str) else part for part in entry.parts[0])
        return entry._replace(texts=(self._replaced(entry.texts[0]),), parts=(self._folded(parts),))

    def _replaced(self, text: str) -> str:
        for found, written in self.value.get("replace", {}).items():
            text = text.replace(found, written)
        return text


def origin_of(value: Mapping[str, Any], column: str, table: PageTable) -> Origin:
    """Return the origin that an object describes for a column. Its path may depend on the page."""
    if "folder" in value:
        return Origin(path_for(value["folder"], table), None, "", value)
    spec = spec_of(value, table)
    return Origin(spec.path, spec, value.get("field", column), value)
