"""What has changed in a table is told by the keys of its rows."""

import pytest
from tables import table, table_of

from mdlint.review.table_changes import RowChange, TableChanges, ValueChange, table_changes
from mdlint.schema import TableSchema

NO_SCHEMA = TableSchema("test", {})
OLD = ["Model | Top-1 | Params", "vit | 84.8 | 86", "swin | 83.0 | 88", "mae | 85.1 | 304"]


def changes(old: list[str], new: list[str], schema: TableSchema = NO_SCHEMA) -> TableChanges:
    return table_changes(table_of(table(*old)), table_of(table(*new)), schema)


def only_row(new: list[str], schema: TableSchema = NO_SCHEMA) -> RowChange:
    found = changes(OLD, new, schema)
    assert found.key == ("Model",)
    assert (found.added_columns, found.removed_columns) == ((), ())
    (row,) = found.rows
    return row


def test_the_same_table_has_no_changes() -> None:
    assert changes(OLD, OLD).is_empty
    assert changes(OLD, ["Params | Model | Top-1", "86|vit|84.8", "88|swin|83.0", "304|mae|85.1"]).is_empty


def test_a_value_that_has_changed() -> None:
    row = only_row([*OLD[:2], "swin | 83.5 | 88", OLD[3]])
    assert row == RowChange("changed", ("swin",), 2, 2, (ValueChange("Top-1", "83.0", "83.5", "+0.5"),))


def test_a_row_that_was_added() -> None:
    row = only_row([OLD[0], "deit | 81.8 | ", *OLD[1:]])
    assert row == RowChange("added", ("deit",), None, 1, (ValueChange("Top-1", "", "81.8"),))


def test_a_row_that_was_removed() -> None:
    row = only_row([OLD[0], *OLD[2:]])
    values = (ValueChange("Top-1", "84.8", ""), ValueChange("Params", "86", ""))
    assert row == RowChange("removed", ("vit",), 1, None, values)


def test_a_row_that_has_moved() -> None:
    assert only_row([OLD[0], OLD[3], *OLD[1:3]]) == RowChange("changed", ("mae",), 3, 1, (), has_moved=True)


def test_most_rows_moved() -> None:
    found = changes(OLD, [OLD[0], "mae | 85.2 | 304", OLD[2], OLD[1]])
    assert found.is_reordered
    assert [(row.key, row.has_moved) for row in found.rows] == [(("mae",), False)]


def test_rows_below_an_added_or_removed_row_have_not_moved() -> None:
    found = changes(OLD, [OLD[0], "deit | 81.8 | 5", *OLD[2:]])
    assert [(row.kind, row.key) for row in found.rows] == [("added", ("deit",)), ("removed", ("vit",))]


def test_columns_that_were_added_and_removed_do_not_change_rows() -> None:
    found = changes(OLD, ["Model | Top-1 | Top-5", "vit | 84.8 | 97", "swin | 83.0 | 96", "mae | 85.1 | 97"])
    assert found == TableChanges(("Model",), ("Top-5",), ("Params",), ())


SCHEMA = TableSchema(
    "test",
    {
        "type": "array",
        "uniqueBy": ["Model", {"column": "Size", "optional": True}],
        "items": {
            "properties": {
                "Model": {"type": "string"},
                "Top-1": {"type": "number", "bestMarked": "maximum"},
                "Params": {"type": "number", "bestMarked": "minimum"},
            }
        },
    },
)


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ("84.9 | 86", ValueChange("Top-1", "84.8", "84.9", "+0.1", is_better=True)),
        ("84.75 | 86", ValueChange("Top-1", "84.8", "84.75", "-0.05", is_better=False)),
        ("84.8 | 85", ValueChange("Params", "86", "85", "-1", is_better=True)),
        ("84.80 | 86", ValueChange("Top-1", "84.8", "84.80", "+0.00", is_better=None)),
        ("- | 86", ValueChange("Top-1", "84.8", "-")),
        ("84.9% | 86", ValueChange("Top-1", "84.8", "84.9%")),
    ],
)
def test_the_schema_says_what_is_better(cells: str, value: ValueChange) -> None:
    assert only_row([OLD[0], f"vit | {cells}", *OLD[2:]], SCHEMA).values == (value,)


def test_the_schema_sets_the_key() -> None:
    rows = ["Model | Size | Top-1", "vit | 224 | 84.8", "vit | 384 | 86.0"]
    found = changes(rows, [*rows[:2], "vit | 384 | 86.1"], SCHEMA)
    assert found.key == ("Model", "Size")
    assert [(row.key, row.values[0].difference) for row in found.rows] == [(("vit", "384"), "+0.1")]
    assert changes(["Model | Top-1", "a | 1"], ["Model | Top-1", "a | 2"], SCHEMA).key == ("Model",)


def test_the_key_is_unique_in_both_forms() -> None:
    old = ["Model | Data | Top-1", "vit | in1k | 84.8", "swin | in1k | 83.0"]
    found = changes(old, [*old, "vit | in22k | 86.0"])
    assert found.key == ("Model", "Data")
    assert [(row.kind, row.key) for row in found.rows] == [("added", ("vit", "in22k"))]


def test_rows_with_the_same_key_are_compared_in_their_order() -> None:
    old = ["Model | Top-1", "vit | 84.8", "vit | 85.8", "swin | 83.0"]
    found = changes(old, [*old[:2], "vit | 85.9", old[3]])
    assert [(row.key, row.old_place, row.values[0].difference) for row in found.rows] == [(("vit",), 2, "+0.1")]


def test_rows_without_a_key_are_named_by_their_text() -> None:
    old = ["Top-1 | Top-5", "84.8 | 97.1", "83.0 | 96.0"]
    found = changes(old, [old[0], "84.8 | 97.1", "83.1 | 96.0"])
    assert found.key == ()
    assert [(row.kind, row.key, row.values) for row in found.rows] == [
        ("added", ("83.1", "96.0"), ()),
        ("removed", ("83.0", "96.0"), ()),
    ]


def test_columns_with_the_same_header_are_told_apart() -> None:
    old = ["Model | Top-1 | Top-1 | | ", "vit | 84.8 | 90.1 | a | b", "swin | 83.0 | 91.2 | c | d"]
    (row,) = changes(old, [old[0], "vit | 84.8 | 90.3 | a | x", old[2]]).rows
    values = (ValueChange("Top-1 (2)", "90.1", "90.3", "+0.2"), ValueChange("(no header) (2)", "b", "x"))
    assert row == RowChange("changed", ("vit",), 1, 1, values)
    found = changes(old, ["Model | Top-1 | | ", "vit | 84.8 | a | b", "swin | 83.0 | c | d"])
    assert found == TableChanges(("Model",), (), ("Top-1 (2)",), ())


def test_a_header_that_looks_like_the_name_of_a_second_column() -> None:
    old = ["Model | A | A (2) | A", "vit | 1.1 | 2.2 | 3.3"]
    (row,) = changes(old, [old[0], "vit | 1.1 | 2.2 | 3.4"]).rows
    assert row.values == (ValueChange("A (3)", "3.3", "3.4", "+0.1"),)


def test_a_column_added_to_rows_without_a_key_does_not_change_them() -> None:
    found = changes(["A | B", "1.5 | 2.5", "1.5 | 3.5"], ["A | B | C", "1.5 | 2.5 | x", "1.5 | 3.5 | x"])
    assert found == TableChanges((), ("C",), (), ())


def test_a_table_without_rows() -> None:
    assert [row.kind for row in changes(OLD, OLD[:1]).rows] == ["removed"] * 3
    assert [row.kind for row in changes(OLD[:1], OLD).rows] == ["added"] * 3
