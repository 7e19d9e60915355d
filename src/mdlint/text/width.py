"""The width of a text in terminal cells. The only module that imports wcwidth.

A table must be aligned on every machine or on none, but the Unicode tables of the standard library depend on the
version of Python. wcwidth has its own tables. Importing it takes longer than checking a small page, so a text that is
known to be narrow is measured without it (docs/decisions/0011-style.md).
"""

from collections.abc import Iterator

from mdlint.text.lazy_pattern import lazy_pattern

# The width of the output in cells if it does not go to a terminal.
DEFAULT_WIDTH = 120

# No character below U+0300 combines with the one before it, nor do these dashes, quotes and bullets.
_ALL_NARROW = lazy_pattern("[ -\u02ff\u2010-\u2027\u2030-\u205e]*")


def width(text: str) -> int:
    """Return the number of cells of `text`. Control characters take no cell."""
    return len(text) if _is_narrow(text) else sum(widths(text))


def widths(text: str) -> Iterator[int]:
    """Yield the number of cells of each character. The first of a grapheme cluster has all cells of the cluster."""
    if _is_narrow(text):
        yield from (1 for _ in text)
        return
    from wcwidth import iter_graphemes, wcswidth  # noqa: PLC0415  17 ms, spent only on wide text

    for cluster in iter_graphemes(text):
        yield max(0, wcswidth(cluster))
        yield from (0 for _ in cluster[1:])


def _is_narrow(text: str) -> bool:
    return _ALL_NARROW.fullmatch(text) is not None
