"""What is wrong with a name that does not follow the grammar."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdlint.naming.grammar import START
from mdlint.naming.kinds import Lexicon
from mdlint.naming.messages import elsewhere_words, expected_words, separator_words, unknown_words
from mdlint.naming.names import Fault, Rule, Token
from mdlint.naming.reading import Reader, Reading, Symbol
from mdlint.naming.shape import Shape
from mdlint.naming.suggesting import Suggester
from mdlint.words import quoted


class Analysis(NamedTuple):
    """A name, its tokens as text and as the grammar sees them, and what the grammar makes of them."""

    text: str
    tokens: Sequence[Token]
    symbols: Sequence[Symbol]
    reading: Reading


class Explainer:
    """Explains names by a convention."""

    def __init__(self, shape: Shape, lexicon: Lexicon, reader: Reader) -> None:
        self._shape = shape
        self._lexicon = lexicon
        self._reader = reader
        self._grammar = reader.grammar
        self._suggester = Suggester(lexicon)

    def faults(self, name: Analysis) -> Iterator[Fault]:
        """The unknown tokens as far as the name could be read, and why it could be read no further."""
        for index, before in enumerate((START, *name.reading.path[:-1])):
            if name.reading.places[index] is None:
                expected = self._expected(before, name.symbols[index : index + 2])
                yield self._unknown(name.tokens[index], name.symbols[index], expected)
        if not name.reading.ends:
            yield self._unreadable(name)

    def _expected(self, before: int, symbols: Sequence[Symbol]) -> frozenset[str]:
        """The kinds that the first token may be of after a state, given the one that follows it, if any does."""
        grammar = self._grammar
        states = grammar.following(before, across=symbols[0].across)
        fitting = [state for state in states if all(self._goes_on(state, symbol) for symbol in symbols[1:])]
        return frozenset(grammar.states[state].kind for state in fitting)

    def _goes_on(self, state: int, symbol: Symbol) -> bool:
        """Whether a token may follow a state."""
        if symbol.kinds:
            return bool(self._grammar.steps(state, symbol.kinds, symbol.across))
        return bool(self._grammar.following(state, across=symbol.across))

    def _unknown(self, token: Token, symbol: Symbol, expected: frozenset[str]) -> Fault:
        if symbol.kinds:
            return Fault(token.start, token.end, "unknown-token", elsewhere_words(token.text, symbol.kinds[0]))
        near = self._suggester.suggest(token.text, expected)
        rule: Rule = "bad-name" if near and near.mistyped else "unknown-token"
        return Fault(token.start, token.end, rule, *unknown_words(token.text, near, self._lexicon))

    def _unreadable(self, name: Analysis) -> Fault:
        """Say where a name leaves the grammar, and what would stand there."""
        wrong = self._reader.wrong_separator(name.symbols)
        if wrong is not None:
            return self._wrong_separator(name, *wrong)
        text, reached = name.text, name.reading.reached
        expected = expected_words(reached, self._grammar, self._shape.segment_separator)
        done = len(name.reading.path)
        if done == len(name.tokens):
            return Fault(len(text), len(text), "bad-name", f"the name ends here; {expected}")
        token = name.tokens[done]
        start, end = token.start, token.end
        if name.symbols[done].across and not any(self._grammar.following(state, across=True) for state in reached):
            start, end = token.start - 1, token.start
        return Fault(start, end, "bad-name", f"{quoted(text[start:end])} can't stand here; {expected}")

    def _wrong_separator(self, name: Analysis, index: int, state: int) -> Fault:
        """Say that the other separator should stand before a token for it to be in a state."""
        token, across = name.tokens[index], name.symbols[index].across
        place = token.start - 1
        right = self._shape.token_separator if across else self._shape.segment_separator
        relation = "belongs to" if across else "begins"
        message = separator_words(token.text, right, relation, self._grammar.states[state].segment)
        corrected = name.text[:place] + right + name.text[token.start :]
        return Fault(place, token.start, "bad-name", message, f"Write {quoted(corrected)}.")
