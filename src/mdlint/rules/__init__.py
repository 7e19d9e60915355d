"""The registry: every rule, by its id. The module of a rule is imported when the rule is first asked for.

`mdlint.known_rules` lists the rules. `schema/` holds the rules whose findings come from a table schema, `page_schema/`
those whose findings come from a page schema, `style/` the rules about style; all other rules are modules of this
package.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from mdlint.known_rules import KNOWN_RULES
from mdlint.registry import Registry
from mdlint.rules._base import Finding, Fixes, Rule, RuleModule
from mdlint.text.words import listed

__all__ = ["RULES", "Finding", "Rule", "explain"]

_FOLDERS = ("schema", "page_schema", "style")
_FIXES: Mapping[Fixes, str] = {
    "none": " There is no fix.",
    "safe": " Fixable with `--fix`.",
    "unsafe": " Some findings are fixable with `--fix --unsafe-fixes`.",
    "safe or unsafe": " Some findings are fixable with `--fix`, others with `--fix --unsafe-fixes`.",
}


def explain(rule_id: str) -> str:
    """Return the manual page of a rule in Markdown. Raises KeyError for an id that is not in `RULES`."""
    # Importing it takes 8 ms, spent only here.
    from inspect import cleandoc  # noqa: PLC0415  see above

    rule = RULES[rule_id]
    summary, _, sections = cleandoc(_module_of(rule_id).__doc__ or rule.summary).partition("\n")
    keywords = ", ".join(f"`{keyword}`" for keyword in rule.keywords)
    facts = f"Severity: {listed(rule.severities)}."
    facts += " Off unless it is turned on." if rule.opt_in else ""
    facts += f" Schema keywords: {keywords}." if keywords else ""
    facts += _FIXES[rule.fixes]
    return f"# {rule.id}\n\n{summary}\n\n{facts}\n{sections}\n"


def _module_of(rule_id: str) -> RuleModule:
    """Import the module of a rule. Raises KeyError for an unknown id."""
    group = KNOWN_RULES[rule_id].group
    package = f"{__name__}.{group}" if group in _FOLDERS else __name__
    return cast("RuleModule", import_module(f"{package}.{rule_id.replace('-', '_')}"))


RULES: Mapping[str, Rule] = Registry(KNOWN_RULES, lambda rule_id: _module_of(rule_id).RULE)
