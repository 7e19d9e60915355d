"""A convention, made ready to read names."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from mdlint.naming.explaining import Analysis, Explainer
from mdlint.naming.grammar import Grammar
from mdlint.naming.kinds import Lexicon, make_kind
from mdlint.naming.names import Name, Token, Value
from mdlint.naming.reading import Reader, Reading, Symbol
from mdlint.naming.shape import Piece, Shape


class Convention:
    """A convention document that conforms to `schemas/naming.schema.json` and has no mistakes.

    `name` is what messages call it, `parts` are the parts of a name that it can tell, with their types.
    """

    def __init__(self, name: str, document: Mapping[str, Any]) -> None:
        self.name = name
        self._document = document
        self._shape = Shape(document)
        self._lexicon = Lexicon({kind: make_kind(kind, said) for kind, said in document["tokens"].items()})
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
        """The tokens of a name; none where its characters are wrong or one is missing between separators."""
        if self._shape.fault(text):
            return ()
        pieces = self._shape.split(text)
        return tuple(self._tokens(pieces, self._reader.read(self._symbols(pieces))))

    def describe(self, token: Token) -> str:
        """What a token means; nothing of an unknown one."""
        return self._lexicon.describe(token.kind, token.text) if token.kind else ""

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self._shape, self._lexicon, self._reader)

    def _read(self, text: str) -> Name:
        """Read a name: its parts, and what is wrong with it."""
        fault = self._shape.fault(text)
        if fault is not None:
            return Name(text, {}, (fault,))
        pieces = self._shape.split(text)
        symbols = self._symbols(pieces)
        reading = self._reader.read(symbols)
        if reading.is_sound:
            return Name(text, self._parts(pieces, reading), ())
        tokens = tuple(self._tokens(pieces, reading))
        faults = tuple(self._explainer.faults(Analysis(text, tokens, symbols, reading)))
        bad = next((fault for fault in faults if fault.rule == "bad-name"), None)
        return Name(text, {}, (bad,)) if bad else Name(text, self._parts(pieces, reading), faults)

    def _symbols(self, pieces: Sequence[Piece]) -> tuple[Symbol, ...]:
        return tuple([self._symbol(separator, text) for separator, text in pieces])

    def _make_symbol(self, separator: str, text: str) -> Symbol:
        begins = separator != self._shape.token_separator
        return Symbol(self._lexicon.kinds_of(text), text in self._lexicon.seen, across=begins)

    def _parts(self, pieces: Sequence[Piece], reading: Reading) -> dict[str, Value]:
        """What the tokens say that are parts of the name; of two that are the same part, the last one."""
        value = self._lexicon.value
        return {
            place.part: said
            for (_, text), place in zip(pieces, reading.places, strict=True)
            if place and place.part and (said := value(place.kind, text)) is not None
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
