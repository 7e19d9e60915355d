"""What the keywords that compare tables with data files share: which records are meant, and records by their keys."""

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, JSONPath, is_number
from mdlint.errors import SourceError
from mdlint.model import Span
from mdlint.patterns import is_too_long, pattern_mistake
from mdlint.schema.keywords._base import DataFiles, NamedColumn
from mdlint.table_facts import Asked, ColumnFacts, Disagreement, PageTable, Scalar
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import collapsed
from mdlint.values import is_missing, parse_number

if TYPE_CHECKING:  # most schemas compare tables with no file
    from mdlint.sources import Record, SourceSpec, SourceValue

_PLACEHOLDER = lazy_pattern(r"\{(page|folder|name)\}")
# A part of a key as it is compared, and a key.
Part: TypeAlias = Hashable
Key: TypeAlias = tuple[Part, ...]


class Field(NamedTuple):
    """A column that is compared with a field, and the options of the comparison."""

    column: str
    field: str
    options: Mapping[str, Any]


def fields_of(value: Sequence[str] | Mapping[str, Any]) -> Iterator[Field]:
    """Yield the columns of `key` or `values` with their fields."""
    for column in value:
        field = value[column] if isinstance(value, Mapping) else column
        options = field if isinstance(field, Mapping) else {}
        yield Field(column, options.get("field", column) if options else field, options)


def row_keys(asked: Asked, value: Mapping[str, Any], fields: Sequence[Field]) -> list[Key | None]:
    """Return the key of each row of a table; None for a row without one, and for all rows if a column is missing."""
    facts = asked.table.facts
    columns = [column for part in fields if (column := facts.column(part.column))]
    if len(columns) < len(fields):
        return []
    skipped = [(facts.column(name), as_list(texts)) for name, texts in value.get("skip", {}).items()]
    keys: list[Key | None] = []
    for row in range(len(columns[0].texts)):
        parts = [_part(part, column, row) for part, column in zip(fields, columns, strict=True)]
        is_skipped = any(column and column.texts[row] in texts for column, texts in skipped)
        keys.append(None if is_skipped or None in parts else tuple(parts))
    return keys


def _part(field: Field, column: ColumnFacts, row: int) -> Any:  # noqa: ANN401  a hashable part of a key
    """Return the part of a key that is in a cell; None if there is none."""
    is_target = _is_target(field)
    text = cell_text(field, column, row)
    if not text or (not is_target and (column.values[row] is None or is_missing(text))):
        return None
    aliases, pattern = field.options.get("aliases", {}), field.options.get("pattern")
    if text in aliases:
        return part_of(None, aliases[text])
    if pattern is not None:
        match = None if is_too_long(pattern, text) else re.search(pattern, text)
        return part_of(None, match[1] if match.re.groups else match[0]) if match else None
    return part_of(None if is_target else column.values[row], text)


def cell_text(field: Field, column: ColumnFacts, row: int) -> str:
    """Return what of a cell a key is made of: its text, or the target of its link, "" without one."""
    return column.targets[row] if _is_target(field) else column.texts[row]


def compared_text(field: Field, column: ColumnFacts, row: int) -> str:
    """Return what is compared of a cell, as a message shows it: the whole text, or what the pattern of the key matches."""
    part = _part(field, column, row) if "pattern" in field.options else None
    return part if isinstance(part, str) else cell_text(field, column, row)


def _is_target(field: Field) -> bool:
    return field.options.get("as") == "target"


def spec_of(value: Mapping[str, Any], table: PageTable) -> "SourceSpec":
    """Return which records the value of a keyword means. Its path may depend on the page."""
    from mdlint.sources import SourceSpec  # noqa: PLC0415  see above

    return SourceSpec(
        path_for(value["file"], table),
        value.get("format", ""),
        value.get("rows", ""),
        value.get("heading", ""),
        tuple(value.get("columns", ())),
    )


def path_for(path: str, table: PageTable) -> str:
    """Return a path with the page in place of `{page}`, its folder of `{folder}`, and its name of `{name}`."""
    page = Path(table.file)
    known = {"page": table.file, "folder": str(page.parent), "name": page.stem}
    return _PLACEHOLDER.sub(lambda match: known[match[1]], path)


def part_of(value: Scalar, text: str) -> Part:
    """Return a part of a row's key as it is compared: a number by its value, anything else by its text."""
    return float(value) if is_number(value) else collapsed(text)


def text_of(value: JSON) -> str:
    """Return the text by which a value of a file is compared."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return collapsed(str(value))


def parts_of(found: "SourceValue | None", *, may_be_number: bool = True) -> list[Part]:
    """Return the parts of a key that a value of a record may be: its text, and its number if it is one.

    A file may have a million texts that no row has as a number, and to read each of them takes most of the time.
    """
    if found is None or found.value is None:
        return []
    if is_number(found.value):
        return [float(found.value), found.written or str(found.value)]
    text = text_of(found.value)
    number = parse_number(text) if may_be_number else None
    return [text, *([float(number.value)] if number and not number.unit else ())]


def is_selected(record: "Record", select: Mapping[str, JSON]) -> bool:
    """Whether a record has the values that `select` asks for: each field has the value, or one of the values."""
    for field, wanted in select.items():
        parts = parts_of(record.get(field))
        if not any(_is_among(value, parts) for value in as_list(wanted)):
            return False
    return True


def _is_among(value: JSON, parts: Collection[Part]) -> bool:
    if isinstance(value, bool):
        return text_of(value) in parts
    return (float(value) if is_number(value) else value) in parts


def line_span(line: int) -> Span:
    """Return a place in a data file, of which only the line is known."""
    return Span(line, 1, line, 1)


class WantedKeys:
    """The keys that rows have, to be looked up for many records."""

    def __init__(self, fields: Sequence[str], keys: Collection[Key]) -> None:
        self._fields = fields
        self._keys = keys
        # To read a text as a number takes most of the time.
        self._is_one_text = len(fields) == 1 and not any(isinstance(key[0], float) for key in keys)

    def of(self, record: "Record") -> Key | None:
        """Return the key of a record that is wanted; None if no key is. Raises SourceError if it has no such field."""
        if self._is_one_text:
            # Of most of a million records, this is all that is asked.
            found = record.get(self._fields[0])
            if found is not None and isinstance(found.value, str):
                text = (" ".join(found.value.split()),)
                return text if text in self._keys else None
        parts = (parts_of(record.get(field)) for field in self._fields)
        return next((key for key in product(*parts) if key in self._keys), None)


def as_list(value: object) -> Iterable[Any]:
    """Return the items of a list, or a value that may stand for a list of it."""
    return value if isinstance(value, list) else [value]


def each(keyword: str, value: Any) -> Iterator[tuple[JSONPath, Any]]:  # noqa: ANN401  an object or a list of them
    """Yield each object of the value of a keyword, with its path."""
    if isinstance(value, list):
        yield from (((keyword, number), one) for number, one in enumerate(value))
    else:
        yield (keyword,), value


def named_columns(keyword: str, value: Any, members: Iterable[str]) -> Iterator[NamedColumn]:  # noqa: ANN401  as above
    """Yield the columns that some members of the value name, as a list or as an object."""
    for path, one in each(keyword, value):
        for member in members:
            for number, name in enumerate(one.get(member, ())):
                yield (*path, member, name if isinstance(one[member], dict) else number), name


def record_mistakes(path: JSONPath, value: Mapping[str, object]) -> Iterator[Mistake]:
    """Find the paths in `rows` and `select` that are not JSONPath."""
    yield from _path_mistakes((*path, "rows"), value.get("rows"))
    select = value.get("select")
    for name in select if isinstance(select, dict) else ():
        yield from _path_mistakes((*path, "select", name), name)


def fields_mistakes(path: JSONPath, fields: object) -> Iterator[Mistake]:
    """Find patterns that do not compile, and paths in files that are not JSONPath, in `key` or `values`."""
    for name, field in fields.items() if isinstance(fields, dict) else ():
        if isinstance(field, dict):
            yield from field_mistakes((*path, name), field)
        else:
            yield from _path_mistakes((*path, name), field)


def field_mistakes(path: JSONPath, options: Mapping[str, object]) -> Iterator[Mistake]:
    """Find such mistakes in the options of one field."""
    yield from _path_mistakes((*path, "field"), options.get("field"))
    pattern = options.get("pattern")
    if isinstance(pattern, str) and (words := pattern_mistake(pattern)):
        yield Mistake((*path, "pattern"), words)


def _path_mistakes(path: JSONPath, field: object) -> Iterator[Mistake]:
    # `$key` is the name of a record.
    if isinstance(field, str) and field.startswith("$") and field != "$key":
        from mdlint.sources import path_mistake  # noqa: PLC0415  see above

        if words := path_mistake(field):
            yield Mistake(path, words)


def unreadable(asked: Asked, span: Span, error: SourceError, files: DataFiles) -> Disagreement:
    """Return the finding about a file that can't be read. An error of a record has the whole path of its file."""
    message = str(SourceError(files.shown(error.file), error.place, error.message))
    return Disagreement(asked, span, message, rule="unreadable-source")


def relocate(value: Any, absolute: Callable[[str], str]) -> Any:  # noqa: ANN401  as above
    """Return a value with the paths of its files and folders made absolute."""
    located = [
        {name: absolute(member) if name in ("file", "folder") else member for name, member in one.items()}
        for one in as_list(value)
    ]
    return located if isinstance(value, list) else located[0]
