"""Each error of JSON Schema is reported once, under its rule, at its cell, in plain words."""

from typing import Any

import pytest
from schema_cases import found, table_schema, violations
from tables import table, table_of

from mdlint.model import Cell, Row, Severity, Span
from mdlint.schema import At, BoundTable, violation_span
from mdlint.schema import violations as schema_violations

NUMBER = {"type": "number"}


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        # Types.
        (NUMBER, "84.84O", 'wrong-type: A "84.84O" is not a number'),
        ({"type": ["number", "null"]}, "x", 'wrong-type: A "x" is not a number'),
        ({"type": "integer"}, "22.5", "wrong-type: A 22.5 is not a whole number"),
        ({"type": ["boolean", "integer"]}, "yes", 'wrong-type: A "yes" is not true or false or a whole number'),
        # Missing values.
        (NUMBER, "-", 'missing-value: A "-" is a missing value; the column needs a value in every row'),
        ({"type": "string"}, "N/A", 'missing-value: A "N/A" is a missing value; the column needs a value in every row'),
        ({"enum": ["a"]}, "?", 'missing-value: A "?" is a missing value; the column needs a value in every row'),
        ({"anyOf": [NUMBER, {"const": "a"}]}, "-", 'missing-value: A "-" is a missing value; the column needs a value in every row'),
        # Ranges.
        ({"minimum": 0}, "-3", "out-of-range: A -3 is below the minimum 0"),
        ({"maximum": 100}, "848.280", "out-of-range: A 848.280 is above the maximum 100"),
        ({"exclusiveMinimum": 0}, "0", "out-of-range: A 0 is not above 0"),
        ({"exclusiveMaximum": 1.5}, "1.5", "out-of-range: A 1.5 is not below 1.5"),
        ({"multipleOf": 32}, "225", "out-of-range: A 225 is not a multiple of 32"),
        ({"maximum": 100, "unit": "%"}, "101%", "out-of-range: A 101% is above the maximum 100"),
        # Choices.
        ({"enum": ["train", "test"]}, "tset", 'not-allowed: A "tset" is not one of "train" or "test" (did you mean "test"?)'),
        ({"enum": [224, 256]}, "225", "not-allowed: A 225 is not one of 224 or 256"),
        ({"const": "x"}, "y", 'not-allowed: A "y" is not "x"'),
        ({"enum": list(range(10))}, "11", "not-allowed: A 11 is not one of 0, 1, 2, 3, 4, 5, 6, 7 or 2 more"),
        ({"enum": []}, "1", 'not-allowed: A "1" is not allowed (no value is)'),
        # Patterns.
        ({"pattern": "^[a-z]+$"}, "A b", 'pattern-mismatch: A "A b" does not match the pattern ^[a-z]+$'),
        ({"minLength": 3}, "ab", 'pattern-mismatch: A "ab" is shorter than 3 characters'),
        ({"maxLength": 1}, "ab", 'pattern-mismatch: A "ab" is longer than 1 character'),
        # Alternatives: one finding, about the alternative that was meant if it is clear which.
        ({"anyOf": [{"type": "number", "maximum": 9}, {"const": "all"}]}, "12", "out-of-range: A 12 is above the maximum 9"),
        ({"anyOf": [NUMBER, {"const": "all"}]}, "al", 'schema-violation: A "al" is not a number and is not "all"'),
        ({"anyOf": [{"const": "a"}, {"const": "b"}]}, "c", 'not-allowed: A "c" is not "a" and is not "b"'),
        ({"oneOf": [{"minimum": 1}, {"maximum": 5}]}, "3", "schema-violation: A 3 fits more than one of the alternatives, and must fit exactly one"),
        ({"not": {"const": 3}}, "3", "schema-violation: A 3 is not allowed"),
        ({"if": {"minimum": 5}, "then": {"multipleOf": 5}}, "7", "out-of-range: A 7 is not a multiple of 5"),
        # One finding in a cell: about its type, if the type is wrong.
        ({"minLength": 5, "pattern": "^x", "type": "number"}, "abc", 'wrong-type: A "abc" is not a number'),
        ({"minimum": 10, "multipleOf": 10}, "3", "out-of-range: A 3 is below the minimum 10"),
        ({"allOf": [{"maximum": 5}, {"maximum": 6}]}, "7", "out-of-range: A 7 is above the maximum 5"),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_allowed(column: dict[str, Any], cell: str, expected: str) -> None:
    place = f"3:3-{3 + len(cell)}"
    assert found(table_schema({"A": column}), table("A", cell)) == [f"{place} {expected}"]


def test_an_empty_cell_is_a_missing_value() -> None:
    schema = table_schema({"A": {"type": "string"}, "B": {"type": "number", "missing": ["-"]}})
    assert found(schema, "| A | B |\n|---|---|\n|   | 1 |\n| a |   |\n") == [
        "3:3-3 missing-value: A is empty; the column needs a value in every row",
        "4:7-7 missing-value: B is empty; the column needs a value in every row",
    ]


def test_a_long_text_is_shortened_in_the_message() -> None:
    (violation,) = violations(table_schema({"A": NUMBER}), table("A", "x" * 200))
    assert violation.message == f'A "{"x" * 79}…" is not a number'


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("84,84", 'Three digits follow a ",": is it 8,484, or 84.84?'),
        ("84.84O", "A letter is in the place of a digit: write 84.840."),
        ("l2.5", "A letter is in the place of a digit: write 12.5."),
        ("150+", 'The column allows no mark "+"; with "qualifiers": ["+"], the column reads it as 150.'),
        ("84.8%", 'The column allows no unit "%"; with "unit": "%", the column reads it as 84.8.'),
        ("84.8 ± 0.2", 'The column allows no uncertainty; with "uncertainty": true, the column reads it as 84.8.'),
        ("x", None),
        ("foo", None),
    ],
)
def test_a_text_that_looks_like_a_number_gets_a_hint(cell: str, hint: str | None) -> None:
    (violation,) = violations(table_schema({"A": NUMBER}), table("A", cell))
    assert (violation.rule, violation.help) == ("wrong-type", hint)


def test_cells_are_placed_in_their_own_row_and_column() -> None:
    schema = table_schema({"A": {"maximum": 5}, "B": {"maximum": 5}})
    page = "| A | B |\n|---|---|\n| 1 | 9 |\n\n"
    assert found(schema, page) == ["3:7-8 out-of-range: B 9 is above the maximum 5"]
    # Skipped rows count in line numbers.
    page = "| A | B |\n|---|---|\n| 7 |\n| | |\n| 9 | 1 |\n"
    assert found(schema, page) == ["5:3-4 out-of-range: A 9 is above the maximum 5"]


AB = "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ({"row_required": ["A", "Model"]}, '1:1-10 missing-column: column "Model" is missing'),
        ({"row_dependentRequired": {"A": ["B", "C"]}}, '1:1-10 missing-column: column "C" is missing: a table with "A" has it too'),
        ({"row_additionalProperties": False}, '1:7-8 unknown-column: unknown column "B"'),
        ({"row_propertyNames": {"maxLength": 1, "enum": ["A"]}}, '1:7-8 unknown-column: the name of column "B" is not "A"'),
        ({"row_properties": {"B": False}}, '1:7-8 unknown-column: column "B" is not allowed'),
        ({"row_patternProperties": {"^B": False}}, '1:7-8 unknown-column: column "B" is not allowed'),
        ({"row_unevaluatedProperties": False}, '1:7-8 unknown-column: unknown column "B"'),
        ({"row_minProperties": 3}, "1:1-10 schema-violation: the table has 2 columns, expected at least 3"),
        ({"row_maxProperties": 1}, "1:1-10 schema-violation: the table has 2 columns, expected at most 1"),
        ({"row_if": {"properties": {"A": {"const": 3}}}, "row_then": {"required": ["C"]}}, '1:1-10 missing-column: column "C" is missing'),
        ({"row_dependentSchemas": {"A": {"required": ["C"]}}}, '1:1-10 missing-column: column "C" is missing'),
        ({"minItems": 3}, "1:1-10 schema-violation: the table has 2 rows, expected at least 3"),
        ({"maxItems": 1}, "1:1-10 schema-violation: the table has 2 rows, expected at most 1"),
        ({"contains": {"required": ["C"]}}, '1:1-10 schema-violation: the table has fewer than 1 row of the kind that "contains" asks for'),
        ({"contains": {"required": ["A"]}, "minContains": 3}, '1:1-10 schema-violation: the table has fewer than 3 rows of the kind that "contains" asks for'),
        ({"contains": {"required": ["A"]}, "maxContains": 1}, '1:1-10 schema-violation: the table has more than 1 row of the kind that "contains" asks for'),
        # Errors that all rows share.
        ({"row_anyOf": [{"required": ["C"]}, {"required": ["D"]}]}, '1:1-10 schema-violation: each row fits none of the 2 alternatives: there is no column "C"; there is no column "D"'),
        ({"row_not": {"required": ["B"]}}, "1:1-10 schema-violation: each row is of a kind that the schema excludes"),
        ({"type": "object"}, '1:1-10 schema-violation: the table does not satisfy "type"'),
    ],
)  # fmt: skip
def test_an_error_in_the_header_is_reported_once_at_the_header(keywords: dict[str, Any], expected: str) -> None:
    properties = keywords.pop("row_properties", {"A": {}})
    assert found(table_schema(properties, **keywords), AB) == [expected]


def test_a_violation_of_two_parts_of_a_schema_is_reported_once() -> None:
    align = {"align": "right"}
    expected = ['1:3-4 wrong-align: column "A" has no alignment, expected right']
    assert found(table_schema({"A": {**align, "allOf": [align]}}), AB) == expected
    required = {"required": ["C"]}
    schema = table_schema({"A": {}}, row_required=["C"], row_allOf=[required])
    assert found(schema, AB) == ['1:1-10 missing-column: column "C" is missing']


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ({"row_if": {"properties": {"A": {"const": 3}}}, "row_then": {"properties": {"B": {"maximum": 1}}}}, "4:7-8 out-of-range: B 4 is above the maximum 1"),
        ({"row_anyOf": [{"properties": {"A": {"const": 1}}}, {"required": ["C"]}]}, '4:1-10 schema-violation: the row fits none of the 2 alternatives: A is not 1; there is no column "C"'),
        ({"row_oneOf": [{"properties": {"A": {"minimum": 2}}}, {"properties": {"B": {"minimum": 4}}}]}, None),
        ({"row_not": {"properties": {"A": {"const": 3}}}}, "4:1-10 schema-violation: the row is of a kind that the schema excludes"),
        ({"prefixItems": [True, {"properties": {"A": {"maximum": 2}}}]}, "4:3-4 out-of-range: A 3 is above the maximum 2"),
        ({"row_patternProperties": {"^A": {"maximum": 2}}}, "4:3-4 out-of-range: A 3 is above the maximum 2"),
        ({"row_unevaluatedProperties": {"maximum": 3}}, "4:7-8 out-of-range: B 4 is above the maximum 3"),
        ({"row_additionalProperties": {"maximum": 3}}, "4:7-8 out-of-range: B 4 is above the maximum 3"),
        ({"row_allOf": [{"properties": {"B": {"maximum": 3}}}]}, "4:7-8 out-of-range: B 4 is above the maximum 3"),
    ],
)  # fmt: skip
def test_an_error_in_a_row_is_reported_at_its_cell_or_row(keywords: dict[str, Any], expected: str | None) -> None:
    result = found(table_schema({"A": {}}, **keywords), AB)
    if expected is None:
        # Row 1 fits no alternative, row 2 fits both.
        assert [line.split(":")[0] for line in result] == ["3", "4"]
    else:
        assert result == [expected]


def test_rows_with_the_same_values() -> None:
    page = "| A |\n|---|\n| 1 |\n| 1.0 |\n"
    expected = "1:1-6 schema-violation: two rows of the table have the same values"
    assert found(table_schema({"A": {}}, uniqueItems=True), page) == [expected]


STRICT = table_schema(
    {"Model": {}, "Params (M)": {}}, row_required=["Model", "Params (M)"], row_additionalProperties=False
)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("| Model | Params |", ['1:11-17 missing-column: column "Params (M)" is missing: "Params" is unknown (did you mean "Params (M)"?)']),
        ("| Model | Note   |", ['1:11-15 unknown-column: unknown column "Note"', '1:1-19 missing-column: column "Params (M)" is missing']),
        # An empty header cell.
        ("|       | Params (M) |", ['1:3-3 missing-column: column "Model" is missing: this header is empty']),
        ("| model | Params(M) |", []),
    ],
)  # fmt: skip
def test_a_lost_or_misspelled_header_is_one_mistake(header: str, expected: list[str]) -> None:
    assert found(STRICT, f"{header}\n|---|---|\n| a | 1 |\n") == expected


def test_a_missing_column_may_have_another_name() -> None:
    schema = table_schema({"Params (M)": {}}, row_required=["Params (M)"])
    (violation,) = violations(schema, "| Params all |\n|---|\n| 1 |\n")
    assert (violation.rule, violation.at.column) == ("missing-column", None)
    assert violation.help == 'Is it the column "Params all"?'


ALIASED = table_schema(
    {"Model": {}, "Top-1": {"maximum": 100}},
    row_required=["Top-1"],
    row_additionalProperties=False,
    columnAliases={"Top-1": ["acc@1", "top1"]},
)


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Model | acc@l", "a | 1", ['1:11-16 missing-column: column "Top-1" is missing: "acc@l" is unknown (did you mean "Top-1"?)']),
        ("Model | acc@1x", "a | 1", ['1:11-17 unknown-column: unknown column "acc@1x" (did you mean "acc@1"?)']),
        ("Model | acc@1", "a | 1", []),
        # The column's own name takes precedence over an alias.
        ("top1 | Top-1", "84 | 999", ['1:3-7 unknown-column: "top1" is a second column "Top-1"', "3:8-11 out-of-range: Top-1 999 is above the maximum 100"]),
        ("Top-1 | top1", "999 | 84", ['1:11-15 unknown-column: "top1" is a second column "Top-1"', "3:3-6 out-of-range: Top-1 999 is above the maximum 100"]),
        ("top1 | TOP-1", "84 | 999", ['1:3-7 unknown-column: "top1" is a second column "Top-1"', "3:8-11 out-of-range: Top-1 999 is above the maximum 100"]),
        # Of two aliases, the first takes precedence.
        ("top1 | acc@1", "999 | 84", ['1:10-15 unknown-column: "acc@1" is a second column "Top-1"', "3:3-6 out-of-range: Top-1 999 is above the maximum 100"]),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_aliases(header: str, cells: str, expected: list[str]) -> None:
    assert found(ALIASED, f"| {header} |\n|---|---|\n| {cells} |\n") == expected


def test_a_missing_column_may_have_nearly_the_name_of_an_alias() -> None:
    schema = table_schema({"Top-1": {}}, row_required=["Top-1"], columnAliases={"Top-1": ["acc@1"]})
    (violation,) = violations(schema, "| acc@1x |\n|---|\n| 1 |\n")
    assert violation.help == 'Is it the column "acc@1x"?'


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        ("**Large** | ", []),
        (" | **Large**", []),
        ("Large | ", ["missing-value"]),
        ("**Large** | **x**", ["wrong-type"]),
    ],
)
def test_a_section_caption_is_not_checked(row: str, rules: list[str]) -> None:
    schema = table_schema(
        {"Model": {}, "A": {"type": "number"}}, sortedBy=[{"column": "A", "order": "descending", "missing": "last"}]
    )
    page = f"| Model | A |\n|---|---|\n| a | 90 |\n| {row} |\n| b | 80 |\n"
    assert [violation.rule for violation in violations(schema, page)] == rules


def test_a_bold_cell_in_a_table_of_one_column_is_not_a_caption() -> None:
    assert found(table_schema({"A": NUMBER}), table("A", "**x**")) == ['3:3-8 wrong-type: A "x" is not a number']


def test_the_header_of_a_table_without_rows_is_checked() -> None:
    assert found(STRICT, "| Model |\n|---|\n") == ['1:1-10 missing-column: column "Params (M)" is missing']


def test_a_schema_that_does_not_mention_the_table_finds_nothing() -> None:
    assert found(table_schema({"X": {"type": "number"}}, sortedBy=[{"column": "X"}]), AB) == []


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ({"maximum": 5, "errorMessage": "too much"}, "too much"),
        ({"maximum": 5, "errorMessage": {"maximum": "too much"}}, "too much"),
        ({"maximum": 5, "errorMessage": {"minimum": "too little"}}, "A 7 is above the maximum 5"),
        ({"allOf": [{"maximum": 5}], "errorMessage": "outer"}, "outer"),
        ({"allOf": [{"maximum": 5, "errorMessage": "inner"}], "errorMessage": "outer"}, "inner"),
        ({"allOf": [{"maximum": 5, "errorMessage": {"type": "x"}}], "errorMessage": "outer"}, "outer"),
        ({"anyOf": [{"maximum": 5}], "errorMessage": {"anyOf": "whole"}}, "whole"),
        (
            {"anyOf": [{"maximum": 5, "errorMessage": "branch"}, {"const": "x"}], "errorMessage": {"anyOf": "whole"}},
            "branch",
        ),
        ({"anyOf": [{"maximum": 5}, {"const": "x", "errorMessage": "branch"}]}, "A 7 is above the maximum 5"),
    ],
)
def test_the_nearest_error_message_is_used(column: dict[str, Any], message: str) -> None:
    (violation,) = violations(table_schema({"A": column}), table("A", "7"))
    assert (violation.message, violation.rule) == (message, "out-of-range")


def test_custom_messages_for_the_header_and_for_a_table_keyword() -> None:
    message = {"required": "name the model", "sortedBy": "largest last"}
    schema = table_schema({"A": {}}, row_required=["B"], errorMessage=message, sortedBy=[{"column": "A"}])
    assert found(schema, table("A", "2", "1")) == [
        "1:1-6 missing-column: name the model",
        "3:3-4 unsorted-rows: largest last",
    ]


@pytest.mark.parametrize(
    ("column", "severity"),
    [
        ({"maximum": 5}, None),
        ({"maximum": 5, "severity": "warning"}, Severity.WARNING),
        ({"allOf": [{"maximum": 5}], "severity": "info"}, Severity.INFO),
        ({"anyOf": [{"maximum": 5, "severity": "warning"}, {"const": "x"}]}, Severity.WARNING),
        ({"anyOf": [{"maximum": 5}, {"const": "x", "severity": "warning"}]}, None),
        ({"allOf": [{"maximum": 5, "severity": "error"}], "severity": "info"}, Severity.ERROR),
    ],
)
def test_the_nearest_severity_is_used(column: dict[str, Any], severity: Severity | None) -> None:
    (violation,) = violations(table_schema({"A": column}), table("A", "7"))
    assert violation.severity is severity


def test_columns_with_the_names_of_keywords_are_columns() -> None:
    schema = table_schema({"severity": {"maximum": 5}, "errorMessage": {}, "allOf": {}})
    page = "| severity | errorMessage | allOf |\n|---|---|---|\n| 7 | x | y |\n"
    assert found(schema, page) == ["3:3-4 out-of-range: severity 7 is above the maximum 5"]


def test_a_second_check_has_the_same_findings() -> None:
    bound = BoundTable(
        table_of(table("A", "7", "2", "1")), table_schema({"A": {"maximum": 5}}, sortedBy=[{"column": "A"}])
    )
    first = schema_violations(bound)
    assert [violation.rule for violation in first] == ["out-of-range", "unsorted-rows"]
    assert schema_violations(bound) == first


def test_places() -> None:
    table = table_of("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 |\n")
    assert violation_span(table, At(None, None)) == (1, 1, 1, 10)
    assert violation_span(table, At(None, 1)) == (1, 7, 1, 8)
    assert violation_span(table, At(0, None)) == (3, 1, 3, 10)
    assert violation_span(table, At(0, 1)) == (3, 7, 3, 8)
    # A missing cell is at the end of its row, a column made of captions in the whole row.
    assert violation_span(table, At(1, 1)) == (4, 6, 4, 6)
    assert violation_span(table, At(1, 2)) == (4, 1, 4, 6)


@pytest.mark.parametrize(
    ("raw", "text", "part", "expected"),
    [
        ("a_b", "a_b", (2, 3), (7, 5, 7, 6)),
        ("a_b", "a_b", (0, 0), (7, 3, 7, 3)),
        ("a_b", "a_b", (3, 3), (7, 6, 7, 6)),
        ("a_b", "a_b", Span(7, 4, 7, 5), (7, 4, 7, 5)),
        # The text may be followed by characters that are written in another way.
        ("`a_b` &#42;", "a_b *", (0, 1), (7, 4, 7, 5)),
        ("`a_b` &#42;", "a_b *", (4, 5), (7, 3, 7, 14)),
        # The raw cell has only parts of the text, or has it twice, as text or in the target of a link.
        ("a *a*", "a a", (0, 1), (7, 3, 7, 4)),
        ("a *a*", "a a", (2, 3), (7, 3, 7, 8)),
        ("*a* a", "a a", (0, 1), (7, 3, 7, 8)),
        ("[a](a)", "a", (0, 1), (7, 4, 7, 5)),
        ("![a](a)", "a", (0, 1), (7, 5, 7, 6)),
        ("84.8<br>85.0", "84.8 85.0", (5, 9), (7, 11, 7, 15)),
        ("**84.8** / 85.0", "84.8 / 85.0", (7, 11), (7, 14, 7, 18)),
        ("84.8<br>84.8", "84.8 84.8", (5, 9), (7, 3, 7, 15)),
        ("4.8<br>84.8", "4.8 84.8", (0, 3), (7, 3, 7, 14)),
        ('<a title="85.0">84.8</a> / 85.0', "84.8 / 85.0", (7, 11), (7, 30, 7, 34)),
        ("", "", (0, 0), (7, 3, 7, 3)),
    ],
)
def test_a_part_of_a_cell_has_a_place(
    raw: str, text: str, part: tuple[int, int] | Span, expected: tuple[int, int, int, int]
) -> None:
    cell = Cell(Span(7, 3, 7, 3 + len(raw)), raw, text)
    table = table_of("| A |\n|---|\n")._replace(rows=(Row(cell.span, (cell,)),))
    assert violation_span(table, At(0, 0, part)) == expected


def test_a_part_of_a_cell_over_several_lines_has_the_place_of_the_cell() -> None:
    cell = Cell(Span(7, 3, 8, 2), "a\nb", "a b")
    table = table_of("| A |\n|---|\n")._replace(rows=(Row(cell.span, (cell,)),))
    assert violation_span(table, At(0, 0, (0, 1))) == cell.span


DONE = {"properties": {"Status": {"const": "Done"}}}
NEEDED = {"properties": {"Date": {"type": "string"}}}


@pytest.mark.parametrize(
    ("keywords", "condition"),
    [
        ({"row_if": DONE, "row_then": NEEDED}, "/items/then"),
        ({"row_if": {"not": DONE}, "row_else": NEEDED}, "/items/else"),
        ({"row_allOf": [{"if": DONE, "then": NEEDED}]}, "/items/allOf/0/then"),
        ({"row_dependentSchemas": {"Status": NEEDED}}, "/items/dependentSchemas"),
    ],
)
def test_a_value_that_only_some_rows_need_is_told_as_that(keywords: dict[str, Any], condition: str) -> None:
    schema = table_schema({"Date": {"type": ["string", "null"]}, "Status": {}}, **keywords)
    (violation,) = violations(schema, table("Status | Date", "Done | ", "Done | 2026-01-02"))
    assert violation.message == "Date is empty; this row needs a value"
    assert violation.help == f"The row meets a condition of the schema: {condition}."


def test_a_column_named_then_is_no_condition() -> None:
    schema = table_schema({"then": {"type": "string"}})
    (violation,) = violations(schema, table("then | B", " | 1"))
    assert violation.message == "then is empty; the column needs a value in every row"


@pytest.mark.parametrize(
    ("column", "cell", "message", "help_"),
    [
        ({"enum": ["MIT", "BSD"]}, "mit", 'A "mit" is not one of "MIT" or "BSD" (it differs from "MIT" in upper and lower case)', None),
        ({"const": "MIT"}, "Mit", 'A "Mit" is not "MIT" (it differs from "MIT" in upper and lower case)', None),
        ({"const": "MIT"}, "Mitt", 'A "Mitt" is not "MIT"', None),
        (
            {"enum": ["base"]},
            "b\u0430se",
            'A "b\u0430se" is not "base" (it has \u0430 (U+0430, Cyrillic small letter a) where "base" has "a")',
            None,
        ),
        (
            {"pattern": "^[a-z]+$"},
            "b\u0430se",
            'A "b\u0430se" does not match the pattern ^[a-z]+$',
            '\u0430 (U+0430, Cyrillic small letter a) looks like "a".',
        ),
        ({"pattern": "^[a-z]+$"}, "модель", 'A "модель" does not match the pattern ^[a-z]+$', None),
    ],
)  # fmt: skip
def test_a_text_that_looks_like_an_allowed_text_is_told_how_it_differs(
    column: dict[str, Any], cell: str, message: str, help_: str | None
) -> None:
    (violation,) = violations(table_schema({"A": column}), table("A | B", f"{cell} | 1"))
    assert (violation.message, violation.help) == (message, help_)
