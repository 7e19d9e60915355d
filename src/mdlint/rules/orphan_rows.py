r"""Rows are cut off from their table by a blank line or a comment.

## What it does

Reports rows right below a table that are not part of it. Only blank lines, HTML comments or other such rows are between
the table and these rows, or the rows lack the marker or the indentation of the table's quote or list item. The rows of
a paragraph have one finding, at the first row.

The first row has an outer pipe and as many cells as the header; with both outer pipes, it may have more or fewer cells.
Right below a table without outer pipes, a list item with a pipe for each column (`1. Ann | 90`) is a row, too.

## Why

A blank line ends a table, and so does an HTML comment or the end of its quote or list item. GitHub shows the rows after
it as a paragraph full of pipes.

## Example

```markdown
| Model | Top-1 |
|-------|-------|
| large | 84.8  |

| base  | 83.8  |
| small | 81.2  |
```

## Instead

Remove the blank line. If the rows are a table of their own, give them a header and a delimiter row.

```markdown
| Model | Top-1 |
|-------|-------|
| large | 84.8  |
| base  | 83.8  |
| small | 81.2  |
```

## Options

The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Iterator

from mdlint.model import Page, Paragraph, Related, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.rules._conflicts import conflict_lines
from mdlint.rules._cut_off_rows import LIST, cut_off_rows, item_marker


def check_page(page: Page) -> Iterator[Finding]:
    """Report each paragraph of rows that is cut off from a table."""
    cut_off = cut_off_rows(page)
    conflicts = conflict_lines(page) if cut_off else ()
    for index, (table, by) in cut_off.items():
        block = page.blocks[index]
        assert isinstance(block, Paragraph)
        if block.lines[0].line in conflicts:
            continue
        if by is None:
            message = "not in the list item or quote of the table above"
            help_ = "GitHub shows these rows as text: a table ends where its list item or quote does."
        else:
            message = f"cut off from the table above by {by}"
            help_ = f"GitHub shows these rows as text: {by} ends a table."
        span = block.lines[0].span
        if by == LIST:
            message = "read as a list, not as rows of the table above"
            help_ = "Begin each row with a pipe."
            span = span._replace(column=item_marker(page, block))
        related = (Related(table.last_row.span, "the table ends here"),)
        yield Finding(span, message, help=help_, related=related)


RULE = Rule(
    id="orphan-rows",
    summary="Rows are cut off from their table by a blank line or a comment.",
    severity=Severity.ERROR,
    check_page=check_page,
)
