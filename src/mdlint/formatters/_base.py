"""A formatter is a pure function from a report to the pieces of a text.

A report of 200,000 findings is a text of 70 MB. It is written while it is made, and is never in memory as a whole.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from mdlint.report import Report
from mdlint.text.width import DEFAULT_WIDTH


class Style(NamedTuple):
    """Options of a format: whether to use ANSI colors, and whether to close with a summary.

    `width` is the number of terminal cells for a source line with its gutter. The paths in the report are relative to
    the working directory. `folder` is that directory, relative to the folder that the paths of a format must be relative
    to: the workspace of a GitHub workflow, or `root`, the path of the repository. With `cut_paths`, the text format
    cuts a path that is wider than a line. With `statistics`, the number of findings of each rule is written.
    """

    color: bool = False
    summary: bool = True
    width: int = DEFAULT_WIDTH
    folder: str = ""
    root: str = ""
    cut_paths: bool = False
    statistics: bool = False


Formatter: TypeAlias = Callable[[Report, Style], Iterator[str]]
