"""The two stages: a page in, its diagnostics out; then where its links lead. Nothing here touches a file, once the plan is made.

`check` looks at a page alone, `check_links` at what has been looked up for it, and `settle` makes of both what is said.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from mdlint.config import Binding, Config
from mdlint.errors import SchemaError
from mdlint.model import Destination, Diagnostic, Page, Related, Severity, Table
from mdlint.rules import RULES, Finding, Rule
from mdlint.schema import BoundTable, TableSchema, Violation, headers_of, load, violation_span, violations
from mdlint.style import TableStyle
from mdlint.suppression import Suppression, audible, idle, idle_finding, judged, unknown_names

DEFAULT_SCHEMA = "builtin:metrics"

# What a rule has said of a row says all, be it silenced or not: a copy of a row has its key twice, and stands in no order.
_IMPLIED = {"duplicate-row": frozenset({"duplicate-key", "unsorted-rows"})}


class Plan(NamedTuple):
    """What a configuration comes to: which rules run, how much it says each weighs, and its schemas in order of binding.

    `default` is the schema of a table that nothing else is bound to. `usual` are the rules that a run without `select` and
    `ignore` has, or has unless they are turned off: all but those that nobody asked for.
    """

    rules: Mapping[str, Rule]
    severities: Mapping[str, Severity]
    schemas: tuple[tuple[Binding, TableSchema], ...]
    default: TableSchema
    style: TableStyle
    usual: frozenset[str]


def make_plan(config: Config, select: Collection[str] = (), ignore: Collection[str] = ()) -> Plan:
    """Load what a configuration names, and settle which rules run.

    `select` names the only rules to run, be they off or not; `ignore` rules to leave out. Raises SchemaError for a schema
    that can't be used.
    """
    wanted = select or [id_ for id_, rule in RULES.items() if config.severities.get(id_, not rule.opt_in)]
    return Plan(
        rules={rule_id: rule for rule_id, rule in RULES.items() if rule_id in wanted and rule_id not in ignore},
        severities={rule_id: severity for rule_id, severity in config.severities.items() if severity},
        schemas=tuple((binding, _load_bound(binding)) for binding in config.bindings),
        default=load(DEFAULT_SCHEMA),
        style=config.style,
        usual=frozenset(id_ for id_, rule in RULES.items() if not rule.opt_in or config.severities.get(id_)),
    )


def _load_bound(binding: Binding) -> TableSchema:
    try:
        return load(binding.schema, binding.base)
    except SchemaError as error:
        raise error.noting(f"named in {binding.place}") from error


def schemas_of(page: Page, plan: Plan, named: Mapping[str, TableSchema]) -> list[TableSchema]:
    """The schema of each table of a page: the one it names, else the first that is bound to it, else the default.

    `named` holds every schema that a comment on the page names.
    """
    bound = [(binding, schema) for binding, schema in plan.schemas if binding.covers(page.path)]
    return [
        named[table.schema]
        if table.schema is not None
        else next((schema for binding, schema in bound if _fits(binding, schema, table)), plan.default)
        for table in page.tables
    ]


def _fits(binding: Binding, schema: TableSchema, table: Table) -> bool:
    if binding.heading and not any(fnmatchcase(heading.text, binding.heading) for heading in table.headings):
        return False
    return not binding.columns or schema.recognizes(headers_of(table, schema), binding.columns)


def check(page: Page, plan: Plan, named: Mapping[str, TableSchema]) -> list[Diagnostic]:
    """What the page by itself gives rise to. `named` is as for `schemas_of`."""
    found = [
        _diagnostic(page.path, plan, rule, finding)
        for rule in plan.rules.values()
        for finding in _about_page(rule, page, plan.style)
    ]
    if rule := plan.rules.get("unknown-rule"):
        found += [_diagnostic(page.path, plan, rule, finding) for finding in unknown_names(page)]
    for table, schema in zip(page.tables, schemas_of(page, plan, named), strict=True):
        found += _table_diagnostics(page.path, table, plan, schema)
    return found


def _about_page(rule: Rule, page: Page, style: TableStyle) -> Iterator[Finding]:
    if rule.check_page:
        yield from rule.check_page(page)
    if rule.check_style:
        yield from rule.check_style(page, style)


def check_links(path: str, destinations: Sequence[Destination], plan: Plan) -> list[Diagnostic]:
    """What the links and definitions of a page give rise to, given where they lead."""
    return [
        _diagnostic(path, plan, rule, finding)
        for rule in plan.rules.values()
        if rule.check_links
        for finding in rule.check_links(destinations)
    ]


def settle(
    path: str, suppressions: Sequence[Suppression], diagnostics: Iterable[Diagnostic], plan: Plan
) -> list[Diagnostic]:
    """All that is said about a page in the order of its places: what no comment silences, and which silence nothing."""
    found, active = list(diagnostics), list(suppressions)
    if rule := plan.rules.get("unused-suppression"):
        for group in judged(suppressions, plan.rules, plan.usual):
            unused = frozenset(idle(group, found))
            found += [_diagnostic(path, plan, rule, idle_finding(one)) for one in unused]
            active = [one for one in active if one not in unused]
    said = _unimplied(found, audible(active, found))
    return sorted(said, key=lambda diagnostic: (diagnostic.span, diagnostic.rule, diagnostic.message))


def unreadable(path: str, plan: Plan, finding: Finding) -> list[Diagnostic]:
    """What is to be said about a page that can't be read: the finding, unless its rule is off."""
    rule = plan.rules.get("unreadable-page")
    return [_diagnostic(path, plan, rule, finding)] if rule else []


def _table_diagnostics(path: str, table: Table, plan: Plan, schema: TableSchema) -> list[Diagnostic]:
    found = [
        _diagnostic(path, plan, rule, finding)
        for rule in plan.rules.values()
        if rule.check_table
        for finding in rule.check_table(table)
    ]
    by_schema = (
        _diagnostic(path, plan, rule, _finding(table, violation))
        for violation in violations(BoundTable(table, schema))
        if (rule := plan.rules.get(violation.rule))
    )
    # A cell that spans several rows or columns is looked at in each.
    return list(dict.fromkeys([*found, *by_schema]))


def _finding(table: Table, violation: Violation) -> Finding:
    return Finding(
        violation_span(table, violation.at),
        violation.message,
        violation.help,
        tuple(Related(violation_span(table, other.at), other.message) for other in violation.related),
        violation.severity,
    )


def _unimplied(found: Iterable[Diagnostic], audible: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Those that are audible and don't follow from what was found in the same row."""
    implied = {(diagnostic.span.line, rule) for diagnostic in found for rule in _IMPLIED.get(diagnostic.rule, ())}
    return (diagnostic for diagnostic in audible if (diagnostic.span.line, diagnostic.rule) not in implied)


def _diagnostic(path: str, plan: Plan, rule: Rule, finding: Finding) -> Diagnostic:
    """Stamp a finding. What a schema says of its weight goes first, then the configuration, then the rule."""
    by_schema = None if rule.looks else finding.severity
    severity = by_schema or plan.severities.get(rule.id) or finding.severity or rule.severity
    return Diagnostic(rule.id, severity, path, finding.span, finding.message, finding.help, finding.related)
