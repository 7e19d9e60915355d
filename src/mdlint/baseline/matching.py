"""Which findings of a page are known: those that have the fingerprint of an entry of the baseline.

An entry also matches a finding in a table that was renamed or moved: if its table is no longer on the page, the finding
is in a table with the same header, or below the same headings. As long as the table is there, an entry matches only in
it, so that it can't hide a new mistake in another table. The same link or line outside of tables may be below any other
headings: a heading that is added changes those of all that follows.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from mdlint.fingerprints import Fingerprint, KeyChoice, RowKey, page_fingerprints, tables_of
from mdlint.known_rules import UNREADABLE
from mdlint.model import Diagnostic, Page


class Matched(NamedTuple):
    """The findings of a page that are known, those that are not, and the entries of the baseline that match none."""

    known: Sequence[Diagnostic]
    new: Sequence[Diagnostic]
    left: Sequence[Fingerprint]


def matched(entries: Sequence[Fingerprint], page: Page | None, diagnostics: Sequence[Diagnostic]) -> Matched:
    """Match the findings of one page with its entries. `page` is None if it can't be read."""
    found = [_plain(fingerprint) for fingerprint in page_fingerprints(page, diagnostics, keys_of(entries))]
    open_entries = Counter(map(_plain, entries))
    is_known = [_take(open_entries, fingerprint) for fingerprint in found]
    moved = _Moved(open_entries, tables_of(page) if page else frozenset())
    is_known = [known or moved.take(fingerprint) for known, fingerprint in zip(is_known, found, strict=True)]
    # Of equal entries, the first ones were matched.
    left = [entry for entry in reversed(entries) if _take(open_entries, _plain(entry))]
    return Matched(
        [diagnostic for diagnostic, known in zip(diagnostics, is_known, strict=True) if known],
        [diagnostic for diagnostic, known in zip(diagnostics, is_known, strict=True) if not known],
        left[::-1],
    )


def is_unreadable(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether findings of a page say that it can't be read, so that nothing is known of the rest."""
    return any(diagnostic.rule == UNREADABLE for diagnostic in diagnostics)


def keys_of(entries: Iterable[Fingerprint]) -> KeyChoice:
    """Return the choice of the keys that entries were written with: findings are named by the same columns."""
    by_table: dict[tuple[str, str], RowKey] = {}
    for entry in entries:
        # A row without a name has no columns, unlike the other rows of its table.
        if entry.key is not None:
            place = (entry.headings, entry.header)
            by_table[place] = max(by_table.get(place, ()), entry.key, key=len)

    def key_of(headings: str, header: str, names: Sequence[str]) -> RowKey | None:
        """Return the key of a table: that of its entries, or of a table of which it may be the new form."""
        exact = [by_table[headings, header]] if (headings, header) in by_table else []
        near = (key for (above, columns), key in by_table.items() if columns == header or above == headings)
        return next((key for key in (*exact, *near) if set(key) <= set(names)), None)

    return key_of


def _take(entries: Counter[Fingerprint], fingerprint: Fingerprint) -> bool:
    """Whether there is an entry, which can't be taken again."""
    if entries[fingerprint] <= 0:
        return False
    entries[fingerprint] -= 1
    return True


class _Moved:
    """The open entries whose finding may be at another place: their table is not on the page, or they have none."""

    def __init__(self, entries: Counter[Fingerprint], tables: Collection[tuple[str, str]]) -> None:
        self._entries = entries
        self._by_form: defaultdict[Fingerprint, list[Fingerprint]] = defaultdict(list)
        for entry, count in entries.items():
            if count > 0 and (not entry.header or (entry.headings, entry.header) not in tables):
                for form in _forms(entry):
                    self._by_form[form].append(entry)

    def take(self, fingerprint: Fingerprint) -> bool:
        """Whether there is an entry for a finding in another place, which can't be taken again."""
        for form in _forms(fingerprint):
            entries = self._by_form.get(form, [])
            while entries:
                if _take(self._entries, entries[-1]):
                    return True
                entries.pop()
        return False


def _forms(fingerprint: Fingerprint) -> Iterator[Fingerprint]:
    """Yield what stays of a fingerprint if the headings change, and if the header of the table does."""
    yield fingerprint._replace(headings="")
    if fingerprint.header:
        yield fingerprint._replace(header="")


def _plain(fingerprint: Fingerprint) -> Fingerprint:
    """Return a fingerprint without its path, which is spelled in several ways, and without its number."""
    return fingerprint._replace(path="", number=1)


def by_path(entries: Iterable[Fingerprint]) -> dict[str, Sequence[Fingerprint]]:
    """Return entries by the path of their page."""
    found: defaultdict[str, list[Fingerprint]] = defaultdict(list)
    for entry in entries:
        found[entry.path].append(entry)
    return dict(found)
