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
from mdlint.ruleset import DEFAULT_SCHEMA
from mdlint.schema import violation_span
from mdlint.text.visible import visible
from mdlint.text.words import counted, first_few, shortened


def report(inference: Inference, plan: Plan, *, is_written: bool) -> str:
    """Return the report of an inference. `is_written` tells whether the files of the plan were written."""
    left = len(inference.families) - len(plan.schemas)
    head = (
        f"{counted(inference.tables, 'table')} in {counted(inference.pages, 'page')}: "
        f"{counted(len(plan.schemas), 'schema')}, {counted(left, 'family', 'families')} without one, "
        f"{counted(inference.bound, 'table')} with a schema already"
    )
    lines = [head]
    for planned in plan.schemas:
        lines += ["", *_family(planned.schema, planned.path)]
    for config in plan.configs:
        lines += ["", f"{config.path}:", *(f"  {line}".rstrip() for line in config.added.splitlines())]
    lines += ["", *_closing(inference, plan), *_outcome(plan, is_written=is_written)]
    return "".join(f"{visible(line)}\n" for line in lines)


def _family(one: FamilySchema, path: str) -> Iterator[str]:
    family = one.family
    rows = sum(len(table.table.rows) for table in family.tables)
    places = first_few([f"{table.path}:{table.place}" for table in family.tables])
    yield f"{path}:"
    yield f"  {counted(len(family.tables), 'table')}, {counted(rows, 'row')}: {', '.join(places)}"
    for name in family.columns:
        own = [proposal for proposal in one.proposals if proposal.column == name]
        if own:
            yield f"  {shortened(name)}: {'; '.join(map(_words, own))}"
    for proposal in one.proposals:
        if proposal.column is None:
            yield f"  {_words(proposal)}"
    if family.aliases:
        yield f"  columnAliases {shortened(json.dumps(family.aliases, ensure_ascii=False))}"
    if family.has_metrics:
        yield f"  includes {DEFAULT_SCHEMA}, which knows some of the columns"
    for words in one.observed:
        yield f"  observed, not in the schema: {words}"
    for suspect in one.suspects:
        yield f"  suspect: {_suspect(one, suspect)}"


def _words(proposal: Proposal) -> str:
    value = shortened(json.dumps(proposal.value, ensure_ascii=False))
    return f"{proposal.keyword} {value} ({evidence_words(proposal)})"


def _suspect(one: FamilySchema, suspect: Suspect) -> str:
    table = one.family.tables[suspect.table]
    place = place_of(table.page.notebook_cells, violation_span(table.table, suspect.violation.at))
    return f"{table.path}:{place}: {suspect.violation.rule}  {suspect.violation.message}"


def _closing(inference: Inference, plan: Plan) -> Iterator[str]:
    yield counted(sum(len(planned.schema.suspects) for planned in plan.schemas), "suspect")
    left = Counter(proposal.keyword for one in inference.families for proposal in one.unsupported)
    broken = Counter(proposal.keyword for one in inference.families for proposal in one.dropped)
    unbound = sum(not one.is_bound for one in inference.families)
    for words, counts in (("without enough evidence", left), ("with findings that it does not expect", broken)):
        if counts:
            yield f"not proposed, {words}: {', '.join(_counts(counts))}"
    if unbound:
        yield f"not proposed, since no entry binds its tables alone: {counted(unbound, 'schema')}"


def _outcome(plan: Plan, *, is_written: bool) -> Iterator[str]:
    if plan.schemas:
        if mistake := next((config.mistake for config in plan.configs if config.mistake), None):
            yield f"nothing was written, and --write can't: {mistake}"
            return
        configs = ", ".join(config.path for config in plan.configs)
        files = f"{counted(len(plan.schemas), 'schema')} and the entries in {configs}"
        yield f"wrote {files}" if is_written else f"nothing was written: --write writes {files}"


def _counts(counts: Counter[str]) -> Sequence[str]:
    return [f"{keyword} {number}" for keyword, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
