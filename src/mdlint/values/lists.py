"""The places of a cell's parts: values between separators, a value and another in parentheses, the ends of a range."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from mdlint.text.lazy_pattern import lazy_pattern

# Names of separators that don't occur in the text as written.
LINE_BREAK = "<br>"
PARENTHESES = "()"
# Replaces `<br>` in the content of a cell, which has no other line feeds.
BREAK = "\n"

_IN_PARENTHESES = lazy_pattern(r"(?P<first>[^()（）]*[^()（）\s])\s*[(（](?P<second>[^()（）]*)[)）]\s*")
_BRACKETS = lazy_pattern(r"[\[({]\s*(?P<inside>[^\[\](){}]*?)\s*[\])}]")
_PAIRS = frozenset({"[]", "()", "{}"})
_LISTING = frozenset({",", ";"})
# A dash has spaces on both sides or on none, so that the sign of a number is not taken for a dash.
_TO = lazy_pattern(r"(?<=\S)(?:(?:\.{2,3}|[-–])(?=\S)| (?:\.{2,3}|[-–]|to) (?=\S))")

# No range is longer, and each dash is tried.
_LONGEST_RANGE = 100

Offsets = tuple[int, int]


def split(text: str, separators: Sequence[str]) -> list[Offsets] | None:
    """Return the place of each part, without the white space around it; None if the text is not a list.

    A separator is between two parts, never first or last. A separator of letters or digits is between digits or spaces.
    A separator that is given with spaces needs them. A list with commas or semicolons may be in brackets. In square
    brackets, a single part or none is a list, too.
    """
    start, end = _trimmed(text, 0, len(text))
    second: list[Offsets] = []
    if PARENTHESES in separators and (match := _IN_PARENTHESES.fullmatch(text)):
        second = [_trimmed(text, *match.span("second"))]
        start, end = match.span("first")
        start, end = _trimmed(text, start, end)
    may_have_brackets = _LISTING & {separator.strip() for separator in separators}
    in_brackets = _BRACKETS.fullmatch(text, start, end) if may_have_brackets else None
    if in_brackets and text[start] + text[end - 1] in _PAIRS:
        parts = list(_parts(text, *in_brackets.span("inside"), separators))
        if len(parts) > 1 or text[start] == "[":
            return [*(place for place in parts if len(parts) > 1 or place[0] < place[1]), *second]
    parts = [*_parts(text, start, end, separators), *second]
    return parts if len(parts) > 1 else None


def range_places(text: str, is_number: Callable[[str], bool]) -> list[Offsets] | None:
    """Return the places of the two ends of a range: `12-15`, `12–15`, `12 to 15`, `12..15`.

    None if there is no way to read a range, or more than one.
    """
    ways = [
        [_trimmed(text, 0, dash.start()), _trimmed(text, dash.end(), len(text))]
        for dash in (_TO.finditer(text) if len(text) <= _LONGEST_RANGE else ())
        if is_number(text[: dash.start()].strip()) and is_number(text[dash.end() :].strip())
    ]
    return ways[0] if len(ways) == 1 else None


def _parts(text: str, start: int, end: int, separators: Sequence[str]) -> Iterator[Offsets]:
    pattern = _pattern(tuple(separator for separator in separators if separator != PARENTHESES))
    begin = start
    for found in pattern.finditer(text, start, end) if pattern else ():
        # A blank line is an empty part. Of two other separators in a row, the second is a sign.
        if (begin < found.start() or found[0] == BREAK) and found.end() < end:
            yield _trimmed(text, begin, found.start())
            begin = found.end()
    yield _trimmed(text, begin, end)


@cache
def _pattern(separators: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(_expression, sorted(separators, key=len, reverse=True)))) if separators else None


def _expression(separator: str) -> str:
    core = re.escape(separator.strip())
    if separator == LINE_BREAK:
        return BREAK
    if separator.strip() != separator:
        before, after = (" +" if blank else " *" for blank in (separator[0] == " ", separator[-1] == " "))
        return before + core + after
    if separator.isalnum():
        return rf"(?<=[0-9]){core}(?=[0-9])| +{core} +"
    return f" *{core} *"


def _trimmed(text: str, start: int, end: int) -> Offsets:
    written = text[start:end]
    start += len(written) - len(written.lstrip())
    return start, start + len(written.strip())
