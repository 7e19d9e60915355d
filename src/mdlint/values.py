"""What a cell's text says: a number with what stands around it, or nothing (a missing marker).

One grammar for all numbers, on the text with white space trimmed and collapsed; ` ?` is an optional space:

    cell        = [before ` ?`] [sign] magnitude [` ?` unit] [` ?` ("±" | "+/-") ` ?` magnitude [` ?` unit]] [` ?` after]
    before      = "~" | "≈" | "<" | ">" | "<=" | ">=" | "≤" | "≥"
    after       = "+" | "*" | "†" | "‡" | superscript digits
    sign        = "+" | "-" | "−" (U+2212)
    magnitude   = (integer ["." digits] | "." digits) [("e" | "E") [sign] digits]
    integer     = "0" | digits without a leading zero, thousands either plain or all grouped by "," (1,014)
    unit        = "%" | "％" | "‰" | "°" | ["°"] letters {"/" letters}

Digits are ASCII. A number carries one qualifier at most (`before` or `after`), and the two units of `84.8% ± 0.2%` are
the same. Any word can be a unit, so a schema must say which one it takes; only words that make a name of a number
never are: the multiplier of `6x`, the epochs of `36e`, the `D` of `3D`, the endings of `1st`, `2nd`, `3rd`, `4th`, and the letter of `84.8O`, a zero mistyped.
"""

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

DEFAULT_MISSING: tuple[str, ...] = ("", "-", "–", "—", "N/A", "n/a", "?", "TBD")

# No float needs as many characters, and converting digits takes more than linear time.
_LONGEST = 400
_NOT_UNITS = frozenset({"x", "X", "e", "E", "D", "O", "o", "st", "nd", "rd", "th"})
_QUALIFIERS = {"<=": "≤", ">=": "≥", "≈": "~"}

_MAGNITUDE = r"(?:(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+\-−]?[0-9]+)?"
# Characters that are neither digits nor underscores; `½` and the like are among them and are sorted out afterwards.
_LETTERS = r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹]+"
_UNIT = rf"[%％‰]|°?{_LETTERS}(?:/{_LETTERS})*|°"
# What nine numbers in ten look like, read three times as fast; too short to overflow a float.
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,300})(?:\.([0-9]+))?")
_NUMBER = (
    rf"(?:(?P<before>[~≈≤≥]|[<>]=?)\ ?)?"
    rf"(?P<sign>[+\-−]?)(?P<magnitude>{_MAGNITUDE})"
    rf"(?:\ ?(?P<unit>{_UNIT}))?"
    rf"(?:\ ?(?:±|\+/-)\ ?(?P<uncertainty>{_MAGNITUDE})(?:\ ?(?P<uncertainty_unit>{_UNIT}))?)?"
    rf"(?:\ ?(?P<after>[+*†‡]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?"
)


class Number(NamedTuple):
    """A number as written in a cell.

    `value` is an int where neither point nor exponent is written. `decimals` counts the digits after the point.
    `qualifier` is the mark it carries, "<=", ">=" and "≈" read as "≤", "≥" and "~". `unit` is as written.
    """

    value: int | float
    decimals: int
    qualifier: str = ""
    uncertainty: float | None = None
    unit: str = ""


# A number is read once for its value and once for its decimals.
@lru_cache(maxsize=2**16)
def parse_number(text: str) -> Number | None:
    """Read a cell's text as a number; None if it is anything else, or too large for a float."""
    if len(text) > _LONGEST:
        return None
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        decimals = plain[1]
        return Number(float(text), len(decimals)) if decimals else Number(int(text), 0)
    if not any(char.isdigit() for char in text):
        return None
    match = _number_pattern().fullmatch(" ".join(text.split()))
    if match is None or (match["before"] and match["after"]):
        return None
    value = _value(match["sign"] + match["magnitude"])
    uncertainty = _value(match["uncertainty"]) if match["uncertainty"] else None
    unit = _unit(match["unit"], match["uncertainty_unit"])
    if value is None or unit is None or (match["uncertainty"] and uncertainty is None):
        return None
    qualifier = match["before"] or match["after"] or ""
    return Number(
        value,
        _decimals(match["magnitude"]),
        _QUALIFIERS.get(qualifier, qualifier),
        None if uncertainty is None else float(uncertainty),
        unit,
    )


@cache
def _number_pattern() -> re.Pattern[str]:
    # Compiling takes as long as checking a page, and a page of plain numbers and names does without.
    return re.compile(_NUMBER)


def is_missing(text: str, markers: Iterable[str] = DEFAULT_MISSING) -> bool:
    """Whether a cell's text, trimmed, is one of the markers for "no value". Case counts."""
    return text.strip() in markers


def _value(written: str) -> int | float | None:
    """Give the value of a signed magnitude; None if it is not finite."""
    plain = written.replace(",", "").replace("−", "-")
    value = float(plain)
    if not math.isfinite(value):
        return None
    return value if any(mark in plain for mark in ".eE") else int(plain)


def _decimals(magnitude: str) -> int:
    """How many digits stand after the point, those of an exponent left aside."""
    mantissa = magnitude.lower().partition("e")[0]
    return len(mantissa.partition(".")[2])


def _unit(unit: str | None, other: str | None) -> str | None:
    """Give the unit of a value and its uncertainty ("" for none); None if they disagree or it is no unit."""
    if unit and other and unit != other:
        return None
    found = unit or other or ""
    letters = found.strip("%％‰°").replace("/", "")
    if found in _NOT_UNITS or (letters and not letters.isalpha()):
        return None
    return found
