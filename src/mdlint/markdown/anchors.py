"""The anchors of a page: the fragments that lead to a place on it, on the site that shows the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mdlint.destinations import TOP, USER_CONTENT, Facts, GithubAnchors
from mdlint.markdown.html.entities import with_entities_resolved
from mdlint.markdown.slugs import MKDOCS_SLUGS, GithubSlugger, MkdocsSlugger, docutils_id
from mdlint.model import Block, Heading, HtmlBlock, Page, SiteMarkup
from mdlint.text.lazy_pattern import lazy_pattern

_HEADING_TAG = lazy_pattern(r"<(/?)h[1-6](?:[ \t\n][^<>]*+)?>", re.IGNORECASE)
_COMMENT_OR_TAG = lazy_pattern(r"<!--(?:[^-]|-(?!->))*+(?:-->|\Z)|<[^<>]*+>")


def facts(page: Page) -> Facts:
    """Return the facts about a page that the checks of other pages need."""
    return Facts(page.path, page.links, page.definitions, anchors(page) if page.is_static else None)


def anchors(page: Page) -> frozenset[str]:
    """Return the fragments that lead to a place on a page, including the empty one and `top`."""
    headings = heading_anchors(page)
    places = {*headings, *page.ids, *_footnotes(page), *_tabs(page, headings)}
    if page.notebook_cells:
        places.update(_jupyter_anchors(page))
    if page.dialect == "github":
        # A place may have the name of the top.
        places |= {f"{USER_CONTENT}{place}" for place in places & TOP}
        return GithubAnchors(TOP | places)
    return TOP | places


def heading_anchors(page: Page) -> list[str]:
    """Return the anchor of each heading."""
    match page.dialect:
        case "github":
            github = GithubSlugger()
            return [github.slug(text) for text in _headings_with_html(page)]
        case "docusaurus":
            docusaurus = GithubSlugger()
            return [heading.id or docusaurus.slug(_text(heading)) for heading in page.headings]
        case "myst":
            return list(_sphinx_anchors(page))
        case "mkdocs":
            mkdocs = MkdocsSlugger({heading.id for heading in page.headings if heading.id}, page.slugs)
            # The extension toc collapses the white space of a heading before it makes a slug.
            return [heading.id or mkdocs.slug(" ".join(_text(heading).split())) for heading in page.headings]


def anchors_of_headings(page: Page) -> list[str]:
    """Return an anchor of each of `page.headings`, in their order. In Sphinx, it is that of `myst_heading_anchors`."""
    match page.dialect:
        case "github":
            github = GithubSlugger()
            # Headings in HTML take slugs from those below them.
            placed = [(block, [github.slug(text) for text in _texts_of_headings(block)]) for block in page.blocks]
            return [slugs[0] for block, slugs in placed if isinstance(block, Heading)]
        case "myst":
            return [anchor for number, anchor in enumerate(_sphinx_anchors(page)) if number % 2 == 0]
        case _:
            return heading_anchors(page)


def _jupyter_anchors(page: Page) -> Iterator[str]:
    """Yield the anchors of headings in Jupyter and nbconvert: the text with hyphens for spaces, without numbers."""
    shown = [heading.text for heading in page.headings]
    return (text.replace(" ", "-") for text in (*shown, *_headings_with_html(page)))


def _sphinx_anchors(page: Page) -> Iterator[str]:
    """Yield the anchors that headings may have in Sphinx: GitHub's (`myst_heading_anchors`), and docutils' ids."""
    github = GithubSlugger()
    for heading in page.headings:
        yield github.slug(_text(heading))
        yield docutils_id(_text(heading))


def _text(heading: Heading) -> str:
    return heading.text if heading.anchor_text is None else heading.anchor_text


def _headings_with_html(page: Page) -> Iterator[str]:
    """Yield the texts of headings, also of headings in HTML, which have anchors on GitHub."""
    for block in page.blocks:
        yield from _texts_of_headings(block)


def _texts_of_headings(block: Block) -> Iterator[str]:
    """Yield the text of a block that is a heading, or the texts of the headings in HTML."""
    if isinstance(block, Heading):
        yield _text(block)
    elif isinstance(block, HtmlBlock) and not block.is_comment:
        yield from _html_headings("\n".join([line.text for line in block.lines]))


def _html_headings(html: str) -> Iterator[str]:
    """Yield the texts of the headings in an HTML block."""
    start: int | None = None
    for tag in _HEADING_TAG.finditer(html):
        if not tag[1]:
            start = tag.end()
        elif start is not None:
            yield with_entities_resolved(_COMMENT_OR_TAG.sub("", html[start : tag.start()])).strip()
            start = None


def _tabs(page: Page, headings: Sequence[str]) -> Iterator[str]:
    """Yield the anchors that content tabs may have. A page does not show whether its site makes them, and how.

    Sources: the options `slugify` and `combine_header_slug` of `pymdownx.tabbed`.
    """
    if not any(isinstance(block, SiteMarkup) for block in page.blocks):
        return
    above = ""
    following = iter(headings)
    counts: Counter[str] = Counter()
    for block in page.blocks:
        if isinstance(block, Heading):
            above = next(following)
        elif isinstance(block, SiteMarkup) and block.label:
            for slug in {make(block.label) for make in MKDOCS_SLUGS.values()}:
                for anchor in (slug, f"{above}-{slug}"):
                    yield f"{anchor}_{counts[anchor]}" if counts[anchor] else anchor
                    counts[anchor] += 1


def _footnotes(page: Page) -> Iterator[str]:
    """Yield the anchors of the footnotes, and of the first mark of each."""
    separator = ":" if page.dialect == "mkdocs" else "-"
    prefix = USER_CONTENT if page.dialect == "docusaurus" else ""
    for label in page.footnotes:
        name = label.lower() if page.dialect == "docusaurus" else label
        yield f"{prefix}fn{separator}{name}"
        yield f"{prefix}fnref{separator}{name}"
