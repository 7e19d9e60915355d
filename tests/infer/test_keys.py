"""The proposal of `uniqueBy`: the smallest key, and the row that breaks it."""

import pytest
from proposed import keyword, rows, suspects

NAMES = [f"{first}{second}{third}" for first in "bdfgk" for second in "aeiou" for third in "lmnr"]


def test_names_that_are_all_different() -> None:
    assert keyword("uniqueBy", rows("Name | Score", ((name, 80.5) for name in NAMES[:25]))) == ["Name"]


def test_numbers_are_no_key() -> None:
    assert keyword("uniqueBy", rows("Score | Size", ((80 + number / 7, number) for number in range(40)))) is None


def test_names_that_repeat_are_told_apart_by_the_smallest_key() -> None:
    cells = [
        (name, data, split, number % 97 / 3)
        for number, (name, data, split) in enumerate(
            (name, data, split) for name in NAMES[:15] for data in ("COCO", "LVIS") for split in ("val", "test")
        )
    ]
    assert keyword("uniqueBy", rows("Name | Data | Split | AP", cells)) == ["Name", "Data", "Split"]
    one = [row for row in cells if row[2] == "val"]
    assert keyword("uniqueBy", rows("Name | Data | Split | AP", one)) == ["Name", "Data"]


def test_names_that_repeat_without_anything_that_tells_them_apart() -> None:
    assert keyword("uniqueBy", rows("Name | Data", [(name, "COCO") for name in NAMES[:10] * 3])) is None


def test_a_few_repeated_names_are_told_apart_by_chance() -> None:
    cells = [(name, "ab"[number % 2]) for number, name in enumerate([*NAMES[:20], NAMES[3], NAMES[6]])]
    assert keyword("uniqueBy", rows("Name | Data", cells)) is None


@pytest.mark.parametrize(("count", "expected"), [(90, None), (100, ["Name"])])
def test_one_repeated_name_in_a_hundred_rows_is_a_suspect(count: int, expected: list[str] | None) -> None:
    names = [*NAMES[: count - 1], NAMES[7]]
    page = rows("Name | Score", ((name, 80.5) for name in names))
    assert keyword("uniqueBy", page) == expected
    assert suspects("duplicate-key", page) == ([(0, count - 1)] if expected else [])


def test_two_repeated_names_are_usual() -> None:
    names = [*NAMES, NAMES[7], NAMES[9]]
    assert keyword("uniqueBy", rows("Name | Score", ((name, 80.5) for name in names))) is None


def linked(name: str, target: str) -> str:
    return f"[{name}](https://example.org/{target})"


def test_two_services_of_one_name_have_two_addresses() -> None:
    cells = [(linked(name, f"{name}{number}"), "free") for number, name in enumerate([*NAMES, NAMES[7], NAMES[9]])]
    page = rows("Name | Price", cells)
    assert keyword("uniqueBy", page) == [{"column": "Name", "as": "target"}]
    assert suspects("duplicate-key", rows("Name | Price", [*cells, (linked("other", f"{NAMES[0]}0"), "free")])) == [
        (0, 102)
    ]


def test_the_targets_of_names_are_the_better_key() -> None:
    cells = [(linked(name, name), "free") for name in NAMES]
    assert keyword("uniqueBy", rows("Name | Price", cells)) == [{"column": "Name", "as": "target"}]
    # Models of one paper link to it.
    cells = [(linked(name, name[0]), "free") for name in NAMES]
    assert keyword("uniqueBy", rows("Name | Price", cells)) == ["Name"]


def test_the_targets_of_labels_are_a_key_too() -> None:
    cells = [(name, linked("download", name)) for name in NAMES[:25]]
    assert keyword("uniqueBy", rows("Name | Weights", cells)) == [["Name"], [{"column": "Weights", "as": "target"}]]


def test_papers_may_be_in_several_rows() -> None:
    cells = [(name, linked(f"The paper of {name}", name)) for name in NAMES[:25]]
    assert keyword("uniqueBy", rows("Name | Paper", cells)) == ["Name"]


def test_short_tables_say_little() -> None:
    pages = [rows("Name | Score", ((name, 80.5) for name in NAMES[:4])) for _ in range(6)]
    # Six tables of four rows have 36 pairs of rows; a table of 15 rows has 105.
    assert keyword("uniqueBy", *pages) is None
    assert keyword("uniqueBy", *pages * 3) == ["Name"]
