"""Families: tables with the same columns, on any page and in any order of columns, get one schema."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mdlint.config import Config
from mdlint.model import Page, Place, Table, place_of
from mdlint.schema import headers_of, normalize_header


class TableOnPage(NamedTuple):
    """A table without a schema, the page that it is on, and the configuration of the page."""

    page: Page
    table: Table
    config: Config

    @property
    def path(self) -> str:
        """The path of the page."""
        return self.page.path

    @property
    def place(self) -> Place:
        """Where a reader finds the table."""
        return place_of(self.page.notebook_cells, self.table.span)

    @property
    def headers(self) -> list[str]:
        """The header of each column."""
        return headers_of(self.table, None)


class Family(NamedTuple):
    """Tables with the same columns.

    `columns` are the names of the columns, as most tables write them, in the order that most tables have.
    """

    columns: tuple[str, ...]
    tables: tuple[TableOnPage, ...]


def families_of(tables: Iterable[TableOnPage]) -> list[Family]:
    """Group tables into families, in the order of their first tables.

    A table without any header has no family.
    """
    groups: dict[frozenset[str], list[TableOnPage]] = defaultdict(list)
    for table in tables:
        key = frozenset(map(normalize_header, table.headers))
        if key - {""}:
            groups[key].append(table)
    return [Family(common_header(group), tuple(group)) for group in groups.values()]


def common_header(tables: Sequence[TableOnPage]) -> tuple[str, ...]:
    """Return the most common names of the columns, in their most common order.

    Of a header that occurs twice in a table, only the first is a column. An empty header is not a column.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    orders: Counter[tuple[str, ...]] = Counter()
    for table in tables:
        keys = [normalize_header(header) for header in table.headers]
        orders[tuple(dict.fromkeys(filter(None, keys)))] += 1
        for key, header in zip(keys, table.headers, strict=True):
            spellings[key][header] += 1
    order = orders.most_common(1)[0][0]
    return tuple(spellings[key].most_common(1)[0][0] for key in order)
