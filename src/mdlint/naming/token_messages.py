"""Messages about a token that is unknown or misplaced."""

from collections.abc import Iterable

from mdlint.naming.grammar import START, Grammar
from mdlint.naming.kinds import Lexicon
from mdlint.naming.suggester import Suggestion
from mdlint.text.words import counted, listed, quoted

# More kinds of token than this are counted, not listed.
_LISTED = 3


def unknown_words(text: str, near: Suggestion | None, lexicon: Lexicon) -> tuple[str, str | None]:
    """Return the message that a token is unknown, and the help: the meaning of the nearest known token."""
    if near is None:
        return f"unknown token {quoted(text)}", None
    kind = lexicon.kinds_of(near.text)[0]
    message = f"unknown token {quoted(text)} (did you mean {quoted(near.text)}?)"
    return message, f"{quoted(near.text)}: {lexicon.describe(kind, near.text)}"


def elsewhere_words(text: str, kind: str) -> str:
    """Return the message that a token is unknown at its place, although it is of a kind that fits elsewhere."""
    return f"unknown token {quoted(text)}: a token of the kind {_plain(kind)} has no place here"


def expected_words(states: Iterable[int], grammar: Grammar, separator: str) -> str:
    """Return in words what may follow after some states: `expected "." and tag, size or patch`."""
    here = list(states)
    kinds = _unique(grammar.states[to].kind for state in here for to in grammar.following(state, new_segment=False))
    segments = _unique(
        grammar.states[to].segment for state in here for to in grammar.following(state, new_segment=True)
    )
    if START in here:
        # There is no separator before a name.
        kinds, segments = _unique(grammar.states[to].kind for to in grammar.following(START, new_segment=True)), []
    choices = [f"{quoted(separator)} and {_plain(segment)}" for segment in segments]
    if not grammar.ends.isdisjoint(here):
        choices.append("the end of the name")
    choices += [_plain(kind) for kind in kinds[:_LISTED]]
    if len(kinds) > _LISTED:
        choices.append(f"{counted(len(kinds) - _LISTED, 'other kind')} of token")
    return f"expected {listed(choices)}"


def separator_words(text: str, right: str, relation: str, segment: str) -> str:
    """Return the message that a token has the wrong separator: `expected "." before "naver", which begins the tag`."""
    return f"expected {quoted(right)} before {quoted(text)}, which {relation} the {_plain(segment)}"


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _plain(name: str) -> str:
    return name.replace("_", " ")
