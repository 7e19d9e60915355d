"""What the second stage needs of a page: the links that are to be looked up, each at the place of its target."""

import re
from collections.abc import Iterator

from mdlint.links.targets import label_key, local
from mdlint.markdown import facts
from mdlint.model import Definition, Facts, Link, Page, Span, placed

# What stands between the text of a link and its target.
_TAIL = re.compile(r"\]\([ \t\n]*<?")


def local_facts(page: Page) -> Facts:
    """The facts of a page, without the links that lead elsewhere than into the file system."""
    known = facts(page)
    definitions = _used(page) if page.notebook_cells else known.definitions
    return known._replace(
        links=tuple(_at_target(link, page) for link in known.links if local(link.target)),
        definitions=tuple(definition for definition in definitions if local(definition.target)),
    )


def _used(page: Page) -> Iterator[Definition]:
    """The definitions of a notebook that links in their own cells refer to; links in other cells may have the same labels."""
    used = {(_cell(page, link), label_key(link.label)) for link in page.links if link.label is not None}
    return (one for one in page.definitions if (_cell(page, one), label_key(one.label)) in used)


def _cell(page: Page, source: Link | Definition) -> int | None:
    return placed(page.notebook_cells, source.span).cell


def _at_target(link: Link, page: Page) -> Link:
    """The link at the place of its target; at its own where the target is not written in so many characters."""
    if link.label is not None or link.kind not in ("link", "image"):
        return link
    text = page.slice(link.span)
    starts = [tail.end() for tail in _TAIL.finditer(text) if text.startswith(link.target, tail.end())]
    if not starts:
        return link
    # The last: the text of a link may hold an image with the same target.
    before, line_end, after = text[: starts[-1]].rpartition("\n")
    line = link.span.line + before.count("\n") + len(line_end)
    column = len(after) + (1 if line_end else link.span.column)
    return link._replace(span=Span(line, column, line, column + len(link.target)))
