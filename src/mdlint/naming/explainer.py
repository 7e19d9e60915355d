"""Find the problems of a name that does not follow the grammar."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from mdlint.naming.grammar import START
from mdlint.naming.kinds import Lexicon
from mdlint.naming.reader import Reader, Reading, Symbol
from mdlint.naming.result import NameProblem, NameRule, Token
from mdlint.naming.spelling import Spelling
from mdlint.naming.suggester import Suggester, Suggestion
from mdlint.naming.token_messages import elsewhere_words, expected_words, separator_words, unknown_words
from mdlint.text.words import quoted

# A suggestion takes 0.1 to 0.2 ms. A column of real names has fewer unknown tokens than this; a column with more follows
# another convention, and nobody reads so many suggestions.
MOST_SUGGESTIONS: Final = 1_000

# The suggestions for the unknown tokens of a column, by the token and the kinds that are expected in its place.
Suggestions: TypeAlias = dict[tuple[str, frozenset[str]], Suggestion | None]


class Analysis(NamedTuple):
    """A name with its tokens, as text and as the symbols of the grammar, and its reading by the grammar."""

    text: str
    tokens: Sequence[Token]
    symbols: tuple[Symbol, ...]
    reading: Reading


class Explainer:
    """Explains why names do not follow a convention."""

    def __init__(self, spelling: Spelling, lexicon: Lexicon, reader: Reader) -> None:
        self._spelling = spelling
        self._lexicon = lexicon
        self._reader = reader
        self._grammar = reader.grammar
        self._suggester = Suggester(lexicon)
        # Many names have their unknown tokens in the same places, between the same symbols.
        self._expected = lru_cache(maxsize=2**12)(self._find_expected)

    def problems(self, name: Analysis, suggestions: Suggestions) -> Iterator[NameProblem]:
        """Yield the unknown tokens up to where the name could be read, and why it could not be read to its end.

        `suggestions` are those of the names before it; the suggestions for this name are added.
        """
        for index, before in enumerate((START, *name.reading.path[:-1])):
            if name.reading.places[index] is None:
                expected = self._expected(before, name.symbols[index : index + 2])
                yield self._unknown(name.tokens[index], name.symbols[index], expected, suggestions)
        if not name.reading.ends:
            yield self._unreadable(name)

    def _find_expected(self, before: int, symbols: tuple[Symbol, ...]) -> frozenset[str]:
        """Return the kinds that a token can have after a state. If a second token is given, it has to be able to follow."""
        grammar = self._grammar
        states = grammar.following(before, new_segment=symbols[0].new_segment)
        fitting = [state for state in states if all(self._may_follow(state, symbol) for symbol in symbols[1:])]
        return frozenset(grammar.states[state].kind for state in fitting)

    def _may_follow(self, state: int, symbol: Symbol) -> bool:
        """Whether a token may follow a state."""
        if symbol.kinds:
            return bool(self._grammar.steps(state, symbol.kinds, symbol.new_segment))
        return bool(self._grammar.following(state, new_segment=symbol.new_segment))

    def _unknown(self, token: Token, symbol: Symbol, expected: frozenset[str], suggestions: Suggestions) -> NameProblem:
        if symbol.kinds:
            return NameProblem(token.start, token.end, "unknown-token", elsewhere_words(token.text, symbol.kinds[0]))
        key = (token.text, expected)
        if key not in suggestions and len(suggestions) < MOST_SUGGESTIONS:
            suggestions[key] = self._suggester.suggest(token.text, expected)
        near = suggestions.get(key)
        rule: NameRule = "bad-name" if near and near.is_typo else "unknown-token"
        problem = NameProblem(token.start, token.end, rule, *unknown_words(token.text, near, self._lexicon))
        return problem._replace(instead=near.text, is_only=near.is_typo and near.is_only) if near else problem

    def _unreadable(self, name: Analysis) -> NameProblem:
        """Return the problem of a name that breaks the grammar: the place, and the tokens that are expected there."""
        wrong = self._reader.wrong_separator(name.symbols)
        if wrong is not None:
            return self._wrong_separator(name, *wrong)
        text, reached = name.text, name.reading.reached
        expected = expected_words(reached, self._grammar, self._spelling.segment_separator)
        count = len(name.reading.path)
        if count == len(name.tokens):
            return NameProblem(len(text), len(text), "bad-name", f"the name ends here; {expected}")
        token = name.tokens[count]
        start, end = token.start, token.end
        if name.symbols[count].new_segment and not any(
            self._grammar.following(state, new_segment=True) for state in reached
        ):
            start, end = token.start - 1, token.start
        return NameProblem(start, end, "bad-name", f"{quoted(text[start:end])} is not allowed here; {expected}")

    def _wrong_separator(self, name: Analysis, index: int, state: int) -> NameProblem:
        """Return the problem that a token has the wrong separator before it. With the right one, it is in `state`."""
        token, new_segment = name.tokens[index], name.symbols[index].new_segment
        place = token.start - 1
        right = self._spelling.token_separator if new_segment else self._spelling.segment_separator
        relation = "belongs to" if new_segment else "begins"
        message = separator_words(token.text, right, relation, self._grammar.states[state].segment)
        corrected = name.text[:place] + right + name.text[token.start :]
        return NameProblem(place, token.start, "bad-name", message, f"Write {quoted(corrected)}.")
