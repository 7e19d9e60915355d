"""Look at the pages below a folder: their site, the folders of others, and the built-in schemas that fit tables."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from mdlint.config import Config, Site
from mdlint.discover import Configs, Source, discover
from mdlint.files.globs import relative
from mdlint.model import Table
from mdlint.ruleset import DEFAULT_SCHEMA
from mdlint.runner import read_tables
from mdlint.schema import BUILTIN_NAMES, BoundTable, TableSchema, headers_of, load, violations

# Folders whose pages are copied from other projects, or are frozen: the pages of old versions of a Docusaurus site.
_FOLDERS_OF_OTHERS = frozenset(
    {"3rdparty", "3rd_party", "third-party", "third_party", "vendor", "vendored", "versioned_docs"}
)


class Fit(NamedTuple):
    """A built-in schema that is not the default, and the tables that have the columns that it requires.

    `columns` are these columns, in the order of the schema. `clean` is how many of the tables follow the schema, at
    least one.
    """

    schema: str
    columns: tuple[str, ...]
    tables: int
    clean: int


class Survey(NamedTuple):
    """What is known of the pages below a folder.

    `sites` are the sites that the pages are for, without those that another configuration file sets. `excluded` are
    globs of folders with pages of others; their pages are left out of `fits`.
    """

    folder: Path
    sites: tuple[Site, ...]
    excluded: tuple[str, ...]
    fits: tuple[Fit, ...]


def survey(folder: Path) -> Survey:
    """Look at the pages below an absolute folder, as a configuration file in it would.

    Raises UsageError if there are none, and ConfigError for a configuration below the folder that can't be used.
    """
    config = Config(root=folder)
    sources = discover([str(folder)], Configs(own={folder: config}))
    excluded = _globs_of_others(sources, folder)
    kept = [source for source in sources if not _is_in(source, excluded, folder)]
    own = [source for source in kept if source.config.root == folder]
    sites = dict.fromkeys(source.config.site for source in own if source.config.site)
    return Survey(folder, tuple(sites), excluded, tuple(_fits(own)))


def _globs_of_others(sources: Sequence[Source], folder: Path) -> tuple[str, ...]:
    """Return a glob for each name of a folder with pages of others; none if there are no other pages."""
    names = [_folders(source, folder) & _FOLDERS_OF_OTHERS for source in sources]
    return tuple(f"{name}/" for name in sorted(frozenset[str]().union(*names))) if not all(names) else ()


def _is_in(source: Source, globs: Sequence[str], folder: Path) -> bool:
    return any(glob.rstrip("/") in _folders(source, folder) for glob in globs)


def _folders(source: Source, folder: Path) -> frozenset[str]:
    return frozenset(PurePath(relative(source.absolute_path or "", folder)).parent.parts)


def _fits(sources: Sequence[Source]) -> Iterator[Fit]:
    """Yield the built-in schemas, other than the default, that fit a table which has no schema of its own."""
    pages, _ = read_tables(sources)
    tables = [choice.bound.table for page in pages for choice in page.choices if choice.origin == "default"]
    for name in BUILTIN_NAMES:
        schema = load(f"builtin:{name}")
        if schema.name != DEFAULT_SCHEMA and schema.required:
            columns = tuple(column for column in schema.column_names if column in schema.required)
            bound = [BoundTable(table, schema) for table in tables if _has(table, columns, schema)]
            # Tables of other projects have these columns too, and not one of them follows the schema.
            if clean := sum(not violations(each) for each in bound):
                yield Fit(schema.name, columns, len(bound), clean)


def _has(table: Table, columns: Sequence[str], schema: TableSchema) -> bool:
    return schema.recognizes(headers_of(table, schema), columns)
