"""Patterns of dates in the notation of Unicode (UTS #35, Date Field Symbols), such as `d MMM yyyy`.

    yyyy year    yy year of two digits, 1969 to 2068    Q quarter, QQQ quarter as Q1    M MM month    MMM Jan    MMMM January
    d dd day    H HH hour    mm minute    ss second

A letter that is repeated has exactly this many digits; `M`, `d` and `H` have one or two. Letters in quotes, as in
`yyyy 'week'`, are themselves; so is each sign. A space is any white space. Names are English, in upper or lower case.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from mdlint.text.words import quoted

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NUMBERS: Mapping[str, int] = {
    "sept": 9,
    **{name.casefold()[:3]: number for number, name in enumerate(MONTHS, 1)},
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
}
# A year of two digits is of the last century from this one on, as in POSIX.
_FIRST_YEAR = 69
_SPACES = r"\s+"
_TOKEN = re.compile(r"'(?P<quoted>(?:[^']|'')*)'|(?P<field>([A-Za-z])\3*)|(?P<space>\s+)|(?P<sign>.)", re.DOTALL)


class Field(NamedTuple):
    """A field of a pattern: the part of the date that it is, its expression, and how it writes a number."""

    part: str
    expression: str
    written: str


_ABBREVIATIONS = "|".join(["Sept", *(name[:3] for name in MONTHS)])
FIELDS: Mapping[str, Field] = {
    "yyyy": Field("year", "[0-9]{4}", "{:04}"),
    "yy": Field("year", "[0-9]{2}", "{:02}"),
    "Q": Field("quarter", "[0-9]", "{}"),
    "QQQ": Field("quarter", "[Qq][0-9]", "Q{}"),
    "M": Field("month", "[0-9]{1,2}", "{}"),
    "MM": Field("month", "[0-9]{2}", "{:02}"),
    # Case is that of ASCII: a dotless i is not the i of April.
    "MMM": Field("month", f"(?ai:{_ABBREVIATIONS})", ""),
    "MMMM": Field("month", f"(?ai:{'|'.join(MONTHS)})", ""),
    "d": Field("day", "[0-9]{1,2}", "{}"),
    "dd": Field("day", "[0-9]{2}", "{:02}"),
    "H": Field("hour", "[0-9]{1,2}", "{}"),
    "HH": Field("hour", "[0-9]{2}", "{:02}"),
    "mm": Field("minute", "[0-9]{2}", "{:02}"),
    "ss": Field("second", "[0-9]{2}", "{:02}"),
}
# Each part needs the parts before it, but for a quarter or a month.
PARTS = ("year", "quarter", "month", "day", "hour", "minute", "second")
_NEEDED: Mapping[str, str] = {
    **dict.fromkeys(("quarter", "month"), "year"),
    "day": "month",
    "hour": "day",
    "minute": "hour",
    "second": "minute",
}
# The fields of strftime.
_OF_STRFTIME = {
    "%Y": "yyyy",
    "%y": "yy",
    "%m": "MM",
    "%-m": "M",
    "%b": "MMM",
    "%B": "MMMM",
    "%d": "dd",
    "%-d": "d",
    "%H": "HH",
    "%M": "mm",
    "%S": "ss",
    "%F": "yyyy-MM-dd",
    "%T": "HH:mm:ss",
}


class Compiled(NamedTuple):
    """A pattern, ready to read texts: an expression with one group for each part of the date, and their readers."""

    expression: re.Pattern[str]
    parts: tuple[str, ...]
    readers: tuple[Callable[[str], int], ...]

    def numbers(self, match: re.Match[str]) -> dict[str, int]:
        """Return the parts of a date in a matching text, by their names."""
        return {part: read(text) for part, read, text in zip(self.parts, self.readers, match.groups(), strict=True)}


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Compiled:
    """Compile a pattern without mistakes."""
    tokens = list(_tokens(pattern))
    fields = tuple(text for text, is_field in tokens if is_field)
    expression = ""
    for text, is_field in tokens:
        piece = f"({FIELDS[text].expression})" if is_field else _SPACES if text.isspace() else re.escape(text)
        # Spaces next to each other, as in `yyyy' ' MM`, are one: two could share a long one in very many ways.
        if piece != _SPACES or not expression.endswith(_SPACES):
            expression += piece
    parts = tuple(FIELDS[field].part for field in fields)
    return Compiled(re.compile(expression), parts, tuple(map(_reader, fields)))


def _tokens(pattern: str) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a pattern, each with whether it is a field."""
    for match in _TOKEN.finditer(pattern):
        if match["quoted"] is not None:
            yield match["quoted"].replace("''", "'") or "'", False
        else:
            yield match[0], match["field"] is not None


def _reader(field: str) -> Callable[[str], int]:
    """Return what reads the text of a field as a number."""
    match field:
        case "MMM" | "MMMM":
            return lambda text: _NUMBERS[text.casefold()]
        case "QQQ":
            return lambda text: int(text[1:])
        case "yy":
            return lambda text: int(text) + (2000 if int(text) < _FIRST_YEAR else 1900)
        case _:
            return int


def written(pattern: str, numbers: Mapping[str, int]) -> str:
    """Write the parts of a date by a pattern."""
    return "".join(_field(text, numbers) if is_field else text for text, is_field in _tokens(pattern))


def _field(field: str, numbers: Mapping[str, int]) -> str:
    number = numbers[FIELDS[field].part]
    if field in ("MMM", "MMMM"):
        return MONTHS[number - 1][: 3 if field == "MMM" else None]
    return FIELDS[field].written.format(number % 100 if field == "yy" else number)


def pattern_mistake(pattern: str) -> str:
    """Return what is wrong with a pattern, in words; empty if nothing is."""
    if "%" in pattern:
        meant = re.sub(r"%-?[A-Za-z]", lambda match: _OF_STRFTIME.get(match[0], match[0]), pattern)
        return _mistake("is of strftime, expected a pattern of Unicode", pattern, meant)
    if pattern.replace("''", "").count("'") % 2:
        return "has a quote that is not closed"
    fields = [text for text, is_field in _tokens(pattern) if is_field]
    unknown = next((field for field in fields if field not in FIELDS), None)
    if unknown is not None:
        meant = pattern.replace("Y", "y").replace("D", "d")
        return _mistake(f"has {quoted(unknown)}, which is not a field", pattern, meant)
    return _parts_mistake([FIELDS[field].part for field in fields])


def _mistake(words: str, pattern: str, meant: str) -> str:
    """Add the pattern that was meant, if that is a pattern."""
    is_known = meant != pattern and "%" not in meant and not pattern_mistake(meant)
    return f'{words}; write "{meant}"' if is_known else words


def _parts_mistake(parts: Sequence[str]) -> str:
    for part in parts:
        if parts.count(part) > 1:
            return f"has the {part} twice"
        if part in _NEEDED and _NEEDED[part] not in parts:
            return f"has a {part} without a {_NEEDED[part]}"
    if "quarter" in parts and "month" in parts:
        return "has a quarter and a month"
    return "" if parts else "has no field, such as yyyy"
