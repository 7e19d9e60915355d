"""Where the parts of a cell stand: values separated by a text, a value and another in parentheses, the ends of a range."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

# Names of separators that are no texts of their own.
LINE_BREAK = "<br>"
PARENTHESES = "()"
# What stands for `<br>` in the content of a cell, where no other line feed is.
BREAK = "\n"

_IN_PARENTHESES = re.compile(r"(?P<first>[^()（）]*[^()（）\s])\s*[(（](?P<second>[^()（）]*)[)）]\s*")
_BRACKETS = re.compile(r"[\[({]\s*(?P<inside>[^\[\](){}]*?)\s*[\])}]")
_PAIRS = frozenset({"[]", "()", "{}"})
_LISTING = frozenset({",", ";"})
# A dash has spaces on both sides or on none, so that neither end may have a sign of its own taken for it.
_TO = re.compile(r"(?<=\S)(?:(?:\.{2,3}|[-–])(?=\S)| (?:\.{2,3}|[-–]|to) (?=\S))")

# No two numbers are longer, and each dash is tried.
_LONGEST_RANGE = 100

Place = tuple[int, int]


def split(text: str, separators: Sequence[str]) -> list[Place] | None:
    """Where each part stands, white space around it aside; None if nothing separates or encloses parts.

    A separator stands between two parts, never first or last. One of letters or digits stands between digits or between
    spaces; one that is given with spaces has them. A list by commas or semicolons may stand in brackets; in square ones also
    a single part, or none.
    """
    start, end = _trimmed(text, 0, len(text))
    second: list[Place] = []
    if PARENTHESES in separators and (match := _IN_PARENTHESES.fullmatch(text)):
        second = [_trimmed(text, *match.span("second"))]
        start, end = match.span("first")
        start, end = _trimmed(text, start, end)
    in_brackets = _BRACKETS.fullmatch(text, start, end) if _LISTING & {one.strip() for one in separators} else None
    if in_brackets and text[start] + text[end - 1] in _PAIRS:
        parts = list(_parts(text, *in_brackets.span("inside"), separators))
        if len(parts) > 1 or text[start] == "[":
            return [*(place for place in parts if len(parts) > 1 or place[0] < place[1]), *second]
    parts = [*_parts(text, start, end, separators), *second]
    return parts if len(parts) > 1 else None


def range_places(text: str, is_number: Callable[[str], bool]) -> list[Place] | None:
    """Where the two ends of a range stand: `12-15`, `12–15`, `12 to 15`, `12..15`; None if there is not one way to see one."""
    ways = [
        [_trimmed(text, 0, dash.start()), _trimmed(text, dash.end(), len(text))]
        for dash in (_TO.finditer(text) if len(text) <= _LONGEST_RANGE else ())
        if is_number(text[: dash.start()].strip()) and is_number(text[dash.end() :].strip())
    ]
    return ways[0] if len(ways) == 1 else None


def _parts(text: str, start: int, end: int, separators: Sequence[str]) -> Iterator[Place]:
    pattern = _pattern(tuple(one for one in separators if one != PARENTHESES))
    begin = start
    for found in pattern.finditer(text, start, end) if pattern else ():
        # A blank line is an empty part; of two other separators in a row, the second is the sign of a number.
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


def _trimmed(text: str, start: int, end: int) -> Place:
    written = text[start:end]
    start += len(written) - len(written.lstrip())
    return start, start + len(written.strip())
