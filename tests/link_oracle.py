"""GitHub's own parser as the oracle for links: the addresses in the HTML that cmark-gfm makes of a page."""

from html.parser import HTMLParser
from urllib.parse import unquote

from cmarkgfm import cmark

from mdlint.model import Page
from oracle import EXTENSIONS, OPTIONS

_LINKS = ("href", "src", "poster")
# The HTML that cmark-gfm makes of footnotes.
_FOOTNOTE_MARKS = ("data-footnote-ref", "data-footnote-backref")


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  HTMLParser calls it
        names = [name for name, _ in attrs]
        if not any(mark in names for mark in _FOOTNOTE_MARKS):
            self.found += [unquote((value or "").strip(" \t\n\f\r")) for name, value in attrs if name in _LINKS]


def _read(text: str, extensions: list[str]) -> _Addresses:
    addresses = _Addresses()
    addresses.feed(cmark.markdown_to_html_with_extensions(text, OPTIONS, extensions))
    addresses.close()
    return addresses


def oracle_targets(text: str) -> list[str]:
    """Return the targets of all links as cmark-gfm sees them, percent-decoded, in the order of its HTML."""
    return _read(text, EXTENSIONS).found


def oracle_targets_without_bare_addresses(text: str) -> list[str]:
    """Return the targets of all links except bare addresses."""
    return _read(text, [extension for extension in EXTENSIONS if extension != "autolink"]).found


def mdlint_targets(page: Page) -> list[str]:
    """Return the targets of all links as mdlint sees them, in the same form."""
    return [unquote(link.target) for link in page.links]
