"""The kinds of token in a convention, and the kinds of a given text."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from mdlint.naming.result import Value

# No number in a name is longer, and the time to convert digits is more than linear.
_LONGEST_NUMBER = 15
_CONVERSIONS: Mapping[str, tuple[re.Pattern[str], Callable[[str], Value]]] = {
    "string": (re.compile(r".*", re.DOTALL), str),
    "integer": (re.compile(rf"[0-9]{{1,{_LONGEST_NUMBER}}}"), int),
    "number": (re.compile(rf"(?=.{{1,{_LONGEST_NUMBER}}}\Z)[0-9]+(?:\.[0-9]+)?"), float),
}


class Kind(NamedTuple):
    """A kind of token: either `words` with their meanings ("" if not given), or a `pattern` with `examples`.

    `part` is the part of a name that its tokens give, and `type` the type of that part.
    """

    name: str
    description: str
    words: Mapping[str, str]
    pattern: re.Pattern[str] | None
    examples: tuple[str, ...]
    part: str | None
    type: str

    def value(self, text: str) -> Value | None:
        """Return the value of a text as a token of this kind; None if it is not such a token."""
        captured = self._captured(text)
        return None if captured is None else convert(captured, self.type)

    def _captured(self, text: str) -> str | None:
        if self.pattern is None:
            return text if text in self.words else None
        match = self.pattern.fullmatch(text)
        # A group in an alternative that did not match captures nothing.
        return match and (match[1] if self.pattern.groups and match[1] is not None else match[0])


def convert(text: str, type_name: str) -> Value | None:
    """Convert a captured text to a type; None if it is not a value of that type."""
    pattern, convert = _CONVERSIONS[type_name]
    return convert(text) if pattern.fullmatch(text) else None


def make_kind(name: str, document: Mapping[str, Any]) -> Kind:
    """Make a kind from its definition in a convention document."""
    words = document.get("words", ())
    pattern = document.get("pattern")
    return Kind(
        name,
        document["description"],
        words if isinstance(words, dict) else dict.fromkeys(words, ""),
        re.compile(pattern) if pattern is not None else None,
        tuple(document.get("examples", ())),
        document.get("part"),
        document.get("type", "string"),
    )


class Lexicon:
    """All kinds of a convention. `listed` are the texts that it lists: the words, and the examples of patterns."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds
        self._by_word: dict[str, tuple[str, ...]] = {}
        for kind in kinds.values():
            for word in kind.words:
                self._by_word[word] = (*self._by_word.get(word, ()), kind.name)
        self.listed = frozenset(text for kind in kinds.values() for text in (*kind.words, *kind.examples))
        self._patterns = [(kind, kind.pattern.fullmatch) for kind in kinds.values() if kind.pattern]
        # All patterns as one, since most texts match none.
        joined = "|".join(f"(?:{kind.pattern.pattern})" for kind in kinds.values() if kind.pattern)
        self._patterned = re.compile(joined or "(?!)").fullmatch
        self.kinds_of = lru_cache(maxsize=2**14)(self._find_kinds)
        self.value = lru_cache(maxsize=2**14)(self._find_value)

    def describe(self, kind: str, text: str) -> str:
        """Return the meaning of a token: of the word itself if it is given, else of its kind."""
        return self.kinds[kind].words.get(text) or self.kinds[kind].description

    def is_patterned(self, text: str) -> bool:
        """Whether a pattern matches a text."""
        return bool(self._patterned_kinds(text))

    def _find_value(self, kind: str, text: str) -> Value | None:
        return self.kinds[kind].value(text)

    def _find_kinds(self, text: str) -> tuple[str, ...]:
        """Return the names of the kinds that a text can be of."""
        return (*self._by_word.get(text, ()), *self._patterned_kinds(text))

    def _patterned_kinds(self, text: str) -> list[str]:
        if self._patterned(text) is None:
            return []
        return [kind.name for kind, matches in self._patterns if matches(text) and kind.value(text) is not None]
