"""Tables are proved clean by whole columns: a proof never hides a violation, and a clean table makes no cells."""

from collections.abc import Mapping, Sequence
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples
from schema_cases import NUMBER, table_schema
from tables import table, table_of
from without_proofs import without_proofs

from mdlint.draft2020.predicates import predicate
from mdlint.markdown import parse
from mdlint.model import Cell
from mdlint.plain_rows import PlainRows
from mdlint.schema import BoundTable, TableSchema, Violation, load, records, unchecked_in, violations
from mdlint.schema.check import clean
from mdlint.schema.compiled.columns import Occurrence
from mdlint.schema.compiled.partition import Part
from mdlint.schema.table.view import View

TIMM = load("builtin:timm-metrics")
METRICS = load("builtin:metrics")
HEADER = "Model | Img Size | Top-1 | Top-5 | Params (M)"


def timm_rows(count: int) -> list[list[str]]:
    """Return the cells of rows that builtin:timm-metrics allows, the best first."""
    return [
        [
            f"vit_base_patch16_224.e{number}_in1k",
            "224",
            f"{90 - number * 0.001:.3f}",
            "95.000",
            f"{1 + number * 0.01:.2f}",
        ]
        for number in range(count)
    ]


def page_of(header: str, rows: Sequence[Sequence[str]]) -> str:
    return table(header, *(" | ".join(row) for row in rows))


def results(schema: TableSchema, text: str) -> tuple[object, ...]:
    """Return all that is found in a table, its records, and what is not checked."""
    bound = BoundTable(table_of(text), schema)
    return violations(bound), unchecked_in(bound), records(bound)


# A cell is a name, a number in some form, a missing marker, or markup.
CELLS = st.sampled_from(
    (
        *(
            "",
            "-",
            "n/a",
            "x",
            "X",
            "х",
            "b2",
            "b10",
            "224",
            "224.0",
            "0",
            "-1",
            "1.5",
            "1.50",
            "99.9",
            "100",
            "101",
            "1e3",
        ),
        *(
            "1,000",
            "84.8%",
            "150+",
            "84.8 ± 0.2",
            "1-2",
            "**84.8**",
            "`x`",
            "[x](y)",
            "+1.0",
            "true",
            "٣",
            "1.",
            "007",
            "x*",
        ),
        *("Model", "Δ", "vit_base_patch16_224.e1_in1k", "vit_base_patch16_256.e1_in1k", "vit_bsae_patch16_224"),
        *("vit_base_patch16_224.e1_in1k*", "vit_base_patch16_224.e1_in1k†"),
    )
)
KEYWORDS: Mapping[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(["number", "integer", "string", ["number", "null"], ["integer", "null"], ["string", "null"]]),
    "minimum": st.sampled_from([0, 1.5, 100]),
    "maximum": st.sampled_from([1, 100]),
    "exclusiveMinimum": st.just(0),
    "minLength": st.sampled_from([0, 1, 2]),
    "maxLength": st.sampled_from([1, 3]),
    "enum": st.just(["x", 224, None]),
    "allOf": st.sampled_from([[{"minimum": 1}], [{"type": "integer"}, {"maximum": 224}], [{"const": 1}]]),
    "decimals": st.sampled_from(["consistent", 1, {"maximum": 1}, {"minimum": 1, "maximum": 2}]),
    "nameConvention": st.just({"convention": "builtin:timm", "marks": ["*", "†"]}),
    "signed": st.just("text"),
    "missing": st.just(["-", "0", "101"]),
    "unit": st.just("%"),
    "qualifiers": st.just(["+"]),
    "fillDown": st.sampled_from([True]),
    "bestMarked": st.sampled_from(["maximum", "minimum"]),
}  # fmt: skip
COLUMNS = st.fixed_dictionaries({}, optional=dict(KEYWORDS))
OPERANDS = st.sampled_from(["A", "B", "C", 100, {"column": "A", "part": "img_size"}])
KEYS = st.fixed_dictionaries(
    {"column": st.sampled_from(["A", "B", "C"])},
    optional={
        "order": st.sampled_from(["ascending", "descending"]),
        "missing": st.sampled_from(["first", "last", "anywhere"]),
        "as": st.sampled_from(["number", "text", "natural"]),
    },
)
# Column B of a clean table is ten times column C.
COMPUTATIONS = st.sampled_from(
    [
        {"divide": ["B", 10]},
        {"multiply": ["C", 10]},
        {"divide": ["B", "C"]},
        {"percentOf": ["C", "B"]},
        {"subtract": ["B", {"multiply": ["C", 9]}]},
        {"mean": ["B", "B", "B"]},
        {"add": [{"mean": ["C", "C"]}, "A", -1]},
        {"subtract": ["B", {"column": "B", "row": "first"}]},
    ]
)
PARTS = st.sampled_from(["A", "B", "C", {"column": "D", "optional": True}, {"column": "C", "as": "target"}])
TABLE_KEYWORDS: Mapping[str, st.SearchStrategy[Any]] = {
    "compare": st.lists(
        st.fixed_dictionaries(
            {"left": st.sampled_from(["A", "B", "C"]), "is": st.sampled_from(["<", "<=", "==", "!="]), "right": OPERANDS},
            optional={"mostly": st.sampled_from([True])},
        ),
        max_size=2,
    ),
    "sortedBy": st.lists(KEYS, min_size=1, max_size=2, unique_by=lambda key: key["column"]),
    "uniqueBy": st.lists(st.lists(PARTS, min_size=1, max_size=2, unique_by=str), min_size=1, max_size=2),
    "skipRows": st.just(["Δ", {"pattern": "^b"}, {"column": "B", "pattern": "^10"}]),
    "groupColumn": st.just("C"),
    "ascendingColumns": st.sampled_from([[{"columns": "^([ABC])$", "numbers": {"A": 1, "B": 2, "C": 3}}], [{"columns": "^([BC])$", "numbers": {"B": 2, "C": 1}, "mostly": True}]]),
    "derived": st.lists(
        st.fixed_dictionaries(
            {"column": st.sampled_from(["A", "B", "C"]), "is": COMPUTATIONS},
            optional={"tolerance": st.sampled_from([0, 0.1, 1, 50])},
        ),
        min_size=1,
        max_size=2,
    ),
    "rowTotal": st.sampled_from([[{"rows": {"pattern": "^(b|m3)"}, "is": "sum"}], [{"rows": "bold", "is": "mean"}]]),
    "row_required": st.just(["A"]),
}  # fmt: skip
# Rows that are in order, with one value of a kind in each column: most of the keywords find nothing in them.
CLEAN_ROWS = st.builds(
    lambda count, decimals: [[f"m{number}", f"{number}", f"{number / 10:.{decimals}f}"] for number in range(count)],
    st.integers(0, 8),
    st.integers(1, 3),
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Return a page with a table of three columns, clean but for a mutation, or of any cells."""
    if draw(st.booleans()):
        return page_of("A | B | C", draw(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5)))
    rows = draw(CLEAN_ROWS)
    if rows:
        number = draw(st.integers(0, len(rows) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                rows[number][draw(st.integers(0, 2))] = draw(CELLS)
            case 1:
                rows.append(rows[number])
            case 2:
                rows.insert(0, rows.pop(number))
            case 3:
                rows[number] = rows[number][:2]
    return page_of("A | B | C", rows)


@st.composite
def schemas(draw: st.DrawFn) -> TableSchema:
    schema = table_schema(
        {name: draw(COLUMNS) for name in draw(st.sampled_from(["A", "AB", "ABC"]))},
        **draw(st.fixed_dictionaries({}, optional=dict(TABLE_KEYWORDS))),
    )
    return TableSchema("test", schema.schema, TIMM.conventions)


@examples(300)
@given(schemas(), tables())
def test_a_check_with_proofs_finds_what_a_check_without_them_finds(schema: TableSchema, text: str) -> None:
    found = results(schema, text)
    with without_proofs():
        assert results(schema, text) == found


# One mutation of a table that is clean under builtin:timm-metrics.
@examples(200)
@given(
    st.integers(0, 5),
    st.integers(0, 4),
    CELLS | st.sampled_from(["84.8", "0.000", "Top-1"]),
    st.sampled_from([TIMM, METRICS]),
)
def test_one_wrong_cell_is_found(row: int, column: int, cell: str, schema: TableSchema) -> None:
    rows = timm_rows(6)
    rows[row][column] = cell
    text = page_of(HEADER, rows)
    found = results(schema, text)
    with without_proofs():
        assert results(schema, text) == found


def made_in(schema: TableSchema, text: str) -> tuple[list[Violation], int]:
    """Return the violations in a table, and how many cells of its rows were made."""
    with patch("mdlint.plain_rows.Cell", wraps=Cell) as made:
        bound = BoundTable(parse(text).tables[0], schema)
        found = violations(bound)
        assert unchecked_in(bound) == {}
        assert isinstance(bound.table.rows, PlainRows)
    return found, made.call_count


def test_a_clean_table_makes_no_cells() -> None:
    assert made_in(TIMM, page_of(HEADER, timm_rows(500))) == ([], 0)


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [(1, "22x", ["wrong-type"]), (2, "101.000", ["out-of-range"]), (4, "1.5", ["decimals"]), (0, "vit_bsae_patch16_224", ["bad-name"])],
)  # fmt: skip
def test_a_wrong_cell_makes_no_other_cells(column: int, cell: str, expected: list[str]) -> None:
    rows = timm_rows(500)
    rows[250][column] = cell
    found, made = made_in(TIMM, page_of(HEADER, rows))
    assert [violation.rule for violation in found] == expected
    assert made == 0


OPTIONAL = {"type": ["number", "null"]}
MONTH = {"datePattern": "MMM yyyy"}
CLEAN: list[tuple[str, dict[str, Any], dict[str, Any], list[str], str]] = [
    ("decimals", {"A": {"decimals": 1}}, {}, ["1.0 | x", "2.5 | x", "- | x"], "2.55 | x"),
    ("decimals", {"A": {"decimals": "consistent"}}, {}, ["1 | x", "2 | x"], "2.5 | x"),
    ("decimals", {"A": {"decimals": {"maximum": 2}}}, {}, ["1.25 | x", "2.50 | x"], "2.555 | x"),
    ("compare", {"A": OPTIONAL, "B": NUMBER}, {"compare": [{"left": "A", "is": "<", "right": "B"}]}, ["1 | 2", "- | 0"], "3 | 3"),
    ("compare", {"A": NUMBER}, {"compare": [{"left": "A", "is": "<=", "right": 5}]}, ["1 | 2", "5 | x"], "6 | x"),
    ("sortedBy", {"A": OPTIONAL}, {"sortedBy": [{"column": "A"}]}, ["1 | x", "- | y", "1 | z", "2 | x"], "1 | a"),
    ("sortedBy", {"A": OPTIONAL}, {"sortedBy": [{"column": "A", "missing": "last"}]}, ["1 | x", "2 | y", "- | z"], "3 | a"),
    ("sortedBy", {"A": OPTIONAL}, {"sortedBy": [{"column": "A", "missing": "first", "order": "descending"}]}, ["- | x", "2 | y"], "3 | a"),
    ("sortedBy", {"A": NUMBER, "B": NUMBER}, {"sortedBy": [{"column": "A"}, {"column": "B", "order": "descending"}]}, ["1 | 9", "1 | 8", "2 | 9"], "2 | 10"),
    ("sortedBy", {"A": {}}, {"sortedBy": [{"column": "A"}]}, ["a | x", "- | y", "B | z", "b | w"], "Azz | a"),
    ("sortedBy", {"A": {}}, {"sortedBy": [{"column": "A", "as": "text", "order": "descending"}]}, ["10 | x", "1 | y", "- | z"], "9 | a"),
    ("sortedBy", {"A": {}}, {"sortedBy": [{"column": "A", "as": "natural"}]}, ["v9 | x", "v10 | y", "V10 | z"], "v9 | a"),
    ("sortedBy", {"A": {}, "B": NUMBER}, {"sortedBy": [{"column": "A", "as": "natural"}, {"column": "B", "order": "descending"}]}, ["v9 | 1", "v10 | 3", "v10 | 2"], "v10 | 4"),
    ("sortedBy", {"A": {}, "B": NUMBER}, {"groupColumn": "A", "sortedBy": [{"column": "B"}]}, ["a | 8", "a | 9", "b | 1", "b | 2"], "b | 1.5"),
    ("ascendingColumns", {"A": NUMBER, "B": NUMBER}, {"ascendingColumns": [{"columns": "^([AB])$", "numbers": {"A": 1, "B": 2}}]}, ["1 | 2", "1.5 | 1.50"], "3 | 2.5"),
    ("derived", {"A": NUMBER, "B": NUMBER}, {"derived": [{"column": "B", "is": {"multiply": ["A", 2]}}]}, ["1.0 | 2.0", "2.5 | 5"], "2.5 | 7"),
    ("derived", {"A": NUMBER, "B": NUMBER}, {"derived": [{"column": "B", "is": {"divide": [1, "A"]}, "tolerance": 0.1}]}, ["1 | 1.0", "4 | 0.3"], "4 | 0.4"),
    ("derived", {"A": NUMBER, "B": NUMBER}, {"derived": [{"column": "B", "is": {"percentOf": ["A", 4]}}]}, ["1 | 25", "2 | 50"], "3 | 0.75"),
    ("derived", {"A": NUMBER, "B": NUMBER}, {"derived": [{"column": "B", "is": {"subtract": ["A", {"mean": ["A", 2]}]}}]}, ["1 | -0.5", "4 | 1"], "4 | 3"),
    ("derived", {"A": NUMBER, "B": NUMBER}, {"derived": [{"column": "B", "is": {"add": ["A", 2]}}]}, ["-1 | 1", "4 | 6"], "4 | 9"),
    ("bestMarked", {"A": {**NUMBER, "bestMarked": "maximum"}}, {}, ["1 | x", "2 | x"], "**1** | x"),
    ("uniqueBy", {"A": {}}, {"uniqueBy": ["A"]}, ["base | x", "b | x", "- | x", "- | y"], "Base | x"),
    ("uniqueBy", {"A": {}}, {"uniqueBy": ["A", "B"]}, ["a | x", "a | y", "b | x"], "b | x"),
    ("datePattern", {"A": MONTH}, {}, ["Jan 2026 | x", "- | y"], "30 Jan | x"),
    ("version", {"A": {"version": "semver"}}, {}, ["1.0.0 | x", "1.0.0 | y"], "1.0 | x"),
    ("notBefore", {"A": {"format": "date", "notBefore": "2026"}}, {}, ["2026-01-01 | x", "soon | y"], "2025-12-31 | x"),
    ("notAfter", {"A": {"format": "date", "notAfter": "2026"}}, {}, ["2026-12-31 | x", "- | y"], "2027-01-01 | x"),
    ("compare", {"A": {"format": "date"}, "B": {"format": "date"}}, {"compare": [{"left": "A", "is": "<", "right": "B"}]}, ["2026-01-01 | 2026-01-02", "- | 2026-01-02"], "2026-01-01 | 2026-01-01"),
    ("sortedBy", {"A": {"format": "date"}}, {"sortedBy": [{"column": "A", "order": "descending"}]}, ["2026-01-02 | x", "2026-01-01 | y"], "2026-01-03 | x"),
    ("uniqueBy", {"A": {"format": "date-time"}}, {"uniqueBy": ["A"]}, ["2026-01-02T10:00:00Z | x"], "2026-01-02T11:00:00+01:00 | x"),
    ("uniqueBy", {"A": NUMBER}, {"uniqueBy": ["A"]}, ["1 | x", "2 | x"], "1.0 | y"),
]  # fmt: skip


@pytest.mark.parametrize(("keyword", "columns", "keywords", "rows", "wrong"), CLEAN, ids=str)
def test_a_keyword_is_proved_clean_until_a_row_breaks_it(
    keyword: str, columns: dict[str, Any], keywords: dict[str, Any], rows: list[str], wrong: str
) -> None:
    schema = table_schema(columns, **keywords)
    assert proofs(schema, table("A | B", *rows)) == {keyword: True}
    assert proofs(schema, table("A | B", *rows, wrong)) == {keyword: False}


def proofs(schema: TableSchema, text: str) -> dict[str, bool]:
    """Check a table, and return whether each keyword with a proof was proved clean."""
    said: dict[str, bool] = {}

    def table_proof(occurrence: Occurrence, view: View) -> bool:
        said[occurrence.keyword.name] = clean.is_clean_table(occurrence, view)
        return said[occurrence.keyword.name]

    def column_proof(occurrence: Occurrence, view: View, name: str) -> bool:
        said[occurrence.keyword.name] = clean.is_clean_column(occurrence, view, name)
        return said[occurrence.keyword.name]

    with (
        patch("mdlint.schema.check.keywords.is_clean_table", table_proof),
        patch("mdlint.schema.check.keywords.is_clean_column", column_proof),
    ):
        found = violations(BoundTable(table_of(text), schema))
    assert all(said.values()) == (not found)
    return said


SCALARS = st.lists(
    st.none() | st.integers(-3, 3) | st.floats(-3, 3) | st.sampled_from([0.5, 1.0, 1.5, 2.0]) | st.text("ab", max_size=4), min_size=1
)  # fmt: skip
LIMITS = st.fixed_dictionaries({}, optional={name: KEYWORDS[name] for name in ("type", "minimum", "maximum", "minLength", "maxLength", "enum", "allOf")})  # fmt: skip


@examples(200)
@given(LIMITS, SCALARS)
def test_a_schema_that_accepts_the_extremes_accepts_all_values(schema: dict[str, Any], values: list[Any]) -> None:
    accepts = predicate(schema)
    assert accepts is not None
    if Part((), schema, accepts).accepts_extremes(values, accepts):
        assert all(map(accepts, values))


def test_limits_are_checked_by_the_extremes() -> None:
    schema = {"type": ["number", "null"], "minimum": 0, "allOf": [{"maximum": 100}]}
    accepts = predicate(schema)
    assert accepts is not None
    part = Part((), schema, accepts)
    assert part.accepts_extremes([1.5, None, 100, 7], accepts)
    assert not part.accepts_extremes([1.5, None, 101, 7], accepts)


def test_a_fraction_between_two_whole_floats_is_not_an_integer() -> None:
    schema = table_schema({"A": {"type": "integer", "minimum": 0}})
    found = violations(BoundTable(table_of(table("A | B", "1.0 | x", "1.5 | x", "2.0 | x")), schema))
    assert [(violation.at.row, violation.rule) for violation in found] == [(1, "wrong-type")]


def test_marks_after_a_name_in_a_plain_table_do_not_belong_to_it() -> None:
    schema = table_schema({"A": {"nameConvention": {"convention": "builtin:timm", "marks": ["†"]}}})
    schema = TableSchema("test", schema.schema, TIMM.conventions)
    text = table(
        "A | B",
        "vit_base_patch16_224.e1_in1k† | x",
        "vit_base_patch32_224.e1_in1k † | x",
        "vit_base_patch8_224.e1_in1k‡ | x",
    )
    assert isinstance(table_of(text).rows, PlainRows)
    assert [violation.at.row for violation in violations(BoundTable(table_of(text), schema))] == [2]
