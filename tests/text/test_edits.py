"""The comparisons of words in Python and those of rapidfuzz give the same."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from mdlint.text import words
from mdlint.text.edits import budget, edits

WORDS = st.text(st.sampled_from("abAß-"), max_size=9)


class _Always:
    """A budget that covers all comparisons, or none."""

    def __init__(self, *, covers: bool) -> None:
        self._covers = covers

    def covers(self, _word: str, _others: Collection[str]) -> bool:
        return self._covers


@pytest.mark.parametrize(
    ("word", "other", "distance"),
    [
        ("", "", 0),
        ("", "ab", 2),
        ("top", "top", 0),
        ("tpo", "top", 1),
        ("params", "param", 1),
        ("img", "image", 2),
        ("kitten", "sitting", 3),
        # Optimal string alignment edits no part twice: Damerau and Levenshtein count 2.
        ("ca", "abc", 3),
    ],
)
def test_the_edits_between_words(word: str, other: str, distance: int) -> None:
    assert edits(word, other, 9) == edits(other, word, 9) == distance
    assert edits(word, other, distance) == distance
    assert edits(word, other, distance - 1) is None


@given(WORDS, WORDS, st.integers(0, 9))
def test_edits_are_those_of_rapidfuzz(word: str, other: str, most: int) -> None:
    distance = OSA.distance(word, other)
    assert edits(word, other, most) == (distance if distance <= most else None)


@given(WORDS, st.lists(WORDS, max_size=8), st.integers(0, 4))
def test_few_words_have_the_same_neighbors_as_many(word: str, known: list[str], most: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        found = []
        for covers in (True, False):
            patched.setattr(words, "budget", _Always(covers=covers))
            near = (words.nearest(word, known), words.only_nearest(word, known), words.did_you_mean(word, known))
            found.append((*near, words.within_edits(word, known, most)))
    assert found[0] == found[1]


@pytest.mark.parametrize("longest", range(3, 60))
def test_as_many_edits_are_near_as_for_rapidfuzz(longest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    known = ["a" * (longest - distance) + "b" * distance for distance in range(longest + 1)]
    found = []
    for covers in (True, False):
        monkeypatch.setattr(words, "budget", _Always(covers=covers))
        found.append([words.nearest("a" * longest, [other]) is not None for other in known])
    assert found[0] == found[1]
    assert any(found[0])
    assert not all(found[0])


def test_the_first_few_comparisons_are_made_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "left", 20)
    assert budget.covers("top", ["pot", "to"])
    assert not budget.covers("top", ["pot", "to"])
    assert not budget.covers("a", ["b"])
