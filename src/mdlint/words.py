"""How messages are put: a message is a fragment without a full stop, what is quoted stands in "…", help is a sentence."""

from collections.abc import Collection, Iterable, Sequence

_SHOWN_LENGTH = 80
# Fewer than half of the characters may be wrong: "Params" is near to "Params (M)".
_NEAR = 0.55
# One character is half of a shorter word: it is near to too many.
_LEAST_LENGTH = 3


def quoted(text: str) -> str:
    """Put a text in quotes for a message; long ones are cut."""
    return f'"{shortened(text)}"'


def shortened(text: str) -> str:
    """Cut a text that is too long for a message."""
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"


def counted(number: int, noun: str) -> str:
    """A number of things: `1 row`, `2 rows`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: Iterable[str], last: str = "or") -> str:
    """Join words as a sentence does: `a, b or c`."""
    *most, final = words
    return f"{', '.join(most)} {last} {final}" if most else final


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word nearest to `word`, case aside, by the fewest edits (optimal string alignment); None where none is near.

    No word is near to one of one or two characters.
    """
    if len(word) < _LEAST_LENGTH:
        return None
    from rapidfuzz.distance import OSA  # noqa: PLC0415  only a mistake needs it
    from rapidfuzz.process import extractOne  # noqa: PLC0415  as above

    found = extractOne(word, list(known), scorer=OSA.normalized_similarity, processor=str.casefold, score_cutoff=_NEAR)
    return found[0] if found else None


def did_you_mean(word: str, known: Collection[str]) -> str:
    """The end of a message about an unknown word: ` (did you mean "near"?)`, or nothing where none is near."""
    near = nearest(word, known)
    return f" (did you mean {quoted(near)}?)" if near else ""


def within(word: str, known: Sequence[str], edits: int) -> list[tuple[str, int]]:
    """The known words that so many edits or fewer make of `word` (optimal string alignment), and how many; the nearest first."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  only a mistake needs it
    from rapidfuzz.process import extract  # noqa: PLC0415  as above

    return [
        (near, distance)
        for near, distance, _ in extract(word, known, scorer=OSA.distance, score_cutoff=edits, limit=None)
    ]
