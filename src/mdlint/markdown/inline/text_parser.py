"""mistune's inline parser with the additions of GitHub: strikethrough, footnote marks, and bare addresses.

The only module that imports mistune, which takes 20 ms, with the modules that it imports.
"""

import re
from typing import TypeAlias

from mistune import InlineParser
from mistune.core import InlineState

from mdlint.markdown.html.tags import tag_at
from mdlint.markdown.inline.bare_addresses import url_end, www_end
from mdlint.markdown.inline.text import superscript

_Match: TypeAlias = re.Match[str]

_FOOTNOTE_MARK = r"\[\^(?P<footnote_label>[^\[\]\s]+)\]"


class TextParser(InlineParser):
    """mistune's inline parser with the additions of GitHub."""

    def __init__(self, *, emphasis: bool = True) -> None:
        super().__init__()
        if not emphasis:
            self.rules.remove("emphasis")
        self.register("footnote_mark", _FOOTNOTE_MARK, _parse_footnote_mark, before="link", start_chars="[")
        self.register("tildes", r"~+", _parse_tildes, before="link", start_chars="~")
        self.register("url_link", r"(?i:https?://)|www\.", _parse_address, start_chars=("h", "H", "w"))

    def parse_auto_link(self, m: _Match, state: InlineState) -> int:
        """Read an address between angle brackets."""
        return _unwrapped(super().parse_auto_link(m, state), state)

    def parse_auto_email(self, m: _Match, state: InlineState) -> int:
        """Read an address of mail between angle brackets."""
        return _unwrapped(super().parse_auto_email(m, state), state)

    def parse_inline_html(self, m: _Match, state: InlineState) -> int | None:
        """Read a raw HTML tag by a grammar that takes linear time, and other raw HTML as mistune does."""
        start = m.start()
        if state.src[start + 1] in "!?":
            return super().parse_inline_html(m, state)
        tag = tag_at(state.src, start, is_jsx=state.env["is_jsx"])
        if tag is None:
            return None
        state.append_token({"type": "inline_html", "raw": tag[0]})
        return tag.end()


def _unwrapped(end: int, state: InlineState) -> int:
    token = state.tokens[-1]
    if token["type"] == "link":
        # If the link becomes part of another link, its text is its address without angle brackets.
        token["_autolink"] = token["children"][0]["raw"]
    return end


def _parse_address(_inline: InlineParser, m: _Match, state: InlineState) -> int | None:
    """Read a bare address (GFM §6.9). Inside brackets and on sites without bare addresses, it is text."""
    is_text = state.brackets or not state.env["keeps_addresses"]
    end = None if is_text else (www_end if m[0] == "www." else url_end)(state.src, m.start())
    if end is None:
        return None
    state.append_token({"type": "address", "raw": state.src[m.start() : end]})
    return end


def _parse_footnote_mark(_inline: InlineParser, m: _Match, state: InlineState) -> int | None:
    number = state.env["footnotes"].get(m["footnote_label"].casefold())
    if number is None:
        return None
    state.append_token({"type": "footnote_mark", "raw": superscript(str(number)), "number": str(number)})
    return m.end()


def _parse_tildes(_inline: InlineParser, m: _Match, state: InlineState) -> int:
    before = state.src[m.start() - 1 : m.start()]
    after = state.src[m.end() : m.end() + 1]
    opens = bool(after.strip()) and (after.isalnum() or not before.isalnum())
    closes = bool(before.strip()) and (before.isalnum() or not after.isalnum())
    state.append_token({"type": "tildes", "raw": m[0], "opens": opens, "closes": closes})
    return m.end()
