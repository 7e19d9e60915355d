"""Misspelled words in headers: a word that occurs once, and is a slip away from a word of many other headers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from mdlint.text.words import within_edits

_WORD = re.compile(r"[^\W\d_]+")
# Shorter words have neighbors that are words too: `Date` and `Data`.
_LEAST_LENGTH = 5
# From this length on, any edit is a slip; of a shorter word, only two letters that are swapped.
_LONG = 7
_SEEN_OFTEN = 3
# Each rare word is compared with this many, so that a repository with many words stays cheap.
_MOST_WORDS = 500
# Two letters that are swapped make another word so seldom that two other headers are enough.
_SEEN_TWICE = 2


def misspelled_words(headers: Iterable[str]) -> Mapping[str, str]:
    """Return the word that was meant, in lower case, for each misspelled word in some headers."""
    counts = Counter(word.casefold() for header in headers for word in _WORD.findall(header))
    often = [word for word, times in counts.most_common(_MOST_WORDS) if times >= _SEEN_TWICE]
    often = [word for word in often if len(word) >= _LEAST_LENGTH]
    found: dict[str, str] = {}
    for word, times in counts.items():
        if times == 1 and len(word) >= _LEAST_LENGTH and often:
            near = [other for other, _ in within_edits(word, often, 1) if _is_slip(word, other, counts[other])]
            if len(near) == 1:
                found[word] = near[0]
    return found


def corrected(header: str, meant: Mapping[str, str]) -> str:
    """Return a header with its misspelled words replaced, in the case in which they are written."""

    def replacement(match: re.Match[str]) -> str:
        word = match[0]
        right = meant.get(word.casefold(), word)
        return right.capitalize() if word.istitle() else right.upper() if word.isupper() and right != word else right

    return _WORD.sub(replacement, header) if any(word.casefold() in meant for word in _WORD.findall(header)) else header


def _is_slip(word: str, other: str, times: int) -> bool:
    """Whether a word is a misspelling of another word, and not its plural or another form.

    `times` is how often the other word occurs.
    """
    if sorted(word) == sorted(other):
        return True
    if times < _SEEN_OFTEN:
        return False
    is_form = word[: _LEAST_LENGTH - 1] == other[: _LEAST_LENGTH - 1] and word[-1] != other[-1]
    return min(len(word), len(other)) >= _LONG and not is_form
