"""The rule of how much evidence is enough."""

import pytest

from mdlint.infer.proposal import Evidence, FamilyPlace, exceptions_in
from mdlint.schema import At


def places(count: int) -> tuple[FamilyPlace, ...]:
    return tuple(FamilyPlace(0, At(row, 1)) for row in range(count))


@pytest.mark.parametrize(
    ("rows", "tables", "exceptions", "is_enough"),
    [
        (20, 1, 0, True),
        (19, 1, 0, False),
        (10, 3, 0, True),
        (9, 3, 0, False),
        (19, 2, 0, False),
        # One exception of many rows, or 2 % of them.
        (20, 1, 1, True),
        (19, 5, 1, False),
        (99, 1, 2, False),
        (100, 1, 2, True),
        (100, 1, 3, False),
    ],
)
def test_twenty_rows_or_three_tables_and_few_exceptions(
    rows: int, tables: int, exceptions: int, is_enough: bool
) -> None:
    assert Evidence(rows, tables, places(exceptions)).is_enough() == is_enough


def test_a_row_with_two_exceptions_is_one_row() -> None:
    assert Evidence(20, 1, (*places(1), FamilyPlace(0, At(0, 2)))).holding == 19


def test_exceptions_are_in_reading_order_and_listed_once() -> None:
    first, header, second = FamilyPlace(0, At(0, 3)), FamilyPlace(0, At(None, 1)), FamilyPlace(0, At(1, 0))
    other = FamilyPlace(1, At(0, 0))
    assert exceptions_in([other, second, first, header, second]) == (header, first, second, other)


def test_a_header_is_above_the_first_row_and_a_row_before_its_first_cell() -> None:
    header, row, cell = FamilyPlace(0, At(None, 5)), FamilyPlace(0, At(0)), FamilyPlace(0, At(0, 0))
    assert exceptions_in([cell, row, header]) == (header, row, cell)
