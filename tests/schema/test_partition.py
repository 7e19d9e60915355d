"""Together, the parts of a schema find the errors that `Draft202012Validator` finds in the whole table."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis_examples import examples
from jsonschema import Draft202012Validator, ValidationError
from schema_cases import COUNTS, NAMES, PATTERNS, SCALARS, SCHEMAS, keywords_of, schema_of
from tables import table_of

from mdlint.draft2020.values import Schema
from mdlint.rules import RULES
from mdlint.schema import BoundTable, TableSchema, violation_span, violations
from mdlint.schema.compiled.partition import Partition, partition

Error = tuple[str, str, str]

ROWS = schema_of(
    {
        name: value
        for name, value in keywords_of(SCHEMAS).items()
        if name not in {"items", "prefixItems", "contains", "minimum", "pattern"}
    }
    | {
        "properties": st.dictionaries(NAMES, SCHEMAS, max_size=3),
        "additionalProperties": SCHEMAS | st.sampled_from([False]),
        "unevaluatedProperties": SCHEMAS,
        "patternProperties": st.dictionaries(PATTERNS, SCHEMAS, max_size=2),
    },
    6,
)
ALL_ROWS = ROWS | st.fixed_dictionaries(
    {"allOf": st.lists(ROWS, min_size=1, max_size=2)}, optional={"properties": st.dictionaries(NAMES, SCHEMAS)}
)
TABLES = schema_of(
    {
        "items": ALL_ROWS,
        "prefixItems": st.lists(ALL_ROWS, min_size=1, max_size=2),
        "contains": ALL_ROWS,
        "minContains": COUNTS,
        "maxContains": COUNTS,
        "unevaluatedItems": ALL_ROWS | st.booleans(),
        "minItems": COUNTS,
        "uniqueItems": st.booleans(),
        "type": st.sampled_from(["array", "object", ["array", "null"]]),
        "if": st.fixed_dictionaries({"minItems": COUNTS}),
        "then": st.fixed_dictionaries({"items": ALL_ROWS}),
        "not": st.fixed_dictionaries({"items": ALL_ROWS}),
    },
    4,
)
ALL_TABLES = (
    TABLES
    | st.fixed_dictionaries({"items": ALL_ROWS})
    | st.fixed_dictionaries({"items": ALL_ROWS, "allOf": st.lists(TABLES, min_size=1, max_size=2)})
)


@st.composite
def instances(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Generate tables: rows with the same names, and a scalar in each cell."""
    names = draw(st.lists(st.sampled_from(["a", "b", "ab", "c", "x1"]), max_size=3, unique=True))
    return draw(st.lists(st.fixed_dictionaries(dict.fromkeys(names, SCALARS)), max_size=4))


def expected(schema: Schema, table: list[dict[str, Any]]) -> list[Error]:
    """Return the errors of the validator in the whole table."""
    errors = Draft202012Validator(schema).iter_errors(table)
    return sorted((repr(list(error.absolute_path)), str(error.validator), _message(error)) for error in errors)


def _message(error: ValidationError) -> str:
    """Return the message of an error; empty for the `uniqueItems` of a table, whose message would hold the table."""
    return "" if error.validator == "uniqueItems" and not error.absolute_path else error.message


def planned(plan: Partition, table: list[dict[str, Any]]) -> list[Error]:
    """Return the errors of the parts, a header error once for each row."""
    return sorted(
        (repr(list(path)), str(keyword), "" if keyword == "uniqueItems" and not path else message)
        for path, keyword, message in _errors(plan, table)
    )


def _errors(plan: Partition, table: list[dict[str, Any]]) -> Iterator[tuple[tuple[Any, ...], str | None, str]]:
    for fault in plan.table_errors(table):
        yield fault.path, fault.keyword, fault.message
    for number, fault in plan.row_errors(table):
        yield (number, *fault.path), fault.keyword, fault.message
    for number, row in enumerate(table):
        for fault in plan.header_errors(row):
            yield (number, *fault.path), fault.keyword, fault.message
    for name in table[0] if table else ():
        for part in plan.column_parts(name):
            for number, fault in part.column_errors([row[name] for row in table]):
                yield (number, name, *fault.path), fault.keyword, fault.message


@examples(1000)
@given(ALL_TABLES, instances())
def test_the_parts_find_the_errors_of_the_validator(schema: Schema, table: list[dict[str, Any]]) -> None:
    assert planned(partition(schema), table) == expected(schema, table)


@given(ALL_TABLES, instances())
@examples(300)
def test_the_schema_path_of_an_error_leads_to_its_keyword(schema: Schema, table: list[dict[str, Any]]) -> None:
    plan = partition(schema)
    for fault in [*plan.table_errors(table), *(fault for _, fault in plan.row_errors(table))]:
        node: Any = schema
        for step in fault.schema_path:
            node = node[step]
        assert node == fault.value or fault.keyword in {None, "minContains", "maxContains"}


CELLS = st.sampled_from(["", "-", "1", "1.0", "0", "7", "true", "a", "ab", "150+", "84,8", "👍", "[ ]"])


@examples(300)
@given(
    ALL_TABLES,
    st.permutations(["a", "b", "ab", "x1", ""]),
    st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=4),
)
def test_with_any_schema_a_finding_has_a_message_and_a_place(
    schema: Schema, names: list[str], cells: list[list[str]]
) -> None:
    lines = [f"| {' | '.join(row)} |" for row in [names[:3], ["---"] * 3, *cells]]
    table = table_of("\n".join(lines))
    for violation in violations(BoundTable(table, TableSchema("test", schema))):
        assert violation.message
        assert violation.rule in RULES
        assert violation_span(table, violation.at)


def test_keywords_of_the_header_keep_their_order() -> None:
    # Two keywords can require the same missing name. Which of them makes the message must not depend on chance.
    row: dict[str, Any] = {"dependentRequired": {"A": ["B"]}, "minProperties": 1, "required": ["B"]}
    (part,) = partition({"items": row}).header
    assert isinstance(part.schema, dict)
    assert list(part.schema) == list(row)
