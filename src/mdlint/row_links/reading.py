"""Reads the links in the tables of a page as series."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import TypeAlias

from mdlint.model import Cell, Link, Page, Row, Span, Table
from mdlint.plain_rows import PlainRows
from mdlint.row_links.series import NamedRow, Series, Target, pieces
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import collapsed

# A checksum or a date in the name of a file: it tells releases apart, not rows.
_STAMP = lazy_pattern(r"(?<![0-9a-z])(?=[a-f]*[0-9])[0-9a-f]{6,}(?![0-9a-z])")
# Most names have none, which this finds out five times as fast.
_MAYBE_STAMP = lazy_pattern(r"[0-9a-f][0-9a-f]{5}")
_CHECKSUM = lazy_pattern(r"(?<![0-9a-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,}(?![0-9a-z])")
_HOST = lazy_pattern(r"(?:[a-z][a-z0-9+.-]*:)?//[^/]*")
_SUFFIX = lazy_pattern(r"(?:\.[a-z][a-z0-9]{0,8})+$")
_LINK_TEXT = lazy_pattern(r"\[(.*)\]\s*[(\[]")
# What follows the address in `<a href="x.pth">model</a>`.
_TAG_TEXT = lazy_pattern(r"""["']?[^<>]{0,200}>([^<>]{0,200})</[aA]>""")
_MOST_LABEL_WORDS = 3
# A label is the text of links in this many rows, and in every third row.
_LEAST_LABELS = 2
_LABEL_SHARE = 3
# Longer targets hold data, not names.
_LONGEST = 500
# A row with more links is a list of them.
_MOST_LINKS = 100
# The label and the place of the only link of a row.
_ALONE = (("", 0),)
# A link with its column and its text.
_TextLink: TypeAlias = tuple[int, str, Link]


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
            named = NamedRow(next(numbers), row, row.cells[: table.width], own, section)
            for (column, text, link), (label, place) in zip(links, _labels_of(links, labels), strict=True):
                key = (headers, column, label, place)
                series = found.get(key)
                if series is None:
                    series = found[key] = Series(headers[column], label, place)
                if named.number not in series.targets:
                    series.targets[named.number] = _target(named, link, "" if label else text)
    return list(found.values())


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
    return pieces(_STAMP.sub(" ", part) if _MAYBE_STAMP.search(part) else part)


def _suffix(path: str) -> str:
    """Return the end of a path that is the suffix of a file, such as `.tar.gz`; "" if it has none."""
    found = _SUFFIX.search(path) if "." in path else None
    return found[0] if found else ""
