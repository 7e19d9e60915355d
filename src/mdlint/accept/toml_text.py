"""Change a configuration in TOML, with its comments and its layout kept. Only this module imports `tomlkit`."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import tomlkit
from tomlkit.items import AoT, Table

_CRLF = "\r\n"
# A list with more items has a line for each.
_MOST_IN_LINE = 3


def with_ignored_targets(text: str, prefix: Sequence[str], targets: Sequence[str]) -> str:
    """Return the text with targets added to `links.ignore`. `prefix` leads to the table of the configuration."""
    document, root = _read(text, prefix)
    links = root.setdefault("links", tomlkit.table())
    if "ignore" not in links:
        links["ignore"] = tomlkit.item(list(targets)).multiline(len(targets) > _MOST_IN_LINE)
    else:
        for target in targets:
            links["ignore"].append(target)
    return _written(document, text)


def with_override(text: str, prefix: Sequence[str], page: str, rule: str) -> str:
    """Return the text with an entry of `overrides` that turns a rule off on a page, or with the rule in such an entry."""
    document, root = _read(text, prefix)
    entries = root.setdefault("overrides", tomlkit.aot())
    if not any(entry.get("pages") == [page] for entry in entries):
        new = tomlkit.table() if isinstance(entries, AoT) else tomlkit.inline_table()
        new["pages"] = [page]
        entries.append(new)
    entry = next(entry for entry in entries if entry.get("pages") == [page])
    rules = entry.get("rules", {})
    if isinstance(rules, Table):
        rules[rule] = "off"
    else:
        # tomlkit writes no space before a key that is added to an inline table, so the table is made anew.
        new = tomlkit.inline_table()
        new.update({**rules, rule: "off"})
        entry["rules"] = new
    return _written(document, text)


def with_schema(text: str, prefix: Sequence[str], number: int, schema: str) -> str:
    """Return the text with another schema in the entry of `tables` with a number, from 0."""
    document, root = _read(text, prefix)
    root["tables"][number]["schema"] = schema
    return _written(document, text)


def _read(text: str, prefix: Sequence[str]) -> tuple[tomlkit.TOMLDocument, Any]:
    """Return the document, and the table of the configuration in it."""
    document = tomlkit.parse(text.replace(_CRLF, "\n"))
    root: Any = document
    for key in prefix:
        root = root[key]
    return document, root


def _written(document: tomlkit.TOMLDocument, text: str) -> str:
    """Write the document with the line endings of the text, and with a blank line around a new table."""
    written = "\n".join(_spaced(text.replace(_CRLF, "\n").split("\n"), tomlkit.dumps(document).split("\n")))
    return written.replace("\n", _CRLF) if _CRLF in text else written


def _spaced(old: list[str], new: list[str]) -> list[str]:
    """Return the new lines, with a blank line before and after a table that the old lines do not have."""
    above = _number_alike(old, new)
    below = _number_alike(old[above:][::-1], new[above:][::-1])
    added = new[above : len(new) - below]
    first = next((number for number, line in enumerate(added) if line), 0)
    if not any(added) or not added[first].startswith("["):
        return new
    while added and not added[-1]:
        added.pop()
    rest = new[len(new) - below :]
    gap = [""] if any(new[:above]) and new[above - 1] else []
    after = [""] if not rest or rest[0] else []
    return [*new[:above], *gap, *added[first:], *after, *rest]


def _number_alike(lines: Sequence[str], others: Sequence[str]) -> int:
    """Return how many lines at the start are alike."""
    pairs = zip(lines, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
