"""The links in inline content, by their offsets.

This is the part of CommonMark's inline grammar that binds more tightly than emphasis: escapes, code spans, autolinks,
raw HTML and brackets. It is read in one pass, as by cmark-gfm ("look for link or image" in CommonMark's appendix). The
tokens of mistune have no places and percent-encoded targets, so they are only used for the text
(`mdlint.markdown.inline.parser`).

The time is linear in the text: a bracket is opened and closed once, the end of code is looked up in an index, the end
of HTML is not searched again once it is known to be missing, and labels and nested parentheses are bounded as in
cmark-gfm.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from mdlint.markdown.html.entities import with_entities_resolved
from mdlint.markdown.html.markup import read_html
from mdlint.markdown.html.tags import tag_at
from mdlint.markdown.inline.bare_addresses import url_end, www_end
from mdlint.markdown.inline.link_grammar import (
    LABEL,
    PUNCTUATION,
    read_tail,
    reference_key,
    resolved_destination,
)
from mdlint.markdown.inline.mathematics import hide_marks, show_marks
from mdlint.markdown.inline.parser import References
from mdlint.markdown.inline.simple import InlineLink, Kind, simple_links
from mdlint.text.lazy_pattern import lazy_pattern

# Each alternative begins with a fixed character, as in `inline.simple`.
_TOKEN = re.compile(
    rf"(?:\\[{PUNCTUATION}]|``*+|!\[|\[|\]|<|h(?<![A-Za-z].)[tT][tT][pP][sS]?://|H(?<![A-Za-z].)[tT][tT][pP][sS]?://|www\.)"
)
_BACKTICKS = lazy_pattern(r"`++")
_AUTOLINK = lazy_pattern(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*+)>")
# CommonMark §6.5.
_DOMAIN_PART = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
EMAIL = lazy_pattern(rf"<[a-zA-Z0-9.!#$%&'*+\/=?^_`{{|}}~-]+@{_DOMAIN_PART}(?:\.{_DOMAIN_PART})*>")
_SPACE = r"[ \t\v\f\r\n]"
_DECLARATION = lazy_pattern(rf"<![A-Z]++{_SPACE}")
# A footnote mark. A definition has a colon after it.
_FOOTNOTE_MARK = lazy_pattern(r"\[\^([^\[\]\s]+)\](?!:)")
# Inside brackets: a footnote, a task list item, an empty label.
_NOT_A_REFERENCE = lazy_pattern(rf"\^|{_SPACE}*+\]")


class InlineReference(NamedTuple):
    """A full or collapsed reference, or a footnote mark, whose label has no definition, by its offsets.

    The label of a footnote mark begins with `^`.
    """

    start: int
    end: int
    label: str


class InlineLinks(NamedTuple):
    """The links of some inline content, its references without a definition, and the names of places in its HTML.

    `tags` are the offsets of its raw HTML tags, `targets` those of the targets of inline links, titles included. All
    are in the order of their beginnings.
    """

    links: Sequence[InlineLink]
    undefined: Sequence[InlineReference] = ()
    ids: Sequence[str] = ()
    tags: Sequence[tuple[int, int]] = ()
    targets: Sequence[tuple[int, int]] = ()

    def without_targets(self, content: str) -> str:
        """Return the content with `[a]()` for `[a](b)`: its text is the same, and is read faster."""
        ends = [0, *(end for _, end in self.targets)]
        starts = [*(start for start, _ in self.targets), len(content)]
        return "".join([content[end:start] for end, start in zip(ends, starts, strict=True)])


class _Opener:
    """A `[` or `![` without a `]` up to now. `links` is the number of links before it."""

    __slots__ = ("image", "inside", "links", "nested", "start")

    def __init__(self, start: int, inside: int, links: int) -> None:
        self.start = start
        self.inside = inside
        self.image = inside - start == 2
        self.links = links
        self.nested = False


def may_hold_links(content: str) -> bool:
    """Whether content may hold links, so that it is worth reading."""
    return "[" in content or "<" in content or "://" in content


def read_links(content: str, references: References) -> InlineLinks:
    """Return the links in inline content, in the order of their beginnings."""
    if (simple := simple_links(content)) is not None:
        return InlineLinks(simple, targets=[(link.end - 1 - len(link.target), link.end - 1) for link in simple])
    masked = hide_marks(content, references.mathematics)
    scanner = _Scanner(masked, references)
    scanner.scan()
    if masked != content:
        scanner.links = [
            link._replace(target=show_marks(link.target), label=link.label and show_marks(link.label))
            for link in scanner.links
        ]
    undefined = tuple(scanner.undefined.values())
    return InlineLinks(scanner.links, undefined, scanner.ids, scanner.tags, scanner.targets)


class _Scanner:
    """One pass over inline content."""

    def __init__(self, text: str, references: References) -> None:
        self.links: list[InlineLink] = []
        # By the offset of the label's bracket, since the label may turn out to be a link of its own.
        self.undefined: dict[int, InlineReference] = {}
        self.ids: list[str] = []
        self.tags: list[tuple[int, int]] = []
        self.targets: list[tuple[int, int]] = []
        self._text = text
        self._references = references
        self._openers: list[_Opener] = []
        # Whether there was a link after the last `[`. Links don't nest, so no open bracket can become a link then.
        # cmark-gfm forgets it at the next `[`, even if that one comes to nothing.
        self._follows_link = False
        self._code_ends: dict[int, list[int]] | None = None
        self._missing: set[str] = set()

    def scan(self) -> None:
        """Read the whole text."""
        position = 0
        while token := _TOKEN.search(self._text, position):
            position = self._read(token[0], token.start(), token.end())

    def _read(self, mark: str, start: int, end: int) -> int:
        """Read what a mark begins, and return where reading continues."""
        match mark[0]:
            case "[" | "!":
                self._open(start, end)
            case "]":
                return self._close(start)
            case "`":
                return self._code_end(start, end)
            case "<":
                return self._read_angle(start)
            case "h" | "H":
                return self._read_url(start, end)
            case "w" if self._references.keeps_addresses and not self._openers:
                # It is no link of the page here, but brackets, code and tags in it are part of the address.
                return www_end(self._text, start) or end
        return end

    def _open(self, start: int, end: int) -> None:
        if self._openers:
            self._openers[-1].nested = True
        self._openers.append(_Opener(start, end, len(self.links)))
        if not self._openers[-1].image:
            self._follows_link = False

    def _close(self, close: int) -> int:
        """Make a link of the innermost open bracket if it can be one, and return where reading continues."""
        if not self._openers:
            return close + 1
        opener = self._openers.pop()
        if self._follows_link and not opener.image:
            return close + 1
        if self._text.startswith("(", close + 1) and (tail := read_tail(self._text, close + 1)):
            self.targets.append((close + 2, tail.after - 1))
            target = resolved_destination(self._text[tail.start : tail.end])
            return self._add_link(opener, target, None, tail.after)
        return self._close_reference(opener, close)

    def _close_reference(self, opener: _Opener, close: int) -> int:
        written = LABEL.match(self._text, close + 1)
        end = written.end() if written else close + 1
        label = written[1] if written else ""
        if not label.strip() and not opener.nested:
            label = self._text[opener.inside : close]
        if label and (definition := self._references.links.get(reference_key(label))):
            return self._add_link(opener, definition["url"], label, end)
        mark = _FOOTNOTE_MARK.match(self._text, opener.start) if not opener.image else None
        if mark and mark[1].casefold() not in self._references.footnotes:
            self.undefined[opener.start] = InlineReference(opener.start, close + 1, f"^{mark[1]}")
        elif written and self._reads_as_reference(opener, written):
            self.undefined[close + 1] = InlineReference(opener.start, end, label)
        return close + 1

    def _reads_as_reference(self, opener: _Opener, label: re.Match[str]) -> bool:
        """Whether brackets without a definition were meant as a reference, unlike `a[i][j]` and `[text][^1]`."""
        before = self._text[opener.start - 1] if opener.start else " "
        return (
            opener.start not in self.undefined
            and not (before.isalnum() or before in "_])")
            and not _NOT_A_REFERENCE.match(self._text, opener.inside)
            and (not label[1] or not _NOT_A_REFERENCE.match(self._text, label.start(1)))
        )

    def _add_link(self, opener: _Opener, target: str, label: str | None, end: int) -> int:
        """Add a link and return where it ends. An image replaces the links in its text, a link comes before them."""
        self.undefined.pop(opener.start, None)
        kind: Kind = "image" if opener.image else "link"
        found = InlineLink(opener.start, end, target, kind, label)
        if opener.image:
            self.links[opener.links :] = [found]
        else:
            self.links.insert(opener.links, found)
            self._follows_link = True
        return end

    def _code_end(self, start: int, end: int) -> int:
        """Return the end of the code span that these backticks open, or their own end if nothing closes them."""
        if self._code_ends is None:
            self._code_ends = {}
            for run in _BACKTICKS.finditer(self._text, start):
                self._code_ends.setdefault(run.end() - run.start(), []).append(run.start())
        ends = self._code_ends.get(end - start, [])
        index = bisect_left(ends, end)
        return ends[index] + end - start if index < len(ends) else end

    def _read_angle(self, start: int) -> int:
        """Read an autolink or raw HTML; otherwise the angle bracket is text."""
        text = self._text
        if autolink := _AUTOLINK.match(text, start):
            return self._add_autolink(start, autolink.end(), with_entities_resolved(autolink[1]))
        if email := EMAIL.match(text, start):
            return self._add_autolink(start, email.end(), f"mailto:{email[0][1:-1]}")
        if tag := tag_at(text, start, is_jsx=self._references.is_jsx):
            html = read_html(tag[0])
            self.links += [InlineLink(start + link.start, start + link.end, link.target, "html") for link in html.links]
            self.ids += html.ids
            self.tags.append(tag.span())
            return tag.end()
        return self._other_html_end(start)

    def _add_autolink(self, start: int, end: int, target: str) -> int:
        self.links.append(InlineLink(start, end, target, "autolink"))
        return end

    def _other_html_end(self, start: int) -> int:
        """Return the end of the comment, instruction, CDATA section or declaration that begins here, or of the `<`."""
        # Once a comment has no end, cmark-gfm finds no declarations and CDATA sections either.
        if self._text.startswith("<!", start) and "-->" in self._missing:
            return start + 1
        if self._text.startswith("<!--", start):
            return self._end_of("-->", start + 2) or start + 1
        if self._text.startswith("<?", start):
            return self._end_of("?>", start + 2) or start + 1
        if self._text.startswith("<![CDATA[", start):
            return self._end_of("]]>", start + 9) or start + 1
        declaration = _DECLARATION.match(self._text, start)
        return (self._end_of(">", declaration.end()) if declaration else 0) or start + 1

    def _end_of(self, closing: str, position: int) -> int:
        """Return the offset after the next `closing` text; 0 if there is none."""
        end = -1 if closing in self._missing else self._text.find(closing, position)
        if end < 0:
            self._missing.add(closing)
        return end + len(closing) if end >= 0 else 0

    def _read_url(self, start: int, end: int) -> int:
        """Read a bare address (GFM §6.9). Inside brackets, an address is text."""
        address_end = None if self._openers else url_end(self._text, start)
        if address_end is None:
            return end
        target = self._text[start:address_end]
        self.links.append(InlineLink(start, address_end, target, "autolink"))
        return address_end
