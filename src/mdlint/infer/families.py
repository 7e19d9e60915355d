"""Families: tables with the same columns, on any page and in any order of columns, get one schema.

Tables are of one family if they have the same first column and most other columns in common. A header that is a
misspelling of a column of many tables is a mistake; another spelling in several tables is an alias.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from mdlint.config import Config
from mdlint.infer.header_words import corrected, misspelled_words
from mdlint.model import Page, Place, Table, place_of
from mdlint.ruleset import DEFAULT_SCHEMA
from mdlint.schema import headers_of, load, normalize_header
from mdlint.schema.check.misspelling import edits_between
from mdlint.schema.compiled.schema import without_unit

# The share of the columns of two tables that both must have. `Name | Type | Default | Description` and
# `Name | Type | Required | Description` have 3 of 5 in common, and are tables of two kinds.
_ALIKE = 0.65
_LEAST_SHARED = 2
# From this many tables on, their header is right and the other spelling in a single table is wrong.
_MAJORITY = 3
# If a table lacks more columns than this, or a third of them, it is of another family, and spellings are not compared.
_MOST_MISSPELLED = 2
# A table is compared with this many families, the largest, so that many kinds of tables stay cheap.
_MOST_COMPARED = 200
# `No.` is more than the beginning of another word.
_SHORTEST = 3


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

    @property
    def keyed(self) -> list[tuple[str, str]]:
        """The headers, each with the key of its column, without empty headers.

        Headers that the default schema takes for one column, such as `Top-1` and `top1 acc`, have the same key, unless
        they are in one table.
        """
        headers = [header for header in self.headers if normalize_header(header)]
        plain, known = ([key(header) for header in headers] for key in (normalize_header, _known_key))
        return list(zip(known if len(set(known)) == len(set(plain)) else plain, headers, strict=True))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the columns, each once."""
        return tuple(dict.fromkeys(key for key, _ in self.keyed))


class Family(NamedTuple):
    """Tables with the same columns.

    `columns` are the names of the columns, as most tables write them, in the order that most tables have. `aliases` has
    the other headers of a column, by its name; `misspelled` are headers that are mistakes. `common` are the columns
    that all tables have, misspelled headers included.

    The default schema knows a column of the family if `has_metrics` is true. Its own names are used for such columns.
    The family's schema includes it, so that an entry takes no check from the tables.
    """

    columns: tuple[str, ...]
    tables: tuple[TableOnPage, ...]
    aliases: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    common: tuple[str, ...] = ()
    misspelled: frozenset[str] = frozenset()
    has_metrics: bool = False


class _Group:
    """Tables that have the same columns as the largest of them, the core, or nearly the same.

    `meant` maps a normalized header to the one that it is another spelling of.
    """

    def __init__(self, tables: list[TableOnPage]) -> None:
        self.core = tables[0].keys
        self.size = len(tables)
        self.tables = list(tables)
        self.meant: dict[str, str] = {}

    def spellings(self, keys: Sequence[str]) -> dict[str, str]:
        """Return which of the headers of another table are other spellings of headers that it lacks."""
        missing = [key for key in self.core if key not in keys]
        found: dict[str, str] = {}
        if len(missing) > max(_MOST_MISSPELLED, len(self.core) // 3):
            return found
        for key in keys:
            if key not in self.core:
                near = [name for name in missing if _is_abbreviation(key, name) or _is_near(key, name)]
                if len(near) == 1 and near[0] not in found.values():
                    found[key] = near[0]
        return found

    def fits(self, keys: Sequence[str]) -> bool:
        """Whether another table is of this family."""
        meant = self.spellings(keys)
        named = [meant.get(key, key) for key in keys]
        shared = len(set(named) & set(self.core))
        return (
            named[0] == self.core[0] and shared >= _LEAST_SHARED and shared >= _ALIKE * len(set(named) | set(self.core))
        )

    def add(self, tables: Sequence[TableOnPage]) -> None:
        """Add tables that fit."""
        self.meant |= self.spellings(tables[0].keys)
        self.tables += tables


def families_of(tables: Iterable[TableOnPage]) -> list[Family]:
    """Group tables into families, in the order of their first tables.

    A table without any header has no family.
    """
    tables = list(tables)
    meant = misspelled_words(header for table in tables for header in table.headers)
    numbers: dict[int, int] = {}
    same: dict[frozenset[str], list[TableOnPage]] = defaultdict(list)
    for number, table in enumerate(tables):
        numbers[id(table.table)] = number
        if table.keys:
            same[frozenset(table.keys)].append(table)
    groups: list[_Group] = []
    for found in sorted(same.values(), key=lambda one: (-len(one), -sum(len(table.table.rows) for table in one))):
        keys = found[0].keys
        group = next((group for group in groups[:_MOST_COMPARED] if group.fits(keys)), None)
        if group is None:
            groups.append(_Group(found))
        else:
            group.add(found)
    for group in groups:
        group.tables.sort(key=lambda table: numbers[id(table.table)])
    groups.sort(key=lambda group: numbers[id(group.tables[0].table)])
    return [_family(group, meant) for group in groups]


def _family(group: _Group, meant: Mapping[str, str]) -> Family:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    orders: Counter[tuple[str, ...]] = Counter()
    has: Counter[str] = Counter()
    for table in group.tables:
        keys = [group.meant.get(key, key) for key in table.keys]
        has.update(keys)
        orders[tuple(keys)] += 1
        for key, header in table.keyed:
            spellings[group.meant.get(key, key)][header] += 1
    order = _joined(orders)
    names = {key: _usual(spellings[key], key) for key in order}
    slips = {
        key: name
        for key in order
        if (name := corrected(names[key], meant)) != names[key] and spellings[key].total() == 1
    }
    wrong = frozenset(header for key in order for header in spellings[key] if _is_wrong(header, spellings[key], key))
    wrong |= {names[key] for key in slips}
    names |= slips
    others = {key: [header for header in spellings[key] if not _is_name(header, key)] for key in order}
    metrics = _metrics_names(names)
    names |= metrics or {}
    common = tuple(names[key] for key in order if has[key] == len(group.tables))
    aliases = {
        names[key]: kept for key, headers in others.items() if (kept := tuple(h for h in headers if h not in wrong))
    }
    has_metrics = metrics is not None
    return Family(tuple(names.values()), tuple(group.tables), aliases, common, wrong, has_metrics)


def _metrics_names(names: Mapping[str, str]) -> dict[str, str] | None:
    """Return the names that the default schema has for columns.

    None if it knows none of them, or if two headers of the family mean the same column to it.
    """
    default = load(DEFAULT_SCHEMA)
    known = {key: default.canonical(name) for key, name in names.items() if default.knows(name)}
    others = {name for key, name in names.items() if key not in known}
    if len(set(known.values())) < len(known) or others & set(known.values()):
        return None
    return known if known or any(default.column(name).is_known for name in names.values()) else None


def _joined(orders: Counter[tuple[str, ...]]) -> list[str]:
    """Return all columns: the most common order, with each further column after the one that it follows."""
    joined: list[str] = []
    for order, _ in sorted(orders.items(), key=lambda item: -item[1]):
        before = None
        for key in order:
            if key not in joined:
                joined.insert(0 if before is None else joined.index(before) + 1, key)
            before = key
    return joined


def _usual(spellings: Counter[str], key: str) -> str:
    """Return the most common header of a column among those that are not other spellings of it."""
    own = Counter({header: times for header, times in spellings.items() if _is_name(header, key)})
    return own.most_common(1)[0][0]


def _is_wrong(header: str, spellings: Counter[str], key: str) -> bool:
    """Whether another spelling of a column is a mistake: it is in one of many tables, and has other letters."""
    usual = Counter({other: times for other, times in spellings.items() if _is_name(other, key)})
    is_rare = spellings[header] == 1 and usual.total() >= _MAJORITY
    if _is_name(header, key) or not is_rare or _is_abbreviation(normalize_header(header), key):
        return False
    return _letters(header) != _letters(usual.most_common(1)[0][0])


def _is_name(header: str, key: str) -> bool:
    """Whether a header is the name of a column, and not a misspelling of it."""
    return key in (normalize_header(header), _known_key(header))


def _known_key(header: str) -> str:
    """Return the normalized name of the column that the default schema takes a header for; else of the header."""
    default = load(DEFAULT_SCHEMA)
    return normalize_header(default.canonical(header) if default.knows(header) else header)


def _is_near(key: str, name: str) -> bool:
    return edits_between(key, name, frozenset()) is not None


def _is_abbreviation(key: str, name: str) -> bool:
    """Whether one of two headers is cut off with a point: `Compress.` for `Compression`."""
    short, long = sorted((key, name), key=len)
    return short.endswith(".") and long.startswith(short[:-1]) and len(short) > _SHORTEST


def _letters(header: str) -> str:
    """Return the letters of a header without its unit: `F1` for `F1 (test)`."""
    return "".join(filter(str.isalnum, (without_unit(header)[0] or header).casefold()))
