"""The types of columns, and how their cells are read."""

import pytest
from proposed import inferred, rows


def column(*cells: object, times: int = 1) -> dict[str, object]:
    """Return what is proposed for how a column with these cells is read."""
    texts = list(cells) * times
    one = inferred(rows("Name | Value", ((f"n{number}x", text) for number, text in enumerate(texts))))
    reading = {
        "aside",
        "booleans",
        "delta",
        "duration",
        "items",
        "missing",
        "qualifiers",
        "separator",
        "type",
        "uncertainty",
        "unit",
    }
    found = {each.keyword: each.value for each in one.proposals if each.column == "Value"}
    return {keyword: value for keyword, value in found.items() if keyword in reading}


NUMBERS = [f"{80 + number / 7:.2f}" for number in range(24)]
WHOLE = [str(100 + 7 * number) for number in range(24)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (NUMBERS, {"type": ["number", "null"]}),
        (WHOLE, {"type": ["integer", "null"]}),
        # One number with a point, and the next may have one too.
        ([*WHOLE, "7.5"], {"type": ["number", "null"]}),
        # All the same: that says little.
        (["224"] * 24, {"type": ["number", "null"]}),
        ([*NUMBERS, "-", "N/A"], {"type": ["number", "null"]}),
        ([f"{text} ms" for text in NUMBERS], {"type": ["number", "null"], "unit": "ms"}),
        ([*NUMBERS[:12], *(f"{text}%" for text in NUMBERS[12:])], {"type": ["number", "null"], "unit": "%"}),
        (
            [*(f"{text}M" for text in NUMBERS), "1.5B", "2.5B"],
            {"type": ["number", "null"], "unit": {"M": 1, "B": 1000.0}},
        ),
        ([*NUMBERS, "150+", "~12"], {"type": ["number", "null"], "qualifiers": ["+", "~"]}),
        ([f"{text} ± 0.2" for text in NUMBERS], {"type": ["number", "null"], "uncertainty": True}),
        ([f"{text} (+0.3)" for text in NUMBERS], {"type": ["number", "null"], "delta": True}),
        (
            [f"{text} ({100 - float(text):.2f})" for text in NUMBERS],
            {"type": ["array", "null"], "separator": "()", "items": {"type": "number"}},
        ),
        (
            [f"{text} / 90.1" for text in NUMBERS],
            {"type": ["array", "null"], "separator": "/", "items": {"type": "number"}},
        ),
        ([*WHOLE, "288 (1.0 crop)", "320 (cased)"], {"type": ["integer", "null"], "aside": "()"}),
        # A number in parentheses is another value.
        ([*WHOLE, "288 (12.5)", "320 (12.6)"], {}),
        (
            [f"{text} ({n + 0.5} ms)" for n, text in enumerate(NUMBERS)],
            {"type": ["array", "null"], "separator": "()", "items": {"type": "number", "unit": "ms"}},
        ),
        ([*NUMBERS, "OOM", "OOM"], {"type": ["number", "null"], "missing": ["", "-", "OOM"]}),
        ([f"{n}h{n:02}m" for n in range(1, 25)], {"type": ["number", "null"], "duration": "min"}),
        (["✓", "✗"] * 12, {"type": ["boolean", "null"]}),
        (["Yes", "No"] * 30, {"type": ["boolean", "null"]}),
        # In fewer rows, a third answer may come.
        (["Yes", "No"] * 12, {"type": ["string", "null"]}),
        (["Yes"] * 60, {"type": ["string", "null"]}),
        ([f"word {chr(97 + number)}" for number in range(24)], {"type": ["string", "null"]}),
    ],
)  # fmt: skip
def test_how_a_column_is_read(cells: list[str], expected: dict[str, object]) -> None:
    assert column(*cells) == expected


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ([*NUMBERS, "84.84O"], 24),
        ([*NUMBERS, "84,84"], 24),
        ([*NUMBERS, "84.8 (cased)"], 24),
        ([*(f"{text} MB" for text in NUMBERS), "64 Mb"], 24),
        ([*(f"{text} ({100 - float(text):.2f})" for text in NUMBERS), "78.976 (21.024"], 24),
        (["Yes", "No"] * 30 + ["Yess"], 60),
    ],
)
def test_one_cell_that_is_read_in_another_way_is_a_suspect(cells: list[str], place: int) -> None:
    one = inferred(rows("Name | Value", ((f"n{number}x", text) for number, text in enumerate(cells))))
    assert [
        (suspect.violation.rule, suspect.violation.at.row, suspect.violation.at.column) for suspect in one.suspects
    ] == [("wrong-type", place, 1)]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        # The words of the row are those of another column.
        ([["80.1", "/"], ["80.2", "/"], ["/", "/"]], []),
        ([["/", "/"]], []),
        ([["80.1", "OOM"], ["80.2", "OOM"], ["/", "OOM"]], [26]),
        ([["/", "81.2"]], [24]),
    ],
)
def test_a_word_means_missing_in_each_column_if_several_cells_have_it(
    last: list[list[str]], expected: list[int]
) -> None:
    cells = [*([number, number] for number in NUMBERS), *last]
    one = inferred(rows("Name | Top-1 | Top-5", ((f"n{number}x", *texts) for number, texts in enumerate(cells))))
    assert [suspect.violation.at.row for suspect in one.suspects if suspect.violation.rule == "wrong-type"] == expected


def test_many_cells_that_are_read_in_another_way_are_no_mistakes() -> None:
    assert column(*NUMBERS, "a few", "some more", "none at all") == {}


def test_in_few_rows_nothing_is_certain() -> None:
    assert column(*NUMBERS[:19]) == {}
    assert column(*NUMBERS[:20]) == {"type": ["number", "null"]}


def test_a_column_that_was_never_empty_in_many_rows_may_not_be() -> None:
    assert column(*NUMBERS[:20], times=5) == {"type": "number"}
    assert column(*NUMBERS[:20], *NUMBERS[:19], times=2) == {"type": ["number", "null"]}


def test_the_first_column_names_the_row() -> None:
    one = inferred(rows("Name | Value", ((f"n{number}x", text) for number, text in enumerate(NUMBERS))))
    assert ("columns", "Name", "type") in {each.path for each in one.proposals if each.value == "string"}
