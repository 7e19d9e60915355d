"""Proposes the type of each column, and how its cells are read: units, marks, missing values, durations, lists."""

from collections.abc import Collection, Iterator, Sequence

from mdlint.infer.families import Family
from mdlint.infer.known import FamilyCell, Known, evidence_of
from mdlint.infer.proposal import Evidence, Proposal, for_column
from mdlint.infer.proposers._base import Proposer
from mdlint.infer.readings import Reading, is_default_marker, read, readings, words_for_numbers
from mdlint.schema import JSON

# A column without a missing value in fewer rows may have one in the next row.
_NEVER_MISSING = 100
# The first column names the row, so it is seldom missing.
_NEVER_MISSING_FIRST = 20
# Half of the cells at least are numbers, or the column is not about numbers.
_MOSTLY = 2


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose the first reading that fits nearly all cells, or else that the column has texts."""
    columns = {
        name: [cell for cell in known.entries(name) if not is_default_marker(cell.text)] for name in family.columns
    }
    words = words_for_numbers([cell.text for cell in present] for present in columns.values())
    for place, (name, present) in enumerate(columns.items()):
        if present:
            yield from _column(name, known.entries(name), present, words, is_first=place == 0)


def _column(
    name: str,
    entries: Sequence[FamilyCell],
    present: Sequence[FamilyCell],
    words: Collection[str],
    *,
    is_first: bool,
) -> Iterator[Proposal]:
    texts = [entry.text for entry in present]
    best: tuple[Reading, Evidence] | None = None
    for reading in readings(texts, words):
        others = reading.others(texts)
        evidence = evidence_of(present, [present[place].place for place in others])
        if best is None or len(evidence.exceptions) < len(best[1].exceptions):
            best = reading, evidence
        if evidence.is_enough() and len(others) * _MOSTLY < len(texts):
            break
    missing = [entry.place for entry in entries if is_default_marker(entry.text)]
    if best is None or len(best[1].exceptions) * _MOSTLY >= len(texts):
        yield _type(name, "string", entries, missing, evidence_of(entries), is_first=is_first)
        return
    reading, evidence = best
    values = read(texts, {**reading.keywords, "type": [reading.type, "null"]})
    missing += [entry.place for entry, value in zip(present, values, strict=True) if value is None]
    is_plain = reading.type == "number" and not {"delta", "duration"} & reading.keywords.keys()
    type_ = "integer" if is_plain and _are_integers(values, evidence) else reading.type
    yield _type(name, type_, entries, missing, evidence, is_first=is_first)
    for keyword, value in reading.keywords.items():
        # The claim is the type: other keywords only help to read it.
        yield for_column(name, keyword, value, evidence)


def _type(  # noqa: PLR0913  the facts of a column
    name: str,
    type_: str,
    entries: Sequence[FamilyCell],
    missing: Sequence[object],
    evidence: Evidence,
    *,
    is_first: bool,
) -> Proposal:
    """Return the proposal of a type. A long column without a missing value allows no nulls."""
    rows = len(entries)
    needed = _NEVER_MISSING_FIRST if is_first else _NEVER_MISSING
    is_complete = not missing and (rows >= needed or (is_first and evidence.is_enough()))
    return for_column(name, "type", type_ if is_complete else [type_, "null"], evidence)


def _are_integers(values: Sequence[JSON], evidence: Evidence) -> bool:
    """Whether all numbers are whole, and not all are the same."""
    numbers = [value for value in values if isinstance(value, int | float)]
    is_varied = len(set(numbers)) > 1
    return is_varied and evidence.is_enough() and all(isinstance(value, int) for value in numbers)


PROPOSER = Proposer("cell-types", "reading", propose)
