"""Regular expressions of users: compiled, checked before they are used, and bounded in the time that they take.

The matcher of Python tries one way to read a text after the other. An expression such as `^(a+)+$` has exponentially
many ways, and is a mistake. The others take up to some power of the length of the text; if it is not the first power,
only texts up to a limit are compared.
"""

import re
import warnings
from collections.abc import Callable
from functools import lru_cache
from math import factorial

from mdlint.patterns.cost import COUNTED, Ambiguity, TooLargeError
from mdlint.text.words import quoted

# Any expression is compared with texts of this length, so that most expressions are never examined.
ALWAYS_COMPARED = COUNTED
# The steps that one search may take, about a second at worst.
_MOST_STEPS = 10_000_000
# The length of texts that an expression has to match as a whole. They are parts of names.
_LONGEST_WHOLE = 1_000


@lru_cache(maxsize=1024)
def _ambiguity(expression: str, *, whole: bool, flags: int = 0) -> Ambiguity:
    from mdlint.patterns.ambiguity import ambiguity  # noqa: PLC0415  2 ms, and most texts are short
    from mdlint.patterns.automaton import automaton  # noqa: PLC0415  as above

    return ambiguity(automaton(expression, whole=whole, flags=flags))


def pattern_mistake(expression: str, *, whole: bool = False, flags: int = 0) -> str | None:
    """Explain why a text can't be used as a regular expression; None if it can.

    `whole` is for an expression that has to match whole texts, not to be found in them.
    """
    try:
        with warnings.catch_warnings(action="error"):
            re.compile(expression, flags)
    except (re.error, OverflowError, RecursionError, ValueError, FutureWarning, DeprecationWarning) as error:
        return f"{quoted(expression)} is not a regular expression: {_words(error)}"
    return _slow(expression, whole=whole, flags=flags)


def _words(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    words = str(error)
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _slow(expression: str, *, whole: bool, flags: int) -> str | None:
    try:
        found = _ambiguity(expression, whole=whole, flags=flags)
    except (TooLargeError, RecursionError):
        return f"{quoted(expression)} is too large to find out whether it ends on every text"
    if found.power is not None and found.steps <= _MOST_STEPS:
        if not whole or (_longest(found) or _LONGEST_WHOLE) >= _LONGEST_WHOLE:
            return None
        return f"{quoted(expression)} takes too long to read a part of a name: it can read some texts in many ways"
    such = f", such as many {quoted(found.sample)}" if found.sample.strip() else ""
    return f"{quoted(expression)} may never end: it can read some texts in too many ways{such}"


@lru_cache(maxsize=1024)
def longest_compared(expression: str) -> int | None:
    """Return the length of the longest text that an expression without mistakes is searched in; None for any length."""
    return _longest(_ambiguity(expression, whole=False))


def _longest(found: Ambiguity) -> int | None:
    if found.power is None or found.power == 1:
        return None
    # The ways were counted for texts of equal characters. A loop may need a few characters for each way.
    steps = max(found.steps, 4 * (ALWAYS_COMPARED / 4) ** found.power / factorial(found.power))
    return int(ALWAYS_COMPARED * (_MOST_STEPS / steps) ** (1 / found.power))


def searcher(expression: str) -> Callable[[str], re.Match[str] | None]:
    """Return the function that searches for an expression without mistakes. It finds nothing in a longer text."""
    search = re.compile(expression).search

    def bounded(text: str) -> re.Match[str] | None:
        return None if is_too_long(expression, text) else search(text)

    return bounded


def is_too_long(expression: str, text: str) -> bool:
    """Whether a text is too long to be compared with an expression."""
    if len(text) <= ALWAYS_COMPARED:
        return False
    longest = longest_compared(expression)
    return longest is not None and len(text) > longest
