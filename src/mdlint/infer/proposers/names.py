"""Proposes a simple grammar for names that are built of tokens: their letters, the signs between tokens, the segments."""

import re
from collections.abc import Iterator, Sequence

from mdlint.infer.families import Family
from mdlint.infer.known import FamilyCell, Known, evidence_of
from mdlint.infer.proposal import DEFAULT_TOLERANCE, Proposal, for_column
from mdlint.infer.proposers._base import Proposer

_SIGNS = "_-./+:"
_LEAST_ROWS = 30
# The signs and letters of a whole grammar need more.
_LEAST_ROWS_FOR_GRAMMAR = 60
# The share of the names that have several tokens.
_BUILT = 0.5


def propose(_family: Family, known: Known) -> Iterator[Proposal]:
    """Propose a pattern for each column of names; for other texts, only that they use `-` and never `_`, or vice versa."""
    for name, entries in known.texts():
        texts = [entry.text for entry in entries]
        if len(texts) < _LEAST_ROWS or len(set(texts)) < _BUILT * len(texts):
            continue
        if sum(any(map(str.isalpha, text)) for text in texts) < _BUILT * len(texts):
            # Dates and versions.
            continue
        if pattern := _grammar(texts) or _one_sign(texts):
            yield _proposal(name, pattern, entries)


def _proposal(name: str, pattern: str, entries: Sequence[FamilyCell]) -> Proposal:
    matches = re.compile(pattern).search
    exceptions = [entry.place for entry in entries if not matches(entry.text)]
    return for_column(name, "pattern", pattern, evidence_of(entries, exceptions))


def _grammar(names: Sequence[str]) -> str | None:
    """Return an expression for names without spaces; None if the texts are no names."""
    built = sum(any(sign in name for sign in _SIGNS) for name in names)
    odd = sum(not name.isascii() or any(not (char.isalnum() or char in _SIGNS) for char in name) for name in names)
    if len(names) < _LEAST_ROWS_FOR_GRAMMAR or odd > _few(names) or built < _BUILT * len(names):
        return None
    signs = [sign for sign in _SIGNS if sum(sign in name for name in names) > _few(names)]
    has_upper = sum(name != name.lower() for name in names) > _few(names)
    has_lower = sum(name != name.upper() for name in names) > _few(names)
    token = f"[{'a-z' * has_lower}{'A-Z' * has_upper}0-9]+"
    segment = next((sign for sign in signs if sum(name.count(sign) == 1 for name in names) >= len(names) - 1), None)
    inner = [sign for sign in signs if sign != segment]
    part = f"{token}({_class(inner)}{token})*" if inner else token
    return f"^{part}{re.escape(segment)}{part}$" if segment else f"^{part}$"


def _one_sign(names: Sequence[str]) -> str | None:
    """Return an expression for texts with `-` that hardly ever have `_`, or the other way round."""
    hyphens, underscores = (sum(sign in name for name in names) for sign in "-_")
    if underscores <= 1 and hyphens > _BUILT * len(names):
        return "^[^_]*$"
    return "^[^-]*$" if hyphens <= 1 and underscores > _BUILT * len(names) else None


def _few(names: Sequence[str]) -> int:
    """Return how many of the names may be mistakes."""
    return max(1, int(DEFAULT_TOLERANCE * len(names)))


def _class(signs: Sequence[str]) -> str:
    return re.escape(signs[0]) if len(signs) == 1 else f"[{''.join(map(re.escape, signs))}]"


PROPOSER = Proposer("names", "values", propose)
