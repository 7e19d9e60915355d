"""What a formatter is: a pure function from a report to text."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from mdlint.report import Report


class Style(NamedTuple):
    """How a report is written, where a format leaves a choice: with ANSI colours, with a closing summary."""

    color: bool = False
    summary: bool = True


Formatter: TypeAlias = Callable[[Report, Style], str]
