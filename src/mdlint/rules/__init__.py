"""Every rule there is. A new rule is a module of its own and a line in `_MODULES`."""

import inspect
from typing import Protocol

from mdlint.rules import (
    bad_name,
    best_not_marked,
    blanks_around_table,
    broken_anchor,
    broken_link,
    broken_relation,
    cell_padding,
    column_order,
    column_style,
    decimals,
    delimiter_length,
    duplicate_column,
    duplicate_key,
    duplicate_row,
    empty_header,
    header_case,
    missing_column,
    missing_link,
    missing_value,
    not_a_table,
    not_allowed,
    orphan_rows,
    out_of_range,
    pattern_mismatch,
    pipe_style,
    ragged_row,
    schema_violation,
    table_indentation,
    undefined_reference,
    unknown_column,
    unknown_rule,
    unknown_token,
    unreadable_page,
    unsorted_rows,
    unused_suppression,
    wrong_align,
    wrong_link,
    wrong_type,
)
from mdlint.rules._base import Finding, Rule
from mdlint.text.words import did_you_mean, quoted

__all__ = ["RESERVED", "RULES", "Finding", "Rule", "explain", "no_such_rule"]


class _RuleModule(Protocol):
    __doc__: str | None
    RULE: Rule


_MODULES: tuple[_RuleModule, ...] = (
    bad_name,
    best_not_marked,
    blanks_around_table,
    broken_anchor,
    broken_link,
    broken_relation,
    cell_padding,
    column_order,
    column_style,
    decimals,
    delimiter_length,
    duplicate_column,
    duplicate_key,
    duplicate_row,
    empty_header,
    header_case,
    missing_column,
    missing_link,
    missing_value,
    not_a_table,
    not_allowed,
    orphan_rows,
    out_of_range,
    pattern_mismatch,
    pipe_style,
    ragged_row,
    schema_violation,
    table_indentation,
    undefined_reference,
    unknown_column,
    unknown_rule,
    unknown_token,
    unreadable_page,
    unsorted_rows,
    unused_suppression,
    wrong_align,
    wrong_link,
    wrong_type,
)

RULES: dict[str, Rule] = {module.RULE.id: module.RULE for module in _MODULES}

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
    """Give the manual page of a rule in Markdown. Raises KeyError for an id that is not in `RULES`."""
    rule = RULES[rule_id]
    text = next(module.__doc__ for module in _MODULES if module.RULE is rule)
    summary, _, sections = inspect.cleandoc(text or rule.summary).partition("\n")
    keywords = ", ".join(f"`{keyword}`" for keyword in rule.keywords)
    facts = f"Severity: {rule.severity}."
    facts += " Off unless it is turned on." if rule.opt_in else ""
    facts += f" Schema keywords: {keywords}." if keywords else ""
    return f"# {rule.id}\n\n{summary}\n\n{facts}\n{sections}\n"


def no_such_rule(rule_id: str) -> str:
    """The message about an id that is not in `RULES`, with the one nearest to it."""
    return f"unknown rule {quoted(rule_id)}{did_you_mean(rule_id, RULES)}"
