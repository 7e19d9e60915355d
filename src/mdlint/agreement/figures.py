"""Reads the numbers in a cell without knowing its language, and compares them.

`1,000`, `1 000`, `1.000` and `１０００` may all be a thousand; `84,3` and `84.3` are equal. A number that can be read in
two ways is equal to a number that agrees with one of them.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import decimal, normalize

from mdlint.text.lazy_pattern import lazy_pattern

# Longer cells are sentences.
_LONGEST = 80
# A cell with more letters is words with a number in them, which a translation may write as a word, or in another order.
_MOST_LETTERS = 4
# Not a part of a name (`ResNet50`) or of a version (`1.2.3`). White space is a space here.
_NUMBER = lazy_pattern(
    r"(?<![\w.])[-+]?(?:[0-9]{1,3}(?:[,.'’ ][0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)(?![.,]?[0-9])"
)
# The Arabic signs, and other signs of minus.
_SIGNS = str.maketrans("٫٬−–", ".,--")
_WORD = lazy_pattern(r"[^\W\d_]+")
# Units by which a number is another one: `25.6M` is `2560万`.
_SCALES = frozenset(
    {"k", "m", "g", "b", "t", "bn", "mn", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "thousand", "million", "billion"}
    | {"trillion", "mio", "mrd", "тыс", "млн", "млрд", "千", "万", "萬", "百万", "亿", "億", "만", "억"}
    | {"ns", "us", "µs", "μs", "ms", "s", "sec", "min", "h", "hr", "d", "毫秒", "秒", "分", "分钟", "小时", "时", "天"}
)


class Figures(NamedTuple):
    """The numbers in a cell, each by the ways in which it can be read: a whole number and how many digits are decimals.

    `scales` are its units that may differ between two languages.
    """

    numbers: tuple[frozenset[tuple[int, int]], ...]
    scales: frozenset[str]


# A column repeats its numbers, and so do two languages.
@lru_cache(maxsize=4096)
def figures(text: str) -> Figures | None:
    """Read a cell; None if it has no number, more words than numbers, or a number that no language writes (`1.000.5`)."""
    if len(text) > _LONGEST or not any(map(str.isdecimal, text)):
        return None
    plain = _plain(text)
    numbers = [match[0] for match in _NUMBER.finditer(plain)]
    words = _WORD.findall(_NUMBER.sub(" ", plain))
    if not numbers or sum(map(len, words)) > _MOST_LETTERS:
        return None
    scales = frozenset(word.lower() for word in words) & _SCALES
    readings = tuple(frozenset(_readings(number)) for number in numbers)
    return Figures(readings, scales) if all(readings) else None


def are_comparable(left: Figures, right: Figures) -> bool:
    """Whether two cells have equally many numbers, in the same units."""
    return len(left.numbers) == len(right.numbers) and left.scales == right.scales


def agree(left: Figures, right: Figures) -> bool:
    """Whether the numbers of two comparable cells are equal, rounded to the fewer decimals. Their order may differ."""
    if all(map(_agree, left.numbers, right.numbers)):
        return True
    return all(map(_agree, sorted(left.numbers, key=_least), sorted(right.numbers, key=_least)))


def _plain(text: str) -> str:
    """Return a text with the digits 0 to 9, in half-width characters."""
    if text.isascii():
        return text
    shown = normalize("NFKC", text).translate(_SIGNS)
    return "".join(str(decimal(char)) if char.isdecimal() else char for char in shown)


def _readings(number: str) -> Iterator[tuple[int, int]]:
    """Yield the ways in which a number can be read."""
    sign = -1 if number.startswith("-") else 1
    digits = number.lstrip("+-")
    marks = [char for char in digits if not char.isdecimal()]
    whole, mark, rest = digits.rpartition(marks[-1]) if marks else (digits, "", "")
    plain = int("".join(filter(str.isdecimal, digits)))
    if not marks:
        yield sign * plain, 0
    if mark in {".", ","} and (len(marks) == 1 or mark not in whole):
        yield sign * plain, len(rest)
    if marks and len(set(marks)) == 1 and len(rest) == 3 and whole:
        yield sign * plain, 0


def _agree(left: frozenset[tuple[int, int]], right: frozenset[tuple[int, int]]) -> bool:
    return any(_are_equal(*one, *other) for one in left for other in right)


def _are_equal(left: int, left_decimals: int, right: int, right_decimals: int) -> bool:
    if left_decimals < right_decimals:
        left, left_decimals, right, right_decimals = right, right_decimals, left, left_decimals
    more: int = 10 ** (left_decimals - right_decimals)
    # 84.3 agrees with 84.25 to 84.35, whether that is rounded up or down.
    return left == right if more == 1 else 2 * abs(left - right * more) <= more


def _least(readings: frozenset[tuple[int, int]]) -> float:
    return min(value / float(10**decimals) for value, decimals in readings)
