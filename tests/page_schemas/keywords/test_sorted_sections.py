"""`sortedSections`: sections by a date, a number or a text in their headings."""

from datetime import date
from typing import Any

import pytest
from page_schema_cases import found

from mdlint.page_schemas.dates import date_meant, read_date


def page(*headings: str) -> str:
    return (
        "\n\n".join(["# T", *(heading if heading.startswith("#") else f"## {heading}" for heading in headings)]) + "\n"
    )


MONTHS = {"pattern": "^(.+): ", "as": "date", "order": "descending"}
OUT = "unsorted-sections: section"
SEVERAL, ARE = "unsorted-sections:", "are out of order: the first belongs"


@pytest.mark.parametrize(
    ("value", "headings", "expected"),
    [
        (MONTHS, ["July 2025: a", "May 2025: b", "December 2024: c"], []),
        (MONTHS, ["July 2025: a", "Links", "May 2025: b", "Names"], []),
        (MONTHS, ["July 2025: a", "July 2025: b"], []),
        (MONTHS, ["May 2025: a", "July 2025: b"], [f'5:4-16 {OUT} "July 2025" is out of order: it belongs before "May 2025"']),
        (MONTHS, ["July 2025: a", "January 2025: b", "May 2025: c", "March 2025: d"], [
            f'5:4-19 {OUT} "January 2025" is out of order: it belongs after "March 2025"',
        ]),
        (MONTHS, ["Jly 2025: a", "May 2025: b"], [
            '3:4-12 page-violation: "Jly 2025" is not a date (did you mean "July 2025"?)',
        ]),
        (MONTHS, ["2025-02-30: a"], ['3:4-14 page-violation: "2025-02-30" is not a date']),
        (MONTHS, ["*Soon*: a"], ['3:5-9 page-violation: "Soon" is not a date']),
        (MONTHS, ["May 2025: a", "April 2025: b", "March 2025: c", "July 2025: d", "June 2025: e"], [
            f'9:4-16 {SEVERAL} 2 sections, from "July 2025" to "June 2025", {ARE} before "May 2025"',
        ]),
        (MONTHS, ["May 2025: a", "April 2025: b", "March 2025: c", "May 2025: a", "June 2025: b", "May 2025: c"], [
            f'9:4-15 {OUT} "May 2025" is out of order: it belongs after "May 2025"',
            f'11:4-16 {SEVERAL} 2 sections, from "June 2025" to "May 2025", {ARE} before "May 2025"',
        ]),
        ({"pattern": "[0-9]+", "as": "number"}, ["Step 2", "Step 10", "Step 9"], [
            f'7:4-10 {OUT} "9" is out of order: it belongs after "2"',
        ]),
        ({"pattern": "^Rank (.*)$", "as": "number"}, ["Rank 1,000", "Rank first"], [
            '5:9-14 page-violation: "first" is not a number',
        ]),
        ({"pattern": "^v(.*)", "as": "natural", "order": "descending"}, ["v1.10.0", "v1.9.2", "v1.9.10"], [
            f'7:4-11 {OUT} "1.9.10" is out of order: it belongs after "1.10.0"',
        ]),
        ({"pattern": ".*"}, ["apple", "Banana", "École", "egg"], []),
        ({"pattern": ".*"}, ["b", "a"], [f'5:4-5 {OUT} "a" is out of order: it belongs before "b"']),
        ([{"pattern": "^v(.*)"}, {"pattern": "^w(.*)", "order": "descending"}], ["v1", "w2", "v2", "w1"], []),
        (MONTHS, ["2025: a", "### May 2025: b", "### June 2025: c", "2024: d", "### July 2024: e"], [
            f'7:5-17 {OUT} "June 2025" is out of order: it belongs before "May 2025"',
        ]),
    ],
)  # fmt: skip
def test_sections_below_the_same_heading_are_sorted(value: Any, headings: list[str], expected: list[str]) -> None:  # noqa: ANN401  any JSON
    assert found({"sortedSections": value}, page(*headings)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-07-14", date(2025, 7, 14)),
        ("2025-07", date(2025, 7, 1)),
        ("2025", date(2025, 1, 1)),
        ("July 2025", date(2025, 7, 1)),
        ("jul 2025", date(2025, 7, 1)),
        ("Sept. 2025", date(2025, 9, 1)),
        ("14 July 2025", date(2025, 7, 14)),
        ("July 14, 2025", date(2025, 7, 14)),
        (" May 2025 ", date(2025, 5, 1)),
        ("2025-13", None),
        ("2025-7", None),
        ("30 February 2025", None),
        ("0000", None),
        ("14 July 14 2025", None),
        ("Juli 2025", None),
        ("July", None),
        ("", None),
        ("٢٠٢٥", None),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Jly 2025", "July 2025"),
        ("14 Febuary 2025", "14 February 2025"),
        ("Ju 2025", None),
        ("Smarch 2025", "March 2025"),
        ("soon", None),
    ],
)
def test_the_month_that_was_meant_is_the_nearest(text: str, meant: str | None) -> None:
    assert date_meant(text) == meant
