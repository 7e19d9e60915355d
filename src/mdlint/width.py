"""How many cells of a monospaced font a text takes. The only module that imports wcwidth.

Whether a table is aligned has to be the same on every machine, and the Unicode tables of the standard library are those of
the Python that runs. wcwidth has tables of its own; it takes more time to import than a small page to check, so that a
text that is known to be narrow does without it (docs/decisions/0011-style.md).
"""

import re
from collections.abc import Iterator

# Nothing below U+0300 combines with what stands before it, nor do these dashes, quotes and bullets.
_ALL_NARROW = re.compile("[ -\u02ff\u2010-\u2027\u2030-\u205e]*")


def width(text: str) -> int:
    """Count the cells `text` takes; control characters take none."""
    return len(text) if _is_narrow(text) else sum(widths(text))


def widths(text: str) -> Iterator[int]:
    """Yield the cells of each character; the first of what is drawn as one (a grapheme cluster) counts for all of it."""
    if _is_narrow(text):
        yield from (1 for _ in text)
        return
    from wcwidth import iter_graphemes, wcswidth  # noqa: PLC0415  only for what is not known to be narrow

    for cluster in iter_graphemes(text):
        yield max(0, wcswidth(cluster))
        yield from (0 for _ in cluster[1:])


def _is_narrow(text: str) -> bool:
    return _ALL_NARROW.fullmatch(text) is not None
