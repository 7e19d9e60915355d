"""A naming convention, compiled to read names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from mdlint.naming.explainer import Analysis, Explainer
from mdlint.naming.grammar import Grammar
from mdlint.naming.kinds import Lexicon, make_kind
from mdlint.naming.reader import Reader, Reading, Symbol
from mdlint.naming.result import Name, Token, Value
from mdlint.naming.spelling import Piece, Spelling


class Convention:
    """A convention document that conforms to `schemas/naming.schema.json` and has no mistakes.

    `name` is its name in messages. `parts` are the parts that its names can have, with their types.
    """

    def __init__(self, name: str, document: Mapping[str, Any]) -> None:
        self.name = name
        self._document = document
        self._spelling = Spelling(document)
        self._lexicon = Lexicon({kind: make_kind(kind, definition) for kind, definition in document["tokens"].items()})
        self._reader = Reader(Grammar(document))
        places = self._reader.grammar.states
        kinds = self._lexicon.kinds
        self.parts: Mapping[str, str] = {place.part: kinds[place.kind].type for place in places if place.part}
        # Names share most of their tokens.
        self._symbol = lru_cache(maxsize=2**14)(self._make_symbol)
        self.read = lru_cache(maxsize=2**14)(self._read)

    def __reduce__(self) -> tuple[type["Convention"], tuple[str, Mapping[str, Any]]]:
        return Convention, (self.name, self._document)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Return the tokens of a name; none if it has a wrong character or nothing between two separators."""
        if self._spelling.problem(text):
            return ()
        pieces = self._spelling.split(text)
        return tuple(self._tokens(pieces, self._reader.read(self._symbols(pieces))))

    def describe(self, token: Token) -> str:
        """Return the meaning of a token; "" for an unknown one."""
        return self._lexicon.describe(token.kind, token.text) if token.kind else ""

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self._spelling, self._lexicon, self._reader)

    def _read(self, text: str) -> Name:
        """Read a name: its parts and its problems."""
        misspelling = self._spelling.problem(text)
        if misspelling is not None:
            return Name(text, {}, (misspelling,))
        pieces = self._spelling.split(text)
        symbols = self._symbols(pieces)
        reading = self._reader.read(symbols)
        if reading.is_sound:
            return Name(text, self._parts(pieces, reading), ())
        tokens = tuple(self._tokens(pieces, reading))
        problems = tuple(self._explainer.problems(Analysis(text, tokens, symbols, reading)))
        bad = next((problem for problem in problems if problem.rule == "bad-name"), None)
        return Name(text, {}, (bad,)) if bad else Name(text, self._parts(pieces, reading), problems)

    def _symbols(self, pieces: Sequence[Piece]) -> tuple[Symbol, ...]:
        return tuple([self._symbol(separator, text) for separator, text in pieces])

    def _make_symbol(self, separator: str, text: str) -> Symbol:
        new_segment = separator != self._spelling.token_separator
        return Symbol(self._lexicon.kinds_of(text), text in self._lexicon.listed, new_segment)

    def _parts(self, pieces: Sequence[Piece], reading: Reading) -> dict[str, Value]:
        """Return the values of the parts of a name. If two tokens give the same part, the last one counts."""
        return {
            place.part: value
            for (_, text), place in zip(pieces, reading.places, strict=True)
            if place and place.part and (value := self._lexicon.value(place.kind, text)) is not None
        }

    def _tokens(self, pieces: Sequence[Piece], reading: Reading) -> Iterator[Token]:
        end = 0
        for (separator, text), place in zip(pieces, reading.places, strict=True):
            start = end + len(separator)
            end = start + len(text)
            if place is None:
                yield Token(start, end, text, None)
            else:
                value = self._lexicon.value(place.kind, text) if place.part else None
                yield Token(start, end, text, place.kind, place.part, value)
