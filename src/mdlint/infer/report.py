"""Prints what was inferred: each schema with its evidence, the suspects, and what was looked at and not proposed."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from mdlint.infer.compose import evidence_words
from mdlint.infer.inference import FamilySchema, Inference
from mdlint.infer.proof import Suspect
from mdlint.infer.proposal import Proposal
from mdlint.infer.writing import Plan
from mdlint.model import place_of
from mdlint.schema import violation_span
from mdlint.text.visible import visible
from mdlint.text.words import counted, first_few, shortened


def report(inference: Inference, plan: Plan) -> str:
    """Return the report of an inference. `plan` has the names of the files."""
    names = {id(planned.schema): planned.path for planned in plan.schemas}
    proposed = [one for one in inference.families if id(one) in names]
    left = len(inference.families) - len(proposed)
    head = (
        f"{counted(inference.tables, 'table')} in {counted(inference.pages, 'page')}: "
        f"{counted(len(proposed), 'schema')}, {counted(left, 'family', 'families')} without one, "
        f"{counted(inference.bound, 'table')} with a schema already"
    )
    lines = [head]
    for one in proposed:
        lines += ["", *_family(one, names[id(one)])]
    return "".join(f"{visible(line)}\n" for line in [*lines, "", *_closing(inference)])


def _family(one: FamilySchema, path: str) -> Iterator[str]:
    family = one.family
    rows = sum(len(table.table.rows) for table in family.tables)
    places = first_few([f"{table.path}:{table.place}" for table in family.tables])
    yield f"{path}: {shortened(' | '.join(family.columns))}"
    yield f"  {counted(len(family.tables), 'table')}, {counted(rows, 'row')}: {', '.join(places)}"
    for name in family.columns:
        for proposal in one.proposals:
            if proposal.column == name:
                yield f"  {_proposal(proposal)}"
    for proposal in one.proposals:
        if proposal.column is None:
            yield f"  {_proposal(proposal)}"
    for words in one.observed:
        yield f"  observed, not in the schema: {words}"
    for suspect in one.suspects:
        yield f"  suspect: {_suspect(one, suspect)}"


def _proposal(proposal: Proposal) -> str:
    name = f"{proposal.column}: " if proposal.column else ""
    value = shortened(json.dumps(proposal.value, ensure_ascii=False))
    reason = f", {proposal.reason}" if proposal.reason else ""
    return f"{name}{proposal.keyword} {value} ({evidence_words(proposal)}{reason})"


def _suspect(one: FamilySchema, suspect: Suspect) -> str:
    table = one.family.tables[suspect.table]
    place = place_of(table.page.notebook_cells, violation_span(table.table, suspect.violation.at))
    return f"{table.path}:{place}: {suspect.violation.rule}  {suspect.violation.message}"


def _closing(inference: Inference) -> Iterator[str]:
    suspects = sum(len(one.suspects) for one in inference.families)
    yield f"{counted(suspects, 'suspect')}"
    left = Counter(proposal.keyword for one in inference.families for proposal in one.unsupported)
    broken = Counter(proposal.keyword for one in inference.families for proposal in one.dropped)
    for words, counts in (("without enough evidence", left), ("with findings elsewhere", broken)):
        if counts:
            yield f"not proposed, {words}: {', '.join(_counts(counts))}"


def _counts(counts: Counter[str]) -> Sequence[str]:
    return [f"{keyword} {number}" for keyword, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
