"""Lines of text that are written like rows of a table. The rules about rows that are not in a table share this."""

import re
from collections.abc import Iterable
from typing import TypeGuard

from mdlint.markdown import is_delimiter_row, split_row
from mdlint.model import Block, Table

# kramdown's and Python-Markdown's attribute lists, template tags, and the fences of directives.
MARKUP_LINE = re.compile(r"\{.*\}|:{3,}.*")
_BACKTICKS = re.compile("`+")


def is_pipe_table(block: Block | None) -> TypeGuard[Table]:
    """Whether a block is a table that rows may belong to: one written with pipes."""
    return isinstance(block, Table) and block.kind == "pipe"


def texts_by_column(table: Table, columns: Iterable[int]) -> dict[int, list[str]]:
    """What the rows below the header have in some columns. A row is looked at only as far as it has cells, however many columns there are."""
    wanted = sorted(columns)
    texts: dict[int, list[str]] = {column: [] for column in wanted}
    for row in table.rows[table.further_header_rows :]:
        for column in wanted:
            if column >= len(row.cells):
                break
            texts[column].append(row.cells[column].text)
    return texts


def cell_places(text: str) -> list[tuple[int, int]]:
    """Where the cells of a line are when it is read as a row: offsets of their trimmed text."""
    indent = len(text) - len(text.lstrip())
    return [(indent + start, indent + end) for start, end in split_row(text.strip())]


def cell_count(text: str) -> int:
    """How many cells a line has when it is read as a row."""
    return len(split_row(text.strip()))


def is_delimiter(text: str) -> bool:
    """Whether a line is a delimiter row, be it indented or not."""
    return is_delimiter_row(text.strip())


def is_row_like(text: str) -> bool:
    r"""Whether a line begins and ends with a pipe, as `| a | b |` does. The end of `| a \|` is no pipe."""
    text = text.strip()
    return len(text) > 2 and text[0] == text[-1] == "|" and text[-2] != "\\"


def has_open_code_span(cells: Iterable[str]) -> bool:
    """Whether a pipe between these cells stands inside a code span: then a cell has a backtick run without partner."""
    return any(len(_BACKTICKS.findall(cell)) % 2 for cell in cells)
