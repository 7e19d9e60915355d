"""Requires each value of a column to be in a data file, or to be the name of a file in a folder.

Goes in the schema of a column.

## Value

An object, or a list of objects: then a value is in one of them. An object for a file has

- `file`: the path of a data file or of a page, as in [`source`](source.md);
- `field`: the field that has the values; by default, the name of the column;
- `format`, `rows`, `heading`, `columns` and `select`: which records are meant, as in `source`.

An object for the files of a folder has

- `folder`: the path of the folder, relative to the file of the schema. As in `source`, it may begin with `{folder}`, the
  folder of the page;
- `files`: a glob, or a list of globs of which the last that matches decides: `["*.py", "!_*", "!deploy/*"]`. They have the
  syntax of `.gitignore`: `*.py` matches in folders below too, and `/*.py` does not. By default, all files;
- `name`: the part of the path of a file that the cell has: `"stem"`, the name without its ending, is the default; `"file"`
  is the name, `"path"` the path in the folder, and `"folder"` the name of the folder that the file is in.

Both can have

- `replace`: an object with texts, each with the text that a cell has in its place: `{"_": "-"}` if the file `ragged_row.py`
  is `ragged-row` in the table, `{".schema": ""}` for an ending that is not written;
- `ignoreCase`: if `true`, upper and lower case are equal;
- `as`, `pattern` and `aliases`: what of the cell is compared, as in the `key` of `source`. With `"as": "target"`, the link of
  the cell leads to the file of a folder or, with `"name": "folder"`, to the folder that it is in; with a `pattern`, the
  part of the target that it matches is the name;
- `complete`: if `true`, each record or file has a row in the table. If `"page"`, it has a row in one of the tables of the
  page that have the same schema.

The text of a cell counts, without links and markup, and numbers by their values. Missing values are skipped. If rows may
name more files than have to be there, write two objects, and `complete` in one of them.

## Example

```json
"Model": {"enumFrom": {"folder": "../configs", "files": "*.yaml", "complete": true}}
```

The row of `vit_base` is there as long as there is a file `vit_base.yaml` below `configs`.

## Findings

- `not-allowed`, at the cell, if no record or file has its value. It names the value that was probably meant.
- `missing-from-table`, at the header of the column, if it is to be `complete` and records or files have no row.
- `unreadable-source`, at the header of the column, if the file or the folder can't be read, or no file has such a name.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.errors import SourceError
from mdlint.schema.keywords._base import DataFiles, Keyword
from mdlint.schema.keywords._data import (
    Field,
    Key,
    as_list,
    compared_text,
    each,
    field_mistakes,
    record_mistakes,
    relocate,
    row_keys,
    unreadable,
)
from mdlint.schema.keywords._known_keys import KeyEntry, KnownKeys
from mdlint.schema.keywords._origins import Origin, origin_of
from mdlint.table_facts import Asked, ColumnFacts, Disagreement
from mdlint.text.words import counted, first_few, listed, quoted


class _Listing(NamedTuple):
    """A column with one origin of its values. `keys` has the key of each row; None for a row that is skipped."""

    asked: Asked
    column: ColumnFacts
    field: Field
    origin: Origin
    keys: Sequence[Key | None]


class _Values(NamedTuple):
    """The values of an origin: those that tables have, and all of them if a table is to be complete."""

    known: KnownKeys
    all: Sequence[KeyEntry]


def check_project(asked: Sequence[Asked], files: DataFiles) -> Iterator[Disagreement]:
    """Compare all columns with their files and folders. Each is read once for all columns that use it in the same way."""
    listings = [
        [_listing(one, column, value) for value in as_list(one.value)]
        for one in asked
        if (column := one.table.facts.column(one.ask.column))
    ]
    together: defaultdict[object, list[_Listing]] = defaultdict(list)
    for listing in (listing for of_column in listings for listing in of_column):
        together[listing.origin.identity].append(listing)
    values: dict[object, _Values] = {}
    for identity, shared in together.items():
        try:
            values[identity] = _values(shared, files)
        except SourceError as error:
            yield from (unreadable(one.asked, one.column.header, error, files) for one in shared)
        else:
            yield from _without_row(shared, values[identity], files)
    for of_column in listings:
        # A value may be in the file that can't be read.
        if all(listing.origin.identity in values for listing in of_column):
            yield from _not_allowed(of_column, [values[listing.origin.identity].known for listing in of_column], files)


def _listing(asked: Asked, column: ColumnFacts, value: Mapping[str, Any]) -> _Listing:
    origin = origin_of(value, column.name, asked.table)
    field = Field(column.name, origin.field, value)
    keys = [key and origin.compared(key, asked.table.file) for key in row_keys(asked, {}, [field])]
    return _Listing(asked, column, field, origin, keys)


def _values(listings: Sequence[_Listing], files: DataFiles) -> _Values:
    """Read a file or a folder. Raises SourceError."""
    wanted = {key for listing in listings for key in listing.keys if key is not None}
    entries = listings[0].origin.entries(files, listings[0].asked.table.file, wanted)
    if any(listing.origin.value.get("complete") for listing in listings):
        kept = list(entries)
        return _Values(KnownKeys(kept, wanted), kept)
    return _Values(KnownKeys(entries, wanted), ())


def _not_allowed(listings: Sequence[_Listing], values: Sequence[KnownKeys], files: DataFiles) -> Iterator[Disagreement]:
    """Find the cells of a column whose value is in none of its origins."""
    for row in range(len(listings[0].column.texts)):
        tried = [
            (listing, known, key)
            for listing, known in zip(listings, values, strict=True)
            if (key := listing.keys[row]) is not None
        ]
        if tried and not any(key in known for _, known, key in tried):
            # The first of the files that has a similar value may be meant.
            paths = [files.shown(listing.origin.path) for listing, _, _ in tried]
            found = [known.meant(0, key[0], path) for (_, known, key), path in zip(tried, paths, strict=True)]
            meant, related = next((each for each in found if each[0]), ("", ()))
            asked, column, field, _, _ = tried[0][0]
            where = listed(dict.fromkeys(paths))
            message = f"{column.name} {quoted(compared_text(field, column, row))} is not in {where}{meant}"
            yield Disagreement(asked, column.spans[row], message, related=related)


def _without_row(listings: Sequence[_Listing], values: _Values, files: DataFiles) -> Iterator[Disagreement]:
    """Report the records or files that have no row in a table, or in the tables of a page, that is to be complete."""
    groups: defaultdict[object, list[_Listing]] = defaultdict(list)
    for number, listing in enumerate(listings):
        if complete := listing.origin.value.get("complete"):
            table = listing.asked.table
            page = (table.path, table.facts.schema, listing.column.name)
            groups[page if complete == "page" else number].append(listing)
    for group in groups.values():
        present = {part for listing in group for key in listing.keys if key is not None for part in key}
        missing = [entry.texts[0] for entry in values.all if present.isdisjoint(entry.parts[0])]
        if missing:
            yield _incomplete(group[0], list(dict.fromkeys(missing)), files)


def _incomplete(listing: _Listing, texts: Sequence[str], files: DataFiles) -> Disagreement:
    noun = "file" if listing.origin.spec is None else "record"
    names = listed(first_few(list(map(quoted, texts))), "and")
    message = f"{files.shown(listing.origin.path)} has {counted(len(texts), noun)} without a row: {names}"
    return Disagreement(listing.asked, listing.column.header, message, rule="missing-from-table")


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that do not compile, and fields that are not JSONPath."""
    for path, one in each("enumFrom", value):
        if isinstance(one, dict):
            yield from record_mistakes(path, one)
            yield from field_mistakes(path, one)


KEYWORD = Keyword(
    name="enumFrom",
    level="column",
    summary="Requires each value of a column to be in a data file, or to be the name of a file in a folder.",
    rule="not-allowed",
    other_rules=("missing-from-table", "unreadable-source"),
    check_project=check_project,
    relocate=relocate,
    mistakes=mistakes,
)
