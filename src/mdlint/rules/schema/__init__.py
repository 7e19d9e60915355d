"""The rules whose findings come from a table schema.

Each module is a manual page and a `RULE`. None of them checks anything: the findings are made in `mdlint.schema`, under
the rule of the keyword that failed.
"""

from mdlint.rules._base import RuleModule
from mdlint.rules.schema import (
    bad_name,
    best_not_marked,
    broken_relation,
    column_order,
    decimals,
    duplicate_key,
    lookalike_key,
    missing_column,
    missing_link,
    missing_value,
    not_allowed,
    out_of_range,
    pattern_mismatch,
    schema_violation,
    unknown_column,
    unknown_token,
    unsorted_rows,
    wrong_align,
    wrong_link,
    wrong_type,
)

MODULES: tuple[RuleModule, ...] = (
    bad_name,
    best_not_marked,
    broken_relation,
    column_order,
    decimals,
    duplicate_key,
    lookalike_key,
    missing_column,
    missing_link,
    missing_value,
    not_allowed,
    out_of_range,
    pattern_mismatch,
    schema_violation,
    unknown_column,
    unknown_token,
    unsorted_rows,
    wrong_align,
    wrong_link,
    wrong_type,
)
