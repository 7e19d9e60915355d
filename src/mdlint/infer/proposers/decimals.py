"""Proposes how many decimals the numbers of a column have, if zeros at their ends show that somebody cares."""

from collections import Counter
from collections.abc import Iterator

from mdlint.draft2020.values import is_number
from mdlint.infer.families import Family
from mdlint.infer.known import Known, evidence_of
from mdlint.infer.proposal import FamilyPlace, Proposal, for_column
from mdlint.infer.proposers._base import Proposer
from mdlint.values import parse_number

# Numbers whose last decimal is a zero. If zeros were left out, there would be none.
_LEAST_ZEROS = 2


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose that all numbers of a table have the same number of decimals."""
    for name in family.columns:
        if "number" not in known.types(name):
            continue
        exceptions: list[FamilyPlace] = []
        zeros = 0
        entries = [
            entry
            for entry in known.present(name)
            if is_number(entry.value) and (number := parse_number(entry.text)) and not number.qualifier
        ]
        counts: dict[int, Counter[int]] = {}
        digits = {}
        for entry in entries:
            number = parse_number(entry.text)
            assert number is not None
            digits[entry.place] = number.decimals
            counts.setdefault(entry.place.table, Counter())[number.decimals] += 1
            zeros += number.decimals > 0 and str(entry.text).rstrip("%").rstrip().endswith("0")
        usual = {table: found.most_common(1)[0][0] for table, found in counts.items()}
        exceptions = [place for place, count in digits.items() if count != usual[place.table]]
        if zeros >= _LEAST_ZEROS and any(usual.values()):
            yield for_column(name, "decimals", "consistent", evidence_of(entries, exceptions))


PROPOSER = Proposer("decimals", "values", propose)
