"""The links of a page's rows, by what they are for in their rows, and the words that name the rows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from mdlint.model import Cell, Link, Row
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import collapsed

_PIECE = lazy_pattern("[a-z]+|[0-9]+")
_MEASURED = lazy_pattern(r"[-+~<>≤≥]?[0-9]+[.,][0-9]+.*")
# Longer texts are sentences, and their words name more than the row.
_MOST_WORDS = 6


class NamedRow:
    """A row with links, and its number on the page. `section` has the pieces of the headings above the table.

    `cells` are those that may name it, and `labels` the columns and texts of the links in it that do not.
    """

    def __init__(
        self,
        number: int,
        row: Row,
        cells: Sequence[Cell],
        labels: Sequence[tuple[int, str]],
        section: frozenset[str],
    ) -> None:
        self.number = number
        self.row = row
        self.section = section
        self._cells = cells
        self._labels = labels

    @cached_property
    def pieces(self) -> frozenset[str]:
        """The pieces of the texts that name the row."""
        return _names(self._cells, self._labels)

    def told_from(self, other: "NamedRow") -> str:
        """Return the first text of the row that another row does not have in the same column, or else its first text.

        Measured values are left out.
        """
        pairs = zip(self.row.cells, other.row.cells, strict=False)
        apart = (own.text for own, its in pairs if own.text != its.text and own.text and not _MEASURED.match(own.text))
        return next(apart, next((cell.text for cell in self.row.cells if cell.text), ""))


class Target(NamedTuple):
    """The target of a link of a row, without its host.

    `pieces` are those of the path, `found` the same in no order, and `core` those of the name of the file, all without
    checksums and dates; `text` are those of the link's text, without a suffix, if it is no label. `suffix` begins with a
    dot. `checksum` is the one in the name of the file; "" if there is none.
    """

    row: NamedRow
    link: Link
    pieces: tuple[str, ...]
    core: tuple[str, ...]
    text: tuple[str, ...]
    suffix: str
    checksum: str
    found: frozenset[str]

    def tail(self, piece: str = "") -> str:
        """Return the end of the target for a message: the name of the file, from the folder on that has a piece."""
        parts = self.link.target.rstrip("/").split("/")
        first = next((at for at in range(len(parts) - 1, 0, -1) if piece in parts[at].lower()), len(parts) - 1)
        return "/".join(parts[first:])


class Series:
    """Links that are for the same in their rows: they have one label in one column, or one place in its cells.

    The tables of a page with the same header are read as one. `targets` has at most one link of a row, by the row's
    number. A `label` is the text of many links, such as `download`; it is "" for links with texts of their own.
    """

    def __init__(self, header: str, label: str, place: int) -> None:
        self.header = header
        self.label = label
        self.place = place
        self.targets: dict[int, Target] = {}

    @cached_property
    def header_pieces(self) -> frozenset[str]:
        """The pieces of the header."""
        return frozenset(pieces(self.header))

    @cached_property
    def names(self) -> dict[str, set[frozenset[str]]]:
        """The different names of the rows that link to a target, by the target."""
        names: dict[str, set[frozenset[str]]] = {}
        for target in self.targets.values():
            names.setdefault(target.link.target, set()).add(target.row.pieces)
        return names

    @cached_property
    def is_distinct(self) -> bool:
        """Whether nearly every row has a target of its own, and no target is shared on purpose."""
        if len({target.link.target for target in self.targets.values()}) >= len(self.targets) - 1:
            return True
        rows = {target.row.pieces for target in self.targets.values()}
        return len(self.names) >= min(0.7 * len(rows), len(rows) - 1)

    @cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """In how many rows a piece is a name, in how many targets it is, and in how many both.

        Rows with the same name and target, as in two tables with the same models, count as one.
        """
        named: Counter[str] = Counter()
        found: Counter[str] = Counter()
        kept: Counter[str] = Counter()
        for names, words in {(target.row.pieces, target.found) for target in self.targets.values()}:
            named.update(names)
            found.update(words)
            kept.update(names & words)
        return named, found, kept

    def is_kept(self, piece: str, target: Target) -> bool:
        """Whether a piece that the row of `target` is named by is in the targets of all other rows named by it."""
        if is_weak(piece):
            return False
        named, _, kept = self._counts
        own = piece in target.found and piece in target.row.pieces
        others = named[piece] - (piece in target.row.pieces)
        return others > 0 and kept[piece] - own == others

    @cached_property
    def lost(self) -> frozenset[str]:
        """The pieces that one of the rows named by them lacks in its target, while two or more have them there."""
        targets = self.targets.values()
        found = Counter(piece for target in targets for piece in target.found)
        # Mostly there is none, and then the rows need no names.
        if not any(1 < rows < len(targets) and not is_weak(piece) for piece, rows in found.items()):
            return frozenset()
        named, _, kept = self._counts
        lost = (piece for piece, rows in kept.items() if rows > 1 and named[piece] - rows == 1)
        return frozenset(piece for piece in lost if not is_weak(piece))

    def is_told(self, piece: str, target: Target, least: int = 0) -> bool:
        """Whether a piece is in the targets of `least` rows named by it, and of no other row but that of `target`."""
        _, found, kept = self._counts
        is_alien = piece in target.found and piece not in target.row.pieces
        return kept[piece] >= least and found[piece] - is_alien == kept[piece]

    def names_another(self, piece: str, target: Target) -> bool:
        """Whether a piece names a row other than that of `target`."""
        return self._counts[0][piece] > (piece in target.row.pieces)


def pieces(text: str) -> tuple[str, ...]:
    """Return the runs of letters and of digits in a text, in lower case: `ResNet-50` has `resnet` and `50`."""
    return tuple(_PIECE.findall(text.lower()))


def is_weak(piece: str) -> bool:
    """Whether a piece says little: a single digit is in many names and targets by chance."""
    return len(piece) == 1 and piece.isdecimal()


def joined(all_series: Iterable[Series]) -> list[Series]:
    """Join the series of different tables that have one header and one label."""
    found: dict[tuple[str, str, int], Series] = {}
    for series in all_series:
        key = (series.header, series.label, series.place)
        of_all = found.setdefault(key, Series(*key))
        # Two columns of one table may have the same header.
        if of_all.targets.keys().isdisjoint(series.targets):
            of_all.targets.update(series.targets)
    return list(found.values())


def _names(cells: Sequence[Cell], labels: Collection[tuple[int, str]]) -> frozenset[str]:
    """Return the pieces of the cells of a row that may name it: no measured values, sentences and labels of links."""
    if not labels:
        return frozenset().union(*[_name_pieces(cell.text) for cell in cells])
    own: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    # Of two labels that begin alike, the longer one is removed.
    for column, label in sorted(set(labels), key=lambda at: (-len(at[1]), at)):
        own[column] += (label,)
    return frozenset().union(*[_name_pieces(cell.text, own[column]) for column, cell in enumerate(cells)])


# The rows of a table repeat names, and most of its numbers.
@lru_cache(maxsize=2**12)
def _name_pieces(text: str, labels: Sequence[str] = ()) -> frozenset[str]:
    text = collapsed(text)
    if text.count(" ") >= _MOST_WORDS or _MEASURED.fullmatch(text):
        return frozenset()
    text = text.casefold()
    for label in labels:
        text = text.replace(label, " ")
    return frozenset(pieces(text))
