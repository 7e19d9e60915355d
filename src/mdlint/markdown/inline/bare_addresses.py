r"""Addresses without angle brackets, as cmark-gfm reads them (GFM §6.9): `https://a.b/c`, `www.a.b`.

The address is kept as it is written: neither character references nor backslash escapes are resolved in it.
Source: `extensions/autolink.c` of cmark-gfm 0.29.0.gfm.
"""

import re
import unicodedata

from mdlint.text.lazy_pattern import lazy_pattern

_SCHEME = lazy_pattern(r"https?://", re.IGNORECASE)
_WWW = "www."
# Neither form feeds nor other spaces end an address.
_UP_TO_SPACE = lazy_pattern(r"[^ \t\r\n<]*+")
# A host begins with a character that is neither punctuation nor white space. cmark-gfm looks at the bytes of the rest,
# so that the first character outside of ASCII ends it. A backslash may be before a character.
_FIRST = lazy_pattern(r"[^\t\n\f\r \xa0\u1680\u2000-\u200a\u202f\u205f\u3000!-/:-@\[-`{-~]")
_REST = lazy_pattern(r"(?:\\?[^\t\n\f\r !-,/:-@\[-^`{-\U0010ffff])*+")
_BEFORE_WWW = " \t\r\n*_~("
_CLOSING_MARKS = "?!.,:*_~'\""
# In a host with more labels, underscores do not count.
_MANY_LABELS = 11


def url_end(text: str, start: int) -> int | None:
    """Return the end of the address with a scheme that begins at an offset; None if there is none."""
    scheme = _SCHEME.match(text, start)
    before = text[start - 1 : start]
    if scheme is None or (before.isascii() and before.isalpha()):
        return None
    host = scheme.end()
    first = _FIRST.match(text, host)
    if first is None or unicodedata.category(first[0]).startswith("P") or not _is_host(text, host):
        return None
    return _end(text, host)


def www_end(text: str, start: int) -> int | None:
    """Return the end of the address that begins with `www.` at an offset; None if there is none."""
    is_begun = text.startswith(_WWW, start) and (not start or text[start - 1] in _BEFORE_WWW)
    return _end(text, start) if is_begun and _is_host(text, start) else None


def _is_host(text: str, start: int) -> bool:
    """Whether the last two labels of the host that begins at an offset have no underscore.

    The first character of the host and the last character of the text are not looked at.
    """
    if not text[start].isascii():
        return True
    rest = _REST.match(text, start + 1, max(start + 1, len(text) - 1))
    labels = rest[0].split(".") if rest else []
    return len(labels) > _MANY_LABELS or not any("_" in label for label in labels[-2:])


def _end(text: str, start: int) -> int:
    """Return the end of an address without the punctuation, character references and surplus parentheses at its end."""
    found = _UP_TO_SPACE.match(text, start)
    end = found.end() if found else start
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last == ";":
            end = _before_entity(text, start, end)
        elif last in _CLOSING_MARKS or (last == ")" and surplus > 0):
            surplus -= last == ")"
            end -= 1
        else:
            break
    return end


def _before_entity(text: str, start: int, end: int) -> int:
    """Return the start of the named character reference that a semicolon ends, or the offset of the semicolon."""
    begin = end - 2
    while begin > start and text[begin].isascii() and text[begin].isalpha():
        begin -= 1
    return begin if start <= begin < end - 2 and text[begin] == "&" else end - 1
