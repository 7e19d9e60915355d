"""The two stages of a check. They read no files: schemas are loaded and links are looked up before.

`check` is about a page by itself, `check_links` about the destinations of its links. `settle` turns the diagnostics of
both into the diagnostics that the user sees.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from mdlint.config import Binding
from mdlint.model import Destination, Diagnostic, Page, Related, Table
from mdlint.rules import Finding, Rule
from mdlint.ruleset import Ruleset
from mdlint.schema import (
    BoundTable,
    TableSchema,
    Unchecked,
    Violation,
    headers_of,
    left_out,
    violation_span,
    violations,
)
from mdlint.style import TableStyle
from mdlint.suppression import (
    Suppression,
    check_comments,
    groups_to_check,
    unsilenced,
    unused_finding,
    unused_suppressions,
)

# One mistake has one finding: a copy of a row also repeats its key and is out of order. This is true even if a comment
# silences the finding about the copy.
_IMPLIED = {"duplicate-row": frozenset({"duplicate-key", "unsorted-rows"})}


def schemas_of(page: Page, ruleset: Ruleset, named: Mapping[str, TableSchema]) -> list[TableSchema]:
    """Return the schema of each table of a page, in the order of `page.tables`.

    It is the schema that a comment names for the table, else the first bound schema that fits, else the default.
    `named` holds every schema that a comment on the page names.
    """
    bound = [(binding, schema) for binding, schema in ruleset.schemas if binding.covers(page.path)]
    return [
        named[table.schema]
        if table.schema is not None
        else next((schema for binding, schema in bound if _fits(binding, schema, table)), ruleset.default)
        for table in page.tables
    ]


def _fits(binding: Binding, schema: TableSchema, table: Table) -> bool:
    if binding.heading and not any(fnmatchcase(heading.text, binding.heading) for heading in table.headings):
        return False
    return not binding.columns or schema.recognizes(headers_of(table, schema), binding.columns)


class Examined(NamedTuple):
    """The diagnostics of a page by itself, and how many rows and columns its schemas left out, by kind and reason."""

    diagnostics: list[Diagnostic]
    unchecked: Mapping[Unchecked, int]


def check(page: Page, ruleset: Ruleset, named: Mapping[str, TableSchema]) -> list[Diagnostic]:
    """Check a page by itself. `named` is as for `schemas_of`."""
    return examine(page, ruleset, named).diagnostics


def examine(page: Page, ruleset: Ruleset, named: Mapping[str, TableSchema]) -> Examined:
    """Check a page by itself, and count what its schemas leave out. `named` is as for `schemas_of`."""
    unchecked: Counter[Unchecked] = Counter()
    found = [
        _diagnostic(page.path, ruleset, rule, finding)
        for rule in ruleset.rules.values()
        for finding in _page_findings(rule, page, ruleset.style)
    ]
    if rule := ruleset.rules.get("unknown-rule"):
        found += [_diagnostic(page.path, ruleset, rule, finding) for finding in check_comments(page)]
    for table, schema in zip(page.tables, schemas_of(page, ruleset, named), strict=True):
        bound = BoundTable(table, schema)
        found += _check_table(page.path, ruleset, bound)
        unchecked += left_out(bound)
    return Examined(found, unchecked)


def _page_findings(rule: Rule, page: Page, style: TableStyle) -> Iterator[Finding]:
    if rule.check_page:
        yield from rule.check_page(page)
    if rule.check_style:
        yield from rule.check_style(page, style)


def _check_table(path: str, ruleset: Ruleset, bound: BoundTable) -> list[Diagnostic]:
    table = bound.table
    found = [
        _diagnostic(path, ruleset, rule, finding)
        for rule in ruleset.rules.values()
        if rule.check_table
        for finding in rule.check_table(table)
    ]
    reported = {diagnostic.rule for diagnostic in found}
    by_schema = (
        _diagnostic(path, ruleset, rule, _finding(table, violation))
        for violation in violations(bound)
        if violation.explained_by not in reported and (rule := ruleset.rules.get(violation.rule))
    )
    # A cell that spans several rows or columns is checked in each of them.
    return list(dict.fromkeys([*found, *by_schema]))


def _finding(table: Table, violation: Violation) -> Finding:
    return Finding(
        violation_span(table, violation.at),
        violation.message,
        violation.help,
        tuple(Related(violation_span(table, other.at), other.message) for other in violation.related),
        violation.severity,
    )


def check_links(path: str, destinations: Sequence[Destination], ruleset: Ruleset) -> list[Diagnostic]:
    """Check the links and definitions of a page, given their destinations."""
    return [
        _diagnostic(path, ruleset, rule, finding)
        for rule in ruleset.rules.values()
        if rule.check_links
        for finding in rule.check_links(destinations)
    ]


def unreadable(path: str, ruleset: Ruleset, finding: Finding) -> list[Diagnostic]:
    """Return the diagnostic of a page that can't be read, or none if the rule `unreadable-page` does not run."""
    rule = ruleset.rules.get("unreadable-page")
    return [_diagnostic(path, ruleset, rule, finding)] if rule else []


def settle(
    path: str, suppressions: Sequence[Suppression], diagnostics: Iterable[Diagnostic], ruleset: Ruleset
) -> list[Diagnostic]:
    """Drop silenced and implied diagnostics, add unused suppressions, and sort: the result is what the user sees."""
    found, active = list(diagnostics), list(suppressions)
    if rule := ruleset.rules.get("unused-suppression"):
        for group in groups_to_check(suppressions, ruleset.rules, ruleset.usual_rules):
            unused = frozenset(unused_suppressions(group, found))
            found += [_diagnostic(path, ruleset, rule, unused_finding(suppression)) for suppression in unused]
            active = [suppression for suppression in active if suppression not in unused]
    kept = _without_implied(unsilenced(found, active), found)
    return sorted(kept, key=lambda diagnostic: (diagnostic.span, diagnostic.rule, diagnostic.message))


def _without_implied(diagnostics: Iterable[Diagnostic], found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out each diagnostic that follows from one `found` in the same row."""
    implied = {(diagnostic.span.line, rule) for diagnostic in found for rule in _IMPLIED.get(diagnostic.rule, ())}
    return (diagnostic for diagnostic in diagnostics if (diagnostic.span.line, diagnostic.rule) not in implied)


def _diagnostic(path: str, ruleset: Ruleset, rule: Rule, finding: Finding) -> Diagnostic:
    """Add rule, severity and path. A severity in the schema comes first, then the configuration's, then the rule's."""
    by_schema = None if rule.has_check else finding.severity
    severity = by_schema or ruleset.severities.get(rule.id) or finding.severity or rule.severity
    return Diagnostic(rule.id, severity, path, finding.span, finding.message, finding.help, finding.related)
