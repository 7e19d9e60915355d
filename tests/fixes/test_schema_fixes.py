"""Which violations of a schema have a fix, what it writes, and whether it is safe."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mdlint.discover import Configs, discover
from mdlint.fix_run import fix

SAFE, UNSAFE, NONE = "safe", "unsafe", "none"


def fixed(folder: Path, schema: Mapping[str, Any], rows: str) -> tuple[str, str]:
    """Return what fixes make of the rows of a table, and the least that is needed: safe fixes, unsafe ones, or none."""
    document = {"$schema": "urn:mdlint:table:v1", "type": "array", **schema}
    (folder / "schema.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / "mdlint.toml").write_text('[[tables]]\nschema = "schema.json"\n', encoding="utf-8")
    page = folder / "page.md"
    page.write_text(rows, encoding="utf-8")
    for unsafe in (False, True):
        done = fix(discover([str(page)], Configs()), unsafe=unsafe)
        assert done.notes == ()
        if done.pages:
            return done.pages[0].after.decode(), UNSAFE if unsafe else SAFE
    return rows, NONE


def words(*cells: str) -> str:
    return "| A |\n|---|\n" + "".join(f"| {cell} |\n" for cell in cells)


CHOICES = [
    ("one letter is missing", "floa", "float", SAFE),
    ("two letters are swapped", "flaot", "float", SAFE),
    ("upper and lower case", "FLOAT", "float", SAFE),
    ("a letter of another alphabet", "flоat", "float", SAFE),
    ("two letters differ", "flots", "float", UNSAFE),
    ("a digit differs", "int4", "int8", UNSAFE),
    ("a digit is added", "int88", "int8", UNSAFE),
    ("two values are as near", "boob", "boob", NONE),
    ("no value is near", "complex", "complex", NONE),
    ("a word of two letters", "no", "no", NONE),
    ("bold", "**flaot**", "**float**", SAFE),
    ("in code", "`flaot`", "`float`", SAFE),
    ("the text is a target too", "[flaot](#flaot)", "[flaot](#flaot)", NONE),
]


@pytest.mark.parametrize(("cell", "expected", "kind"), [pytest.param(*case, id=name) for name, *case in CHOICES])
def test_a_value_that_is_not_allowed(tmp_path: Path, cell: str, expected: str, kind: str) -> None:
    schema = {"items": {"properties": {"A": {"enum": ["float", "int8", "bool", "book", "on"]}}}}
    page = words(cell) + "\n## flaot\n"
    assert fixed(tmp_path, schema, page) == (page.replace(f"| {cell} |", f"| {expected} |"), kind)


@pytest.mark.parametrize("value", ["a|b", "a*b*", "<a>b", "[a](b)", "a`b"])
def test_a_value_that_would_be_read_as_markup_is_not_written(tmp_path: Path, value: str) -> None:
    wrong = value.replace("b", "bb").translate(dict.fromkeys(map(ord, "|*<>[]()`"), "x"))
    schema = {"items": {"properties": {"A": {"const": value}}}}
    assert fixed(tmp_path, schema, words(wrong)) == (words(wrong), NONE)


HEADERS = [
    ("two letters are swapped", "Modle", "Model", SAFE),
    ("another case is the same header", "MODEL", "MODEL", NONE),
    ("two letters differ", "Moodles", "Moodles", NONE),
    ("another word", "Name", "Name", NONE),
]


@pytest.mark.parametrize(("header", "expected", "kind"), [pytest.param(*case, id=name) for name, *case in HEADERS])
def test_a_header_that_a_schema_requires(tmp_path: Path, header: str, expected: str, kind: str) -> None:
    schema = {"items": {"properties": {"Model": {}, "Size": {}}, "required": ["Model", "Size"]}}
    page = "| {} | Size |\n|---|---|\n| a | 1 |\n"
    assert fixed(tmp_path, schema, page.format(header)) == (page.format(expected), kind)


UNKNOWN_HEADERS = [
    ("a letter is doubled", "Parramms", "Params", UNSAFE),
    ("a letter is missing", "Parms", "Params", SAFE),
    ("other digits", "Top-3", "Top-5", UNSAFE),
    ("no header is near", "Remark", "Remark", NONE),
]


@pytest.mark.parametrize(
    ("header", "expected", "kind"), [pytest.param(*case, id=name) for name, *case in UNKNOWN_HEADERS]
)
def test_a_header_that_a_schema_does_not_know(tmp_path: Path, header: str, expected: str, kind: str) -> None:
    properties: dict[str, Any] = {"Model": {}, "Params": {}, "Top-5": {}}
    schema = {"items": {"properties": properties, "additionalProperties": False}}
    page = "| Model | {} |\n|---|---|\n| a | 1 |\n"
    assert fixed(tmp_path, schema, page.format(header)) == (page.format(expected), kind)


DECIMALS: list[tuple[str, object, str, str, str]] = [
    ("a zero is missing", 2, "84.8", "84.80", SAFE),
    ("no decimals", 2, "84", "84.00", SAFE),
    ("a sign and thousands", 1, "-1,234", "-1,234.0", SAFE),
    ("the least number of a range", {"minimum": 1, "maximum": 3}, "84", "84.0", SAFE),
    ("bold", 2, "**84.8**", "**84.80**", SAFE),
    ("too many decimals are not cut", 1, "84.85", "84.85", NONE),
    ("a mark", 2, "84.8+", "84.8+", NONE),
    ("an absurd number of decimals", 1000, "84.8", "84.8", NONE),
    ("as the other rows", "consistent", "84.8", "84.80", UNSAFE),
]


@pytest.mark.parametrize(
    ("decimals", "cell", "expected", "kind"), [pytest.param(*case, id=name) for name, *case in DECIMALS]
)
def test_a_number_with_too_few_decimals(tmp_path: Path, decimals: object, cell: str, expected: str, kind: str) -> None:
    column = {"type": "number", "decimals": decimals, "qualifiers": ["+"]}
    others = ("12.25", "12.50") if decimals == "consistent" else ()
    schema = {"items": {"properties": {"A": column}}}
    assert fixed(tmp_path, schema, words(*others, cell)) == (words(*others, expected), kind)


def test_a_decimal_comma_is_not_padded(tmp_path: Path) -> None:
    column = {"type": "number", "decimals": 2, "decimalSeparator": ","}
    assert fixed(tmp_path, {"items": {"properties": {"A": column}}}, words("84,8"))[1] == NONE


def sortable(*rows: str) -> str:
    return "| Model | Top-1 |\n|---|---|\n" + "".join(f"| {row} |\n" for row in rows)


NUMBERS = {"items": {"properties": {"Model": {"type": "string"}, "Top-1": {"type": ["number", "null"]}}}}
BY_TOP_1 = {**NUMBERS, "sortedBy": [{"column": "Top-1", "order": "descending"}]}

SORTED: list[tuple[str, list[str], list[str], str]] = [
    ("one row is misplaced", ["a | 3", "b | 1", "c | 2"], ["a | 3", "c | 2", "b | 1"], SAFE),
    ("equal rows keep their order", ["z | 1", "b | 2", "a | 1", "m | 2"], ["b | 2", "m | 2", "z | 1", "a | 1"], SAFE),
    ("the opposite order", ["a | 1", "b | 2", "c | 3"], ["c | 3", "b | 2", "a | 1"], SAFE),
    (
        "another order",
        [f"{name} | {number}" for name, number in zip("abcdefghi", (5, 1, 9, 3, 7, 2, 8, 4, 6), strict=True)],
        [f"{name} | {number}" for name, number in zip("cgeiahdfb", (9, 8, 7, 6, 5, 4, 3, 2, 1), strict=True)],
        UNSAFE,
    ),
    ("markup moves with its row", ["a | 1", "**b\\|`x`** | **2**"], ["**b\\|`x`** | **2**", "a | 1"], SAFE),
    ("a total at the end", ["a | 1", "b | 2", "c | 1", "Total | 4"], ["a | 1", "b | 2", "c | 1", "Total | 4"], NONE),
    ("the rest at the end", ["a | 1", "b | 2", "c | 1", "Others | 4"], ["a | 1", "b | 2", "c | 1", "Others | 4"], NONE),
    ("an average at the top", ["*Average* | 1", "b | 3", "c | 2"], ["*Average* | 1", "b | 3", "c | 2"], NONE),
    ("a value is missing", ["a | 1", "b | -", "c | 2"], ["a | 1", "b | -", "c | 2"], NONE),
    ("a value is no number", ["a | 1", "b | x", "c | 2"], ["a | 1", "b | x", "c | 2"], NONE),
    ("a blank row between", ["a | 1", " | ", "c | 2"], ["a | 1", " | ", "c | 2"], NONE),
    ("a caption between", ["a | 1", "**Part** | ", "c | 2"], ["a | 1", "**Part** | ", "c | 2"], NONE),
    ("a subtotal between", ["a | 1", "Subtotal: | 2", "c | 1"], ["a | 1", "Subtotal: | 2", "c | 1"], NONE),
    (
        "a name that begins like a summary",
        ["a | 1", "Mean Teacher | 3", "c | 0"],
        ["Mean Teacher | 3", "a | 1", "c | 0"],
        SAFE,
    ),
    ("a blank first cell", ["a | 1", " | 2", "c | 0"], ["a | 1", " | 2", "c | 0"], NONE),
    ("a ditto mark", ["a | 1", '" | 2', "c | 0"], ["a | 1", '" | 2', "c | 0"], NONE),
    ("words for a ditto mark", ["a | 1", "Same as above | 2"], ["a | 1", "Same as above | 2"], NONE),
    ("a quoted name", ["a | 1", '"b" | 2'], ['"b" | 2', "a | 1"], SAFE),
    ("numbered rows", ["1. | 7", "2. | 9", "3. | 5"], ["1. | 7", "2. | 9", "3. | 5"], NONE),
    ("numbers that are names", ["34 | 7", "50 | 9", "101 | 5"], ["50 | 9", "34 | 7", "101 | 5"], SAFE),
    ("a word that only begins like a total", ["a | 1", "Totally | 2"], ["Totally | 2", "a | 1"], SAFE),
]


@pytest.mark.parametrize(("rows", "expected", "kind"), [pytest.param(*case, id=name) for name, *case in SORTED])
def test_rows_that_are_not_sorted(tmp_path: Path, rows: list[str], expected: list[str], kind: str) -> None:
    assert fixed(tmp_path, BY_TOP_1, sortable(*rows)) == (sortable(*expected), kind)


def test_missing_values_are_sorted_to_the_end_that_the_schema_names(tmp_path: Path) -> None:
    schema = {**NUMBERS, "sortedBy": [{"column": "Top-1", "missing": "last"}]}
    assert fixed(tmp_path, schema, sortable("a | -", "b | 2", "c | 1", "d | -")) == (
        sortable("c | 1", "b | 2", "a | -", "d | -"),
        SAFE,
    )


def test_rows_are_sorted_within_their_groups(tmp_path: Path) -> None:
    schema = {**BY_TOP_1, "groupColumn": "Family"}
    schema["items"] = {"properties": {"Family": {"type": "string"}, **NUMBERS["items"]["properties"]}}
    rows = ["**A** | ", "a | 1", "b | 2", "**B** | ", "c | 1", "d | 9"]
    expected = ["**A** | ", "b | 2", "a | 1", "**B** | ", "d | 9", "c | 1"]
    assert fixed(tmp_path, schema, sortable(*rows)) == (sortable(*expected), SAFE)


def test_rows_that_take_a_value_from_above_are_not_sorted(tmp_path: Path) -> None:
    schema = {**BY_TOP_1, "items": {"properties": {"Model": {"fillDown": True}, "Top-1": {"type": "number"}}}}
    rows = sortable("a | 1", " | 2", "b | 3")
    assert fixed(tmp_path, schema, rows) == (rows, NONE)


def test_a_blank_cell_that_is_not_the_first_of_its_row_moves_with_it(tmp_path: Path) -> None:
    head = "| Model | Note | Top-1 |\n|---|---|---|\n"
    rows = ["| a | | 1 |\n", "| b | new | 2 |\n"]
    assert fixed(tmp_path, BY_TOP_1, head + "".join(rows)) == (head + "".join(reversed(rows)), SAFE)


def test_numbers_that_are_sorted_are_no_numbers_of_rows(tmp_path: Path) -> None:
    assert fixed(tmp_path, BY_TOP_1, sortable("a | 1", "b | 2", "c | 3"))[1] == SAFE


def test_rows_in_quotes_and_lists_are_sorted_behind_their_markers(tmp_path: Path) -> None:
    rows = sortable("a | 1", "b | 2")
    page = (
        "".join(f"> {line}\n" for line in rows.splitlines())
        + "\n- x\n\n"
        + "".join(f"  {line}\n" for line in rows.splitlines())
    )
    expected = page.replace("| a | 1 |\n> | b | 2 |", "| b | 2 |\n> | a | 1 |")
    expected = expected.replace("| a | 1 |\n  | b | 2 |", "| b | 2 |\n  | a | 1 |")
    assert fixed(tmp_path, BY_TOP_1, page) == (expected, SAFE)


def test_an_html_table_is_not_changed(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{number}</td></tr>" for name, number in (("a", 1), ("b", 2)))
    page = f"<table><tr><th>Model</th><th>Top-1</th></tr>{rows}</table>\n"
    assert fixed(tmp_path, BY_TOP_1, page) == (page, NONE)
