"""Proposes how many decimals the numbers of a column have, if zeros at their ends show that somebody cares."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from mdlint.draft2020.values import is_number
from mdlint.infer.families import Family
from mdlint.infer.known import Known, evidence_of
from mdlint.infer.proposal import Proposal, for_column
from mdlint.infer.proposers._base import Proposer
from mdlint.values import Number, parse_number

# Numbers whose last decimal is a zero. If zeros were left out, there would be none.
_LEAST_ZEROS = 2


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose that all numbers of a table have the same number of decimals."""
    for name in family.columns:
        entries = [entry for entry in known.present(name) if is_number(entry.value)]
        numbers = [
            (entry, number) for entry in entries if (number := parse_number(entry.text)) and not number.qualifier
        ]
        counts: dict[int, Counter[int]] = defaultdict(Counter)
        for entry, number in numbers:
            counts[entry.place.table][number.decimals] += 1
        usual = {table: found.most_common(1)[0][0] for table, found in counts.items()}
        zeros = sum(_ends_with_zero(entry.text, number) for entry, number in numbers)
        if "number" in known.types(name) and zeros >= _LEAST_ZEROS and any(usual.values()):
            others = [entry.place for entry, number in numbers if number.decimals != usual[entry.place.table]]
            evidence = evidence_of([entry for entry, _ in numbers], others)
            yield for_column(name, "decimals", "consistent", evidence)


def _ends_with_zero(text: str, number: Number) -> bool:
    """Whether the last decimal of a number is a zero."""
    return number.decimals > 0 and text.removesuffix(number.unit).rstrip().endswith("0")


PROPOSER = Proposer("decimals", "values", propose)
