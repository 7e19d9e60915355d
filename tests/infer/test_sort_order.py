"""The proposal of `sortedBy`: which order the rows have, and which rows are out of it."""

from itertools import permutations
from math import factorial, log2

import pytest
from proposed import keyword, rows, suspects

from mdlint.infer.rarity import rarity_of
from mdlint.schema.table.order import latest_sorted

WORDS = [f"{first}{second}o" for first in "bdfgklmnp" for second in "aeiu"]
SCORES = [99 - number * 1.5 for number in range(30)]
# 7 and 31 have no common divisor, so each score comes once.
MIXED = [SCORES[7 * number % 31] for number in range(31) if 7 * number % 31 < 30]


def by_name(words: list[str]) -> str:
    """Return a table with names in this order, beside numbers without one."""
    return rows("Name | Size", zip(words, range(0, 97 * len(words), 97), strict=True)).replace("| 97 ", "| 9700 ")


def with_scores(scores: list[float]) -> str:
    return rows("Name | Score", ((f"n{7 * number % 31}x", score) for number, score in enumerate(scores)))


def moved(items: list[str], start: int, end: int) -> list[str]:
    """Return a list in which one item moved."""
    left = [item for place, item in enumerate(items) if place != start]
    return [*left[:end], items[start], *left[end:]]


def test_rows_sorted_by_name() -> None:
    assert keyword("sortedBy", rows("Name | Size", zip(sorted(WORDS), MIXED + MIXED[:6], strict=True))) == [
        {"column": "Name"}
    ]


def test_rows_sorted_from_the_largest_number() -> None:
    assert keyword("sortedBy", with_scores(SCORES)) == [{"column": "Score", "order": "descending"}]


def test_rows_in_natural_order() -> None:
    cells = [(f"v{number}", size) for number, size in enumerate(MIXED)]
    assert keyword("sortedBy", rows("Name | Size", cells)) == [{"column": "Name", "as": "natural"}]


def test_rows_without_an_order() -> None:
    assert keyword("sortedBy", with_scores(MIXED)) is None


def test_few_rows_are_sorted_by_chance() -> None:
    # Of 24 orders of 4 rows, one is sorted. Ten tables are as rare as one in 24 to the power of ten.
    pages = [rows("Name | Score", [(word, size) for word, size in zip("cadb", (8, 6, 4, 2), strict=True)])] * 10
    assert keyword("sortedBy", *pages[:3]) is None
    assert keyword("sortedBy", *pages) == [{"column": "Score", "order": "descending"}]


def test_equal_rows_are_no_evidence() -> None:
    assert keyword("sortedBy", rows("Name | Score", [("xayb"[number % 4] + "z", 5) for number in range(40)])) is None


@pytest.mark.parametrize(("start", "end", "row"), [(20, 3, 3), (3, 20, 20), (8, 9, 8)])
def test_a_row_out_of_order_is_a_suspect(start: int, end: int, row: int) -> None:
    page = rows("Name | Size", zip(moved(sorted(WORDS), start, end), MIXED + MIXED[:6], strict=True))
    assert keyword("sortedBy", page) == [{"column": "Name"}]
    assert suspects("unsorted-rows", page) == [(0, row)]


@pytest.mark.parametrize("last", ["_OTHER", "Average", "others", "all"])
def test_a_row_that_stands_for_others_is_no_suspect(last: str) -> None:
    page = rows("Name | Size", zip([*sorted(WORDS), last], [*MIXED, *MIXED[:7]], strict=True))
    assert keyword("sortedBy", page) == [{"column": "Name"}]
    assert suspects("unsorted-rows", page) == []


def test_a_score_that_grows_may_have_a_total_at_the_end() -> None:
    scores = [*reversed(SCORES), 3]
    names = [*(f"n{7 * number % 31}x" for number in range(30)), "Total"]
    assert keyword("sortedBy", rows("Name | Score", zip(names, scores, strict=True))) == [{"column": "Score"}]
    # Another name may be a mistake, and then the scores only seem to be sorted.
    assert keyword("sortedBy", rows("Name | Score", zip([*names[:-1], "total2"], scores, strict=True))) is None


def test_one_row_in_fourteen_may_be_out_of_order() -> None:
    words = sorted(WORDS)
    for misplaced in range(1, 5):
        changed = words
        for number in range(misplaced):
            changed = moved(changed, 30 - number, 4 * number)
        page = rows("Name | Size", zip(changed, MIXED + MIXED[:6], strict=True))
        # 7 % of 36 rows are 2.
        assert (keyword("sortedBy", page) is not None) == (misplaced <= 2)


def test_a_table_in_the_opposite_order_is_no_exception() -> None:
    pages = [with_scores(SCORES), with_scores(SCORES), with_scores(SCORES[:4][::-1])]
    assert keyword("sortedBy", *pages[:2]) == [{"column": "Score", "order": "descending"}]
    assert keyword("sortedBy", *pages) is None


def test_the_rarer_of_two_orders_is_proposed() -> None:
    # Each size occurs ten times, so that far fewer orders differ from it.
    cells = [(f"n{7 * number % 31}x", 10 * (number // 10), score) for number, score in enumerate(SCORES)]
    assert keyword("sortedBy", rows("Name | Size | Score", cells)) == [{"column": "Score", "order": "descending"}]


def test_equal_rows_have_an_order_of_their_own() -> None:
    cells = [
        (year, word, size) for year in (2021, 2022, 2023) for word, size in zip(sorted(WORDS)[:12], MIXED, strict=False)
    ]
    page = rows("Year | Name | Size", [(f"y{year}", word, size) for year, word, size in cells])
    assert keyword("sortedBy", page) == [{"column": "Year"}, {"column": "Name"}]


def test_rows_are_sorted_within_groups() -> None:
    groups = ["ResNet", "ViT", "Swin", "DeiT"]
    cells = [
        (group, f"n{(5 * number + 3) % 11}", SCORES[number] - place)
        for place, group in enumerate(groups)
        for number in range(10)
    ]
    page = rows("Family | Name | Score", cells)
    assert keyword("groupColumn", page) == "Family"
    assert keyword("sortedBy", page) == [{"column": "Score", "order": "descending"}]


def test_a_group_may_be_named_in_its_first_row_only() -> None:
    groups = ["ResNet", "ViT", "Swin", "DeiT"]
    cells = [
        (group if number == 0 else "", f"n{(5 * number + 3) % 11}", SCORES[number] - place)
        for place, group in enumerate(groups)
        for number in range(10)
    ]
    page = rows("Family | Name | Score", cells)
    assert keyword("groupColumn", page) == "Family"
    assert keyword("sortedBy", page) == [{"column": "Score", "order": "descending"}]


@pytest.mark.parametrize(
    ("scores", "missing"),
    [
        ([*SCORES, "-", "-", "-"], {"missing": "last"}),
        (["-", "-", "-", *SCORES], {"missing": "first"}),
        (["-", *SCORES, "-", "-"], {}),
        # Two rows without a value are at the end by chance.
        ([*SCORES, "-", "-"], {}),
    ],
)
def test_where_rows_without_a_value_are(scores: list[object], missing: dict[str, str]) -> None:
    cells = ((f"n{7 * number % 37}x", score) for number, score in enumerate(scores))
    assert keyword("sortedBy", rows("Name | Score", cells)) == [{"column": "Score", "order": "descending", **missing}]


def test_amounts_that_are_texts_are_not_in_the_order_of_their_characters() -> None:
    times = [f"{number}.5s (x)" for number in range(10, 33)] + ["1m20s (x)"]
    assert keyword("sortedBy", rows("Name | Time", ((f"n{7 * n % 31}x", time) for n, time in enumerate(times)))) is None


def test_words_do_not_descend_but_versions_do() -> None:
    def cells(words: list[str]) -> str:
        return rows("Name | Size", zip(words, MIXED, strict=False))

    assert keyword("sortedBy", cells(sorted(WORDS, reverse=True)[:30])) is None
    versions = [f"v{number}.2" for number in range(30, 0, -1)]
    assert keyword("sortedBy", cells(versions)) == [{"column": "Name", "order": "descending", "as": "natural"}]


@pytest.mark.parametrize(
    ("header", "expected"), [("Score", None), ("Error", [{"column": "Error"}]), ("Rank #", [{"column": "Rank #"}])]
)
def test_a_score_that_grows_has_no_exception(header: str, expected: object) -> None:
    numbers = list(reversed(SCORES))
    cells = [(f"n{7 * number % 31}x", score) for number, score in enumerate(numbers)]
    assert keyword("sortedBy", rows(f"Name | {header}", cells)) == [{"column": header}]
    cells[9], cells[10] = cells[10], cells[9]
    assert keyword("sortedBy", rows(f"Name | {header}", cells)) == expected


@pytest.mark.parametrize("misplaced", [0, 1, 2])
def test_rarity_counts_no_fewer_orders_than_there_are(misplaced: int) -> None:
    orders = list(permutations(range(6)))
    near = sum(len(order) - len(latest_sorted(order)) <= misplaced for order in orders)
    assert rarity_of(range(6), misplaced) <= log2(factorial(6) / near) + 1e-9
    assert rarity_of(range(6), 0) == pytest.approx(log2(factorial(6)))


def test_rarity_of_equal_keys() -> None:
    # 4! / (2! 2!) = 6 orders of two pairs.
    assert rarity_of([1, 1, 2, 2], 0) == pytest.approx(log2(6))
    assert rarity_of([1, 1, 1], 0) == 0
    assert rarity_of([], 0) == 0
