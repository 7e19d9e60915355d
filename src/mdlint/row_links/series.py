"""The links of a page's rows, by what they are for in their rows, and the words that name the rows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import count
from typing import NamedTuple, TypeAlias

from mdlint.model import Cell, Link, Page, Row, Span, Table
from mdlint.plain_rows import PlainRows
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import collapsed

_PIECE = lazy_pattern("[a-z]+|[0-9]+")
# A checksum or a date in the name of a file: it tells releases apart, not rows.
_STAMP = lazy_pattern(r"(?<![0-9a-z])(?=[a-f]*[0-9])[0-9a-f]{6,}(?![0-9a-z])")
# Most names have none, which this finds out five times as fast.
_MAYBE_STAMP = lazy_pattern(r"[0-9a-f][0-9a-f]{5}")
_CHECKSUM = lazy_pattern(r"(?<![0-9a-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,}(?![0-9a-z])")
_HOST = lazy_pattern(r"(?:[a-z][a-z0-9+.-]*:)?//[^/]*")
_SUFFIX = lazy_pattern(r"(?:\.[a-z][a-z0-9]{0,8})+$")
_MEASURED = lazy_pattern(r"[-+~<>≤≥]?[0-9]+[.,][0-9]+.*")
_LINK_TEXT = lazy_pattern(r"\[(.*)\]\s*[(\[]")
# What follows the address in `<a href="x.pth">model</a>`.
_TAG_TEXT = lazy_pattern(r"""["']?[^<>]{0,200}>([^<>]{0,200})</[aA]>""")
# Longer texts are sentences, and their words name more than the row.
_MOST_WORDS = 6
_MOST_LABEL_WORDS = 3
# A label is the text of links in this many rows, and in every third row.
_LEAST_LABELS = 2
_LABEL_SHARE = 3
# Longer targets hold data, not names.
_LONGEST = 500
# The label and the place of the only link of a row.
_ALONE = (("", 0),)
# A row with more links is a list of them.
_MOST_LINKS = 100


class NamedRow(NamedTuple):
    """A row with links: its number on the page, and the pieces of the texts that name it.

    `section` has the pieces of the headings above the table.
    """

    number: int
    row: Row
    pieces: frozenset[str]
    section: frozenset[str]

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
    checksums and dates; `text` are those of the link's text, without a suffix, if it is no label. `suffix` begins with a dot. `checksum` is the one in the name of the file; "" if there is none.
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
        named, _, kept = self._counts
        found = (piece for piece, rows in kept.items() if rows > 1 and named[piece] - rows == 1)
        return frozenset(piece for piece in found if not is_weak(piece))

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


def series_of(page: Page) -> list[Series]:
    """Return the links in the tables of a page as series, in reading order."""
    tables = [(table, rows) for table in page.tables if (rows := list(_linked_rows(table)))]
    labels = {label for _, rows in tables for label in _labels([links for _, links in rows])}
    found: dict[tuple[tuple[str, ...], int, str, int], Series] = {}
    numbers = count()
    for table, rows in tables:
        headers = tuple(collapsed(cell.text) for cell in table.header.cells)
        section = frozenset(piece for heading in table.headings for piece in pieces(heading.text))
        for row, links in rows:
            own = [(column, text) for column, text, _ in links if text in labels] if labels else []
            named = NamedRow(next(numbers), row, _names(row.cells[: table.width], own), section)
            for (column, text, link), (label, place) in zip(links, _labels_of(links, labels), strict=True):
                key = (headers, column, label, place)
                series = found.get(key)
                if series is None:
                    series = found[key] = Series(headers[column], label, place)
                if named.number not in series.targets:
                    series.targets[named.number] = _target(named, link, "" if label else text)
    return list(found.values())


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


# A link with its column and its text.
_TextLink: TypeAlias = tuple[int, str, Link]


def _linked_rows(table: Table) -> Iterator[tuple[Row, list[_TextLink]]]:
    """Yield the rows that have links, with their links. Images and lists of links are left out."""
    rows: Iterable[Row]
    if isinstance(table.rows, PlainRows):
        rows = [table.rows.marked[number] for number in sorted(table.rows.marked)]
    else:
        rows = table.rows[table.further_header_rows :]
    seen: set[Span] = set()
    for row in rows:
        cells = [(column, cell) for column, cell in enumerate(row.cells[: table.width]) if cell.links]
        links = [
            (column, _link_text(cell, link), link)
            # A cell that spans several rows belongs to the first of them.
            for column, cell in cells
            if not seen or cell.span not in seen
            for link in cell.links
            if link.kind != "image" and 0 < len(link.target) <= _LONGEST
        ]
        if table.kind == "html":
            seen.update(cell.span for _, cell in cells)
        if 0 < len(links) <= _MOST_LINKS:
            yield row, links


def _link_text(cell: Cell, link: Link) -> str:
    """Return the text of a link as written, in lower case; "" for an autolink, and a link that goes over a line."""
    span = link.span
    place, lines = span.line - cell.span.line, cell.raw.split("\n")
    if span.line != span.end_line or not 0 <= place < len(lines):
        return ""
    first = 1 if place else cell.span.column
    start, end = span.column - first, span.end_column - first
    if link.kind == "html":
        match = _TAG_TEXT.match(lines[place], end)
    else:
        match = _LINK_TEXT.match(lines[place], start, end) if link.kind == "link" else None
    return collapsed(match[1]).casefold() if match else ""


def _labels(rows: Sequence[Sequence[_TextLink]]) -> Iterator[str]:
    """Yield the link texts that say what a link is for: a few words, in many rows of a column."""
    least = max(_LEAST_LABELS, len(rows) // _LABEL_SHARE)
    counts = Counter(at for links in rows for at in {(column, text) for column, text, _ in links if text})
    return (text for (_, text), times in counts.items() if times >= least and _is_label(text))


def _is_label(text: str) -> bool:
    return len(text.split()) <= _MOST_LABEL_WORDS and not any(map(str.isdigit, text))


def _labels_of(links: Sequence[_TextLink], labels: Collection[str]) -> Iterable[tuple[str, int]]:
    """Return the label of each link of a row, or else "" and its place among the others in its cell."""
    if len(links) == 1 and not labels:
        return _ALONE
    found = []
    places: dict[int, int] = {}
    for column, text, _ in links:
        if text in labels:
            found.append((text, 0))
        else:
            found.append(("", place := places.get(column, 0)))
            places[column] = place + 1
    return found


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


def _target(row: NamedRow, link: Link, text: str) -> Target:
    path = link.target.lower().partition("?")[0].partition("#")[0]
    path = _HOST.sub("", path, count=1) if "//" in path else path
    folder, _, name = path.rstrip("/").rpartition("/")
    suffix = _suffix(name)
    core = _unstamped(stem := name[: len(name) - len(suffix)])
    found = (*_unstamped(folder), *core, *_unstamped(suffix))
    checksum = _CHECKSUM.search(stem) if _MAYBE_STAMP.search(stem) else None
    words = pieces(text[: len(text) - len(_suffix(text))])
    return Target(row, link, found, core, words, suffix, checksum[0] if checksum else "", frozenset(found))


# The files of a column share their folders and suffixes.
@lru_cache(maxsize=2**12)
def _unstamped(part: str) -> tuple[str, ...]:
    """Return the pieces of a part of a path in lower case, without checksums and dates."""
    return tuple(_PIECE.findall(_STAMP.sub(" ", part) if _MAYBE_STAMP.search(part) else part))


def _suffix(path: str) -> str:
    """Return the end of a path that is the suffix of a file, such as `.tar.gz`; "" if it has none."""
    found = _SUFFIX.search(path) if "." in path else None
    return found[0] if found else ""
