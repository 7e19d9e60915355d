"""The page stage: one page in, its diagnostics out. Nothing here touches a file, once the plan is made."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from types import MappingProxyType

from mdlint.config import Binding, Config
from mdlint.errors import UsageError
from mdlint.model import Diagnostic, Page, Related, Severity, Table
from mdlint.rules import RULES, Finding, Rule
from mdlint.schema import TableSchema, Violation, load, violation_span

DEFAULT_SCHEMA = "builtin:metrics"

# What a rule has said of a row says all: a copy of a row has its key twice, and stands in no order.
_IMPLIED = {"duplicate-row": frozenset({"duplicate-key", "unsorted-rows"})}


@dataclass(frozen=True)
class Plan:
    """What a configuration comes to: which rules run, how much each weighs, and the compiled schemas in order of binding."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity]
    schemas: tuple[tuple[Binding, TableSchema], ...]
    default: TableSchema

    @cached_property
    def page_rules(self) -> tuple[Rule, ...]:
        """The rules that look at a whole page."""
        return tuple(rule for rule in self.rules if rule.check_page)

    @cached_property
    def table_rules(self) -> tuple[Rule, ...]:
        """The rules that look at each table."""
        return tuple(rule for rule in self.rules if rule.check_table)

    @cached_property
    def schema_rules(self) -> Mapping[str, Rule]:
        """The rules that speak for a schema, by id."""
        return {rule.id: rule for rule in self.rules if not rule.looks}


def make_plan(config: Config, select: Collection[str] = (), ignore: Collection[str] = ()) -> Plan:
    """Load what a configuration names, and settle which rules run.

    `select` names the only rules to run, be they turned off in the configuration or not; `ignore` rules to leave out.
    Raises SchemaError for a schema that can't be used, UsageError for a rule that doesn't exist.
    """
    for rule_id in (*select, *ignore):
        if rule_id not in RULES:
            raise UsageError(f"there is no rule `{rule_id}`")
    wanted = select or [rule_id for rule_id in RULES if config.severities.get(rule_id, Severity.ERROR)]
    return Plan(
        rules=tuple(rule for rule_id, rule in RULES.items() if rule_id in wanted and rule_id not in ignore),
        severities={rule_id: severity for rule_id, severity in config.severities.items() if severity},
        schemas=tuple((binding, load(binding.schema, binding.base)) for binding in config.bindings),
        default=load(DEFAULT_SCHEMA),
    )


@dataclass(frozen=True)
class Schemas:
    """The schemas of one page: those that the configuration binds to it, and those that its own comments name."""

    plan: Plan
    bound: tuple[tuple[Binding, TableSchema], ...]
    named: Mapping[str, TableSchema] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, table: Table) -> TableSchema:
        """The schema of a table: the one it names, else the first that is bound to it, else the built-in one."""
        if table.schema is not None:
            return self.named[table.schema]
        fitting = (schema for binding, schema in self.bound if _fits(binding, schema, table))
        return next(fitting, self.plan.default)


def schemas_for(page: Page, plan: Plan, named: Mapping[str, TableSchema] = MappingProxyType({})) -> Schemas:
    """The schemas of a page; `named` holds each one that a comment on the page names."""
    return Schemas(plan, tuple(pair for pair in plan.schemas if pair[0].covers(page.path)), named)


def _fits(binding: Binding, schema: TableSchema, table: Table) -> bool:
    if binding.heading and not any(fnmatchcase(heading.text, binding.heading) for heading in table.headings):
        return False
    return not binding.columns or schema.recognises([cell.text for cell in table.header.cells], binding.columns)


def check(page: Page, plan: Plan, schemas: Schemas) -> list[Diagnostic]:
    """All that is to be said about a page, in the order of its places."""
    found = list(_page_diagnostics(page, plan))
    for table in page.tables:
        found += _table_diagnostics(page, table, plan, schemas)
    return sorted(found, key=lambda diagnostic: (diagnostic.span, diagnostic.rule, diagnostic.message))


def _page_diagnostics(page: Page, plan: Plan) -> Iterator[Diagnostic]:
    for rule in plan.page_rules:
        if rule.check_page:
            yield from (_diagnostic(page, plan, rule, finding) for finding in rule.check_page(page))


def _table_diagnostics(page: Page, table: Table, plan: Plan, schemas: Schemas) -> list[Diagnostic]:
    found = [
        _diagnostic(page, plan, rule, finding)
        for rule in plan.table_rules
        if rule.check_table
        for finding in rule.check_table(table)
    ]
    violations = schemas.of(table).bind(table).violations() if plan.schema_rules else []
    return [*found, *_unsaid(found, _schema_diagnostics(page, table, plan, violations))]


def _schema_diagnostics(page: Page, table: Table, plan: Plan, violations: Iterable[Violation]) -> Iterator[Diagnostic]:
    for violation in violations:
        if rule := plan.schema_rules.get(violation.rule):
            yield _diagnostic(page, plan, rule, _finding(table, violation))


def _finding(table: Table, violation: Violation) -> Finding:
    return Finding(
        violation_span(table, violation.row, violation.column),
        violation.message,
        violation.help,
        tuple(Related(violation_span(table, row, column), words) for row, column, words in violation.related),
        violation.severity,
    )


def _unsaid(said: Collection[Diagnostic], more: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Those of `more` that don't follow from what was said of the same row."""
    implied = {(diagnostic.span.line, rule) for diagnostic in said for rule in _IMPLIED.get(diagnostic.rule, ())}
    return (diagnostic for diagnostic in more if (diagnostic.span.line, diagnostic.rule) not in implied)


def _diagnostic(page: Page, plan: Plan, rule: Rule, finding: Finding) -> Diagnostic:
    """Stamp a finding. What a schema says of its weight goes first, then the configuration, then the rule."""
    by_schema = None if rule.looks else finding.severity
    severity = by_schema or plan.severities.get(rule.id) or finding.severity or rule.severity
    return Diagnostic(rule.id, severity, page.path, finding.span, finding.message, finding.help, finding.related)
