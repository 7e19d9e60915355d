"""The grammar of one tag in Markdown: raw HTML (CommonMark §6.8), and JSX on pages in MDX."""

import re
from functools import cache

from mdlint.text.lazy_pattern import lazy_pattern

# Every loop is possessive. In mistune's own pattern white space can belong to a value or precede the next attribute, so
# a long tag that never ends can be read in many ways.
_SPACE = r"[ \t\v\f\r\n]"
TAG = lazy_pattern(
    rf"<(?:/[A-Za-z][A-Za-z0-9-]*+{_SPACE}*+|[A-Za-z][A-Za-z0-9-]*+"
    rf"(?:{_SPACE}++[A-Za-z_:][A-Za-z0-9:._-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^ \t\v\f\r\n\"'=<>`\x00]++|'[^'\x00]*+'|\"[^\"\x00]*+\"))?+)*+{_SPACE}*+/?)>"
)
_NAME = lazy_pattern(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")

# A longer tag of JSX is text, so that the search for its end takes bounded time.
_LONGEST_JSX_TAG = 1000
# Braces in an attribute are matched this many levels deep.
_JSX_BRACES = 4


def tag_at(text: str, start: int, *, is_jsx: bool) -> re.Match[str] | None:
    """Return the tag that begins at an offset of inline content, if one does: JSX if the page has that, or raw HTML."""
    jsx = _jsx_tag().match(text, start, start + _LONGEST_JSX_TAG) if is_jsx else None
    return jsx or TAG.match(text, start)


def tag_name(tag: str) -> tuple[str, bool]:
    """Return the name of a tag in lower case and whether it is an end tag; an empty name if the text is not a tag."""
    name = _NAME.match(tag)
    return (name[2].lower(), bool(name[1])) if name else ("", False)


@cache
def _jsx_tag() -> re.Pattern[str]:
    """Return the pattern of a JSX tag (micromark-extension-mdx-jsx).

    Its attributes may hold JavaScript: braces inside braces, and strings with any characters.
    """
    # Compiling takes 1 ms, and only pages in MDX need it.
    string = "|".join([rf"{mark}[^{mark}\\]*+(?:\\.[^{mark}\\]*+)*+{mark}" for mark in "\"'`"])
    expression = r"(?!)"
    for _ in range(_JSX_BRACES):
        expression = rf"\{{(?:[^{{}}\"'`]++|{string}|{expression})*+\}}"
    attribute = rf"[A-Za-z_$][\w$:.-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|{expression}))?+"
    return re.compile(
        rf"<(?:/[A-Za-z][\w.:-]*+\s*+|[A-Za-z][\w.:-]*+(?:\s*+(?:{expression}|{attribute}))*+\s*+/?)>", re.DOTALL
    )
