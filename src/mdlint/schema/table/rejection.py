"""What a schema refuses in a table, and the edits of the schema that would accept it.

A check imports none of this: a keyword makes its edits with the methods of a `Rejection`.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from mdlint.draft2020.values import JSON, JSONPath, SchemaObject, Subschema
from mdlint.model import Cell
from mdlint.schema.cells.column import Column

if TYPE_CHECKING:  # importing it takes 3 ms, and most schemas use no naming convention
    from mdlint.naming import Convention


class _Removal(Enum):
    REMOVED = "removed"


# In place of a new value: the keyword is removed.
REMOVED: Final = _Removal.REMOVED
Removed: TypeAlias = Literal[_Removal.REMOVED]


class SchemaEdit(NamedTuple):
    """The new value at a path in a schema with its references followed, or in a naming convention with a name.

    The last step of the path, or the last two, may lead to nothing yet. `joined` is the value that a schema which refers to
    this one may have instead, if the keyword joins the values of both; None if it does not.
    """

    path: JSONPath
    value: JSON | Removed
    convention: str = ""
    joined: JSON = None


# Edits that are made together.
Widening: TypeAlias = tuple[SchemaEdit, ...]


class RejectedCell(NamedTuple):
    """A cell, or one of its values: its text, its JSON value, the whole cell, and the part of the text that is wrong."""

    text: str
    value: JSON
    cell: Cell
    part: str = ""


class Rejection(NamedTuple):
    """One or more cells that a schema refuses for one reason.

    `path` leads to the keyword that is broken, and `value` is its value; the path is empty if no keyword is.
    `siblings` is the schema object around it. `cells` are header cells if the rejection is about the header. `column` is
    the column of the cells, and `texts_of_column` are its texts in the tables of the cells. `own` is the first schema of
    the column; None if the schema does not list it. `tables` are the schemas of the whole table. `columns` are the
    columns that the table has, `absent` the others that the schema lists, and `rows` is the number of rows. `misnamed`
    is the column that the header cell is probably meant for.
    """

    rule: str
    keyword: str
    path: JSONPath
    value: Any
    siblings: SchemaObject
    cells: tuple[RejectedCell, ...]
    column: Column
    texts_of_column: Sequence[str]
    own: Subschema | None
    tables: Sequence[Subschema]
    columns: Sequence[str]
    absent: Sequence[str]
    rows: int
    misnamed: str
    conventions: Mapping[str, "Convention"]

    @property
    def texts(self) -> list[str]:
        """The distinct texts of the cells."""
        return list(dict.fromkeys(cell.text for cell in self.cells))

    def edit(self, path: JSONPath, value: JSON, convention: str = "", *, joined: JSON = None) -> SchemaEdit:
        """Return the edit that sets the value at a path."""
        return SchemaEdit(path, value, convention, joined)

    def removal(self, path: JSONPath) -> SchemaEdit:
        """Return the edit that removes the value at a path."""
        return SchemaEdit(path, REMOVED)

    def replaced(self, value: JSON) -> SchemaEdit:
        """Return the edit that gives the broken keyword another value."""
        return SchemaEdit(self.path, value)

    def beside(self, keyword: str, value: JSON | Removed) -> SchemaEdit:
        """Return the edit that sets a keyword next to the broken one."""
        return SchemaEdit((*self.path[:-1], keyword), value)
