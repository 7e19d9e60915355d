"""Proposes the list of texts of a column that has few different ones, each of them often."""

from collections import Counter
from collections.abc import Iterator

from mdlint.infer.families import Family
from mdlint.infer.known import Known, evidence_of
from mdlint.infer.proposal import Proposal, for_column
from mdlint.infer.proposers._base import Proposer
from mdlint.text.words import within_edits

_MOST_WORDS = 10
# A table of fewer rows may lack a common word by chance: `No`, in a table of services that all have a key.
_LEAST_ROWS = 150
# How often a word is repeated on average.
_REPEATS = 20
# A word in fewer rows may be the first of many new ones.
_SEEN_OFTEN = 3
_MOST_EDITS = 2


def propose(_family: Family, known: Known) -> Iterator[Proposal]:
    """Propose the words of each column of texts. A rare word that is near to a common one is an exception."""
    for name, entries in known.texts():
        counts = Counter(entry.text for entry in entries)
        common = [word for word, times in counts.most_common() if times >= _SEEN_OFTEN]
        rare = [word for word, times in counts.items() if times < _SEEN_OFTEN]
        slips = {word for word in rare if _is_slip(word, common)}
        if not 1 < len(common) <= _MOST_WORDS or len(entries) < max(_LEAST_ROWS, _REPEATS * len(common)):
            continue
        if len(rare) > len(slips):
            # New words still come, so that the next row may have one.
            continue
        exceptions = [entry.place for entry in entries if entry.text in slips]
        values = [*common, None] if "null" in known.types(name) else [*common]
        yield for_column(name, "enum", list(values), evidence_of(entries, exceptions))


def _is_slip(word: str, common: list[str]) -> bool:
    """Whether a rare word is a misspelling of a common one: other letters, or the same in another case."""
    folded = [text.casefold() for text in common]
    if word.casefold() in folded:
        return True
    limit = min(_MOST_EDITS, (len(word) - 1) // 3)
    has_same_digits = [text for text in common if _digits(text) == _digits(word)]
    return bool(limit and within_edits(word, has_same_digits, limit))


def _digits(text: str) -> list[str]:
    return [char for char in text if char.isdigit()]


PROPOSER = Proposer("enums", "values", propose)
