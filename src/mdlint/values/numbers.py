"""A cell's text as a number with the parts around it, or as a missing marker.

One grammar for all numbers, on the text with white space trimmed and collapsed; ` ?` is an optional space:

    cell        = [before ` ?`] [sign] [currency ` ?`] magnitude [` ?` unit]
                  [` ?` ("±" | "+/-") ` ?` magnitude [` ?` unit]] [` ?` after]
    before      = "~" | "≈" | "<" | ">" | "<=" | ">=" | "≤" | "≥"
    after       = "+" | "*" | "†" | "‡" | "#" | "§" | "¶" | superscript digits | one superscript letter
    sign        = "+" | "-" | "−" (U+2212) | "–" (U+2013)
    magnitude   = mantissa [exponent] | "10^" [sign] digits | "10⁻" superscript digits
    mantissa    = integer ["." digits] | "." digits
    exponent    = ("e" | "E") [sign] digits | ` ?` times ` ?` "10" ("^" [sign] digits | superscript digits, signed or not)
    times       = "×" | "x" | "X" | "·" | "⋅" | "*"
    integer     = "0" | digits without a leading zero, thousands either plain or all grouped by "," (1,014)
    unit        = "%" | "％" | "‰" | "°" | ["°"] letters {"/" letters}

Digits are ASCII. A number has at most one qualifier (`before` or `after`), and the two units of `84.8% ± 0.2%` are
equal. Superscript digits are a footnote mark, unless a multiplication sign and a 10 precede them or a superscript minus
begins them. Any word can be a unit, so a schema must set which unit a column takes. Words that make a name of a number
are units only if a schema sets them: the multiplier of `6x`, the epochs of `36e`, the `D` of `3D`, the endings of
`1st`, `2nd`, `3rd`, `4th`, and the letter of `84.8O`, a mistyped zero.

A `Notation` replaces the signs "." and ",", and adds units. A unit that ends with a currency sign is a currency.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from mdlint.text.lazy_pattern import lazy_pattern

DEFAULT_MISSING: tuple[str, ...] = ("", "-", "--", "---", "–", "—", "N/A", "n/a", "NA", "None", "?", "TBD")
# The letters that Unicode has as superscripts.
RAISED_LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"

# No float needs this many characters, and converting digits takes more than linear time.
_LONGEST = 400
# More decimals than anybody writes, so that a text with them is not longer than that.
_MOST_DECIMALS = 90
_NOT_UNITS = frozenset({"x", "X", "e", "E", "D", "O", "o", "st", "nd", "rd", "th"})
_QUALIFIERS = {"<=": "≤", ">=": "≥", "≈": "~"}

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGN = r"[+\-−–]"
_BEFORE = r"[~≈≤≥]|[<>]=?"
_AFTER = rf"[+*†‡#§¶]|[{_RAISED}]+|[{RAISED_LETTERS}]"
_EXPONENT = rf"[eE]{_SIGN}?[0-9]+|\ ?[×xX·⋅*]\ ?10(?:\^{_SIGN}?[0-9]+|[⁺⁻]?[{_RAISED}]+)"
_POWER = rf"10(?:\^{_SIGN}?[0-9]+|⁻[{_RAISED}]+)"
_EXPONENTS = lazy_pattern(rf"[0-9.](?:{_EXPONENT})|{_POWER}")
_LOWERED = str.maketrans(f"{_RAISED}⁺⁻−–", "0123456789+---")
# Word characters except digits and underscores. `½` and the like are among them, and are rejected in `_unit`.
_LETTERS = rf"[^\W\d_{_RAISED}{RAISED_LETTERS}]+"
_UNIT = rf"[%％‰]|°?{_LETTERS}(?:/{_LETTERS})*|°"
# The form of nine numbers in ten, which is read three times as fast. It is too short to overflow a float.
_PLAIN = lazy_pattern(r"-?(?:0|[1-9][0-9]{0,300})(?:\.([0-9]+))?")
# Texts of that form, each with a line feed after it, and the same with equally many digits after the point. A possessive
# group remembers nothing of the lines before, so that this takes a third of the time.
_PLAIN_LINES = lazy_pattern(r"(?:-?(?:0|[1-9][0-9]{0,300}+)(?:\.[0-9]{1,90}+)?+\n)*+")
_PLAIN_LINES_WITH = r"(?:-?(?:0|[1-9][0-9]{0,300}+)%s\n)*+"
# A text that begins with these would not be read as a unit.
_NOT_A_UNIT = rf"[0-9.,^×~≈<>≤≥+*†‡#±{_RAISED}{RAISED_LETTERS}]|{_SIGN}"

Clock: TypeAlias = Literal["h:mm", "m:ss"]


class Notation(NamedTuple):
    """How a column writes numbers: its decimal sign, the marks that group thousands (" " is any space), its units.

    `units` are only needed for units that the grammar does not have, or reads as something else.
    """

    decimal: str = "."
    thousands: tuple[str, ...] = (",",)
    units: tuple[str, ...] = ()


class Duration(NamedTuple):
    """The unit in which durations are given, and what a clock time of two fields means (None: it is not a duration)."""

    unit: str
    clock: Clock | None = None


class Number(NamedTuple):
    """A number as written in a cell.

    `value` is an int if neither point nor exponent is written. `decimals` counts the digits after the point.
    `qualifier` is its mark; "<=", ">=" and "≈" are read as "≤", "≥" and "~". `unit` is as written.
    """

    value: int | float
    decimals: int
    qualifier: str = ""
    uncertainty: float | None = None
    unit: str = ""


_USUAL = Notation()


# A number is read once for its value, and once for its decimals.
@lru_cache(maxsize=2**16)
def parse_number(text: str, notation: Notation | None = None) -> Number | None:
    """Read a cell's text as a number; None if it is anything else, or too large for a float."""
    if len(text) > _LONGEST:
        return None
    if notation is None or notation.decimal == ".":
        plain = _PLAIN.fullmatch(text)
        if plain is not None:
            decimals = plain[1]
            return Number(float(text), len(decimals)) if decimals else Number(int(text), 0)
    if not any(char.isdigit() for char in text):
        return None
    return _parse(" ".join(text.split()), notation or _USUAL)


def has_exponent(text: str) -> bool:
    """Whether a number in a text is multiplied by a power of ten, so that its last decimal is not its last digit."""
    return _EXPONENTS.search(text) is not None


def plain_numbers(texts: Sequence[str]) -> list[int | float] | None:
    """Read texts without line feeds as `parse_number` does; None if one is more than digits, a point and a minus."""
    if _PLAIN_LINES.fullmatch("\n".join((*texts, ""))) is None:
        return None
    return [float(text) if "." in text else int(text) for text in texts]


def common_decimals(texts: Sequence[str]) -> int | None:
    """Return how many digits after the point each text has; None if the numbers differ, or one is not a plain number."""
    if not texts:
        return None
    count = len(texts[0].partition(".")[2])
    pattern = re.compile(_PLAIN_LINES_WITH % (rf"\.[0-9]{{{count}}}" if count else ""))
    return count if count <= _MOST_DECIMALS and pattern.fullmatch("\n".join((*texts, ""))) else None


def _parse(text: str, notation: Notation) -> Number | None:
    match = _pattern(notation).fullmatch(text)
    if match is None or (match["before"] and match["after"]):
        return None
    value = _signed_value(match, notation)
    uncertainty = _value(match["uncertainty"], match["uncertainty_exponent"], notation)
    unit = _unit([match["currency"], match["unit"], match["uncertainty_unit"]], notation)
    if value is None or unit is None or (match["uncertainty"] and uncertainty is None):
        return None
    qualifier = match["before"] or match["after"] or ""
    return Number(
        value,
        len((match["mantissa"] or "").partition(notation.decimal)[2]),
        _QUALIFIERS.get(qualifier, qualifier),
        None if uncertainty is None else float(uncertainty),
        unit,
    )


# A column has one notation, but a hint may try many.
@lru_cache(maxsize=256)
def _pattern(notation: Notation) -> re.Pattern[str]:
    # Compiling takes as long as checking a page, and a page with only plain numbers and names needs none of it.
    point = re.escape(notation.decimal)
    grouped = "|".join(rf"(?:{re.escape(mark)}[0-9]{{3}})+" for mark in notation.thousands)
    integer = rf"(?:[1-9][0-9]{{0,2}}(?:{grouped})|0|[1-9][0-9]*)" if grouped else "(?:0|[1-9][0-9]*)"
    mantissa = rf"{integer}(?:{point}[0-9]+)?|{point}[0-9]+"
    units = "|".join([*(re.escape(unit) for unit in sorted(notation.units, key=len, reverse=True)), _UNIT])
    currency = "|".join(re.escape(unit) for unit in notation.units if is_currency(unit)) or "(?!)"
    return re.compile(
        rf"(?:(?P<before>{_BEFORE})\ ?)?(?P<sign>{_SIGN}?)(?:(?P<currency>{currency})\ ?)?"
        rf"(?:(?P<mantissa>{mantissa})(?P<exponent>{_EXPONENT})?|(?P<power>{_POWER}))"
        rf"(?:\ ?(?P<unit>{units}))?"
        rf"(?:\ ?(?:±|\+/-)\ ?(?P<uncertainty>{mantissa})(?P<uncertainty_exponent>{_EXPONENT})?"
        rf"(?:\ ?(?P<uncertainty_unit>{units}))?)?"
        rf"(?:\ ?(?P<after>{_AFTER}))?"
    )


def is_missing(text: str, markers: Iterable[str] = DEFAULT_MISSING) -> bool:
    """Whether a cell's text, trimmed, is one of the markers for "no value". Case matters."""
    return text.strip() in markers


def is_common_unit(text: str) -> bool:
    """Whether the grammar has the unit, so that a notation need not name it."""
    words = text.removeprefix("°").split("/") if text != "°" else []
    are_letters = all(word.isalpha() and not any(char in RAISED_LETTERS for char in word) for word in words)
    return text not in _NOT_UNITS and (text in {"%", "％", "‰"} or are_letters)


# A column repeats its units.
@lru_cache(maxsize=1024)
def is_unit(text: str) -> bool:
    """Whether a text can be set as a unit: it is not read as part of a number, nor as a mark."""
    is_trimmed = " ".join(f"1{text}".split()) == f"1{text}"
    # The sign alone is the unit of a multiple.
    if not text or (text != "×" and re.match(_NOT_A_UNIT, text)) or not is_trimmed or len(f"1 {text}") > _LONGEST:
        return False
    # A notation with this unit reads the whole text as the unit, unless it reads its beginning as an exponent, or as
    # another unit after a space. Preparing such a notation takes 2 ms, and a page may have very many units.
    usual = (_pattern(_USUAL).fullmatch(written) for written in (f"1{text}", f"1 {text}"))
    return not any(match and (match["exponent"] or (text[0] == " " and match["unit"])) for match in usual)


def is_currency(unit: str) -> bool:
    """Whether a unit is a currency, which may be before a number: it ends with a currency sign."""
    return unicodedata.category(unit[-1]) == "Sc"


def _signed_value(match: re.Match[str], notation: Notation) -> int | float | None:
    """Return the value of a signed magnitude; None if it is not finite."""
    value = _value(match["mantissa"] or "1", match["exponent"] or match["power"], notation)
    return -value if value is not None and match["sign"] and match["sign"] != "+" else value


def _value(mantissa: str | None, exponent: str | None, notation: Notation) -> int | float | None:
    """Return the value of a mantissa and exponent (`e-3`, `×10⁻³`, `10^-3`); None if absent or not finite."""
    if mantissa is None:
        return None
    for mark in notation.thousands:
        mantissa = mantissa.replace(mark, "")
    plain = mantissa.replace(notation.decimal, ".")
    if exponent:
        power = exponent.partition("10")[2].removeprefix("^") if exponent[0] not in "eE" else exponent[1:]
        plain += "e" + power.translate(_LOWERED)
    value = float(plain)
    if not math.isfinite(value):
        return None
    return value if exponent or "." in plain else int(plain)


def _unit(written: list[str | None], notation: Notation) -> str | None:
    """Return the unit of a value and its uncertainty, "" without one; None if they differ or are not a unit."""
    units = {unit for unit in written if unit}
    if len(units) > 1:
        return None
    found = units.pop() if units else ""
    letters = found.strip("%％‰°").replace("/", "")
    if found not in notation.units and (found in _NOT_UNITS or (letters and not letters.isalpha())):
        return None
    return found
