"""A table has no blank line above or below it.

## What it does

Counts the blank lines above and below each pipe table, up to the next line of whatever holds the table: the page, a list
item, a block quote or a footnote. A line with nothing but `>` is blank, and so is one with nothing but a comment, so that a
comment for mdlint may stand right above its table. A table that begins or ends the page, or what holds it, needs no
blank line there.

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

- `blanks-before`, `blanks-after`: how many blank lines at least. The default is 1 for both; with 0 it does not look.

Other linters call it `MD058`, `blanks-around-tables` (markdownlint, rumdl, pymarkdown).
"""

import re
from collections.abc import Iterator

from mdlint.model import HtmlBlock, Page, Table
from mdlint.rules._base import Finding
from mdlint.style import TableStyle
from mdlint.words import counted

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# The markers and the indentation that a line of a container may begin with; those of lists are no part of it.
_LEAD = re.compile(r"[ \t>]*")
_TAB_STOP = 4


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Compare the blank lines around each table with the numbers that are set."""
    around = Surroundings(page)
    for table, is_first in around.tables():
        above = None if is_first else around.blanks_above(table)
        if above is not None and above < style.blanks_before:
            yield Finding(table.header.span, _message(above, "above", style.blanks_before))
        below = around.blanks_below(table)
        if below is not None and below < style.blanks_after:
            yield Finding(table.last_row.span, _message(below, "below", style.blanks_after))


def _message(found: int, side: str, expected: int) -> str:
    return f"{counted(found, 'blank line') if found else 'no blank line'} {side} the table, expected {expected}"


class Surroundings:
    """The lines of a page, and which of them are as good as blank."""

    def __init__(self, page: Page) -> None:
        self._page = page
        # Comments show nothing, so that their lines are as good as blank.
        self._unseen = {
            line.line
            for block in page.blocks
            if isinstance(block, HtmlBlock) and block.is_comment and _is_hidden(block)
            for line in block.lines
        }

    def tables(self) -> Iterator[tuple[Table, bool]]:
        """Each pipe table, and whether it comes first in its container, or on the page.

        Containers are numbered in the order in which they begin, so that nothing stood in this one before if all that came
        before has lower numbers.
        """
        highest = -1
        for block in self._page.blocks:
            if isinstance(block, Table) and block.kind == "pipe":
                yield block, block.container > highest
            if not (isinstance(block, HtmlBlock) and block.lines[0].line in self._unseen):
                highest = max(highest, block.container)

    def blanks_above(self, table: Table) -> int | None:
        """How many blank lines stand above a table; None where there are only blank lines."""
        first = table.header.span.line
        line = first - 1
        while line > 0 and self._is_blank(line):
            line -= 1
        return first - 1 - line if line else None

    def blanks_below(self, table: Table) -> int | None:
        """How many blank lines stand below a table; None where nothing follows in its container."""
        last = table.last_row.span.line
        line = last + 1
        while line <= len(self._page.lines) and self._is_blank(line):
            line += 1
        if line > len(self._page.lines) or not self._goes_on(table, line):
            return None
        return line - 1 - last

    def _is_blank(self, number: int) -> bool:
        return number in self._unseen or not self._page.lines[number - 1].strip(" \t\v\f>")

    def _goes_on(self, table: Table, number: int) -> bool:
        """Whether a line stands in the container of a table that ends above it.

        Neither a table nor what may follow one has lazy lines, so it does if it has as many quote marks and is indented as
        far.
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
    """How many columns of white space follow the last of so many quote marks, and the space that belongs to it."""
    end = -1
    for _ in range(quotes):
        end = lead.index(">", end + 1)
    return len(lead[end + 1 :].expandtabs(_TAB_STOP)) - bool(quotes and lead[end + 1 : end + 2])
