"""What examining a regular expression finds out."""

from typing import NamedTuple

# The length of the text whose ways are counted.
COUNTED = 120


class TooLargeError(Exception):
    """The expression has too many states, or its loops are too entangled, to examine it in a moment."""


class Ambiguity(NamedTuple):
    """How the number of steps of a search grows with the length of a text.

    They grow with a `power` of the length; exponentially if it is None. A text of `COUNTED` equal characters takes at
    most `steps`. `sample` is a piece of text that, repeated, takes many steps.
    """

    power: int | None
    steps: int = 0
    sample: str = ""
