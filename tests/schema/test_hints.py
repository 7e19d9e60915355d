"""The help of `wrong-type` names the keyword that reads a cell as a number, found by trying it."""

from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from schema_cases import found, table_schema, violations
from tables import table

from mdlint.schema.check.hints import Hints


def help_for(keywords: dict[str, Any], cell: str) -> str | None:
    (violation,) = violations(table_schema({"A": keywords}), table("A", cell))
    return violation.help


@pytest.mark.parametrize(
    ("cell", "keywords", "number"),
    [
        ("54.0(+1.1)", '"delta": true', "54.0"),
        ("29.6 (uncased)", '"aside": "()"', "29.6"),
        ("4.7x", '"unit": "x"', "4.7"),
        ("$12.50", '"unit": "$"', "12.50"),
        ("1 000 000", '"thousandsSeparator": " "', "1000000"),
        ("1h 30m", '"duration": "h"', "1.5"),
        ("76.5% (+0.3)", '"unit": "%" and "delta": true', "76.5"),
    ],
)
def test_a_keyword_that_reads_the_cell_is_named(cell: str, keywords: str, number: str) -> None:
    assert help_for({"type": "number"}, cell) == f"With {keywords}, the column reads it as {number}."


@pytest.mark.parametrize(
    ("cell", "refused", "keywords", "number"),
    [
        ("938 img/s", 'unit "img/s"', '"unit": "img/s"', "938"),
        ("76.5%", 'unit "%"', '"unit": "%"', "76.5"),
        ("90.0 ± 0.5", "uncertainty", '"uncertainty": true', "90.0"),
        ("87.58*", 'mark "*"', '"qualifiers": ["*"]', "87.58"),
        ("76.5% ± 0.5%", 'unit "%"', '"uncertainty": true and "unit": "%"', "76.5"),
    ],
)
def test_a_part_of_a_number_that_the_column_refuses(cell: str, refused: str, keywords: str, number: str) -> None:
    words = f"The column allows no {refused}; with {keywords}, the column reads it as {number}."
    assert help_for({"type": "number"}, cell) == words


def test_no_keyword_makes_a_fraction_a_whole_number() -> None:
    whole = {"type": ["integer", "null"], "unit": "B"}
    assert help_for(whole, "73.5%") == 'The column allows no unit "%".'
    assert (
        help_for(whole, "73%") == 'The column allows no unit "%"; with "unit": ["B", "%"], the column reads it as 73.'
    )
    # 73.0 is a whole number in JSON Schema.
    assert "reads it as 73.0." in (help_for(whole, "73.0%") or "")


def test_a_keyword_that_the_column_has_is_extended() -> None:
    words = help_for({"type": "number", "unit": "ms", "qualifiers": ["~"]}, "12 s")
    assert words == 'The column allows no unit "s"; with "unit": ["ms", "s"], the column reads it as 12.'
    assert '"qualifiers": ["*", "~"]' in (help_for({"type": "number", "qualifiers": ["~"]}, "12*") or "")
    # A factor can't be guessed.
    assert help_for({"type": "number", "unit": {"M": 1, "K": 0.001}}, "12B") == 'The column allows no unit "B".'


@pytest.mark.parametrize(
    ("type_", "cell", "words"),
    [
        ("integer", "20,20,7", 'Three digits follow each ",": is it 20,207?'),
        ("integer", "1345,67", 'Three digits follow each ",": is it 134,567?'),
        ("integer", "2,0207", 'Three digits follow each ",": is it 20,207?'),
        ("number", "32,76", 'Three digits follow a ",": is it 3,276, or 32.76?'),
        ("number", "20,20,7.5", 'Three digits follow each ",": is it 20,207.5?'),
        (["integer", "null"], "-1345,67", 'Three digits follow each ",": is it -134,567?'),
    ],
)
def test_a_comma_in_the_wrong_place(type_: object, cell: str, words: str) -> None:
    assert help_for({"type": type_}, cell) == words


def test_a_point_in_the_wrong_place() -> None:
    words = help_for({"type": "integer", "decimalSeparator": ","}, "20.20.7")
    assert words == 'Three digits follow each ".": is it 20.207?'


@pytest.mark.parametrize("cell", ["foo", "word 12", "2024-06", "v1.2", "x" * 100 + "5%", "a-b (c)"])
def test_other_texts_get_no_help(cell: str) -> None:
    assert help_for({"type": "number"}, cell) is None


def test_no_number_was_meant_in_a_column_of_texts() -> None:
    (violation,) = violations(table_schema({"A": {"type": "string", "pattern": "^x$"}}), table("A", "76.5%"))
    assert (violation.message, violation.help) == ('A "76.5%" does not match the pattern ^x$', None)


def test_a_number_or_a_text_with_a_pattern() -> None:
    keywords = {"type": ["number", "string"], "pattern": "^unlimited$"}
    (violation,) = violations(table_schema({"Limit": keywords}), table("Limit", "unlimited", "4", "32,76"))
    assert violation.message == 'Limit "32,76" is not a number, and does not match the pattern ^unlimited$'
    assert violation.help == 'Three digits follow a ",": is it 3,276, or 32.76?'


def test_a_column_without_a_name_is_named_by_its_number() -> None:
    schema = table_schema(row_additionalProperties={"type": "number"})
    assert found(schema, table("A | ", "1 | foo")) == ['3:7-10 wrong-type: column 2 "foo" is not a number']


def test_the_name_of_a_column_that_is_not_allowed() -> None:
    schema = table_schema(row_propertyNames={"pattern": "^[a-z_]+$"})
    words = 'the name of column "CPU" does not match the pattern ^[a-z_]+$'
    assert found(schema, table("gpu | CPU", "1 | 2")) == [f"1:9-12 unknown-column: {words}"]
    schema = table_schema({"Latency": {}}, row_propertyNames={"enum": ["Model", "Latency"]})
    words = 'the name of column "Latencey" is not one of "Model" or "Latency" (did you mean "Latency"?)'
    assert found(schema, table("Model | Latencey", "1 | 2")) == [f"1:11-19 unknown-column: {words}"]


def test_after_many_units_that_no_number_has_a_table_gets_hints_only_for_usual_units() -> None:
    rows = [f"1 {'a' * number}_b" for number in range(1, 60)]
    found = violations(table_schema({"A": {"type": "number"}}), table("A", *rows, "5 ms", "1 a_b"))
    hints = [violation.help or "" for violation in found]
    assert hints[0] == hints[-1] == 'With "unit": "a_b", the column reads it as 1.'
    assert 40 < sum(hint.startswith("With") for hint in hints[:-2]) < 59
    assert hints[-2] == 'The column allows no unit "ms"; with "unit": "ms", the column reads it as 5.'


TEXTS = st.builds(
    "{}{}".format, st.sampled_from(["", "R$ ", "US$", "x", "min ", "~", "O", "l", "é"]), st.text("1045Ol,.$%±()+ hmsx", max_size=9)
)  # fmt: skip
NUMBER_COLUMNS = st.sampled_from(
    [{}, {"unit": ["R$", "m"]}, {"decimalSeparator": ","}, {"duration": "h"}, {"delta": True}, {"aside": "()", "qualifiers": ["~"]}]
)  # fmt: skip


@given(TEXTS, NUMBER_COLUMNS, st.booleans())
@example(text="R$ 5", keywords={}, is_whole=True)
@example(text="x5 $", keywords={}, is_whole=True)
def test_no_keyword_reads_a_number_after_a_letter_that_is_not_of_a_currency(
    text: str, keywords: dict[str, Any], is_whole: bool
) -> None:
    column = table_schema({"A": {"type": "number", **keywords}}).column("A")
    hint = Hints().number_hint(text, column, is_whole=is_whole)
    with patch("mdlint.schema.check.hints._may_begin_number", return_value=True):
        assert Hints().number_hint(text, column, is_whole=is_whole) == hint
