"""Texts that look alike are told apart in words. Names and forms of characters follow the Unicode Character Database."""

import unicodedata

import pytest

from mdlint.text.lookalikes import Lookalike, difference, foreign_letters, skeleton

CYRILLIC_A = "\N{CYRILLIC SMALL LETTER A}"
NFD_CAFE = "cafe\N{COMBINING ACUTE ACCENT}"
NFC_CAFE = "caf\N{LATIN SMALL LETTER E WITH ACUTE}"

DIFFERENCES = [
    ("mit", "MIT", 'differs from "MIT" in upper and lower case'),
    (NFD_CAFE, NFC_CAFE, f'differs from "{NFC_CAFE}" in its Unicode form: NFD, not NFC'),
    (NFC_CAFE, NFD_CAFE, f'differs from "{NFD_CAFE}" in its Unicode form: NFC, not NFD'),
    (f"b{CYRILLIC_A}se", "base", f'has {CYRILLIC_A} (U+0430, Cyrillic small letter a) where "base" has "a"'),
    ("base", f"b{CYRILLIC_A}se", f'has "a" where "b{CYRILLIC_A}se" has {CYRILLIC_A} (U+0430, Cyrillic small letter a)'),
    (f"B{CYRILLIC_A}se", "base", f'has {CYRILLIC_A} (U+0430, Cyrillic small letter a) where "base" has "a"'),
    ("\N{GREEK CAPITAL LETTER ALPHA}P", "AP", 'has Α (U+0391, Greek capital letter alpha) where "AP" has "A"'),
    ("a\N{NON-BREAKING HYPHEN}b", "a-b", 'has \u2011 (U+2011, Non-breaking hyphen) where "a-b" has "-"'),
    ("a\N{NO-BREAK SPACE}b", "a b", 'has U+00A0, No-break space where "a b" has a space'),
    (
        "a\N{ZERO WIDTH SPACE}b",
        "ab",
        'has the invisible character U+200B, Zero width space, which "ab" does not have',
    ),
    (
        "ab",
        "ab\N{ZERO WIDTH SPACE}",
        'lacks the invisible character U+200B, Zero width space, which "ab\u200b" has',
    ),
]


@pytest.mark.parametrize(("found", "expected", "words"), DIFFERENCES)
def test_the_difference_of_texts_that_look_alike_is_named(found: str, expected: str, words: str) -> None:
    assert difference(found, expected) == words


UNLIKE = [("base", "base"), ("base", "bass"), ("x²", "x2"), ("é", "e"), ("5–6", "5-6"), ("", "a"), ("ρ", "p")]


@pytest.mark.parametrize(("found", "expected"), UNLIKE)
def test_equal_texts_and_texts_that_differ_visibly_have_no_difference_in_words(found: str, expected: str) -> None:
    assert difference(found, expected) is None


def test_the_letters_of_another_alphabet_are_found_in_words_with_latin_letters() -> None:
    assert foreign_letters(f"docs/b{CYRILLIC_A}se.md") == [Lookalike(6, CYRILLIC_A, "a")]


@pytest.mark.parametrize("text", ["base", "данные/сор.md", "Δ, μm and α-β", "Ο and o", "", "модель-base"])
def test_a_word_of_one_alphabet_has_no_foreign_letters(text: str) -> None:
    assert foreign_letters(text) == []


def test_a_skeleton_is_ascii_for_a_latin_text_with_foreign_letters() -> None:
    assert skeleton(f"B{CYRILLIC_A}se\N{NON-BREAKING HYPHEN}1") == "Base-1"


def test_every_lookalike_letter_is_of_another_alphabet_and_as_large_as_the_latin_letter() -> None:
    letters = [
        chr(code) for code in range(0x370, 0x530) if skeleton(chr(code)) != unicodedata.normalize("NFC", chr(code))
    ]
    assert len(letters) > 40
    for letter in letters:
        assert unicodedata.name(letter).startswith(("CYRILLIC", "GREEK"))
        assert unicodedata.name(skeleton(letter)).startswith("LATIN")
        assert unicodedata.category(letter) == unicodedata.category(skeleton(letter))
