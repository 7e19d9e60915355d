"""What a schema says of one column, as far as that is known before any cell is read."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from mdlint.schema.json_values import JSONPath, Schema, SchemaObject, type_name
from mdlint.schema.keywords import KEYWORDS, Keyword
from mdlint.values import DEFAULT_MISSING

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
    """

    name: str
    is_known: bool = False
    types: frozenset[str] | None = None
    missing: frozenset[str] = frozenset(DEFAULT_MISSING)
    qualifiers: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    uncertainty: bool = False
    naming: tuple[SchemaObject, ...] = ()
    checks: tuple[Occurrence, ...] = ()
    fills_down: bool = False

    @property
    def may_be_number(self) -> bool:
        """Whether a number is a value of this column."""
        return self.types is None or "number" in self.types

    @property
    def is_boolean(self) -> bool:
        """Whether `true` and `false` are the only values of this column."""
        return self.types is not None and self.types - {"null"} == {"boolean"}


def all_of(path: JSONPath, schema: Schema) -> Iterator[Placed]:
    """Yield a schema and, recursively, the branches of its `allOf`: what holds without a condition."""
    if isinstance(schema, dict):
        yield Placed(path, schema)
        for index, branch in enumerate(schema.get("allOf", ())):
            yield from all_of((*path, "allOf", index), branch)


def make_column(name: str, schemas: Iterable[tuple[JSONPath, Schema]]) -> Column:
    """Gather what the schemas of a column say of it. Lists from several of them add up."""
    schemas = list(schemas)
    parts = [part for path, schema in schemas for part in all_of(path, schema)]
    missing = _texts(parts, "missing")
    return Column(
        name=name,
        is_known=bool(schemas),
        types=_common(allowed_types(schema) for _, schema in schemas),
        missing=frozenset(DEFAULT_MISSING) if missing is None else missing,
        qualifiers=_texts(parts, "qualifiers") or frozenset(),
        units=_texts(parts, "unit") or frozenset(),
        uncertainty=any(part.schema.get("uncertainty", False) for part in parts),
        naming=tuple(part.schema["nameConvention"] for part in parts if "nameConvention" in part.schema),
        checks=tuple(occurrences(parts, "column")),
        fills_down=any(part.schema.get("fillDown", False) for part in parts),
    )


def occurrences(parts: Iterable[Placed], level: str) -> Iterator[Occurrence]:
    """Yield the keywords of a level that look for something, in the order of the vocabulary."""
    parts = list(parts)
    for keyword in KEYWORDS.values():
        if keyword.level == level and (keyword.check_table or keyword.check_column):
            for path, schema in parts:
                if keyword.name in schema:
                    yield Occurrence(keyword, schema[keyword.name], path)


def _texts(parts: Iterable[Placed], keyword: str) -> frozenset[str] | None:
    """Join the texts of a keyword, each a text or a list of them; None if it is nowhere."""
    values = [part.schema[keyword] for part in parts if keyword in part.schema]
    if not values:
        return None
    return frozenset(text for value in values for text in ([value] if isinstance(value, str) else value))


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
