"""The schemas that comments name for the tables below them: `<!-- mdlint-schema: NAME -->`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from mdlint.markdown.comments import schema_named
from mdlint.model import Block, Comment, HtmlBlock, Position, SiteMarkup, Table, TextLine

_NOTHING: Mapping[int, int] = {}


def with_schema(table: Table, schema: TextLine | None) -> Table:
    """Return a table with the schema that a comment names, if one does."""
    return table._replace(schema=schema.text, schema_span=schema.span) if schema else table


def schema_above(blocks: Sequence[Block], number: int, wrapped: Mapping[int, int] = _NOTHING) -> TextLine | None:
    """Return the schema that a comment right above a block names.

    Other comments and markup for the site generator may be in between. `wrapped` has the containers that hold one table
    each, by their numbers, with the container around each.
    """
    container = blocks[number].container
    for index in range(number - 1, -1, -1):
        above = blocks[index]
        if isinstance(above, SiteMarkup) and above.container in (container, wrapped.get(container)):
            container = above.container
            continue
        if not isinstance(above, HtmlBlock) or not above.is_comment or above.container != container:
            return None
        if named := _first_schema(above.comments):
            return named
    return None


def schema_in_block(block: Block, above: Position | None, table: Table) -> TextLine | None:
    """Return the schema named in the HTML block of a table, between the content above the table and the table."""
    if not isinstance(block, HtmlBlock):
        return None
    first, last = (
        bisect_left(block.comments, place, key=lambda comment: comment.span.start)
        for place in (above or (), table.span)
    )
    return _first_schema(block.comments[first:last])


def _first_schema(comments: Sequence[Comment]) -> TextLine | None:
    return next(filter(None, map(schema_named, comments)), None)
