"""Mathematics between dollar signs, which is not Markdown: it has no links, references or emphasis.

Each renderer has its own rules for the dollar signs. Sources: `pymdownx.arithmatex`, micromark-extension-math
(remark-math), and the function of Jupyter that takes mathematics out of a text before it is read as Markdown.
"""

import re
from collections.abc import Iterator, Mapping

from mdlint.markdown.inline.code_spans import code_spans
from mdlint.model import Mathematics
from mdlint.text.lazy_pattern import lazy_pattern

# Letters of a script so rare that hardly any text has one; `flanking` takes letters from the other end of it.
_LAST_LETTER = 0x2A6D6
_MARKS = "\\`*_[]<>&~!:{}=^@"
_HIDDEN = {ord(mark): chr(_LAST_LETTER - number) for number, mark in enumerate(_MARKS)}
_SHOWN = {ord(letter): chr(mark) for mark, letter in _HIDDEN.items()}
_SMART = r"(?<!\\)(?:\$\$[^$]++\$\$|\$(?![\s$])(?:\\.|[^\\$])++(?<!\s)\$"
_PATTERNS: Mapping[Mathematics, re.Pattern[str]] = {
    "arithmatex": lazy_pattern(rf"{_SMART})"),
    "remark": lazy_pattern(r"(?<![\\$])(\${1,2})(?!\$)[^$]++\1(?!\$)"),
    "jupyter": lazy_pattern(r"(?<!\\)(?:\$\$[^$]++\$\$|\$(?:\\.|[^\\$])++\$)"),
    # The rule of Pandoc: a dollar sign before a digit closes none.
    "unknown": lazy_pattern(rf"{_SMART}(?!\d))"),
}
# A link to a file or an address, rather than the argument of a function.
_PATH = lazy_pattern(r"\]\([^()\s]*[./#:]|\]\(<")


def hide_marks(content: str, mathematics: Mathematics) -> str:
    """Return content of the same length in which rare letters replace the marks of Markdown in mathematics.

    If it is `unknown` whether there is any, only what can hardly be anything else is mathematics.
    """
    if "$" not in content or mathematics == "none":
        return content
    parts, position = [], 0
    for start, end in _spans(content, _PATTERNS[mathematics]):
        if mathematics == "unknown" and _PATH.search(content, start, end):
            continue
        parts += [content[position:start], content[start:end].translate(_HIDDEN)]
        position = end
    return "".join([*parts, content[position:]]) if parts else content


def show_marks(text: str) -> str:
    """Return text with the marks that letters replace."""
    return text.translate(_SHOWN)


def _spans(content: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of what a pattern matches between code spans."""
    start = 0
    for code_start, code_end in [*code_spans(content), (len(content), len(content))]:
        yield from (found.span() for found in pattern.finditer(content, start, code_start))
        start = code_end
