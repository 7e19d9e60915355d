"""Requires the keys of a table to be in another table of the docs, or in a data file.

Goes at the top of the schema, or in its `allOf`.

## Value

An object, or a list of objects for several files, with

- `file`: the path of the page or the data file, as in [`source`](source.md): relative to the file of the schema, and with
  `{page}`, `{folder}` and `{name}` for a path that depends on the page.
- `key`: the columns that are the key together. A list, if the other table has columns of the same names; else an object
  with the field for each column. A field can be an object with `field`, and with `as`, `pattern` and `aliases` as in
  `source`: so the target of a link can be the key, or a part of a name.
- `heading`: which table of a page is meant: the heading above it, a glob. If a page has several such tables, the key is in
  one of them.
- `columns`: columns that the other table has; by default, those of the key.
- `format`, `rows` and `select`: which records of a data file are meant, as in `source`.
- `skip`: an object with the texts, for a column, of the rows that are not checked: `{"Status": ["planned"]}`.

Texts are compared as they are shown, without their links and markup, and numbers by their values. A table that lacks one
of the columns, and a row that lacks one of the values, are skipped.

## Example

```json
"foreignKey": {"file": "models.md", "heading": "Zoo", "key": ["Model"]}
```

Each model of a table of results is in the table under the heading "Zoo" of `models.md`.

## Findings

- `unknown-key`, at the first cell of the key that no record of the file has; at the first cell of the key if each cell is
  in a record, but no record has all of them. It names the text that was probably meant, and its place.
- `unreadable-source`, at the header, if the file can't be read, has no such table, or lacks a field of the key.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.errors import SourceError
from mdlint.schema.keywords._base import DataFiles, Keyword, NamedColumn
from mdlint.schema.keywords._data import (
    Key,
    as_list,
    compared_text,
    each,
    fields_mistakes,
    named_columns,
    record_mistakes,
    relocate,
    unreadable,
)
from mdlint.schema.keywords._known_keys import KnownKeys, key_entries
from mdlint.schema.keywords._source_records import Comparison, comparison
from mdlint.table_facts import Asked, Disagreement
from mdlint.text.words import listed, quoted

if TYPE_CHECKING:  # most schemas compare tables with no file
    from mdlint.sources import SourceSpec


def check_project(asked: Sequence[Asked], files: DataFiles) -> Iterator[Disagreement]:
    """Look for the keys of all tables. A file is read once for all tables that use the same fields of it."""
    together: defaultdict[object, list[Comparison]] = defaultdict(list)
    for one in asked:
        for value in as_list(one.value):
            reference = comparison(one, value)
            if reference.keys:
                reference = reference._replace(spec=_spec(reference))
                together[reference.together].append(reference)
    for references in together.values():
        yield from _checked(references, files)


def _spec(reference: Comparison) -> "SourceSpec":
    """Return which records are meant: in a page, by default those of the tables that have the columns of the key."""
    from mdlint.sources import format_of  # noqa: PLC0415  see above

    spec = reference.spec
    try:
        is_page = format_of(spec) == "markdown"
    except SourceError:
        # It is raised again when the file is read.
        return spec
    return spec._replace(columns=spec.columns or reference.fields) if is_page else spec


def _checked(references: Sequence[Comparison], files: DataFiles) -> Iterator[Disagreement]:
    """Check the keys of tables that are in one file."""
    first = references[0]
    wanted = {key for reference in references for key in reference.keys if key is not None}
    try:
        records = files.records(first.spec, first.asked.table.file)
        known = KnownKeys(key_entries(records, first.fields, first.select, wanted), wanted)
    except SourceError as error:
        yield from (unreadable(one.asked, one.asked.table.facts.header, error, files) for one in references)
        return
    file = files.shown(first.spec.path)
    for reference in references:
        for row, key in enumerate(reference.keys):
            if key is not None and key not in known:
                yield _unknown(reference, row, key, known, file)


def _unknown(reference: Comparison, row: int, key: Key, known: KnownKeys, file: str) -> Disagreement:
    number = known.unknown_part(key)
    is_together = number is None
    first = number or 0
    meant, related = ("", ()) if is_together else known.meant(first, key[first], file)
    fields = reference.key if is_together else [reference.key[first]]
    columns = [(field, column) for field in fields if (column := reference.asked.table.facts.column(field.column))]
    words = listed([f"{column.name} {quoted(compared_text(field, column, row))}" for field, column in columns], "and")
    message = f"{file} has no record with {words}{meant}"
    return Disagreement(reference.asked, columns[0][1].spans[row], message, related=related)


def columns(value: Any) -> Iterator[NamedColumn]:  # noqa: ANN401  an object or a list of them
    """Yield the columns of the key, and of the rows that are skipped."""
    return named_columns("foreignKey", value, ("key", "skip"))


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that do not compile, and paths in files that are not JSONPath."""
    for path, one in each("foreignKey", value):
        if isinstance(one, dict):
            yield from record_mistakes(path, one)
            yield from fields_mistakes((*path, "key"), one.get("key"))


KEYWORD = Keyword(
    name="foreignKey",
    level="table",
    summary="Requires the keys of a table to be in another table of the docs, or in a data file.",
    rule="unknown-key",
    other_rules=("unreadable-source",),
    check_project=check_project,
    relocate=relocate,
    columns=columns,
    mistakes=mistakes,
)
