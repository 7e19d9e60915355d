"""Ticks, crosses and words that mean true or false."""

from collections.abc import Mapping

from mdlint.text.lazy_pattern import lazy_pattern

_TRUE = (
    *("true", "True", "TRUE", "yes", "Yes", "YES", "y", "Y"),
    *("✓", "✔", "✅", "☑", ":white_check_mark:", ":heavy_check_mark:", ":ballot_box_with_check:"),
)
_FALSE = (
    *("false", "False", "FALSE", "no", "No", "NO", "n", "N"),
    *("✗", "✘", "✕", "✖", "×", "❌", "☒", ":x:", ":heavy_multiplication_x:"),
)
DEFAULT_BOOLEANS: Mapping[str, bool] = {**dict.fromkeys(_TRUE, True), **dict.fromkeys(_FALSE, False)}

# These choose between the emoji and the plain form of a character.
_VARIATION_SELECTORS = lazy_pattern("[\ufe0e\ufe0f]")


def without_selectors(text: str) -> str:
    """Return a text without the characters that only choose how the character before is drawn."""
    return _VARIATION_SELECTORS.sub("", text)
