"""What has changed in the tables of pages since a revision."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from mdlint.config import Config
from mdlint.discover import Configs, Source
from mdlint.files.tree import has_entry, real_path
from mdlint.files.utf8 import Unreadable
from mdlint.git import Change
from mdlint.model import Page, Table, place_of
from mdlint.review.old_pages import changes_by_page, old_pages
from mdlint.review.since import Since
from mdlint.review.table_changes import TableChanges, table_changes
from mdlint.review.table_pairs import headings_of, table_pairs
from mdlint.runner import PageTables, read_tables

TableKind: TypeAlias = Literal["added", "removed", "changed"]
_SUFFIXES = (".md", ".mdx", ".markdown", ".ipynb")


class TableDifference(NamedTuple):
    """A table that has changed: its page, its first line in the file, the headings above it, and its number of rows.

    Of a removed table, all these are of the old page. `changes` are None unless the kind is `changed`.
    """

    kind: TableKind
    path: str
    line: int
    headings: tuple[str, ...]
    rows: int
    changes: TableChanges | None = None


class Differences(NamedTuple):
    """The tables that have changed, page by page, and the pages that can't be read, each with the reason."""

    tables: Sequence[TableDifference]
    failures: Sequence[tuple[str, Unreadable]]


def table_differences(
    pages: Sequence[Source], folders: Collection[Path], configs: Configs, since: Since
) -> Differences:
    """Compare the tables of pages with those of a revision.

    `folders` are the folders whose pages are all among the pages: of these, pages that are gone count too. It may be
    pages that are gone themselves. Raises GitError, and SchemaError as `runner.run` does.
    """
    changes = changes_by_page(pages, since)
    changed = [page for page in pages if page.path in changes]
    now, failures = read_tables(changed)
    found: list[TableDifference] = []
    old = old_pages([(page.source, changes[page.source.path]) for page in now], since)
    for page, before in zip(now, old, strict=True):
        found += _of_page(page, before)
    gone = list(_gone(folders, configs, since))
    for (source, _), before in zip(gone, old_pages(gone, since), strict=True):
        if before is not None:
            found += [_whole("removed", source.path, table, before) for table in before.tables]
    return Differences(sorted(found, key=lambda table: table.path), failures)


def gone_since(since: Since, paths: Sequence[str]) -> Mapping[str, Path]:
    """Return the paths at which a change has removed files, and left none; each with its absolute path."""
    missing = [(path, Path(real_path(path))) for path in paths if not has_entry(path)]
    removed = [change.old_path for change in since.changes if change.old_path and change.new_path is None]
    pages = [Path(since.tree.place(path)) for path in removed] if missing else []
    return {path: place for path, place in missing if any(page.is_relative_to(place) for page in pages)}


def _of_page(page: PageTables, before: Page | None) -> Iterator[TableDifference]:
    path, schemas = page.source.path, [choice.bound.schema for choice in page.choices]
    pairs = table_pairs(before.tables if before else (), [choice.bound.table for choice in page.choices])
    for pair, schema in zip_longest(pairs, schemas):
        if pair.new is None:
            if pair.old is not None and before is not None:
                yield _whole("removed", path, pair.old, before)
        elif pair.old is None:
            yield _whole("added", path, pair.new, page)
        elif not (changes := table_changes(pair.old, pair.new, schema)).is_empty:
            yield _whole("changed", path, pair.new, page)._replace(changes=changes)


def _whole(kind: TableKind, path: str, table: Table, page: Page | PageTables) -> TableDifference:
    line = place_of(page.notebook_cells, table.span).file_line
    return TableDifference(kind, path, line, headings_of(table), len(table.rows))


def _gone(folders: Collection[Path], configs: Configs, since: Since) -> Iterator[tuple[Source, Change]]:
    """Yield the pages that were in some folders and are gone."""
    places = [real_path(folder) for folder in folders]
    for change in since.changes:
        if change.old_path is None or change.new_path is not None or not change.old_path.endswith(_SUFFIXES):
            continue
        place = since.tree.place(change.old_path)
        if any(place == folder or place.startswith(folder.rstrip(os.sep) + os.sep) for folder in places):
            yield Source(Path(os.path.relpath(place)).as_posix(), _config(place, configs)), change


def _config(place: str, configs: Configs) -> Config:
    folder = Path(place).parent
    return configs.of(folder).for_page(place)
