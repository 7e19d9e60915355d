"""What is known of every rule without its code: ids, severities and groups.

So the command line, a configuration and the comments of a page can name rules, and a run imports only the rules that it
runs. `mdlint.rules` has the rules themselves; a test keeps both equal.
"""

from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple, TypeAlias

from mdlint.diagnostics import Severity
from mdlint.errors import UsageError
from mdlint.other_linters import counterparts, our_names
from mdlint.text.words import did_you_mean, listed, quoted

# The rule of a page that was not checked at all.
UNREADABLE = "unreadable-page"
# Where the findings of a rule are made: by a check of pages and their tables, of links, or of style; by a table schema
# or a page schema; by a comparison of pages with each other; by the engine and the runner.
RuleGroup: TypeAlias = Literal["page", "links", "style", "schema", "page_schema", "pages", "run"]


class KnownRule(NamedTuple):
    """A rule by its default severity and its group."""

    severity: Severity
    group: RuleGroup

    @property
    def has_check(self) -> bool:
        """Whether the rule has a check of its own, and is not only a name for findings that are made elsewhere."""
        return self.group in ("page", "links", "style")

    @property
    def opt_in(self) -> bool:
        """Whether the rule is off unless a configuration or an option turns it on."""
        return self.group == "style"


class RuleChoice(NamedTuple):
    """The rules that a user chooses for a run, by their ids, on top of the configurations.

    If `select` is not empty, these rules run and no others, even if a configuration turns them off. The rules in
    `extend` run too. The rules in `ignore` never run.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    extend: frozenset[str] = frozenset()


NO_CHOICE = RuleChoice()

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

KNOWN_RULES: dict[str, KnownRule] = {
    "bad-name": KnownRule(_ERROR, "schema"),
    "best-not-marked": KnownRule(_WARNING, "schema"),
    "blanks-around-table": KnownRule(_WARNING, "style"),
    "broken-anchor": KnownRule(_ERROR, "links"),
    "broken-link": KnownRule(_ERROR, "links"),
    "broken-relation": KnownRule(_ERROR, "schema"),
    "cell-padding": KnownRule(_WARNING, "style"),
    "column-order": KnownRule(_WARNING, "schema"),
    "column-style": KnownRule(_WARNING, "style"),
    "copied-cells": KnownRule(_INFO, "page"),
    "decimals": KnownRule(_WARNING, "schema"),
    "delimiter-length": KnownRule(_WARNING, "style"),
    "duplicate-column": KnownRule(_WARNING, "page"),
    "duplicate-key": KnownRule(_ERROR, "schema"),
    "duplicate-row": KnownRule(_WARNING, "page"),
    "empty-header": KnownRule(_WARNING, "page"),
    "header-case": KnownRule(_WARNING, "style"),
    "inconsistent-rows": KnownRule(_WARNING, "pages"),
    "link-of-another-row": KnownRule(Severity.INFO, "page"),
    "lookalike-key": KnownRule(_WARNING, "schema"),
    "merge-conflict": KnownRule(_ERROR, "page"),
    "missing-column": KnownRule(_ERROR, "schema"),
    "missing-from-table": KnownRule(_ERROR, "schema"),
    "missing-link": KnownRule(_ERROR, "schema"),
    "missing-section": KnownRule(_ERROR, "page_schema"),
    "missing-value": KnownRule(_ERROR, "schema"),
    "not-a-table": KnownRule(_ERROR, "page"),
    "not-allowed": KnownRule(_ERROR, "schema"),
    "not-in-source": KnownRule(_ERROR, "schema"),
    "odd-ratio": KnownRule(Severity.INFO, "page"),
    "orphan-rows": KnownRule(_ERROR, "page"),
    "out-of-order": KnownRule(_INFO, "page"),
    "out-of-range": KnownRule(_ERROR, "schema"),
    "outlier": KnownRule(_INFO, "page"),
    "page-violation": KnownRule(_ERROR, "page_schema"),
    "pattern-mismatch": KnownRule(_ERROR, "schema"),
    "pipe-style": KnownRule(_WARNING, "style"),
    "ragged-row": KnownRule(_ERROR, "page"),
    "schema-violation": KnownRule(_ERROR, "schema"),
    "source-mismatch": KnownRule(_ERROR, "schema"),
    "swapped-cells": KnownRule(_INFO, "page"),
    "table-indentation": KnownRule(_WARNING, "style"),
    "translation-mismatch": KnownRule(_WARNING, "pages"),
    "undefined-reference": KnownRule(_WARNING, "page"),
    "unexplained-token": KnownRule(_WARNING, "page_schema"),
    "unknown-column": KnownRule(_ERROR, "schema"),
    "unknown-key": KnownRule(_ERROR, "schema"),
    "unknown-rule": KnownRule(_ERROR, "run"),
    "unknown-schema": KnownRule(_ERROR, "run"),
    "unknown-section": KnownRule(_ERROR, "page_schema"),
    "unknown-token": KnownRule(_WARNING, "schema"),
    UNREADABLE: KnownRule(_ERROR, "run"),
    "unreadable-source": KnownRule(_ERROR, "schema"),
    "unsorted-rows": KnownRule(_ERROR, "schema"),
    "unsorted-sections": KnownRule(_ERROR, "page_schema"),
    "unused-binding": KnownRule(_WARNING, "run"),
    "unused-override": KnownRule(_WARNING, "run"),
    "unused-suppression": KnownRule(_WARNING, "run"),
    "wrong-align": KnownRule(_WARNING, "schema"),
    "wrong-count": KnownRule(_ERROR, "page_schema"),
    "wrong-format": KnownRule(_ERROR, "schema"),
    "wrong-link": KnownRule(_ERROR, "schema"),
    "wrong-result": KnownRule(_ERROR, "schema"),
    "wrong-total": KnownRule(_ERROR, "schema"),
    "wrong-type": KnownRule(_ERROR, "schema"),
}

# Names that later versions give to rules. A configuration may already turn them off.
RESERVED: frozenset[str] = frozenset({"dead-url", "mixed-type"})


def known_ids(ids: Iterable[str], known: Collection[str] = KNOWN_RULES) -> frozenset[str]:
    """Return ids of rules as a set. Raises UsageError for an id that is not known."""
    found = frozenset(ids)
    for unknown in sorted(found.difference(known)):
        raise UsageError(no_such_rule(unknown))
    return found


def no_such_rule(rule_id: str) -> str:
    """Return the message about an id that is not in `KNOWN_RULES`, with the id of the same rule, or the nearest id."""
    if ours := our_names(counterparts(rule_id)):
        return f"unknown rule {quoted(rule_id)}: in mdlint, it is {listed(map(quoted, ours), 'and')}"
    return f"unknown rule {quoted(rule_id)}{did_you_mean(rule_id, KNOWN_RULES)}"
