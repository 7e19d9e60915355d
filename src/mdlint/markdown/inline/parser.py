"""The inline content of a cell or heading: its text, and how it is formatted.

mistune's inline parser does the work, for all content that is not plain.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from mdlint.markdown.html.entities import with_entities_resolved
from mdlint.markdown.html.tags import tag_name
from mdlint.markdown.inline.flanking import with_stand_ins
from mdlint.markdown.inline.mathematics import hide_marks, show_marks
from mdlint.markdown.inline.roles import Token, with_roles
from mdlint.markdown.inline.simple import is_plain
from mdlint.markdown.inline.text import (
    END_STRIKE,
    MARKS,
    STRIKE,
    Inline,
    apply_tag,
    inline_of,
    without_codes,
)
from mdlint.model import Dialect, Mathematics
from mdlint.text.lazy_pattern import lazy_pattern

# mistune's time for emphasis grows with the square of the number of such runs. Nobody writes a cell with more of them;
# its asterisks and underscores are read as text.
_EMPHASIS_RUN = lazy_pattern(r"\*+|(?<![^\W_])_+|_+(?![^\W_])")
MAX_EMPHASIS_RUNS = 100
_WHITE_SPACE = lazy_pattern(r"[ \t\v\f\n]+")
# The formats that tags give to their content.
FORMATS = {"b": "bold", "strong": "bold", "code": "code", "u": "underlined", "ins": "underlined"}
_TRANSPARENT = frozenset({"em", "i", "span", "font"})
# Nobody nests more of them, and the search for each takes time that is linear in the content.
_MOST_FORMATS = 10


class References(NamedTuple):
    """What inline content may refer to.

    `links` are the link reference definitions by the keys of their labels, in mistune's form (`url` is the target).
    `footnotes` are the numbers of footnotes by folded label. `is_jsx` is set if tags are JSX. `mathematics` is what
    renders the content between dollar signs; if it is `unknown`, that is text, but its links do not count. `has_roles`
    is set if there are roles, as in MyST. `keeps_addresses` is set if bare addresses are shown as they are written, as
    on GitHub.
    """

    links: Mapping[str, Mapping[str, str]]
    footnotes: Mapping[str, int]
    is_jsx: bool = False
    mathematics: Mathematics = "none"
    has_roles: bool = False
    keeps_addresses: bool = True

    def hide_marks(self, content: str) -> str:
        """Return content whose mathematics has no marks of Markdown, if there certainly is any."""
        return content if self.mathematics == "unknown" else hide_marks(content, self.mathematics)


def parse_inline(content: str, references: References) -> Inline:
    """Read the inline content of a cell, in which escaped pipes are already resolved, or of a link."""
    if is_plain(content):
        return Inline(content)
    masked = references.hide_marks(content)
    tokens, replaced = _tokens(masked, references)
    coded = _restored(_text(tokens), replaced)
    return inline_of(coded if masked == content else show_marks(coded), _on_one_line, _formats(tokens))


def parse_heading(content: str, references: References, dialect: Dialect) -> tuple[str, str]:
    """Return the text of a heading's content, and the text that its anchor is made from."""
    if is_plain(content):
        return content, content
    tokens, replaced = _tokens(references.hide_marks(content), references)
    text = _on_one_line(without_codes(_restored(_text(tokens), replaced)))
    anchor_text = _restored(_anchor_text(tokens, dialect), replaced)
    return (text, anchor_text) if "$" not in content else (show_marks(text), show_marks(anchor_text))


def _tokens(content: str, references: References) -> tuple[list[Token], Mapping[int, str]]:
    """Return the tokens of content, and the characters that some letters in them replace."""
    env: dict[str, object] = {
        "ref_links": references.links,
        "footnotes": references.footnotes,
        "is_jsx": references.is_jsx,
        "keeps_addresses": references.keeps_addresses,
    }
    parser = _parser(emphasis=len(_EMPHASIS_RUN.findall(content)) <= MAX_EMPHASIS_RUNS)
    content, replaced = with_stand_ins(content.replace("\x00", "\ufffd"))
    tokens = parser(content, env)
    return with_roles(tokens) if references.has_roles and "{" in content else tokens, replaced


@cache
def _parser(*, emphasis: bool) -> Callable[[str, dict[str, object]], list[Token]]:
    from mdlint.markdown.inline.text_parser import TextParser  # noqa: PLC0415  20 ms for mistune; plain text needs none

    return TextParser(emphasis=emphasis)


def _restored(text: str, replaced: Mapping[int, str]) -> str:
    return text.translate(replaced) if replaced else text


def _on_one_line(text: str) -> str:
    return _WHITE_SPACE.sub(" ", text).strip(" ")


def _anchor_text(tokens: list[Token], dialect: Dialect) -> str:
    """Return the text content of tokens; tags have no effect on it.

    Docusaurus includes the alternative texts of images. Only GitHub includes the numbers of footnote marks.
    """
    parts: list[str] = []
    struck = _matched_tildes(tokens)
    for index, token in enumerate(tokens):
        match token["type"]:
            case "linebreak" | "softbreak":
                parts.append("\n")
            case "text":
                parts.append(with_entities_resolved(token["raw"]))
            case "footnote_mark":
                parts.append(token["number"] if dialect == "github" else "")
            case "codespan" | "tildes" | "role" | "address" if index not in struck:
                parts.append(token["raw"])
            case kind if "children" in token and (kind != "image" or dialect == "docusaurus"):
                parts.append(_anchor_text(token["children"], dialect))
    return "".join(parts)


def _formats(tokens: list[Token]) -> set[str]:
    """Return the formats that tokens or pairs of tags give to the whole content, marks after it aside."""
    formats: set[str] = set()
    for _ in range(_MOST_FORMATS if tokens else 0):
        first = tokens[0]
        kind = first["type"]
        inside: list[Token] = first.get("children", []) if kind in ("strong", "emphasis", "link") else []
        text_format, rest = {"strong": "bold", "codespan": "code"}.get(kind), tokens[1:]
        if kind == "inline_html" and (name := _start_tag_name(first["raw"])) in {*FORMATS, *_TRANSPARENT}:
            text_format, (inside, rest) = FORMATS.get(name), _element(name, rest)
        elif not (text_format or inside):
            break
        # A raised letter is a mark only after a number, so its text has to be read with the number.
        whole, before = (without_codes(_text(part)) for part in (tokens, tokens[: len(tokens) - len(rest)]))
        if whole[len(before) :].strip(f" {MARKS}"):
            break
        formats |= {text_format} if text_format else set()
        tokens = inside
        if not tokens:
            break
    return formats


def _start_tag_name(html: str) -> str:
    """Return the name of a start tag in lower case; empty for anything else."""
    name, is_end = tag_name(html)
    return "" if is_end else name


def _element(name: str, tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split tokens at the first end tag of a name into those before it and those after it."""
    for index, token in enumerate(tokens):
        if token["type"] == "inline_html" and tag_name(token["raw"]) == (name, True):
            return tokens[:index], tokens[index + 1 :]
    return tokens, []


def _text(tokens: list[Token]) -> str:
    """Return the text of tokens. White space is not collapsed yet, and line breaks and strikethrough are codes."""
    parts: list[str] = []
    raised_from: int | None = None
    struck = _matched_tildes(tokens)
    for index, token in enumerate(tokens):
        kind = token["type"]
        if kind == "inline_html":
            raised_from = apply_tag(token["raw"], parts, raised_from)
        elif "children" in token:
            parts.append(_text(token["children"]))
        elif kind == "text":
            parts.append(with_entities_resolved(token["raw"]))
        elif kind in ("linebreak", "softbreak"):
            parts.append(" ")
        elif index not in struck:
            parts.append(token["raw"])
        else:
            parts.append(STRIKE if struck[index] else END_STRIKE)
    return "".join(parts)


def _matched_tildes(tokens: list[Token]) -> dict[int, bool]:
    """Return which runs of one or two tildes are strikethrough delimiters: True for an opening one.

    See GFM §6.5. cmark-gfm requires both runs to have the same length.
    """
    matched: dict[int, bool] = {}
    openers: list[int] = []
    for index, token in enumerate(tokens):
        if token["type"] != "tildes" or len(token["raw"]) > 2:
            continue
        if token["closes"] and openers:
            opener = openers.pop()
            if tokens[opener]["raw"] == token["raw"]:
                matched |= {opener: True, index: False}
            continue
        if token["opens"]:
            openers.append(index)
    return matched
