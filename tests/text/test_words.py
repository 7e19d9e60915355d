import pytest

from mdlint.text.words import did_you_mean, nearest, only_nearest


@pytest.mark.parametrize(
    ("word", "known", "end"),
    [
        ("raged-row", ("ragged-row", "orphan-rows"), ' (did you mean "ragged-row"?)'),
        ("Tpo-1", ("Top-1", "Top-5"), ' (did you mean "Top-1"?)'),
        ("Top-2", ("Top-1", "Top-5"), ' (did you mean "Top-1" or "Top-5"?)'),
        ("Top-2", ("Top-1", "Top-1"), ' (did you mean "Top-1"?)'),
        ("Top-2", ("Top-1", "Top-3", "Top-5"), ""),
        ("zzz", ("Top-1",), ""),
        ("ab", ("ac",), ""),
        ("TOP-1", ("Top-1", "Top-5"), ' (did you mean "Top-1"?)'),
        ("x", (), ""),
    ],
)
def test_two_words_that_are_equally_near_are_both_named_and_more_are_not(
    word: str, known: tuple[str, ...], end: str
) -> None:
    assert did_you_mean(word, known) == end


def test_the_nearest_word_is_the_first_of_several() -> None:
    assert nearest("Top-2", ("Top-1", "Top-5")) == "Top-1"
    assert nearest("Top-2", ("Top-5", "Top-1")) == "Top-5"
    assert nearest("Top-x", {f"Top-{digit}" for digit in range(10)}) == "Top-0"
    assert nearest("zzz", ("Top-1",)) is None


def test_the_only_nearest_word_is_none_of_several() -> None:
    assert only_nearest("Top-2", ("Top-1", "Top-5")) is None
    assert only_nearest("Tpo-1", ("Top-1", "Top-5")) == "Top-1"
    assert only_nearest("zzz", ("Top-1",)) is None
