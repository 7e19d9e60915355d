"""What a schema says of one column, as far as that is known before any cell is read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from mdlint.schema.json_values import JSONPath, Schema, SchemaObject, type_name
from mdlint.schema.keywords import KEYWORDS, Keyword
from mdlint.schema.reading_keywords import read_as, texts_of
from mdlint.values import DEFAULT_MISSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mdlint.values import Notation
    from mdlint.values.durations import Duration

_NUMERIC = {"integer": "number"}


class Occurrence(NamedTuple):
    """An mdlint keyword in a schema: its value, and the path of the schema object it stands in."""

    keyword: Keyword
    value: Any
    path: JSONPath


class Placed(NamedTuple):
    """A part of a schema, with its path."""

    path: JSONPath
    schema: SchemaObject


class Column(NamedTuple):
    """A column of a table: the name its schema gives it, or else its header, and how its cells are read.

    `types` are the JSON types its values may have (integers are numbers); None if nothing is said of them. `naming` has
    the values of `nameConvention`, `checks` its keywords that look for something. `is_known` says whether the schema speaks of the column at all,
    `fills_down` whether a blank cell has the value above.

    `units` has the factor of each unit; a number without one has `header_unit`, if the header names one. `notation` is
    None for the usual one. `booleans` are the texts that stand for true and false, None for the usual ones. `parts` says
    how the values of a list are read, the last of them also all further ones.
    """

    name: str
    is_known: bool = False
    types: frozenset[str] | None = None
    missing: frozenset[str] = frozenset(DEFAULT_MISSING)
    qualifiers: frozenset[str] = frozenset()
    units: Mapping[str, float] = MappingProxyType({})
    uncertainty: bool = False
    naming: tuple[SchemaObject, ...] = ()
    checks: tuple[Occurrence, ...] = ()
    fills_down: bool = False
    notation: Notation | None = None
    header_unit: str = ""
    duration: Duration | None = None
    delta: bool = False
    asides: frozenset[str] = frozenset()
    booleans: Mapping[str, bool] | None = None
    ignores_struck: bool = False
    separators: tuple[str, ...] = ()
    is_range: bool = False
    parts: tuple[Column, ...] = ()

    @property
    def makes_lists(self) -> bool:
        """Whether a cell may hold a list of values."""
        return bool(self.parts)

    @property
    def is_plain(self) -> bool:
        """Whether a number is written in the usual way, with nothing around it but a mark, a unit and an uncertainty."""
        return not (self.notation or self.duration or self.delta or self.asides or self.parts or self.ignores_struck)

    @property
    def looks_further(self) -> bool:
        """Whether more than the text of a cell is looked at: its lines, or what is struck out."""
        return self.ignores_struck or self.has_lines

    @property
    def has_lines(self) -> bool:
        """Whether `<br>` separates values."""
        return "<br>" in self.separators

    def under(self, unit: str) -> Column:
        """The column under a header that names the unit of its numbers."""
        parts = tuple(part.under(unit) if unit in part.units else part for part in self.parts)
        return self._replace(header_unit=unit, parts=parts)

    def part(self, number: int) -> Column:
        """How a value of a list is read."""
        return self.parts[min(number, len(self.parts) - 1)]

    @property
    def may_be_number(self) -> bool:
        """Whether a number is a value of this column."""
        return self.types is None or "number" in self.types

    @property
    def reads_booleans(self) -> bool:
        """Whether true and false are the only values of this column, or among them and their texts are named."""
        if self.types is None:
            return False
        return self.types - {"null"} == {"boolean"} or (self.booleans is not None and "boolean" in self.types)


def all_of(path: JSONPath, schema: Schema) -> Iterator[Placed]:
    """Yield a schema and, recursively, the branches of its `allOf`: what holds without a condition."""
    if isinstance(schema, dict):
        yield Placed(path, schema)
        for index, branch in enumerate(schema.get("allOf", ())):
            yield from all_of((*path, "allOf", index), branch)


def make_column(name: str, schemas: Iterable[tuple[JSONPath, Schema]]) -> Column:
    """Gather what the schemas of a column say of it. Lists from several of them add up."""
    schemas = list(schemas)
    placed = [part for path, schema in schemas for part in all_of(path, schema)]
    column = Column(
        name=name,
        is_known=bool(schemas),
        types=_common(allowed_types(schema) for _, schema in schemas),
        naming=tuple(part.schema["nameConvention"] for part in placed if "nameConvention" in part.schema),
        checks=tuple(occurrences(placed, "column")),
        fills_down=any(part.schema.get("fillDown", False) for part in placed),
    )
    keywords = [part.schema for part in placed]
    column = read_as(column, keywords)
    separators = tuple(sorted(texts_of(keywords, "separator") or ()))
    is_range = any(schema.get("range", False) for schema in keywords)
    if not separators and not is_range:
        return column
    return column._replace(separators=separators, is_range=is_range, parts=tuple(_parts(column, keywords)))


def _parts(column: Column, schemas: Sequence[SchemaObject]) -> Iterator[Column]:
    """Yield how the values of a list are read: each of `prefixItems`, then all others. What `items` does not say, the column does."""
    first = max(len(schema.get("prefixItems", ())) for schema in schemas)
    for number in range(first + 1):
        own = [
            schema["prefixItems"][number] if number < len(schema.get("prefixItems", ())) else schema.get("items", True)
            for schema in schemas
        ]
        keywords = [part.schema for schema in own for part in all_of((), schema)]
        types = _common(allowed_types(schema) for schema in own)
        yield read_as(column._replace(types=types, naming=(), checks=()), keywords)


def occurrences(parts: Iterable[Placed], level: str) -> Iterator[Occurrence]:
    """Yield the keywords of a level that look for something, in the order of the vocabulary."""
    parts = list(parts)
    for keyword in KEYWORDS.values():
        if keyword.level == level and (keyword.check_table or keyword.check_column):
            for path, schema in parts:
                if keyword.name in schema:
                    yield Occurrence(keyword, schema[keyword.name], path)


def allowed_types(schema: Schema) -> frozenset[str] | None:
    """Return the types that `type`, `enum` and `const` leave to a value, also through `allOf`, `anyOf` and `oneOf`.

    Integers are numbers. None means that nothing is said.
    """
    if isinstance(schema, bool):
        return None if schema else frozenset()
    said: list[frozenset[str] | None] = []
    if "type" in schema:
        names = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        said.append(frozenset(_NUMERIC.get(name, name) for name in names))
    if "enum" in schema:
        said.append(frozenset(map(type_name, schema["enum"])))
    if "const" in schema:
        said.append(frozenset({type_name(schema["const"])}))
    said += [allowed_types(branch) for branch in schema.get("allOf", ())]
    said += [_any(schema[keyword]) for keyword in ("anyOf", "oneOf") if keyword in schema]
    return _common(said)


def _common(said: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    sets = [types for types in said if types is not None]
    return frozenset.intersection(*sets) if sets else None


def _any(branches: list[Schema]) -> frozenset[str] | None:
    sets = [allowed_types(branch) for branch in branches]
    return None if None in sets else frozenset().union(*(types for types in sets if types is not None))
