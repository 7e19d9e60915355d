r"""Lines meant as a table are shown as text.

## What it does

Reports what was written as a table and is none to GitHub, once for each would-be table:

- the delimiter row has another number of cells than the header;
- a cell of the delimiter row is empty, or has other characters than `-` with `:` at its ends, such as a long dash;
- there are rows, two at least, but no delimiter row;
- the delimiter row has no header above it, or a blank line stands between the two;
- a row stands above the header, so that it is no part of the table;
- a blank line is missing above the table: it continues the text of a list item or quote, or an HTML block
  (`<details>`, `<div>` ...) that only a blank line ends. JSX components and elements with a `markdown` attribute are
  left alone: MDX and Python-Markdown read tables there, as in the indented text of `!!!`, `???` and `===`;
- in the dialect `mkdocs`, it stands in an HTML element without the attribute `markdown`.

## Why

GitHub shows the whole table as one paragraph of pipes and dashes.

## Example

```markdown
| Model | Top-1 | Params (M) |
|-------|-------|
| base  | 83.8  | 86.6       |
```

## Instead

```markdown
| Model | Top-1 | Params (M) |
|-------|-------|------------|
| base  | 83.8  | 86.6       |
```

## Options

The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Iterator

from mdlint.model import HtmlBlock, Page, Paragraph, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.rules._cut_off import cut_off_rows
from mdlint.rules._would_be_table import in_html, in_paragraph


def check_page(page: Page) -> Iterator[Finding]:
    """Look at each paragraph that has a pipe, and at each HTML block."""
    cut_off = cut_off_rows(page)
    for index, block in enumerate(page.blocks):
        finding = None
        if isinstance(block, Paragraph) and any("|" in line.text for line in block.lines):
            finding = in_paragraph(page, index, is_cut_off=index in cut_off)
        elif isinstance(block, HtmlBlock) and not page.path.endswith(".mdx"):
            finding = in_html(block)
        if finding is not None:
            yield finding


RULE = Rule(
    id="not-a-table",
    summary="Lines meant as a table are shown as text.",
    severity=Severity.ERROR,
    check_page=check_page,
)
