"""The schemas in use, each with its role: it applies to a table, to its rows, or to a column."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mdlint.draft2020.values import pointer
from mdlint.draft2020.vocabulary import subschemas
from mdlint.errors import SchemaError
from mdlint.schema.files.documents import Document
from mdlint.schema.files.locate import is_builtin
from mdlint.schema.files.references import Library


class Use(NamedTuple):
    """A schema in use, and its role: `table`, `row`, `column`, `value` (one of several in a cell), or `part` of these.

    `blamed` is the reference that leads to it from outside, as file and pointer, if it is part of a built-in schema.
    """

    document: Document
    place: str
    role: str
    blamed: tuple[str, str] | None = None

    def error(self, path: Iterable[str | int], words: str) -> SchemaError:
        """Return a mistake at a path below the schema; for a built-in schema, at the reference to it."""
        if self.blamed:
            return SchemaError(*self.blamed, f"{self.document.name} does not fit here: {words}")
        return SchemaError(self.document.name, self.place + pointer(path), words)


def uses(library: Library, root: Document) -> Iterator[Use]:
    """Yield each schema in use.

    A part applies under a condition, or to a part of a value, so it does not describe the whole column or table.
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
        for keyword, target, target_place in library.targets(document, place):
            outside = is_builtin(target.name) and not is_builtin(document.name)
            origin = (document.name, f"{place}/{keyword}") if outside else blamed
            waiting.append(Use(target, target_place, role, origin))
        for path, _ in subschemas(document.schemas[place]):
            if path[0] not in {"$defs", "definitions"}:
                waiting.append(Use(document, place + pointer(path), _role(role, str(path[0])), blamed))


def each_once(mistakes: Iterable[SchemaError]) -> Iterator[SchemaError]:
    """Yield the first mistake at each place."""
    seen: set[tuple[str, str]] = set()
    for mistake in mistakes:
        if (mistake.file, mistake.pointer) not in seen:
            seen.add((mistake.file, mistake.pointer))
            yield mistake


_COLUMN_KEYWORDS = frozenset({"additionalProperties", "patternProperties", "properties"})


def _role(role: str, keyword: str) -> str:
    """Return the role of a subschema, given the role of its schema and the keyword it is under."""
    if keyword == "allOf":
        return role
    if role == "table" and keyword == "items":
        return "row"
    if role == "column" and keyword in {"items", "prefixItems"}:
        return "value"
    return "column" if role == "row" and keyword in _COLUMN_KEYWORDS else "part"
