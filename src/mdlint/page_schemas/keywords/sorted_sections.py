"""Requires sections to be sorted by a date, a number or a text in their headings.

Goes at the top of a page schema, or in its `allOf`.

## Value

An object, or a list of them, with

- `pattern`, a regular expression that is found in the headings of the sections to sort. Its first group is what is
  compared, or all that it finds if it has no group;
- `as`, how that is compared: as `"date"`, as `"number"`, as `"text"` (the default; case and accents are ignored), or in
  the `"natural"` order (as text, but with the numbers in it by their value: `v1.9` before `v1.10`);
- `order`, `"ascending"` (the default) or `"descending"`.

Sections that are directly below the same heading are compared with each other. Those whose heading the pattern does not
find are ignored.

A date is a day, a month or a year: `2025-07-14`, `14 July 2025`, `July 14, 2025`, `2025-07`, `July 2025`, `Jul 2025`,
`2025`. The names of months are English. A month counts as its first day, and a year as the first day of January.

## Example

```json
"sortedSections": {"pattern": "^([A-Z][a-z]+ [0-9]{4}): ", "as": "date", "order": "descending"}
```

A section `August 2025: …` below the section `July 2025: …` is out of order.

## Findings

`unsorted-sections`, at the heading of each section that has to move. These are the fewest whose removal leaves the
others sorted. Neighbors that are sorted among themselves are one finding, at the first: they were moved, or copied,
together.

`page-violation`, at what the pattern finds, if it is not a date or not a number, such as `Jly 2025`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, SchemaObject
from mdlint.model import Related, Span
from mdlint.page_schemas.dates import date_meant, read_date
from mdlint.page_schemas.keywords._base import PageKeyword, pattern_mistakes, wanted_in
from mdlint.page_schemas.sections import Section
from mdlint.page_schemas.view import PageView, PageViolation
from mdlint.patterns import searcher
from mdlint.rules import Finding
from mdlint.schema.table.order import longest_sorted
from mdlint.schema.table.sort_keys import sort_key_of
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import did_you_mean, quoted

_NAME = "sortedSections"
_NUMBER = lazy_pattern(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_NOUNS = {"date": "a date", "number": "a number"}


class _Keyed(NamedTuple):
    """A section with what is compared: a key whose order is that of the sections, made of the text in the heading."""

    section: Section
    text: str
    key: Any


def check(value: Any, view: PageView) -> Iterator[PageViolation]:  # noqa: ANN401  an object or a list of them
    """Compare the sections below each heading."""
    for wanted in wanted_in(value):
        for parent in view.section.all():
            yield from _check_siblings(wanted, parent.sections, view)


def _check_siblings(wanted: Mapping[str, str], sections: Sequence[Section], view: PageView) -> Iterator[PageViolation]:
    kind, search = wanted.get("as", "text"), searcher(wanted["pattern"])
    keyed: list[_Keyed] = []
    for section in sections:
        found = search(section.text)
        text = "" if found is None else found[1 if found.re.groups else 0]
        if not text:
            continue
        key = _key(text, kind)
        if key is None:
            meant = date_meant(text) if kind == "date" else None
            words = f"{quoted(text)} is not {_NOUNS[kind]}{did_you_mean(text, [meant]) if meant else ''}"
            yield PageViolation("page-violation", Finding(_part_span(text, section, view), words))
        else:
            keyed.append(_Keyed(section, text, key))
    yield from _unsorted(keyed, view, descends=wanted.get("order") == "descending")


def _unsorted(keyed: Sequence[_Keyed], view: PageView, *, descends: bool) -> Iterator[PageViolation]:
    """Report the fewest sections that have to move, those that move together once."""
    order = sorted({each.key for each in keyed}, reverse=descends)
    numbers = {key: number for number, key in enumerate(order)}
    ranks = [numbers[each.key] for each in keyed]
    kept = frozenset(longest_sorted(ranks))
    above = _above(ranks, kept)
    for first, last in _runs(ranks, kept):
        start, end = keyed[first], keyed[last]
        before = above[first]
        other = keyed[min(kept) if before is None else before]
        belongs = f"{'before' if before is None else 'after'} {quoted(other.text)}"
        words = f"section {quoted(start.text)} is out of order: it belongs {belongs}"
        if last > first:
            words = f"{last - first + 1} sections, from {quoted(start.text)} to {quoted(end.text)}, are out of order"
            words += f": the first belongs {belongs}"
        help_ = f"The order is {'descending' if descends else 'ascending'}."
        related = (Related(view.heading_span(other.section), "this one"),)
        yield PageViolation("unsorted-sections", Finding(view.heading_span(start.section), words, help_, related))


def _runs(ranks: Sequence[int], kept: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place of each run of neighbors that are not kept, but sorted among themselves."""
    first: int | None = None
    for place in range(len(ranks)):
        if place in kept:
            continue
        if first is None:
            first = place
        next_ = place + 1
        if next_ == len(ranks) or next_ in kept or ranks[next_] < ranks[place]:
            yield first, place
            first = None


def _above(ranks: Sequence[int], kept: frozenset[int]) -> dict[int, int | None]:
    """Return, for each place that is not kept, the last kept place that comes before it in order."""
    above: dict[int, int | None] = {}
    last: int | None = None
    for place in sorted(range(len(ranks)), key=lambda place: (ranks[place], place not in kept, place)):
        if place in kept:
            last = place
        else:
            above[place] = last
    return above


def _key(text: str, kind: str) -> Any:  # noqa: ANN401  comparable with the keys of the same kind
    if kind == "date":
        return read_date(text)
    if kind == "number":
        return float(text.replace(",", "")) if _NUMBER.fullmatch(text.strip()) else None
    return sort_key_of(text, kind, text)


def _part_span(text: str, section: Section, view: PageView) -> Span:
    """Return the span of a part of a heading; that of the heading if the part is not written in it once."""
    span = view.heading_span(section)
    written = view.page.slice(span) if span.line == span.end_line else ""
    if written.count(text) != 1:
        return span
    start = span.column + written.index(text)
    return Span(span.line, start, span.line, start + len(text))


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that can't be used."""
    yield from pattern_mistakes(_NAME, value)


def meant(text: str) -> JSON:
    """Return the value for a pattern."""
    return {"pattern": text}


KEYWORD = PageKeyword(
    name=_NAME,
    summary="Requires sections to be sorted by a date, a number or a text in their headings.",
    rules=("unsorted-sections", "page-violation"),
    check=check,
    mistakes=mistakes,
    meant=meant,
)
