"""Violations about missing and unknown columns. All rows have the same columns, so these are reported at the header."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from mdlint.draft2020.enums import EnumWords
from mdlint.draft2020.errors import JsonError, extra_names, unevaluated_names
from mdlint.model import Table
from mdlint.schema.check.meant import rule_of
from mdlint.schema.check.messages import reason, table_violation, violation_of
from mdlint.schema.check.misnamed import Misnamed
from mdlint.schema.compiled.schema import TableSchema
from mdlint.schema.table.violation import At, Correction, Violation
from mdlint.shape import column_names
from mdlint.text.known_words import KnownWords
from mdlint.text.words import quoted


class Header:
    """The columns of a table by name, and the headers that the schema knows.

    `misnamed` are the columns with wrong headers. `enums` has the texts that the schema allows.
    """

    def __init__(
        self,
        table: Table,
        columns: Mapping[str, int],
        schema: TableSchema,
        misnamed: tuple[Misnamed, ...],
        enums: EnumWords,
    ) -> None:
        self.table = table
        self.columns = columns
        self.schema = schema
        self.misnamed = misnamed
        self.enums = enums

    @cached_property
    def absent(self) -> Mapping[str, str]:
        """The known headers, with their columns, of the columns that the table does not have under any header."""
        known, misnamed = self.schema.headers, {wrong.name for wrong in self.misnamed}
        return {header: name for header, name in known.items() if name not in self.columns and name not in misnamed}

    @cached_property
    def absent_words(self) -> KnownWords:
        """The headers in `absent`: an unknown header may be meant to be one of them."""
        return KnownWords(self.absent)

    @cached_property
    def unknown_words(self) -> KnownWords:
        """The headers that the schema does not know: each may be meant to be a missing column."""
        return KnownWords(name for name in self.columns if self.schema.canonical(name) not in self.schema.headers)

    @cached_property
    def names(self) -> Mapping[int, str]:
        """The name of each column that the table names, by its number."""
        return {index: name for name, index in self.columns.items()}


def header_violations(header: Header, errors: Iterable[JsonError]) -> Iterator[tuple[JsonError | None, Violation]]:
    """Yield the violations of the header, each with its error; None if no keyword is broken.

    A missing column and an unknown column with nearly the same name are one mistake, and so are a missing column and
    the only header cell without a text.
    """
    errors = list(errors)
    missing = {error.missing: error for error in errors if rule_of(error.keyword) == "missing-column"}
    unknown = {name: error for error in errors for name in _unknown(header, error)}
    for wrong in (*header.misnamed, *_nameless(header, missing)):
        name = header.names.get(wrong.column, "")
        found = [error for error in (missing.pop(wrong.name, None), unknown.pop(name, None)) if error]
        yield (found[0] if found else None), _misnamed_violation(wrong, name, found[0] if found else None)
    for name, error in unknown.items():
        if header.schema.canonical(name) == name:
            missing.pop(header.absent.get(header.absent_words.nearest(name) or "", ""), None)
        message = _unknown_message(header, name, error)
        violation = violation_of(error, At(None, header.columns[name]), message, rule="unknown-column")
        is_known = header.schema.canonical(name) != name or error.keyword is None
        yield error, violation._replace(repair=None if is_known else _renaming(name, header.absent_words))
    for name, error in missing.items():
        message = _missing_message(header, name, error)
        yield error, violation_of(error, At(), message, _near_header(header, name), "missing-column")
    for error in errors:
        if rule_of(error.keyword) != "missing-column" and not _unknown(header, error):
            yield error, table_violation(error)


def _nameless(header: Header, missing: Mapping[str, JsonError]) -> list[Misnamed]:
    """Return the only missing column as the column with the only empty header, if there is one of each."""
    empty = [index for index, name in enumerate(column_names(header.table)) if not name]
    names = missing.keys() - {wrong.name for wrong in header.misnamed}
    free = set(empty) - {wrong.column for wrong in header.misnamed}
    if not len(names) == len(empty) == len(free) == 1:
        return []
    return [Misnamed(free.pop(), names.pop(), is_misspelled=False)]


def _misnamed_violation(wrong: Misnamed, name: str, error: JsonError | None) -> Violation:
    message = f"column {quoted(wrong.name)} is missing"
    if not name:
        message += ": this header is empty"
    elif wrong.is_misspelled:
        message += f": {quoted(name)} is unknown (did you mean {quoted(wrong.name)}?)"
    else:
        message += f": {quoted(name)} is unknown"
    keyword = (error.keyword or "false") if error else ""
    violation = Violation(At(None, wrong.column), message, rule="missing-column", keyword=keyword)
    return violation._replace(repair=_renaming(name, KnownWords([wrong.name])) if wrong.is_misspelled else None)


def _renaming(name: str, known: KnownWords) -> Correction | None:
    """Return the correction of a header that was meant to be one of the known ones."""
    meant = known.only_meant(name)
    return Correction(name, meant.word, meant.is_certain) if meant else None


def _unknown(header: Header, error: JsonError) -> list[str]:
    """List the columns that an error does not allow."""
    if isinstance(error.instance, str):
        # An error in `propertyNames`, whose instances are the names.
        return [error.instance]
    match error.keyword:
        case "additionalProperties":
            return extra_names(error)
        case "unevaluatedProperties":
            return unevaluated_names(error, asserts_formats=header.schema.layout.asserts_formats)
        case None:
            keyword, name = error.schema_path[-3:-1]
            if keyword == "properties":
                return [str(name)] if name in header.columns else []
            return [other for other in header.columns if name == other or re.search(str(name), other)]
        case _:
            return []


def _unknown_message(header: Header, name: str, error: JsonError) -> str:
    canonical = header.schema.canonical(name)
    if canonical != name:
        return f"{quoted(name)} is a second column {quoted(canonical)}"
    suggestion = header.absent_words.how_meant(name)
    if not name:
        return "a column without a name"
    if isinstance(error.instance, str):
        return f"the name of column {quoted(name)} {_with_suggestion(reason(error, header.enums), suggestion)}"
    if error.keyword is None:
        return f"column {quoted(name)} is not allowed"
    return f"unknown column {quoted(name)}{suggestion}"


def _with_suggestion(words: str, suggestion: str) -> str:
    """Add a suggestion to words that may have one of their own."""
    return words if "did you mean" in words else words + suggestion


def _missing_message(header: Header, name: str, error: JsonError) -> str:
    message = f"column {quoted(name)} is missing"
    if error.keyword == "dependentRequired":
        present = next(first for first, names in error.value.items() if name in names and first in header.columns)
        message += f": a table with {quoted(present)} has it too"
    return message


def _near_header(header: Header, name: str) -> str | None:
    """Ask whether an unknown header is the missing column; None if no header is similar to its name or an alias."""
    spellings = header.schema.spellings.get(name, (name,))
    near = next(filter(None, map(header.unknown_words.nearest, spellings)), None)
    return f"Is it the column {quoted(near)}?" if near else None
