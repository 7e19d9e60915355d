"""`datePattern`, `version`, `notBefore`, `notAfter` and `assertFormat`, and what other keywords do with dates and versions."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples
from schema_cases import cell_value, found, records_of, table_schema, violations, written
from tables import table, table_of
from without_proofs import without_proofs

from mdlint.schema import check_schema
from mdlint.schema.load import examine_schema

DATES: dict[str, Any] = {
    "type": ["string", "null"],
    "datePattern": ["d MMM yyyy", "MMM yyyy", "yyyy-MM-dd", "yyyy QQQ"],
}
PEP440 = {"type": "string", "version": "pep440"}
SEMVER = {"type": "string", "version": "semver"}


@pytest.mark.parametrize(
    ("keywords", "cell", "value"),
    [
        (DATES, "5 Jan 2026", "2026-01-05"),
        (DATES, "**Jan 2026**", "2026-01"),
        (DATES, "2026 Q1", "2026-Q1"),
        (DATES, "-", None),
        (DATES, "30 Feb 2026", "30 Feb 2026"),
        ({"datePattern": "yyyy"}, "2026", "2026"),
        ({"version": "natural"}, "1.10", "1.10"),
        ({"version": "natural", "type": ["string", "number"]}, "1.10", "1.10"),
        ({"type": "array", "separator": ",", "version": "pep440"}, "3.9, 3.10", ["3.9", "3.10"]),
        ({"type": "array", "separator": ",", "datePattern": "MMM yyyy"}, "Jan 2026, Feb 2026", ["2026-01", "2026-02"]),
        ({"format": "date"}, "2026-01-05", "2026-01-05"),
        ({"format": "date"}, "12", 12),
    ],
)
def test_the_value_of_a_date_is_its_iso_text_and_of_a_version_its_text(
    keywords: dict[str, Any], cell: str, value: object
) -> None:
    assert cell_value(keywords, cell) == value


@pytest.mark.parametrize(
    ("keywords", "cell"),
    [(DATES, "Jan 2026"), (DATES, "2026-01-05"), ({"format": "date"}, "2026-01-05"), (PEP440, "1.10"), (SEMVER, "v1.10.0"), ({"version": "natural"}, "1.10")],
)  # fmt: skip
def test_white_space_around_a_date_or_a_version_makes_no_difference(keywords: dict[str, Any], cell: str) -> None:
    schema = table_schema({"A": keywords}, uniqueBy=["A"])
    (line,) = found(schema, table("A", cell, f"&nbsp;{cell}&emsp;"))
    assert "duplicate-key" in line


def test_standard_keywords_are_about_the_value() -> None:
    schema = table_schema({"A": {**DATES, "enum": ["2026-01", None], "pattern": "^2026"}})
    assert found(schema, table("A", "Jan 2026", "-")) == []
    assert found(schema, table("A", "31 Dec 1999")) == [
        '3:3-14 not-allowed: A "31 Dec 1999" is not one of "2026-01" or null'
    ]
    assert records_of(table_of(table("A", "Jan 2026")), schema) == [{"A": "2026-01"}]


@pytest.mark.parametrize(
    ("keywords", "cells", "expected"),
    [
        (DATES, ["30 Feb 2018", "Jan 2026", "-"], ['3:3-14 wrong-format: A "30 Feb 2018" is not a date: February 2018 has 28 days']),
        # A date of ISO 8601 is not of the pattern, though the values are.
        ({"datePattern": "MMM yyyy"}, ["2026-01"], ['3:3-10 wrong-format: A "2026-01" is not a date such as "Jan 2026"']),
        (SEMVER, ["1.2", "v1.2.3"], ['3:3-6 wrong-format: A "1.2" is not a semantic version: it has 2 numbers, expected 3']),
        ({"type": "array", "separator": ",", "version": "pep440"}, ["3.9, 3.x, 3.11"], ['3:8-11 wrong-format: A "3.x" is not a version of PEP 440']),
        # A wrong cell is not compared.
        ({**DATES, "notBefore": "2026"}, ["30 Feb 2018"], ['3:3-14 wrong-format: A "30 Feb 2018" is not a date: February 2018 has 28 days']),
        # Bounds.
        ({**DATES, "notBefore": "2026-01-31"}, ["30 Jan 2026", "31 Jan 2026", "Jan 2026", "2026 Q1", "-"], ["3:3-14 out-of-range: A 30 Jan 2026 is before 2026-01-31"]),
        ({**DATES, "notAfter": "Jan 2026"}, ["31 Jan 2026", "1 Feb 2026", "2026 Q1", "2026 Q2"], ["4:3-13 out-of-range: A 1 Feb 2026 is after Jan 2026", "6:3-10 out-of-range: A 2026 Q2 is after Jan 2026"]),
        ({**PEP440, "notBefore": "1.10", "notAfter": "2"}, ["1.9", "1.10rc1", "v1.10", "2.0.0", "2.0.post1"], ["3:3-6 out-of-range: A 1.9 is before 1.10", "4:3-10 out-of-range: A 1.10rc1 is before 1.10", "7:3-12 out-of-range: A 2.0.post1 is after 2"]),
        # Without assertFormat, a format only orders.
        ({"format": "date", "notBefore": "2026-01-01"}, ["2018-02-30", "2025-12-31"], ["4:3-13 out-of-range: A 2025-12-31 is before 2026-01-01"]),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_reported(keywords: dict[str, Any], cells: list[str], expected: list[str]) -> None:
    assert found(table_schema({"A": keywords}), table("A", *cells)) == expected


@pytest.mark.parametrize(
    ("keywords", "order", "cells", "expected"),
    [
        (PEP440, "ascending", ["1.9", "1.10rc1", "1.10"], []),
        (PEP440, "ascending", ["1.10", "1.9", "2"], ['3:3-7 unsorted-rows: A "1.10" is out of order (ascending): it belongs below "1.9"']),
        (PEP440, "descending", ["2", "1.10rc1", "1.10"], ['4:3-10 unsorted-rows: A "1.10rc1" is out of order (descending): it belongs below "1.10"']),
        (PEP440, "descending", ["1.9", "1.10", "2"], ["1:3-4 unsorted-rows: A is sorted ascending, not descending"]),
        (DATES, "ascending", ["Dec 2025", "5 Jan 2026", "2026-02-01", "2026 Q2"], []),
        (DATES, "ascending", ["5 Feb 2026", "Jan 2026", "2026 Q2"], ['3:3-13 unsorted-rows: A "5 Feb 2026" is out of order (ascending): it belongs below "Jan 2026"']),
        # A month may be anywhere among its days.
        (DATES, "ascending", ["5 Jan 2026", "Jan 2026", "6 Jan 2026"], []),
        (DATES, "ascending", ["Jan 2026", "5 Jan 2026", "2026 Q1", "6 Jan 2026"], []),
        (DATES, "descending", ["6 Jan 2026", "Jan 2026", "5 Jan 2026", "2025 Q4"], []),
        (DATES, "ascending", ["9 Jan 2026", "Jan 2026", "6 Jan 2026", "7 Jan 2026"], ['3:3-13 unsorted-rows: A "9 Jan 2026" is out of order (ascending): it belongs below "7 Jan 2026"']),
    ],
)  # fmt: skip
def test_rows_are_sorted_by_dates_and_versions(
    keywords: dict[str, Any], order: str, cells: list[str], expected: list[str]
) -> None:
    schema = table_schema({"A": keywords}, sortedBy=[{"column": "A", "order": order}])
    assert found(schema, table("A", *cells)) == expected


def test_a_version_may_still_be_sorted_as_text() -> None:
    schema = table_schema({"A": PEP440}, sortedBy=[{"column": "A", "as": "text"}])
    assert found(schema, table("A", "1.10", "1.9")) == []


def test_an_end_before_its_start_is_found_in_columns_of_two_patterns() -> None:
    columns = {"A": {"type": "string", "datePattern": "MMM yyyy"}, "B": {"type": "string", "format": "date"}}
    schema = table_schema(columns, compare=[{"left": "A", "is": "<", "right": "B"}])
    rows = ("Jan 2026 | 2026-02-01", "Feb 2026 | 2026-01-31", "Mar 2026 | 2026-03-05")
    assert found(schema, table("A | B", *rows)) == ["4:3-11 broken-relation: A Feb 2026 is not below B 2026-01-31"]


@pytest.mark.parametrize(
    ("sign", "constant", "rows"),
    [("<", "2.0", [1, 2]), ("<=", "2", [2]), ("==", "v2.0.0", [0, 2]), ("!=", "2", [1]), (">=", "1.10", [0])],
)
def test_a_version_is_compared_with_a_constant(sign: str, constant: str, rows: list[int]) -> None:
    schema = table_schema({"A": PEP440}, compare=[{"left": "A", "is": sign, "right": {"value": constant}}])
    assert [each.at.row for each in violations(schema, table("A", "1.9", "2.0", "2.1"))] == rows


def test_two_spellings_of_one_value_are_one_key() -> None:
    schema = table_schema({"A": PEP440, "B": DATES}, uniqueBy=[["A"], ["B"]])
    rows = ("1.0 | Jan 2026", "v1.0.0 | 1 Jan 2026", "1.1 | 2026-01-01", "1.10 | -")
    assert found(schema, table("A | B", *rows)) == [
        '4:3-9 duplicate-key: A "v1.0.0" occurs twice, before as "1.0"',
        '5:9-19 duplicate-key: B "2026-01-01" occurs twice, before as "1 Jan 2026"',
    ]


def test_two_builds_of_one_version_are_two_keys_and_in_any_order() -> None:
    schema = table_schema({"A": SEMVER}, uniqueBy=["A"], sortedBy=[{"column": "A"}])
    assert found(schema, table("A", "1.0.0+b", "1.0.0+a", "1.0.1")) == []


FORMATS: list[tuple[str, str, str, str]] = [
    ("date", "2018-02-28", "2018-02-30", "is not a date: February 2018 has 28 days"),
    ("date-time", "2018-02-28T10:00:00Z", "2018-02-28", 'is not a date such as "2026-01-31T14:30:00Z"'),
    ("email", "a@b", "a", "is not an email address"),
    ("uri", "https://a.example", "a b", "is not a URI with a scheme"),
    ("ipv4", "127.0.0.1", "127.0.0.256", "is not an IPv4 address"),
    ("duration", "P1D", "1 day", "is not a duration of ISO 8601"),
]


@pytest.mark.parametrize(("name", "right", "wrong", "words"), FORMATS)
def test_values_are_held_to_their_format_on_request(name: str, right: str, wrong: str, words: str) -> None:
    column = {"A": {"type": ["string", "null"], "format": name}}
    page = table("A | B", f"{right} | x", f"{wrong} | x", "- | x")
    expected = [f'4:3-{3 + len(wrong)} wrong-format: A "{wrong}" {words}']
    assert found(table_schema(column, assertFormat=True), page) == expected
    assert found(table_schema(column, assertFormat=False), page) == []
    assert found(table_schema(column), page) == []


@pytest.mark.parametrize(
    "row",
    [
        {"properties": {"A": {"anyOf": [{"format": "date"}, {"const": "x"}]}}},
        {"properties": {"A": {"not": {"not": {"format": "date"}}}}},
        {"allOf": [{"properties": {"A": {"allOf": [{"format": "date", "minLength": 1}]}}}]},
        {"patternProperties": {"^A": {"if": {"format": "date"}, "else": False}}},
        {"unevaluatedProperties": {"format": "date"}},
        {"additionalProperties": {"format": "date"}},
    ],
)
def test_a_format_is_checked_wherever_it_is(row: dict[str, Any]) -> None:
    keywords = {f"row_{name}": value for name, value in row.items() if name != "properties"}
    schema = table_schema(row.get("properties", {}), assertFormat=True, **keywords)
    if "properties" not in row:
        schema = type(schema)("test", {"assertFormat": True, "items": row})
    places = [(each.at.row, each.at.column) for each in violations(schema, table("A", "2018-02-28", "2018-02-30"))]
    assert places == [(1, 0)]


def checked(folder: Path, keywords: dict[str, Any], **top: Any) -> list[str]:  # noqa: ANN401  any JSON
    schema = {
        "$schema": "urn:mdlint:table:v1",
        **top,
        "items": {"properties": {"A": keywords, "B": {"type": "number"}}},
    }
    return [
        str(fault).partition("table.json")[2] for fault in check_schema(written(folder, "table.json", schema), folder)
    ]


@pytest.mark.parametrize(
    ("keywords", "top", "words"),
    [
        ({"datePattern": "YYYY-MM-DD"}, {}, 'the pattern "YYYY-MM-DD" has "YYYY", which is not a field; write "yyyy-MM-dd"'),
        ({"datePattern": ["yyyy", "dd/MM/yyyy", "MM/dd/yyyy"]}, {}, 'the pattern "MM/dd/yyyy" reads "03/02/2001" as another date than "dd/MM/yyyy"'),
        ({"datePattern": "MMM yyyy", "enum": ["2026-01", "Jan 2026"]}, {}, '"Jan 2026" is compared with dates in ISO 8601; write "2026-01"'),
        ({"datePattern": "MMM yyyy", "const": "Jan 2026"}, {}, '"Jan 2026" is compared with dates in ISO 8601; write "2026-01"'),
        ({"datePattern": "yyyy", "version": "semver"}, {}, "a column has dates or versions: use one of the two"),
        ({"version": "calver"}, {}, '"calver" is not one of "semver", "pep440" or "natural"'),
        ({"type": "number", "version": "semver"}, {}, '"version" is about "string", and the type is "number": it has no effect'),
        ({"notBefore": "2026"}, {}, 'the column has no dates or versions: add "datePattern", "version", or "format" with "date" or "date-time"'),
        ({"format": "date", "notAfter": "today"}, {}, '"today" is not among the dates of the column such as 2026-01-31'),
        ({"allOf": [{"format": "date"}], "notAfter": "today"}, {}, '"today" is not among the dates of the column such as 2026-01-31'),
        ({"$ref": "#/$defs/dates", "notBefore": "soon"}, {"$defs": {"dates": {"allOf": [{"datePattern": "yyyy"}]}}}, '"soon" is not among the dates of the column such as 2026-01-31'),
        ({"$ref": "#/$defs/text", "notBefore": "2026"}, {"$defs": {"text": {"type": "string"}}}, 'the column has no dates or versions: add "datePattern", "version", or "format" with "date" or "date-time"'),
        ({"datePattern": "yyyy", "notBefore": "2027", "notAfter": "2026"}, {}, '"notBefore" is 2027, after 2026: no value is allowed'),
        ({"datePattern": "yyyy", "notAfter": "2026", "notBefore": "2027"}, {}, '"notAfter" is 2026, before 2027: no value is allowed'),
        ({"$ref": "#/$defs/old", "notBefore": "2027"}, {"$defs": {"old": {"datePattern": "yyyy", "notAfter": "2026"}}}, '"notAfter" is 2026, before 2027: no value is allowed'),
        ({"$ref": "#/$defs/new", "notAfter": "1.9"}, {"$defs": {"new": {"version": "natural", "notBefore": "1.10"}}}, '"notBefore" is 1.10, after 1.9: no value is allowed'),
        ({"version": "semver", "notBefore": "1.2"}, {}, '"1.2" is not among the semantic versions of the column'),
        ({"format": "date"}, {"compare": [{"left": "A", "is": "<", "right": "B"}]}, '"B" has numbers, the other operand dates'),
        ({"format": "date"}, {"compare": [{"left": "A", "is": "<", "right": 5}]}, "5 has numbers, the other operand dates"),
        ({"format": "date"}, {"compare": [{"left": "A", "is": "<", "right": {"value": "2026-02-30"}}]}, '"2026-02-30" is not among the dates of the column such as 2026-01-31'),
        ({"format": "date"}, {"compare": [{"left": "B", "is": "<", "right": {"value": "2026"}}]}, "the other operand is not a column of dates or versions"),
        ({"format": "dat"}, {"assertFormat": True}, '"dat" is not a format of JSON Schema, so nothing can check it (did you mean "date"?)'),
    ],
)  # fmt: skip
def test_a_mistake_in_a_schema_is_found(
    tmp_path: Path, keywords: dict[str, Any], top: dict[str, Any], words: str
) -> None:
    (fault,) = checked(tmp_path, keywords, **top)
    assert fault.endswith(f": {words}")


@pytest.mark.parametrize(
    ("keywords", "top"),
    [
        ({"datePattern": ["MMM yyyy", "yyyy-MM-dd"], "notBefore": "Jan 2026"}, {}),
        ({"allOf": [{"version": "semver"}], "notBefore": "1.0.0"}, {}),
        ({"$ref": "#/$defs/dates", "notBefore": "Jan 2026"}, {"$defs": {"dates": {"datePattern": "MMM yyyy"}}}),
        ({"format": "date", "notBefore": "2026", "notAfter": "2026"}, {}),
        # A month of the year may be the one that is meant.
        ({"datePattern": ["yyyy", "MMM yyyy"], "notBefore": "Jun 2026", "notAfter": "2026"}, {}),
        ({"format": "date"}, {"assertFormat": True, "compare": [{"left": "A", "is": "<", "right": {"value": "2026"}}]}),
        ({"format": "date-time"}, {"assertFormat": True}),
        ({"datePattern": ["MMM yyyy", "yyyy"], "enum": ["2026-01", "2026", "soon", None]}, {}),
        ({"format": "my-own"}, {}),
    ],
)
def test_a_schema_without_mistakes(tmp_path: Path, keywords: dict[str, Any], top: dict[str, Any]) -> None:
    assert checked(tmp_path, keywords, **top) == []


def test_a_format_whose_library_is_not_installed_is_a_mistake_and_never_silent(tmp_path: Path) -> None:
    with patch("mdlint.draft2020.formats._checker") as checker:
        checker.return_value.checkers = {"email": None}
        (fault,) = checked(tmp_path, {"format": "uri"}, assertFormat=True)
    assert fault.endswith(
        "\"uri\" can't be checked, since a library is not installed: pip install 'mdlint-tables[formats]'"
    )


def test_an_asserted_format_gets_no_warning(tmp_path: Path) -> None:
    schema = {"assertFormat": True, "items": {"properties": {"A": {"format": "date"}}}}
    assert examine_schema(written(tmp_path, "table.json", schema), tmp_path) == ([], [])


CELLS = st.sampled_from(["Jan 2026", "5 Jan 2026", "2026-01-06", "2026 Q1", "2025 Q4", "-", "30 Feb 2026", "x", "7 Jan 2026"])  # fmt: skip


@examples(200)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6), st.sampled_from(["ascending", "descending"]))
def test_the_proofs_over_columns_change_no_result(rows: list[tuple[str, str]], order: str) -> None:
    schema = table_schema(
        {"A": {**DATES, "notBefore": "2025-12"}, "B": DATES},
        sortedBy=[{"column": "A", "order": order}, {"column": "B"}],
        compare=[{"left": "A", "is": "<=", "right": "B"}],
        uniqueBy=["A", "B"],
    )
    page = table("A | B", *map(" | ".join, rows))
    usual = found(schema, page)
    with without_proofs():
        assert found(schema, page) == usual
