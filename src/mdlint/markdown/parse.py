"""From the text of a Markdown page to a `Page`."""

from collections.abc import Collection, Sequence

from mdlint.markdown.blocks import BlockScanner
from mdlint.markdown.dialects import syntax_of
from mdlint.markdown.inline.parser import References
from mdlint.markdown.mathematics_blocks import MathematicsBlocks
from mdlint.markdown.page import PageBuilder
from mdlint.model import Dialect, Mathematics, Page, Slugs
from mdlint.text.lazy_pattern import lazy_pattern

_LINE_END = lazy_pattern(r"\r\n|\r|\n")
_FOOTNOTE_MARK = lazy_pattern(r"\[\^([^\[\]\s]+)\](?!:)")
_FRONT_MATTER_LINE = lazy_pattern(r"[ \t]|$|#|- |-$|[\]}]|[^\s:|][^:|]*:(?:[ \t]|$)")
_TOML_LINE = lazy_pattern(r"[ \t]|$|#|\[|[\]}]|[^\s=|][^=|]*=")


# The dialects whose sites may render mathematics.
_WITH_MATHEMATICS = ("mkdocs", "docusaurus")
# The dialects whose sites make a link of an address without brackets, and show it as it is written.
_WITH_BARE_ADDRESSES = ("github", "docusaurus")


def parse(
    text: str,
    path: str = "",
    dialect: Dialect = "github",
    slugs: Slugs = "markdown",
    mathematics: Mathematics = "unknown",
) -> Page:
    """Read a Markdown page. Every text is a page: Markdown has no errors.

    Lines end with LF, CRLF or a lone CR. A byte order mark and front matter (YAML or TOML) are skipped. The dialect
    decides which blocks there are besides the blocks of GitHub, and whether headings can have ids written by hand.
    `slugs` decides how anchors of headings are made in the dialect `mkdocs`, `mathematics` what dollar signs mean on a
    site of `mkdocs` or `docusaurus`.
    """
    text = text.removeprefix("\ufeff")
    lines = split_lines(text)
    first = front_matter(lines)
    rendered: Mathematics = mathematics if dialect in _WITH_MATHEMATICS else "none"
    page = parse_lines(tuple(lines), lines[first:], first + 1, text, path, dialect, rendered)
    return page if slugs == page.slugs else page._replace(slugs=slugs)


def parse_lines(  # noqa: PLR0913, PLR0917  what a page is read from
    lines: tuple[str, ...],
    content: Sequence[str],
    first: int,
    text: str,
    path: str,
    dialect: Dialect,
    mathematics: Mathematics,
) -> Page:
    """Read some lines as a page: `content`, whose first line has the number `first`.

    `lines` are all lines of the page; `text` is the text of `content`.
    """
    syntax = syntax_of(dialect, path, lines)
    found = BlockScanner(syntax, MathematicsBlocks(mathematics, lines), content, first).scan()
    links = {key: {"url": definition.target} for key, definition in found.definitions.items()}
    footnotes = _footnotes(text, found.footnotes)
    has_roles = dialect == "myst" and not syntax.is_jsx
    references = References(links, footnotes, syntax.is_jsx, mathematics, has_roles, dialect in _WITH_BARE_ADDRESSES)
    has_html_tables = "<table" in text.lower()
    builder = PageBuilder(lines, references, dialect, syntax, has_html_tables=has_html_tables)
    blocks = builder.build(found.leaves, found.headings, found.containers)
    return Page(
        path,
        lines,
        blocks,
        links=tuple(builder.links),
        definitions=tuple(found.definitions.values()),
        undefined=tuple(builder.undefined),
        ids=(*builder.ids, *syntax.names(text)),
        footnotes=tuple(found.footnotes.values()),
        dialect=dialect,
        has_gfm_tables=not syntax.has_own_tables,
    )


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, without their ends."""
    lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def front_matter(lines: Sequence[str]) -> int:
    """Return how many lines front matter takes; 0 without front matter.

    It runs from `---` to `---` or `...`, or from `+++` to `+++`. A page may begin with a thematic break, so every line
    must look like YAML (or TOML) of a mapping.
    """
    fence = lines[0].rstrip() if lines else ""
    if fence not in ("---", "+++"):
        return 0
    ends, line_pattern = (("---", "..."), _FRONT_MATTER_LINE) if fence == "---" else (("+++",), _TOML_LINE)
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in ends:
            return index + 1
        if not line_pattern.match(line):
            return 0
    return 0


def _footnotes(text: str, defined: Collection[str]) -> dict[str, int]:
    """Return the number of each footnote that is defined, in the order in which the page first refers to them."""
    numbers: dict[str, int] = {}
    for label in _FOOTNOTE_MARK.findall(text) if defined else ():
        if label.casefold() in defined:
            numbers.setdefault(label.casefold(), len(numbers) + 1)
    return numbers
