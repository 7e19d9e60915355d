"""Texts that look alike and differ: in upper and lower case, in Unicode form, or in a character of another alphabet."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from mdlint.text.words import quoted

# The letters of these alphabets that most fonts draw like a Latin letter. They are a subset of the confusable
# characters of Unicode Technical Standard 39, without letters such as rho and p,
# which only resemble each other.
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTYXaesijopcyxhdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_HYPHENS = dict.fromkeys("‐‑−", "-")
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_MICRO = {"\N{MICRO SIGN}": "\N{GREEK SMALL LETTER MU}"}
_LIKE = {**_CYRILLIC, **_GREEK, **_HYPHENS, **_FULL_WIDTH, **_MICRO}
_LETTERS = {**_CYRILLIC, **_GREEK}


class Lookalike(NamedTuple):
    """A character at an offset in a text that looks like another character, the usual one there."""

    offset: int
    character: str
    usual: str


def skeleton(text: str) -> str:
    """Return a form that is equal for texts that look alike. Upper and lower case still differ.

    It is in Unicode form NFC (UAX 15), has Latin letters for letters that look like them, one kind of space and of
    hyphen, and no invisible characters.
    """
    if text.isascii():
        return text
    return "".join(_usual(character) for character in unicodedata.normalize("NFC", text))


def look_of(text: str) -> str:
    """Return a form that is equal for texts that look alike in lower case, as in `difference`."""
    return skeleton(text).casefold()


def _usual(character: str) -> str:
    if character.isascii():
        return character
    match unicodedata.category(character):
        case "Cf":
            return ""
        case "Zs":
            return " "
        case _:
            return _LIKE.get(character, character)


def foreign_letters(text: str) -> list[Lookalike]:
    """Return the Cyrillic and Greek letters that look like Latin letters, in words that also have Latin letters.

    A word of a single alphabet has none: `СОР` may well be Cyrillic.
    """
    return [] if text.isascii() else [letter for word in _words(text) for letter in _foreign_in(text, *word)]


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each run of letters."""
    start = 0
    for offset, character in enumerate(f"{text} "):
        if not character.isalpha():
            if offset > start:
                yield start, offset
            start = offset + 1


def _foreign_in(text: str, start: int, end: int) -> list[Lookalike]:
    if not any(character.isascii() for character in text[start:end]):
        return []
    places = (offset for offset in range(start, end) if text[offset] in _LETTERS)
    return [Lookalike(offset, text[offset], _LETTERS[text[offset]]) for offset in places]


def difference(found: str, expected: str) -> str | None:
    """Explain how a text differs from a text that looks like it, as a predicate of the first one.

    None if they are equal, or do not look alike.
    """
    if found == expected or look_of(found) != look_of(expected):
        return None
    here, there = unicodedata.normalize("NFC", found), unicodedata.normalize("NFC", expected)
    if here == there:
        return f"differs from {quoted(expected)} in its Unicode form{_forms(found, expected)}"
    if here.casefold() == there.casefold():
        return f"differs from {quoted(expected)} in upper and lower case"
    return _odd_character(here, there)


def _forms(found: str, expected: str) -> str:
    """Return the Unicode forms of two equivalent texts in words; an empty text if one of them mixes the forms."""
    forms = [
        next((form for form in ("NFC", "NFD") if unicodedata.is_normalized(form, text)), "")
        for text in (found, expected)
    ]
    return f": {forms[0]}, not {forms[1]}" if all(forms) else ""


def _odd_character(found: str, expected: str) -> str:
    """Explain the first difference of two texts that look alike and are not equal if case is ignored."""
    place = 0
    while found[place : place + 1].casefold() == expected[place : place + 1].casefold():
        place += 1
    here, there = found[place : place + 1], expected[place : place + 1]
    if _usual(here or "\0") == "":
        return f"has the invisible character {in_words(here)}, which {quoted(expected)} does not have"
    if _usual(there or "\0") == "":
        return f"lacks the invisible character {in_words(there)}, which {quoted(expected)} has"
    return f"has {in_words(here)} where {quoted(expected)} has {in_words(there)}"


def in_words(character: str) -> str:
    """Return a character in words: `а (U+0430, Cyrillic small letter a)`. An ASCII character needs no words."""
    if character.isascii():
        return "a space" if character == " " else quoted(character)
    words = f"U+{ord(character):04X}"
    if name := unicodedata.name(character, ""):
        words += f", {name.capitalize()}"
    return f"{character} ({words})" if _usual(character).strip() else words
