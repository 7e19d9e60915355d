"""Holds numbers in the text of the page to the numbers of rows in its tables.

Goes at the top of a page schema, or in its `allOf`.

## Value

An object, or a list of them, with

- `pattern`, a regular expression that is found in the headings and the paragraphs of the page, list items included. Its
  only group is the number;
- `section`, the heading of the section whose text is searched. Without it, the whole page is searched;
- `rowsOf`, the heading of the section whose tables have the rows. Without it, it is the section that is searched;
- `optional`, whether the text may be missing.

The rows of all tables in that section and in its inner sections are added up: the rows that the schemas of the tables
check, without the captions of groups. A number may be written with commas: `1,024 models`.

## Example

```json
"rowCounts": {"pattern": "all ([0-9,]+) models", "section": "Summary", "rowsOf": "Results"}
```

Then `We trained all 12 models twice.` is reported if the tables below `Results` have 13 rows.

## Findings

`wrong-count`, at each number that differs from the number of rows; at the heading of the section that is searched, if
the pattern finds nothing in it; and at a number if there is no table to count. Nothing is checked on a page without the
`section`: [`outline`](outline.md) can require it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSON, SchemaObject
from mdlint.model import Related, Span, TextLine
from mdlint.page_schemas.keywords._base import PageKeyword, pattern_mistakes, wanted_in
from mdlint.page_schemas.sections import Section
from mdlint.page_schemas.view import PageView, PageViolation
from mdlint.patterns import is_too_long, pattern_mistake
from mdlint.rules import Finding
from mdlint.text.words import counted, quoted

_NAME = "rowCounts"
_RULE = "wrong-count"
# No table has more rows, and the time to convert digits is more than linear.
_MOST_DIGITS = 15


def check(value: Any, view: PageView) -> Iterator[PageViolation]:  # noqa: ANN401  an object or a list of them
    """Compare each number in the text with the rows of the tables."""
    for wanted in wanted_in(value):
        searched = view.sections_with(wanted["section"]) if "section" in wanted else [view.section]
        for section in searched:
            yield from _check_section(wanted, section, view)


def _check_section(wanted: Mapping[str, Any], section: Section, view: PageView) -> Iterator[PageViolation]:
    counted_in = view.sections_with(wanted["rowsOf"]) if "rowsOf" in wanted else [section]
    tables = [table for each in counted_in for table in each.tables]
    rows = sum(len(table.bound.rows) for table in tables)
    related = tuple(Related(table.bound.table.header.span, "rows are counted here") for table in tables[:1])
    is_found = False
    for text, span in _numbers(wanted["pattern"], section, view):
        is_found = True
        number = _number(text)
        if not tables:
            where = quoted(wanted["rowsOf"]) if "rowsOf" in wanted else "this section"
            yield PageViolation(_RULE, Finding(span, f"no table to count: there is none in {where}"))
        elif number is None:
            yield PageViolation(_RULE, Finding(span, f"{quoted(text)} is not a whole number"))
        elif number != rows:
            words = f"{text} here, {_of_tables(rows, len(tables))}"
            yield PageViolation(_RULE, Finding(span, words, related=related))
    if not is_found and not wanted.get("optional", False):
        words = f"nothing in this section is like {quoted(wanted['pattern'])}"
        yield PageViolation(_RULE, Finding(view.heading_span(section), words))


def _of_tables(rows: int, tables: int) -> str:
    return (
        f"the table has {counted(rows, 'row')}" if tables == 1 else f"the {tables} tables have {counted(rows, 'row')}"
    )


def _number(text: str) -> int | None:
    digits = text.replace(",", "")
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) <= _MOST_DIGITS else None


def _numbers(pattern: str, section: Section, view: PageView) -> Iterator[tuple[str, Span]]:
    """Yield what the group of a pattern finds in the headings and paragraphs of a section, with its place."""
    search = re.compile(pattern)
    texts = [_heading_lines(inner, view) for inner in section.all()] + [each.lines for each in section.paragraphs]
    for lines in texts:
        text = " ".join(line.text for line in lines)
        for found in () if is_too_long(pattern, text) else search.finditer(text):
            if found[1]:
                yield found[1], _span(lines, *found.span(1))


def _heading_lines(section: Section, view: PageView) -> Sequence[TextLine]:
    if section.heading is None:
        return ()
    first, column, last, end = section.heading.span
    lines = [view.page.lines[number - 1] for number in range(first, last + 1)]
    lines[-1] = lines[-1][: end - 1]
    lines[0] = lines[0][column - 1 :]
    return [TextLine(first + index, column if index == 0 else 1, text) for index, text in enumerate(lines)]


def _span(lines: Sequence[TextLine], start: int, end: int) -> Span:
    """Return the span of a part of lines that are joined by spaces."""
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    columns = lines[first].column + start - starts[first], lines[last].column + end - starts[last]
    return Span(lines[first].line, columns[0], lines[last].line, columns[1])


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that can't be used, or that have no group for the number."""
    yield from pattern_mistakes(_NAME, value, _mistake)


def _mistake(pattern: str) -> str | None:
    words = pattern_mistake(pattern)
    if words is None and re.compile(pattern).groups != 1:
        return f"{quoted(pattern)} must have one group, which finds the number"
    return words


def meant(text: str) -> JSON:
    """Return the value for a pattern."""
    return {"pattern": text}


KEYWORD = PageKeyword(
    name=_NAME,
    summary="Holds numbers in the text of the page to the numbers of rows in its tables.",
    rules=(_RULE,),
    check=check,
    mistakes=mistakes,
    meant=meant,
)
