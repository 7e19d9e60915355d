"""Pages in, pages that agree with their data files out: `mdlint sync`. No file is written."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mdlint.discover import Source
from mdlint.fix_run import FixRun, fix
from mdlint.known_rules import UNREADABLE, RuleChoice
from mdlint.model import Diagnostic
from mdlint.page_stage import PageResult

_DIFFERS, _UNREADABLE_SOURCE, _MARKS, _ORDER = (
    "source-mismatch",
    "unreadable-source",
    "best-not-marked",
    "unsorted-rows",
)
_LACKS_ROWS = "missing-from-table"
_KEYWORD = "source"


class SyncRun(NamedTuple):
    """What a run has changed, in memory. A page that can't be compared with all of its data files does not change.

    `failures` are pages and data files that can't be read, `left` are cells that differ from their data files and
    rows that are missing, which can't be written.
    """

    run: FixRun
    failures: Sequence[Diagnostic]
    left: Sequence[Diagnostic]


def sync(
    sources: Sequence[Source],
    on_page: Callable[[int], None] = lambda _done: None,
    *,
    jobs: int | None = 1,
    sort: bool = False,
    add_rows: bool = False,
) -> SyncRun:
    """Write the values of data files into the cells that differ from them, and move the marks of the best values.

    With `sort`, the rows are sorted too, as the schema asks; with `add_rows`, a table that is to be complete gets a row
    for each record that has none. Only tables with the keyword `source` change. The other parameters, and the
    exceptions, are those of `runner.run`.
    """
    rules = {_DIFFERS, _UNREADABLE_SOURCE, _MARKS, UNREADABLE}
    rules |= ({_ORDER} if sort else set()) | ({_LACKS_ROWS} if add_rows else set())
    done = fix(sources, RuleChoice(frozenset(rules)), on_page, jobs=jobs, unsafe=True, choose=_in_synced_tables)
    found = done.report.diagnostics
    failures = [each for each in found if each.rule in {UNREADABLE, _UNREADABLE_SOURCE}]
    failed = {each.path for each in failures}
    compared = tuple(page for page in done.pages if page.source.path not in failed)
    left = [each for each in found if each.rule in {_DIFFERS, _LACKS_ROWS}]
    return SyncRun(done._replace(pages=compared), failures, left)


def _in_synced_tables(result: PageResult, found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Return the findings in tables that are compared with a data file."""
    lines: set[int] = set()
    for table in result.compared:
        if any(ask.keyword == _KEYWORD for ask in table.asks):
            lines.add(table.header.line)
            lines.update(span.line for column in table.columns for span in column.spans)
    return [each for each in found if each.span.line in lines]
