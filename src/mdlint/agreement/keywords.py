"""Runs the keywords of schemas that compare tables across pages."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from mdlint.schema.keywords import keywords_in
from mdlint.schema.keywords._base import DataFiles
from mdlint.table_facts import Asked, Disagreement, PageTable


def disagreements(tables: Iterable[PageTable], files: DataFiles) -> Iterator[Disagreement]:
    """Yield what the keywords find in all tables, each with its rule, and the message that the schema sets.

    `files` has the data files that tables are compared with.
    """
    asked: defaultdict[str, list[Asked]] = defaultdict(list)
    # A path is the first thing that differs between two tables: the result is the same in any order of pages.
    for table in sorted(tables, key=lambda table: (table.path, table.facts.header)):
        for ask in table.facts.asks:
            asked[ask.keyword].append(Asked(table, ask, _value(ask.value)))
    for keyword in keywords_in(asked):
        assert keyword.rule is not None
        if keyword.check_project:
            for found in keyword.check_project(asked[keyword.name], files):
                yield _stamped(found, keyword.rule)


# All tables of a schema share the values of its keywords.
@lru_cache(maxsize=256)
def _value(text: str) -> Any:  # noqa: ANN401  of JSON
    return json.loads(text)


def _stamped(found: Disagreement, rule: str) -> Disagreement:
    """Fill in the rule, and the message that the schema sets."""
    own = found.asked.ask.message
    if own is not None:
        found = found._replace(message=own, help=None)
    return found._replace(rule=found.rule or rule)
