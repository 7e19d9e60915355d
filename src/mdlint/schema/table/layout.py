"""How the header and the rows of a table are read, according to the table keywords."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from mdlint.text.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(r"[^\W_]+|[^\w\s]")
# Several words joined without a space, one of them with a digit: a name such as `resnet50_gap.in1k`.
_NAME = lazy_pattern(r"(?<![\w./-])(?=[\w./-]*\d)[^\W_]+(?:[_./-]+[^\W_]+)+")


class SkipPattern(NamedTuple):
    """A pattern that skips a row if `search` finds it in the row's cell of a column (None: its first cell)."""

    column: str | None
    search: Callable[[str], object]


class Layout(NamedTuple):
    """How a table is read.

    `aliases` maps an alias of a column to the column's name. `skip_words` are in lower case. `group_columns` are the
    columns that group the rows; a schema without mistakes has at most one. `families` are predicates for the names of
    columns that the schema knows by a pattern. `asserts_formats` if the values are held to `format`.
    """

    aliases: Mapping[str, str] = MappingProxyType({})
    skip_words: frozenset[str] = frozenset()
    skip_patterns: tuple[SkipPattern, ...] = ()
    group_columns: tuple[str, ...] = ()
    families: tuple[Callable[[str], bool], ...] = ()
    asserts_formats: bool = False

    @property
    def group_column(self) -> str | None:
        """The column that groups the rows, if there is one."""
        return self.group_columns[0] if self.group_columns else None

    @property
    def skips_rows(self) -> bool:
        """Whether a row may be skipped because of its content."""
        return bool(self.skip_words or self.skip_patterns)

    def skips(self, first: str) -> bool:
        """Whether a row is skipped because of a word in its first cell."""
        return bool(self.skip_words) and not self.skip_words.isdisjoint(_WORD.findall(_NAME.sub(" ", first.casefold())))
