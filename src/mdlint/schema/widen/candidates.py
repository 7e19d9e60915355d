"""Ask the keywords which edits of a schema would accept what it refuses."""

from collections.abc import Iterator

from mdlint.schema.keywords import KEYWORDS
from mdlint.schema.table.rejection import Rejection, SchemaEdit, Widening
from mdlint.schema.widen.standard import ACCEPT


def candidates(rejection: Rejection) -> Iterator[Widening]:
    """Yield the widenings, the most likely first: how a cell is read comes before what is asked of its value."""
    for keyword in KEYWORDS.values():
        if keyword.accept:
            yield from keyword.accept(rejection)
        elif keyword.suggest and rejection.own and rejection.rule == "wrong-type" and rejection.column.may_be_number:
            for value in keyword.suggest(rejection.cells[0].text, rejection.column):
                yield (SchemaEdit((*rejection.own.path, keyword.name), value, joined=value),)
    accept = ACCEPT.get(rejection.keyword)
    if accept and rejection.path:
        yield from accept(rejection)
