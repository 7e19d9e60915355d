"""The facts of tables that are compared: how exact a number is, and what is stored."""

from collections.abc import Mapping
from typing import Any

import pytest
from schema_cases import table_schema
from tables import table, table_of

from mdlint.cache.plain import reader, written
from mdlint.model import Span
from mdlint.schema import BoundTable, compared_table
from mdlint.schema.cells.last_digit import last_digit
from mdlint.table_facts import TableFacts


@pytest.mark.parametrize(
    ("text", "keywords", "expected"),
    [
        ("84.80", {}, 0.01),
        ("85", {}, 1),
        ("1,200", {}, 1),
        ("-0.5", {}, 0.1),
        ("1.2e6", {}, 100_000),
        ("3×10^-2", {}, 0.01),
        ("25.6M", {"unit": {"M": 1_000_000}}, 100_000),
        ("0.25 s", {"duration": "ms"}, 10),
        ("~12", {"qualifiers": ["~"]}, 1),
        ("0e999", {}, None),
        ("1:30", {"duration": "s"}, None),
        ("tiny", {}, None),
    ],
)
def test_the_last_digit_of_a_number(text: str, keywords: Mapping[str, Any], expected: float | None) -> None:
    column = table_schema({"A": {"type": ["number", "string"], **keywords}}).column("A")
    found = last_digit(text, column)
    assert found == (None if expected is None else pytest.approx(expected))


def facts(text: str) -> TableFacts:
    schema = table_schema({"Model": {"type": "string"}, "Top-1": {"type": "number"}}, uniqueAcross=["Model", "Top-1"])
    found = compared_table(BoundTable(table_of(text), schema))
    assert found is not None
    return found


def test_a_column_has_texts_values_places_and_targets() -> None:
    known = facts(table("Model | Note | Top-1", "[vit](vit.pth) | x | **84.80**", "deit | y | -"))
    assert [column.name for column in known.columns] == ["Model", "Top-1"]
    model, top = known.columns
    assert (model.texts, model.targets) == (("vit", "deit"), ("vit.pth", ""))
    assert (top.values, top.steps) == ((84.8, None), (0.01, None))
    assert top.spans == (Span(3, 24, 3, 33), Span(4, 14, 4, 15))


def test_a_table_without_such_keywords_has_no_facts() -> None:
    schema = table_schema({"Model": {"type": "string"}}, uniqueBy=["Model"])
    assert compared_table(BoundTable(table_of(table("Model", "vit")), schema)) is None


def test_facts_are_the_same_after_they_were_stored() -> None:
    known = facts(table("Model | Top-1", "[vit](vit.pth) | 84.80", "1.0 | 2", "x | true"))
    assert reader(TableFacts)(written(known)) == known
