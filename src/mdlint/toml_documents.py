"""Read TOML. Its parser gives no places, but for those of mistakes."""

from collections.abc import Callable
from typing import Any

from mdlint.places import Position
from mdlint.text.lazy_pattern import lazy_pattern

# As in YAML.
MAX_DEPTH = 100
_QUOTED = lazy_pattern(r""""[^"\n]*"|'[^'\n]*'""")
_DEEP_KEY = lazy_pattern(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}")
# The place at the end of a message of tomllib.
_PLACE = lazy_pattern(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)\Z")


class DeepKeyError(RecursionError):
    """A key has more than `MAX_DEPTH` parts. `line` is its line in the text."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def parse_toml(text: str, read_float: Callable[[str], float] = float) -> dict[str, Any]:
    """Return the values of TOML, as tomllib does.

    Raises ValueError if it is not TOML, and RecursionError if it is nested too deeply.
    """
    import tomllib  # noqa: PLC0415  1.5 ms; few runs read TOML

    for number, line in enumerate(text.split("\n"), 1):
        # The time of tomllib grows with the square of the parts of a key.
        if line.count(".") >= MAX_DEPTH and _DEEP_KEY.search(_QUOTED.sub("_", line)):
            raise DeepKeyError(number)
    return tomllib.loads(text, parse_float=read_float)


def toml_mistake(error: ValueError) -> tuple[str, Position | None]:
    """Return an error of `parse_toml` in words, and its place in the text; None at the end of the text."""
    message = str(error)
    found = _PLACE.search(message)
    words = message[: found.start()] if found else message
    place = Position(int(found[1]), int(found[2])) if found and found[1] else None
    return f"not TOML: {words[:1].lower()}{words[1:]}", place
