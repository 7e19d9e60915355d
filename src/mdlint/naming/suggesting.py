"""What a token that is not known was meant to be.

Known are the words of the convention and the examples of its patterns. Beside these, a token may be near to what a pattern
matches: with one character too many, two swapped, or as an example with other numbers (`pacth14` is meant for `patch14`, of
which there is only the example `patch16`).
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from mdlint.naming.kinds import Lexicon
from mdlint.words import within

_DIGITS = re.compile(r"[0-9]+")
_LAST_LETTER = re.compile(r"(?<=[0-9])[A-Za-z]\Z")
# Nearly every text as short is one edit from some known token.
_SHORT = 2
# A token shorter than this has no near words but those one edit away.
_LONG = 5


class Suggestion(NamedTuple):
    """A known token, and whether the one found can't well be anything else, mistyped."""

    text: str
    mistyped: bool


class Suggester:
    """Suggests tokens of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        # By kind, how far from the commonest a token stands.
        self._ranks = {
            kind.name: {text: rank for rank, text in enumerate(dict.fromkeys((*kind.words, *kind.examples)))}
            for kind in lexicon.kinds.values()
        }
        self._known = list(dict.fromkeys(text for ranks in self._ranks.values() for text in ranks))
        self._masks = list(dict.fromkeys(map(_masked, self._known)))
        self._longest = max(map(len, self._known))
        self._by_length = [[text for text in self._known if len(text) == length] for length in range(self._longest + 1)]

    def suggest(self, text: str, expected: Collection[str]) -> Suggestion | None:
        """The known token that an unknown one was meant to be; `expected` are the kinds it could be of where it stands."""
        if len(text) > self._longest + 2:
            return None
        seen = self._lexicon.seen
        # What nobody has seen yet is worth a word only where it fits.
        found = {near: edits for near, edits in self._near(text).items() if near in seen or self._fits(near, expected)}
        if not found:
            return None
        best = min(found, key=lambda near: (found[near], *self._doubts(text, near, expected)))
        nearest = [near for near, edits in found.items() if edits == 1]
        relatives = [near for near in nearest if near in seen] or nearest
        return Suggestion(best, bool(relatives) and not any(_may_be_new(text, near) for near in relatives))

    def _fits(self, near: str, expected: Collection[str]) -> bool:
        return any(kind in expected for kind in self._lexicon.kinds_of(near))

    def _doubts(self, text: str, near: str, expected: Collection[str]) -> tuple[bool, bool, bool, int]:
        """What speaks against a token among those equally near, the heaviest first.

        It has no place there; only a pattern matches it; a character was added or replaced, where there were many to choose
        from, rather than left out or swapped with the next; others are more common.
        """
        kinds = self._lexicon.kinds_of(near)
        fitting = [kind for kind in kinds if kind in expected]
        rank = min(self._ranks[kind].get(near, len(self._known)) for kind in fitting or kinds)
        one_of_many = len(near) <= len(text) and sorted(near) != sorted(text)
        return not fitting, near not in self._lexicon.seen, one_of_many, rank

    def _near(self, text: str) -> dict[str, int]:
        """All known tokens near to one, with the number of edits."""
        most = 1 if len(text) < _LONG else 2
        found = dict(within(text, self._of_length(len(text), most), most))
        found.update(within(text, list(self._renumbered(text)), most))
        found.update(dict.fromkeys(filter(self._lexicon.is_patterned, _shortened_or_swapped(text)), 1))
        # Two equal characters can be swapped.
        found.pop(text, None)
        return found

    def _of_length(self, length: int, most: int) -> list[str]:
        """The known tokens that are not too long or too short to be so near."""
        return [text for texts in self._by_length[max(length - most, 0) : length + most + 1] for text in texts]

    def _renumbered(self, text: str) -> Iterator[str]:
        """Known tokens of the same build, with the numbers of `text`."""
        numbers = _DIGITS.findall(text)
        if not numbers:
            return
        for mask, _ in within(_masked(text), self._masks, 1):
            if mask.count("0") == len(numbers):
                parts = iter(numbers)
                candidate = _DIGITS.sub(lambda _, parts=parts: next(parts), mask)  # type: ignore[misc]
                if self._lexicon.kinds_of(candidate):
                    yield candidate


def _may_be_new(text: str, near: str) -> bool:
    """Whether a token one edit away from a known one is as likely a new one.

    It is if one of them is very short; if only a number differs, or one is added at the end (`resnet51` beside `resnet50`,
    `vit2` beside `vit`); if only the letter behind a number at the end differs (`resnet50q`); and if a letter stands before
    the known one (`xtiny` beside `tiny`), where mistakes are rare. That is how variants are named.
    """
    return (
        min(len(text), len(near)) <= _SHORT
        or _unnumbered(text) == _unnumbered(near)
        or _LAST_LETTER.sub("", text) == _LAST_LETTER.sub("", near)
        or near == text[1:]
    )


def _masked(text: str) -> str:
    """A text with each number a 0."""
    return _DIGITS.sub("0", text)


def _unnumbered(text: str) -> str:
    """A text with each number in it a 0, and none at the end."""
    return _masked(text).removesuffix("0")


def _shortened_or_swapped(text: str) -> Iterator[str]:
    """`text` without one of its characters, and with two neighbours swapped."""
    for index in range(len(text)):
        yield text[:index] + text[index + 1 :]
        yield text[:index] + text[index : index + 2][::-1] + text[index + 2 :]
