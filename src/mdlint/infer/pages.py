"""Reads pages, and finds their tables that have no schema yet."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mdlint.binding.choice import choices_of
from mdlint.binding.named_schemas import named_schemas
from mdlint.config import Config
from mdlint.discover import Source
from mdlint.errors import naming
from mdlint.files.utf8 import Unreadable
from mdlint.infer.families import TableOnPage
from mdlint.model import Page
from mdlint.page_reader import PageReader
from mdlint.page_stage import parse_page
from mdlint.ruleset import Ruleset
from mdlint.runner import rulesets_of
from mdlint.schema import TableSchema


class ReadPage(NamedTuple):
    """A page, its source, and the schemas that comments on it name."""

    source: Source
    page: Page
    named: Mapping[str, TableSchema]


class ReadPages(NamedTuple):
    """Pages, the tables on them that have no schema yet, and how many have one, by a comment or by an entry.

    `rulesets` are those of the pages' configurations. `failures` has the path of each page that can't be read.
    """

    pages: Sequence[ReadPage]
    rulesets: Mapping[Config, Ruleset]
    tables: Sequence[TableOnPage]
    bound: int
    failures: Sequence[tuple[str, Unreadable]]


def read_pages(sources: Sequence[Source]) -> ReadPages:
    """Read pages, and find the tables without a schema.

    Raises SchemaError for a schema that can't be used, if a configuration names the schema.
    """
    rulesets = rulesets_of(sources)
    reader = PageReader()
    pages: list[ReadPage] = []
    tables: list[TableOnPage] = []
    failures: list[tuple[str, Unreadable]] = []
    bound = 0
    for source in sources:
        with naming(source.path):
            page = parse_page(reader.content(source), source.path, source.config)
            if isinstance(page, Unreadable):
                failures.append((source.path, page))
                continue
            named = named_schemas(page, source.config).by_name
            pages.append(ReadPage(source, page, named))
            for choice in choices_of(page, rulesets[source.config], named):
                if choice.origin == "default" and choice.bound.table.schema is None:
                    tables.append(TableOnPage(page, choice.bound.table, source.config))
                else:
                    bound += 1
    return ReadPages(pages, rulesets, tables, bound, failures)
