"""The registry: every rule, by its id.

Most rules with a check are modules of this package. `schema/` holds the rules whose findings come from a table schema,
`style/` the rules about style, whose modules are imported only when one of them runs.
"""

import inspect

from mdlint.other_linters import counterparts, our_names
from mdlint.rules import (
    broken_anchor,
    broken_link,
    duplicate_column,
    duplicate_row,
    empty_header,
    merge_conflict,
    not_a_table,
    orphan_rows,
    ragged_row,
    schema,
    style,
    undefined_reference,
    unknown_rule,
    unknown_schema,
    unreadable_page,
    unused_binding,
    unused_override,
    unused_suppression,
)
from mdlint.rules._base import Finding, Rule, RuleModule
from mdlint.text.words import did_you_mean, listed, quoted

__all__ = ["RESERVED", "RULES", "Finding", "Rule", "explain", "no_such_rule"]

_MODULES: tuple[RuleModule, ...] = (
    broken_anchor,
    broken_link,
    duplicate_column,
    duplicate_row,
    empty_header,
    merge_conflict,
    not_a_table,
    orphan_rows,
    ragged_row,
    undefined_reference,
    unknown_rule,
    unknown_schema,
    unreadable_page,
    unused_binding,
    unused_override,
    unused_suppression,
    *schema.MODULES,
)
_RULES = (*(module.RULE for module in _MODULES), *style.RULES)

RULES: dict[str, Rule] = {rule.id: rule for rule in sorted(_RULES, key=lambda rule: rule.id)}

# Names that later versions give to rules. A configuration may already turn them off.
RESERVED: frozenset[str] = frozenset(
    {
        "dead-url",
        "inconsistent-rows",
        "mixed-type",
        "not-in-source",
        "out-of-order",
        "outlier",
        "source-mismatch",
        "unexplained-token",
    }
)


def explain(rule_id: str) -> str:
    """Return the manual page of a rule in Markdown. Raises KeyError for an id that is not in `RULES`."""
    rule = RULES[rule_id]
    summary, _, sections = inspect.cleandoc(_docstring(rule) or rule.summary).partition("\n")
    keywords = ", ".join(f"`{keyword}`" for keyword in rule.keywords)
    facts = f"Severity: {listed(rule.severities)}."
    facts += " Off unless it is turned on." if rule.opt_in else ""
    facts += f" Schema keywords: {keywords}." if keywords else ""
    return f"# {rule.id}\n\n{summary}\n\n{facts}\n{sections}\n"


def _docstring(rule: Rule) -> str | None:
    if rule in style.RULES:
        return style.module_of(rule.id).__doc__
    return next(module.__doc__ for module in _MODULES if module.RULE is rule)


def no_such_rule(rule_id: str) -> str:
    """Return the message about an id that is not in `RULES`, with the id of the same rule, or the nearest id."""
    if ours := our_names(counterparts(rule_id)):
        return f"unknown rule {quoted(rule_id)}: in mdlint, it is {listed(map(quoted, ours), 'and')}"
    return f"unknown rule {quoted(rule_id)}{did_you_mean(rule_id, RULES)}"
