"""The spelling of names: their characters, their case, and a token between any two separators."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from mdlint.naming.result import NameProblem
from mdlint.text.lookalikes import in_words, skeleton
from mdlint.text.words import quoted

# A longer text is not a name, and would only cost time.
LONGEST = 1_000
_LETTERS = {"lower": "a-z", "upper": "A-Z", "any": "A-Za-z"}
_OTHER_CASE = {"lower": "A-Z", "upper": "a-z"}


class Spelling:
    """How the names of a convention are spelled."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.token_separator: str = document["separators"]["token"]
        self.segment_separator: str = document["separators"].get("segment", "")
        self._case: str = document.get("case", "any")
        self._extra: str = document.get("characters", "")
        allowed = f"{_LETTERS[self._case]}0-9{re.escape(self._extra)}"
        separators = re.escape(self.token_separator + self.segment_separator)
        # The method of an expression tells whether a name is well spelled, unless it is too long: a column has many.
        self.is_sound = re.compile(rf"[{allowed}]+(?:[{separators}][{allowed}]+)*").fullmatch
        self._token = re.compile(rf"[{allowed}]+")
        self._separators = self.token_separator + self.segment_separator
        # The pieces of a well-spelled name: its tokens, each with the separator before it.
        self.pieces: Callable[[str], list[str]] = re.compile(rf"[{separators}]?[{allowed}]+").findall
        other = _OTHER_CASE.get(self._case)
        space = r"[^\S ]" if " " in (self.token_separator, self.segment_separator) else r"\s"
        self._defect = re.compile(
            rf"(?P<space>{space}+)|(?P<case>{f'[{other}]+' if other else '(?!)'})|(?P<foreign>[^\s{allowed}{separators}{other or ''}]+)"
            rf"|(?P<empty>\A(?=[{separators}])|(?<=[{separators}])(?=[{separators}]|\Z))"
        )

    def problem(self, text: str) -> NameProblem | None:
        """Return the first defect in the spelling of a name; None if there is none."""
        if len(text) > LONGEST:
            return NameProblem(0, len(text), "bad-name", f"{len(text):,} characters; a name has at most {LONGEST:,}")
        if self.is_sound(text):
            return None
        if not text:
            return NameProblem(0, 0, "bad-name", "the name is empty")
        defect = self._defect.search(text)
        assert defect is not None, "a name that is not well spelled has a defect"
        return NameProblem(defect.start(), defect.end(), "bad-name", *self._words(text, defect))

    def token(self, piece: str) -> str:
        """Return the token of a piece of a name."""
        return piece[1:] if piece[0] in self._separators else piece

    def admits(self, token: str) -> bool:
        """Whether a text can be a token: it has only characters of names, and no separator."""
        return self._token.fullmatch(token) is not None

    def _words(self, text: str, defect: re.Match[str]) -> tuple[str, str | None]:
        match defect.lastgroup:
            case "space":
                return (
                    "white space in the name",
                    f"Write {quoted(self.token_separator)} between two tokens.",
                )
            case "case":
                right = defect[0].swapcase()
                return f"{quoted(defect[0])} is in {_CASE_NAMES[self._case]}", f"Write {quoted(right)}."
            case "foreign":
                return f"{quoted(defect[0])} is not allowed in a name; expected {self.alphabet}", self._usual(
                    defect[0][0]
                )
            case _:
                return self._missing(text, defect.start()), None

    def _usual(self, character: str) -> str | None:
        """Return the help to write the character that a character looks like; None if that is not allowed either."""
        usual = skeleton(character)
        if usual == character or not (self.admits(usual) or usual in (self.token_separator, self.segment_separator)):
            return None
        return f"The character is {in_words(character)}: write {quoted(usual)}."

    def _missing(self, text: str, place: int) -> str:
        """Return the message that a token is missing at an offset."""
        before, after = text[:place][-1:], text[place : place + 1]
        if not before:
            return f"the name begins with {quoted(after)}; expected a token"
        if not after:
            return f"the name ends with {quoted(before)}; expected a token"
        return f"nothing between {quoted(before)} and {quoted(after)}; expected a token"

    @property
    def alphabet(self) -> str:
        """The characters of tokens, in words."""
        extra = f", {' '.join(self._extra)}" if self._extra else ""
        letters = {"lower": "a to z", "upper": "A to Z", "any": "A to Z, a to z"}[self._case]
        return f"{letters}, 0 to 9{extra}"


_CASE_NAMES = {"lower": "upper case; names are in lower case", "upper": "lower case; names are in upper case"}
