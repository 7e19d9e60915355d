"""Reads the past states of pages from git, and follows proposals through them.

A state is what a page was after a commit of the checked-out branch; what was merged counts as one state. Each state is
parsed once, and each of its tables is checked once: most tables of a state are those of the state before.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeAlias

from mdlint.errors import GitError
from mdlint.files.utf8 import Unreadable
from mdlint.git import WorkTree, work_tree_of
from mdlint.infer.families import Family, TableOnPage
from mdlint.infer.known import Known
from mdlint.infer.past import Past
from mdlint.infer.proposal import Proposal
from mdlint.model import Page, Table
from mdlint.page_stage import parse_page
from mdlint.schema import BoundTable, violations

# The keywords that rows break by their place or by other rows, so that the break of one row can be told from another.
FOLLOWED = frozenset({"compare", "sortedBy", "uniqueBy"})
_SECONDS_OF_DAY = 86400
# The share of the columns that a table of the past and the family both have, much as for the tables of a family.
_ALIKE = 0.6

# A row, by the heading of its table and the text of its first cell.
_Row: TypeAlias = tuple[str, str]


class Candidate(NamedTuple):
    """A proposal to follow, the family that it is for, and the proposals for the family's columns."""

    family: Family
    proposal: Proposal
    known: tuple[Proposal, ...]


class _Seen(NamedTuple):
    """What a table has: rows of the family, and those that break the proposal."""

    rows: frozenset[_Row]
    broken: frozenset[_Row]


_NOTHING = _Seen(frozenset(), frozenset())


class _Follower:
    """Follows one proposal through the states of one page after another."""

    def __init__(self, candidate: Candidate) -> None:
        self._keyword = candidate.proposal.keyword
        self._schema = Known(candidate.family, (*candidate.known, candidate.proposal)).schema
        self._keys = frozenset(key for table in candidate.family.tables for key in table.keys)
        self._firsts = frozenset(table.keys[0] for table in candidate.family.tables)
        self._width = len(candidate.family.columns)
        self._checked: dict[Hashable, _Seen] = {}
        self._open: dict[_Row, int] = {}
        self._mended: list[int] = []
        self._states = self._holding = self._breaks = self._left = 0

    def start_page(self) -> None:
        """Forget the page before."""
        self._left += len(self._open)
        self._open, self._checked = {}, {}

    def follow(self, time: int, tables: Sequence[tuple[Hashable, TableOnPage]]) -> None:
        """Compare the next state of the page, made at a time in seconds, with the one before."""
        before, self._checked = self._checked, {}
        for content, table in tables:
            self._checked[content] = before[content] if content in before else self._check(table)
        seen = [one for one in self._checked.values() if one.rows]
        if not seen:
            return
        broken = frozenset().union(*(one.broken for one in seen))
        rows = frozenset().union(*(one.rows for one in seen))
        self._states += 1
        self._holding += not broken
        for row in [row for row in self._open if row not in broken]:
            start = self._open.pop(row)
            if row in rows or self._keyword == "uniqueBy":
                self._mended.append(time - start)
        for row in broken - self._open.keys():
            self._open[row] = time
            self._breaks += 1

    def past(self) -> Past:
        """Return what was seen on all pages."""
        days = median(self._mended) / _SECONDS_OF_DAY if self._mended else 0.0
        left = self._left + len(self._open)
        return Past(self._states, self._holding, self._breaks, len(self._mended), left, days)

    def _check(self, on_page: TableOnPage) -> _Seen:
        keys, table = frozenset(on_page.keys), on_page.table
        if not keys & self._firsts or len(keys & self._keys) < _ALIKE * max(len(keys), self._width):
            return _NOTHING
        heading = table.headings[-1].text if table.headings else ""
        rows = [(heading, row.cells[0].text if row.cells else "") for row in table.rows]
        found = [one for one in violations(BoundTable(table, self._schema)) if one.keyword == self._keyword]
        broken = (rows[one.at.row] if one.at.row is not None else (heading, "") for one in found)
        return _Seen(frozenset(rows), frozenset(broken))


def follow(candidates: Sequence[Candidate], on_state: Callable[[int, int], None]) -> list[Past]:
    """Follow proposals through the history of the pages of their families. Returns their pasts, in their order.

    `on_state` is called with the number of read states of a page, and of all its states. Raises GitError if a page is in
    no repository.
    """
    followers = [_Follower(candidate) for candidate in candidates]
    for page, numbers in _by_page(candidates).items():
        for number in numbers:
            followers[number].start_page()
        table = next(one for one in candidates[numbers[0]].family.tables if one.path == page)
        for time, state in _states(table, on_state):
            tables = [(_content(one), TableOnPage(state, one, table.config)) for one in state.tables]
            for number in numbers:
                followers[number].follow(time, tables)
    return [follower.past() for follower in followers]


def _by_page(candidates: Sequence[Candidate]) -> Mapping[str, list[int]]:
    """Return the numbers of the candidates that have a table on each page."""
    pages: dict[str, list[int]] = {}
    for number, candidate in enumerate(candidates):
        for path in dict.fromkeys(table.path for table in candidate.family.tables):
            pages.setdefault(path, []).append(number)
    return pages


def _states(table: TableOnPage, on_state: Callable[[int, int], None]) -> Iterator[tuple[int, Page]]:
    """Yield the states of the page of a table, the oldest first, each with its time."""
    path = Path(table.path).resolve()
    tree = work_tree_of(path.parent)
    blobs = [(time, blob) for time, blob in _blobs(tree, path) if blob is not None]
    contents = tree.contents([blob for _, blob in blobs])
    for number, ((time, _), content) in enumerate(zip(blobs, contents, strict=True), 1):
        page = parse_page(content, table.path, table.config)
        on_state(number, len(blobs))
        if not isinstance(page, Unreadable):
            yield time, page


def _blobs(tree: WorkTree, path: Path) -> list[tuple[int, str | None]]:
    """Return the states of a file as git knows them, the oldest first, each with its time."""
    try:
        inside = path.relative_to(tree.root).as_posix()
    except ValueError as error:
        raise GitError(f"{path} is not in {tree.root}") from error
    tree.commit("HEAD")  # says what is wrong with a repository without any commit
    commits = list(tree.history([inside]))
    return [(commit.time, change.new_blob) for commit in reversed(commits) for change in commit.changes]


def _content(table: Table) -> Hashable:
    """Return a value that is equal for tables with equal cells below equal headings."""
    heading = table.headings[-1].text if table.headings else ""
    return heading, tuple(tuple(cell.raw for cell in row.cells) for row in (table.header, *table.rows))
