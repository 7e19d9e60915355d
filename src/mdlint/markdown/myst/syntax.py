"""MyST, the Markdown of Sphinx: directives in fences, targets, comments, block breaks and attribute lists.

Sources: myst-parser, with its extensions `colon_fence` and `attrs_block`, and the plugins `myst_blocks`, `colon_fence`
and `attrs` of mdit-py-plugins.
"""

import re
from collections.abc import Iterator

from mdlint.markdown.leaves import LIST_TABLE, CommentLeaf, DirectiveLeaf, FencedCode, MarkupLeaf, OpenLeaf, TableLeaf
from mdlint.markdown.slugs import docutils_id
from mdlint.markdown.syntax import Syntax
from mdlint.model import TextLine

# The directives whose content is Markdown, from docutils, Sphinx, and sphinx-design, -tabs, -togglebutton, -book-theme
# and -exercise.
_ADMONITIONS = frozenset(
    {"admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "todo"}
    | {"warning", "deprecated", "versionadded", "versionchanged", "versionremoved"}
)
_BLOCKS = frozenset(
    {"aside", "block-quote", "blockquote", "class", "compound", "container", "div", "epigraph", "figure", "full-width"}
    | {"highlights", "hlist", "ifconfig", "margin", "only", "pull-quote", "sidebar", "table", "topic"}
)
_WIDGETS = frozenset(
    {"card", "card-carousel", "card-grid", "details", "dropdown", "exercise", "grid", "grid-item", "grid-item-card"}
    | {"group-tab", "panels", "solution", "tab", "tab-item", "tab-set", "tab-set-code", "tabbed", "tabs", "toggle"}
)
_WITH_MARKDOWN = _ADMONITIONS | _BLOCKS | _WIDGETS
# The domains whose directives have Markdown content: `py:function`, `prf:theorem`.
_DOMAINS = ("py:", "prf:", "c:", "cpp:", "js:")
# The directive that makes a table of CSV.
_CSV_TABLE = "csv-table"

_FENCE = re.compile(r"(?:(`{3,})(?=[^`]*+$)|(~{3,})|(:{3,}))[ \t]*+(?:\{([^\s{}]++)\}(?=[ \t]|$))?")
_TARGET = re.compile(r"\(.+\)=[ \t]*+$")
_BLOCK_BREAK = re.compile(r"(?:\+[ \t]*+){3}")
_ATTRIBUTES = re.compile(
    r"\{(?:[ \t]*+(?:[#.][^\s{}#.\"'=]++|[\w:-]++=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'{}]++)|%[^%{}]*+%))++[ \t]*+\}[ \t]*+$"
)
# Targets, names of directives, and ids in attribute lists, anywhere on the page: an extra name breaks no link.
_NAME = re.compile(
    r"^[ \t>]*+(?:\((?P<target>.+)\)=|:?(?:name|label):[ \t]++(?P<name>\S.*?))[ \t]*$|\{[^{}\n#]*+#(?P<id>[^\s{}]++)",
    re.MULTILINE,
)


class MystSyntax(Syntax):
    """The syntax that MyST adds to GFM."""

    adds_blocks = True
    takes_task_marker = False

    def names(self, text: str) -> Iterator[str]:
        """Yield the names of targets, each as written and as the id that docutils makes of it."""
        for found in _NAME.finditer(text):
            name = found[found.lastgroup or 0]
            yield name
            yield docutils_id(name)

    def markup(self, line: TextLine, leaf: OpenLeaf | None, container: int) -> MarkupLeaf | FencedCode | None:
        """Return the opening of a directive, or a line of other markup."""
        text = line.text
        match text[:1]:
            case "`" | "~" | ":":
                return _directive(line, container)
            case "%":
                return CommentLeaf(line, container, until=0, opening="%", closing="")
            case "(" if _TARGET.match(text):
                return MarkupLeaf(line.line, line.line, container)
            case "+" if _BLOCK_BREAK.match(text):
                return MarkupLeaf(line.line, line.line, container)
            # In a table, the line is a row.
            case "{" if not isinstance(leaf, TableLeaf) and _ATTRIBUTES.match(text):
                return MarkupLeaf(line.line, line.line, container)
        return None


def _directive(line: TextLine, container: int) -> MarkupLeaf | FencedCode | None:
    """Return the block that a fence opens; None if the line is not a fence, or opens code in GFM, too."""
    opening = _FENCE.match(line.text)
    if opening is None:
        return None
    fence, name, number = opening[1] or opening[2] or opening[3], opening[4], line.line
    if name is None:
        # A fence of colons without a directive is a `div`.
        return MarkupLeaf(number, number, container, fence=fence) if opening[3] else None
    if name in (_CSV_TABLE, LIST_TABLE) or name in _WITH_MARKDOWN or name.startswith(_DOMAINS):
        is_csv = name == _CSV_TABLE
        return DirectiveLeaf(line, container, fence, name, is_verbatim=is_csv)
    return FencedCode(fence, number, number, container) if opening[3] else None
