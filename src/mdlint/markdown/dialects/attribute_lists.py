"""Python-Markdown's attribute lists, `{: .class #id }`, and the marks of PyMdown, `==marked==` and `^^inserted^^`.

Sources: `attr_list` of the package Markdown, `mark` and `caret` of pymdown-extensions.
"""

import re
from collections.abc import Iterator, Mapping

from mdlint.markdown.inline.code_spans import code_spans, is_inside
from mdlint.text.lazy_pattern import lazy_pattern

# At the end of a heading.
_AT_END = lazy_pattern(r"(?<![ ])[ ]++\{:?[ ]*([^}\n ][^\n{]*)\}[ ]*$")
_UP_TO_BRACE = lazy_pattern(r"[^}\n]*+(?=(\})?)")
_LIST = lazy_pattern(r"\{:?[ ]*([^}\n ][^}\n]*+)\}")
# The mark that an element with a closing mark begins with. Code is looked up as a whole.
_OPENINGS = {")": "](", "]": "[", "*": "*", "_": "_", "~": "~", "^": "^", "=": "==", ":": ":"}
_ID = lazy_pattern(r"""(?:^|[ ])(?:#([^ }]+)|id=["']?([^ "'}]+))""")
# In a cell: a list at its end or right after an element, and highlighted or inserted text.
_IN_CELL = lazy_pattern(
    r"(?:(?<! )[ ]++(?=\{[^{}\n]*\}[ ]*$)|(?P<after>(?<=[)\]*_`~^=:])))\{:?[ ]*(?:[.#]|[\w-]+=)[^{}\n]*\}"
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
    spans = code_spans(content)
    position = unclosed = 0
    while (brace := content.find("{", position)) >= 0:
        position = brace + 1
        if position <= unclosed or is_inside(spans, brace):
            continue
        if attributes := _LIST.match(content, brace):
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
    code_ends = {end for _, end in spans}
    firsts = {mark: cell.find(opening) for mark, opening in _OPENINGS.items()}

    def replaced(found: re.Match[str]) -> str:
        start = found.start()
        if is_inside(spans, start):
            return found[0]
        if found["after"] is not None:
            is_attached = start in code_ends or _ends_element(cell, start, firsts)
            return " " * len(found[0]) if is_attached else found[0]
        return f"  {found['marked']}  " if found["mark"] else " " * len(found[0])

    return _IN_CELL.sub(replaced, cell).rstrip(" ")


def _ends_element(cell: str, end: int, firsts: Mapping[str, int]) -> bool:
    """Whether the mark right before an offset may end an element: it is not escaped, and another mark opens it.

    `firsts` has the offset of the first opening mark for each closing mark; -1 if there is none.
    """
    mark = cell[end - 1]
    start = _before_run(cell, end, mark)
    backslashes = start - _before_run(cell, start, "\\")
    return 0 <= firsts.get(mark, -1) < start and not backslashes % 2


def _before_run(text: str, end: int, character: str) -> int:
    """Return the offset at which the run of a character right before an offset begins."""
    while end and text[end - 1] == character:
        end -= 1
    return end
