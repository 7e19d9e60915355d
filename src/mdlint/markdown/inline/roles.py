"""The roles of MyST, such as `` {sub}`x` ``, and the attributes after a link or code, `{l=…}`.

A reader sees the content of a role, and no attributes. Source: the syntax guide of myst-parser (roles, `attrs_inline`).
"""

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from mdlint.text.lazy_pattern import lazy_pattern

Token: TypeAlias = dict[str, Any]

_ROLE = lazy_pattern(r"\{([A-Za-z][\w:.+-]*)\}\Z")
_RAISED = frozenset({"sup", "superscript"})
# Of a reference such as `text <target>`, the text is shown.
_TITLE = lazy_pattern(r"(.*\S)\s*<[^<>]+>\Z", re.DOTALL)
_PLAIN = frozenset({"sub", "subscript", "math", "code", *_RAISED})
_ATTRIBUTE = r"(?:[.#][\w:-]+|[\w:-]+=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'{}]++))"
_ATTRIBUTES = lazy_pattern(rf"\{{[ ]*+{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*[ ]*+\}}")
_WITH_ATTRIBUTES = frozenset({"link", "image", "codespan", "role"})


def with_roles(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens with `role` tokens in place of the code after a role's name, and without attributes."""
    read: list[Token] = []
    for token in tokens:
        kind = token["type"]
        if "children" in token:
            read.append({**token, "children": with_roles(token["children"])})
        elif kind == "codespan" and (name := _take_role(read)):
            read += _role(name, token["raw"])
        elif kind == "text" and read and read[-1]["type"] in _WITH_ATTRIBUTES:
            read.append(
                {**token, "raw": _ATTRIBUTES.sub("", token["raw"], count=1) if _begins(token) else token["raw"]}
            )
        else:
            read.append(token)
    return read


def _begins(token: Token) -> bool:
    return _ATTRIBUTES.match(token["raw"]) is not None


def _take_role(read: list[Token]) -> str | None:
    """Remove the name of a role from the end of the last text, and return it; None if there is none."""
    last = read[-1] if read and read[-1]["type"] == "text" else None
    found = _ROLE.search(last["raw"]) if last else None
    if last is None or found is None:
        return None
    read[-1] = {**last, "raw": last["raw"][: found.start()]}
    return found[1]


def _role(name: str, content: str) -> list[Token]:
    if name in _RAISED:
        tags = [{"type": "inline_html", "raw": tag} for tag in ("<sup>", "</sup>")]
        return [tags[0], {"type": "role", "raw": content}, tags[1]]
    titled = None if name in _PLAIN else _TITLE.match(content)
    return [{"type": "role", "raw": titled[1] if titled else content}]
