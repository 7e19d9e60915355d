"""The facts that the project stage needs of a page: its local links, each with the span of its target."""

from collections.abc import Iterator
from functools import lru_cache

from mdlint.destinations import Facts
from mdlint.links.addresses import misspelled_host
from mdlint.links.local_target import label_key, local_target
from mdlint.links.repository import repository_target
from mdlint.markdown import facts
from mdlint.model import Definition, Link, Page, Span, place_of
from mdlint.text.lazy_pattern import lazy_pattern

# The characters between the text of a link and its target.
_TAIL = lazy_pattern(r"\]\([ \t\n]*<?")


def local_facts(page: Page) -> Facts:
    """Return the facts of a page, with only the links that lead into the file system, or to a repository on GitHub."""
    known = facts(page)
    definitions = _used_definitions(page) if page.notebook_cells else known.definitions
    return known._replace(
        links=tuple(_at_target(link, page) for link in known.links if _may_be_looked_up(link.target)),
        definitions=tuple(definition for definition in definitions if _may_be_looked_up(definition.target)),
    )


# Links of a page, and of pages of one site, share targets.
@lru_cache(maxsize=1024)
def _may_be_looked_up(target: str) -> bool:
    """Whether a target leads into the file system or to a repository on GitHub, or its host is misspelled."""
    return any(read(target) is not None for read in (local_target, repository_target, misspelled_host))


def _used_definitions(page: Page) -> Iterator[Definition]:
    """Find the definitions of a notebook that links in their own cell refer to. Other cells may use the same labels."""
    used = {(_cell(page, link), label_key(link.label)) for link in page.links if link.label is not None}
    return (
        definition for definition in page.definitions if (_cell(page, definition), label_key(definition.label)) in used
    )


def _cell(page: Page, source: Link | Definition) -> int | None:
    return place_of(page.notebook_cells, source.span).cell


def _at_target(link: Link, page: Page) -> Link:
    """Return the link with the span of its target; with its own span if the page writes the target differently."""
    if link.label is not None or link.kind not in ("link", "image"):
        return link
    _, _, end_line, end_column = link.span
    # Nearly all links end like this. Inside a target, there may be another `](`.
    if page.lines[end_line - 1].endswith(f"]({link.target})", 0, end_column - 1) and "](" not in link.target:
        place = Span(end_line, end_column - 1 - len(link.target), end_line, end_column - 1)
        return Link(place, link.target, link.kind)
    text = page.slice(link.span)
    starts = [tail.end() for tail in _TAIL.finditer(text) if text.startswith(link.target, tail.end())]
    if not starts:
        return link
    # The last one counts: the text of a link may contain an image with the same target.
    before, line_end, after = text[: starts[-1]].rpartition("\n")
    line = link.span.line + before.count("\n") + len(line_end)
    column = len(after) + (1 if line_end else link.span.column)
    return link._replace(span=Span(line, column, line, column + len(link.target)))
