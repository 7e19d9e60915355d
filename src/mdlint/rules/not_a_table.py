r"""Lines meant as a table are shown as text.

## What it does

Reports lines that were written as a table but are not a table to GitHub, once for each such table:

- the delimiter row and the header have different numbers of cells: the header is reported if all rows below agree with
  the delimiter row, else the delimiter row;
- a cell of the delimiter row is empty, or has other characters than `-` with `:` at its ends, such as a long dash;
- there are at least 2 rows, but no delimiter row;
- the delimiter row has no header above it, or a blank line is between the two;
- the delimiter row is broken over several lines;
- the header begins with `#` and has no outer pipe, so that it is a heading;
- a row is above the header, so it is not part of the table;
- a blank line is missing above the table, so it continues the text of a list item or quote, or an HTML block
  (`<details>`, `<div>` ...) that only a blank line ends;
- in the dialect `mkdocs`, the table is in an HTML element without the attribute `markdown`, or right below a line of
  text, in an admonition or a list item too; or a row of a table with one column has no pipe at its start or end;
- in the dialect `myst`, docutils refuses a `{list-table}` or `{csv-table}`: `widths` has another number of columns, or
  `header-rows` or `stub-columns` leave no data.

The rule ignores JSX components, elements with a `markdown` attribute, and the indented text of `!!!`, `???` and `===`:
MDX and Python-Markdown read tables there.

## Why

GitHub shows the whole table as one paragraph of pipes and dashes, and so does MkDocs.

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

import re
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, pairwise, takewhile

from mdlint.model import Heading, HtmlBlock, Page, Paragraph, Related, Severity, SiteMarkup, Span, TextLine
from mdlint.rules._base import Finding, Rule
from mdlint.rules._conflicts import conflict_lines
from mdlint.rules._cut_off_rows import cut_off_rows
from mdlint.rules._rows import (
    begins_table,
    cell_count,
    cell_places,
    has_open_code_span,
    has_pipe,
    is_delimiter,
    is_meant_as_delimiter,
    is_pipe_table,
    is_row,
    is_row_like,
)
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import counted

_DELIMITER_CELL = lazy_pattern(r":?-+:?")
_JSX = lazy_pattern(r"\s*</?[A-Z]")
_ELEMENT = lazy_pattern(r"<[a-z][a-z0-9]*", re.IGNORECASE)
# Markup in which there would be no table anyway, and Python-Markdown's attribute that makes it one.
_OTHER_MARKUP = lazy_pattern(
    r"<(?:pre|code|script|style|textarea)\b|<!--|```|~~~|<\w[^<>]*\smarkdown(?:[\s=>]|$)", re.IGNORECASE
)
# A grid table of another dialect, a drawing, or a template: their rows need no delimiter row.
_OTHER_SOURCE = lazy_pattern(r"^\s*\+[-=+]|\{[{%]")
# Admonitions and tabs of Python-Markdown, whose indented content may be a table.
_INDENTED_BLOCK = lazy_pattern(r"""\s*(?:!!!|\?\?\?\+?|===[!+]*(?=\s*["']))\s*\S""")
_AGREE = "GitHub shows the table as text until both have the same number of cells."
# A snippet: PyMdown replaces the line that names it with its text.
_SNIPPET = "-8<-"


def check_page(page: Page) -> Iterator[Finding]:
    """Check each paragraph that has a pipe, and each HTML block."""
    cut_off = cut_off_rows(page)
    conflicts = conflict_lines(page)
    for index, block in enumerate(page.blocks):
        finding = None
        if isinstance(block, Paragraph):
            if has_pipe(block) and not _is_in(conflicts, block):
                finding = _in_paragraph(page, index, block, is_cut_off=index in cut_off)
        elif isinstance(block, Heading):
            if block.span.end_line > block.span.line:
                finding = _delimiter_in_heading(page, block)
        elif isinstance(block, HtmlBlock):
            if not page.path.endswith(".mdx") and not _is_in(conflicts, block):
                finding = _in_html(block)
        elif isinstance(block, SiteMarkup) and block.refusal:
            finding = Finding(*block.refusal)
        if finding is not None:
            yield finding


def _is_in(conflicts: Container[int], block: Paragraph | HtmlBlock) -> bool:
    """Whether a line of the block is among the lines of merge conflicts."""
    return bool(conflicts) and any(line.line in conflicts for line in block.lines)


def _in_paragraph(page: Page, index: int, paragraph: Paragraph, *, is_cut_off: bool) -> Finding | None:
    """Report the first reason why the paragraph `page.blocks[index]` is not a table.

    `is_cut_off` says that its rows belong to a table above, so that `orphan-rows` reports them.
    """
    lines, refusal = paragraph.lines, paragraph.refusal
    if any(_INDENTED_BLOCK.match(line.text) for line in lines) or _is_next_to_snippet(page, lines):
        return None
    not_begun = _delimiter_below_header(lines) if page.has_gfm_tables else refusal and Finding(*refusal)
    finding = not_begun or _delimiter_without_header(page, index, lines)
    if finding or is_cut_off or any(_OTHER_SOURCE.search(line.text) for line in lines):
        return finding
    return _rows_above_header(page, index, lines) or _mistyped_delimiter(lines) or _rows_alone(lines)


def _is_next_to_snippet(page: Page, lines: Sequence[TextLine]) -> bool:
    """Whether the lines may be continued by the text of a snippet."""
    return any(_SNIPPET in line for line in page.lines[max(lines[0].line - 2, 0) : lines[-1].line + 1])


def _delimiter_below_header(lines: Sequence[TextLine]) -> Finding | None:
    """Report why a line and the delimiter row below it are not a table."""
    for at, (header, delimiter) in enumerate(pairwise(lines), 1):
        if "|" in delimiter.text and "|" in header.text and is_delimiter(delimiter.text):
            is_pair = begins_table(header.text, delimiter.text)
            if is_pair:
                return _not_begun(header, delimiter)
            return _broken_delimiter(header, lines[at:]) or _disagreement(header, delimiter, lines[at + 1 :])
    return None


def _broken_delimiter(header: TextLine, lines: Sequence[TextLine]) -> Finding | None:
    """Report a delimiter row on several lines that together have as many cells as the header."""
    parts = list(takewhile(lambda line: is_delimiter(line.text), lines))
    counts = list(accumulate(cell_count(part.text) for part in parts))
    wanted = cell_count(header.text)
    if len(parts) < 2 or wanted not in counts[1:]:
        return None
    message = f"the delimiter row is broken over {counts.index(wanted) + 1} lines"
    return Finding(parts[0].span, message, "Write it on one line.", (Related(header.span, "the header"),))


def _delimiter_in_heading(page: Page, heading: Heading) -> Finding | None:
    """Report a delimiter row on several lines whose last is read as the underline of a heading."""
    last = heading.span.end_line
    numbers = (last - 1, last, last + 1)
    header, *parts = (
        TextLine(line, heading.span.column, page.lines[line - 1][heading.span.column - 1 :]) for line in numbers
    )
    return _broken_delimiter(header, parts) if "|" in header.text and "|" in parts[0].text else None


def _not_begun(header: TextLine, delimiter: TextLine) -> Finding:
    """Report a header and a delimiter row that agree but continue the text above."""
    if delimiter.lazy and not header.lazy:
        return Finding(delimiter.span, "the delimiter row is not in the list item or quote of its header")
    if delimiter.lazy:
        help_ = "The table is read as text of the list item or quote above."
        return Finding(header.span, "a blank line is missing before the table", help_)
    help_ = "A line that is indented by four spaces or more continues the text above."
    return Finding(delimiter.span, "the delimiter row is indented too far", help_)


def _disagreement(header: TextLine, delimiter: TextLine, below: Sequence[TextLine]) -> Finding:
    """Report a delimiter row with another number of cells than the header.

    If the rows below have as many cells as the delimiter row, the header is wrong.
    """
    wanted, count = cell_count(header.text), cell_count(delimiter.text)
    help_ = _AGREE
    if count < wanted and has_open_code_span(header.text[slice(*place)] for place in cell_places(header.text)):
        help_ = r"A pipe in code separates cells too: write \| instead of |."
    rows = list(takewhile(is_row, (line.text for line in below)))
    if rows and all(cell_count(row) == count for row in rows):
        message = f"the header has {counted(wanted, 'cell')}, the delimiter row and the rows below have {count}"
        return Finding(header.span, message, help_, (Related(delimiter.span, "the delimiter row"),))
    message = f"the delimiter row has {counted(count, 'cell')}, the header has {wanted}"
    return Finding(delimiter.span, message, help_, (Related(header.span, "the header"),))


def _delimiter_without_header(page: Page, index: int, lines: Sequence[TextLine]) -> Finding | None:
    """Report a delimiter row that begins a paragraph, if the line above or below is a row with as many cells."""
    delimiter = lines[0]
    count = cell_count(delimiter.text)
    if count < 2 or not is_delimiter(delimiter.text):
        return None
    if heading := _heading_right_above(page, index):
        if cell_count(heading.text) == count:
            help_ = f"Begin it with a pipe: | {heading.text.strip()}"
            return Finding(
                heading.span, "the header is read as a heading", help_, (Related(delimiter.span, "the delimiter row"),)
            )
        return None
    header = _last_line_above(page, index)
    if header and is_row_like(header.text) and cell_count(header.text) == count:
        message = "a blank line between the header and the delimiter row"
        return Finding(delimiter.span, message, related=(Related(header.span, "the header"),))
    if len(lines) > 1 and is_row_like(lines[1].text) and cell_count(lines[1].text) == count:
        help_ = "A table begins with a header, the cells of which may be empty."
        return Finding(delimiter.span, "the delimiter row has no header above it", help_)
    return None


def _heading_right_above(page: Page, index: int) -> TextLine | None:
    """Return the line of a heading with `#` and a pipe right above a block."""
    above, block = page.blocks[index - 1] if index else None, page.blocks[index]
    if not isinstance(above, Heading) or not isinstance(block, Paragraph) or above.span.line + 1 != block.lines[0].line:
        return None
    line = page.lines[above.span.line - 1]
    column = min(block.lines[0].column, above.span.column)
    text = line[column - 1 :]
    is_atx = text.lstrip().startswith("#") and "|" in text
    return TextLine(above.span.line, column + len(text) - len(text.lstrip()), text.lstrip()) if is_atx else None


def _last_line_above(page: Page, index: int) -> TextLine | None:
    """Return the last line of the paragraph above a block in the same container."""
    above = page.blocks[index - 1] if index else None
    if not isinstance(above, Paragraph) or above.container != page.blocks[index].container:
        return None
    return above.lines[-1]


def _rows_above_header(page: Page, index: int, lines: Sequence[TextLine]) -> Finding | None:
    """Report the rows right above a table, whose header is only the line above the delimiter row."""
    table = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
    if not is_pipe_table(table) or table.header.span.line != lines[-1].line + 1 or not is_row(lines[-1].text):
        return None
    rows = list(takewhile(lambda line: is_row(line.text), reversed(lines)))
    message = "a row above the header is not part of the table"
    help_ = "A table has one header row, right above the delimiter row."
    return Finding(rows[-1].span, message, help_, (Related(table.header.span, "the header"),))


def _mistyped_delimiter(lines: Sequence[TextLine]) -> Finding | None:
    """Report a delimiter row below the first line with a pipe that has a wrong number of cells, or a wrong cell."""
    first = next(at for at, line in enumerate(lines) if "|" in line.text)
    if first + 1 == len(lines):
        return None
    header, line, *rest = lines[first:]
    places = cell_places(line.text)
    cells = [line.text[slice(*place)] for place in places]
    wanted = cell_count(header.text)
    if min(len(cells), wanted) < 2 or not (is_meant_as_delimiter(cells) or _is_blank_between(wanted, cells, rest)):
        return None
    if len(cells) != wanted:
        return _disagreement(header, line, rest)
    wrong = (at for at, cell in zip(places, cells, strict=True) if not _DELIMITER_CELL.fullmatch(cell))
    place = next(wrong, None)
    if place is None:
        # On a site of MkDocs, lines with a sound delimiter row may be text for other reasons.
        return None
    start, end = place
    span = Span(line.line, line.column + start, line.line, line.column + end)
    what = f"{line.text[start:end]} is not a cell" if start < end else "an empty cell"
    help_ = "Write hyphens (-), with or without a colon at each end."
    return Finding(span, f"{what} of a delimiter row", help_)


def _is_blank_between(width: int, cells: Sequence[str], below: Sequence[TextLine]) -> bool:
    """Whether a row is blank and has as many cells as the header above it and the row below it."""
    return not any(cells) and bool(below) and cell_count(below[0].text) == len(cells) == width


def _rows_alone(lines: Sequence[TextLine]) -> Finding | None:
    """Report adjacent rows with the same number of cells."""
    for at, (row, below) in enumerate(pairwise(lines)):
        if is_row(row.text) and is_row(below.text) and cell_count(row.text) == cell_count(below.text):
            count = sum(1 for line in lines[at:] if is_row_like(line.text))
            help_ = "GitHub shows rows as text unless a line such as |---|---| is below the first."
            return Finding(row.span, f"{count} rows without a delimiter row", help_)
    return None


def _in_html(block: HtmlBlock) -> Finding | None:
    """Report a table that became part of an HTML block."""
    lines = block.lines
    element = None if block.condition else _ELEMENT.match(lines[0].text)
    if not (block.ends_at_blank_line or element) or _JSX.match(lines[0].text):
        return None
    begins = (at for at, pair in enumerate(pairwise(lines[1:]), 1) if begins_table(pair[0].text, pair[1].text))
    at = next(begins, None)
    if at is None or any(_OTHER_MARKUP.search(line.text) for line in lines[:at]):
        return None
    message = "a blank line is missing before the table"
    help_ = "The table is read as HTML: the block above ends at a blank line only."
    if element:
        message = f"Markdown is not read in this {element[0]}>"
        help_ = f"Python-Markdown reads it in an element with the attribute markdown: {element[0]} markdown>."
    return Finding(lines[at].span, message, help_, (Related(lines[0].span, "the HTML block begins here"),))


RULE = Rule(
    id="not-a-table",
    summary="Lines meant as a table are shown as text.",
    severity=Severity.ERROR,
    check_page=check_page,
)
