"""A convention, made ready to read names."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Any

from mdlint.naming.grammar import START, Grammar
from mdlint.naming.kinds import Lexicon, make_kind
from mdlint.naming.messages import elsewhere_words, expected_words, separator_words, unknown_words
from mdlint.naming.names import Fault, Name, Rule, Token
from mdlint.naming.reading import Reader, Reading, Symbol
from mdlint.naming.shape import Shape, Span
from mdlint.naming.suggesting import Suggester
from mdlint.words import quoted


class Convention:
    """A convention document that conforms to `schemas/naming.schema.json` and has no mistakes.

    `name` is what messages call it, `parts` are the parts of a name that it can tell, with their types.
    """

    def __init__(self, name: str, document: Mapping[str, Any]) -> None:
        self.name = name
        self._document = document
        self._shape = Shape(document)
        self._lexicon = Lexicon({kind: make_kind(kind, said) for kind, said in document["tokens"].items()})
        self._grammar = Grammar(document)
        self._reader = Reader(self._grammar)
        kinds = self._lexicon.kinds
        self.parts: Mapping[str, str] = {
            state.part: kinds[state.kind].type for state in self._grammar.states if state.part is not None
        }
        # Names share most of their tokens.
        self._symbol = lru_cache(maxsize=2**14)(self._make_symbol)
        self.read = lru_cache(maxsize=2**14)(self._read)

    def __reduce__(self) -> tuple[type["Convention"], tuple[str, Mapping[str, Any]]]:
        return Convention, (self.name, self._document)

    def describe(self, token: Token) -> str:
        """What a token means; nothing of an unknown one."""
        return self._lexicon.describe(token.kind, token.text) if token.kind else ""

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self._lexicon)

    def _read(self, text: str) -> Name:
        """Read a name: its tokens, its parts, and what is wrong with it."""
        fault = self._shape.fault(text)
        if fault is not None:
            return Name(text, (), {}, (fault,))
        spans = list(self._shape.split(text))
        symbols = [self._symbol(text[start:end], separator) for start, end, separator in spans]
        reading = self._reader.read(symbols)
        tokens = tuple(self._tokens(text, spans, symbols, reading))
        faults = list(self._faults(text, tokens, symbols, reading))
        bad = next((fault for fault in faults if fault.rule == "bad-name"), None)
        if bad is not None:
            return Name(text, tokens, {}, (bad,))
        parts = {token.part: token.value for token in tokens if token.part is not None and token.value is not None}
        return Name(text, tokens, parts, tuple(faults))

    def _make_symbol(self, token: str, separator: str) -> Symbol:
        across = separator != self._shape.token_separator
        return Symbol(self._lexicon.kinds_of(token), token in self._lexicon.seen, across)

    def _tokens(self, text: str, spans: Sequence[Span], symbols: Sequence[Symbol], reading: Reading) -> Iterator[Token]:
        """The tokens; those that the name could not be read to, with the first kind they may be of."""
        before = START
        for span, symbol, state in zip_longest(spans, symbols, reading.path):
            token = text[span.start : span.end]
            if state is None:
                yield Token(span.start, span.end, token, symbol.kinds[0] if symbol.kinds else None)
            elif state not in self._grammar.steps(before, symbol.kinds, symbol.across):
                yield Token(span.start, span.end, token, None)
            else:
                kind, part, _ = self._grammar.states[state]
                value = self._lexicon.value(kind, token) if part else None
                yield Token(span.start, span.end, token, kind, part, value)
            before = state

    def _faults(
        self, text: str, tokens: Sequence[Token], symbols: Sequence[Symbol], reading: Reading
    ) -> Iterator[Fault]:
        """The unknown tokens as far as the name could be read, and why it could be read no further."""
        before = START
        for index, state in enumerate(reading.path):
            if tokens[index].kind is None:
                yield self._unknown(tokens[index], symbols[index], self._expected(before, symbols[index : index + 2]))
            before = state
        if not reading.ends:
            yield self._unreadable(text, tokens, symbols, reading)

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

    def _unknown(self, token: Token, symbol: Symbol, expected: Collection[str]) -> Fault:
        if symbol.kinds:
            return Fault(token.start, token.end, "unknown-token", elsewhere_words(token.text, symbol.kinds[0]))
        near = self._suggester.suggest(token.text, expected)
        rule: Rule = "bad-name" if near and near.mistyped else "unknown-token"
        return Fault(token.start, token.end, rule, *unknown_words(token.text, near, self._lexicon))

    def _unreadable(self, text: str, tokens: Sequence[Token], symbols: Sequence[Symbol], reading: Reading) -> Fault:
        """Say where a name leaves the grammar, and what would stand there."""
        wrong = self._reader.wrong_separator(symbols)
        if wrong is not None:
            index, state = wrong
            return self._wrong_separator(text, tokens[index], state, across=symbols[index].across)
        expected = expected_words(reading.reached, self._grammar, self._shape.segment_separator)
        done = len(reading.path)
        if done == len(tokens):
            return Fault(len(text), len(text), "bad-name", f"the name ends here; {expected}")
        token, across = tokens[done], symbols[done].across
        if across and not any(self._grammar.following(state, across=True) for state in reading.reached):
            separator = text[token.start - 1]
            return Fault(token.start - 1, token.start, "bad-name", f"{quoted(separator)} can't stand here; {expected}")
        return Fault(token.start, token.end, "bad-name", f"{quoted(token.text)} can't stand here; {expected}")

    def _wrong_separator(self, text: str, token: Token, state: int, *, across: bool) -> Fault:
        shape = self._shape
        place = token.start - 1
        right = shape.token_separator if across else shape.segment_separator
        segment = self._grammar.states[state].segment
        message = separator_words(token.text, right, "belongs to" if across else "begins", segment)
        return Fault(
            place, token.start, "bad-name", message, f"Write {quoted(text[:place] + right + text[token.start :])}."
        )
