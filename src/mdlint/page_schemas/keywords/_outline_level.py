"""An outline held to the sections of a page: the entry of each section, and the sections that are in order."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mdlint.page_schemas.sections import Section
from mdlint.patterns import searcher
from mdlint.schema.table.order import longest_sorted
from mdlint.text.words import nearest, quoted, within_edits

_OTHERS = "*"
# On a page that may have other sections, a heading with more edits is another section.
_MOST_EDITS = 2


class Entry(NamedTuple):
    """An entry of an outline. `"*"`, for all other sections, has neither a heading nor a pattern.

    `name` is what messages call the section. `sections` is the outline of its inner sections, None without one.
    """

    heading: str | None
    pattern: str | None
    name: str
    is_optional: bool
    is_repeated: bool
    tables: Mapping[str, Any]
    sections: Sequence[Any] | None

    @property
    def is_others(self) -> bool:
        """Whether the entry is `"*"`."""
        return self.heading is None and self.pattern is None


class OutlineLevel:
    """The sections directly below one, the `parent`, held to an outline.

    `ranks` has the number of the entry of each section; None if no entry describes it. `meant` has the entries that
    misspelled headings were meant for, by the places of their sections. `surplus` are the places of the sections that
    are one too many, each with the place of the first such section.
    """

    def __init__(self, outline: Sequence[Any], parent: Section) -> None:
        self.outline = [_entry(written) for written in outline]
        self.parent = parent
        self.others = next((number for number, entry in enumerate(self.outline) if entry.is_others), None)
        self._exact: dict[str, int] = {
            entry.heading: number for number, entry in reversed([*enumerate(self.outline)]) if entry.heading
        }
        self._patterns = [(n, searcher(entry.pattern)) for n, entry in enumerate(self.outline) if entry.pattern]
        known = [self._described(section.text) for section in parent.sections]
        self.meant = self._misspelled(known)
        self.ranks = [
            self.others if number is None else number
            for number in (self.meant.get(place, number) for place, number in enumerate(known))
        ]
        self.surplus = dict(self._surplus())
        ranked = [
            (place, number)
            for place, number in enumerate(self.ranks)
            if number is not None and place not in self.surplus
        ]
        kept = longest_sorted([number for _, number in ranked])
        self._ordered = [ranked[index] for index in kept]
        self._ordered_ranks = [number for _, number in self._ordered]
        self.misplaced = sorted(set(ranked).difference(self._ordered))

    @property
    def missing(self) -> Iterator[tuple[int, Entry]]:
        """The entries whose sections are missing, with their numbers."""
        there = set(self.ranks)
        for number, entry in enumerate(self.outline):
            if number not in there and not entry.is_optional and not entry.is_others:
                yield number, entry

    def before(self, number: int) -> Section | None:
        """Return the last section in order after which a section of an entry belongs; None if there is none."""
        index = bisect_right(self._ordered_ranks, number)
        return self.parent.sections[self._ordered[index - 1][0]] if index else None

    def where(self, number: int) -> str:
        """Say after or before which section the section of an entry belongs."""
        if before := self.before(number):
            return f"it belongs after {quoted(before.text)}"
        index = bisect_right(self._ordered_ranks, number)
        if index < len(self._ordered):
            return f"it belongs before {quoted(self.parent.sections[self._ordered[index][0]].text)}"
        return f"it belongs into {quoted(self.parent.text)}" if self.parent.text else "it belongs on this page"

    def _described(self, text: str) -> int | None:
        """Return the number of the entry that describes a section."""
        if text in self._exact:
            return self._exact[text]
        return next((number for number, search in self._patterns if search(text)), None)

    def _misspelled(self, known: Sequence[int | None]) -> dict[int, int]:
        there = set(known)
        absent = {heading: number for heading, number in self._exact.items() if number not in there}
        meant: dict[int, int] = {}
        for place, number in enumerate(known):
            near = self._near(self.parent.sections[place].text, list(absent)) if number is None and absent else None
            if near is not None:
                meant[place] = absent.pop(near)
        return meant

    def _near(self, text: str, headings: Sequence[str]) -> str | None:
        if self.others is None:
            return nearest(text, headings)
        near = within_edits(text, [heading for heading in headings if len(heading) > 2 * _MOST_EDITS], _MOST_EDITS)
        return near[0][0] if near else None

    def _surplus(self) -> Iterator[tuple[int, int]]:
        first: dict[int, int] = {}
        for place, number in enumerate(self.ranks):
            if number is not None and number != self.others:
                before = first.setdefault(number, place)
                if before != place and not self.outline[number].is_repeated:
                    yield place, before


def _entry(written: Any) -> Entry:  # noqa: ANN401  a text or an object
    is_text = isinstance(written, str)
    members: Mapping[str, Any] = {} if written == _OTHERS else {"heading": written} if is_text else written
    heading, pattern = members.get("heading"), members.get("pattern")
    name = (
        quoted(heading) if heading else members.get("name") or (f"like {quoted(pattern)}" if pattern else "any other")
    )
    optional, repeated = members.get("optional", False), members.get("repeated", False)
    return Entry(heading, pattern, name, optional, repeated, members.get("tables", {}), members.get("sections"))
