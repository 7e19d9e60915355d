"""Ticks, crosses and words that stand for true and false."""

import re
from collections.abc import Mapping

_TRUE = (
    *("true", "True", "TRUE", "yes", "Yes", "YES", "y", "Y"),
    *("✓", "✔", "✅", "☑", ":white_check_mark:", ":heavy_check_mark:", ":ballot_box_with_check:"),
)
_FALSE = (
    *("false", "False", "FALSE", "no", "No", "NO", "n", "N"),
    *("✗", "✘", "✕", "✖", "×", "❌", "☒", ":x:", ":heavy_multiplication_x:"),
)
DEFAULT_BOOLEANS: Mapping[str, bool] = {**dict.fromkeys(_TRUE, True), **dict.fromkeys(_FALSE, False)}

# They choose between the emoji and the plain form of a character.
_VARIATION_SELECTORS = re.compile("[\ufe0e\ufe0f]")


def without_selectors(text: str) -> str:
    """Give a text without the characters that only choose how the one before is drawn."""
    return _VARIATION_SELECTORS.sub("", text)
