"""The rules about style, which are off unless a configuration or `--select` turns them on.

The manual page and the check of each rule are in a module of its own. The registry needs only the lines of `RULES`, so
that a run without these rules does not import their modules.
"""

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Protocol, cast

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.style import TableStyle


class StyleModule(Protocol):
    """The module of a rule about style: its docstring is the manual page."""

    __doc__: str | None

    def check_style(self, page: Page, style: TableStyle) -> Iterator[Finding]:
        """Report where the tables of a page differ from the style."""


def module_of(rule_id: str) -> StyleModule:
    """Import the module of a rule. Nothing else imports these modules."""
    return cast("StyleModule", import_module(f"{__name__}.{rule_id.replace('-', '_')}"))


def _check(rule_id: str, page: Page, style: TableStyle) -> Iterator[Finding]:
    return module_of(rule_id).check_style(page, style)


def _rule(rule_id: str, summary: str) -> Rule:
    return Rule(rule_id, summary, Severity.WARNING, check_style=partial(_check, rule_id), opt_in=True)


RULES: tuple[Rule, ...] = (
    _rule("blanks-around-table", "A table has no blank line above or below it."),
    _rule("cell-padding", "A cell has more or fewer spaces next to its pipes than the rest."),
    _rule("column-style", "The columns of a table are neither aligned nor evenly spaced."),
    _rule("delimiter-length", "A cell of the delimiter row is too short."),
    _rule("header-case", "A header cell is written in another case than the rest."),
    _rule("pipe-style", "The outer pipes of a row differ from the rest."),
    _rule("table-indentation", "A row of a table is indented."),
)
