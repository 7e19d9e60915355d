"""The kinds of a table's rows, and the names of its columns: certain cases, and near misses."""

import pytest
from tables import table, table_of

from mdlint.model import Table
from mdlint.shape import column_names, name_cell, row_kinds


def pipes(header: str, *rows: str) -> Table:
    """Return a pipe table; `|` separates cells."""
    return table_of(table(header, *rows))


def html(*rows: str) -> Table:
    """Return an HTML table. Each row is written as its tags, without `tr`."""
    return table_of("<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>\n")


# A second row of the header

TWO_ROWS = [
    # The first cell is blank, above names of rows.
    (["Model | Latency | Latency", " | p50 | p99", "a | 1.5 | 2"], ["Model", "Latency p50", "Latency p99"]),
    (["Model | Latency | ", " | p50 | p99", "a | 1.5 | 2"], ["Model", "Latency p50", "p99"]),
    (["Model | Size | Time", " | (MB) | (ms)", "a | 1 | -", "b | 1 | 3"], ["Model", "Size (MB)", "Time (ms)"]),
    (["Model | A | B | Note", "&nbsp; | x | y | ", "a | 1 | 2 | z"], ["Model", "A x", "B y", "Note"]),
    # The first cell repeats the header.
    (["Model | Dev | Test", "Model | F1 | F1", "a | 1 | 2"], ["Model", "Dev F1", "Test F1"]),
    # One cell below that is not a number may be a mistake.
    (["Model | A | B", " | x | y", "a | 1 | 2", "b | 1 | z", "c | 1 | 3"], ["Model", "A x", "B y"]),
    # The header is blank above the names of the rows, and above another column.
    ([" | Latency | ", "Model | p50 | p99", "a | 1 | 2"], ["Model", "Latency p50", "p99"]),
    # Percentages above plain numbers name percentiles.
    (["GPU | Time | | ", " | 90% | 99.9% | Avg", "a | 1 | 2 | 3"], ["GPU", "Time 90%", "99.9%", "Avg"]),
    (["GPU | Time | ", " | 90% | 95%", "a | 1 | 2"], ["GPU", "Time 90%", "95%"]),
    ([" | Time | | ", "GPU | 90% | 95% | Avg", "a | 1 | 2 | 3"], ["GPU", "Time 90%", "95%", "Avg"]),
    # The words repeat in another group.
    ([" | A | | B | ", "GPU | 90% | Avg | 90% | Avg", "a | 1 | 2 | 3 | 4"], ["GPU", "A 90%", "Avg", "B 90%", "Avg"]),
]

ONE_ROW = [
    # The row has a number.
    ["Model | Latency | Latency", " | p50 | 99", "a | 1.5 | 2"],
    # It has a percentage above percentages, or a change, which is a value.
    ["GPU | Time | Time", " | 90% | Avg", "a | 91% | 2", "b | 1.5 | 2"],
    ["GPU | Time | Time", " | +9% | Avg", "a | 91 | 2"],
    # A row with a name and only percentages may be data, and so may equal words in two groups.
    [" | Time | ", "a | 90% | 95%", "b | 1 | 2"],
    [" | A | | B | ", "a | OOM | | OOM | ", "b | 1 | 2 | 3 | 4"],
    # It has words above only one column of numbers.
    ["Model | Latency | Note", " | p50 | word", "a | 1.5 | text"],
    ["Model | Latency | Time", " | p50 | -", "a | 1.5 | 2"],
    ["Model | Latency | Note", " | p50 | word", "a | 1.5 | 2", "b | 1.5 | text"],
    # It names a row: a model that ran out of memory.
    ["Model | Latency | Latency", "a | OOM | OOM", "b | 1.5 | 2"],
    # The header has a name for each column, or the words are not names since they are equal.
    [" | Latency | Size", "a | OOM | failed", "b | 1 | 2"],
    [" | Latency | ", "a | OOM | OOM", "b | 1 | 2"],
    # No row below a blank first cell has a name: the column has no names.
    [" | A | B", " | x | y", " | 1 | 2"],
    # A cell is missing, or there is nothing below.
    ["Model | Latency | Latency | Note", " | p50 | p99", "a | 1.5 | 2 | x"],
    ["Model | Latency | Latency", " | p50 | p99"],
]


@pytest.mark.parametrize(("rows", "names"), TWO_ROWS)
def test_a_second_row_names_the_columns(rows: list[str], names: list[str]) -> None:
    table = pipes(*rows)
    assert (table.header_rows, column_names(table), row_kinds(table)[0]) == (2, names, "header")


@pytest.mark.parametrize("rows", ONE_ROW)
def test_a_row_that_may_be_data_is_data(rows: list[str]) -> None:
    table = pipes(*rows)
    assert table.header_rows == 1
    assert column_names(table) == [name.strip() for name in rows[0].split("|")]
    assert row_kinds(table)[0] == "data"


def th(*texts: str, span: int = 1) -> str:
    return "".join(f'<th colspan="{span}">{text}</th>' for text in texts)


def td(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def test_the_first_rows_of_an_html_table_whose_cells_are_th_are_its_header() -> None:
    table = html(th("") + th("All", "Some", span=2), th("Name", "n", "size", "n", "size"), td("a", "1", "2", "3", "4"))
    assert column_names(table) == ["Name", "All n", "All size", "Some n", "Some size"]
    assert (table.header_rows, row_kinds(table)) == (2, ["header", "data"])


def test_a_header_cell_that_spans_rows_is_one_part_of_the_name() -> None:
    table = html('<th rowspan="2">Model</th>' + th("Top", span=2), th("1", "5"), td("a", "80", "90"))
    assert column_names(table) == ["Model", "Top 1", "Top 5"]


def test_a_title_over_all_columns_is_part_of_each_name() -> None:
    table = html(th("Results", span=2), th("Model", "Top-1"), td("a", "80"))
    assert column_names(table) == ["Results Model", "Results Top-1"]


def test_all_rows_of_thead_are_the_header() -> None:
    page = "<table><thead><tr><td>A</td><td>B</td></tr><tr><td>x</td><td>y</td></tr></thead><tr><td>1</td><td>2</td></tr></table>"
    table = table_of(page)
    assert (table.header_rows, column_names(table)) == (2, ["A x", "B y"])


@pytest.mark.parametrize(
    "rows",
    [
        # A cell of the second row is a `td`.
        (th("A", "B"), th("a") + td("1"), td("b", "2")),
        # A `th` alone in its row is the caption of a section.
        (th("A", "B"), th("Large", span=2), td("b", "2")),
        # A table of only `th` has one header row, like any other.
        (th("A", "B"), th("a", "1"), th("b", "2")),
    ],
)
def test_an_html_table_with_one_header_row(rows: tuple[str, ...]) -> None:
    table = html(*rows)
    assert (table.header_rows, column_names(table)) == (1, ["A", "B"])


def test_a_column_is_named_at_the_lowest_cell_that_has_a_text() -> None:
    table = pipes("Model | Latency | Latency", " | p50 | p99", "a | 1.5 | 2")
    assert [name_cell(table, column).text for column in range(3)] == ["Model", "p50", "p99"]


# Captions, blank rows, repeated headers.


LINKED = ["[a](a.md) | 1 | 2", "[b](b.md) | 3 | 4"]

KINDS = [
    # A bold cell alone in its row, in any column, with any number of blank cells.
    (["a | 1 | 2", "**Large** | | ", "b | 1 | 2"], ["data", "caption", "data"]),
    (["a | 1 | 2", "**Large**", "b | 1 | 2"], ["data", "caption", "data"]),
    (["a | 1 | 2", " | **Large** | ", "b | 1 | 2"], ["data", "caption", "data"]),
    (["**2019** | | ", "b | 1 | 2"], ["caption", "data"]),
    (["a | 1 | 2", "**Large** | **1** | "], ["data", "data"]),
    # A first cell in italics alone in its row, unless a row of data begins with one.
    (["*Large* | | ", "b | 1 | 2"], ["caption", "data"]),
    (["a | 1 | 2", "_Large models_", "b | 1 | 2"], ["data", "caption", "data"]),
    (["a | 1 | 2", "<i>Large</i> | | ", "b | 1 | 2"], ["data", "caption", "data"]),
    (["*a* | 1 | 2", "*b* | | "], ["data", "data"]),
    (["a | 1 | 2", " | *Large* | ", "b | 1 | 2"], ["data", "data", "data"]),
    (["a | 1 | 2", "*Large* model | | ", "b | 1 | 2"], ["data", "data", "data"]),
    (["a | 1 | 2", "*Large* | - | ", "b | 1 | 2"], ["data", "data", "data"]),
    # A cell after the last column, which is not shown, is not a caption.
    (["a | 1 | 2", " | | | **x**"], ["data", "data"]),
    # A bold number below columns of numbers is a total.
    (["a | 1 | 2", " | | **3**"], ["data", "aside"]),
    # A plain cell among links, or code, above a row of data.
    (["Large | | ", *LINKED], ["caption", "data", "data"]),
    (["Large | &nbsp; | ", *LINKED], ["caption", "data", "data"]),
    ([LINKED[0], "Large", LINKED[1]], ["data", "caption", "data"]),
    (["`a` | 1 | 2", "Large | | ", "`b` | 1 | 2"], ["data", "caption", "data"]),
    # The row may have values that are still to come: it is like the others, or the last, or not alone.
    (["a | 1 | 2", "Large | | ", "b | 1 | 2"], ["data", "data", "data"]),
    (["[a](a.md) | 1 | 2", "Large | | ", "b | 1 | 2"], ["data", "data", "data"]),
    (["[c](c.md) | | ", *LINKED], ["data", "data", "data"]),
    (["`c` | | ", *LINKED], ["data", "data", "data"]),
    ([*LINKED, "Large | | "], ["data", "data", "data"]),
    (["Large | | ", "Small | | ", *LINKED], ["data", "data", "data", "data"]),
    (["Large | | ", LINKED[0]], ["data", "data"]),
    (["- | | ", *LINKED], ["data", "data", "data"]),
    ([" | Large | ", *LINKED], ["data", "data", "data"]),
    # Blank rows, and rows that repeat the header.
    (["a | 1 | 2", " | | ", "b | 1 | 2"], ["data", "blank", "data"]),
    (["a | 1 | 2", "&nbsp; | <br> | ", "b | 1 | 2"], ["data", "blank", "data"]),
    (["a | 1 | 2", "A | B | C", "b | 1 | 2"], ["data", "header", "data"]),
    (["a | 1 | 2", "A | B | c", "b | 1 | 2"], ["data", "data", "data"]),
]


@pytest.mark.parametrize(("rows", "kinds"), KINDS)
def test_each_row_has_a_kind(rows: list[str], kinds: list[str]) -> None:
    assert row_kinds(pipes("A | B | C", *rows)) == kinds


def test_in_a_table_of_two_columns_a_plain_cell_is_not_a_caption() -> None:
    assert row_kinds(pipes("A | B", "Large | ", "[a](a.md) | 1", "[b](b.md) | 2")) == ["data", "data", "data"]


def test_in_a_table_of_one_column_nothing_is_a_caption() -> None:
    assert row_kinds(pipes("A", "**Large**", "a")) == ["data", "data"]


def test_a_cell_that_spans_columns_is_a_caption_if_it_is_alone() -> None:
    spanning = '<td colspan="2">Large</td>'
    table = html(th("A", "B", "C"), td("a", "1", "2"), spanning + td(""), spanning + td("3"))
    assert row_kinds(table) == ["data", "caption", "data"]


@pytest.mark.parametrize("row", ["Large | | ", "[Large](x.md) | | ", "`Large`", "Large | - | "])
def test_a_lone_first_cell_is_a_caption_if_captions_group_the_rows(row: str) -> None:
    kinds = row_kinds(pipes("A | B | C", "a | 1 | 2", row), by_first_cell=True)
    assert kinds == ["data", "data" if "-" in row else "caption"]
