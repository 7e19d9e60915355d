"""Helpers for the tests of rules: run one rule on a page, and read a manual page."""

import re
from collections.abc import Iterator
from pathlib import Path

from mdlint.config import Config
from mdlint.links import Origin, Resolver, local_facts
from mdlint.markdown import parse
from mdlint.model import Dialect
from mdlint.rules import RULES, Finding, Rule
from mdlint.style import TableStyle

CHECKING_RULES = sorted(rule_id for rule_id, rule in RULES.items() if rule.has_check)
# The rules of these that are on by default.
DEFAULT_RULES = [rule_id for rule_id in CHECKING_RULES if not RULES[rule_id].opt_in]
# The runner and the engine report findings under these rules.
ENGINE_RULES = {
    "inconsistent-rows",
    "translation-mismatch",
    "unknown-rule",
    "unknown-schema",
    "unreadable-page",
    "unused-binding",
    "unused-override",
    "unused-suppression",
}
SCHEMA_RULES = sorted(rule_id for rule_id in RULES if rule_id not in CHECKING_RULES and rule_id not in ENGINE_RULES)

DEFAULT_STYLE = TableStyle()

_FENCE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def findings(
    rule: Rule, text: str, path: str = "page.md", style: TableStyle = DEFAULT_STYLE, dialect: Dialect = "github"
) -> Iterator[Finding]:
    """Return everything that one rule finds on a page, tables first. There is no other file."""
    page = parse(text, path, dialect)
    if rule.check_table:
        for table in page.tables:
            yield from rule.check_table(table)
    if rule.check_page:
        yield from rule.check_page(page)
    if rule.check_style:
        yield from rule.check_style(page, style)
    if rule.check_links:
        origin = Origin(local_facts(page), Config(Path("/")), f"/nowhere/{path}")
        yield from rule.check_links(Resolver({}).destinations(origin))


def found(
    rule_id: str, text: str, path: str = "page.md", style: TableStyle = DEFAULT_STYLE, dialect: Dialect = "github"
) -> list[str]:
    """Return the findings of one rule as `line:column-endColumn severity: message`."""
    rule = RULES[rule_id]
    return [
        f"{finding.span.line}:{finding.span.column}-{finding.span.end_column}"
        f" {finding.severity or rule.severity}: {finding.message}"
        for finding in findings(rule, text, path, style, dialect)
    ]


def sections(manual_page: str) -> dict[str, str]:
    """Return the text below each heading of level 2."""
    parts = manual_page.split("\n## ")[1:]
    return {title: body for title, _, body in (part.partition("\n") for part in parts)}


def fenced(language: str, text: str) -> list[str]:
    """Return the contents of the fenced code blocks of a language."""
    return [content for name, content in _FENCE.findall(text) if name == language]
