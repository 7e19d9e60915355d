"""An index finds the words that a comparison with each word finds, and comparisons have a limit."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdlint.text.known_words import KnownWords
from mdlint.text.lookalikes import difference
from mdlint.text.words import did_you_mean, nearest

# Few letters, so that words are often near to others, look like them, or begin with them.
TEXTS = st.text("abcABC\N{CYRILLIC SMALL LETTER A}\N{ZERO WIDTH SPACE}ß", max_size=6)


@given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=5))
def test_an_index_finds_what_each_word_by_itself_shows(words: list[str], texts: list[str]) -> None:
    known = KnownWords(words)
    for text in (*texts, *texts):
        alike = next(filter(None, (difference(text, word) for word in words)), None)
        assert known.how_meant(text) == (f" (it {alike})" if alike else did_you_mean(text, words))
        assert known.nearest(text) == nearest(text, words)
        longer = {word for word in words if word.casefold().startswith(text.casefold())}
        assert known.only_longer(text) == (longer.pop() if len(longer) == 1 else None)


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("mit", ' (it differs from "MIT" in upper and lower case)'),
        ("MITT", ' (did you mean "MIT"?)'),
        ("Apache", ""),
    ],
)
def test_a_word_that_looks_like_a_known_word_is_told_how_it_differs(word: str, words: str) -> None:
    assert KnownWords(["BSD", "MIT"]).how_meant(word) == words


def test_after_the_most_comparisons_only_look_alikes_and_earlier_texts_are_explained() -> None:
    with patch("mdlint.text.known_words.MOST_COMPARISONS", 5):
        known = KnownWords(["base", "large"])
    assert [known.how_meant(text) for text in ("bsae", "lagre", "huge", "lareg")] == [
        ' (did you mean "base"?)',
        ' (did you mean "large"?)',
        "",
        "",
    ]
    assert known.nearest("lareg") is None
    assert known.how_meant("bsae") == ' (did you mean "base"?)'
    assert known.how_meant("Base") == ' (it differs from "base" in upper and lower case)'
    assert known.only_longer("lar") == "large"
