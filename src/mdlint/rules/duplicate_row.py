r"""A row repeats an earlier row of its table.

## What it does

Compares the cells of all rows, including the cells beyond the header, and the targets of their links. Blank cells at
the end and white space make no difference; code, emphasis and other markup do, since a table may show them. Rows are
not compared if they are below different captions. A row with values may be a caption too: if the first cell of every
row is a link or code, a row with a link is the caption of the rows with code below it; if the first row has a bold
first cell, each row with a bold first cell is a caption. Rows with a blank first cell are not compared either, if the
nearest filled first cells above them are in different rows: a blank cell may repeat the cell above.

The rule ignores rows with text in one cell only, which may span several columns, rows of bold cells or with the words
of the header (a header repeated further down), and rows without a letter or digit.

## Why

Such a row was pasted twice. When one of the two is updated later, the page contradicts itself.

## Example

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
| base  | 83.8  |
```

## Instead

```markdown
| Model | Top-1 |
|-------|-------|
| base  | 83.8  |
| small | 81.2  |
```

## Options

The severity in `[rules]`. No schema keyword. `uniqueBy` compares only the columns of a key, and so finds rows that
differ elsewhere.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from mdlint.model import Cell, Related, Row, Severity, Span, Table
from mdlint.plain_rows import PlainRows, have_no_markup
from mdlint.rules._base import Finding, Rule
from mdlint.shape import RowKind, is_filled, lone_cell, row_kinds
from mdlint.text.words import collapsed


def check_table(table: Table) -> Iterator[Finding]:
    """Report each row that repeats an earlier row with the same context."""
    if _are_distinct(table.rows):
        return
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for number, key in enumerate(_keys(table)):
        alike[key].append(number)
    if len(alike) == len(table.rows):
        return
    contexts = _contexts(table)
    for numbers in alike.values():
        first_rows: dict[tuple[int, int], Row] = {}
        for number in numbers if len(numbers) > 1 and _is_data(table.rows[numbers[0]]) else ():
            row = table.rows[number]
            first = first_rows.setdefault(contexts[number], row) if number in contexts else row
            if first is not row:
                related = (Related(first.span, "the first such row"),)
                yield Finding(
                    row.span, f"the same row as in line {first.span.line - table.first_line + 1}", related=related
                )


def _are_distinct(rows: Sequence[Row]) -> bool:
    """Whether no row can repeat another; the first cells nearly always tell."""
    if isinstance(rows, PlainRows):
        return rows.are_distinct
    return len({_source(row.cells[0]) for row in rows}) == len(rows)


def _keys(table: Table) -> Iterator[Hashable]:
    """Yield what is compared of each row. The rows of a plain table are as long as the header, and have no links."""
    if have_no_markup(table.rows):
        return zip(*table.rows.columns, strict=True)
    return ((_sources(row), _targets(row)) for row in table.rows)


def _contexts(table: Table) -> dict[int, tuple[int, int]]:
    """Return the context of each row of data, by its number in `table.rows`.

    It is the number of the caption above the row, and for a row with a blank first cell the number of the row whose
    first cell it may repeat; -1 for none.
    """
    contexts: dict[int, tuple[int, int]] = {}
    caption = head = named = -1
    kinds = row_kinds(table)
    heads = _heads(table, kinds)
    for number, (kind, is_named) in enumerate(zip(kinds, _named_rows(table), strict=True)):
        if kind == "caption":
            caption = head = named = number
        elif kind == "data":
            named = number if is_named else named
            is_head = bool(heads) and table.rows[number].cells[0].span in heads
            contexts[number] = (caption if is_head else head, -1 if is_named else named)
            head = number if is_head else head
    return contexts


def _named_rows(table: Table) -> Iterator[bool]:
    """Tell for each row whether its first cell is filled."""
    if have_no_markup(table.rows):
        return map(bool, table.rows.columns[0])
    return (is_filled(row.cells[0]) for row in table.rows)


def _heads(table: Table, kinds: Sequence[RowKind]) -> set[Span]:
    """Return the places of the first cells that are captions of the rows below, although their rows have values.

    They are links and all other first cells are code, or they are bold, including that of the first row.
    """
    if have_no_markup(table.rows):
        return set()
    firsts = [row.cells[0] for row, kind in zip(table.rows, kinds, strict=True) if kind == "data"]
    linked = {cell.span for cell in firsts if cell.links}
    if linked and len(linked) < len(firsts) and all(cell.code for cell in firsts if not cell.links):
        return linked
    bold = {cell.span for cell in firsts if cell.bold}
    return bold if firsts and firsts[0].bold and len(bold) < len(firsts) else set()


def _sources(row: Row) -> tuple[str, ...]:
    """Return the cells of a row as written, up to the last that is not blank, with white space collapsed."""
    sources = list(map(_source, row.cells))
    while sources and not sources[-1]:
        sources.pop()
    return tuple(sources)


def _source(cell: Cell) -> str:
    return collapsed(cell.raw) if is_filled(cell) else ""


def _is_data(row: Row) -> bool:
    """Whether a row has values: at least 2 filled cells, not all of them bold, and a letter or digit somewhere."""
    if lone_cell(row) or all(cell.bold for cell in row.cells if cell.text):
        return False
    return any(character.isalnum() for cell in row.cells for character in cell.text)


def _targets(row: Row) -> tuple[str, ...]:
    return tuple(link.target for cell in row.cells for link in cell.links)


RULE = Rule(
    id="duplicate-row",
    summary="A row repeats an earlier row of its table.",
    severity=Severity.WARNING,
    check_table=check_table,
)
