"""Lists tables before they are checked: the schema of each, the reason for it, and what the schema does not check."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.binding.choice import Choice, SchemaOrigin
from mdlint.config import Binding
from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.model import Place, Table, place_of
from mdlint.page_stage import count_by_schema
from mdlint.report import TablesBySchema
from mdlint.runner import PageTables, read_tables
from mdlint.schema import BoundTable, Unchecked, unchecked_in
from mdlint.text.words import counted


class Wrong(NamedTuple):
    """A header of a table, and the column that the schema expects there."""

    header: str
    column: str


class TableOverview(NamedTuple):
    """A table with its schema.

    `binding` is the entry that the schema comes from; `has_entries` tells whether the configuration has any.
    `is_fallback` is true if the table has the default schema since the schema that its comment names can't be used.
    `wrong` are the headers that are in the place of a column, but are not its name.

    `matched` are the columns that the schema knows, `unknown` the other headers, and `missing` the columns of a schema
    that a comment or an entry names, if the table does not have them. `unchecked` counts the rows and
    columns that the schema does not check, by kind and reason.
    """

    path: str
    place: Place
    table: Table
    schema: str
    origin: SchemaOrigin
    binding: Binding | None
    has_entries: bool
    is_fallback: bool
    wrong: tuple[Wrong, ...]
    matched: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    unchecked: Mapping[Unchecked, int]

    @property
    def heading(self) -> str | None:
        """The nearest heading above the table."""
        return self.table.headings[-1].text if self.table.headings else None


class Overview(NamedTuple):
    """The tables of all pages, with what was decided for their configurations, a line for each.

    `pages` is the number of pages that could be read; `failures` are the others, and the comments whose schema can't be
    used.
    """

    settings: Sequence[str]
    tables: Sequence[TableOverview]
    pages: int
    by_schema: TablesBySchema
    failures: Sequence[tuple[str, Unreadable]]


def overview_of(sources: Sequence[Source]) -> Overview:
    """Read pages, and choose the schema of each table. Raises SchemaError for a schema that can't be used."""
    pages, failures = read_tables(sources)
    choices = [choice for page in pages for choice in page.choices]
    tables = [table for page in pages for table in _tables(page)]
    return Overview(list(settings_of(sources)), tables, len(pages), count_by_schema(choices), failures)


def settings_of(sources: Iterable[Source]) -> Iterator[str]:
    """Yield what was decided for the pages of each configuration: its folder, its dialect, and how it was chosen."""
    pages = Counter(source.config for source in sources)
    for config, number in pages.items():
        name = "no configuration" if config.is_default else f"configuration of {_shown(config.root)}"
        entries = counted(len(config.bindings), "entry", "entries")
        parts = [counted(number, "page"), f"dialect {config.dialect}", f"{entries} in [[tables]]"]
        if config.page_bindings:
            parts.append(f"{counted(len(config.page_bindings), 'entry', 'entries')} in [[pages]]")
        if config.site:
            parts.append(f"{config.site.name} site ({_shown(config.site.file)})")
        yield f"{name}: {', '.join(parts)}"


def _shown(path: Path) -> str:
    shown = os.path.relpath(path)
    return str(path) if shown.startswith("..") else Path(shown).as_posix()


def _tables(page: PageTables) -> Iterator[TableOverview]:
    for choice in page.choices:
        bound = choice.bound
        known = [_is_known(bound, column) for column in range(len(bound.headers))]
        names = [column.name if column else header for column, header in zip(bound.columns, bound.headers, strict=True)]
        wrong = {each.column: Wrong(bound.headers[each.column], each.name) for each in bound.misnamed}
        yield TableOverview(
            path=page.source.path,
            place=place_of(page.notebook_cells, bound.table.span),
            table=bound.table,
            schema=bound.schema.name,
            origin=choice.origin,
            binding=choice.binding,
            has_entries=bool(page.source.config.bindings),
            is_fallback=choice.origin == "default" and bound.table.schema is not None,
            wrong=tuple(wrong.values()),
            matched=tuple(name for name, is_known in zip(names, known, strict=True) if is_known),
            unknown=tuple(
                header for column, header in enumerate(bound.headers) if not known[column] and column not in wrong
            ),
            missing=() if choice.origin == "default" else _missing(choice),
            unchecked=unchecked_in(bound),
        )


def _is_known(bound: BoundTable, column: int) -> bool:
    read = bound.columns[column]
    return read is not None and (read.is_known or read.name in bound.schema.column_names)


def _missing(choice: Choice) -> tuple[str, ...]:
    bound = choice.bound
    there = {column.name for column in bound.columns if column} | ({bound.group.name} if bound.group else set())
    return tuple(name for name in bound.schema.column_names if name not in there)
