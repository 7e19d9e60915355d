r"""Rows are cut off from their table by a blank line or a comment.

## What it does

Reports rows right below a table that are not part of it: only blank lines or HTML comments stand between, and the first
row has as many cells as the header. One finding tells of all rows of the paragraph, at the first of them.

## Why

A blank line ends a table, and so does an HTML comment. GitHub shows the rows after it as a paragraph full of pipes.

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
from mdlint.rules._rows import cut_off_table


def check_page(page: Page) -> Iterator[Finding]:
    """Look at each paragraph with a pipe in its first line."""
    for index, block in enumerate(page.blocks):
        if not isinstance(block, Paragraph) or "|" not in block.lines[0].text:
            continue
        table = cut_off_table(page, index)
        if table is None:
            continue
        last = table.last_row
        by_comment = any("<!--" in line for line in page.lines[last.span.line : block.lines[0].line - 1])
        what = "a comment" if by_comment else "a blank line"
        yield Finding(
            block.lines[0].span,
            f"cut off from the table above by {what}",
            help=f"GitHub shows these rows as text: {what} ends a table.",
            related=(Related(last.span, "the table ends here"),),
        )


RULE = Rule(
    id="orphan-rows",
    summary="Rows are cut off from their table by a blank line or a comment.",
    severity=Severity.ERROR,
    check_page=check_page,
)
