"""A merge conflict in a table is not resolved.

## What it does

Reports a merge conflict that git left on the page, once, at its first line `<<<<<<<`: if a table or a row is between
its markers, or a table is right above or below. Also reports a single marker (`<<<<<<<`, `|||||||`, `=======` or
`>>>>>>>`) that is a line of a pipe table, or is right above or below one.

The rule ignores code, scripts and comments, and a line of `=` below text, which makes a heading of it. Other rules
ignore the markers.

## Why

GitHub shows the markers and both versions of the rows. `>>>>>>>` ends the table, and the rows below it become a quote.

## Example

```markdown
| Model | Top-1 |
|-------|-------|
<<<<<<< HEAD
| base  | 83.8  |
=======
| base  | 83.9  |
>>>>>>> new-scores
| small | 81.2  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.9  |
| small | 81.2  |
```

## Options

The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Iterator

from mdlint.model import Page, Related, Severity, Span, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules._conflicts import conflict_lines, conflicts, has_lines, hidden_lines
from mdlint.rules._rows import cell_count, is_row_like
from mdlint.stray_lines import conflict_marker, stray_lines

_STARTS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def check_page(page: Page) -> Iterator[Finding]:
    """Report each conflict next to a table, and each single marker in or next to a pipe table."""
    if not has_lines(page, *_STARTS):
        return
    near_tables = {line for table in page.tables for line in range(table.span.line - 1, table.span.end_line + 2)}
    for first, last in conflicts(page):
        lines = range(first, last + 1)
        if any(line in near_tables or _is_row(page.lines[line - 1]) for line in lines):
            help_ = "Keep one version, and remove the lines that begin with <<<<<<<, =======, >>>>>>> or |||||||."
            related = (Related(_span(page, last), "the conflict ends here"),)
            yield Finding(_span(page, first), "a merge conflict is not resolved", help_, related)
    known = conflict_lines(page) | hidden_lines(page)
    for line in sorted({line for table in page.tables for line in _markers(page, table)} - known):
        yield Finding(_span(page, line), "a marker of a merge conflict is left over", "Remove the line.")


def _is_row(line: str) -> bool:
    """Whether a line looks like a row of a table. The marker of the common version begins with bars, too."""
    return is_row_like(line) and cell_count(line) > 1 and conflict_marker(line) is None


def _markers(page: Page, table: Table) -> Iterator[int]:
    """Yield the lines of the page that are a marker in a pipe table, or right above or below it."""
    if table.kind != "pipe":
        return
    for number in stray_lines(table).ignored:
        line = table.rows[number].span.line
        if conflict_marker(page.lines[line - 1]):
            yield line
    for line, kind in ((table.span.line - 1, "<"), (table.span.end_line + 1, ">")):
        if 0 < line <= len(page.lines) and conflict_marker(page.lines[line - 1]) == kind:
            yield line


def _span(page: Page, line: int) -> Span:
    return Span(line, 1, line, len(page.lines[line - 1].rstrip()) + 1)


RULE = Rule(
    id="merge-conflict",
    summary="A merge conflict in a table is not resolved.",
    severity=Severity.ERROR,
    check_page=check_page,
)
