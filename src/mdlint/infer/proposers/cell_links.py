"""Proposes that the cells of a column have links, of which kind, and how their targets are made of the cells of a row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from mdlint.infer.families import Family
from mdlint.infer.known import FamilyCell, Known, evidence_of
from mdlint.infer.link_templates import NamedTarget, templates_of
from mdlint.infer.proposal import Proposal, for_column
from mdlint.infer.proposers._base import Proposer
from mdlint.infer.trial import with_exceptions
from mdlint.schema.keywords.link import kinds_of

_LEAST_ROWS = 50
# The share of the linked rows that have a name.
_MOST_NAMED = 0.9


def propose(family: Family, known: Known) -> Iterator[Proposal]:
    """Propose a link in every cell of a column, if nearly all have one, and the one kind of target, if there is one.

    And the template of the targets, if they follow the texts of a column. It does without the rest if together they
    have too many exceptions.
    """
    for name in family.columns:
        entries = known.present(name)
        linked = [entry for entry in entries if kinds_of(entry.cell)]
        if 2 * len(linked) <= len(entries):
            continue
        required = _required(linked) if len(entries) >= _LEAST_ROWS else {}
        templates = _templates(known, linked)
        tries = [for_column(name, "link", {**required, **templates}, evidence_of(entries))] if required else []
        if templates:
            tries.append(for_column(name, "link", templates, evidence_of(linked)))
            tries += [tries[0]._replace(value=required)] if required else []
        tried = [with_exceptions(known, proposal) for proposal in tries]
        yield from [next((each for each in tried if each.is_supported), tried[0])] if tried else ()


def _required(linked: Sequence[FamilyCell]) -> dict[str, Any]:
    counts = Counter(kind for entry in linked for kind in set(kinds_of(entry.cell)))
    kind, times = counts.most_common(1)[0]
    return {"required": True, "kind": kind} if times == len(linked) and len(counts) == 1 else {"required": True}


def _templates(known: Known, linked: Sequence[FamilyCell]) -> dict[str, Any]:
    """Return the templates that the links follow, made of the first column that they follow."""
    for column, named in known.texts():
        names = {(entry.place.table, entry.place.at.row): entry.text for entry in named}
        rows = [(names.get((entry.place.table, entry.place.at.row)), entry) for entry in linked]
        pairs = [
            NamedTarget(text, link.target)
            for text, entry in rows
            if text
            for link in entry.cell.links
            if link.target and link.kind != "image"
        ]
        if len(pairs) >= _MOST_NAMED * len(linked) and (found := templates_of(column, pairs, len(linked))):
            return {"template": found[0] if len(found) == 1 else found}
    return {}


PROPOSER = Proposer("cell-links", "values", propose)
