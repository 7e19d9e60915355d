"""From leaf blocks to a `Page`: cells with their places and text, headings, and what stands right above a table."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mdlint.markdown.html import COMMENT
from mdlint.markdown.inline import InlineLink, References, is_plain, parse_inline
from mdlint.markdown.leaves import (
    BreakLeaf,
    FencedCode,
    HeadingLeaf,
    HtmlLeaf,
    IndentedCode,
    Leaf,
    ParagraphLeaf,
    TableLeaf,
)
from mdlint.markdown.pipes import alignments, split_row
from mdlint.model import (
    Block,
    Cell,
    CodeBlock,
    Heading,
    HtmlBlock,
    Link,
    Paragraph,
    Row,
    Span,
    Table,
    TextLine,
    ThematicBreak,
)

_SCHEMA_COMMENT = re.compile(r"<!--\s*mdlint-schema:\s*(\S+?)\s*-->")


def build_blocks(leaves: list[Leaf], references: References) -> tuple[Block, ...]:
    """The blocks of a page in reading order."""
    headings = {index: _heading(leaf, references) for index, leaf in enumerate(leaves) if isinstance(leaf, HeadingLeaf)}
    return tuple(_blocks(leaves, headings, references))


def _blocks(leaves: list[Leaf], headings: Mapping[int, Heading], references: References) -> Iterator[Block]:
    for index, leaf in enumerate(leaves):
        match leaf:
            case TableLeaf():
                yield _table(leaf, headings, _schema_above(leaves, index), references)
            case HeadingLeaf():
                yield headings[index]
            case ParagraphLeaf():
                yield Paragraph(tuple(leaf.lines), leaf.container)
            case HtmlLeaf():
                yield HtmlBlock(tuple(leaf.lines), leaf.condition, leaf.container)
            case FencedCode() | IndentedCode():
                yield CodeBlock(leaf.line, leaf.last, leaf.container)
            case BreakLeaf():
                yield ThematicBreak(leaf.line, leaf.container)


def _heading(leaf: HeadingLeaf, references: References) -> Heading:
    text = parse_inline("\n".join(line.text for line in leaf.lines), references).text
    first, last = leaf.lines[0].span, leaf.lines[-1].span
    return Heading(Span(*first.start, *last.end), leaf.level, text, leaf.container)


def _table(leaf: TableLeaf, headings: Mapping[int, Heading], schema: TextLine | None, references: References) -> Table:
    return Table(
        header=_row(leaf.header, references),
        delimiter=_row(leaf.delimiter, references),
        align=alignments(leaf.delimiter.text),
        rows=tuple([_row(line, references) for line in leaf.rows]),
        headings=tuple(headings[index] for index in leaf.headings),
        container=leaf.container,
        schema=schema.text if schema else None,
        schema_span=schema.span if schema else None,
    )


def _schema_above(leaves: list[Leaf], index: int) -> TextLine | None:
    """The schema that a comment names right above the table at `index`; other comments may stand between."""
    container = leaves[index].container
    for place in range(index - 1, -1, -1):
        above = leaves[place]
        if not isinstance(above, HtmlLeaf) or above.condition != COMMENT or above.container != container:
            return None
        for line in above.lines:
            if named := _SCHEMA_COMMENT.search(line.text):
                return TextLine(line.line, line.column + named.start(1), named[1])
    return None


def _row(line: TextLine, references: References) -> Row:
    number, first, text, _ = line
    cells = [_cell(number, first + start, text[start:end], references) for start, end in split_row(text)]
    return Row(line.span, tuple(cells))


def _cell(number: int, column: int, raw: str, references: References) -> Cell:
    """A cell of a line, from a column on. GFM resolves escaped pipes before anything else, in code spans too."""
    span = Span(number, column, number, column + len(raw))
    if is_plain(raw):
        return Cell(span, raw, raw)
    inline = parse_inline(raw.replace("\\|", "|"), references)
    if not inline.links:
        return Cell(span, raw, inline.text, inline.bold, inline.code)
    columns = [column + offset for offset in _kept(raw)]
    return Cell(span, raw, inline.text, inline.bold, inline.code, _links(inline.links, number, columns))


def _kept(raw: str) -> Sequence[int]:
    """For each character of the cell without its pipes' backslashes, and for its end, the offset in the cell as written."""
    if "\\|" not in raw:
        return range(len(raw) + 1)
    kept = [offset for offset in range(len(raw)) if not raw.startswith("\\|", offset)]
    return [*kept, len(raw)]


def _links(links: Iterable[InlineLink], number: int, columns: list[int]) -> tuple[Link, ...]:
    return tuple(
        Link(Span(number, columns[link.start], number, columns[link.end]), link.target, link.text, link.kind)
        for link in links
    )
