"""Learn from the rows of a page how the links of a column follow the names of their rows, and find links that don't."""

from mdlint.row_links.reading import series_of
from mdlint.row_links.signs import signs

__all__ = ["series_of", "signs"]
