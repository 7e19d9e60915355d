"""`fillDown`: a blank cell has the value of the cell above it."""

from schema_cases import DESCENDING, NUMBER, ZOO, ZOO_COLUMNS, column_values, found, grouped, records_of, table_schema
from tables import table, table_of

FILLED = table_schema({"Model": {"type": "string", "pattern": "^[a-z]+$", "fillDown": True}, "Top-1": NUMBER})


def test_a_blank_cell_has_the_value_above() -> None:
    text = table("Model | Top-1", "a | 1", " | 2", "&nbsp; | 3", "b | 4", " | 5")
    assert column_values(FILLED, text, "Model") == ["a", "a", "a", "b", "b"]
    assert [row["Model"] for row in records_of(table_of(text), FILLED)] == ["a", "a", "a", "b", "b"]
    assert found(FILLED, text) == []


def test_without_the_keyword_a_blank_cell_is_missing() -> None:
    text = table("Model | Top-1", "a | 1", " | 2")
    assert found(table_schema(ZOO_COLUMNS), text) == [
        "4:3-3 missing-value: Model is empty; the column needs a value in every row"
    ]


def test_nothing_is_filled_down_from_above_the_rows_or_a_caption() -> None:
    text = table(ZOO, " | 1 | 1", "a | 2 | 1", "**Large** | | ", " | 3 | 1")
    assert column_values(FILLED, text, "Model") == [None, "a", None]


def test_a_missing_marker_is_not_blank() -> None:
    assert column_values(FILLED, table("Model | Top-1", "a | 1", "- | 2", " | 3"), "Model") == ["a", None, None]


def test_a_value_is_reported_once_where_it_is_written() -> None:
    text = table("Model | Top-1", "A | 1", " | 2", "b | 3")
    assert found(FILLED, text) == ['3:3-4 pattern-mismatch: Model "A" does not match the pattern ^[a-z]+$']


def test_a_row_is_reported_at_its_own_place() -> None:
    schema = table_schema({"Model": {"fillDown": True}, "Size": {}}, uniqueBy=["Model", "Size"])
    text = table("Model | Size", "a | 1", " | 2", " | 1")
    assert found(schema, text) == ['5:3-3 duplicate-key: Model "a", Size 1 occurs twice']


def test_rows_with_one_text_below_different_ones_are_sorted() -> None:
    schema = table_schema({"Model": {"fillDown": True}, "Size": {}, "Top-1": NUMBER}, sortedBy=[{"column": "Top-1"}])
    text = table("Model | Size | Top-1", "a | 1 | 1", " | 2 | 9", " | 3 | 2", "b | 1 | 3", " | 2 | 9")
    assert found(schema, text) == ["4:10-11 unsorted-rows: Top-1 9 is out of order (ascending): it belongs below 3"]


def test_rows_with_one_text_below_different_captions_are_sorted() -> None:
    text = table(ZOO, "**ResNet** | | ", "a | 8 | ", "b | 9 | ", "**ViT** | | ", "c | 10 | ", "b | 9 | ")
    assert found(grouped(sortedBy=DESCENDING), text) == [
        "4:7-8 unsorted-rows: Top-1 8 is out of order (descending): it belongs below 9"
    ]


def test_a_cell_that_spans_rows_needs_no_keyword() -> None:
    text = "<table><tr><th>Model</th><th>Top-1</th></tr>\n<tr><td rowspan=2>a</td><td>1</td></tr>\n<tr><td>2</td></tr></table>"
    assert column_values(table_schema(ZOO_COLUMNS), text, "Model") == ["a", "a"]
