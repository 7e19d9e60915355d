"""Wording of messages: a message is a fragment without a full stop, a quotation is in "…", a help is a sentence."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from mdlint.text.edits import budget, edits

_Item = TypeVar("_Item")

_SHOWN_LENGTH = 80
# The parts of a message may be long together, such as the columns of a wide table.
_MESSAGE_LENGTH = 500
# The number of items that a message lists.
_MOST_LISTED = 8
# Fewer than half of the characters may differ: "Params" is near to "Params (M)".
_NEAR = 0.55
# In a shorter word, one character is half of it, and too many words are near.
_LEAST_LENGTH = 3


def quoted(text: str) -> str:
    """Return a text in quotes for a message, cut if it is long."""
    return f'"{shortened(text)}"'


def shortened(text: str) -> str:
    """Return a text, cut if it is too long for a message."""
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"


def quoted_target(target: str) -> str:
    """Return the target of a link in quotes for a message; a long one is cut in the middle, since its end is a name."""
    if len(target) <= _SHOWN_LENGTH:
        return f'"{target}"'
    start = _SHOWN_LENGTH // 4
    return f'"{target[:start]}…{target[start + 1 - _SHOWN_LENGTH :]}"'


def cut(message: str) -> str:
    """Return a message, cut in the middle if it is too long for any output."""
    if len(message) <= _MESSAGE_LENGTH:
        return message
    half = (_MESSAGE_LENGTH - 1) // 2
    return f"{message[:half]}…{message[-half:]}"


def collapsed(text: str) -> str:
    """Return a text with white space collapsed: single spaces between its words, and none around them."""
    return " ".join(text.split())


def first_few(items: Sequence[_Item], word: Callable[[_Item], str] = str, total: int | None = None) -> list[str]:
    """Return the words for the first few items of a list, and how many more there are: `a`, `b`, `1,992 more`.

    `total` is the number of all items, if the list has only the first ones of them.
    """
    words = [word(item) for item in items[:_MOST_LISTED]]
    more = (len(items) if total is None else total) - _MOST_LISTED
    return [*words, f"{more:,} more"] if more > 0 else words


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 row`, `2 rows`. The plural ends in `s`, unless another one is given."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def listed(words: Iterable[str], last: str = "or") -> str:
    """Join words as in a sentence: `a, b or c`."""
    *most, final = words
    return f"{', '.join(most)} {last} {final}" if most else final


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the known word with the fewest edits from `word` (optimal string alignment), ignoring case.

    Of several, it is the first; of those in a set, the first in alphabetical order. None if no word is near enough. A
    word of one or two characters has no near words.
    """
    return next(iter(_nearest(word, known, 1)), None)


def only_nearest(word: str, known: Collection[str]) -> str | None:
    """Return the nearest word as `nearest` does; None if several words are equally near."""
    near = _nearest(word, known, 2)
    return near[0] if len(near) == 1 else None


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return the end of a message about an unknown word, ` (did you mean "near"?)`, or "" if no known word is near.

    Names two words that are equally near, and none if there are more.
    """
    near = _nearest(word, known, 3)
    return f" (did you mean {listed(map(quoted, near))}?)" if 1 <= len(near) <= 2 else ""


def _nearest(word: str, known: Collection[str], limit: int) -> list[str]:
    """Return the nearest known words, at most `limit`: all have the same share of edits in their length."""
    if len(word) < _LEAST_LENGTH:
        return []
    # The order of a set differs from run to run.
    words = sorted(known) if isinstance(known, set | frozenset) else list(dict.fromkeys(known))
    if budget.covers(word, words):
        near = _scored(word.casefold(), words)
        return [one for one, share in near[:limit] if share == near[0][1]]
    from rapidfuzz.distance import OSA  # noqa: PLC0415  8 ms, spent only on many words
    from rapidfuzz.process import extract  # noqa: PLC0415  as above

    found = extract(
        word,
        words,
        scorer=OSA.normalized_similarity,
        processor=str.casefold,
        score_cutoff=_NEAR,
        limit=limit,
    )
    return [near for near, score, _ in found if score == found[0][1]]


def _scored(word: str, known: Iterable[str]) -> list[tuple[str, float]]:
    """Return the near words, each with its edits as a share of the longer word, the nearest first."""
    scored: list[tuple[str, float]] = []
    for one in known:
        folded = one.casefold()
        longest = max(len(word), len(folded))
        distance = edits(word, folded, longest // 2)
        # As rapidfuzz rounds: 9 edits of 20 characters are too many.
        if distance is not None and distance / longest <= 1 - _NEAR:
            scored.append((one, distance / longest))
    return sorted(scored, key=lambda each: each[1])


def within_edits(word: str, known: Sequence[str], most: int) -> list[tuple[str, int]]:
    """Return the known words near to `word`, each with its number of edits, the nearest first.

    Near are words with at most `most` edits (optimal string alignment). Upper and lower case differ.
    """
    if budget.covers(word, known):
        found = ((one, edits(word, one, most)) for one in known)
        return sorted(((one, distance) for one, distance in found if distance is not None), key=lambda each: each[1])
    from rapidfuzz.distance import OSA  # noqa: PLC0415  8 ms, spent only on many words
    from rapidfuzz.process import extract  # noqa: PLC0415  as above

    return [
        (near, distance)
        for near, distance, _ in extract(word, known, scorer=OSA.distance, score_cutoff=most, limit=None)
    ]
