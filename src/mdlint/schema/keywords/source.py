"""Requires a table to agree with a data file.

Goes at the top of the schema, or in its `allOf`.

## Value

An object, or a list of objects for several files, with

- `file`: the path of the file, relative to the file of the schema. `{folder}` and `{name}` are the folder and the name,
  without its ending, of the page; `{page}` is the page itself. A file that begins with `{folder}` is relative to the
  page.
- `key`: the columns that identify a row. A list, if the file has fields of the same names; else an object with the field
  for each column. A field can be an object with `field`, and
    - `as`: with `"target"`, the target of the link in the cell is the key, in place of its text;
    - `pattern`: a regular expression. Its first group in the cell, or all that it matches, is the key. A cell that it does
      not match is skipped;
    - `aliases`: an object with the key for each text of a cell that differs from it.
- `values`: the columns that are compared, as a list or an object like `key`. Here, a field can be an object with `field`,
  and
    - `scale`: the number by which the value of the file is multiplied: 0.000001 if the file has 25557032 where the table
      has 25.56 in millions, 100 for a fraction that the table has as a percentage;
    - `tolerance`: the largest difference that is no mistake. By default, a number agrees if it is the value of the file,
      rounded to the decimals that the cell has;
    - `aliases`: an object with the value of the file for each text of a cell that differs from it: `{"Yes": "true"}`.
- `select`: an object with the value, or a list of values, that a field has in the records that count.
- `skip`: an object with the texts, for a column, of the rows that are not compared: `{"Status": ["planned"]}`.
- `complete`: if `true`, each record of the file has a row in the table. If several tables share a file, `select` says
  which records belong to each.
- `format`: `csv`, `tsv`, `json`, `jsonl`, `yaml`, `toml`, `front-matter`, `markdown`, `parquet` or `excel`. By default, the
  ending of the file decides.
- `rows`: where the records are in the file: a JSONPath (RFC 9535) or a name, such as `$.Models[*]` or `Models`; in Excel,
  the name of a sheet.
- `heading` and `columns`: which table of a Markdown page is meant: the heading above it, a glob, and columns that it has.

A field is the name of a column of the file. In JSON, YAML and TOML it is also a dotted path, such as
`Metadata.Parameters`, or a JSONPath in the record, such as `$.Results[0].Metrics['Top 1 Accuracy']`.

## Example

```json
"source": {
  "file": "results.csv",
  "key": {"Model": "model"},
  "values": {"Top-1": "top1", "Params (M)": {"field": "param_count", "scale": 0.000001}}
}
```

A row with the Top-1 81.216 does not agree with a record of the same model whose `top1` is 81.252.

## Findings

- `source-mismatch`, at the cell whose value is not that of the file. It names the place in the file.
- `not-in-source`, at the first cell of the key, if no record has the key of a row.
- `missing-from-table`, at the header, if the table is to be `complete` and records have no row.
- `unreadable-source`, at the header, if the file can't be read, or lacks a field. The table is not compared with it.

A missing value on either side is not compared: a measurement that the table does not show is never filled in. If several
records have the key of a row, it is enough that one of them has the value. A number that is cut off, not rounded, needs a
`tolerance`.

`mdlint sync` writes the values of the file into the cells that differ. [Keep docs true](../guides/keep-docs-true.md) shows
how.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.errors import SourceError
from mdlint.model import Related
from mdlint.schema.keywords._base import DataFiles, Keyword, NamedColumn
from mdlint.schema.keywords._cell_difference import Compared, Difference, compared, difference, fix
from mdlint.schema.keywords._data import (
    Key,
    as_list,
    each,
    fields_mistakes,
    fields_of,
    line_span,
    named_columns,
    record_mistakes,
    relocate,
    unreadable,
)
from mdlint.schema.keywords._new_rows import new_rows
from mdlint.schema.keywords._source_records import Comparison, Found, comparison, found_records
from mdlint.table_facts import Asked, Disagreement
from mdlint.text.words import counted, did_you_mean, first_few, listed, quoted

# A similar key is looked for among all keys of the file, so that this many messages for a table name one.
_MOST_SUGGESTIONS = 20


def check_project(asked: Sequence[Asked], files: DataFiles) -> Iterator[Disagreement]:
    """Compare all tables with their files. A file is read once for all tables that use the same fields as their key."""
    together: defaultdict[object, list[Comparison]] = defaultdict(list)
    for one in asked:
        for value in as_list(one.value):
            compared_with = comparison(one, value)
            together[compared_with.together].append(compared_with)
    for comparisons in together.values():
        yield from _compared(comparisons, files)


def _compared(comparisons: Sequence[Comparison], files: DataFiles) -> Iterator[Disagreement]:
    """Compare tables with one file. Each table that can't be compared says so: none is silently skipped."""
    try:
        found = found_records(comparisons, files)
    except SourceError as error:
        yield from (unreadable(one.asked, one.asked.table.facts.header, error, files) for one in comparisons)
        return
    for one in comparisons:
        try:
            yield from _differences(one, found, files.shown(one.spec.path))
        except SourceError as error:
            yield unreadable(one.asked, one.asked.table.facts.header, error, files)


def _differences(one: Comparison, found: Found, file: str) -> Iterator[Disagreement]:
    """Find the cells that differ from a file, the rows that it does not have, and the records without a row."""
    facts = one.asked.table.facts
    pairs = [
        compared(field, column) for field in fields_of(one.value["values"]) if (column := facts.column(field.column))
    ]
    missing = 0
    for row, key in enumerate(one.keys):
        records = found.records.get(key, ()) if key is not None else ()
        if key is not None and not records:
            missing += 1
            others = found.others if missing <= _MOST_SUGGESTIONS else ()
            yield _not_found(one, row, key, [words for _, words in others], file)
        for pair in pairs if records else ():
            if (found_difference := difference(pair, row, records)) is not None:
                yield _mismatch(one.asked, pair, row, found_difference, file)
    if one.value.get("complete") and all(facts.column(field.column) for field in one.key):
        yield from _without_row(one, found, file)


def _mismatch(asked: Asked, pair: Compared, row: int, other: Difference, file: str) -> Disagreement:
    column, found = pair.column, other.found
    message = f"{column.name} {column.texts[row]} is not {other.words} of {file}, {found.place}"
    raw = found.written or str(found.value)
    words = "the value" if raw == other.words else f"the value, {raw}"
    related = (Related(line_span(found.line), words, file),) if found.line else ()
    change = fix(pair, row, other.value) if asked.table.facts.is_fixable else None
    return Disagreement(asked, column.spans[row], message, related=related, fix=change)


def _not_found(one: Comparison, row: int, key: Key, others: Sequence[str], file: str) -> Disagreement:
    column = one.asked.table.facts.column(one.key[0].column)
    assert column is not None
    parts = [_shown_part(part) for part in key]
    meant = did_you_mean(" ".join(parts), others)
    words = listed((f"{field.field} {quoted(part)}" for field, part in zip(one.key, parts, strict=True)), "and")
    return Disagreement(one.asked, column.spans[row], f"{file} has no record with {words}{meant}", rule="not-in-source")


def _shown_part(part: object) -> str:
    return f"{part:.12g}" if isinstance(part, float) else str(part)


def _without_row(one: Comparison, found: Found, file: str) -> Iterator[Disagreement]:
    """Report the records that have no row in a table that is to be complete."""
    keys = set(one.keys)
    # Another table has rows for these.
    more = [(records[0], " ".join(map(_shown_part, key))) for key, records in found.records.items() if key not in keys]
    missing = [*found.others, *more]
    count = found.other_count + len(more)
    if count:
        names = listed(first_few([quoted(words) for _, words in missing], total=count), "and")
        message = f"{counted(count, 'record')} of {file} {'has' if count == 1 else 'have'} no row: {names}"
        change = new_rows(one, [record for record, _ in missing]) if count == len(missing) else None
        header = one.asked.table.facts.header
        yield Disagreement(one.asked, header, message, rule="missing-from-table", fix=change)


def columns(value: Any) -> Iterator[NamedColumn]:  # noqa: ANN401  an object or a list of them
    """Yield the columns of the key, of the values, and of the rows that are skipped."""
    return named_columns("source", value, ("key", "values", "skip"))


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that do not compile, and paths in files that are not JSONPath."""
    for path, one in each("source", value):
        if not isinstance(one, dict):
            continue
        yield from record_mistakes(path, one)
        for member in ("key", "values"):
            yield from fields_mistakes((*path, member), one.get(member))


KEYWORD = Keyword(
    name="source",
    level="table",
    summary="Requires a table to agree with a data file.",
    rule="source-mismatch",
    other_rules=("missing-from-table", "not-in-source", "unreadable-source"),
    check_project=check_project,
    relocate=relocate,
    columns=columns,
    mistakes=mistakes,
)
