"""Errors about a table's columns, which all rows share: each is said once, at the header."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from mdlint.model import Table
from mdlint.schema.faults import Fault, extra_names, missing_name, unevaluated_names
from mdlint.schema.messages import Words, rule_of, table_words
from mdlint.shape import column_names
from mdlint.text.words import did_you_mean, nearest, quoted


class HeaderFinding(NamedTuple):
    """Something wrong with the columns: the error behind it, the written column (None: the header), and words."""

    fault: Fault
    column: int | None
    words: Words


class Header(NamedTuple):
    """The columns of a table, by name, and what the schema calls a column.

    `known` are the headers the schema knows, names and aliases, each with the column it stands for. `canonical` gives the
    schema's name for a header; the header itself where it knows none.
    """

    table: Table
    columns: Mapping[str, int]
    known: Mapping[str, str]
    canonical: Callable[[str], str]

    @property
    def absent(self) -> dict[str, str]:
        """The known headers of columns that the table does not have."""
        return {header: name for header, name in self.known.items() if name not in self.columns}


def is_about_columns(fault: Fault) -> bool:
    """Whether a row's error is about which columns there are."""
    return not fault.path and rule_of(fault.keyword) in {"missing-column", "unknown-column"}


def header_findings(header: Header, faults: Iterable[Fault]) -> Iterator[HeaderFinding]:
    """Say what is wrong with the columns.

    A missing column and an unknown one with nearly its name are one mistake, and so are a missing column and the only
    header cell without a text.
    """
    faults = list(faults)
    missing = {missing_name(fault): fault for fault in faults if rule_of(fault.keyword) == "missing-column"}
    unknown = {name: fault for fault in faults for name in _unknown(header, fault)}
    if len(missing) == sum(1 for name in column_names(header.table) if not name) == 1:
        unknown.pop("", None)
    for name, fault in unknown.items():
        canonical = header.canonical(name)
        if canonical != name:
            words = Words("unknown-column", f"{quoted(name)} is a second column {quoted(canonical)}")
            yield HeaderFinding(fault, header.columns[name], words)
            continue
        missing.pop(header.absent.get(nearest(name, header.absent) or "", ""), None)
        yield HeaderFinding(fault, header.columns[name], _unknown_words(fault, name, did_you_mean(name, header.absent)))
    for name, fault in missing.items():
        yield HeaderFinding(fault, None, _missing_words(header, name, fault))
    for fault in faults:
        if rule_of(fault.keyword) != "missing-column" and not _unknown(header, fault):
            yield HeaderFinding(fault, None, table_words(fault))


def _unknown(header: Header, fault: Fault) -> list[str]:
    """List the columns that an error says should not be there."""
    if isinstance(fault.instance, str):
        # An error in `propertyNames`, whose instances are the names.
        return [fault.instance]
    match fault.keyword:
        case "additionalProperties":
            return extra_names(fault)
        case "unevaluatedProperties":
            return unevaluated_names(fault)
        case None:
            keyword, name = fault.schema_path[-3:-1]
            return [
                other
                for other in header.columns
                if name == other or (keyword != "properties" and re.search(str(name), other))
            ]
        case _:
            return []


def _unknown_words(fault: Fault, name: str, suggestion: str) -> Words:
    if not name:
        return Words("unknown-column", "a column without a name")
    if isinstance(fault.instance, str):
        return Words("unknown-column", f"the name of column {quoted(name)} is not allowed{suggestion}")
    if fault.keyword is None:
        return Words("unknown-column", f"column {quoted(name)} is not allowed")
    return Words("unknown-column", f"unknown column {quoted(name)}{suggestion}")


def _missing_words(header: Header, name: str, fault: Fault) -> Words:
    message = f"column {quoted(name)} is missing"
    if fault.keyword == "dependentRequired":
        present = next(first for first, names in fault.value.items() if name in names and first in header.columns)
        message += f": a table with {quoted(present)} has it too"
    unknown = [other for other in header.columns if header.canonical(other) not in header.known]
    writings = [name, *(other for other, column in header.known.items() if column == name)]
    near = next(filter(None, (nearest(writing, unknown) for writing in writings)), None)
    return Words("missing-column", message, f"Is it the column {quoted(near)}?" if near else None)
