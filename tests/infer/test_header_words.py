"""Misspelled words in headers."""

import pytest

from mdlint.infer.header_words import corrected, misspelled_words


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        # Two letters are swapped; two other headers have the word.
        (["Model Name", "Model", "Modle Size"], {"modle": "model"}),
        (["Model Name", "Modle Size"], {}),
        # Another edit needs a long word, and three other headers.
        (["Parameters", "Parameters", "# Parameters", "Paramters"], {"paramters": "parameters"}),
        (["Parameters", "Parameters", "Paramters"], {}),
        (["Model", "Model", "Model", "Modal"], {}),
        # A plural and another form are no mistakes, nor are short words.
        (["Parameter", "Parameter", "Parameter", "Parameters"], {}),
        (["Training", "Training", "Training", "Trained"], {}),
        (["Date", "Date", "Date", "Data"], {}),
        # A word that occurs twice is meant.
        (["Model", "Model", "Model", "Modle", "Modle Size"], {}),
    ],
)
def test_a_rare_word_that_is_a_slip_of_a_common_one(headers: list[str], expected: dict[str, str]) -> None:
    assert misspelled_words(headers) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [("Modle Size(MB)", "Model Size(MB)"), ("modle", "model"), ("MODLE", "MODEL"), ("Models", "Models")],
)
def test_a_corrected_header_keeps_its_case(header: str, expected: str) -> None:
    assert corrected(header, {"modle": "model"}) == expected
