"""The kinds of token a convention knows, and which of them a text is."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from mdlint.naming.names import Value

# No number that a name tells is as long, and converting digits takes more than linear time.
_LONGEST_NUMBER = 15
_CONVERSIONS: Mapping[str, tuple[re.Pattern[str], Callable[[str], Value]]] = {
    "string": (re.compile(r".*", re.DOTALL), str),
    "integer": (re.compile(rf"[0-9]{{1,{_LONGEST_NUMBER}}}"), int),
    "number": (re.compile(rf"(?=.{{1,{_LONGEST_NUMBER}}}\Z)[0-9]+(?:\.[0-9]+)?"), float),
}


class Kind(NamedTuple):
    """A kind of token: `words` with what they mean ("" where nothing is said), or a `pattern` with examples."""

    name: str
    description: str
    words: Mapping[str, str]
    pattern: re.Pattern[str] | None
    examples: tuple[str, ...]
    part: str | None
    type: str

    def value(self, text: str) -> Value | None:
        """What a text says as a token of this kind; None if it is none."""
        captured = self._captured(text)
        return None if captured is None else converted(captured, self.type)

    def _captured(self, text: str) -> str | None:
        if self.pattern is None:
            return text if text in self.words else None
        match = self.pattern.fullmatch(text)
        # A group in an alternative that wasn't taken captures nothing.
        return match and (match[1] if self.pattern.groups and match[1] is not None else match[0])


def converted(text: str, type_name: str) -> Value | None:
    """A captured text as a value of a type; None where it is no such value."""
    pattern, convert = _CONVERSIONS[type_name]
    return convert(text) if pattern.fullmatch(text) else None


def make_kind(name: str, document: Mapping[str, Any]) -> Kind:
    """A kind from its description in a convention document."""
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
    """All kinds of a convention."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds
        self._by_word: dict[str, tuple[str, ...]] = {}
        for kind in kinds.values():
            for word in kind.words:
                self._by_word[word] = (*self._by_word.get(word, ()), kind.name)
        self.seen = frozenset(text for kind in kinds.values() for text in (*kind.words, *kind.examples))
        self._patterns = [(kind, kind.pattern.fullmatch) for kind in kinds.values() if kind.pattern]
        # All patterns as one. Most texts match none.
        joined = "|".join(f"(?:{kind.pattern.pattern})" for kind in kinds.values() if kind.pattern)
        self._patterned = re.compile(joined or "(?!)").fullmatch
        self.kinds_of = lru_cache(maxsize=2**14)(self._find_kinds)
        self.value = lru_cache(maxsize=2**14)(self._find_value)

    def describe(self, kind: str, text: str) -> str:
        """What a token means: as said of the word itself, else of its kind."""
        return self.kinds[kind].words.get(text) or self.kinds[kind].description

    def is_patterned(self, text: str) -> bool:
        """Whether a pattern matches a text."""
        return bool(self._patterned_kinds(text))

    def _find_value(self, kind: str, text: str) -> Value | None:
        return self.kinds[kind].value(text)

    def _find_kinds(self, text: str) -> tuple[str, ...]:
        """The names of the kinds that a text is of."""
        return (*self._by_word.get(text, ()), *self._patterned_kinds(text))

    def _patterned_kinds(self, text: str) -> list[str]:
        if self._patterned(text) is None:
            return []
        return [kind.name for kind, matches in self._patterns if matches(text) and kind.value(text) is not None]
