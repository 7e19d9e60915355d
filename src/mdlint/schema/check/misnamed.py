"""Finds the columns of a table whose headers are wrong: misspelled, empty, or renamed.

A header with one wrong letter must not take a column, or the whole table, away from its schema without a word.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from mdlint.schema.check.misspelling import HeaderIndex, edits_between, letters_of
from mdlint.schema.compiled.schema import TableSchema
from mdlint.schema.table.normalize import normalize_header

# Next to a single column of the schema, a shorter word is a coincidence: `Date` and `Data`.
_TELLING_LENGTH = 5
# `Name | Type | Default | Description` and `Name | Type | Required | Description` are tables of two kinds.
_MANY = 4
# So many headers and names are compared one by one: most tables need no index.
_FEW_PAIRS = 2_000


class Misnamed(NamedTuple):
    """A column that a table must have, and the number of the column that has a wrong header in its place.

    A column with a misspelled header (`is_misspelled`) is read as the column that was meant. Under an empty header, or
    under another name, it is not: its cells may be something else.
    """

    column: int
    name: str
    is_misspelled: bool


def misspelled_columns(headers: Sequence[str], schema: TableSchema, wanted: Iterable[str]) -> list[Misnamed]:
    """Return the wanted columns that the headers do not have, but of which an unknown header is a misspelling."""
    missing = missing_columns(headers, schema, wanted)
    odd = {column: header for column, header in enumerate(headers) if not schema.knows(header)} if missing else {}
    index = HeaderIndex(odd) if len(missing) * len(odd) > _FEW_PAIRS else None
    found: dict[int, Misnamed] = {}
    for name in missing:
        candidates = odd if index is None else index.candidates(schema.spellings.get(name, (name,)))
        near = _nearest(name, {column: odd[column] for column in candidates if column not in found}, schema)
        if near is not None:
            found[near] = Misnamed(near, name, is_misspelled=True)
    return list(found.values())


def near_fit(headers: Sequence[str], schema: TableSchema, wanted: Collection[str]) -> Misnamed | None:
    """Return the one wanted column whose header is wrong, if the table has all others; else None.

    Two columns at least must be wanted. Conditions for the wrong header keep tables of other kinds apart.
    """
    missing = missing_columns(headers, schema, wanted)
    if len(missing) != 1 or len({normalize_header(schema.canonical(name)) for name in wanted}) < 2:
        return None
    is_known = _known_to(schema, wanted)
    odd = {column: header for column, header in enumerate(headers) if not is_known(header)}
    known = {schema.canonical(header) for header in headers if is_known(header)}
    (name,) = missing
    return (
        _misspelled(name, odd, known, schema)
        or _empty(name, odd, known, headers, schema)
        or _renamed(name, odd, known, schema)
    )


def _misspelled(name: str, odd: Mapping[int, str], known: Collection[str], schema: TableSchema) -> Misnamed | None:
    """Return the column whose header is a misspelling of a name."""
    near = _nearest(name, odd, schema)
    if near is None or not (len(known) > 1 or _is_telling(odd[near], name, alone=len(odd) == 1)):
        return None
    return Misnamed(near, name, is_misspelled=True)


def _empty(
    name: str, odd: Mapping[int, str], known: Collection[str], headers: Sequence[str], schema: TableSchema
) -> Misnamed | None:
    """Return the column with the only empty header, at the place of a name in the order of the schema."""
    empty = [column for column, header in odd.items() if not header]
    if len(empty) != 1 or len(known) < 2 or not _is_in_order(empty[0], name, headers, schema):
        return None
    is_alike = len(odd) == 1 or 2 * _count_listed(known, schema) > len(schema.column_names)
    return Misnamed(empty[0], name, is_misspelled=False) if is_alike else None


def _renamed(name: str, odd: Mapping[int, str], known: Collection[str], schema: TableSchema) -> Misnamed | None:
    """Return the first column under another name, if it is also the first of the schema, and nearly all others are there.

    Tables of one family often differ in another column, so its name shows nothing.
    """
    listed = _count_listed(known, schema)
    is_first = list(odd) == [0] and name == next(iter(schema.column_names), None)
    is_alike = listed >= _MANY and 4 * listed >= 3 * len(schema.column_names)
    return Misnamed(0, name, is_misspelled=False) if is_first and is_alike else None


def _count_listed(known: Collection[str], schema: TableSchema) -> int:
    """Return how many of the columns the schema lists."""
    return len(schema.column_names.keys() & set(known))


def _is_telling(header: str, name: str, *, alone: bool) -> bool:
    """Whether a misspelled name shows the kind of the table, next to one column of the schema.

    A long enough name does if it is `alone`, the only header that the schema does not know. Else `Languages` and
    `# params` are not signs of a table with `Language` and `Params (M)`: another spelling is more than a slip.
    """
    is_long = max(len(header), len(name)) >= _TELLING_LENGTH
    return is_long and (alone or letters_of(header) != letters_of(name))


def _is_in_order(column: int, name: str, headers: Sequence[str], schema: TableSchema) -> bool:
    """Whether the known headers to the left are before a name in the schema, and those to the right after it."""
    order = {other: number for number, other in enumerate(schema.column_names)}
    places = [order.get(schema.canonical(header)) for header in headers]
    own = order.get(name, -1)
    is_after = all(place < own for place in places[:column] if place is not None)
    return is_after and all(place > own for place in places[column + 1 :] if place is not None)


def missing_columns(headers: Sequence[str], schema: TableSchema, wanted: Iterable[str]) -> list[str]:
    """Return the wanted columns, by the names in the schema, that no header means."""
    present = {normalize_header(schema.canonical(header)) for header in headers}
    names = dict.fromkeys(map(schema.canonical, wanted))
    return [name for name in names if normalize_header(name) not in present]


def _known_to(schema: TableSchema, wanted: Iterable[str]) -> Callable[[str], bool]:
    """Return a test for headers that the schema knows, or that are wanted although the schema does not know them."""
    keys = {normalize_header(name) for name in wanted}
    return lambda header: schema.knows(header) or normalize_header(header) in keys


def _nearest(name: str, odd: Mapping[int, str], schema: TableSchema) -> int | None:
    """Return which of the odd headers is a misspelling of a column's name or alias; None if two are equally near."""
    units = frozenset(schema.column(name).units)
    spellings = schema.spellings.get(name, (name,))
    edits = {
        column: min(found)
        for column, header in odd.items()
        if header
        and (found := [n for spelling in spellings if (n := edits_between(header, spelling, units)) is not None])
    }
    fewest = min(edits.values(), default=0)
    best = [column for column, number in edits.items() if number == fewest]
    return best[0] if len(best) == 1 else None
