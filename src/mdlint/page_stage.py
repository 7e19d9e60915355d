"""The page stage: a page goes in, and all that the project stage and the report need of it comes out.

Nothing here reads a file, and a result holds neither the text nor the tables of its page. So pages can be checked in
any process and in any order, and results can be stored.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mdlint.agreement.languages import has_language
from mdlint.binding.choice import Choice, choices_of, is_under_heading
from mdlint.binding.named_schemas import NamedSchemas
from mdlint.config import Config
from mdlint.destinations import Facts
from mdlint.engine import check_bound, reported
from mdlint.files.tree import Question
from mdlint.files.utf8 import Unreadable, decode
from mdlint.known_rules import UNREADABLE
from mdlint.links import local_facts
from mdlint.markdown import read_page
from mdlint.model import Diagnostic, NotebookCell, Page, Span
from mdlint.report import TablesBySchema
from mdlint.rules import Finding
from mdlint.ruleset import Ruleset
from mdlint.schema import Unchecked, compared_table, unchecked_in
from mdlint.suppression import Suppression, suppressions_of
from mdlint.table_facts import TableFacts, WrittenTable


class PageResult(NamedTuple):
    """What is known of a page after the page stage.

    `diagnostics` are not settled: no comment has silenced any. `facts` are None if no rule looks up links, or if the
    page can't be read. `bound` are the places of the `[[tables]]` entries that bind a table of the page. `unchecked`
    counts the rows and columns that the schemas of its tables do not check. `checksum` (CRC-32) is that of the content,
    0 if it can't be read. `asked` are the questions about the file system that the stage asked, with their answers: the
    page itself, and the schemas that its comments name. `compared` are the tables that are compared with other pages or
    with files. `written` are all tables of a page that may be one of a pair of translations; None for any other page.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...]
    facts: Facts | None = None
    suppressions: tuple[Suppression, ...] = ()
    notebook_cells: Sequence[NotebookCell] = ()
    tables: TablesBySchema = TablesBySchema()
    unchecked: tuple[tuple[Unchecked, int], ...] = ()
    bound: frozenset[str] = frozenset()
    checksum: int = 0
    asked: tuple[tuple[Question, str], ...] = ()
    compared: tuple[TableFacts, ...] = ()
    written: tuple[WrittenTable, ...] | None = None


def parse_page(content: bytes | Unreadable, path: str, config: Config) -> Page | Unreadable:
    """Read the content of a file as a page. The result says where and why it can't be read, as `content` may."""
    text = decode(content)
    if isinstance(text, Unreadable):
        return text
    page = read_page(text, path, config.dialect, config.slugs, config.mathematics)
    if isinstance(page, Unreadable):
        return page
    undefined = tuple(reference for reference in page.undefined if not config.links.ignores(reference.label))
    return page if len(undefined) == len(page.undefined) else page._replace(undefined=undefined)


def check_page(page: Page, ruleset: Ruleset, named: NamedSchemas) -> PageResult:
    """Check all that can be checked without other pages. `named` are the schemas that comments on the page name."""
    choices = choices_of(page, ruleset, named.by_name)
    diagnostics = reported(page.path, ruleset, "unknown-schema", named.findings)
    diagnostics += check_bound(page, ruleset, choices)
    if page.notebook_cells:
        # The lines of a page are not those of the file.
        diagnostics = [diagnostic._replace(fix=None) for diagnostic in diagnostics]
    return PageResult(
        page.path,
        tuple(diagnostics),
        local_facts(page) if any(rule.group == "links" for rule in ruleset.rules.values()) else None,
        suppressions_of(page),
        page.notebook_cells,
        count_by_schema(choices),
        tuple(_total(unchecked_in(choice.bound) for choice in choices).items()),
        frozenset(choice.binding.place for choice in choices if choice.binding),
        compared=tuple(_compared(page.path, choices, ruleset)),
        written=_written(page, ruleset),
    )


def _compared(path: str, choices: Iterable[Choice], ruleset: Ruleset) -> Iterator[TableFacts]:
    entries = [entry for entry in ruleset.consistent if entry.covers(path)]
    for choice in choices:
        is_whole = any(is_under_heading(choice.bound.table, entry.heading) for entry in entries)
        if facts := compared_table(choice.bound, is_whole=is_whole):
            yield facts


def _written(page: Page, ruleset: Ruleset) -> tuple[WrittenTable, ...] | None:
    """Return the tables of a page that is likely to be compared with a page in another language."""
    if "translation-mismatch" not in ruleset.rules:
        return None
    if not has_language(page.path) and not any(entry.covers(page.path) for entry in ruleset.translations):
        return None
    from mdlint.agreement.written import written_tables  # noqa: PLC0415  few pages have a language

    return written_tables(page)


def unreadable_page(path: str, reason: Unreadable, ruleset: Ruleset) -> PageResult:
    """Return the result of a page that can't be read: a finding."""
    place = Span(reason.line, reason.column, reason.line, reason.column)
    findings = [Finding(place, reason.message)]
    return PageResult(path, tuple(reported(path, ruleset, UNREADABLE, findings)))


def renamed(result: PageResult, path: str) -> PageResult:
    """Return the result of a page with another path: that of messages instead of that of globs."""
    return result._replace(
        path=path,
        diagnostics=tuple(diagnostic._replace(path=path) for diagnostic in result.diagnostics),
        facts=result.facts and result.facts._replace(path=path),
    )


def count_by_schema(choices: Iterable[Choice]) -> TablesBySchema:
    """Count tables by the schema that they have."""
    named = default = none = 0
    for choice in choices:
        if choice.origin != "default":
            named += 1
        elif choice.bound.knows_a_column:
            default += 1
        else:
            none += 1
    return TablesBySchema(named=named, default=default, none=none)


def _total(counts: Iterable[Mapping[Unchecked, int]]) -> dict[Unchecked, int]:
    added: dict[Unchecked, int] = {}
    for each in counts:
        for reason, count in each.items():
            added[reason] = added.get(reason, 0) + count
    return added
