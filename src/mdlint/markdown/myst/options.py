"""The options of a directive: `:key: value` lines, or YAML between dashes, as myst_parser.parsers.options reads them.

That is a small part of YAML: keys, and strings that are plain, in quotes, or a block after `|`. One mistake makes all
options void.
"""

import re
from collections.abc import Mapping, Sequence

from mdlint.model import TextLine

# The lines of each value. None for a value on several lines that is not a block, or with escapes, which is not read.
Options = Mapping[str, Sequence[TextLine] | None]

_OPTION = re.compile(r"(?P<key>[^\s:#\"'|>][^:]*?)[ \t]*+:(?:[ \t]++|$)(?P<value>.*)")
_QUOTED = re.compile(r"(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^']|'')*+)')[ \t]*+(?:(?<=[ \t])#.*)?$")
_COMMENT = re.compile(r"(?:^|[ \t]+)#.*")
_LITERAL = re.compile(r"\|[+-]?[ \t]*+$")


def read_options(lines: Sequence[TextLine]) -> Options:
    """Return the options in the lines of a directive; none if one of the lines is not an option."""
    is_yaml = bool(lines) and lines[0].text.startswith("---")
    options: dict[str, list[TextLine] | None] = {}
    key: str | None = None
    for line in lines:
        text = line.text
        if is_yaml and (text.startswith("---") or not text.strip() or text.lstrip().startswith("#")):
            continue
        indent = len(text) - len(text.lstrip())
        value = options.get(key) if key is not None else None
        if is_yaml and indent and key is not None:
            options[key] = [*value, _from(line, indent)] if value is not None and _is_block(value) else None
            continue
        written = _from(line, indent if is_yaml else indent + 1)
        option = _OPTION.match(written.text)
        if option is None:
            return {}
        key = option["key"]
        found = _value(_from(written, option.start("value")))
        if found is None:
            return {}
        options[key] = found or None
    return {name: value[1:] if value and _is_block(value) else value for name, value in options.items()}


def text_of(options: Options, key: str) -> str | None:
    """Return the text of an option that is on one line; None for any other option, or without it."""
    lines = options.get(key)
    return lines[0].text if lines and len(lines) == 1 else None


def count_of(options: Options, key: str) -> int:
    """Return the number that an option is; 0 if it is not a number, or is missing."""
    text = text_of(options, key) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def numbers_of(options: Options, key: str) -> list[int]:
    """Return the positive numbers that an option lists, with commas or spaces between; none for any other value."""
    text = text_of(options, key) or ""
    words = [word.strip() for word in (text.split(",") if "," in text else text.split())]
    are_numbers = all(word.isascii() and word.isdigit() and len(word) < 10 and int(word) for word in words)
    return [int(word) for word in words] if are_numbers else []


def _is_block(value: Sequence[TextLine]) -> bool:
    return bool(value) and _LITERAL.match(value[0].text) is not None


def _value(line: TextLine) -> list[TextLine] | None:
    """Return the text of a value as a list of lines, empty if it has escapes; None if it is not a value."""
    text = line.text
    if text[:1] not in ('"', "'"):
        return [line._replace(text=_COMMENT.sub("", text).rstrip())]
    quoted = _QUOTED.match(text)
    if quoted is None:
        return None
    inside = quoted[1] if quoted[1] is not None else quoted[2]
    has_escape = "\\" in inside if quoted[1] is not None else "''" in inside
    return [] if has_escape else [TextLine(line.line, line.column + 1, inside)]


def _from(line: TextLine, start: int) -> TextLine:
    return TextLine(line.line, line.column + start, line.text[start:])
