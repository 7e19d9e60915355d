"""Requires the sections of the page in a given order, with their tables.

Goes at the top of a page schema, or in its `allOf`.

## Value

A list with an entry for each section, in their order. An entry is

- the text of a heading;
- `"*"`, which stands for all other sections. Without it, a section that no entry describes is a finding;
- or an object with
  - `heading`, the text of the heading, or `pattern`, a regular expression that is found in it;
  - `name`, for an entry with a `pattern`: what messages write after the word "section";
  - `optional`, whether the section may be missing;
  - `repeated`, whether there may be several such sections, one after the other;
  - `tables`, what is required of the tables in the section, those of its inner sections included: `min` and `max`, how
    many there are, and `schema`, the schema that each of them has: `builtin:NAME`, or a path relative to the page
    schema;
  - `sections`, an outline of the sections in the section.

The sections are those that are directly below the title of the page. If several entries fit a section, an entry with
its exact heading is taken before one with a `pattern`, and the first of several patterns. Headings in a list item or a
block quote begin no section.

## Example

```json
"outline": [
  {
    "pattern": "^[A-Z][a-z]+ 2025: ",
    "name": "of a month",
    "repeated": true,
    "tables": {"min": 1, "schema": "builtin:timm-metrics"}
  },
  "Model Naming Convention",
  {"heading": "Training Details", "optional": true},
  "Links"
]
```

## Findings

`missing-section`, for each entry whose section is missing, at the heading after which it is expected.

`unknown-section`, at the heading of a section that no entry describes, and of a second one that is not `repeated`. If a
heading is nearly that of a missing section, this is the only finding about both.

`unsorted-sections`, at the heading of each section that has to move. These are the fewest whose removal leaves the
others in order.

`page-violation`, at the heading of a section with too few tables, and at the header of a table that is one too many or
has another schema. The `[[tables]]` of the configuration, or a comment, choose the schema of a table.

A `schema` that is not there is a mistake in the page schema.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, JSONPath, SchemaObject
from mdlint.model import Related, Span
from mdlint.page_schemas.keywords._base import PageKeyword
from mdlint.page_schemas.keywords._outline_level import Entry, OutlineLevel
from mdlint.page_schemas.sections import Section
from mdlint.page_schemas.view import PageView, PageViolation
from mdlint.patterns import pattern_mistake
from mdlint.rules import Finding
from mdlint.text.words import counted, first_few, quoted

_NAME = "outline"


def check(value: Sequence[Any], view: PageView) -> Iterator[PageViolation]:
    """Hold the sections of the page to the outline."""
    yield from _check_level(value, view.section, view)


def _check_level(outline: Sequence[Any], parent: Section, view: PageView) -> Iterator[PageViolation]:
    level = OutlineLevel(outline, parent)
    yield from _unknown(level, view)
    yield from _misplaced(level, view)
    yield from _missing(level, view)
    for section, number in zip(parent.sections, level.ranks, strict=True):
        if number is not None:
            entry = level.outline[number]
            yield from _check_tables(entry, section, view)
            if entry.sections is not None:
                yield from _check_level(entry.sections, section, view)


def _unknown(level: OutlineLevel, view: PageView) -> Iterator[PageViolation]:
    """Report the sections that no entry describes, that are misspelled, or that come a second time."""
    sections = level.parent.sections
    for place, (section, number) in enumerate(zip(sections, level.ranks, strict=True)):
        related: tuple[Related[Span], ...] = ()
        words, help_ = f"unknown section {quoted(section.text)}", None
        if place in level.meant:
            words += f" (did you mean {level.outline[level.meant[place]].name}?)"
        elif place in level.surplus and number is not None:
            words = f"a second section {level.outline[number].name}"
            related = (Related(view.heading_span(sections[level.surplus[place]]), "the first one"),)
        elif number is None:
            help_ = _order(level)
        else:
            continue
        yield PageViolation("unknown-section", Finding(view.heading_span(section), words, help_, related))


def _misplaced(level: OutlineLevel, view: PageView) -> Iterator[PageViolation]:
    for place, number in level.misplaced:
        section = level.parent.sections[place]
        words = f"section {quoted(section.text)} is out of order: {level.where(number)}"
        yield PageViolation("unsorted-sections", Finding(view.heading_span(section), words, _order(level)))


def _order(level: OutlineLevel) -> str:
    names = ["any other section" if entry.is_others else f"section {entry.name}" for entry in level.outline]
    return f"The expected order is: {', '.join(first_few(names))}."


def _missing(level: OutlineLevel, view: PageView) -> Iterator[PageViolation]:
    for number, entry in level.missing:
        span = view.heading_span(level.before(number) or level.parent)
        words = f"section {entry.name} is missing: {level.where(number)}"
        elsewhere = view.sections_with(entry.heading)[:1] if entry.heading else []
        related = tuple(Related(view.heading_span(each), "a section with this heading is here") for each in elsewhere)
        yield PageViolation("missing-section", Finding(span, words, related=related))


def _check_tables(entry: Entry, section: Section, view: PageView) -> Iterator[PageViolation]:
    wanted, tables = entry.tables, section.tables
    least, most, schema = wanted.get("min", 0), wanted.get("max", len(tables)), wanted.get("schema")
    if len(tables) < least:
        words = f"{counted(len(tables), 'table')} in section {quoted(section.text)}, expected at least {least}"
        yield PageViolation("page-violation", Finding(view.heading_span(section), words))
    for table in tables[most:]:
        words = f"one table too many: section {quoted(section.text)} has {len(tables)}, expected at most {most}"
        yield PageViolation("page-violation", Finding(table.bound.table.header.span, words))
    for table in tables if schema else ():
        if table.schema is None or table.bound.schema.identity != wanted.get("file", schema):
            words = f"this table has {table.schema or 'no schema'}, expected {schema}"
            help_ = "The [[tables]] of the configuration, or a comment above the table, choose its schema."
            yield PageViolation("page-violation", Finding(table.bound.table.header.span, words, help_))


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that can't be used, and entries that can never apply."""
    yield from _mistakes_at((_NAME,), value)


def _mistakes_at(path: JSONPath, value: object) -> Iterator[Mistake]:
    seen: set[str] = set()
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        members = entry if isinstance(entry, dict) else {}
        heading = entry if isinstance(entry, str) else members.get("heading")
        if isinstance(heading, str) and heading in seen:
            yield Mistake((*path, index), f"{quoted(heading)} is in this outline twice")
        seen.update([heading] if isinstance(heading, str) else [])
        if isinstance(members.get("pattern"), str) and (words := pattern_mistake(members["pattern"])):
            yield Mistake((*path, index, "pattern"), words)
        tables = members.get("tables")
        if isinstance(tables, dict) and _is_empty_range(tables.get("min"), tables.get("max")):
            yield Mistake(
                (*path, index, "tables"), f"no number is at least {tables['min']} and at most {tables['max']}"
            )
        yield from _mistakes_at((*path, index, "sections"), members.get("sections"))


def _is_empty_range(least: object, most: object) -> bool:
    return isinstance(least, int) and isinstance(most, int) and least > most


def schemas(value: Sequence[Any]) -> Iterator[tuple[JSONPath, str]]:
    """Yield the schemas of the tables in sections, with their paths."""
    yield from _schemas_at((_NAME,), value)


def _schemas_at(path: JSONPath, outline: Sequence[Any]) -> Iterator[tuple[JSONPath, str]]:
    for index, entry in enumerate(outline):
        if isinstance(entry, dict):
            if schema := entry.get("tables", {}).get("schema"):
                yield (*path, index, "tables", "schema"), schema
            yield from _schemas_at((*path, index, "sections"), entry.get("sections", ()))


def relocate(value: Sequence[Any], absolute: Callable[[str], str]) -> list[Any]:
    """Return an outline in which the `tables` also have the absolute path of their `schema`, as their `file`."""
    return [_relocated(entry, absolute) if isinstance(entry, dict) else entry for entry in value]


def _relocated(entry: Mapping[str, Any], absolute: Callable[[str], str]) -> dict[str, Any]:
    located = dict(entry)
    if schema := entry.get("tables", {}).get("schema"):
        located["tables"] = {**entry["tables"], "file": absolute(schema)}
    if "sections" in entry:
        located["sections"] = relocate(entry["sections"], absolute)
    return located


def meant(text: str) -> JSON:
    """Return the entry for a heading."""
    return text


KEYWORD = PageKeyword(
    name=_NAME,
    summary="Requires the sections of the page in a given order, with their tables.",
    rules=("missing-section", "unknown-section", "unsorted-sections", "page-violation"),
    check=check,
    mistakes=mistakes,
    schemas=schemas,
    meant=meant,
    relocate=relocate,
)
