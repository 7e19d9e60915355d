"""What an mdlint keyword is. A keyword module holds a docstring, its manual page, and one `KEYWORD`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mdlint.model import Span
    from mdlint.schema.view import View


class Found(NamedTuple):
    """What a keyword finds: a row and a column by their number in the table (None: the header, the whole row), and words.

    `related` are other places, each with its row, its column and what it is. `part` is what is meant within the cell:
    offsets in its text, or a place on the page. `rule` is another rule than that of the keyword. A remark leaves the
    cell sound, and what the schema says of its findings' words and weight is not said of it.
    """

    row: int | None
    column: int | None
    message: str
    help: str | None = None
    related: tuple[tuple[int | None, int | None, str], ...] = ()
    part: tuple[int, int] | Span | None = None
    rule: str | None = None
    is_remark: bool = False


class Keyword(NamedTuple):
    """A keyword of the mdlint vocabulary.

    `level` is what it is said of: the table, a column, or any part of a schema. A table keyword looks at the whole table
    (`check_table`, given its value and the table), a column keyword at one column (`check_column`, given also the
    column's name); the others only change how cells are read or how findings are worded. `summary` is one line on what
    it says, `rule` the rule that its findings are reported under, unless they name one of `other_rules`. Where it
    `is_about_value`, a cell with a finding takes no part in relations: what it stands for is not known. Where it
    `is_of_parts`, it may also stand in `items` and `prefixItems` of a column whose cells hold several values.
    """

    name: str
    level: Literal["table", "column", "any"]
    summary: str
    rule: str | None = None
    check_table: Callable[[Any, View], Iterator[Found]] | None = None
    check_column: Callable[[Any, View, str], Iterator[Found]] | None = None
    is_about_value: bool = False
    other_rules: tuple[str, ...] = ()
    is_of_parts: bool = False
