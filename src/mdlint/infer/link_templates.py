"""Learns how the targets of a column's links are made of the texts of another column, or of its own."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mdlint.schema.table.link_template import FILTERS, read_template

_QUERY = re.compile("[?#]")
_SUFFIX = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]{0,8})+$")
_SPECIAL = re.compile("[{}|*]")
# As few names say nothing about other rows.
_LEAST_NAMES = 5
# The share of the targets that have to have a text, or the same text before and after it.
_MOST = 0.9
# A kind of file that fewer rows link to has no template of its own.
_LEAST_SHARE = 0.3
# The share of the targets that the name of another row may fit too.
_FIT_OTHERS = 0.2


class NamedTarget(NamedTuple):
    """The target of a link, and the text that may be a part of it."""

    name: str
    target: str


def templates_of(column: str, pairs: Sequence[NamedTarget], rows: int) -> list[str]:
    """Return templates that are made of a column and that nearly all targets fit: one for each kind of file.

    Empty if the targets don't follow the column, or if the names of other rows would fit them as well. `rows` is the
    number of rows that the targets are from.
    """
    if _SPECIAL.search(column) or len({pair.name for pair in pairs}) < _LEAST_NAMES:
        return []
    by_suffix: dict[str, list[NamedTarget]] = defaultdict(list)
    for pair in pairs:
        bare = _QUERY.split(pair.target, maxsplit=1)[0]
        suffix = _SUFFIX.search(bare)
        by_suffix[suffix[0] if suffix else ""].append(NamedTarget(pair.name, bare))
    often = {suffix: alike for suffix, alike in by_suffix.items() if len(alike) >= _LEAST_SHARE * rows}
    templates = [_template(column, suffix, alike) for suffix, alike in often.items()]
    return [template for template in templates if template] if all(templates) else []


def _template(column: str, suffix: str, pairs: Sequence[NamedTarget]) -> str | None:
    """Return the template with the fewest filters that the targets, which have one suffix, fit; None without one."""
    unchanged: Callable[[str], str] = str
    for name, of in {"": unchanged, **FILTERS}.items():
        split = [parts for pair in pairs if (parts := _around(of(pair.name), pair.target))]
        if len(split) < _MOST * len(pairs):
            continue
        before, after = (_common([parts[side] for parts in split]) for side in (0, 1))
        after = after if after is not None else f"*{_written(suffix)}"
        template = f"{'*' if before is None else before}{{{column}{name and '|' + name}}}{after}"
        if (before is not None or "*" not in after) and _tells_apart(template, column, pairs):
            return template
    return None


def _around(text: str, target: str) -> tuple[str, str] | None:
    """Return what is before the last occurrence of a text in its part of the path, and all that is after it."""
    at = target.rfind(text) if text else -1
    return (target[:at].rpartition("/")[2], target[at + len(text) :]) if at >= 0 else None


def _common(texts: Sequence[str]) -> str | None:
    """Return the text that nearly all texts are, written for a template; None if there is no such text."""
    text, times = Counter(texts).most_common(1)[0]
    return _written(text) if times >= _MOST * len(texts) else None


def _written(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _tells_apart(template: str, column: str, pairs: Sequence[NamedTarget]) -> bool:
    """Whether the names of the row before and the row after rarely fit the target of a row."""
    names = list(dict.fromkeys(pair.name for pair in pairs))
    read = read_template(template)
    filled = {name: read.filled({column: name}) for name in names}
    for others in ([*names[1:], names[0]], [names[-1], *names[:-1]]):
        other = dict(zip(names, others, strict=True))
        fitting = [pair for pair in pairs if (each := filled[other[pair.name]]) and each.fits(pair.target)]
        if len(fitting) > _FIT_OTHERS * len(pairs):
            return False
    return True
