"""What is known of each table before it is checked: its size, its schema and the reason for it, and what is left out."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from mdlint.bindings import Choice, Origin
from mdlint.config import Binding, Config
from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.model import Place, Table, place_of
from mdlint.report import TablesBySchema
from mdlint.runner import PageTables, count_by_schema, read_tables
from mdlint.schema import BoundTable
from mdlint.shape import is_filled
from mdlint.text.words import counted

# Why the schema does not check a row: its kind, its number of cells, or a keyword that skips it.
LeftOut: TypeAlias = Literal["header", "caption", "blank", "aside", "short", "surplus", "skipped"]


class Wrong(NamedTuple):
    """A header of a table, and the column that the schema expects there."""

    header: str
    column: str


class TableOverview(NamedTuple):
    """A table with its schema.

    `binding` is the entry that the schema comes from; `has_entries` tells whether the configuration has any. `is_fallback`
    is true if the table has the default schema since the schema that its comment names can't be used. `wrong` are the
    headers that are in the place of a column, but are not its name.

    `matched` are the columns that the schema knows, `unknown` the other headers, and `missing` the columns of a schema
    that a comment or an entry names, if the table does not have them. `left_out` counts the rows that the schema does
    not check.
    """

    path: str
    place: Place
    table: Table
    schema: str
    origin: Origin
    binding: Binding | None
    has_entries: bool
    is_fallback: bool
    wrong: tuple[Wrong, ...]
    matched: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    left_out: Mapping[LeftOut, int]

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
        is_default = config.root == config.root.parent
        name = "no configuration" if is_default else f"configuration of {_shown(config.root)}"
        entries = counted(len(config.bindings), "entry").replace("entrys", "entries")
        parts = [counted(number, "page"), f"dialect {config.dialect}", f"{entries} in [[tables]]"]
        site = _site_line(config)
        yield f"{name}: {', '.join([*parts, site] if site else parts)}"


def _site_line(_config: Config) -> str | None:
    """Return which site the pages are for, and the file that shows it; None if no site was recognized."""
    return None


def _shown(folder: Path) -> str:
    shown = os.path.relpath(folder)
    return str(folder) if shown.startswith("..") else Path(shown).as_posix()


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
            left_out=_left_out(bound),
        )


def _is_known(bound: BoundTable, column: int) -> bool:
    read = bound.columns[column]
    return read is not None and (read.is_known or read.name in bound.schema.column_names)


def _missing(choice: Choice) -> tuple[str, ...]:
    bound = choice.bound
    there = {column.name for column in bound.columns if column} | ({bound.group.name} if bound.group else set())
    return tuple(name for name in bound.schema.column_names if name not in there)


def _left_out(bound: BoundTable) -> Mapping[LeftOut, int]:
    """Count the rows that the schema does not check, by the reason."""
    checked = set(bound.rows)
    return Counter(_reason(bound, row) for row in range(len(bound.table.rows)) if row not in checked)


def _reason(bound: BoundTable, row: int) -> LeftOut:
    kind, cells, width = bound.kinds[row], bound.table.rows[row].cells, bound.table.width
    if kind != "data":
        return kind
    if len(cells) < width:
        return "short"
    return "surplus" if any(map(is_filled, cells[width:])) else "skipped"
