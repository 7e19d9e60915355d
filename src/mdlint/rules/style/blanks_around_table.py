"""A table has no blank line above or below it.

## What it does

Counts the blank lines above and below each pipe table, within its container: the page, a list item, a block quote or a
footnote. A line with nothing but `>` counts as blank, and so does a line with nothing but a comment, so that a comment
for mdlint can be right above its table. A table that begins or ends its container needs no blank line there.

Text right below a table is a row of it: [`ragged-row`](ragged-row.md) reports that.

## Why

GitHub lets a table interrupt a paragraph; other parsers show it as text.

## Example

```markdown
Accuracy on the validation set:
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
# Speed
```

## Instead

```markdown
Accuracy on the validation set:

| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |

# Speed
```

## Options

The severity in `[rules]`, which also turns it on. In `[style]`:

- `blanks-before`, `blanks-after`: the least number of blank lines. The default is 1 for both; 0 allows any number.

Other linters call it `MD058`, `blanks-around-tables` (markdownlint, rumdl, pymarkdown).
"""

import re
from collections.abc import Iterator

from mdlint.model import Edit, Fix, HtmlBlock, Page, Paragraph, Severity, Span, Table
from mdlint.rules._base import Finding, Rule
from mdlint.style import TableStyle
from mdlint.text.words import counted

# A comment without an end hides the rest of its block. No text is read twice, so the time is linear.
_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->))*+(?:-->|\Z)")
# The quote markers and the indentation at the start of a line. The markers of lists are not among them.
_LEAD = re.compile(r"[ \t>]*")
_TAB_STOP = 4


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the number of blank lines around each table with the style."""
    lines = _Lines(page)
    for table, is_first in lines.tables():
        above = None if is_first else lines.blanks_above(table)
        if above is not None and above < style.blanks_before:
            fix = lines.fix(table, table.header.span.line - above, style.blanks_before - above)
            fix = fix._replace(is_safe=not lines.interrupts_escaped_pipe(table))
            yield Finding(table.header.span, _message(above, "above", style.blanks_before), fix=fix)
        below = lines.blanks_below(table)
        if below is not None and below < style.blanks_after:
            fix = lines.fix(table, table.last_row.span.line + 1, style.blanks_after - below)
            yield Finding(table.last_row.span, _message(below, "below", style.blanks_after), fix=fix)


def _message(found: int, side: str, expected: int) -> str:
    return f"{counted(found, 'blank line') if found else 'no blank line'} {side} the table, expected {expected}"


class _Lines:
    """The lines of a page, some of which count as blank."""

    def __init__(self, page: Page) -> None:
        self._page = page
        # The lines of comments: they show nothing, so they count as blank.
        self._unseen = {
            line.line
            for block in page.blocks
            if isinstance(block, HtmlBlock) and block.is_comment and _is_hidden(block)
            for line in block.lines
        }
        # The last lines of paragraphs with an escaped pipe.
        self._escaped_ends = {
            block.lines[-1].line
            for block in page.blocks
            if isinstance(block, Paragraph) and any("\\|" in line.text for line in block.lines)
        }

    def tables(self) -> Iterator[tuple[Table, bool]]:
        """Yield each pipe table, and whether it is the first block of its container.

        Containers are numbered in the order of their beginnings. So a block is the first of its container if all blocks
        before it have lower container numbers.
        """
        highest = -1
        for block in self._page.blocks:
            if isinstance(block, Table) and block.kind == "pipe":
                yield block, block.container > highest
            if not (isinstance(block, HtmlBlock) and block.lines[0].line in self._unseen):
                highest = max(highest, block.container)

    def blanks_above(self, table: Table) -> int | None:
        """Return how many blank lines are above a table; None if no other lines are above it."""
        first = table.header.span.line
        line = first - 1
        while line > 0 and self._is_blank(line):
            line -= 1
        return first - 1 - line if line else None

    def blanks_below(self, table: Table) -> int | None:
        """Return how many blank lines are below a table; None if nothing follows in its container."""
        last = table.last_row.span.line
        line = last + 1
        while line <= len(self._page.lines) and self._is_blank(line):
            line += 1
        if line > len(self._page.lines) or not self._is_in_container(table, line):
            return None
        return line - 1 - last

    def interrupts_escaped_pipe(self, table: Table) -> bool:
        """Whether a table is right below a paragraph that has an escaped pipe.

        GitHub then shows the pipe without its backslash, even in code. With a blank line, it would not.
        """
        return table.header.span.line - 1 in self._escaped_ends

    def fix(self, table: Table, line: int, count: int) -> Fix:
        """Return the fix that adds blank lines above a line, within the quotes that the table is in."""
        row = table.last_row
        lead = self._page.lines[row.span.line - 1][: row.span.column - 1]
        blank = lead[: lead.rfind(">") + 1]
        return Fix("Add blank lines", (Edit(Span(line, 1, line, 1), f"{blank}\n" * count),))

    def _is_blank(self, number: int) -> bool:
        return number in self._unseen or not self._page.lines[number - 1].strip(" \t\v\f>")

    def _is_in_container(self, table: Table, number: int) -> bool:
        """Whether a line below a table is in the table's container.

        It is if it has as many quote markers and is indented as far: neither a table nor a block after it has lazy
        lines.
        """
        if not table.container:
            return True
        row = table.last_row
        own = self._page.lines[row.span.line - 1][: row.span.column - 1]
        lead = _LEAD.match(self._page.lines[number - 1])
        quotes = own.count(">")
        if lead is None or lead[0].count(">") < quotes:
            return False
        return _indent(lead[0], quotes) >= _indent(own, quotes) - row.indent


def _is_hidden(block: HtmlBlock) -> bool:
    return not _COMMENT.sub("", "\n".join(line.text for line in block.lines)).strip()


def _indent(lead: str, quotes: int) -> int:
    """Return how many columns of white space follow `quotes` quote markers and the space that belongs to the last."""
    end = -1
    for _ in range(quotes):
        end = lead.index(">", end + 1)
    return len(lead[end + 1 :].expandtabs(_TAB_STOP)) - bool(quotes and lead[end + 1 : end + 2])


RULE = Rule(
    id="blanks-around-table",
    summary="A table has no blank line above or below it.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
    fixes="safe or unsafe",
)
