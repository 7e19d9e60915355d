"""Versions, by one of three schemes.

    semver   Semantic Versioning 2.0.0: MAJOR.MINOR.PATCH, with `-` before a pre-release and `+` before build metadata
    pep440   the versions of Python packages
    natural  any text with a digit in it: its numbers are compared by their value, its words by their letters

A `v` before the digits is ignored. In the natural order, a version whose next word means a pre-release comes before the
version without it, a version with another word or number comes after it, and zeros at the end make no difference.
"""

import re
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from mdlint.values.scale import Point, levels_of, order_of_parts

if TYPE_CHECKING:  # few schemas need it
    from packaging.version import Version

Scheme: TypeAlias = Literal["semver", "pep440", "natural"]

# Of one version, and of several.
_NAMES: Mapping[str, tuple[str, str]] = {
    "semver": ("semantic version", "semantic versions"),
    "pep440": ("version of PEP 440", "versions of PEP 440"),
    "natural": ("version", "versions"),
}
# The expression of semver.org, §9 and §10; a `v` before it is usual in tags.
_NUMBER = "(0|[1-9][0-9]*)"
_WORDS = r"(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
_SEMVER = re.compile(
    rf"[vV]?{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-({_WORDS}(?:\.{_WORDS})*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?"
)
_NUMBERS_ONLY = re.compile(r"[vV]?[0-9]+(?:\.[0-9]+)*")
_RUN = re.compile(r"[0-9]+|[^\W\d_]+")
# Words for a state before the release, the earliest first. A single letter is one only before a number, since `1.0.2b`
# may follow `1.0.2a` and `1.0.2`.
_PRE_RELEASES: Mapping[str, int] = {
    **dict.fromkeys(("dev", "snapshot", "nightly", "canary"), 0),
    **dict.fromkeys(("alpha", "a"), 1),
    **dict.fromkeys(("beta", "b"), 2),
    **dict.fromkeys(("milestone", "m"), 3),
    **dict.fromkeys(("rc", "c", "cr", "pre", "preview"), 4),
}
# What follows a version: a word before its release comes before its end, other words and numbers after it.
_BEFORE, _END, _WORD, _DIGITS = range(4)
# No version is longer, and converting digits takes more than linear time.
_LONGEST = 100


class Versions(NamedTuple):
    """The versions of one scheme. The value of a version is its text."""

    scheme: Scheme

    @property
    def kind(self) -> str:
        """The name of the values."""
        return _NAMES[self.scheme][1]

    @property
    def rewrites(self) -> bool:
        """Whether the JSON value of a text may be another text."""
        return False

    def value(self, text: str) -> str | None:
        """Return the text of a version; None if it is not one."""
        return text if self.point(text) is not None else None

    def problem(self, text: str) -> str:
        """Return why a text is not a version, as the predicate of a message; empty if it is."""
        if self.point(text) is not None:
            return ""
        words = f"is not a {_NAMES[self.scheme][0]}"
        if self.scheme == "semver" and len(text) <= _LONGEST and _NUMBERS_ONLY.fullmatch(text.strip()):
            numbers = text.strip().lstrip("vV").split(".")
            if any(number != "0" and number[0] == "0" for number in numbers):
                return f"{words}: a number does not begin with a zero"
            return f"{words}: it has {len(numbers)} number{'s' if len(numbers) > 1 else ''}, expected 3"
        return words

    def point(self, value: str) -> Point | None:
        """Return the place of a version in the order of its scheme; None if the text is not a version.

        White space around a version is ignored.
        """
        return _point(self.scheme, value.strip()) if len(value) <= _LONGEST else None

    def order(self, left: Point, right: Point) -> int | None:
        """Compare two versions."""
        return order_of_parts(left, right)

    def identity(self, value: str, point: Point) -> Hashable:
        """Return a key that is equal for two spellings of one version. Build metadata has no order, but tells apart."""
        return (point, value.strip().partition("+")[2]) if self.scheme == "semver" else point

    def sort_levels(self, points: Mapping[str, Point]) -> list[Mapping[str, Any]]:
        """Return what is sorted of some versions, given their points."""
        return levels_of(points)


def _point(scheme: Scheme, text: str) -> Point | None:
    match scheme:
        case "semver":
            return _semver(text)
        case "pep440":
            version = _pep440(text)
            return None if version is None else (version,)
        case "natural":
            return _natural(text)


def _semver(text: str) -> Point | None:
    match = _SEMVER.fullmatch(text)
    if match is None:
        return None
    # A number is below a word; a version without a pre-release is above all with one (§11).
    words = match[4].split(".") if match[4] else []
    before = tuple((0, int(word), "") if word.isdigit() else (1, 0, word) for word in words)
    return ((*map(int, match.group(1, 2, 3)), not words, before),)


def _pep440(text: str) -> "Version | None":
    from packaging.version import InvalidVersion, Version  # noqa: PLC0415  5 ms, and few schemas need it

    try:
        return Version(text)
    except InvalidVersion:
        return None


def _natural(text: str) -> Point | None:
    runs = _RUN.findall(re.sub(r"^[vV](?=[0-9])", "", text))
    # A raised digit, such as the mark of a footnote, is a digit for Python, and not decimal.
    if not any(run.isdecimal() for run in runs):
        return None
    items: list[tuple[int, int, str]] = []
    for place, run in enumerate(runs):
        word = run.casefold()
        is_before_digits = place + 1 < len(runs) and runs[place + 1].isdecimal()
        if run.isdecimal():
            items.append((_DIGITS, int(run), ""))
        elif place and word in _PRE_RELEASES and (len(word) > 1 or is_before_digits):
            items = [*_without_zeros(items), (_BEFORE, _PRE_RELEASES[word], "")]
        else:
            items.append((_WORD, 0, word))
    return ((*_without_zeros(items), (_END, 0, "")),)


def _without_zeros(items: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    end = len(items)
    while end and items[end - 1] == (_DIGITS, 0, ""):
        end -= 1
    return items[:end]
