"""References (`$ref`) within a schema file, between files, and to built-in schemas. Nothing is ever fetched.

References are resolved once, when a schema is loaded. Each is replaced by the schema it refers to, as a shared object.
So a schema that many references lead to is in memory once, and a validator needs no registry.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote, urldefrag, urljoin

from mdlint.draft2020.values import Schema, SchemaObject
from mdlint.draft2020.values import pointer as json_pointer
from mdlint.draft2020.vocabulary import CORE, subschemas
from mdlint.errors import SchemaError
from mdlint.files.tree import is_file, real_path
from mdlint.schema.files.conventions import convention_of
from mdlint.schema.files.documents import MAX_DEPTH, TABLE_DIALECT, Document, read_document
from mdlint.schema.files.locate import SCHEMAS, locate, require_inside
from mdlint.text.words import quoted

if TYPE_CHECKING:  # importing it takes 3 ms, and most schemas use no naming convention
    from mdlint.naming import Convention

_REFERENCES = ("$ref", "$dynamicRef")


class Library:
    """The documents read for one schema, each once. They are of one dialect, or of plain JSON Schema."""

    def __init__(self, dialect: str = TABLE_DIALECT) -> None:
        self._dialect = dialect
        self._by_path: dict[Path, Document] = {}
        self._referrers: dict[str, str] = {}

    @property
    def documents(self) -> list[Document]:
        """The documents, in the order they were first referred to."""
        return list(self._by_path.values())

    def open(self, name: str, path: Path) -> Document:
        """Return a document, which is read the first time. Raises SchemaError as `read_document` does."""
        # Path.resolve() raises for a symbolic link that leads back to itself.
        resolved = Path(real_path(path))
        if resolved not in self._by_path:
            self._by_path[resolved] = read_document(name, path, self._dialect)
        return self._by_path[resolved]

    def path_of(self, document: Document) -> Path:
        """Return the path of a document, with symbolic links followed."""
        return next(path for path, known in self._by_path.items() if known is document)

    def blamed(self, mistake: SchemaError) -> SchemaError:
        """Return a mistake with the reference that leads to its file; the mistake itself if it is in the first file."""
        referrer = self._referrers.get(mistake.file)
        return mistake.noting(f"{referrer} refers to it") if referrer else mistake

    def targets(self, document: Document, place: str) -> Iterator[tuple[str, Document, str]]:
        """Yield each reference of the schema at `place`: its keyword, and the document and pointer of its target.

        Raises SchemaError for a reference that can't be resolved.
        """
        schema = document.schemas[place]
        for keyword in _REFERENCES:
            if isinstance(schema, dict) and isinstance(schema.get(keyword), str):
                try:
                    target, pointer = self._resolve(document, place, schema[keyword])
                except (SchemaError, ValueError) as error:
                    raise SchemaError(document.name, f"{place}/{keyword}", str(error)) from error
                if target is not document:
                    self._referrers.setdefault(target.name, f"{document.name}#{place}/{keyword}")
                yield keyword, target, pointer

    def _resolve(self, document: Document, place: str, reference: str) -> tuple[Document, str]:
        """Resolve a reference: by `$id` in the document itself, else in another file. Raises ValueError, in words."""
        base = document.bases[place]
        try:
            resource, fragment = urldefrag(base + reference if reference.startswith("#") else urljoin(base, reference))
        except ValueError as error:
            raise ValueError(f"{quoted(reference)} is not a URI reference") from error
        if resource not in document.anchors:
            outside, fragment = urldefrag(reference)
            name, path = locate(unquote(outside), document.folder, str(Path(document.name).parent), SCHEMAS)
            require_inside(outside, document.folder, path)
            if not is_file(path):
                raise ValueError(f"there is no file {name}")
            document = self.open(name, path)
            resource = document.bases[""]
        fragment = unquote(fragment)
        is_pointer = fragment == "" or fragment.startswith("/")
        start = document.anchors[resource]
        pointer = start + fragment if is_pointer else document.anchors.get(f"{resource}#{fragment}")
        if pointer is None or pointer not in document.schemas:
            raise ValueError(f"{quoted(reference)} refers to no schema in {document.name}")
        return document, pointer


_Place = tuple[str, str]
Relocated: TypeAlias = Callable[[str, Any, Path], Any]


class Inliner:
    """Replaces references by the schemas they refer to. The documents must be well-formed.

    `conventions` collects the naming conventions that the schemas use, by their names in the result. `relocated` returns
    the value of a keyword with its paths made absolute, given the folder that they are relative to.
    """

    def __init__(self, library: Library, relocated: Relocated) -> None:
        self.conventions: dict[str, Convention] = {}
        self._library = library
        self._relocated = relocated
        self._open: list[_Place] = []
        # Each schema with its height, the number of levels of schemas in it.
        self._done: dict[_Place, tuple[Schema, int]] = {}

    def inline(self, document: Document, place: str = "") -> Schema:
        """Return the schema at a place, with its references replaced.

        Raises SchemaError for references that go in a circle, and for a result that is nested more than `MAX_DEPTH`
        levels deep.
        """
        return self._visit(document, place)[0]

    def _visit(self, document: Document, place: str) -> tuple[Schema, int]:
        key = (document.name, place)
        if key not in self._done:
            self._open.append(key)
            self._done[key] = self._build(document, place)
            self._open.pop()
        schema, height = self._done[key]
        if len(self._open) + height > MAX_DEPTH:
            words = f"is nested more than {MAX_DEPTH} levels deep, references followed"
            raise SchemaError(document.name, place, words)
        return schema, height

    def _build(self, document: Document, place: str) -> tuple[Schema, int]:
        if len(self._open) > MAX_DEPTH:
            words = f"is nested more than {MAX_DEPTH} levels deep, references followed"
            raise SchemaError(document.name, place, words)
        schema = document.schemas[place]
        if isinstance(schema, bool):
            return schema, 1
        assert isinstance(schema, dict)
        referred = [self._follow(document, place, *target) for target in self._library.targets(document, place)]
        own, height = self._members(document, place, schema)
        if len(referred) == 1 and not own:
            return referred[0]
        if referred:
            own["allOf"] = [target for target, _ in referred] + own.get("allOf", [])
        return own, max([height, *(1 + below for _, below in referred)])

    def _follow(
        self, document: Document, place: str, keyword: str, target: Document, pointer: str
    ) -> tuple[Schema, int]:
        key = (target.name, pointer)
        if key in self._open:
            circle = [f"{name}#{step}" for name, step in [*self._open[self._open.index(key) :], key]]
            words = f"the reference goes in a circle: {' → '.join(circle)}"
            raise SchemaError(document.name, f"{place}/{keyword}", words)
        return self._visit(target, pointer)

    def _members(self, document: Document, place: str, schema: SchemaObject) -> tuple[SchemaObject, int]:
        """Copy the keywords of a schema other than references, with its subschemas inlined."""
        own: SchemaObject = {
            keyword: self._relocated(
                keyword, value.copy() if isinstance(value, dict | list) else value, document.folder
            )
            for keyword, value in schema.items()
            if keyword not in CORE
        }
        if "nameConvention" in own:
            own["nameConvention"] = self._naming(document, place)
        height = 1
        for path, _ in subschemas(schema):
            keyword = str(path[0])
            if keyword in CORE:
                continue
            member, below = self._visit(document, place + json_pointer(path))
            height = max(height, 1 + below)
            if len(path) == 1:
                own[keyword] = member
            else:
                own[keyword][path[1]] = member
        return own, height

    def _naming(self, document: Document, place: str) -> SchemaObject:
        """Return the value of `nameConvention` at a place in its long form, which refers to the convention by name."""
        convention = convention_of(document, place)
        self.conventions[convention.name] = convention
        schema = document.schemas[place]
        value = schema["nameConvention"] if isinstance(schema, dict) else None
        marks = value.get("marks", []) if isinstance(value, dict) else []
        return {"convention": convention.name, "marks": marks}


def dynamic_mistakes(library: Library) -> Iterator[SchemaError]:
    """Find each `$dynamicRef` whose target depends on the instance, since several anchors have its name."""
    names = [name for document in library.documents for name in document.dynamic_anchors]
    for document in library.documents:
        for place, schema in document.schemas.items():
            reference = schema.get("$dynamicRef") if isinstance(schema, dict) else None
            name = urldefrag(reference).fragment if isinstance(reference, str) else ""
            if names.count(name) > 1:
                words = f"{quoted(name)} is more than one anchor, so only an instance can tell which is meant; use $ref"
                yield SchemaError(document.name, f"{place}/$dynamicRef", words)
