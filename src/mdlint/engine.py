"""The two stages of a check. They read no files: schemas are loaded and links are looked up before.

`check` is about a page by itself, `check_links` about the destinations of its links. `settle` turns the diagnostics of
both into the diagnostics that the user sees.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from mdlint.binding.choice import Choice, choices_of, section_tables
from mdlint.destinations import Destination
from mdlint.known_rules import KNOWN_RULES, RuleGroup
from mdlint.model import Diagnostic, Page, Related, Severity, Table
from mdlint.rules import RULES, Finding, Rule
from mdlint.ruleset import Ruleset
from mdlint.schema import BoundTable, TableSchema, Violation, violation_fix, violation_span, violations
from mdlint.suppression import (
    Suppression,
    check_comments,
    groups_to_check,
    unsilenced,
    unused_finding,
    unused_suppressions,
)
from mdlint.text.words import cut

if TYPE_CHECKING:  # most pages have no page schema
    from mdlint.page_schemas.schema import PageSchema

# One mistake has one finding: a copy of a row also repeats its key and is out of order. This is true even if a comment
# silences the finding about the copy.
# What a schema declares comes before what a table only suggests.
_IMPLIED = {
    "broken-relation": frozenset({"copied-cells", "outlier", "swapped-cells"}),
    "duplicate-key": frozenset({"link-of-another-row"}),
    "duplicate-row": frozenset({"duplicate-key", "out-of-order", "unsorted-rows"}),
    "out-of-range": frozenset({"outlier"}),
    "swapped-cells": frozenset({"outlier"}),
    "wrong-link": frozenset({"link-of-another-row"}),
    "wrong-result": frozenset({"odd-ratio"}),
}
# The rule that reports what a schema declares, for each rule that guesses it: no guess about such a table is made.
_DECLARED = {"out-of-order": "unsorted-rows"}


def check(page: Page, ruleset: Ruleset, named: Mapping[str, TableSchema]) -> list[Diagnostic]:
    """Check a page by itself. `named` holds the schemas that comments on the page name."""
    return check_bound(page, ruleset, choices_of(page, ruleset, named))


def check_bound(page: Page, ruleset: Ruleset, choices: Sequence[Choice]) -> list[Diagnostic]:
    """Check a page by itself, given the choice of a schema for each of its tables."""
    rules = _rules_of(tuple(ruleset.rules), ("page", "style"))
    found: list[Diagnostic] = []
    for rule in rules:
        if rule.check_page:
            found += [_diagnostic(page.path, ruleset, rule.id, finding) for finding in rule.check_page(page)]
        if rule.check_style:
            findings = rule.check_style(page, ruleset.style)
            found += [_diagnostic(page.path, ruleset, rule.id, finding) for finding in findings]
    if "unknown-rule" in ruleset.rules:
        found += [_diagnostic(page.path, ruleset, "unknown-rule", finding) for finding in check_comments(page)]
    for choice in choices:
        found += _check_table(page, choice.bound, ruleset, rules)
    if schema := next((schema for binding, schema in ruleset.page_schemas if binding.covers(page.path)), None):
        found += _by_page_schema(page, schema, ruleset, choices)
    return found


@lru_cache(maxsize=64)
def _rules_of(ids: tuple[str, ...], groups: tuple[RuleGroup, ...]) -> list[Rule]:
    """Return the rules of some groups among the rules with these ids."""
    return [RULES[rule_id] for rule_id in ids if KNOWN_RULES[rule_id].group in groups]


def _check_table(page: Page, bound: BoundTable, ruleset: Ruleset, rules: Iterable[Rule]) -> list[Diagnostic]:
    table, path = bound.table, page.path
    found = [
        _diagnostic(path, ruleset, rule.id, finding)
        for rule in rules
        if rule.check_table and not _is_declared(rule.id, bound)
        for finding in rule.check_table(table)
    ]
    reported = {diagnostic.rule for diagnostic in found}
    by_schema = (
        _diagnostic(path, ruleset, violation.rule, _finding(page, table, violation))
        for violation in violations(bound)
        if violation.explained_by not in reported and violation.rule in ruleset.rules
    )
    # A cell that spans several rows or columns is checked in each of them.
    return list(dict.fromkeys([*found, *by_schema]))


def _is_declared(rule_id: str, bound: BoundTable) -> bool:
    """Whether a schema declares what a rule guesses."""
    declared = _DECLARED.get(rule_id)
    return declared is not None and any(each.keyword.rule == declared for each in bound.schema.table_checks)


def _by_page_schema(
    page: Page, schema: "PageSchema", ruleset: Ruleset, choices: Sequence[Choice]
) -> Iterator[Diagnostic]:
    from mdlint.page_schemas.check import page_violations  # noqa: PLC0415  4 ms; most pages have no page schema

    for rule_id, finding, is_remark in page_violations(page, schema, section_tables(choices)):
        if rule_id in ruleset.rules:
            usual = ruleset.severities.get(rule_id) or (Severity.INFO if is_remark else None)
            yield _diagnostic(page.path, ruleset, rule_id, finding._replace(severity=finding.severity or usual))


def _finding(page: Page, table: Table, violation: Violation) -> Finding:
    return Finding(
        violation_span(table, violation.at),
        violation.message,
        violation.help,
        tuple(Related(violation_span(table, other.at), other.message) for other in violation.related),
        violation.severity,
        violation_fix(page, table, violation),
    )


def check_links(path: str, destinations: Sequence[Destination], ruleset: Ruleset) -> list[Diagnostic]:
    """Check the links and definitions of a page, given their destinations."""
    return [
        _diagnostic(path, ruleset, rule.id, finding)
        for rule in _rules_of(tuple(ruleset.rules), ("links",))
        if rule.check_links
        for finding in rule.check_links(destinations)
    ]


def reported(path: str, ruleset: Ruleset, rule_id: str, findings: Iterable[Finding]) -> list[Diagnostic]:
    """Return the diagnostics of findings that were made before the check of a page; none if the rule does not run."""
    return [_diagnostic(path, ruleset, rule_id, finding) for finding in findings] if rule_id in ruleset.rules else []


def settle(
    path: str, suppressions: Sequence[Suppression], diagnostics: Iterable[Diagnostic], ruleset: Ruleset
) -> list[Diagnostic]:
    """Drop silenced and implied diagnostics, add unused suppressions, and sort: the result is what the user sees."""
    found, active = list(diagnostics), list(suppressions)
    if not found and not active:
        return []
    if "unused-suppression" in ruleset.rules:
        for group in groups_to_check(suppressions, ruleset.rules, ruleset.usual_rules):
            unused = frozenset(unused_suppressions(group, found))
            found += [_diagnostic(path, ruleset, "unused-suppression", unused_finding(each)) for each in unused]
            active = [suppression for suppression in active if suppression not in unused]
    kept = _without_implied(unsilenced(found, active), found)
    return sorted(kept, key=lambda diagnostic: (diagnostic.span, diagnostic.rule, diagnostic.message))


def _without_implied(diagnostics: Iterable[Diagnostic], found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out each diagnostic that follows from one `found` in the same row."""
    implied = {
        (line, rule)
        for diagnostic in found
        for rule in _IMPLIED.get(diagnostic.rule, ())
        for line in (diagnostic.span.line, *_rows_in_doubt(diagnostic))
    }
    return (diagnostic for diagnostic in diagnostics if (diagnostic.span.line, diagnostic.rule) not in implied)


def _rows_in_doubt(diagnostic: Diagnostic) -> Iterator[int]:
    """Yield the lines of the other rows of the page that may be wrong instead: of two equal keys, nobody knows which is."""
    if diagnostic.rule == "duplicate-key":
        yield from (other.at.line for other in diagnostic.related if not other.path)


def _diagnostic(path: str, ruleset: Ruleset, rule_id: str, finding: Finding) -> Diagnostic:
    """Add rule, severity and path. A severity in the schema comes first, then the configuration's, then the rule's."""
    rule = ruleset.rules[rule_id]
    by_schema = None if rule.has_check else finding.severity
    severity = by_schema or ruleset.severities.get(rule_id) or finding.severity or rule.severity
    help_ = finding.help and cut(finding.help)
    return Diagnostic(rule_id, severity, path, finding.span, cut(finding.message), help_, finding.related, finding.fix)
