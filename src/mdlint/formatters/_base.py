"""A formatter is a pure function from a report to text."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from mdlint.report import Report
from mdlint.text.width import DEFAULT_WIDTH


class Style(NamedTuple):
    """Options of a format: whether to use ANSI colors, and whether to close with a summary.

    `width` is the number of terminal cells for a source line with its gutter. The paths in the report
    are relative to `folder`, which is itself relative to the workspace of a GitHub workflow. With `cut_paths`, the text
    format cuts a path that is wider than a line. With `statistics`, the number of findings of each rule is written.
    """

    color: bool = False
    summary: bool = True
    width: int = DEFAULT_WIDTH
    folder: str = ""
    cut_paths: bool = False
    statistics: bool = False


Formatter: TypeAlias = Callable[[Report, Style], str]
