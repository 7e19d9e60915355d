"""Suggest the known token that an unknown token was meant to be.

The known tokens are the words of the convention and the examples of its patterns. An unknown token may also be near to
a text that a pattern matches: it has one character too many, or two swapped characters, or other numbers than an
example (`pacth14` is meant to be `patch14`, although the only example is `patch16`).
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from mdlint.naming.kinds import Lexicon
from mdlint.text.words import within_edits

_DIGITS = re.compile(r"[0-9]+")
_LAST_LETTER = re.compile(r"(?<=[0-9])[A-Za-z]\Z")
# Nearly every text of at most this length is one edit from some known token.
_SHORT = 2
# For a token shorter than this, only words one edit away are near.
_LONG = 5


class Suggestion(NamedTuple):
    """A known token, and whether the unknown token is probably a typo of it and not a new token.

    It `is_only` if no other known token is as near.
    """

    text: str
    is_typo: bool
    is_only: bool = False


class Suggester:
    """Suggests the tokens of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        # For each kind, the rank of each of its tokens; the convention lists common tokens first.
        self._ranks = {
            kind.name: {text: rank for rank, text in enumerate(dict.fromkeys((*kind.words, *kind.examples)))}
            for kind in lexicon.kinds.values()
        }
        self._known = list(dict.fromkeys(text for ranks in self._ranks.values() for text in ranks))
        self._masks = list(dict.fromkeys(map(_masked, self._known)))
        self._longest = max(map(len, self._known))
        self._by_length = [[text for text in self._known if len(text) == length] for length in range(self._longest + 1)]

    def suggest(self, text: str, expected: Collection[str]) -> Suggestion | None:
        """Return the known token that an unknown one was meant to be. `expected` are the kinds allowed at its place."""
        if len(text) > self._longest + 2:
            return None
        listed = self._lexicon.listed
        # A token that is not listed is worth a suggestion only if it fits.
        found = {
            near: edits for near, edits in self._near(text).items() if near in listed or self._fits(near, expected)
        }
        if not found:
            return None
        best = min(found, key=lambda near: (found[near], *self._doubts(text, near, expected)))
        nearest = [near for near, edits in found.items() if edits == 1]
        relatives = [near for near in nearest if near in listed] or nearest
        is_typo = bool(relatives) and not any(_may_be_new(text, near) for near in relatives)
        return Suggestion(best, is_typo, nearest == [best])

    def _fits(self, near: str, expected: Collection[str]) -> bool:
        return any(kind in expected for kind in self._lexicon.kinds_of(near))

    def _doubts(self, text: str, near: str, expected: Collection[str]) -> tuple[bool, bool, bool, int]:
        """Return the reasons against one of several equally near tokens, the strongest first.

        The token does not fit there. Only a pattern matches it. The typo would be an added or replaced character, which
        is less likely than an omitted character or two swapped characters. Other tokens are more common.
        """
        kinds = self._lexicon.kinds_of(near)
        fitting = [kind for kind in kinds if kind in expected]
        rank = min(self._ranks[kind].get(near, len(self._known)) for kind in fitting or kinds)
        one_of_many = len(near) <= len(text) and sorted(near) != sorted(text)
        return not fitting, near not in self._lexicon.listed, one_of_many, rank

    def _near(self, text: str) -> dict[str, int]:
        """Return all known tokens near to a text, each with its number of edits."""
        most = 1 if len(text) < _LONG else 2
        found = dict(within_edits(text, self._of_length(len(text), most), most))
        found.update(within_edits(text, list(self._renumbered(text)), most))
        found.update(dict.fromkeys(filter(self._lexicon.is_patterned, _shortened_or_swapped(text)), 1))
        # Swapping two equal characters gives the text itself.
        found.pop(text, None)
        return found

    def _of_length(self, length: int, most: int) -> list[str]:
        """Return the known tokens that are at most `most` characters longer or shorter than `length`."""
        return [text for texts in self._by_length[max(length - most, 0) : length + most + 1] for text in texts]

    def _renumbered(self, text: str) -> Iterator[str]:
        """Yield known tokens that have the same number of numbers, with the numbers of `text` instead of their own."""
        numbers = _DIGITS.findall(text)
        if not numbers:
            return
        for mask, _ in within_edits(_masked(text), self._masks, 1):
            if mask.count("0") == len(numbers):
                parts = iter(numbers)
                candidate = _DIGITS.sub(lambda _, parts=parts: next(parts), mask)  # type: ignore[misc]
                if self._lexicon.kinds_of(candidate):
                    yield candidate


def _may_be_new(text: str, near: str) -> bool:
    """Whether a token one edit away from a known token may just as well be a new token. Variants are named like this.

    It may be new if one of the two is very short; if only a number differs, or a number is added at the end (`resnet51`
    for `resnet50`, `vit2` for `vit`); if only the letter after a number at the end differs (`resnet50q`); and if one
    letter is added at the beginning (`xtiny` for `tiny`), since typos are rare there.
    """
    return (
        min(len(text), len(near)) <= _SHORT
        or _unnumbered(text) == _unnumbered(near)
        or _LAST_LETTER.sub("", text) == _LAST_LETTER.sub("", near)
        or near == text[1:]
    )


def _masked(text: str) -> str:
    """Replace each number in a text by 0."""
    return _DIGITS.sub("0", text)


def _unnumbered(text: str) -> str:
    """Replace each number in a text by 0, and drop a number at the end."""
    return _masked(text).removesuffix("0")


def _shortened_or_swapped(text: str) -> Iterator[str]:
    """Yield `text` without each of its characters, and with each two neighbors swapped."""
    for index in range(len(text)):
        yield text[:index] + text[index + 1 :]
        yield text[:index] + text[index : index + 2][::-1] + text[index + 2 :]
