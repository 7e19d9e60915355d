"""The proof that edits of a page change what they say, and nothing else: the page is compared before and after.

An edit may

- replace a part of a cell that is not empty, or the target of a link;
- replace a whole row: by a row with the same cells, or by the text of another row of its table. Then the rows that are
  replaced so are the same rows in another order;
- change white space and pipes between cells, and the delimiter row;
- add blank lines;
- add rows at the end of a table that is in no list or quote.

Then each table must have the rows, the columns and the alignments that it had, and every cell outside of the edits must
be equal, character by character. Blank cells at the end of a row make no difference, as on GitHub. All other blocks
must be equal too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from mdlint.model import Block, CodeBlock, Edit, Heading, HtmlBlock, Page, Paragraph, Row, Table

# The cells of a row as they are written.
_Raws: TypeAlias = tuple[str, ...]
_WHITE = " \t"


def is_proven(before: Page, after: Page, edits: Sequence[Edit]) -> bool:
    """Whether edits of a page have made the other page from it, and have changed nothing but what they say."""
    if len(before.blocks) != len(after.blocks):
        return False
    by_line: defaultdict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.span.line != edit.span.end_line:
            return False
        if not _adds_blank_lines(edit) and not _adds_rows(edit):
            by_line[edit.span.line].append(edit)
    added = {edit.span.line: _rows_in(edit) for edit in edits if _adds_rows(edit)}
    if not added.keys() <= {_last_line(table) for table in before.tables if table.kind == "pipe"}:
        return False
    if not _are_allowed(before, [edit for found in by_line.values() for edit in found]):
        return False
    has_as_many = len(before.links) == len(after.links) and len(before.definitions) == len(after.definitions)
    pairs = zip(before.blocks, after.blocks, strict=True)
    return has_as_many and all(_is_as_expected(before, old, _without(new, old, added), by_line) for old, new in pairs)


def _adds_blank_lines(edit: Edit) -> bool:
    """Whether an edit adds lines with nothing but quote markers above a line."""
    is_added = edit.span.start == edit.span.end and edit.span.column == 1
    return is_added and edit.text.endswith("\n") and not edit.text.strip(" \t>\n")


def _adds_rows(edit: Edit) -> bool:
    """Whether an edit adds lines with pipes around them below a line."""
    lines = edit.text.split("\n")
    return edit.span.start == edit.span.end and not lines[0] and all(line[:1] == line[-1:] == "|" for line in lines[1:])


def _rows_in(edit: Edit) -> list[_Raws]:
    """Return the cells of the rows that an edit adds."""
    return [tuple(cell.strip(_WHITE) for cell in line[1:-1].split("|")) for line in edit.text.split("\n")[1:]]


def _last_line(table: Table) -> int:
    return 0 if table.container else table.last_row.span.line


def _without(new: Block, old: Block, added: Mapping[int, list[_Raws]]) -> Block:
    """Return a table without the rows that were to be added to it; as it is if its last rows are others."""
    rows = added.get(_last_line(old)) if isinstance(old, Table) else None
    if not rows or not isinstance(new, Table) or any(len(row) != new.width for row in rows):
        return new
    if [_raws(row) for row in new.rows[-len(rows) :]] != rows:
        return new
    return new._replace(rows=new.rows[: -len(rows)])


def _are_allowed(page: Page, edits: Sequence[Edit]) -> bool:
    """Whether all edits are in lines of pipe tables, or in links."""
    tables = [table.span for table in page.tables if table.kind == "pipe"]
    lines = {line for span in tables for line in range(span.line, span.end_line + 1)}
    others = [edit.span for edit in edits if edit.span.line not in lines]
    links = [link.span for link in page.links] if others else []
    links += [definition.span for definition in page.definitions] if others else []
    are_in_links = all(any(link.start <= span.start and span.end <= link.end for link in links) for span in others)
    return are_in_links and not any("\n" in edit.text for edit in edits)


def _is_as_expected(page: Page, old: Block, new: Block, edits: Mapping[int, Sequence[Edit]]) -> bool:
    if type(old) is not type(new) or old.container != new.container:
        return False
    if isinstance(old, Table) and isinstance(new, Table):
        return _is_expected_table(page, old, new, edits)
    return _content(old) == _content(new) or _is_touched(old, edits)


def _content(block: Block) -> object:
    """Return what a block other than a table holds, without its place."""
    match block:
        case Heading():
            return block.level, block.text, block.id
        case Paragraph():
            return tuple(line.text for line in block.lines)
        case HtmlBlock():
            return block.condition, tuple(line.text for line in block.lines)
        case CodeBlock():
            return block.end_line - block.line
        case _:
            return None


def _is_touched(block: Block, edits: Mapping[int, Sequence[Edit]]) -> bool:
    """Whether a link in a block was changed."""
    match block:
        case Heading():
            return any(line in edits for line in range(block.span.line, block.span.end_line + 1))
        case Paragraph() | HtmlBlock():
            return any(line.line in edits for line in block.lines)
        case _:
            return False


def _is_expected_table(page: Page, old: Table, new: Table, edits: Mapping[int, Sequence[Edit]]) -> bool:
    is_same_kind = (old.kind, old.align, old.header_rows) == (new.kind, new.align, new.header_rows)
    if not is_same_kind or len(old.rows) != len(new.rows) or old.width != new.width:
        return False
    rows = [old.header, *old.rows]
    found = [_raws(row) for row in (new.header, *new.rows)]
    if old.kind != "pipe":
        return [_raws(row) for row in rows] == found
    touched = {number: edits[row.span.line] for number, row in enumerate(rows) if row.span.line in edits}
    if old.delimiter and not all(not edit.text.strip("|-: \t") for edit in edits.get(old.delimiter.span.line, ())):
        return False
    replaced = _replaced_rows(page, rows, touched)
    if replaced is None:
        return False
    for number, row in enumerate(rows):
        expected = replaced.get(number) or (_edited(row, touched[number]) if number in touched else _raws(row))
        if expected is None or _without_blanks(expected) != _without_blanks(found[number]):
            return False
    return True


def _replaced_rows(page: Page, rows: Sequence[Row], edits: Mapping[int, Sequence[Edit]]) -> dict[int, _Raws] | None:
    """Return the cells of the rows that edits replace as a whole; None if these are not the same rows as before."""
    whole = {
        number: found[0].text
        for number, found in edits.items()
        if len(found) == 1 and _is_whole(page, rows[number], found[0])
    }
    by_text = {page.slice(rows[number].span): _raws(rows[number]) for number in whole}
    replaced = {number: by_text.get(text, _raws(rows[number])) for number, text in whole.items()}
    are_same = Counter(replaced.values()) == Counter(_raws(rows[number]) for number in whole)
    return replaced if are_same else None


def _is_whole(page: Page, row: Row, edit: Edit) -> bool:
    """Whether an edit replaces a row from its first to its last character. White space at its start does not count."""
    _, column, _, end = row.span
    start = edit.span.column
    between = page.lines[row.span.line - 1][min(start, column) - 1 : max(start, column) - 1]
    return edit.span.end_column == end and start < end and not between.strip(_WHITE)


def _edited(row: Row, edits: Iterable[Edit]) -> _Raws | None:
    """Return the cells of a row after edits inside of cells, and between them; None if an edit is neither."""
    raws = [cell.raw for cell in row.cells]
    for edit in sorted(edits, reverse=True):
        place = _cell_of(row, edit)
        if place is not None:
            cell = row.cells[place]
            start, end = edit.span.column - cell.span.column, edit.span.end_column - cell.span.column
            raws[place] = (raws[place][:start] + edit.text + raws[place][end:]).strip(_WHITE)
        elif edit.text.strip("| \t") or any(cell.raw and _overlap(cell.span, edit.span) for cell in row.cells):
            return None
    return tuple(raws)


def _cell_of(row: Row, edit: Edit) -> int | None:
    """Return the number of the cell in which an edit replaces text; None if it does not."""
    if edit.span.start == edit.span.end:
        return None
    inside = (
        place
        for place, cell in enumerate(row.cells)
        if cell.span.start <= edit.span.start and edit.span.end <= cell.span.end
    )
    return next(inside, None)


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return tuple(one[:2]) < tuple(other[2:]) and tuple(other[:2]) < tuple(one[2:])


def _raws(row: Row) -> _Raws:
    return tuple(cell.raw for cell in row.cells)


def _without_blanks(raws: _Raws) -> _Raws:
    """Return cells without the blank ones at the end of their row."""
    end = len(raws)
    while end and not raws[end - 1]:
        end -= 1
    return raws[:end]
