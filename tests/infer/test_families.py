"""Which tables are one family, and what its columns are called."""

from pathlib import Path

import pytest
from tables import table

from mdlint.config import Config
from mdlint.infer.families import Family, TableOnPage, families_of
from mdlint.markdown import parse


def families(*headers: str) -> list[Family]:
    """Return the families of tables of one row with these headers, each on a page of its own."""
    config = Config(Path.cwd())
    pages = [parse(table(header, " | ".join("1" for _ in header.split("|")))) for header in headers]
    return families_of(TableOnPage(page, found, config) for page in pages for found in page.tables)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Name | Size | Speed", "Name | Size | Speed", 1),
        # The order, the case and spaces make no difference.
        ("Name | Size | Speed", "name | speed | SIZE", 1),
        ("Name | Size (MB) | Speed", "Name | Size(MB) | Speed", 1),
        # Most columns are the same.
        ("Name | Size | Speed | Cost", "Name | Size | Speed", 1),
        ("Name | Type | Default | Description", "Name | Type | Required | Description", 2),
        # The first column differs.
        ("Name | Size | Speed", "Tool | Size | Speed", 2),
        ("Name", "Name", 1),
        ("Name", "Name | Size", 2),
    ],
)
def test_tables_of_one_family_have_the_first_and_most_other_columns_in_common(
    first: str, second: str, count: int
) -> None:
    assert len(families(first, second)) == count


def test_the_columns_are_named_and_ordered_as_in_most_tables() -> None:
    (family,) = families(
        "Name | Speed | Size", "name | Size | Speed", "Name | Size | Speed | Cost", "Name | Size | Speed"
    )
    assert family.columns == ("Name", "Size", "Speed", "Cost")
    assert family.common == ("Name", "Size", "Speed")


def test_the_tables_stay_in_the_order_of_the_pages() -> None:
    first, second = families("Tool | Age", "Name | Size | Speed", "Name | Size | Speed", "Tool | Age", "Tool | Age")
    assert (first.columns[0], len(first.tables)) == ("Tool", 3)
    assert (second.columns[0], len(second.tables)) == ("Name", 2)


USUAL = ("Name | Latency | Speed",) * 3


@pytest.mark.parametrize(
    ("header", "misspelled", "aliases"),
    [
        ("Name | Latnecy | Speed", {"Latnecy"}, {}),
        # A unit is no mistake.
        ("Name | Latency (ms) | Speed", set(), {"Latency": ("Latency (ms)",)}),
        # An abbreviation is none.
        ("Name | Laten. | Speed", set(), {"Latency": ("Laten.",)}),
    ],
)
def test_another_spelling_in_one_of_many_tables_is_a_mistake(
    header: str, misspelled: set[str], aliases: dict[str, tuple[str, ...]]
) -> None:
    (family,) = families(*USUAL, header)
    assert family.columns == ("Name", "Latency", "Speed")
    assert family.common == family.columns
    assert family.misspelled == misspelled
    assert family.aliases == aliases


def test_another_spelling_in_several_tables_is_an_alias() -> None:
    (family,) = families(*USUAL, "Name | Lateny | Speed", "Name | Lateny | Speed")
    assert not family.misspelled
    assert family.aliases == {"Latency": ("Lateny",)}


def test_of_two_tables_neither_is_right() -> None:
    (family,) = families("Name | Latency | Speed", "Name | Latnecy | Speed")
    assert family.misspelled == set()


def test_headers_that_the_default_schema_takes_for_one_column_are_one() -> None:
    (family,) = families("Model | Img Size | Top-1 | Top-5", "Model | img_size | top1 | acc@5")
    assert family.columns == ("Model", "Img Size", "Top-1", "Top-5")
    assert family.aliases == {"Img Size": ("img_size",)}
    assert not family.misspelled


def test_a_table_without_headers_has_no_family() -> None:
    assert families(" | ") == []


def test_an_empty_or_repeated_header_is_no_column_of_its_own() -> None:
    (family,) = families("Name |  | Size | Size")
    assert family.columns == ("Name", "Size")


def test_columns_that_the_default_schema_knows_have_its_names() -> None:
    (family,) = families("Model | top1 acc | Params")
    assert (family.columns, family.has_metrics) == (("Model", "Top-1", "Params"), True)


@pytest.mark.parametrize(
    "header",
    [
        "Name | Color",
        # Both would be Top-1.
        "Model | top1 | top-1 accuracy",
    ],
)
def test_the_default_schema_says_nothing_about_other_families(header: str) -> None:
    (family,) = families(header)
    assert (family.columns, family.has_metrics) == (tuple(header.split(" | ")), False)
