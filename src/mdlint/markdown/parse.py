"""From the text of a Markdown page to a `Page`: lines, front matter, blocks."""

import re
from collections.abc import Collection, Iterable

from mdlint.markdown.blocks import BlockScanner
from mdlint.markdown.dialects import syntax_of
from mdlint.markdown.inline.parser import References
from mdlint.markdown.page import PageBuilder
from mdlint.model import Dialect, Page, Slugs

_LINE_END = re.compile(r"\r\n|\r|\n")
_FOOTNOTE_MARK = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")
_FRONT_MATTER_LINE = re.compile(r"[ \t]|$|#|- |-$|[\]}]|[^\s:|][^:|]*:(?:[ \t]|$)")
_TOML_LINE = re.compile(r"[ \t]|$|#|\[|[\]}]|[^\s=|][^=|]*=")


def parse(text: str, path: str = "", dialect: Dialect = "github", slugs: Slugs = "markdown") -> Page:
    """Read a Markdown page. Any text is a page: there are no errors in Markdown.

    Lines end with LF, CRLF or a lone CR. A byte order mark and front matter (YAML or TOML) are left aside. The dialect says
    which blocks there are besides those of GitHub, and which ids of headings are written by hand; `slugs` what makes the
    anchors of headings in the dialect `mkdocs`.
    """
    text = text.removeprefix("\ufeff")
    lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if not lines[-1]:
        lines.pop()
    first = front_matter(lines)
    return parse_lines(tuple(lines), enumerate(lines[first:], first + 1), text, path, dialect)._replace(slugs=slugs)


def parse_lines(
    lines: tuple[str, ...], numbered: Iterable[tuple[int, str]], text: str, path: str, dialect: Dialect
) -> Page:
    """Read as a page those of its lines that are given with their numbers; `text` is what they are made of."""
    syntax = syntax_of(dialect, path, lines)
    scanner = BlockScanner(syntax)
    leaves = scanner.scan(numbered)
    links = {key: {"url": definition.target} for key, definition in scanner.definitions.items()}
    references = References(links, _footnotes(text, scanner.footnotes), syntax.is_jsx)
    builder = PageBuilder(lines, references, dialect)
    blocks = builder.build(leaves, scanner.headings, scanner.containers)
    return Page(
        path,
        lines,
        blocks,
        links=tuple(builder.links),
        definitions=tuple(scanner.definitions.values()),
        undefined=tuple(builder.undefined),
        ids=(*builder.ids, *syntax.names(text)),
        footnotes=tuple(scanner.footnotes.values()),
        dialect=dialect,
    )


def front_matter(lines: list[str]) -> int:
    """How many lines front matter takes: from `---` to `---` or `...`, or between `+++`; none if it doesn't read as such.

    A page may as well begin with a thematic break, so every line must look like YAML (or TOML) of a mapping.
    """
    fence = lines[0].rstrip() if lines else ""
    if fence not in ("---", "+++"):
        return 0
    ends, line_form = (("---", "..."), _FRONT_MATTER_LINE) if fence == "---" else (("+++",), _TOML_LINE)
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in ends:
            return index + 1
        if not line_form.match(line):
            return 0
    return 0


def _footnotes(text: str, defined: Collection[str]) -> dict[str, int]:
    """The number of each footnote that is defined: they count in the order in which the page first refers to them."""
    numbers: dict[str, int] = {}
    for label in _FOOTNOTE_MARK.findall(text) if defined else ():
        if label.casefold() in defined:
            numbers.setdefault(label.casefold(), len(numbers) + 1)
    return numbers
