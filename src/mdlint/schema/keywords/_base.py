"""An mdlint keyword. A keyword module holds a docstring, which is the manual page, and one `KEYWORD`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeAlias

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, JSONPath, SchemaObject
from mdlint.schema.cells.column import Column
from mdlint.schema.table.layout import Layout
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import Violation
from mdlint.table_facts import Asked, Disagreement

if TYPE_CHECKING:  # a check does without them
    from mdlint.naming import Convention
    from mdlint.schema.table.rejection import Rejection, Widening
    from mdlint.sources import Record, SourceSpec

# The types of keywords that are about numbers.
NUMBERS = frozenset({"number", "integer"})

NamedColumn: TypeAlias = tuple[JSONPath, str]
Best: TypeAlias = Literal["maximum", "minimum"]


class DataFiles(Protocol):
    """The data files of a run, which keywords compare tables with."""

    def records(self, spec: "SourceSpec", page: str) -> Iterator["Record"]:
        """Yield the records of a file that a page, with an absolute path, is compared with.

        Raises SourceError, in words, if the file can't be read, or if it leads out of the project of the page.
        """
        ...

    def names(self, folder: str, globs: Sequence[str], page: str) -> Sequence[str]:
        """Return the paths of the files in a folder that match globs, relative to it. Raises SourceError as above."""
        ...

    def shown(self, path: str) -> str:
        """Return a path as messages show it."""
        ...


class WholeSchema(NamedTuple):
    """A whole schema, with references followed: the facts that the value of a keyword can conflict with.

    `knows` tells whether a column is among its properties. `layout` merges the table keywords of all its parts; those
    of a referenced schema come first. `owners` has the column for each normalized header. `column` returns a column by
    its name. `conventions` are the naming conventions by name.
    """

    knows: Callable[[str], bool]
    layout: Layout
    owners: Mapping[str, str]
    column: Callable[[str], Column]
    conventions: Mapping[str, "Convention"]


class Keyword(NamedTuple):
    """A keyword of the mdlint vocabulary.

    `level` is where it can be used: in the schema of a table, of a column, or in any part of a schema. `summary` is one
    line that says what it does. If a column keyword `is_of_parts`, it can also be used in `items` and `prefixItems` of
    a column of lists. `types` are the JSON types of the values that it is about; it is about all values if there are
    none. In a column of other types it has no effect, which is a mistake.

    Checks: `check_table` gets the keyword's value and the table, `check_column` also the name of the column. Violations
    are reported under `rule`, unless they name one of `other_rules`. If the keyword `is_about_value`, a cell with a
    violation is skipped when rows and columns are compared, since its value is not known.

    Proofs: `is_clean_table` and `is_clean_column` take the same values as the checks, and look at whole columns. They
    return True only if the check finds nothing; False means that it may find something. They save the check its time in
    a large table.

    Project: `check_project` gets all tables that have the keyword, on all pages, and compares them with each other, or
    with data files. It gets the facts of the columns that `columns` yields for a value, and of the column that has the
    keyword. `relocate` returns a value with each of its paths changed by a function: they are relative to the file of
    the schema until it is loaded.

    Reading: `read_table` and `read_column` get all values of the keyword and change how tables and cells are read.

    Help: `suggest` yields the values of the keyword with which a column might read a text as a number. They are tried.
    `accept` yields the edits of the schema with which the keyword, or a cell that it helps to read, would be accepted.

    Facts: `keys` yields the columns of each key that a value sets; a key with optional columns comes with them, then
    without them. `best` returns which numbers of a column are the best.

    Mistakes: `columns` yields each column that a value names. `mistakes` finds mistakes in a value, given the schema
    object it is in; `conflicts` finds values that do not fit the rest of the schema. `part_conflicts` finds values of a
    column that do not fit the schema objects that apply with this one: it is the first, then come those of its references
    and its `allOf`. All paths start at that schema object. The meta-schema has checked the shape of the values, except
    for `mistakes`, which has to ignore values of a wrong shape. `meant` gets a text that is the value, or an item of it,
    where the meta-schema asks for another type; it returns the item that was meant, or None.
    """

    name: str
    level: Literal["table", "column", "any"]
    summary: str
    rule: str | None = None
    check_table: Callable[[Any, View], Iterator[Violation]] | None = None
    check_column: Callable[[Any, View, str], Iterator[Violation]] | None = None
    is_clean_table: Callable[[Any, View], bool] | None = None
    is_clean_column: Callable[[Any, View, str], bool] | None = None
    check_project: Callable[[Sequence[Asked], DataFiles], Iterator[Disagreement]] | None = None
    relocate: Callable[[Any, Callable[[str], str]], Any] | None = None
    is_about_value: bool = False
    other_rules: tuple[str, ...] = ()
    is_of_parts: bool = False
    types: frozenset[str] = frozenset()
    read_table: Callable[[Sequence[Any], Layout], Layout] | None = None
    read_column: Callable[[Sequence[Any], Column], Column] | None = None
    suggest: Callable[[str, Column], Iterator[Any]] | None = None
    keys: Callable[[Any], Iterator[Sequence[str]]] | None = None
    best: Callable[[Any], Best] | None = None
    columns: Callable[[Any], Iterator[NamedColumn]] | None = None
    mistakes: Callable[[Any, SchemaObject], Iterator[Mistake]] | None = None
    conflicts: Callable[[Any, WholeSchema], Iterator[Mistake]] | None = None
    part_conflicts: Callable[[Any, Sequence[SchemaObject]], Iterator[Mistake]] | None = None
    meant: Callable[[str], JSON] | None = None
    accept: Callable[["Rejection"], Iterator["Widening"]] | None = None


class KeywordModule(Protocol):
    """The module of a keyword: its docstring is the manual page."""

    __doc__: str | None
    KEYWORD: Keyword
