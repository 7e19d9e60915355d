"""The formats of JSON Schema, for schemas whose author asks for their check (Validation 2020-12, §7).

Dates are checked here, as `jsonschema` checks them; the other formats by `jsonschema`, for many of which it needs further
libraries.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias
from warnings import catch_warnings

from mdlint.text.words import did_you_mean, quoted

if TYPE_CHECKING:
    from jsonschema import FormatChecker

    from mdlint.values.dates import Dates

_DATES = ("date", "date-time")
# What a value of each format is called (§7.3).
_NAMES = {
    "date": "a date",
    "date-time": "a date with a time",
    "duration": "a duration of ISO 8601",
    "email": "an email address",
    "hostname": "a host name",
    "idn-email": "an email address",
    "idn-hostname": "a host name",
    "ipv4": "an IPv4 address",
    "ipv6": "an IPv6 address",
    "iri": "an IRI",
    "iri-reference": "a reference to an IRI",
    "json-pointer": "a JSON pointer",
    "regex": "a regular expression",
    "relative-json-pointer": "a relative JSON pointer",
    "time": "a time with an offset",
    "uri": "a URI with a scheme",
    "uri-reference": "a URI or a relative reference",
    "uri-template": "a URI template",
    "uuid": "a UUID",
}
_EXTRA = "pip install 'mdlint-tables[formats]'"

# The grammar of `iri` takes half a millisecond for each character, and no address is longer.
LONGEST = 2_000

Check: TypeAlias = Callable[[Any], bool]


@cache
def format_predicate(name: str) -> Check:
    """Return whether a value is of a format that `format_mistake` has nothing against. Only texts have formats."""
    if name in _DATES:
        return _is_date(name)
    conforms = _checker().conforms

    def is_of_format(value: object) -> bool:
        if not isinstance(value, str):
            return True
        # The check of `regex` compiles the text: that may warn, or need too deep a stack.
        with catch_warnings(action="ignore"), suppress(RecursionError, OverflowError):
            return len(value) <= LONGEST and conforms(value, name)
        return False

    return is_of_format


def format_problem(name: str, text: str) -> str:
    """Return why a text is not of a format, as the predicate of a message."""
    if name in _DATES:
        return _dates(name).problem(text)
    if len(text) > LONGEST:
        return f"has {len(text):,} characters, too many to be checked as {_NAMES[name]}"
    return f"is not {_NAMES[name]}"


def format_mistake(name: str) -> str:
    """Return why a format can't be checked, in words; empty if it can.

    A validator must not pass a format that it does not know (§7.2.2).
    """
    if name not in _NAMES:
        return f"{quoted(name)} is not a format of JSON Schema, so nothing can check it{did_you_mean(name, _NAMES)}"
    if name in _DATES or name in _checker().checkers:
        return ""
    return f"{quoted(name)} can't be checked, since a library is not installed: {_EXTRA}"


def _is_date(name: str) -> Check:
    value_of = _dates(name).value
    return lambda value: not isinstance(value, str) or value_of(value) is not None


def _dates(name: str) -> "Dates":
    from mdlint.values.dates import ISO_DATE, RFC_3339, Dates  # noqa: PLC0415  4 ms, and few schemas need it

    return Dates((ISO_DATE if name == "date" else RFC_3339,))


def _checker() -> "FormatChecker":
    """Return the formats of draft 2020-12 that `jsonschema` can check with the libraries that are installed."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415  40 ms, and few schemas need it

    checker: FormatChecker = Draft202012Validator.FORMAT_CHECKER
    return checker
