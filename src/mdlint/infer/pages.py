"""Reads pages, and finds their tables that have no schema yet."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mdlint.config import Config
from mdlint.discover import Source
from mdlint.files.utf8 import Unreadable
from mdlint.infer.families import TableOnPage
from mdlint.ruleset import Ruleset
from mdlint.runner import PageTables, read_tables, rulesets_of


class ReadPages(NamedTuple):
    """Pages, the tables on them that have no schema yet, and how many have one, by a comment or by an entry.

    `rulesets` are those of the pages' configurations. `failures` has the path of each page that can't be read.
    """

    pages: Sequence[PageTables]
    rulesets: Mapping[Config, Ruleset]
    tables: Sequence[TableOnPage]
    bound: int
    failures: Sequence[tuple[str, Unreadable]]


def read_pages(sources: Sequence[Source]) -> ReadPages:
    """Read pages, and find the tables without a schema.

    Raises SchemaError for a schema that can't be used, if a configuration names the schema.
    """
    pages, failures = read_tables(sources)
    tables = [
        TableOnPage(page.page, choice.bound.table, page.source.config)
        for page in pages
        for choice in page.choices
        if choice.origin == "default" and choice.bound.table.schema is None
    ]
    bound = sum(len(page.choices) for page in pages) - len(tables)
    return ReadPages(pages, rulesets_of(sources), tables, bound, failures)
