"""Header names, as they are compared."""

from functools import lru_cache

_ASCII = str.maketrans("（）", "()")


@lru_cache(maxsize=4096)
def normalize_header(text: str) -> str:
    """Return the key that headers match on: case, runs of white space, and spaces before "(" make no difference, and
    full-width parentheses are like ASCII ones.
    """
    return " ".join(text.translate(_ASCII).split()).replace(" (", "(").casefold()
