"""For each keyword, a finding and the edit of the schema that accepts it, and what it does not accept.

A case has a schema as it is written, the rows of a table, and the rule of the findings. `accept RULE --write` turns the
schema into the expected text, and `check` then finds nothing.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tables import table

if TYPE_CHECKING:
    from conftest import Run

HEAD = '{"$schema": "urn:mdlint:table:v1", "type": "array", '
CONFIG = '[[tables]]\nschema = "t.schema.json"\ncolumns = ["Plan"]\n'


@pytest.fixture(autouse=True)
def configuration(folder: Path) -> None:
    """Bind tables with a column Plan to the schema."""
    (folder / "mdlint.toml").write_text(CONFIG)


def put(schema: str, *rows: str, header: str = "Plan | Price") -> None:
    Path("t.schema.json").write_text(schema, encoding="utf-8", newline="")
    Path("a.md").write_text(table(header, *rows), encoding="utf-8")


def price(keywords: str) -> str:
    """Return a schema with some keywords for the column Price."""
    return f'{HEAD}"items": {{"properties": {{"Plan": {{"type": "string"}}, "Price": {{{keywords}}}}}}}}}\n'


def of_table(keywords: str) -> str:
    """Return a schema with some keywords for the whole table."""
    return f'{HEAD}"items": {{"properties": {{"Plan": true, "Price": {{"type": ["number", "null"]}}}}}}, {keywords}}}\n'


def of_row(keywords: str) -> str:
    """Return a schema with some keywords for each row."""
    return f'{HEAD}"items": {{{keywords}}}}}\n'


USUAL = '"", "-", "--", "---", "–", "—", "N/A", "n/a", "NA", "None", "?", "TBD"'

CELLS = [
    # Bounds move to the value that is farthest out, and no farther.
    ("out-of-range", '"maximum": 10', ("a | 12", "b | 11.5"), '"maximum": 12'),
    ("out-of-range", '"minimum": 10', ("a | 9", "b | 8.25"), '"minimum": 8.25'),
    ("out-of-range", '"maximum": 10', ("a | 12.0",), '"maximum": 12'),
    ("out-of-range", '"exclusiveMinimum": 0', ("a | 0",), '"minimum": 0'),
    ("out-of-range", '"exclusiveMaximum": 5, "minimum": 1', ("a | 5",), '"minimum": 1, "maximum": 5'),
    (
        "out-of-range",
        '"datePattern": "MMM yyyy", "notBefore": "2020"',
        ("a | Mar 2019", "b | May 2018"),
        '"datePattern": "MMM yyyy", "notBefore": "2018-05"',
    ),
    (
        "out-of-range",
        '"version": "semver", "notAfter": "1.0.0"',
        ("a | 1.9.0", "b | 1.10.0"),
        '"version": "semver", "notAfter": "1.10.0"',
    ),
    # More values.
    ("not-allowed", '"enum": [1, 2]', ("a | 3", "b | 4", "c | 3"), '"enum": [1, 2, 3, 4]'),
    ("not-allowed", '"enum": ["x"]', ("a | y",), '"enum": ["x", "y"]'),
    ("not-allowed", '"const": "x"', ("a | y",), '"enum": ["x", "y"]'),
    ("missing-value", '"type": "string", "enum": ["x"]', ("a | -",), '"type": ["string", "null"], "enum": ["x", null]'),
    # Other types.
    ("missing-value", '"type": "number"', ("a | -", "b |"), '"type": ["number", "null"]'),
    ("wrong-type", '"type": "integer"', ("a | 1.5",), '"type": "number"'),
    ("wrong-type", '"type": ["integer", "null"]', ("a | 1.5",), '"type": ["number", "null"]'),
    # How a text is read.
    ("wrong-type", '"type": "number"', ("a | 5 ms",), '"type": "number", "unit": "ms"'),
    ("wrong-type", '"type": "number", "unit": "s"', ("a | 5 ms",), '"type": "number", "unit": ["s", "ms"]'),
    ("wrong-type", '"type": "number"', ("a | 5+", "b | 6+"), '"type": "number", "qualifiers": ["+"]'),
    ("wrong-type", '"type": "number"', ("a | 5 ± 1",), '"type": "number", "uncertainty": true'),
    # Missing markers: those that count without the keyword still count.
    (
        "wrong-type",
        '"type": "number"',
        ("a | none yet",),
        f'"type": ["number", "null"], "missing": [{USUAL}, "none yet"]',
    ),
    (
        "wrong-type",
        '"type": ["number", "null"], "missing": ["-"]',
        ("a | x",),
        '"type": ["number", "null"], "missing": ["-", "x"]',
    ),
    # An empty cell, where the markers do not list it.
    (
        "missing-value",
        '"type": ["number", "null"], "missing": ["-"]',
        ("a |", "b | 1"),
        '"type": ["number", "null"], "missing": ["-", ""]',
    ),
    # Lengths.
    ("pattern-mismatch", '"maxLength": 2', ("a | xyz", "b | wxyz"), '"maxLength": 4'),
    ("pattern-mismatch", '"minLength": 2', ("a | x",), '"minLength": 1'),
    # Digits after the point.
    (
        "decimals",
        '"type": "number", "decimals": 2',
        ("a | 1.5", "b | 1.25"),
        '"type": "number", "decimals": {"minimum": 1, "maximum": 2}',
    ),
    ("decimals", '"type": "number", "decimals": 2', ("a | 5",), '"type": "number", "decimals": {"maximum": 2}'),
    (
        "decimals",
        '"type": "number", "decimals": {"minimum": 2}',
        ("a | 1.5",),
        '"type": "number", "decimals": {"minimum": 1}',
    ),
    (
        "decimals",
        '"type": "number", "decimals": {"maximum": 1}',
        ("a | 1.25",),
        '"type": "number", "decimals": {"maximum": 2}',
    ),
    (
        "decimals",
        '"type": "number", "decimals": "consistent"',
        ("a | 1.5", "b | 1.5", "c | 2"),
        '"type": "number", "decimals": {"maximum": 1}',
    ),
    # Kinds of links.
    ("wrong-link", '"link": {"kind": "url"}', ("a | [x](#y)",), '"link": {"kind": ["url", "anchor"]}'),
    (
        "wrong-link",
        '"link": {"kind": ["url", "email"]}',
        ("a | [x](#y)",),
        '"link": {"kind": ["url", "email", "anchor"]}',
    ),
    # Values in a cell.
    (
        "out-of-range",
        '"type": "array", "separator": "/", "items": {"type": "number", "maximum": 5}',
        ("a | 1 / 7",),
        '"type": "array", "separator": "/", "items": {"type": "number", "maximum": 7}',
    ),
]


@pytest.mark.parametrize(("rule", "before", "rows", "after"), CELLS)
def test_the_schema_of_a_column_is_widened(
    run: "Run", rule: str, before: str, rows: tuple[str, ...], after: str
) -> None:
    put(price(before), *rows)
    assert accepted(run, rule) == price(after)


def accepted(run: "Run", rule: str) -> str:
    """Accept the findings of a rule, check that nothing is found then, and return the schema."""
    outcome = run("accept", rule, "--write")
    assert (outcome.status, outcome.err) == (0, ""), outcome.out
    assert run("check", "--ignore", "broken-anchor").status == 0
    return Path("t.schema.json").read_bytes().decode()


TABLES = [
    ("duplicate-key", '"uniqueBy": ["Plan"]', ("a | 1", "a | 2"), '"uniqueBy": ["Plan", "Price"]'),
    ("duplicate-key", '"uniqueBy": [["Plan"]]', ("a | 1", "a | 2"), '"uniqueBy": [["Plan", "Price"]]'),
    (
        "unsorted-rows",
        '"sortedBy": [{"column": "Price", "missing": "last"}]',
        ("a | 1", "b | -", "c | 2"),
        '"sortedBy": [{"column": "Price"}]',
    ),
    (
        "broken-relation",
        '"compare": [{"left": "Price", "is": "<", "right": 5}]',
        ("a | 5",),
        '"compare": [{"left": "Price", "is": "<=", "right": 5}]',
    ),
    ("schema-violation", '"minItems": 3', ("a | 1", "b | 2"), '"minItems": 2'),
    ("schema-violation", '"maxItems": 1', ("a | 1", "b | 2"), '"maxItems": 2'),
]


@pytest.mark.parametrize(("rule", "before", "rows", "after"), TABLES)
def test_the_schema_of_a_table_is_widened(
    run: "Run", rule: str, before: str, rows: tuple[str, ...], after: str
) -> None:
    put(of_table(before), *rows)
    assert accepted(run, rule) == of_table(after)


COLUMNS = [
    ("missing-column", "Plan | Price", '"required": ["Plan", "Cost", "Price"]', '"required": ["Plan", "Price"]'),
    ("missing-column", "Plan | Price", '"required": ["Cost"]', ""),
    (
        "unknown-column",
        "Plan | Notes",
        '"additionalProperties": false, "properties": {"Plan": true}',
        '"additionalProperties": false, "properties": {"Plan": true, "Notes": true}',
    ),
]


@pytest.mark.parametrize(("rule", "header", "before", "after"), COLUMNS)
def test_the_columns_are_widened(run: "Run", rule: str, header: str, before: str, after: str) -> None:
    put(of_row(before), "a | 1", header=header)
    assert accepted(run, rule) == of_row(after)


def test_a_column_that_is_out_of_order_may_be_anywhere(run: "Run") -> None:
    rows = '"items": {"properties": {"Plan": true, "Seats": true, "Price": true}}'
    put(f'{HEAD}{rows}, "columnOrder": ["Plan", "Seats", "Price"]}}', "1 | a | 2", header="Price | Plan | Seats")
    assert accepted(run, "column-order") == f'{HEAD}{rows}, "columnOrder": ["Plan", "Seats"]}}'


def test_an_unknown_header_becomes_an_alias_of_an_absent_column_with_nearly_its_name(run: "Run") -> None:
    rows = '"items": {"additionalProperties": false, "properties": {"Plan": true, "Params (M)": true}}'
    put(f"{HEAD}{rows}}}", "a | 1", header="Plan | Params")
    assert accepted(run, "unknown-column") == f'{HEAD}{rows}, "columnAliases": {{"Params (M)": ["Params"]}}}}'


ALIASES = [
    # The schema has no aliases.
    ("", '"columnAliases": {"Price": ["Prise"]}'),
    ('"columnAliases": {"Plan": ["Tier"]}', '"columnAliases": {"Plan": ["Tier"], "Price": ["Prise"]}'),
    ('"columnAliases": {"Price": ["Cost"]}', '"columnAliases": {"Price": ["Cost", "Prise"]}'),
]


@pytest.mark.parametrize(("before", "after"), ALIASES)
def test_a_misspelled_header_becomes_an_alias(run: "Run", before: str, after: str) -> None:
    rows = '"items": {"required": ["Price"], "properties": {"Plan": true, "Price": true}}'
    put(f"{HEAD}{rows}{', ' * bool(before)}{before}}}", "a | 1", header="Plan | Prise")
    assert accepted(run, "missing-column") == f"{HEAD}{rows}, {after}}}"


NAMES = '{"$schema": "urn:mdlint:naming:v1", "separators": {"token": "_"},\n "tokens": {"family": {"description": "x", "words": %s},\n  "size": {"description": "y", "words": %s}},\n "segments": {"name": {"description": "z", "grammar": ["family", "size"]}}, "grammar": "name"}\n'


@pytest.mark.parametrize(
    ("rows", "before", "after"),
    [
        (("vit_huge",), ('["vit"]', '["tiny"]'), ('["vit"]', '["tiny", "huge"]')),
        (("vit_huge", "vit_mega"), ('["vit"]', '["tiny"]'), ('["vit"]', '["tiny", "huge", "mega"]')),
        (("vit_huge",), ('["vit"]', '{"tiny": "small"}'), ('["vit"]', '{"tiny": "small", "huge": ""}')),
        # One edit from a known word: a bad name.
        (("vitt_tiny",), ('["vit"]', '["tiny"]'), ('["vit", "vitt"]', '["tiny"]')),
    ],
)
def test_an_unknown_token_becomes_a_word_of_the_convention(
    run: "Run", rows: tuple[str, ...], before: tuple[str, str], after: tuple[str, str]
) -> None:
    schema = f'{HEAD}"items": {{"properties": {{"Plan": {{"nameConvention": "n.naming.json"}}}}}}}}'
    put(schema, *rows, header="Plan")
    Path("n.naming.json").write_text(NAMES % before)
    outcome = run("accept", "unknown-token", "bad-name", "--write")
    assert outcome.status == 0, outcome.out
    assert Path("n.naming.json").read_text() == NAMES % after
    assert Path("t.schema.json").read_text() == schema
    assert run("check").status == 0


REFUSED = [
    # What is asked for is not known from one value.
    ("pattern-mismatch", price('"pattern": "^x"'), ("a | y",)),
    ("out-of-range", price('"multipleOf": 5'), ("a | 7",)),
    ("wrong-link", price('"link": {"pattern": "^https:"}'), ("a | [x](#y)",)),
    ("wrong-type", price('"type": "number"'), ("a | 5 of 7 tries",)),
    ("wrong-type", price('"type": "boolean"'), ("a | 5",)),
    # The check would be turned off.
    ("missing-link", price('"link": {"required": true}'), ("a | y",)),
    ("wrong-align", price('"align": "right"'), ("a | y",)),
    # A row in the wrong place is no other order.
    ("unsorted-rows", of_table('"sortedBy": [{"column": "Price"}]'), ("a | 1", "b | 3", "c | 2", "d | 4")),
    # No column tells these rows apart.
    ("duplicate-key", of_table('"uniqueBy": ["Plan"]'), ("a | 1", "a | 1.0")),
    ("broken-relation", of_table('"compare": [{"left": "Price", "is": "<", "right": 5}]'), ("a | 6",)),
    # A finding of no schema.
    ("ragged-row", price('"type": "number"'), ("a | 5 | 6",)),
]


@pytest.mark.parametrize("cell", ["78,0%", "820.%"])
def test_a_unit_is_not_tried_as_a_mark(run: "Run", cell: str) -> None:
    put(price('"type": "number", "unit": "%"'), f"a | {cell}")
    out = run("accept", "wrong-type").out
    assert "wrong-type: not accepted: mend the page" in out
    assert "the file would have a mistake" not in out


@pytest.mark.parametrize(("rule", "schema", "rows"), REFUSED)
def test_a_finding_without_an_edit_is_named_with_what_can_be_done(
    run: "Run", rule: str, schema: str, rows: tuple[str, ...]
) -> None:
    put(schema, *rows)
    status, out, err = run("accept", rule, "--write")
    assert (status, err) == (1, "")
    assert f" {rule}: not accepted: " in out
    assert f" {rule}: why --> above it, or use --turn-off\n" in out
    assert Path("t.schema.json").read_bytes().decode() == schema
