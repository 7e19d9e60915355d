import pytest
from rule_cases import findings, found

from mdlint.model import Related, Span
from mdlint.rules import RULES
from mdlint.style import ColumnStyle, TableStyle

TABLES = {
    "aligned": "| Model | N   |\n| ----- | --- |\n| a     | 1   |",
    "aligned, tight delimiter": "| Model | N   |\n|-------|-----|\n| a     |   1 |",
    "compact": "| Model | N |\n| --- | --- |\n| a | 1 |",
    "compact, aligned delimiter": "| Model | N |\n| ----- | - |\n| a | 1 |",
    "tight": "|Model|N|\n|---|---|\n|a|1|",
    "tight, aligned delimiter": "|Model|N|\n|-----|-|\n|a|1|",
    "no outer pipes": "Model | N\n--- | ---\na | 1",
    "no outer pipes, aligned": "Model | N\n------|---\na     | 1",
    "none": "| Model | N |\n|---|---|\n| a | 1|",
    "all": "|a|\n|-|\n|1|",
}

# The finding of each style in each table: first place, found and expected, and the number of lines that differ.
VERDICTS: dict[ColumnStyle, dict[str, str]] = {
    "aligned": {
        "compact": "2:7-8 warning: the pipe is 2 columns left of the header's (2 of the 3 lines differ)",
        "compact, aligned delimiter": "3:5-6 warning: the pipe is 4 columns left of the header's",
        "tight": "2:5-6 warning: the pipe is 2 columns left of the header's (2 of the 3 lines differ)",
        "tight, aligned delimiter": "3:3-4 warning: the pipe is 4 columns left of the header's",
        "no outer pipes": "2:5-6 warning: the pipe is 2 columns left of the header's (2 of the 3 lines differ)",
        "none": "2:5-6 warning: the pipe is 4 columns left of the header's (2 of the 3 lines differ)",
    },
    "compact": {
        "aligned": '1:12-15 warning: 3 spaces after "N", expected 1 (2 of the 3 lines differ)',
        "aligned, tight delimiter": '1:12-15 warning: 3 spaces after "N", expected 1 (3 of the 3 lines differ)',
        "tight": '1:1-2 warning: no space before "Model", expected 1 (3 of the 3 lines differ)',
        "tight, aligned delimiter": '1:1-2 warning: no space before "Model", expected 1 (3 of the 3 lines differ)',
        "no outer pipes, aligned": '2:7-8 warning: no space after "------", expected 1 (2 of the 3 lines differ)',
        "none": '2:1-2 warning: no space before "---", expected 1 (2 of the 3 lines differ)',
        "all": '1:1-2 warning: no space before "a", expected 1 (3 of the 3 lines differ)',
    },
    "tight": {
        "aligned": '1:2-3 warning: 1 space before "Model", expected none (3 of the 3 lines differ)',
        "aligned, tight delimiter": '1:2-3 warning: 1 space before "Model", expected none (2 of the 3 lines differ)',
        "compact": '1:2-3 warning: 1 space before "Model", expected none (3 of the 3 lines differ)',
        "compact, aligned delimiter": '1:2-3 warning: 1 space before "Model", expected none (3 of the 3 lines differ)',
        "no outer pipes": '1:6-7 warning: 1 space after "Model", expected none (3 of the 3 lines differ)',
        "no outer pipes, aligned": '1:6-7 warning: 1 space after "Model", expected none (2 of the 3 lines differ)',
        "none": '1:2-3 warning: 1 space before "Model", expected none (2 of the 3 lines differ)',
    },
}


@pytest.mark.parametrize("style", VERDICTS)
@pytest.mark.parametrize("name", TABLES)
def test_each_style_on_each_table(style: ColumnStyle, name: str) -> None:
    expected = VERDICTS[style].get(name)
    assert found("column-style", TABLES[name], style=TableStyle(columns=style)) == ([expected] if expected else [])


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"none"}))
def test_any_style_is_allowed_if_none_is_set(name: str) -> None:
    assert found("column-style", TABLES[name]) == []


@pytest.mark.parametrize(
    ("table", "message", "style"),
    [
        (
            "| Model | N |\n| --- | --- |\n| a | 1|\n| b | 2 |",
            '3:8-9 warning: no space after "1", expected 1',
            'The nearest style is "compact": one space on both sides of each pipe.',
        ),
        (
            "|Model|N|\n|---|---|\n|a|1 |\n|b|2|",
            '3:5-6 warning: 1 space after "1", expected none',
            'The nearest style is "tight": no space next to a pipe.',
        ),
        (
            "| Model | N |\n|-------|---|\n| abcdef | 1 |",
            "3:10-11 warning: the pipe is 1 column right of the header's",
            'The nearest style is "aligned": each pipe is below a pipe of the header.',
        ),
        # If two styles are equally near, the first of these is reported.
        (
            TABLES["none"],
            "2:5-6 warning: the pipe is 4 columns left of the header's (2 of the 3 lines differ)",
            'The nearest style is "aligned": each pipe is below a pipe of the header.',
        ),
    ],
)
def test_a_table_without_a_style_is_compared_with_the_nearest(table: str, message: str, style: str) -> None:
    assert found("column-style", table) == [message]
    assert [finding.help for finding in findings(RULES["column-style"], table)] == [style]


def test_one_finding_relates_some_of_the_other_rows() -> None:
    rows = "".join(f"| {'x' * 8} | {number} |\n" for number in range(9))
    page = f"| Model | N |\n|-------|---|\n{rows}"
    (finding,) = findings(RULES["column-style"], page, style=TableStyle(columns="aligned"))
    assert finding.message.endswith("(9 of the 11 lines differ)")
    assert finding.related == tuple(Related(Span(line, 12, line, 13), "another place") for line in (4, 5, 6))


# Two possible rows for each cell. The row for the given width is aligned with the header and delimiter row below.
ALIGNED = {
    "ab": 2,
    "漢": 2,
    "Ａ": 2,
    "e\u0301e": 2,
    "✅": 2,
    "⚠\ufe0f": 2,
    "❤\ufe0f": 2,
    "👍🏽": 2,
    "👩\u200d🔬": 2,
    "🇩🇪": 2,
    "1\ufe0f\u20e3": 2,
    "±–": 2,
    "\u202f1": 2,
    "漢字": 4,
    "한글": 4,
    "✅✅": 4,
    "漢✅": 4,
    "a\u0308o\u0308u\u0308x": 4,
    "👨\u200d👩\u200d👧🇫🇷": 4,
}


@pytest.mark.parametrize(("cell", "places"), ALIGNED.items())
def test_wide_characters_and_emoji_are_two_wide_and_marks_zero(cell: str, places: int) -> None:
    style = TableStyle(columns="aligned")
    table = f"| Name   | N |\n|--------|---|\n| {cell}{' ' * (6 - places)} | 1 |\n"
    assert found("column-style", table, style=style) == []
    off = table.replace(cell, f"{cell} ")
    column = 3 + len(cell) + 8 - places
    assert found("column-style", off, style=style) == [
        f"3:{column}-{column + 1} warning: the pipe is 1 column right of the header's"
    ]


@pytest.mark.parametrize("symbol", ["⚠", "✔", "☎", "❤", "©"])
@pytest.mark.parametrize("places", [1, 2])
def test_a_symbol_that_may_be_an_emoji_counts_either_way(symbol: str, places: int) -> None:
    table = f"| Name   | N |\n|--------|---|\n| {symbol}{' ' * (6 - places)} | 1 |\n"
    assert found("column-style", table, style=TableStyle(columns="aligned")) == []


def test_a_symbol_is_one_or_two_wide_and_nothing_else() -> None:
    table = "| Name   | N |\n|--------|---|\n| ⚠    | 1 |\n"
    assert len(found("column-style", table, style=TableStyle(columns="aligned"))) == 1


def test_the_header_is_measured_as_the_rows_are() -> None:
    style = TableStyle(columns="aligned")
    assert found("column-style", "| 模型 | ✅ |\n|------|----|\n| ab   | 1  |", style=style) == []
    assert found("column-style", "| 模型 | ✅ |\n|----|---|\n| ab | 1 |", style=style) != []


def test_all_characters_can_count_as_one() -> None:
    by_character = "| 模型 | ✅ |\n|----|---|\n| ab | 1 |"
    assert found("column-style", by_character, style=TableStyle(columns="aligned", width="characters")) == []
    by_display = "| 模型 | ✅ |\n|------|----|\n| ab   | 1  |"
    assert found("column-style", by_display, style=TableStyle(columns="aligned", width="characters")) == [
        "2:8-9 warning: the pipe is 2 columns right of the header's (2 of the 3 lines differ)"
    ]


SILENT = [
    # Ragged rows and lines without pipes.
    "| A   | B   |\n|-----|-----|\n| **Group** |\n| 1   | 2   |",
    "| A   | B   |\n|-----|-----|\n| 1 | 2 | 3 |\n| 1   | 2   |",
    "| A   | B   |\n|-----|-----|\nSome text that the table swallowed",
    # An escaped pipe is text, also in code.
    "| A    | B   |\n|------|-----|\n| `\\|` | 2   |",
    # White space at the end of a row.
    "| A   | B   |\n|-----|-----|\n| 1   | 2   |   ",
    # A pipe at the end, although the header has none.
    "| A   | B\n|-----|----\n| 1   | 2  |",
    # Containers.
    "> | A   | B   |\n> |-----|-----|\n> | 1   | 2   |",
    "- | A   | B   |\n  |-----|-----|\n  | 1   | 2   |",
    "1. > | A   | B   |\n   > |-----|-----|\n   > | 1   | 2   |",
    # Tabs reach to the next tab stop.
    "| A\t| B   |\n|---|-----|\n| 1\t| 2   |",
    # HTML.
    "<table><tr><td>| a |b|</td></tr></table>",
]


@pytest.mark.parametrize("page", SILENT)
def test_silent_about_an_aligned_table(page: str) -> None:
    assert found("column-style", page, style=TableStyle(columns="aligned")) == []


def test_a_row_that_is_indented_is_not_aligned() -> None:
    page = "| A   | B   |\n|-----|-----|\n | 1   | 2   |"
    assert found("column-style", page, style=TableStyle(columns="aligned")) == [
        "3:2-3 warning: the pipe is 1 column right of the header's"
    ]


def test_a_row_with_a_pipe_before_the_header_begins() -> None:
    page = "A | B\n--|--\n| 1 | 2"
    assert found("column-style", page, style=TableStyle(columns="aligned")) == [
        "3:1-2 warning: the pipe is not below a pipe of the header"
    ]


@pytest.mark.parametrize(
    ("row", "compact", "tight"),
    [
        ("| | 1 |", [], ["3:2-3 warning: 1 space in an empty cell, expected none"]),
        ("|| 1 |", ["3:1-2 warning: no space in an empty cell, expected 1"], ['3:3-4 warning: 1 space before "1", expected none']),
        ("|  | 1 |", ["3:2-4 warning: 2 spaces in an empty cell, expected 1"], ["3:2-4 warning: 2 spaces in an empty cell, expected none"]),
        ("||1|", ["3:1-2 warning: no space in an empty cell, expected 1"], []),
        ("|\t1 | 2 |", ['3:2-3 warning: a tab before "1", expected 1'], ['3:2-3 warning: a tab before "1", expected none']),
        ("| 1 | `a\\|b`|", ['3:13-14 warning: no space after "`a\\|b`", expected 1'], ['3:2-3 warning: 1 space before "1", expected none']),
        ("|1|2|3|", ['3:1-2 warning: no space before "1", expected 1'], []),
        ("words", [], []),
    ],
)  # fmt: skip
def test_spaces_next_to_the_pipes_of_a_row(row: str, compact: list[str], tight: list[str]) -> None:
    head = {"compact": "| A | B |\n| - | - |\n", "tight": "|A|B|\n|-|-|\n"}
    assert found("column-style", head["compact"] + row, style=TableStyle(columns="compact")) == compact
    assert found("column-style", head["tight"] + row, style=TableStyle(columns="tight")) == tight


@pytest.mark.parametrize("style", ["compact", "tight"])
def test_the_delimiter_row_can_be_required_to_be_as_wide_as_the_header(style: ColumnStyle) -> None:
    asked = TableStyle(columns=style, aligned_delimiter=True)
    assert found("column-style", TABLES[f"{style}, aligned delimiter"], style=asked) == []
    assert [line[:4] for line in found("column-style", TABLES[style], style=asked)] == [
        "2:7-" if style == "compact" else "2:5-"
    ]


def test_an_aligned_delimiter_is_required_of_the_nearest_style_too() -> None:
    asked = TableStyle(aligned_delimiter=True)
    assert found("column-style", TABLES["compact, aligned delimiter"], style=asked) == []
    assert found("column-style", TABLES["aligned"], style=asked) == []
    assert found("column-style", TABLES["compact"], style=asked) == [
        "2:7-8 warning: the pipe is 2 columns left of the header's"
    ]


def test_the_last_column_can_be_loose() -> None:
    page = "| A   | B   |\n|-----|-----|\n| 1   | a long remark |\n| 2   | b   |"
    assert len(found("column-style", page, style=TableStyle(columns="aligned"))) == 1
    assert found("column-style", page, style=TableStyle(columns="aligned", loose_last_column=True)) == []
    short = page.replace("| b   |", "| b |")
    assert found("column-style", short, style=TableStyle(columns="aligned", loose_last_column=True)) == [
        "4:11-12 warning: the pipe is 2 columns left of the header's"
    ]


def test_a_table_too_wide_to_be_aligned_has_to_be_compact() -> None:
    # Aligned, its columns are 5 and 3 wide, with 7 for pipes and spaces.
    def style(limit: int) -> TableStyle:
        return TableStyle(columns="aligned", max_width=limit)

    assert found("column-style", TABLES["aligned"], style=style(15)) == []
    assert found("column-style", TABLES["aligned"], style=style(14)) == [VERDICTS["compact"]["aligned"]]
    assert found("column-style", TABLES["compact"], style=style(14)) == []
    assert found("column-style", TABLES["compact"], style=style(15)) == [VERDICTS["aligned"]["compact"]]


def test_lines_that_end_in_cr_lf_are_the_same_lines() -> None:
    for page in TABLES.values():
        assert found("column-style", page.replace("\n", "\r\n")) == found("column-style", page)


def test_a_loose_column_below_a_header_without_a_pipe() -> None:
    assert found("column-style", "a\n:-:|\n5 |\n", style=TableStyle(columns="aligned", loose_last_column=True)) == []


@pytest.mark.parametrize(("length", "has_fix"), [(100, True), (5000, False)])
def test_a_long_text_does_not_make_all_rows_long(length: int, has_fix: bool) -> None:
    page = f"| A | B |\n|---|---|\n| {'x' * length} | 1 |\n" + "| y | 2 |\n" * 100
    (finding,) = findings(RULES["column-style"], page, style=TableStyle(columns="aligned"))
    assert (finding.fix is not None) == has_fix
