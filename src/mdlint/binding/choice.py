"""Choose the schema of each table of a page: by a comment, by the `[[tables]]` entries, or by default."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mdlint.config import Binding
from mdlint.model import Page, Table
from mdlint.ruleset import Ruleset
from mdlint.schema import BoundTable, TableSchema, headers_of, near_fit

if TYPE_CHECKING:  # as in the function
    from mdlint.page_schemas.sections import SectionTable

SchemaOrigin: TypeAlias = Literal["comment", "entry", "default"]


class Choice(NamedTuple):
    """A table bound to the schema that was chosen for it, and the reason.

    `binding` is the entry that applies, if the origin is an entry.
    """

    bound: BoundTable
    origin: SchemaOrigin
    binding: Binding | None = None


def choices_of(page: Page, ruleset: Ruleset, named: Mapping[str, TableSchema]) -> list[Choice]:
    """Return the choice for each table of a page, in the order of `page.tables`.

    It is the schema that a comment names for the table; else the first bound schema that fits, exactly or, if none
    does, but for one wrong header; else the default. `named` holds the schemas that comments on the page name. A table
    whose comment names none of them gets the default.
    """
    bound = [(binding, schema) for binding, schema in ruleset.schemas if binding.covers(page.path)]
    return [_choice(table, bound, named, ruleset.default) for table in page.tables]


def section_tables(choices: Iterable[Choice]) -> "list[SectionTable]":
    """Return tables for a page schema, each with the name of its schema; None for a default that knows no column."""
    from mdlint.page_schemas.sections import SectionTable  # noqa: PLC0415  1 ms; most pages have no page schema

    return [
        SectionTable(bound, bound.schema.name if origin != "default" or bound.knows_a_column else None)
        for bound, origin, _ in choices
    ]


def _choice(
    table: Table, bound: list[tuple[Binding, TableSchema]], named: Mapping[str, TableSchema], default: TableSchema
) -> Choice:
    if table.schema is not None:
        schema = named.get(table.schema)
        return Choice(BoundTable(table, schema), "comment") if schema else Choice(BoundTable(table, default), "default")
    in_section = [(binding, schema) for binding, schema in bound if is_under_heading(table, binding.heading)]
    for binding, schema in in_section:
        if has_columns(table, binding, schema):
            return Choice(BoundTable(table, schema), "entry", binding)
    for binding, schema in in_section:
        if misnamed := near_fit(headers_of(table, schema), schema, binding.columns):
            return Choice(BoundTable(table, schema, misnamed), "entry", binding)
    return Choice(BoundTable(table, default), "default")


def is_under_heading(table: Table, glob: str | None) -> bool:
    """Whether one of the headings above a table matches a glob. Each table matches None."""
    return not glob or any(fnmatchcase(heading.text, glob) for heading in table.headings)


def has_columns(table: Table, binding: Binding, schema: TableSchema) -> bool:
    """Whether a table has all of `columns`."""
    return not binding.columns or schema.recognizes(headers_of(table, schema), binding.columns)
