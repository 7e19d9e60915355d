"""The records of a data file that tables ask for: the file is read once, and only those records are kept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mdlint.draft2020.values import JSON
from mdlint.schema.keywords._base import DataFiles
from mdlint.schema.keywords._data import Field, Key, WantedKeys, fields_of, is_selected, row_keys, spec_of
from mdlint.table_facts import Asked

if TYPE_CHECKING:  # most schemas compare tables with no file
    from mdlint.sources import Record, SourceSpec

# Of the records that no row asks for, this many are kept: for similar keys in messages, and for rows to add.
_MOST_OTHERS = 10_000


class Comparison(NamedTuple):
    """A table with a file that it is compared with. `keys` has the key of each row; None for a row that is skipped."""

    asked: Asked
    value: Mapping[str, Any]
    spec: "SourceSpec"
    key: Sequence[Field]
    keys: Sequence[Key | None]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the key."""
        return tuple(part.field for part in self.key)

    @property
    def select(self) -> Mapping[str, JSON]:
        """The values that some fields have in the records that count."""
        select: Mapping[str, JSON] = self.value.get("select", {})
        return select

    @property
    def together(self) -> object:
        """What comparisons with the same records have in common."""
        return self.spec, self.fields, repr(self.select)


class Found(NamedTuple):
    """The records of a file by the keys that rows have, and those whose keys no row has.

    `others` are at most 10,000 of `other_count`, each with its key in words.
    """

    records: Mapping[Key, Sequence["Record"]]
    others: Sequence[tuple["Record", str]]
    other_count: int


def comparison(asked: Asked, value: Mapping[str, Any]) -> Comparison:
    """Return the comparison that a value of a keyword asks for."""
    key = list(fields_of(value["key"]))
    return Comparison(asked, value, spec_of(value, asked.table), key, row_keys(asked, value, key))


def found_records(comparisons: Sequence[Comparison], files: DataFiles) -> Found:
    """Read a file once for comparisons that go together. Raises SourceError."""
    first = comparisons[0]
    fields, select = first.fields, first.select
    wanted = WantedKeys(fields, {key for each in comparisons for key in each.keys if key is not None})
    records: defaultdict[Key, list[Record]] = defaultdict(list)
    others: list[tuple[Record, str]] = []
    other_count = 0
    for record in files.records(first.spec, first.asked.table.file):
        if select and not is_selected(record, select):
            continue
        key = wanted.of(record)
        if key is not None:
            records[key].append(record)
            continue
        other_count += 1
        if len(others) < _MOST_OTHERS:
            values = [record.get(field) for field in fields]
            others.append((record, " ".join(str(value.value) for value in values if value)))
    return Found(records, others, other_count)
