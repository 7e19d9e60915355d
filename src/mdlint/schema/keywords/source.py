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
      rounded to the decimals that the cell has.
- `select`: an object with the value, or a list of values, that a field has in the records that count.
- `skip`: an object with the texts, for a column, of the rows that are not compared: `{"Status": ["planned"]}`.
- `complete`: if `true`, each record of the file has a row.
- `format`: `csv`, `tsv`, `json`, `jsonl`, `yaml`, `toml`, `front-matter`, `markdown`, `parquet` or `excel`. By default, the
  ending of the file decides.
- `rows`: where the records are in the file: a JSONPath (RFC 9535) or a name, such as `$.Models[*]` or `Models`; in Excel,
  the name of a sheet.
- `heading` and `columns`: which table of a Markdown page is meant: the heading above it, a glob, and columns that it has.

A field is the name of a column of the file. In JSON, YAML and TOML it is also a dotted path, such as
`Metadata.Parameters`, or a JSONPath in the record, such as `$.Results[0].Metrics['Top 1 Accuracy']`; `$key` is the name or
the number under which the record is in the file.

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
- `unreadable-source`, at the header, if the file can't be read.

A missing value on either side is not compared: a measurement that the table does not show is never filled in. If several
records have the key of a row, it is enough that one of them has the value.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, SchemaObject, is_number
from mdlint.errors import SourceError
from mdlint.model import Edit, Fix, Related
from mdlint.schema.keywords._base import DataFiles, Keyword, NamedColumn
from mdlint.schema.keywords._data import (
    Field,
    Key,
    as_list,
    each,
    fields_mistakes,
    fields_of,
    first_match,
    is_selected,
    line_span,
    relocate,
    row_keys,
    spec_of,
    unreadable,
)
from mdlint.schema.keywords._written import figure_for
from mdlint.table_facts import Asked, ColumnFacts, Disagreement
from mdlint.text.words import counted, did_you_mean, first_few, listed, quoted
from mdlint.values import is_missing, parse_number

if TYPE_CHECKING:  # most schemas compare tables with no file
    from mdlint.sources import Record, SourceSpec, SourceValue

# A message that names a similar key looks at this many keys of the file.
_MOST_KEYS = 10_000


class _Comparison(NamedTuple):
    """A table with a file that it is compared with. `keys` has the key of each row; None for a row that is skipped."""

    asked: Asked
    value: Mapping[str, Any]
    spec: "SourceSpec"
    key: Sequence[Field]
    keys: Sequence[Key | None]


class _Found(NamedTuple):
    """The records of a file by the keys that rows have, and the other keys that its records have."""

    records: Mapping[Key, Sequence["Record"]]
    others: Sequence[tuple["Record", str]]


def check_project(asked: Sequence[Asked], files: DataFiles) -> Iterator[Disagreement]:
    """Compare all tables with their files. A file is read once for all tables that use the same fields as their key."""
    together: defaultdict[object, list[_Comparison]] = defaultdict(list)
    for one in asked:
        for value in as_list(one.value):
            comparison = _comparison(one, value)
            fields = tuple(part.field for part in comparison.key)
            together[comparison.spec, fields, repr(value.get("select"))].append(comparison)
    for comparisons in together.values():
        yield from _compared(comparisons, files)


def _comparison(asked: Asked, value: Mapping[str, Any]) -> _Comparison:
    key = list(fields_of(value["key"]))
    return _Comparison(asked, value, spec_of(value, asked.table), key, row_keys(asked, value, key))


def _compared(comparisons: Sequence[_Comparison], files: DataFiles) -> Iterator[Disagreement]:
    """Compare tables with one file."""
    try:
        found = _found(comparisons, files)
        for comparison in comparisons:
            yield from _differences(comparison, found, files)
    except SourceError as error:
        # Each table with the file is wrong, but one finding says it.
        asked = comparisons[0].asked
        yield unreadable(asked, asked.table.facts.header, error, files)


def _found(comparisons: Sequence[_Comparison], files: DataFiles) -> _Found:
    """Read a file once, and keep the records that rows ask for. Raises SourceError."""
    wanted = {key for comparison in comparisons for key in comparison.keys if key is not None}
    is_complete = any(comparison.value.get("complete") for comparison in comparisons)
    fields, select = [part.field for part in comparisons[0].key], comparisons[0].value.get("select", {})
    records: defaultdict[Key, list[Record]] = defaultdict(list)
    others: list[tuple[Record, str]] = []
    for record in files.records(comparisons[0].spec, comparisons[0].asked.table.file):
        if select and not is_selected(record, select):
            continue
        key = first_match(record, fields, wanted)
        if key is not None:
            records[key].append(record)
        elif is_complete or len(others) < _MOST_KEYS:
            others.append((record, " ".join(str(value.value) for field in fields if (value := record.get(field)))))
    return _Found(records, others)


def _differences(comparison: _Comparison, found: _Found, files: DataFiles) -> Iterator[Disagreement]:
    """Find the cells that differ from a file, the rows that it does not have, and the records without a row."""
    facts, file = comparison.asked.table.facts, files.shown(comparison.spec.path)
    pairs = [(part, column) for part in fields_of(comparison.value["values"]) if (column := facts.column(part.column))]
    for row, key in enumerate(comparison.keys):
        records = found.records.get(key, ()) if key is not None else ()
        if key is not None and not records:
            yield _not_found(comparison, row, key, found, file)
        for part, column in pairs if records else ():
            if (difference := _difference(part, column, row, records)) is not None:
                yield _mismatch(comparison.asked, column, row, difference, file)
    if comparison.value.get("complete") and comparison.keys:
        yield from _without_row(comparison, found, file)


def _difference(field: Field, column: ColumnFacts, row: int, records: Sequence["Record"]) -> "SourceValue | None":
    """Return the value of the file that a cell differs from, scaled; None if it agrees with one of the records."""
    first: SourceValue | None = None
    for record in records:
        value = record.get(field.field)
        if value is None or column.values[row] is None or _is_missing(value.value):
            return None
        value = value._replace(value=_scaled(value.value, column, field.options.get("scale", 1)))
        if _agrees(column, row, value, field.options.get("tolerance")):
            return None
        first = first or value
    return first


def _is_missing(value: JSON) -> bool:
    return value is None or (isinstance(value, str) and (is_missing(value) or value.lower() == "nan"))


def _scaled(value: JSON, column: ColumnFacts, scale: float) -> JSON:
    """Return a value of a file as the column would have it: a text that is a number as a number, multiplied."""
    if isinstance(value, str) and any(is_number(known) for known in column.values):
        number = parse_number(value.strip())
        value = number.value if number else value
    if not is_number(value) or scale == 1:
        return value
    from mdlint.values.durations import scaled  # noqa: PLC0415  3 ms, and few columns need it

    return scaled(value, scale)


def _agrees(column: ColumnFacts, row: int, found: "SourceValue", tolerance: float | None) -> bool:
    """Whether a cell has the value of a file: a number if it is the value rounded to the decimals of the cell."""
    shown, value = column.values[row], found.value
    if not (is_number(shown) and is_number(value)):
        return shown == value or column.texts[row] in (str(value), found.written)
    if tolerance is None:
        # The value may be in the middle between two numbers, and is rounded up or down.
        tolerance = (column.steps[row] or 0) / 2
    return abs(shown - value) <= tolerance + 1e-9 * max(abs(shown), abs(value))


def _mismatch(asked: Asked, column: ColumnFacts, row: int, value: "SourceValue", file: str) -> Disagreement:
    words = f"{value.value:.12g}" if isinstance(value.value, float) else str(value.value)
    message = f"{column.name} {column.texts[row]} is not {words} of {file}, {value.place}"
    related = (Related(line_span(value.line), words, file),) if value.line else ()
    return Disagreement(asked, column.spans[row], message, related=related, fix=_fix(asked, column, row, value))


def _fix(asked: Asked, column: ColumnFacts, row: int, value: "SourceValue") -> Fix | None:
    """Return the change of a cell to a value, in the notation of its column; None if it has another form."""
    if not (asked.table.facts.is_fixable and is_number(value.value)):
        return None
    figures = figure_for(column, row, value.value)
    if figures is None or figures[0] == figures[1]:
        return None
    edit = Edit(column.spans[row], figures[1], figures[0], is_figure=True)
    return Fix(f"Write {figures[1]}", (edit,), is_safe=False)


def _not_found(comparison: _Comparison, row: int, key: Key, found: _Found, file: str) -> Disagreement:
    column = comparison.asked.table.facts.column(comparison.key[0].column)
    assert column is not None
    meant = did_you_mean(" ".join(map(str, key)), [words for _, words in found.others[:_MOST_KEYS]])
    words = listed(
        (f"{part.field} {quoted(str(value))}" for part, value in zip(comparison.key, key, strict=True)), "and"
    )
    message = f"{file} has no record with {words}{meant}"
    return Disagreement(comparison.asked, column.spans[row], message, rule="not-in-source")


def _without_row(comparison: _Comparison, found: _Found, file: str) -> Iterator[Disagreement]:
    """Report the records that have no row in a table that is to be complete."""
    keys = set(comparison.keys)
    missing = [words for _, words in found.others]
    missing += [" ".join(map(str, key)) for key in found.records if key not in keys]
    if missing:
        names = listed(first_few(list(map(quoted, missing))), "and")
        message = f"{counted(len(missing), 'record')} of {file} have no row: {names}"
        yield Disagreement(comparison.asked, comparison.asked.table.facts.header, message, rule="missing-from-table")


def needs(value: Any) -> Iterator[str]:  # noqa: ANN401  as below
    """Yield the columns that are compared, and those that tell which rows are."""
    return (name for _, name in columns(value))


def columns(value: Any) -> Iterator[NamedColumn]:  # noqa: ANN401  an object or a list of them
    """Yield the columns of the key, of the values, and of the rows that are skipped."""
    for path, one in each("source", value):
        for member in ("key", "values", "skip"):
            for number, name in enumerate(one.get(member, ())):
                yield (*path, member, name if isinstance(one[member], dict) else number), name


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that do not compile, and paths in files that are not JSONPath."""
    for path, one in each("source", value):
        for member in ("key", "values"):
            yield from fields_mistakes((*path, member), one.get(member) if isinstance(one, dict) else None)


KEYWORD = Keyword(
    name="source",
    level="table",
    summary="Requires a table to agree with a data file.",
    rule="source-mismatch",
    other_rules=("missing-from-table", "not-in-source", "unreadable-source"),
    check_project=check_project,
    needs=needs,
    relocate=relocate,
    columns=columns,
    mistakes=mistakes,
)
