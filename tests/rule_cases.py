"""Helpers for the tests of rules: run one rule on a page, and read a manual page."""

import re
from collections.abc import Iterator
from pathlib import Path

from mdlint.config import Config
from mdlint.known_rules import KNOWN_RULES
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
# The findings of these come from a page schema.
PAGE_SCHEMA_RULES = sorted(rule_id for rule_id, known in KNOWN_RULES.items() if known.group == "page_schema")
SCHEMA_RULES = sorted(RULES.keys() - {*CHECKING_RULES, *ENGINE_RULES, *PAGE_SCHEMA_RULES})

DEFAULT_STYLE = TableStyle()

_FENCE = re.compile(r"```(\w+(?: \S+)?)\n(.*?)```", re.DOTALL)


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
    """Return the text below each heading of level 2. The headings of an example are in a fenced block."""
    found: dict[str, str] = {}
    title, is_code = "", False
    for line in manual_page.splitlines(keepends=True):
        is_code ^= line.startswith("```")
        if line.startswith("## ") and not is_code:
            title = line[3:].rstrip("\n")
            found[title] = ""
        elif title:
            found[title] += line
    return found


def fenced(language: str, text: str) -> list[str]:
    """Return the contents of the fenced code blocks of a language."""
    return [content for info, content in _FENCE.findall(text) if info == language]


def named_files(text: str) -> dict[str, str]:
    """Return the contents of the fenced code blocks with a name after the language, such as `csv results.csv`."""
    blocks = [(info.partition(" ")[2], content) for info, content in _FENCE.findall(text)]
    return {name: content for name, content in blocks if name}
