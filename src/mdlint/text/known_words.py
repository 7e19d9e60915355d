"""The words of a list, for many texts that may each be meant to be one of them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from mdlint.text.lookalikes import difference, look_of
from mdlint.text.words import did_you_mean, nearest, only_nearest, within_edits

# A text is compared with each word. This bounds the cost of all texts: about 30 ms.
MOST_COMPARISONS = 200_000


class Meant(NamedTuple):
    """A known word that a text was probably meant to be.

    It is certain if no other known word is as near, and only upper and lower case, a character of another alphabet, or
    one letter differs. Other digits are another value.
    """

    word: str
    is_certain: bool


class KnownWords:
    """The words of a list. A text that is not among them may be meant to be one.

    Words that look like a text, and words that begin with it, are found by an index. To find the word with the fewest
    edits, a text is compared with each word: after `MOST_COMPARISONS`, no further text is. A text gets the same answer
    each time.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(dict.fromkeys(words))
        self._comparisons_left = MOST_COMPARISONS
        self._meant: dict[str, str] = {}
        self._nearest: dict[str, str | None] = {}
        # A search for the only word compares a text twice.
        self._searches_left = MOST_COMPARISONS
        self._only: dict[str, Meant | None] = {}

    def how_meant(self, text: str) -> str:
        """Return the end of a message about an unknown text: how it differs from the first word that it looks like.

        If it looks like none of them, return the question of `did_you_mean`.
        """
        if text in self._meant:
            return self._meant[text]
        alike = next((word for word in self._by_look.get(look_of(text), ()) if word != text), None)
        if alike is not None:
            return f" (it {difference(text, alike)})"
        words = self._affordable_words()
        if words:
            self._meant[text] = did_you_mean(text, words)
        return self._meant.get(text, "")

    def nearest(self, text: str) -> str | None:
        """Return the word with the fewest edits from a text, as `mdlint.text.words.nearest` does; None if there is none."""
        if text not in self._nearest and (words := self._affordable_words()):
            self._nearest[text] = nearest(text, words)
        return self._nearest.get(text)

    def only_meant(self, text: str) -> Meant | None:
        """Return the word that a text was meant to be; None if there is none, or if several are equally near."""
        alike = [word for word in self._by_look.get(look_of(text), ()) if word != text]
        if alike:
            return Meant(alike[0], is_certain=True) if len(alike) == 1 else None
        if text not in self._only and len(self._words) <= self._searches_left:
            self._searches_left -= len(self._words)
            self._only[text] = _only_meant(text, self._words)
        return self._only.get(text)

    def only_longer(self, text: str) -> str | None:
        """Return the only word that begins with a text, ignoring case; None if there is none, or several."""
        folded, words = self._sorted
        start = text.casefold()
        first = bisect_left(folded, start)
        longer = [place for place in range(first, min(first + 2, len(words))) if folded[place].startswith(start)]
        return words[longer[0]] if len(longer) == 1 else None

    def _affordable_words(self) -> Collection[str]:
        """Return all words to compare one more text with; none if that is too much."""
        if len(self._words) > self._comparisons_left:
            return ()
        self._comparisons_left -= len(self._words)
        return self._words

    @cached_property
    def _by_look(self) -> Mapping[str, Sequence[str]]:
        by_look: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._words:
            by_look[look_of(word)].append(word)
        return by_look

    @cached_property
    def _sorted(self) -> tuple[Sequence[str], Sequence[str]]:
        """The words in lower case in alphabetical order, and the words as they are written in the same order."""
        pairs = sorted((word.casefold(), word) for word in self._words)
        return [folded for folded, _ in pairs], [word for _, word in pairs]


def _only_meant(text: str, words: Sequence[str]) -> Meant | None:
    near = only_nearest(text, words)
    if near is None:
        return None
    has_same_digits = list(filter(str.isdigit, text)) == list(filter(str.isdigit, near))
    return Meant(near, is_certain=has_same_digits and [word for word, _ in within_edits(text, words, 1)] == [near])
