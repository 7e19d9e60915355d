"""Python-Markdown's attribute lists, `{: .class #id }`, and the marks that PyMdown sets around text.

Sources: `attr_list` of the package Markdown, `mark` and `caret` of pymdown-extensions.
"""

import re
from collections.abc import Iterator

# Behind all of a heading or a cell; and behind inline content, be it code that looks like one or not.
_AT_END = re.compile(r"(?<![ ])[ ]++\{:?[ ]*([^}\n ][^\n{]*)\}[ ]*$")
_CODE_OR_BRACE = re.compile(r"`+[^`]*+`+|\{")
_UP_TO_BRACE = re.compile(r"[^}\n]*+(?=(\})?)")
_LIST = re.compile(r"\{:?[ ]*([^}\n ][^}\n]*+)\}")
_ID = re.compile(r"""(?:^|[ ])(?:#([^ }]+)|id=["']?([^ "'}]+))""")
# In a cell: a list behind it or right behind an element, and highlighted or inserted text.
_IN_CELL = re.compile(
    r"(?P<code>(`+)[^`]*+`+)"
    r"|(?:(?<! )[ ]++(?=\{[^{}\n]*\}[ ]*$)|(?<=[)\]*_`~^=:]))\{:?[ ]*(?:[.#]|[\w-]+=)[^{}\n]*\}"
    r"|(?<!\w)(?P<mark>==|\^\^)(?=[^\s=^])(?P<marked>[^=^`{}]+)(?<=\S)(?P=mark)(?!\w)"
)


def at_end(content: str) -> tuple[str, str | None]:
    """The content of a heading without the attribute list behind it, and the id that it gives."""
    found = _AT_END.search(content)
    if found is None:
        return content, None
    given = _ID.search(found[1])
    return content[: found.start()], (given[1] or given[2]) if given else None


def listed_ids(content: str) -> Iterator[str]:
    """The ids that attribute lists in a paragraph or cell give to what they stand behind."""
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
            # Nor is any other brace closed before the line ends.
            unclosed = rest.end()


def without_marks(cell: str) -> str:
    """A cell with spaces for what a reader does not see of attribute lists and marks, as long as before but for its end."""
    if "{" not in cell and "==" not in cell and "^^" not in cell:
        return cell
    return _IN_CELL.sub(_blank, cell).rstrip(" ")


def _blank(found: re.Match[str]) -> str:
    if found["code"]:
        return found[0]
    return f"  {found['marked']}  " if found["mark"] else " " * len(found[0])
