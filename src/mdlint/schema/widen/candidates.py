"""Ask the keywords which edits of a schema would accept what it refuses."""

from collections.abc import Iterator

from mdlint.schema.keywords import KEYWORDS, Proposal, Refusal, SchemaEdit
from mdlint.schema.widen.standard import ACCEPT


def candidates(refusal: Refusal) -> Iterator[Proposal]:
    """Yield the proposals, the most likely first: how a cell is read comes before what is asked of its value."""
    for keyword in KEYWORDS.values():
        if keyword.accept:
            yield from keyword.accept(refusal)
        elif keyword.suggest and refusal.own and refusal.rule == "wrong-type" and refusal.column.may_be_number:
            for value in keyword.suggest(refusal.cells[0].text, refusal.column):
                yield (SchemaEdit((*refusal.own.path, keyword.name), value, joined=value),)
    accept = ACCEPT.get(refusal.keyword)
    if accept and refusal.path:
        yield from accept(refusal)
