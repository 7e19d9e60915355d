"""The form in which headers are compared."""

from functools import lru_cache

_ASCII = str.maketrans("（）", "()")


@lru_cache(maxsize=4096)
def normalize_header(text: str) -> str:
    """Return the key by which headers are compared.

    Case, runs of white space and spaces before "(" make no difference. Full-width parentheses equal ASCII parentheses.
    """
    return " ".join(text.translate(_ASCII).split()).replace(" (", "(").casefold()
