"""Finds how the cells of a column are read: as numbers with units and marks, as durations, lists, booleans or texts.

Each way to read a column is a part of a schema, and is tried by reading the cells with it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mdlint.draft2020.values import is_number
from mdlint.schema import JSON
from mdlint.schema.cells.cells import read_cells
from mdlint.schema.compiled.columns import make_column
from mdlint.values import DEFAULT_MISSING, Notation, is_unit, parse_number
from mdlint.values.booleans import DEFAULT_BOOLEANS, without_selectors
from mdlint.values.durations import NANOSECONDS, parse_duration

Keywords = Mapping[str, Any]

# Factors of the letters for thousands, millions and so on.
_SCALES = {"k": 1e-3, "K": 1e-3, "M": 1, "B": 1e3, "G": 1e3, "T": 1e6}
_MULTIPLES = Notation(units=("x", "X", "×"))
_SEPARATORS = ("/", "x", "×", "()", "<br>", ",")
# Units that `duration` converts to.
_DURATION_UNITS = ("d", "h", "min", "s", "ms")
# A unit or a word that fewer cells have is as likely as not a mistake.
_SEEN_OFTEN = 2
_MOST_MARKERS = 3
# In fewer rows, `Yes` and `No` may be two answers of three.
_MANY_BOOLEANS = 50


class Reading(NamedTuple):
    """A way to read a column: the keywords, and the JSON type that cells then have."""

    keywords: Keywords
    type: str

    def others(self, texts: Sequence[str]) -> list[int]:
        """Return the places of the texts that are read as another type. Missing values are not counted."""
        values = read(texts, {**self.keywords, "type": [self.type, "null"]})
        return [place for place, value in enumerate(values) if value is not None and not _is_of(value, self.type)]


def read(texts: Sequence[str], schema: Keywords) -> list[JSON]:
    """Read texts by the schema of a column."""
    return read_cells(texts, make_column("", [dict(schema)]))


def readings(texts: Sequence[str], words: Collection[str] = ()) -> Iterator[Reading]:
    """Yield the ways in which the texts of a column may be read, the simplest first. The texts have no missing values.

    `words` may stand for a missing value.
    """
    counts = Counter(texts)
    markers = sorted(counts.keys() & words) if _are_mostly_numbers(counts) else []
    if 0 < len(markers) <= _MOST_MARKERS:
        rest = Counter({text: number for text, number in counts.items() if text not in markers})
        yield Reading({"missing": ["", "-", *markers], **_notation(rest)}, "number")
    yield Reading(_notation(counts), "number")
    if _are_booleans(counts):
        yield Reading({}, "boolean")
    if any(_has_change(text) for text in counts):
        yield Reading({**_notation(_without_parentheses(counts)), "delta": True}, "number")
    if unit := _duration_unit(counts):
        yield Reading({"duration": unit}, "number")
    for separator in _SEPARATORS:
        mark = "(" if separator == "()" else separator
        if separator == "<br>" or sum(number for text, number in counts.items() if mark in text) > len(texts) // 2:
            inner = Counter(part for text, number in counts.items() for part in _parts(text, separator) * number)
            yield Reading({"separator": separator, "items": {"type": "number", **_notation(inner)}}, "array")


def _notation(counts: Mapping[str, int]) -> dict[str, Any]:
    """Return the keywords for the units and the marks that numbers have, and for the words after them."""
    units: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    uncertain = asides = 0
    for text, times in counts.items():
        # `2.15x` is a multiple, but `2x` may be the name of a schedule.
        number = parse_number(text) or (parse_number(text, _MULTIPLES) if "." in text else None)
        if number is not None:
            units[number.unit] += times
            marks[number.qualifier] += times
            uncertain += times * (number.uncertainty is not None)
        elif _has_aside(text):
            asides += times
    keywords: dict[str, Any] = {}
    if unit := _unit(units):
        keywords["unit"] = unit
    if found := sorted(mark for mark in marks if mark):
        keywords["qualifiers"] = found
    if uncertain:
        keywords["uncertainty"] = True
    # If most cells have parentheses, these may hold another value.
    if _SEEN_OFTEN <= asides < sum(counts.values()) / 2:
        keywords["aside"] = "()"
    return keywords


def _has_aside(text: str) -> bool:
    """Whether a text is a number with words in parentheses after it: `288 (1.0 crop)`, but not `81.8 (18.2)`."""
    before, _, inside = text.partition(" (")
    return inside.endswith(")") and any(map(str.isalpha, inside)) and parse_number(before) is not None


def _unit(units: Counter[str]) -> str | list[str] | dict[str, float] | None:
    """Return the value of `unit` for the units of a column, with their numbers of cells."""
    often = {unit for unit, times in units.items() if unit and is_unit(unit) and times >= _SEEN_OFTEN}
    # The same letters in another case are a slip, if they are rare.
    common = {unit.casefold() for unit in often}
    known = often | {unit for unit in units if unit and is_unit(unit) and unit.casefold() not in common}
    if not known:
        return None
    if len(known) == 1:
        return next(iter(known))
    if all(unit in _SCALES for unit in known):
        return {unit: _SCALES[unit] for unit in sorted(known, key=lambda unit: (_SCALES[unit], unit))}
    return None if len({unit.casefold() for unit in known}) > 1 else sorted(known)


def _are_booleans(counts: Mapping[str, int]) -> bool:
    """Whether most texts mean true and false, each often. A word such as `No` may be one answer of several."""
    found: Counter[bool] = Counter()
    for text, times in counts.items():
        value = DEFAULT_BOOLEANS.get(without_selectors(text))
        if value is not None:
            found[value] += times
    total = sum(counts.values())
    are_words = any(text.isascii() and text.isalpha() for text in counts)
    needed = _MANY_BOOLEANS if are_words else _SEEN_OFTEN
    return 2 * found.total() > total and min(found[True], found[False]) >= _SEEN_OFTEN and total >= needed


def words_for_numbers(columns: Iterable[Sequence[str]]) -> set[str]:
    """Return the words that several cells have in place of a number, in columns of one family.

    They mean the same in each column: one cell of a column may have a word, if others have it in the next column.
    """
    words: Counter[str] = Counter()
    for counts in map(Counter, columns):
        if _are_mostly_numbers(counts):
            words.update({text: times for text, times in counts.items() if not any(map(str.isdigit, text))})
    return {text for text, times in words.items() if times >= _SEEN_OFTEN}


def _are_mostly_numbers(counts: Counter[str]) -> bool:
    return 2 * sum(times for text, times in counts.items() if parse_number(text)) > counts.total()


def _has_change(text: str) -> bool:
    """Whether a text may be a number with a change: a sign follows a space or a bracket."""
    return any(sign in text for sign in (" (+", "(+", " (-", "(-", "↑", "↓", " +"))


def _without_parentheses(counts: Mapping[str, int]) -> Counter[str]:
    return Counter({text.partition("(")[0].strip(): times for text, times in counts.items()})


def _parts(text: str, separator: str) -> list[str]:
    if separator == "()":
        return [part.strip(" )") for part in text.split("(")]
    return [part.strip() for part in text.split(separator)]


def _duration_unit(counts: Mapping[str, int]) -> str | None:
    """Return the smallest unit of durations such as `1h02m`; None if no text has several fields."""
    compound = [text for text in counts if parse_number(text) is None and parse_duration(text, "s") is not None]
    if not compound:
        return None
    sizes = [size for text in compound for unit, size in NANOSECONDS.items() if unit in text]
    # A clock time has no units.
    return min(_DURATION_UNITS, key=lambda unit: abs(NANOSECONDS[unit] - min(sizes))) if sizes else "s"


def _is_of(value: JSON, name: str) -> bool:
    match name:
        case "boolean":
            return isinstance(value, bool)
        case "array":
            return isinstance(value, list) and all(map(is_number, value))
        case _:
            return is_number(value)


def is_default_marker(text: str) -> bool:
    """Whether a text is a missing value without any schema."""
    return text.strip() in DEFAULT_MISSING
