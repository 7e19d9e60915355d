"""Dates and versions as values: how texts are read, what is impossible, and how two values compare."""

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples
from jsonschema import Draft202012Validator

from mdlint.draft2020.formats import format_mistake, format_predicate, format_problem
from mdlint.values.date_patterns import pattern_mistake
from mdlint.values.dates import Dates, pattern_conflict
from mdlint.values.scale import Scale
from mdlint.values.versions import Scheme, Versions

FORMATS = Draft202012Validator.FORMAT_CHECKER


@pytest.mark.parametrize(
    ("pattern", "text", "value"),
    [
        ("yyyy-MM-dd", "2026-01-31", "2026-01-31"),
        ("yyyy-MM-dd", "2026-1-31", None),
        ("yyyy-MM-dd", "2026-W01-1", None),
        ("yyyy-MM-dd", "\u0662026-01-31", None),
        ("MMM yyyy", "jan 2026", "2026-01"),
        ("MMM yyyy", "Sept  2026", "2026-09"),
        ("MMM yyyy", "January 2026", None),
        ("MMMM yyyy", "JANUARY 2026", "2026-01"),
        # A Turkish i, without its dot or with it, is not the i of April.
        ("MMMM yyyy", "Apr\u0131l 2026", None),
        ("MMMM yyyy", "APR\u0130L 2026", None),
        ("MMM yyyy", "\u017fep 2026", None),
        ("yyyy' ' 'of' M", "2026  of 5", "2026-05"),
        ("MM/yyyy", "05/2026", "2026-05"),
        ("M/yyyy", "5/2026", "2026-05"),
        ("yyyy QQQ", "2026 Q1", "2026-Q1"),
        ("'Q'Q yyyy", "Q4 2026", "2026-Q4"),
        ("dd.MM.yyyy", "31.12.2026", "2026-12-31"),
        ("MMMM d, yyyy", "December 1, 2026", "2026-12-01"),
        ("d MMM ''yy", "1 Dec '68", "2068-12-01"),
        ("d MMM ''yy", "1 Dec '69", "1969-12-01"),
        ("yyyyMMdd", "20260131", "2026-01-31"),
        ("yyyy", "2026", "2026"),
        ("dd.MM.yyyy H:mm", "31.12.2026 9:05", "2026-12-31T09:05"),
        ("date-time", "2026-01-31T14:30:00+01:00", "2026-01-31T14:30:00+01:00"),
    ],
)
def test_a_date_is_read_by_its_pattern(pattern: str, text: str, value: str | None) -> None:
    assert Dates((pattern,)).value(text) == value


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("yyyy-MM-dd", "2018-02-30", "February 2018 has 28 days"),
        ("yyyy-MM-dd", "2024-02-30", "February 2024 has 29 days"),
        ("yyyy-MM-dd", "1900-02-29", "February 1900 has 28 days"),
        ("dd.MM.yyyy", "31.04.2026", "April has 30 days"),
        ("yyyy-MM-dd", "2026-13-02", "there is no month 13"),
        ("yyyy-MM-dd", "2026-00-02", "there is no month 0"),
        ("yyyy-MM-dd", "2026-01-00", "there is no day 0"),
        ("yyyy-MM-dd", "0000-01-01", "there is no year 0"),
        ("QQQ yyyy", "Q5 2026", "there is no quarter 5"),
        ("yyyy-MM-dd HH:mm", "2026-01-01 24:00", "there is no hour 24"),
        ("date-time", "2026-01-31T14:60:00Z", "there is no minute 60"),
    ],
)
def test_it_is_said_what_is_impossible(pattern: str, text: str, words: str) -> None:
    assert Dates((pattern,)).problem(text) == f"is not a date: {words}"


def test_a_text_of_another_form_is_told_the_forms() -> None:
    words = 'is not a date such as "Jan 2026", "2026 Q1" or "\'26"'
    assert Dates(("MMM yyyy", "yyyy QQQ", "''yy")).problem("soon") == words
    assert Dates(("MMM yyyy", "yyyy QQQ", "''yy")).problem("x" * 10_000) == words


def test_many_spaces_in_a_pattern_and_in_a_text_take_no_time() -> None:
    assert Dates(("yyyy" + "' ' " * 20 + "M",)).value("2026" + " " * 90 + "x") is None


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("yyyy-MM-dd", ""),
        ("'week of' d MMM yyyy", ""),
        ("YYYY-MM-DD", 'has "YYYY", which is not a field; write "yyyy-MM-dd"'),
        ("%d %b %Y", 'is of strftime, expected a pattern of Unicode; write "dd MMM yyyy"'),
        ("%Q", "is of strftime, expected a pattern of Unicode"),
        ("yyyy ww", 'has "ww", which is not a field'),
        ("yyyy-dd", "has a day without a month"),
        ("MMM", "has a month without a year"),
        ("yyyy yy", "has the year twice"),
        ("yyyy QQQ MM", "has a quarter and a month"),
        ("yyyy 'Q", "has a quote that is not closed"),
        ("--", "has no field, such as yyyy"),
    ],
)
def test_a_pattern_that_can_not_be_read_is_a_mistake(pattern: str, words: str) -> None:
    assert pattern_mistake(pattern) == words


def test_two_patterns_must_not_read_one_text_as_two_dates() -> None:
    assert list(pattern_conflict(["MM/dd/yyyy", "dd/MM/yyyy"])) == [
        (1, 'reads "02/03/2001" as another date than "MM/dd/yyyy"')
    ]
    assert list(pattern_conflict(["d MMM yyyy", "MMM yyyy", "yyyy-MM-dd", "yyyy"])) == []


# Each is before the next one.
@pytest.mark.parametrize(
    ("scale", "values"),
    [
        (Dates(()), ["1999", "2025-Q4", "2026-01", "2026-02-01", "2026-Q2", "2026-07-01T00:00", "2027"]),
        (Dates(()), ["2026-01-31T12:00:00+02:00", "2026-01-31T10:30:00Z", "2026-02-01T00:00:00+13:00", "2026-01-31T11:30:00Z"]),
        # The example of §11 of Semantic Versioning 2.0.0.
        (Versions("semver"), ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "v1.9.0", "1.10.0"]),
        # The example of PEP 440.
        (Versions("pep440"), ["1.dev0", "1.0.dev456", "1.0a1", "1.0a2.dev456", "1.0b1.dev456", "1.0rc1", "1.0", "1.0.post456", "1.1.dev1", "1.9", "1.10", "1!0.1"]),
        (Versions("natural"), ["1.0-dev", "1.0a1", "1.0beta2", "1.0-rc1", "1.0-rc.2", "1.0", "1.0b", "1.0.1", "1.9", "v1.10"]),
        (Versions("natural"), ["Ubuntu 22.04.5", "Ubuntu 24.04 LTS", "Ubuntu 24.10"]),
        (Versions("natural"), ["1.9\u00b2", "1.10\u00b2", "1.11"]),
    ],
)  # fmt: skip
def test_values_have_an_order(scale: Scale, values: list[str]) -> None:
    points = [point for value in values if (point := scale.point(value)) is not None]
    assert len(points) == len(values)
    assert [scale.order(*pair) for pair in pairwise(points)] == [-1] * (len(values) - 1)
    assert [scale.order(later, earlier) for earlier, later in pairwise(points)] == [1] * (len(values) - 1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2026", "2026-05"),
        ("2026-Q1", "2026-03"),
        ("2026-05", "2026-05-20"),
        ("2026-05-20", "2026-05-20T10:00"),
        # Without its offset, a time is not known.
        ("2026-05-20T10:00", "2026-05-20T23:00:00Z"),
    ],
)
def test_a_date_inside_of_another_is_neither_before_nor_after_it(left: str, right: str) -> None:
    first, second = Dates(()).point(left), Dates(()).point(right)
    assert first is not None
    assert second is not None
    assert (Dates(()).order(first, second), Dates(()).order(second, first)) == (None, None)


@pytest.mark.parametrize(
    ("scale", "left", "right", "equal"),
    [
        (Dates(()), "2026-01-31T14:30:00+01:00", "2026-01-31T13:30:00z", True),
        (Dates(()), "2026-01", "2026-01-01", False),
        (Versions("pep440"), "1.0", "v1.0.0", True),
        (Versions("pep440"), "1.0rc1", "1.0-rc.1", True),
        (Versions("pep440"), "1.0", "1.0+local", False),
        (Versions("semver"), "1.0.0", "v1.0.0", True),
        (Versions("semver"), "1.0.0+amd64", "1.0.0+arm64", False),
        (Versions("natural"), "V1.0", "1", True),
        (Versions("natural"), "1.01", "1.1", True),
        (Versions("natural"), "1.0b", "1.0", False),
    ],
)
def test_two_spellings_of_one_value_are_equal(scale: Scale, left: str, right: str, equal: bool) -> None:
    first, second = scale.point(left), scale.point(right)
    assert first is not None
    assert second is not None
    assert (scale.identity(left, first) == scale.identity(right, second)) is equal


@pytest.mark.parametrize(
    ("scheme", "text", "words"),
    [
        ("semver", "1.2", "is not a semantic version: it has 2 numbers, expected 3"),
        ("semver", "2", "is not a semantic version: it has 1 number, expected 3"),
        ("semver", "1.02.3", "is not a semantic version: a number does not begin with a zero"),
        ("semver", "1.2.3-", "is not a semantic version"),
        ("semver", "1.2.3-01", "is not a semantic version"),
        ("semver", "9" * 100_000, "is not a semantic version"),
        ("pep440", "1.x", "is not a version of PEP 440"),
        ("natural", "latest", "is not a version"),
        # A raised or circled digit is no number.
        ("natural", "\u00b2", "is not a version"),
        ("natural", "\u2460", "is not a version"),
        ("natural", "9" * 100_000, "is not a version"),
    ],
)
def test_a_text_that_is_not_a_version_is_told_why(scheme: Scheme, text: str, words: str) -> None:
    assert Versions(scheme).problem(text) == words


@examples(300)
@given(st.dates(), st.sampled_from(["yyyy-MM-dd", "dd.MM.yyyy", "d MMM yyyy", "MMMM d, yyyy", "M/d/yyyy", "yyyyMMdd"]))
def test_a_date_of_the_calendar_is_read_as_it_is(day: date, pattern: str) -> None:
    names = {"yyyy": f"{day.year:04}", "MMMM": f"{day:%B}", "MMM": f"{day:%b}", "MM": f"{day:%m}", "dd": f"{day:%d}"}
    text = pattern
    for field, written in names.items():
        text = text.replace(field, f"<{written}>", 1) if field in text else text
    text = text.replace("M/", f"{day.month}/").replace("d ", f"{day.day} ").replace("d,", f"{day.day},")
    text = text.replace("/d/", f"/{day.day}/").replace("<", "").replace(">", "")
    assert Dates((pattern,)).value(text) == day.isoformat()


DIGITS = st.from_regex(r"[0-9]{3,5}-[0-9]{1,2}-[0-9]{1,2}", fullmatch=True)
TIMES = st.from_regex(
    r"[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]{1,8})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?",
    fullmatch=True,
)


@examples(500)
@given(DIGITS | TIMES | st.dates().map(str) | st.datetimes().map(datetime.isoformat) | st.text(max_size=12))
def test_a_date_is_of_its_format_exactly_if_jsonschema_says_so(text: str) -> None:
    assert format_predicate("date")(text) == FORMATS.conforms(text, "date")
    # RFC 3339 has the year 0000, which is not in the calendar that we compare dates by.
    if not text.startswith("0000"):
        assert format_predicate("date-time")(text) == FORMATS.conforms(text, "date-time")


def test_every_format_of_jsonschema_can_be_checked() -> None:
    assert [name for name in FORMATS.checkers if format_mistake(name)] == []
    assert (
        format_mistake("dat") == '"dat" is not a format of JSON Schema, so nothing can check it (did you mean "date"?)'
    )


@pytest.mark.parametrize(("name", "text"), [("regex", "(" * 2_000), ("regex", "[["), ("uri", "urn:" + "a" * 100_000)])
def test_a_hostile_text_is_not_of_a_format_and_ends_no_run(name: str, text: str) -> None:
    assert not format_predicate(name)(text)


def test_a_regular_expression_that_python_warns_of_is_one() -> None:
    assert format_predicate("regex")("[[a]")


def test_a_text_that_is_too_long_is_told_so() -> None:
    words = "has 100,000 characters, too many to be checked as a URI with a scheme"
    assert format_problem("uri", "a" * 100_000) == words
