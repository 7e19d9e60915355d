"""A violation of a schema, at its place in a table."""

from typing import NamedTuple

from mdlint.draft2020.values import JSONPath
from mdlint.model import Related, Severity, Span


class At(NamedTuple):
    """A place in a table, by the numbers of its row (None: the header) and its column (None: the whole row).

    `part` is a place inside the cell: offsets in its text, or a span of the page.
    """

    row: int | None = None
    column: int | None = None
    part: tuple[int, int] | Span | None = None


class Correction(NamedTuple):
    """A text at the place of a violation, and the text to write in its place.

    It is safe if only one text can have been meant.
    """

    wrong: str
    right: str
    is_safe: bool = True


class Reordering(NamedTuple):
    """Rows by their numbers, from top to bottom, and the same rows in the order that they are to have.

    Without rows, the violation comes with the reordering of an earlier one.
    """

    rows: tuple[int, ...] = ()
    order: tuple[int, ...] = ()
    is_safe: bool = True


class Remarking(NamedTuple):
    """Cells of the column of a violation, by their rows, that lose the mark they have, and the cells that get it.

    The mark is bold text or an underline. Without rows, the violation comes with the marks of an earlier one.
    """

    unmarked: tuple[int, ...] = ()
    marked: tuple[int, ...] = ()


class Violation(NamedTuple):
    """A place in a table that the schema does not allow.

    The function of a keyword leaves `keyword` empty, and sets `rule` only for a rule other than its own; its caller
    fills them in. `severity` is the severity that the schema sets; None if it sets none. A remark does not make the
    cell faulty: other keywords still check it, and `errorMessage` and `severity` of the schema do not apply.

    `cells` are the columns of the cells that contradict each other, if the violation is about cells of one row: other
    keywords still check the other cells of the row. `explained_by` is a rule about the shape of the table: if that rule
    reports the table, the violation is a symptom of what it reports. `repair` is the change of the table that corrects
    it. `path` leads to the broken keyword, in the schema with its references followed; it is empty if no keyword is
    broken.
    """

    at: At
    message: str
    help: str | None = None
    related: tuple[Related[At], ...] = ()
    rule: str = ""
    keyword: str = ""
    severity: Severity | None = None
    is_remark: bool = False
    cells: tuple[int, ...] = ()
    explained_by: str = ""
    repair: Correction | Reordering | Remarking | None = None
    path: JSONPath = ()
