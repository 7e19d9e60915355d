"""Lines of text that look like rows of a table: for the rules about rows that are not in a table."""

from collections.abc import Iterable, Sequence
from typing import TypeGuard

from mdlint.markdown import is_delimiter_row, split_row
from mdlint.model import Block, Paragraph, Table
from mdlint.text.lazy_pattern import lazy_pattern

_BACKTICKS = lazy_pattern("`+")
_DASHES = lazy_pattern(r":?[-‐‑‒–—―−=_][-‐‑‒–—―−=_+: ]*")
_BEGINS_WITH_DASHES = lazy_pattern(r":?[-‐‑‒–—―−=_]{2}")
_HYPHENS = lazy_pattern(r":?-{2,}:?")
_NO_VALUE = lazy_pattern(r"[-−]?")
# Text between bars: a spoiler, and a sum of absolute values.
_SPOILER = lazy_pattern(r"\|\|[^|]+\|\|")
_BARS = lazy_pattern(r"\|[^|\s][^|]*(?<=\S)\|(?:(?:\s+[-−]\s+|\s*[+=<>≤≥≠≈±·×*/]+\s*)\|[^|\s][^|]*(?<=\S)\|)+")


def is_pipe_table(block: Block | None) -> TypeGuard[Table]:
    """Whether a block is a table written with pipes, which the rows may belong to."""
    return isinstance(block, Table) and block.kind == "pipe"


def has_pipe(paragraph: Paragraph) -> bool:
    """Whether a paragraph has a pipe."""
    return any("|" in line.text for line in paragraph.lines)


def cell_places(text: str) -> list[tuple[int, int]]:
    """Return where the cells are if a line is read as a row: the offsets of their trimmed text."""
    indent = len(text) - len(text.lstrip())
    return [(indent + start, indent + end) for start, end in split_row(text.strip())]


def cell_count(text: str) -> int:
    """Return how many cells a line has if it is read as a row."""
    return len(split_row(text.strip()))


def is_row_like(text: str) -> bool:
    r"""Whether a line begins and ends with a pipe, as `| a | b |` does. The end of `| a \|` is not a pipe."""
    text = text.strip()
    return len(text) > 2 and text[0] == text[-1] == "|" and text[-2] != "\\"


def is_row(text: str) -> bool:
    """Whether a line looks like a row of at least 2 cells, and not like text between bars."""
    text = text.strip()
    return is_row_like(text) and cell_count(text) > 1 and not (_SPOILER.fullmatch(text) or _BARS.fullmatch(text))


def has_outer_pipe(text: str) -> bool:
    """Whether a line begins or ends with a pipe."""
    text = text.strip()
    return text[:1] == "|" or (text[-1:] == "|" and text[-2:-1] != "\\")


def is_delimiter(text: str) -> bool:
    """Whether a line is a delimiter row, even if it is indented."""
    return is_delimiter_row(text.strip())


def is_meant_as_delimiter(cells: Sequence[str]) -> bool:
    """Whether a line with these cells is probably a delimiter row, mistyped or not.

    All of them are dashes of some kind or empty, and at least one is more than the hyphen that means "no value". Or
    most are correct, and the others begin with dashes.
    """
    if all(not cell or _DASHES.fullmatch(cell) for cell in cells):
        return not all(_NO_VALUE.fullmatch(cell) for cell in cells)
    correct = sum(1 for cell in cells if _HYPHENS.fullmatch(cell))
    return 2 * correct > len(cells) and all(not cell or _BEGINS_WITH_DASHES.match(cell) for cell in cells)


def begins_table(header: str, delimiter: str) -> bool:
    """Whether two lines are a header and its delimiter row."""
    is_pair = "|" in header and is_delimiter(delimiter)
    return is_pair and cell_count(header) == cell_count(delimiter)


def has_open_code_span(cells: Iterable[str]) -> bool:
    """Whether a pipe between these cells is inside a code span: a cell then has a backtick run without a partner."""
    return any(len(_BACKTICKS.findall(cell)) % 2 for cell in cells)
