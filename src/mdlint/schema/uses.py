"""The schemas in use, each with what it is said of: a table, its rows, or a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mdlint.errors import SchemaError
from mdlint.schema.json_values import pointer
from mdlint.schema.locating import is_builtin
from mdlint.schema.vocabulary import subschemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mdlint.schema.documents import Document
    from mdlint.schema.refs import Library


class Use(NamedTuple):
    """A schema in use, and what it is said of: `table`, `row`, `column`, `value` (one of several in a cell), or `part` of one of these.

    `blamed` is the reference to the built-in schema it belongs to, with its file; None outside of these.
    """

    document: Document
    place: str
    role: str
    blamed: tuple[str, str] | None = None

    def error(self, path: Iterable[str | int], words: str) -> SchemaError:
        """Make a mistake at a path below the schema; built-in schemas make none, so it is that of the reference."""
        if self.blamed:
            return SchemaError(*self.blamed, f"{self.document.name} does not fit here: {words}")
        return SchemaError(self.document.name, self.place + pointer(path), words)


def uses(library: Library, root: Document) -> Iterator[Use]:
    """Yield each schema in use.

    A part holds only under a condition, or of something smaller, so that nothing can be read from it beforehand.
    """
    waiting = [Use(root, "", "table")]
    seen: set[tuple[str, str, str]] = set()
    while waiting:
        use = waiting.pop()
        document, place, role, blamed = use
        if (document.name, place, role) in seen:
            continue
        seen.add((document.name, place, role))
        yield use
        for keyword, target, there in library.targets(document, place):
            outside = is_builtin(target.name) and not is_builtin(document.name)
            origin = (document.name, f"{place}/{keyword}") if outside else blamed
            waiting.append(Use(target, there, role, origin))
        for path, _ in subschemas(document.schemas[place]):
            if path[0] not in {"$defs", "definitions"}:
                waiting.append(Use(document, place + pointer(path), _role(role, str(path[0])), blamed))


def each_once(faults: Iterable[SchemaError]) -> Iterator[SchemaError]:
    """Yield the first mistake at each place."""
    seen: set[tuple[str, str]] = set()
    for fault in faults:
        if (fault.file, fault.pointer) not in seen:
            seen.add((fault.file, fault.pointer))
            yield fault


_COLUMN_KEYWORDS = frozenset({"additionalProperties", "patternProperties", "properties"})


def _role(role: str, keyword: str) -> str:
    if keyword == "allOf":
        return role
    if role == "table" and keyword == "items":
        return "row"
    if role == "column" and keyword in {"items", "prefixItems"}:
        return "value"
    return "column" if role == "row" and keyword in _COLUMN_KEYWORDS else "part"
