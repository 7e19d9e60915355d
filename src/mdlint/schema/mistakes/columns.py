"""Finds the mistakes that show only when all parts of a schema are read together.

They are unknown columns in keywords, one header for two columns, a `required` column named by its alias, and values
that conflict with the rest of the schema.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias, cast

from mdlint.draft2020.values import SchemaObject
from mdlint.errors import SchemaError
from mdlint.schema.compiled.schema import TableSchema, read_layout
from mdlint.schema.files.documents import Document
from mdlint.schema.files.references import Library
from mdlint.schema.keywords import Keyword, WholeSchema, keywords_in
from mdlint.schema.mistakes.roles import Use, each_once, uses
from mdlint.schema.table.normalize import normalize_header
from mdlint.text.words import did_you_mean, quoted

_Uses: TypeAlias = list[tuple[Use, SchemaObject]]


class _UsedKeyword(NamedTuple):
    """A keyword in use, with its value."""

    use: Use
    keyword: Keyword
    value: Any


def column_mistakes(library: Library, root: Document, table: TableSchema) -> Iterator[SchemaError]:
    """Find mistakes about columns. `table` is the schema without references."""
    pairs = ((use, use.document.schemas[use.place]) for use in uses(library, root))
    # The targets of references come first: if two schemas disagree, the schema with the reference is wrong.
    schemas = [(use, cast("SchemaObject", schema)) for use, schema in pairs if isinstance(schema, dict)][::-1]
    tables = [(use, schema) for use, schema in schemas if use.role == "table" and not use.document.is_plain]
    names = dict.fromkeys(name for _, schema in schemas for name in schema.get("properties", ()))
    whole = _whole_schema(names, schemas, tables, table)
    of_columns = [(use, schema) for use, schema in schemas if use.role == "column" and not use.document.is_plain]
    named = (*_keywords("table", tables[::-1]), *_keywords("column", of_columns))
    for use, keyword, value in named:
        for path, name in keyword.columns(value) if keyword.columns else ():
            if not whole.knows(name):
                yield use.error(path, f"no column {quoted(name)} is among the properties{did_you_mean(name, names)}")
    yield from each_once(
        [
            *_doubled_properties(whole.owners, schemas),
            *_required_aliases(whole.owners, names, schemas),
            *(
                use.error(*mistake)
                for use, keyword, value in _keywords("table", tables)
                if keyword.conflicts
                for mistake in keyword.conflicts(value, whole)
            ),
        ]
    )


def _whole_schema(names: dict[str, None], schemas: _Uses, tables: _Uses, table: TableSchema) -> WholeSchema:
    """Gather the facts that values of keywords can conflict with. `names` are the columns among the properties."""
    patterns = [pattern for _, schema in schemas for pattern in schema.get("patternProperties", ())]
    owners = {normalize_header(name): name for name in reversed(names)}
    layout = read_layout(schema for _, schema in tables)
    for alias, name in layout.aliases.items():
        owners.setdefault(normalize_header(alias), name)

    def knows(name: str) -> bool:
        return name in names or any(re.search(pattern, name) for pattern in patterns)

    return WholeSchema(knows, layout, owners, table.column, table.conventions)


def _keywords(level: str, schemas: _Uses) -> Iterator[_UsedKeyword]:
    """Yield the keywords of one level in some schemas. Keywords without columns and conflicts are left out."""
    for use, schema in schemas:
        for keyword in keywords_in(schema):
            if keyword.level == level and (keyword.columns or keyword.conflicts):
                yield _UsedKeyword(use, keyword, schema[keyword.name])


def _doubled_properties(owners: Mapping[str, str], schemas: _Uses) -> Iterator[SchemaError]:
    """Find properties that differ from another only in their spelling."""
    for use, schema in schemas:
        for name in schema.get("properties", ()):
            owner = owners[normalize_header(name)]
            if owner != name:
                yield use.error(["properties", name], f"{quoted(name)} is another spelling of column {quoted(owner)}")


def _required_aliases(owners: Mapping[str, str], names: Mapping[str, None], schemas: _Uses) -> Iterator[SchemaError]:
    """Find names in `required` that are an alias or another spelling of a column. No row has such a key."""
    for use, schema in schemas:
        for index, name in enumerate(schema.get("required", ())):
            owner = owners.get(normalize_header(name))
            if owner is not None and name not in names:
                yield use.error(["required", index], f"{quoted(name)} stands for column {quoted(owner)}: use its name")
