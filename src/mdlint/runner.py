"""Pages in, a report out: reads each page, checks it by the plan of its configuration, and counts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from mdlint.config import Config
from mdlint.engine import Plan, check, make_plan, schemas_of, settle, unreadable
from mdlint.errors import SchemaError
from mdlint.files import Source, read
from mdlint.markdown import parse
from mdlint.model import Diagnostic, Page, Severity, Span, Table
from mdlint.report import Report, Summary
from mdlint.rules import Finding
from mdlint.schema import TableSchema, load
from mdlint.utf8 import Unreadable


class ExtractedTable(NamedTuple):
    """A table, the path of its page, and the schema that is bound to it."""

    path: str
    table: Table
    schema: TableSchema


def run(
    sources: Sequence[Source],
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    on_page: Callable[[int], None] = lambda _done: None,
) -> Report:
    """Check pages, those that can't be read included, and call `on_page` with how many are done after each.

    Raises SchemaError for a schema that can't be used: one that a configuration names before any page is read. An
    unforeseen exception gets a note that names the page.
    """
    plans = _plans(sources, select, ignore)
    diagnostics: list[Diagnostic] = []
    lines: dict[str, Sequence[str]] = {}
    tables = 0
    for done, source in enumerate(sources, start=1):
        with _naming(source.path):
            found, page = _check(source, plans[source.config])
        diagnostics += found
        if page:
            tables += len(page.tables)
        if page and found:
            lines[source.path] = page.lines
        on_page(done)
    count = Counter(diagnostic.severity for diagnostic in diagnostics)
    summary = Summary(len(sources), tables, count[Severity.ERROR], count[Severity.WARNING])
    return Report(diagnostics, summary, lines)


def extract(sources: Sequence[Source]) -> tuple[list[ExtractedTable], list[tuple[str, Unreadable]]]:
    """Return the tables of all pages, and the paths of those that can't be read with the reason.

    Raises SchemaError as `run` does.
    """
    plans = _plans(sources)
    tables: list[ExtractedTable] = []
    faults: list[tuple[str, Unreadable]] = []
    for source in sources:
        with _naming(source.path):
            page = _read(source)
            if isinstance(page, Unreadable):
                faults.append((source.path, page))
                continue
            schemas = schemas_of(page, plans[source.config], _named_schemas(page))
        tables += [ExtractedTable(source.path, *pair) for pair in zip(page.tables, schemas, strict=True)]
    return tables, faults


def _plans(sources: Sequence[Source], select: Collection[str] = (), ignore: Collection[str] = ()) -> dict[Config, Plan]:
    """Make the plan of each configuration, in the order of the first page it is for."""
    return {config: make_plan(config, select, ignore) for config in dict.fromkeys(source.config for source in sources)}


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Add the path of the page at work to an exception that leaves the block."""
    try:
        yield
    except Exception as error:
        error.add_note(f"on {path}")
        raise


def _check(source: Source, plan: Plan) -> tuple[list[Diagnostic], Page | None]:
    page = _read(source)
    if isinstance(page, Unreadable):
        place = Span(page.line, page.column, page.line, page.column)
        return unreadable(source.path, plan, Finding(place, page.message)), None
    return settle(check(page, plan, _named_schemas(page))), page


def _read(source: Source) -> Page | Unreadable:
    text = read(source)
    return text if isinstance(text, Unreadable) else parse(text, source.path)


def _named_schemas(page: Page) -> dict[str, TableSchema]:
    """Load the schemas that comments on a page name; a path is relative to the page."""
    named: dict[str, TableSchema] = {}
    for table in page.tables:
        if table.schema is None or table.schema in named:
            continue
        try:
            named[table.schema] = load(table.schema, Path(page.path).parent)
        except SchemaError as error:
            line = (table.schema_span or table.span).line
            raise error.noting(f"named on {page.path}:{line}") from error
    return named
