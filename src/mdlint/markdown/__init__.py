"""Markdown text to `mdlint.model.Page`: GFM, with the place of everything. The only package that imports mistune."""

import re

from mistune import BlockParser
from mistune.core import BlockState

from mdlint.markdown.blocks import BlockScanner
from mdlint.markdown.inline import References
from mdlint.markdown.page import build_blocks
from mdlint.markdown.pipes import is_delimiter_row, split_row
from mdlint.model import Page

__all__ = ["is_delimiter_row", "parse", "split_row"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_FOOTNOTE_MARK = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")
_FRONT_MATTER_LINE = re.compile(r"[ \t]|$|#|- |-$|[\]}]|[^\s:|][^:|]*:(?:[ \t]|$)")
_TOML_LINE = re.compile(r"[ \t]|$|#|\[|[\]}]|[^\s=|][^=|]*=")

_block_parser = BlockParser()
_DEFINITION = re.compile(_block_parser.specification["ref_link"], re.MULTILINE)


def parse(text: str, path: str = "") -> Page:
    """Read a Markdown page. Any text is a page: there are no errors in Markdown.

    Lines end with LF, CRLF or a lone CR. A byte order mark and front matter (YAML or TOML) are left aside.
    """
    text = text.removeprefix("\ufeff")
    lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if not lines[-1]:
        lines.pop()
    state = BlockState()
    first = _front_matter(lines)
    scanner = BlockScanner(lambda paragraph: _take_definitions(paragraph, state))
    leaves = scanner.scan(enumerate(lines[first:], first + 1))
    references = References(state.env["ref_links"], _footnotes(text, scanner.footnotes))
    return Page(path, tuple(lines), build_blocks(leaves, references))


def _front_matter(lines: list[str]) -> int:
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


def _take_definitions(text: str, state: BlockState) -> int:
    """Keep the link reference definitions at the start of a paragraph: how many characters they take."""
    state.process(text)
    state.env.pop("__blank_line_starts__", None)
    position = 0
    # A lazy line may be indented: then it is no definition to cmark-gfm.
    while text.startswith("[", position) and (match := _DEFINITION.match(text, position)):
        state.cursor = position
        end = _block_parser.parse_ref_link(match, state)
        if end is None:
            break
        position = end
    return position


def _footnotes(text: str, defined: set[str]) -> dict[str, int]:
    """The number of each footnote that is defined: they count in the order in which the page first refers to them."""
    numbers: dict[str, int] = {}
    for label in _FOOTNOTE_MARK.findall(text) if defined else ():
        if label.casefold() in defined:
            numbers.setdefault(label.casefold(), len(numbers) + 1)
    return numbers
