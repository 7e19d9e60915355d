"""A naming convention, compiled to read names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from mdlint.naming.explainer import Analysis, Explainer, Suggestions
from mdlint.naming.grammar import Grammar
from mdlint.naming.kinds import Lexicon, make_kind
from mdlint.naming.reader import Reader, Symbol
from mdlint.naming.result import Name, Token, Value
from mdlint.naming.shapes import Shape, Shapes
from mdlint.naming.spelling import LONGEST, Spelling


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
        self._shapes = Shapes(self._symbol, self._reader.read)

    def __reduce__(self) -> tuple[type["Convention"], tuple[str, Mapping[str, Any]]]:
        return Convention, (self.name, self._document)

    def read(self, text: str) -> Name:
        """Read a name: its parts and its problems."""
        return self._read(text, {})

    def names_with_problems(self, texts: Iterable[str]) -> dict[str, Name]:
        """Read the names of a column, and return those that have problems, by their texts.

        The first `MOST_SUGGESTIONS` unknown tokens are compared with the known tokens. Each of the others is an
        `unknown-token` without a suggestion.
        """
        is_spelled, pieces = self._spelling.is_sound, self._spelling.pieces
        character, shape = self._shapes.character, self._shapes.shape
        suggestions: Suggestions = {}
        # A clean name costs no more than this condition, and nothing is kept of it.
        return {
            text: self._read(text, suggestions)
            for text in texts
            if len(text) > LONGEST or not is_spelled(text) or not shape("".join(map(character, pieces(text)))).is_sound
        }

    def part(self, text: str, part: str) -> Value | None:
        """Return the value of a part of a name that has no problems; None if the name does not have the part."""
        pieces = self._spelling.pieces(text)
        for index, kind in self._shape(pieces).parts.get(part, ()):
            value = self._lexicon.value(kind, self._spelling.token(pieces[index]))
            if value is not None:
                return value
        return None

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Return the tokens of a name; none if it has a wrong character or nothing between two separators."""
        if self._spelling.problem(text):
            return ()
        pieces = self._spelling.pieces(text)
        return tuple(self._tokens(pieces, self._shape(pieces)))

    def words(self) -> Mapping[str, list[str] | dict[str, str]]:
        """Return the words of each kind that lists words, as the document has them."""
        tokens = self._document["tokens"]
        return {kind: definition["words"] for kind, definition in tokens.items() if "words" in definition}

    def kinds_of(self, text: str) -> tuple[str, ...]:
        """Return the kinds that a text can be a token of; none for an unknown token."""
        return self._lexicon.kinds_of(text)

    def describe(self, token: Token) -> str:
        """Return the meaning of a token; "" for an unknown one."""
        return self._lexicon.describe(token.kind, token.text) if token.kind else ""

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self._spelling, self._lexicon, self._reader)

    def _read(self, text: str, suggestions: Suggestions) -> Name:
        misspelling = self._spelling.problem(text)
        if misspelling is not None:
            return Name(text, {}, (misspelling,))
        pieces = self._spelling.pieces(text)
        shape = self._shape(pieces)
        if shape.is_sound:
            return Name(text, self._parts(pieces, shape), ())
        analysis = Analysis(text, tuple(self._places(pieces)), shape.symbols, shape.reading)
        problems = tuple(self._explainer.problems(analysis, suggestions))
        bad = next((problem for problem in problems if problem.rule == "bad-name"), None)
        return Name(text, {}, (bad,)) if bad else Name(text, self._parts(pieces, shape), problems)

    def _shape(self, pieces: Sequence[str]) -> Shape:
        return self._shapes.shape("".join(map(self._shapes.character, pieces)))

    def _symbol(self, piece: str) -> Symbol:
        text = self._spelling.token(piece)
        new_segment = not piece.startswith(self._spelling.token_separator)
        return Symbol(self._lexicon.kinds_of(text), text in self._lexicon.listed, new_segment)

    def _parts(self, pieces: Sequence[str], shape: Shape) -> dict[str, Value]:
        """Return the values of the parts of a name. If two tokens give the same part, the last one counts."""
        return {
            place.part: value
            for piece, place in zip(pieces, shape.reading.places, strict=True)
            if place
            and place.part
            and (value := self._lexicon.value(place.kind, self._spelling.token(piece))) is not None
        }

    def _tokens(self, pieces: Sequence[str], shape: Shape) -> Iterator[Token]:
        for token, place in zip(self._places(pieces), shape.reading.places, strict=True):
            if place is None:
                yield token
            else:
                value = self._lexicon.value(place.kind, token.text) if place.part else None
                yield token._replace(kind=place.kind, part=place.part, value=value)

    def _places(self, pieces: Iterable[str]) -> Iterator[Token]:
        """Yield tokens with their offsets only, which is all that an explanation needs."""
        end = 0
        for piece in pieces:
            text = self._spelling.token(piece)
            end += len(piece)
            yield Token(end - len(text), end, text, None)
