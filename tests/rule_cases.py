"""What the tests of the rules share: running one rule on a page, and reading a manual page."""

import re
from collections.abc import Iterator

from mdlint.markdown import parse
from mdlint.rules import RULES, Finding, Rule

LOOKING = sorted(rule_id for rule_id, rule in RULES.items() if rule.check_table or rule.check_page)
SPEAKING = sorted(rule_id for rule_id, rule in RULES.items() if rule_id not in LOOKING and rule_id != "unreadable-page")

_FENCE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def findings(rule: Rule, text: str, path: str = "page.md") -> Iterator[Finding]:
    """Everything that one rule finds on a page, tables first."""
    page = parse(text, path)
    if rule.check_table:
        for table in page.tables:
            yield from rule.check_table(table)
    if rule.check_page:
        yield from rule.check_page(page)


def found(rule_id: str, text: str, path: str = "page.md") -> list[str]:
    """The findings of one rule in words: `line:column-endColumn severity: message`."""
    rule = RULES[rule_id]
    return [
        f"{finding.span.line}:{finding.span.column}-{finding.span.end_column}"
        f" {finding.severity or rule.severity}: {finding.message}"
        for finding in findings(rule, text, path)
    ]


def sections(manual_page: str) -> dict[str, str]:
    """The text below each heading of second level."""
    parts = manual_page.split("\n## ")[1:]
    return {title: body for title, _, body in (part.partition("\n") for part in parts)}


def fenced(language: str, text: str) -> list[str]:
    """The contents of the fenced code blocks of a language."""
    return [content for name, content in _FENCE.findall(text) if name == language]
