"""The values of cell texts. Expected values follow from the grammar in the docstring of the module."""

import math

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mdlint.values import (
    DEFAULT_MISSING,
    Notation,
    Number,
    common_decimals,
    is_common_unit,
    is_missing,
    is_unit,
    parse_number,
    plain_numbers,
)

NUMBERS = [
    ("224", Number(224, 0)),
    ("0", Number(0, 0)),
    ("84.0", Number(84.0, 1)),
    ("84.840", Number(84.84, 3)),
    (".5", Number(0.5, 1)),
    ("-3", Number(-3, 0)),
    ("−3", Number(-3, 0)),
    ("−3.31", Number(-3.31, 2)),
    ("+0.3", Number(0.3, 1)),
    ("1,014", Number(1014, 0)),
    ("1,014.45", Number(1014.45, 2)),
    ("12,345,678", Number(12345678, 0)),
    ("1e-3", Number(0.001, 0)),
    ("1e−3", Number(0.001, 0)),
    ("2.7E+19", Number(2.7e19, 1)),
    ("1e3", Number(1000.0, 0)),
    ("84.8%", Number(84.8, 1, unit="%")),
    ("84.8 %", Number(84.8, 1, unit="%")),
    ("86.6M", Number(86.6, 1, unit="M")),
    ("12.5 ms", Number(12.5, 1, unit="ms")),
    ("12.5\u00a0ms", Number(12.5, 1, unit="ms")),
    ("15 GB", Number(15, 0, unit="GB")),
    ("1024 img/s", Number(1024, 0, unit="img/s")),
    ("7 tokens/s/GPU", Number(7, 0, unit="tokens/s/GPU")),
    ("3.5 µs", Number(3.5, 1, unit="µs")),
    ("45 °C", Number(45, 0, unit="°C")),
    ("12 秒", Number(12, 0, unit="秒")),
    ("150+", Number(150, 0, "+")),
    ("150M+", Number(150, 0, "+", unit="M")),
    ("~12", Number(12, 0, "~")),
    ("~ 1.1 hours", Number(1.1, 1, "~", unit="hours")),
    ("≈12", Number(12, 0, "~")),
    ("<1", Number(1, 0, "<")),
    (">1", Number(1, 0, ">")),
    ("≥2", Number(2, 0, "≥")),
    (">= 2", Number(2, 0, "≥")),
    ("<=2.5", Number(2.5, 1, "≤")),
    ("~-3", Number(-3, 0, "~")),
    ("79.9*", Number(79.9, 1, "*")),
    ("79.9 *", Number(79.9, 1, "*")),
    ("2.01ms *", Number(2.01, 2, "*", unit="ms")),
    ("79.9†", Number(79.9, 1, "†")),
    ("79.9‡", Number(79.9, 1, "‡")),
    ("79.9¹", Number(79.9, 1, "¹")),
    ("79.9¹²", Number(79.9, 1, "¹²")),
    ("84.8 ± 0.2", Number(84.8, 1, uncertainty=0.2)),
    ("84.8±0.2", Number(84.8, 1, uncertainty=0.2)),
    ("75.96 +/- 0.09", Number(75.96, 2, uncertainty=0.09)),
    ("84 ± 2", Number(84, 0, uncertainty=2.0)),
    ("84.8 ± 0.2%", Number(84.8, 1, uncertainty=0.2, unit="%")),
    ("84.8% ± 0.2", Number(84.8, 1, uncertainty=0.2, unit="%")),
    ("84.8% ± 0.2%", Number(84.8, 1, uncertainty=0.2, unit="%")),
    ("84.8 ± 0.2*", Number(84.8, 1, "*", uncertainty=0.2)),
    ("  84.8\t", Number(84.8, 1)),
    # Powers of ten: superscript digits are an exponent only after a multiplication sign and a 10.
    ("2.7×10¹⁹", Number(2.7e19, 1)),
    ("2.7 x 10^19", Number(2.7e19, 1)),
    ("5·10⁻⁴", Number(5e-4, 0)),
    ("5*10^-4", Number(5e-4, 0)),
    ("5 × 10^−4", Number(5e-4, 0)),
    ("-1.5×10³", Number(-1500.0, 1)),
    ("3×10² ms", Number(300.0, 0, unit="ms")),
    ("10^3", Number(1000.0, 0)),
    ("10⁻³", Number(0.001, 0)),
    ("10³", Number(10, 0, "³")),
    ("2.7×10³ ± 0.1×10³", Number(2700.0, 1, uncertainty=100.0)),
    # A dash right before a digit.
    ("–42%", Number(-42, 0, unit="%")),
    ("–3.5", Number(-3.5, 1)),
    ("1e–3", Number(0.001, 0)),
    # Footnote marks.
    ("40.59#", Number(40.59, 2, "#")),
    ("84.8§", Number(84.8, 1, "§")),
    ("84.8¶", Number(84.8, 1, "¶")),
    ("84.8ᵃ", Number(84.8, 1, "ᵃ")),
    ("84.8% ᵇ", Number(84.8, 1, "ᵇ", unit="%")),
]

NOT_NUMBERS = [
    *("", " ", "-", "−", "+", ".", "abc", "~", "±", "±0.2", "84.8 ±", "%"),
    *("2024-06", "2024-06-01", "12:30", "1-2", "100-200", "1/2", "88.9/94.6", "24, 40"),
    *("v1.2", "1.2.3", "224x224", "4 x 768", "6x", "6X", "36e", "90E", "3D", "1st", "2nd", "3rd", "4th"),
    *("1,2", "84,84", "0,123", "1,0145", "1,01,456", "10145,000", ",014", "1,014,", "1 014", "1_000"),
    *("5.", "007", "00", "01.5", "0x1F", "inf", "-inf", "nan", "1e", "e5", "1e999", "-1e999", "1 ± 1e999"),
    *("84.84O", "8o", "84.8 O", "84.8 (+0.3)", "82.242 (17.758)", "0.082s (1.00x)", "1h02min", "8m30s", "13 min 5 s"),
    *("٣", "３", "1½", "½", "12²½", "10_", "- 3", "--3", "+-3", "—3", "~150+", "<1*", "~~3"),
    *(
        "2×10",
        "2x103",
        "4 x 768",
        "×10³",
        "2×10^",
        "2^10",
        "10^",
        "9^3",
        "10¹⁹⁻",
        "2e10^3",
        "1×10⁹⁹⁹",
        "– 42",
        "—42%",
        "#40",
    ),
    *("84.8ᵃᵇ", "84.8##", "ᵃ84.8"),
    *("84.8% ± 0.2 ms", "84.8 ± -0.2", "84 84", "12 ms fast", "12 /s", "12 img/", "12 img//s", "12%%", "$5"),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_reads_as_a_number(text: str, number: Number) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_is_not_a_number(text: str) -> None:
    assert parse_number(text) is None


COMMA = Notation(",", (".",))
SPACED = Notation(".", (" ", "'"))
UNITS = Notation(units=("x", "/sec", "US$", "$", "img / s", "m²"))


@pytest.mark.parametrize(
    ("text", "notation", "number"),
    [
        ("1.014,5", COMMA, Number(1014.5, 1)),
        ("1014,50", COMMA, Number(1014.5, 2)),
        ("84,8 ± 0,2", COMMA, Number(84.8, 1, uncertainty=0.2)),
        ("2,7×10³", COMMA, Number(2700.0, 1)),
        ("1.014", COMMA, Number(1014, 0)),
        ("84.8", COMMA, None),
        ("1,014.5", COMMA, None),
        ("1 014.5", SPACED, Number(1014.5, 1)),
        ("1\u202f014\u00a0000", SPACED, Number(1014000, 0)),
        ("1'014'000", SPACED, Number(1014000, 0)),
        ("1 014'000", SPACED, None),
        ("10 14", SPACED, None),
        ("1,014", SPACED, None),
        ("1,014", Notation(".", ()), None),
        ("1014", Notation(".", ()), Number(1014, 0)),
        ("4.7x", UNITS, Number(4.7, 1, unit="x")),
        ("4.7 x", UNITS, Number(4.7, 1, unit="x")),
        ("3 x 10^2", UNITS, Number(300.0, 0)),
        ("1200/sec", UNITS, Number(1200, 0, unit="/sec")),
        ("1200 img / s", UNITS, Number(1200, 0, unit="img / s")),
        ("12 m²", UNITS, Number(12, 0, unit="m²")),
        ("12 m", UNITS, Number(12, 0, unit="m")),
        ("$12.50", UNITS, Number(12.5, 2, unit="$")),
        ("-$12.50", UNITS, Number(-12.5, 2, unit="$")),
        ("US$ 12", UNITS, Number(12, 0, unit="US$")),
        ("12 $", UNITS, Number(12, 0, unit="$")),
        ("$12 $", UNITS, Number(12, 0, unit="$")),
        ("$12 x", UNITS, None),
        ("x12", UNITS, None),
        ("4.7X", UNITS, None),
        ("4 x 768", UNITS, None),
    ],
)
def test_a_notation_has_other_signs_and_more_units(text: str, notation: Notation, number: Number | None) -> None:
    assert parse_number(text, notation) == number


@pytest.mark.parametrize("text", ["ms", "%", "°", "°C", "img/s", "µs", "秒"])
def test_grammar_allows_unit(text: str) -> None:
    assert is_common_unit(text)
    number = parse_number(f"12 {text}")
    assert number is not None
    assert number.unit == text


@pytest.mark.parametrize("text", ["x", "e", "D", "st", "/sec", "$", "m²", "img / s", "ᵃ", "m/", "a1"])
def test_grammar_rejects_unit(text: str) -> None:
    assert not is_common_unit(text)
    number = parse_number(f"12 {text}")
    assert number is None or number.unit != text


@pytest.mark.parametrize("text", ["ms", "x", "e", "$", "€", "/sec", "img / s", "m²", "kB/s", "%", "×"])
def test_can_be_named_as_a_unit(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize(
    "text", ["", "+", "*", "±", "5", ".5", ",", "-", "–", "e5", "^3", "¹", "ᵃ", "a  b", "×10^3", "#"]
)
def test_cannot_be_named_as_a_unit(text: str) -> None:
    assert not is_unit(text)


# The characters that numbers, marks and units are made of.
@given(st.text("10eExX·*^+-−⁻²¹ ±/%°µamO.,#$_ᵃ\t½", min_size=1, max_size=7))
@example("e5x")
@example("x 10^3 m")
@example("% ± 1")
@example("m" * 399)
@example("m" * 398)
def test_a_text_is_a_unit_if_a_notation_with_it_reads_it_as_one(text: str) -> None:
    # A number or a mark begins with these, whatever a notation says.
    assume(text[:1] not in tuple("10^+-−*²¹,.#ᵃ±"))
    numbers = [parse_number(written, Notation(units=(text,))) for written in (f"1{text}", f"1 {text}")]
    is_read = all(number is not None and number.unit == text for number in numbers)
    assert is_unit(text) == is_read


@pytest.mark.parametrize(("text", "unit"), [("36ep", "ep"), ("12l", "l"), ("5 models", "models")])
def test_letters_after_a_number_are_a_unit_that_the_schema_may_reject(text: str, unit: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert number.unit == unit


@pytest.mark.parametrize("text", ["224", "-3", "1,014", "150+", "7M"])
def test_without_point_or_exponent_the_value_is_an_int(text: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert isinstance(number.value, int)


@pytest.mark.parametrize("text", ["84.0", "1e3", ".5", "1,000.0"])
def test_with_point_or_exponent_the_value_is_a_float(text: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert isinstance(number.value, float)


@pytest.mark.parametrize("digits", [309, 400, 5_000, 1_000_000])
def test_digits_too_large_for_a_float_are_not_a_number(digits: int) -> None:
    assert parse_number("9" * digits) is None


@pytest.mark.parametrize("text", [*DEFAULT_MISSING, "  ", " - ", "\u00a0"])
def test_is_missing(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "----", "na", "N/a", "none", "-3", "?!"])
def test_is_not_missing(text: str) -> None:
    assert not is_missing(text)


def test_own_markers_replace_the_default_ones() -> None:
    assert is_missing("OOM", ["OOM"])
    assert not is_missing("-", ["OOM"])


@given(st.text())
def test_no_text_raises(text: str) -> None:
    parse_number(text)
    is_missing(text)


@given(st.text(alphabet="0123456789.,-+eE%/ ±~<>=*xmsM¹½°−"))
def test_a_number_is_finite_and_its_decimals_are_those_written(text: str) -> None:
    number = parse_number(text)
    if number is not None:
        assert math.isfinite(number.value)
        assert text.partition(".")[2][: number.decimals].isdigit() or number.decimals == 0


@given(st.integers(min_value=-(10**30), max_value=10**30))
def test_integers_round_trip_plain_and_grouped(value: int) -> None:
    assert parse_number(str(value)) == Number(value, 0)
    assert parse_number(f"{value:,}") == Number(value, 0)


@given(
    st.floats(min_value=-1e15, max_value=1e15, allow_nan=False),
    st.integers(min_value=1, max_value=9),
)
def test_floats_round_trip_with_their_decimals(value: float, decimals: int) -> None:
    assert parse_number(f"{value:.{decimals}f}") == Number(float(f"{value:.{decimals}f}"), decimals)
    assert parse_number(f"{value:,.{decimals}f}") == Number(float(f"{value:.{decimals}f}"), decimals)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_round_trips_as_python_writes_it(value: float) -> None:
    number = parse_number(repr(value))
    assert number is not None
    assert number.value == value


NUMERALS = st.text("0123456789.-+e% ,", max_size=6) | st.sampled_from(
    ["1" * 301, "1" * 302, "1." + "0" * 90, "1." + "0" * 91, "-0", "٣", "", "1" * 300 + "." + "1" * 99, "1" * 301 + "." + "1" * 99]
)  # fmt: skip


@given(st.lists(NUMERALS, max_size=4))
def test_plain_numbers_are_read_as_each_of_them_is(texts: list[str]) -> None:
    values = plain_numbers(texts)
    if values is not None:
        numbers = [parse_number(text) for text in texts]
        assert [(type(value), value) for value in values] == [(type(n.value), n.value) for n in numbers if n]


@pytest.mark.parametrize(
    ("texts", "values"),
    [(["1", "-2.50", "0"], [1, -2.5, 0]), ([], []), (["1", "x"], None), (["1", ""], None), (["01"], None), (["1+"], None)],
    ids=str,
)  # fmt: skip
def test_plain_numbers(texts: list[str], values: list[float] | None) -> None:
    assert plain_numbers(texts) == values


@given(st.lists(NUMERALS, min_size=1, max_size=4))
def test_common_decimals_are_the_decimals_of_each_number(texts: list[str]) -> None:
    count = common_decimals(texts)
    if count is not None:
        assert {number.decimals if (number := parse_number(text)) else None for text in texts} == {count}


@pytest.mark.parametrize(
    ("texts", "count"),
    [(["1.50", "-2.25"], 2), (["1", "20"], 0), (["1.5", "2"], None), (["1", "2.5"], None), (["1.5+"], None), ([], None), (["1."], None)],
    ids=str,
)  # fmt: skip
def test_common_decimals(texts: list[str], count: int | None) -> None:
    assert common_decimals(texts) == count
