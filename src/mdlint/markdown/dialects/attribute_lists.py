"""Python-Markdown's attribute lists, `{: .class #id }`, and the marks of PyMdown, `==marked==` and `^^inserted^^`.

Sources: `attr_list` of the package Markdown, `mark` and `caret` of pymdown-extensions.
"""

import re
from collections.abc import Iterator

from mdlint.markdown.inline.code_spans import code_spans, is_inside

# At the end of a heading.
_AT_END = re.compile(r"(?<![ ])[ ]++\{:?[ ]*([^}\n ][^\n{]*)\}[ ]*$")
# In a paragraph or cell, code that looks like a list is not one.
_CODE_OR_BRACE = re.compile(r"`+[^`]*+`+|\{")
_UP_TO_BRACE = re.compile(r"[^}\n]*+(?=(\})?)")
_LIST = re.compile(r"\{:?[ ]*([^}\n ][^}\n]*+)\}")
_ID = re.compile(r"""(?:^|[ ])(?:#([^ }]+)|id=["']?([^ "'}]+))""")
# In a cell: a list at its end or right after an element, and highlighted or inserted text.
_IN_CELL = re.compile(
    r"(?P<code>(`+)[^`]*+`+)"
    r"|(?:(?<! )[ ]++(?=\{[^{}\n]*\}[ ]*$)|(?<=[)\]*_`~^=:]))\{:?[ ]*(?:[.#]|[\w-]+=)[^{}\n]*\}"
    r"|(?<!\w)(?P<mark>==|\^\^)(?=[^\s=^])(?P<marked>[^=^`{}]+)(?<=\S)(?P=mark)(?!\w)"
)


def at_end(content: str) -> tuple[str, str | None]:
    """Split the content of a heading into the content before an attribute list at its end, and the id in that list."""
    found = _AT_END.search(content)
    if found is None:
        return content, None
    given = _ID.search(found[1])
    return content[: found.start()], (given[1] or given[2]) if given else None


def listed_ids(content: str) -> Iterator[str]:
    """Yield the ids in the attribute lists of a paragraph or cell.

    The time is linear in the text: once a brace has no end on its line, the other braces of the line are skipped.
    """
    position = unclosed = 0
    while mark := _CODE_OR_BRACE.search(content, position):
        position = mark.end()
        if mark[0] != "{" or position <= unclosed:
            continue
        if attributes := _LIST.match(content, mark.start()):
            position = attributes.end()
            if given := _ID.search(attributes[1]):
                yield given[1] or given[2]
        elif (rest := _UP_TO_BRACE.match(content, position)) and not rest[1]:
            # No other brace on this line is closed either.
            unclosed = rest.end()


def without_markup(cell: str) -> str:
    """Return a cell with spaces for its attribute lists and marks. Only white space at its end is removed."""
    if "{" not in cell and "==" not in cell and "^^" not in cell:
        return cell
    spans = code_spans(cell)
    return _IN_CELL.sub(lambda found: found[0] if is_inside(spans, found.start()) else _blank(found), cell).rstrip(" ")


def _blank(found: re.Match[str]) -> str:
    return f"  {found['marked']}  " if found["mark"] else " " * len(found[0])
