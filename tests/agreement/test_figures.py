"""Numbers are compared without knowing the language of their cell."""

import pytest

from mdlint.agreement.figures import agree, are_comparable, figures


def is_equal(left: str, right: str) -> bool:
    one, other = figures(left), figures(right)
    assert one is not None
    assert other is not None
    return are_comparable(one, other) and agree(one, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("84.3", "84,3"),
        ("1,000", "1 000"),
        ("1,000", "1\u202f000"),
        ("1,000", "1.000"),
        ("1,000", "1’000"),
        ("1,234,567.8", "1.234.567,8"),
        ("1000", "1,000"),
        ("84.30", "84.3"),
        # Rounded to the fewer decimals, up or down.
        ("84.25", "84.2"),
        ("84.25", "84.3"),
        ("84.3", "８４.３"),
        ("84.3%", "84.3％"),
        ("84.3", "٨٤٫٣"),
        ("1000", "١٬٠٠٠"),
        ("-0.5", "−0.5"),
        ("12 (top)", "12（上）"),
        ("84.2 / 96.1", "84.2／96.1"),
        ("3 days", "3 Tage"),
        ("0.5", ".5"),
        # A date may be in another order.
        ("2021-05-03", "03-05-2021"),
        ("~150", "≈150"),
    ],
)
def test_numbers_are_equal(left: str, right: str) -> None:
    assert is_equal(left, right)
    assert is_equal(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("84.3", "84.4"),
        ("84.3", "83,3"),
        ("84.25", "84.4"),
        ("1,000", "1 001"),
        ("1.5", "-1.5"),
        ("84.2 / 96.1", "84.2 / 96.2"),
        ("84", "85"),
        ("10%", "20%"),
    ],
)
def test_numbers_differ(left: str, right: str) -> None:
    one, other = figures(left), figures(right)
    assert one is not None
    assert other is not None
    assert are_comparable(one, other)
    assert not agree(one, other)
    assert not agree(other, one)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("25.6M", "2560万"),
        ("25.6M", "25.6"),
        ("12 ms", "12 秒"),
        ("84.2 / 96.1", "84.2"),
    ],
)
def test_numbers_in_other_units_are_not_compared(left: str, right: str) -> None:
    one, other = figures(left), figures(right)
    assert one is not None
    assert other is not None
    assert not are_comparable(one, other)


@pytest.mark.parametrize("text", ["", "-", "ResNet50", "v2", "1.2.3", "trained on 8 GPUs", "9" * 81, "²"])
def test_a_cell_of_words_has_no_figures(text: str) -> None:
    assert figures(text) is None


@pytest.mark.parametrize("text", ["1.000.5", "1,000 000", "84.3 / 1.000.5", "1 000.500.1"])
def test_a_number_that_no_language_writes_is_not_compared(text: str) -> None:
    assert figures(text) is None
