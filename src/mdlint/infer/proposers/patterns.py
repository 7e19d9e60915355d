"""Proposes a pattern for texts that are all built in one way, such as dates, versions and sizes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mdlint.infer.families import Family
from mdlint.infer.known import Known, evidence_of
from mdlint.infer.proposal import ENOUGH_ROWS, Proposal, for_column
from mdlint.infer.proposers._base import Proposer

_PART = re.compile(r"(?P<digits>[0-9]+)|(?P<letters>[A-Za-z]+)|(?P<sign>.)", re.DOTALL)
# Longer texts are sentences.
_LONGEST = 40
_MOST_PARTS = 12
_LEAST_DISTINCT = 5
# Words of one form are less certain than dates and sizes, which are digits and signs.
_LEAST_ROWS_WITH_LETTERS = 50
# `v1.2` has four parts. More make a name, whose tokens vary.
_MOST_PARTS_WITH_LETTERS = 4

_Parts = list[tuple[str, str]]


def propose(_family: Family, known: Known) -> Iterator[Proposal]:
    """Propose the form of nearly all texts of a column. A column of a few words gets no pattern."""
    for name, entries in known.texts():
        texts = [entry.text for entry in entries]
        if len(texts) < ENOUGH_ROWS or len(set(texts)) < _LEAST_DISTINCT:
            continue
        forms = [_form(text) for text in texts]
        form, times = Counter(forms).most_common(1)[0]
        if form is None or "9" not in form or ("a" in form and not _is_certain(form, len(texts))):
            continue
        exceptions = [entry.place for entry, own in zip(entries, forms, strict=True) if own != form]
        usual = [text for text, own in zip(texts, forms, strict=True) if own == form]
        if times > len(texts) // 2:
            yield for_column(name, "pattern", _pattern(usual), evidence_of(entries, exceptions))


def _is_certain(form: str, rows: int) -> bool:
    """Whether a form with letters can't be chance in this many rows."""
    return rows >= _LEAST_ROWS_WITH_LETTERS and len(form) <= _MOST_PARTS_WITH_LETTERS


def _form(text: str) -> str | None:
    """Return the form of a text: `9` for digits, `a` for letters, and each sign as it is; None for a long text."""
    if len(text) > _LONGEST or " " in text.strip():
        return None
    parts = _parts(text)
    return "".join(kind for kind, _ in parts) if len(parts) <= _MOST_PARTS else None


def _parts(text: str) -> _Parts:
    kinds = {"digits": "9", "letters": "a"}
    return [(kinds.get(match.lastgroup or "", match[0]), match[0]) for match in _PART.finditer(text)]


def _pattern(texts: Sequence[str]) -> str:
    """Return an expression for texts of one form. Letters that never vary are themselves."""
    columns = zip(*map(_parts, texts), strict=True)
    return f"^{''.join(_expression({kind for kind, _ in column}.pop(), [part for _, part in column]) for column in columns)}$"


def _expression(kind: str, parts: Sequence[str]) -> str:
    different = set(parts)
    if kind == "a":
        return re.escape(parts[0]) if len(different) == 1 else "[A-Za-z]+"
    if kind != "9":
        return re.escape(kind)
    lengths = set(map(len, parts))
    # Years and months have a fixed number of digits; a count has not, and has no zero in front.
    is_fixed = len(lengths) == 1 and (lengths != {1} and (max(lengths) >= 4 or any(part[0] == "0" for part in parts)))
    return f"[0-9]{{{lengths.pop()}}}" if is_fixed else "[0-9]+"


PROPOSER = Proposer("patterns", "values", propose)
