"""Find where a part of a schema is written: the file and the place, before its references were followed."""

from pathlib import Path
from typing import NamedTuple

from mdlint.draft2020.values import JSONPath, pointer
from mdlint.draft2020.vocabulary import CORE, subschemas
from mdlint.schema.files.conventions import convention_path
from mdlint.schema.files.documents import Document
from mdlint.schema.files.locate import SCHEMAS, is_builtin, locate_from
from mdlint.schema.files.references import Library

_TOP: JSONPath = ()


class WrittenPlace(NamedTuple):
    """A place in a JSON file. `name` is the name of the file in messages; `path` is None if it is a built-in one."""

    name: str
    path: Path | None
    place: JSONPath


class WrittenSchema:
    """The places in which the parts of a schema are written, given the reference that it is loaded by.

    Raises SchemaError if its files can't be read.
    """

    def __init__(self, reference: str, base: Path | None) -> None:
        self._library = Library()
        self._paths: dict[str, Path] = {}
        self._root = self._library.open(*locate_from(base, reference, SCHEMAS))

    def of(self, path: JSONPath) -> WrittenPlace:
        """Return where the value at a path is written. Its last steps may lead to nothing yet."""
        document, place, rest = self._root, _TOP, path
        while rest and (followed := self._followed(document, place, rest)):
            document, place, rest = followed
        file = None if is_builtin(document.name) else self._library.path_of(document)
        return WrittenPlace(document.name, file, (*place, *rest))

    def convention(self, naming: JSONPath) -> WrittenPlace:
        """Return the file of the convention that the `nameConvention` at a path names."""
        written = self.of(naming)
        document = next(each for each in self._library.documents if each.name == written.name)
        name, path = convention_path(document, pointer(written.place[:-1]))
        return WrittenPlace(name, None if is_builtin(name) else path, ())

    def _followed(
        self, document: Document, place: JSONPath, rest: JSONPath
    ) -> tuple[Document, JSONPath, JSONPath] | None:
        """Take the next step of a path: to another schema. Return None if it leads to a keyword."""
        schema = document.schemas[pointer(place)]
        targets = [(target, _steps(at)) for _, target, at in self._library.targets(document, pointer(place))]
        assert isinstance(schema, dict)
        if len(targets) == 1 and schema.keys() <= CORE:
            return (*targets[0], rest)
        if targets and rest[0] == "allOf" and len(rest) > 1:
            number = int(rest[1])
            if number < len(targets):
                return (*targets[number], rest[2:])
            rest = ("allOf", number - len(targets), *rest[2:])
        for step, member in subschemas(schema):
            if rest[: len(step)] == step and isinstance(member, dict):
                return document, (*place, *step), rest[len(step) :]
        return None


def _steps(place: str) -> JSONPath:
    """Read a JSON pointer (RFC 6901). A number stays a text, since only the document tells it from a name."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in place.split("/")[1:])
