"""The nearest known word, for messages about unknown ones."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to `word`; None where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake needs it

    return next(iter(get_close_matches(word, list(known), n=1)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: ` (did you mean "near"?)`, or nothing where none is near."""
    near = nearest(word, known)
    return f' (did you mean "{near}"?)' if near else ""
