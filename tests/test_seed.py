"""The page that started the project is clean, and each mistake planted in a copy is the only finding, in its cell."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from mdlint.config import Binding, Config
from mdlint.engine import check, settle
from mdlint.markdown import parse
from mdlint.model import Diagnostic
from mdlint.ruleset import load_ruleset
from mdlint.suppression import suppressions_of
from shared import SEED, needs_shared, replaced

pytestmark = needs_shared

BOUND = Config(
    root=Path("/docs-root"),
    bindings=(Binding("builtin:timm-metrics", Path("/docs-root"), ("docs/**/*.md",), ("Model", "Top-1"), "*2025*"),),
)
UNBOUND = Config(root=Path("/docs-root"))


def diagnostics(text: str, config: Config) -> list[Diagnostic]:
    page = parse(text, "/docs-root/docs/2025-models.md")
    ruleset = load_ruleset(config)
    return settle(page.path, suppressions_of(page), check(page, ruleset, {}), ruleset)


@pytest.mark.parametrize("config", [BOUND, UNBOUND], ids=["bound", "unbound"])
def test_the_page_itself_is_clean(config: Config) -> None:
    assert diagnostics(SEED.read_text(), config) == []


def swapped_lines(lines: list[str]) -> None:
    lines[12], lines[13] = lines[13], lines[12]


def repeated_line(lines: list[str]) -> None:
    lines.insert(15, lines[14])


def repeated_far_below(lines: list[str]) -> None:
    lines.insert(22, lines[12])


def without_delimiter_row(lines: list[str]) -> None:
    del lines[9]


def blank_line(lines: list[str]) -> None:
    lines.insert(15, "")


def worst_first(lines: list[str]) -> None:
    """Return ten rows, the last of which moves to the top."""
    del lines[20:22]
    lines.insert(10, lines.pop(19))


LARGE = "| vit_large_patch16_rope_mixed_ape_224.naver_in1k"
PLANTED = [
    ("two neighboring rows swapped", swapped_lines, "unsorted-rows", (13, 49, 55)),
    ("a score ten times too large", replaced(12, "84.828", "848.28"), "out-of-range", (12, 55, 61)),
    ("a letter among digits", replaced(11, "84.840", "84.84O"), "wrong-type", (11, 59, 65)),
    ("a decimal comma", replaced(11, "84.840", "84,84"), "wrong-type", (11, 59, 64)),
    ("a negative size", replaced(15, "86.59", "-86.59"), "out-of-range", (15, 76, 82)),
    (
        "two columns swapped in a row",
        replaced(12, "84.828 | 97.116", "97.116 | 84.828"),
        "broken-relation",
        (12, 55, 61),
    ),
    ("a last cell missing", replaced(12, " 304.20 |", ""), "ragged-row", (12, 1, 72)),
    (
        "a first cell missing",
        replaced(12, "| vit_large_patch16_rope_mixed_224.naver_in1k ", ""),
        "ragged-row",
        (12, 1, 35),
    ),
    ("a cell too many", replaced(12, "| 304.20 |", "| 304.20 | x |"), "ragged-row", (12, 82, 83)),
    (
        "an unescaped pipe in a code span",
        replaced(12, "rope_mixed_224", "`rope|mixed`_224"),
        "ragged-row",
        (12, 75, 81),
    ),
    ("a row twice", repeated_line, "duplicate-row", (16, 1, 83)),
    ("a row again below", repeated_far_below, "duplicate-row", (23, 1, 79)),
    ("the header of a column gone", replaced(9, "Model", "     "), "missing-column", (9, 3, 3)),
    ("a letter of a header missing", replaced(9, "Model", "Mdel"), "missing-column", (9, 3, 7)),
    ("two letters of a header swapped", replaced(9, "Top-1", "Tpo-1"), "missing-column", (9, 22, 27)),
    ("a header the schema doesn't know", replaced(9, "Params (M)", "Params"), "unknown-column", (9, 38, 44)),
    ("an empty name", replaced(11, LARGE, "|" + " " * (len(LARGE) - 1)), "missing-value", (11, 3, 3)),
    ("a delimiter cell missing", replaced(10, "|:----------:|", "|"), "not-a-table", (10, 1, 37)),
    ("the delimiter row missing", without_delimiter_row, "not-a-table", (9, 1, 50)),
    ("a blank line inside a table", blank_line, "orphan-rows", (17, 1, 79)),
    ("four decimals where the column has three", replaced(11, "84.840", "84.8402"), "decimals", (11, 59, 66)),
    ("the worst of ten rows moved to the top", worst_first, "unsorted-rows", (11, 55, 61)),
]


@pytest.mark.parametrize(("change", "rule", "place"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_planted_mistake_is_the_only_finding(
    change: Callable[[list[str]], None], rule: str, place: tuple[int, int, int]
) -> None:
    lines = SEED.read_text().split("\n")
    change(lines)
    found = [
        (diagnostic.rule, (diagnostic.span.line, diagnostic.span.column, diagnostic.span.end_column))
        for diagnostic in diagnostics("\n".join(lines), BOUND)
    ]
    assert found == [(rule, place)]


def short_and_out_of_order(lines: list[str]) -> None:
    """Take the last cell of a row, and move the row below the next two."""
    replaced(13, " 304.37 |", "")(lines)
    lines.insert(14, lines.pop(12))


def key_and_relation(lines: list[str]) -> None:
    """Give a row the name of the row above, and swap two of its columns."""
    replaced(12, "rope_mixed_224", "rope_mixed_ape_224")(lines)
    replaced(12, "84.828 | 97.116", "97.116 | 84.828")(lines)


PLANTED_TWICE = [
    (
        "a short row out of order",
        short_and_out_of_order,
        [("ragged-row", (15, 1, 70)), ("unsorted-rows", (15, 53, 59))],
    ),
    (
        "a key broken in a row that breaks a relation",
        key_and_relation,
        [("duplicate-key", (12, 3, 50)), ("broken-relation", (12, 59, 65))],
    ),
]


@pytest.mark.parametrize(
    ("change", "expected"), [case[1:] for case in PLANTED_TWICE], ids=[case[0] for case in PLANTED_TWICE]
)
def test_two_mistakes_in_a_row_are_both_found(
    change: Callable[[list[str]], None], expected: list[tuple[str, tuple[int, int, int]]]
) -> None:
    lines = SEED.read_text().split("\n")
    change(lines)
    found = [
        (diagnostic.rule, (diagnostic.span.line, diagnostic.span.column, diagnostic.span.end_column))
        for diagnostic in diagnostics("\n".join(lines), BOUND)
    ]
    assert found == expected


def cells_of(line: str) -> list[str]:
    return line.strip().removeprefix("|").removesuffix("|").split("|")


def without_cell(line: str, column: int) -> str:
    cells = cells_of(line)
    del cells[column]
    return f"|{'|'.join(cells)}|"


def rules_and_lines(lines: list[str]) -> list[tuple[str, int]]:
    return [(diagnostic.rule, diagnostic.span.line) for diagnostic in diagnostics("\n".join(lines), BOUND)]


@pytest.mark.slow
def test_every_lost_cell_is_one_finding() -> None:
    """The values after it are in the wrong columns, and so are out of range, out of order and in a broken relation."""
    lines = SEED.read_text().split("\n")
    places = [
        (row.span.line, column)
        for table in parse("\n".join(lines), "seed.md").tables
        for row in table.rows
        for column in range(table.width)
    ]
    assert len(places) == 168
    for line, column in places:
        short = without_cell(lines[line - 1], column)
        changed = [*lines[: line - 1], short, *lines[line:]]
        assert (column, rules_and_lines(changed)) == (column, [("ragged-row", line)])


@pytest.mark.slow
def test_a_lost_last_cell_hides_no_wrong_order() -> None:
    lines = SEED.read_text().split("\n")
    pairs = [
        (above.span.line, below.span.line)
        for table in parse("\n".join(lines), "seed.md").tables
        for above, below in pairwise(table.rows)
    ]
    orders = 0
    for above, below in pairs:
        swapped = list(lines)
        swapped[above - 1], swapped[below - 1] = lines[below - 1], lines[above - 1]
        expected = rules_and_lines(swapped)
        orders += bool(expected)
        for line in (above, below):
            short = without_cell(swapped[line - 1], -1)
            found = rules_and_lines([*swapped[: line - 1], short, *swapped[line:]])
            assert sorted(found) == sorted([("ragged-row", line), *expected])
    assert orders > 20


@pytest.mark.slow
def test_a_header_that_lost_a_cell_is_one_mistake() -> None:
    lines = SEED.read_text().split("\n")
    for table in parse("\n".join(lines), "seed.md").tables:
        header = table.header.span.line
        # Without one of the columns that select the table, it may have another schema.
        columns = [
            column for column, cell in enumerate(table.header.cells) if cell.text not in BOUND.bindings[0].columns
        ]
        for column in columns:
            changed = list(lines)
            for line in (header, header + 1):
                changed[line - 1] = without_cell(lines[line - 1], column)
            assert {rule for rule, _ in rules_and_lines(changed)} == {"ragged-row"}
