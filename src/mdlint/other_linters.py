"""The rules of other linters that have a counterpart in mdlint."""

from typing import NamedTuple

from mdlint.text.words import listed


class OtherRule(NamedTuple):
    """A rule of other linters: the linters, its names there, and the ids of the rules that do the same in mdlint."""

    linters: tuple[str, ...]
    names: tuple[str, ...]
    ours: tuple[str, ...]


_BOTH = ("markdownlint", "rumdl")

OTHER_RULES = (
    OtherRule(_BOTH, ("MD051", "link-fragments"), ("broken-anchor",)),
    OtherRule(_BOTH, ("MD052", "reference-links-images"), ("undefined-reference",)),
    OtherRule(_BOTH, ("MD055", "table-pipe-style"), ("pipe-style",)),
    OtherRule(_BOTH, ("MD056", "table-column-count"), ("ragged-row",)),
    OtherRule(("rumdl",), ("MD057",), ("broken-link",)),
    OtherRule(_BOTH, ("MD058", "blanks-around-tables"), ("blanks-around-table",)),
    OtherRule(("markdownlint",), ("MD060", "table-column-style"), ("column-style",)),
    OtherRule(("rumdl",), ("MD060", "table-format"), ("column-style", "cell-padding")),
    OtherRule(("rumdl",), ("MD075",), ("orphan-rows",)),
    OtherRule(("remark-lint",), ("no-hidden-table-cell",), ("ragged-row",)),
    OtherRule(("remark-lint",), ("no-table-indentation",), ("table-indentation",)),
    OtherRule(("remark-lint",), ("no-undefined-references",), ("undefined-reference",)),
    OtherRule(("remark-lint",), ("table-cell-padding",), ("cell-padding",)),
    OtherRule(("remark-lint",), ("table-pipe-alignment",), ("column-style",)),
    OtherRule(("remark-lint",), ("table-pipes",), ("pipe-style",)),
)


def counterparts(name: str) -> tuple[OtherRule, ...]:
    """Return the rules of other linters that have a name, in upper or lower case; remark-lint's also by its package."""
    wanted = name.casefold().removeprefix("remark-lint-")
    return tuple(rule for rule in OTHER_RULES if wanted in map(str.casefold, rule.names))


def translation(rule: OtherRule) -> str:
    """Return a sentence such as `MD056 (table-column-count) of markdownlint and rumdl is ragged-row in mdlint.`."""
    code, *aliases = rule.names
    alias = f" ({aliases[0]})" if aliases else ""
    return f"{code}{alias} of {listed(rule.linters, 'and')} is {listed(rule.ours, 'and')} in mdlint."


def our_names(rules: tuple[OtherRule, ...]) -> list[str]:
    """Return the ids of the rules that do the same in mdlint, each once."""
    return list(dict.fromkeys(rule_id for rule in rules for rule_id in rule.ours))
