"""What is said about a token that is unknown, or stands where it can't."""

from collections.abc import Iterable

from mdlint.naming.grammar import START, Grammar
from mdlint.naming.kinds import Lexicon
from mdlint.naming.suggesting import Suggestion
from mdlint.words import counted, listed, quoted

# More kinds of token than this are counted, not listed.
_LISTED = 3


def unknown_words(text: str, near: Suggestion | None, lexicon: Lexicon) -> tuple[str, str | None]:
    """Say that a token is unknown, and what the nearest known one means."""
    if near is None:
        return f"unknown token {quoted(text)}", None
    kind = lexicon.kinds_of(near.text)[0]
    message = f"unknown token {quoted(text)} (did you mean {quoted(near.text)}?)"
    return message, f"{quoted(near.text)}: {lexicon.describe(kind, near.text)}"


def elsewhere_words(text: str, kind: str) -> str:
    """Say that a token, which would be of a kind in another place, is unknown in this one."""
    return f"unknown token {quoted(text)}: a token of the kind {_plain(kind)} has no place here"


def expected_words(states: Iterable[int], grammar: Grammar, separator: str) -> str:
    """Say what a name may go on with after some states: `expected "." and tag, size or patch`."""
    here = list(states)
    inside = _each(grammar.states[to].kind for state in here for to in grammar.following(state, across=False))
    across = _each(grammar.states[to].segment for state in here for to in grammar.following(state, across=True))
    if START in here:
        # No separator stands before a name.
        inside, across = _each(grammar.states[to].kind for to in grammar.following(START, across=True)), []
    choices = [f"{quoted(separator)} and {_plain(segment)}" for segment in across]
    if not grammar.ends.isdisjoint(here):
        choices.append("the end of the name")
    choices += [_plain(kind) for kind in inside[:_LISTED]]
    if len(inside) > _LISTED:
        choices.append(f"{counted(len(inside) - _LISTED, 'other kind')} of token")
    return f"expected {listed(choices)}"


def separator_words(text: str, right: str, relation: str, segment: str) -> str:
    """Say which separator should stand before a token: `expected "." before "naver", which begins the tag`."""
    return f"expected {quoted(right)} before {quoted(text)}, which {relation} the {_plain(segment)}"


def _each(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _plain(name: str) -> str:
    return name.replace("_", " ")
