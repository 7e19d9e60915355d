"""What `infer` reports and can't write: columns made of others, narrow differences, twins."""

import pytest
from proposed import inferred, rows

COUNT = 25
NAMES = [f"n{7 * number % 31}x" for number in range(COUNT)]
SIZES = [211947520, *(100_000_000 - 1_234_567 * 13 * number % 90_000_000 for number in range(1, COUNT))]


def observed(header: str, *columns: list[str]) -> list[str]:
    return list(inferred(rows(f"Name | {header}", zip(NAMES, *columns, strict=True))).observed)


def ratios(digits: int = 2) -> list[str]:
    return [f"{100 * size / 211947520:.{digits}f}" for size in SIZES]


def test_a_column_that_is_a_constant_times_another() -> None:
    # 100 / 211947520 is 4.71815e-07.
    assert observed("Size | Ratio", [str(size) for size in SIZES], ratios()) == ["Ratio = 4.71815e-07 × Size (25 rows)"]


def test_one_row_may_differ() -> None:
    wrong = ratios()
    wrong[7] = "99.31"
    assert observed("Size | Ratio", [str(size) for size in SIZES], wrong) == [
        "Ratio = 4.71815e-07 × Size (24 of 25 rows)"
    ]
    wrong[8] = "99.31"
    assert observed("Size | Ratio", [str(size) for size in SIZES], wrong) == []


def test_columns_with_a_constant_sum() -> None:
    accuracies = [f"{70 + 13 * number % 29}.{number:03d}" for number in range(COUNT)]
    errors = [f"{100 - float(accuracy):.3f}" for accuracy in accuracies]
    assert observed("Accuracy | Error", accuracies, errors) == ["Accuracy + Error = 100 (25 rows)"]
    assert observed("Accuracy | Error", accuracies, errors[::-1]) == []


@pytest.mark.parametrize(
    ("header", "most", "expected"),
    [
        ("val mAP | test mAP", 0.9, ["val mAP and test mAP differ by 0.9 at most (25 rows)"]),
        ("val mAP | test mAP", 9.0, []),
        ("mAP | Score", 0.9, []),
    ],
)
def test_similar_columns_with_a_narrow_difference(header: str, most: float, expected: list[str]) -> None:
    values = [30 + 11 * number % 27 for number in range(COUNT)]
    others = [f"{value + most * (-1) ** number * (number % 4) / 3:.1f}" for number, value in enumerate(values)]
    assert observed(header, [f"{value}.0" for value in values], others) == expected


def test_names_with_a_suffix_that_have_the_same_size() -> None:
    cells = [
        (f"{name}{suffix}", f"{10 + number * 7 % 31}.5", f"{40 + number + len(suffix)}.5")
        for number, name in enumerate(NAMES[:12])
        for suffix in ("", "_ap")
    ]
    found = inferred(rows("Name | Params | mAP", cells)).observed
    assert found == ('Name with "_ap" and without it have the same Params (12 pairs)',)


def test_the_same_few_numbers_are_no_observation() -> None:
    assert observed("A | B", ["2.0", "4.0"] * 12 + ["2.0"], ["1.0", "2.0"] * 12 + ["1.0"]) == []
