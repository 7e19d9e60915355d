"""`uniqueBy`: no two rows have the same key."""

import pytest
from schema_cases import found, table_schema, violations
from tables import table

from mdlint.model import Related
from mdlint.schema import At

UNIQUE = table_schema({"A": {}, "B": {}}, uniqueBy=["A", "B"])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (table("A | B | C", "a | 1 | x", "a | 2 | x"), []),
        (table("A | B | C", "a | 1 | x", "b | 1 | y", "a | 1 | z"), ['5:3-4 duplicate-key: A "a", B 1 occurs twice']),
        (table("A | B | C", "a | 1 | x", "a | 1.0 | y"), ['4:3-4 duplicate-key: A "a", B 1.0 occurs twice']),
        (table("A | B | C", "a | 1 | x", "a | 1 | y", "a | 1 | z"), ['4:3-4 duplicate-key: A "a", B 1 occurs twice', '5:3-4 duplicate-key: A "a", B 1 occurs twice']),
        # A row with a missing part has no key.
        (table("A | B | C", "a | - | x", "a | - | y"), []),
        (table("A | B | C", "a | 1 | x", "a | 1 | x"), ['4:3-4 duplicate-key: A "a", B 1 occurs twice']),
        # Without one of its columns, the key is unknown.
        (table("A | C", "a | x", "a | y"), []),
        (table("B | C", "1 | x", "1 | y"), []),
        (table("C | D", "x | y", "x | z"), []),
    ],
)  # fmt: skip
def test_rows_have_a_key(page: str, expected: list[str]) -> None:
    assert found(UNIQUE, page) == expected


def test_a_repeated_key_names_the_first_row() -> None:
    (violation,) = violations(UNIQUE, table("A | B", "a | x", "b | y", "a | x"))
    assert violation.related == (Related(At(0, 0), "the first of them"),)


def test_a_key_whose_required_column_is_missing_is_not_checked() -> None:
    schema = table_schema({"A": {}, "B": {}}, uniqueBy=["A", "B"], row_required=["A"])
    assert [violation.rule for violation in violations(schema, table("B", "1", "1"))] == ["missing-column"]


OPTIONAL = table_schema({"A": {}, "B": {}}, uniqueBy=["A", {"column": "B", "optional": True}])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (table("A | C", "a | x", "a | y"), ['4:3-4 duplicate-key: A "a" occurs twice']),
        (table("A | B", "a | x", "a | y"), []),
        (table("A | B", "a | -", "a | -", "b | x", "b | x"), ['6:3-4 duplicate-key: A "b", B "x" occurs twice']),
        (table("B | C", "1 | x", "1 | y"), []),
    ],
)
def test_an_optional_column_may_be_missing_from_the_table(page: str, expected: list[str]) -> None:
    assert found(OPTIONAL, page) == expected


def test_an_optional_column_that_the_schema_requires_is_not_left_out() -> None:
    schema = table_schema({"A": {}, "B": {}}, uniqueBy=["A", {"column": "B", "optional": True}], row_required=["B"])
    assert [violation.rule for violation in violations(schema, table("A", "1", "1"))] == ["missing-column"]


SEVERAL = table_schema({"A": {}, "B": {}, "C": {}}, uniqueBy=[["A", "B"], ["C"]])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (table("A | B | C", "a | 1 | x", "a | 2 | y"), []),
        (table("A | B | C", "a | 1 | x", "a | 1 | y"), ['4:3-4 duplicate-key: A "a", B 1 occurs twice']),
        (table("A | B | C", "a | 1 | x", "b | 1 | x"), ['4:11-12 duplicate-key: C "x" occurs twice']),
        # Both keys agree in two rows: one mistake.
        (table("A | B | C | D", "a | 1 | x | 1", "a | 1 | x | 2"), ['4:3-4 duplicate-key: A "a", B 1 occurs twice']),
        # They agree with different rows: two mistakes.
        (
            table("A | B | C", "a | 1 | x", "b | 2 | y", "a | 1 | y"),
            ['5:3-4 duplicate-key: A "a", B 1 occurs twice', '5:11-12 duplicate-key: C "y" occurs twice'],
        ),
        # The first key can't be checked, the second can.
        (table("A | C", "a | x", "a | x"), ['4:7-8 duplicate-key: C "x" occurs twice']),
    ],
)
def test_a_list_of_lists_is_several_keys(page: str, expected: list[str]) -> None:
    assert found(SEVERAL, page) == expected


BY_TARGET = table_schema({"A": {}, "B": {}}, uniqueBy=[{"column": "B", "as": "target"}])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (table("A | B", "a | [download](x)", "b | [download](y)"), []),
        (
            table("A | B", "a | [download](x)", "b | [weights](x)"),
            ['4:7-19 duplicate-key: the target "x" of B occurs twice, in the rows "a" and "b"'],
        ),
        # One of several links of a cell.
        (
            table("A | B", "a | [w](x) [log](l)", "b | [w](y) [log](l)"),
            ['4:14-22 duplicate-key: the target "l" of B occurs twice, in the rows "a" and "b"'],
        ),
        (table("A | B", "a | [w](x) [again](x)", "b | text", "c | text", "d | [t]()", "e | [t]()"), []),
        (table("A | C", "a | [w](x)", "b | [w](x)"), []),
        # Rows that nothing tells apart have no names.
        (
            table("A | B", " | [v](x)", " | [v](x#)", "a | [v](x)"),
            ['5:7-13 duplicate-key: the target "x" of B occurs twice'],
        ),
    ],
)
def test_a_key_can_be_the_target_of_a_link(page: str, expected: list[str]) -> None:
    assert found(BY_TARGET, page) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("[w](x)", "[w](y)", "[w](z)"), []),
        (
            ("[w](x)", "[w](x)", "[w](z)"),
            ['4:7-13 duplicate-key: the target "x" of B occurs twice, in the rows "0" and "1"'],
        ),
        # One other text, one cell without a link, or the same target everywhere: the texts are compared.
        (("[w](x)", "[w](x)", "[v](z)"), ['4:7-13 duplicate-key: B "w" occurs twice']),
        (("[w](x)", "[w](y)"), ['4:7-13 duplicate-key: B "w" occurs twice']),
    ],
)
def test_links_with_one_text_are_compared_by_their_targets(cells: tuple[str, ...], expected: list[str]) -> None:
    rows = [f"r{number} | {cell}" for number, cell in enumerate(cells)]
    page = table("A | B", *(row.replace("r", "", 1) for row in rows))
    assert found(table_schema({"A": {}, "B": {}}, uniqueBy=["B"]), page) == expected


def test_a_target_can_be_a_part_of_a_key() -> None:
    schema = table_schema({"A": {}, "B": {}}, uniqueBy=["A", {"column": "B", "as": "target"}])
    text = table("A | B", "a | [w](x)", "b | [w](x)", "a | [v](x)")
    assert found(schema, text) == ['5:3-4 duplicate-key: A "a", the target "x" of B occurs twice']


ALIKE = table_schema({"A": {}, "B": {}}, uniqueBy=["A", "B"])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("base | 1", "Base | 1"), ['4:3-7 lookalike-key: A "Base" differs from "base" in upper and lower case']),
        (("base | 1", "Base | 2"), []),
        (("base | x | 1", "base | X | 2"), []),
        (
            ("base | ok-1 | 1", "base | OK-1 | 2", "base | yes | 3", "base | Yes | 4"),
            ['6:10-13 lookalike-key: B "Yes" differs from "yes" in upper and lower case'],
        ),
        # A key that is equal to another key is no longer compared with keys that look like it.
        (
            ("base | 1 | 1", "Base | 1 | 2", "Base | 1 | 3"),
            [
                '4:3-7 lookalike-key: A "Base" differs from "base" in upper and lower case',
                '5:3-7 duplicate-key: A "Base", B 1 occurs twice',
            ],
        ),
        (
            ("base | 1", "b\u0430se | 1"),
            ['4:3-7 lookalike-key: A "b\u0430se" has \u0430 (U+0430, Cyrillic small letter a) where "base" has "a"'],
        ),
    ],
)
def test_keys_that_look_the_same_are_told_apart(rows: tuple[str, ...], expected: list[str]) -> None:
    assert found(ALIKE, table("A | B | C" if rows[0].count("|") > 1 else "A | B", *rows)) == expected


def test_the_links_of_one_key_are_compared_in_linear_time() -> None:
    links = " ".join(f"[w](x{number})" for number in range(300))
    assert len(found(BY_TARGET, table("A | B", f"a | {links}", f"b | {links}"))) == 1


def test_links_with_one_text_and_two_targets_are_told_how_to_compare_the_targets() -> None:
    schema = table_schema({"A": {}, "B": {}}, uniqueBy=["B"])
    pages = [table("A | B", "a | [w](x)", f"b | {cell}") for cell in ("[w](y)", "[w](x)", "w")]
    assert [violation.help for page in pages for violation in violations(schema, page)] == [
        'To compare the targets of the links, write {"column": "B", "as": "target"} in uniqueBy.',
        None,
        None,
    ]
