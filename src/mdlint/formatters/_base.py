"""What a formatter is: a pure function from a report to text."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from mdlint.report import Report

# Of a line of output that no terminal is known for.
DEFAULT_WIDTH = 120


class Style(NamedTuple):
    """How a report is written, where a format leaves a choice: with ANSI colours, with a closing summary.

    `width` is how many terminal cells there are for a source line and what stands before it; `folder` is the folder, seen
    from the workspace of a workflow, that the paths in the report are relative to.
    """

    color: bool = False
    summary: bool = True
    width: int = DEFAULT_WIDTH
    folder: str = ""


Formatter: TypeAlias = Callable[[Report, Style], str]
