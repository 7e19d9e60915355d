r"""Requires links in the cells of the column, or restricts where they lead.

Goes in the schema of a column.

## Value

An object with one or more of

- `required`: `true` if every cell must have a link other than the empty `[text]()`, except for empty cells and missing
  values;
- `kind`: the kind of target that a link has, or a list of kinds:
    - `"url"`: an address with a scheme or a host, such as `https://example.com/` or `//example.com/`;
    - `"email"`: an address that starts with `mailto:`;
    - `"anchor"`: a place on the same page, such as `#results`;
    - `"page"`: the path of a Markdown or HTML page, or a path without an extension, such as `overview.md#results` or
      `/models/`;
    - `"file"`: any other path, such as `results.csv`;
    - `"image"`: an image, in Markdown or as the `src` of an HTML tag, whatever its address is;
- `pattern`: a regular expression that must match somewhere in the target. Entities and escapes are resolved first.

## Example

```json
"Model": {"type": "string", "link": {"required": true, "pattern": "^https://huggingface\\.co/"}}
```

## Findings

`missing-link`, at a cell that must have a link and has none.

`wrong-link`, if a cell has links, but no link of this kind whose target matches the pattern. It is reported at the
first link of that kind, or else at the first link. Other rules, such as `broken-link`, check whether the target exists.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.model import Cell, Link
from mdlint.patterns import pattern_mistake, searcher
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import listed, quoted

if TYPE_CHECKING:  # a check does without them
    from mdlint.schema.table.rejection import Rejection, Widening

_SCHEME = lazy_pattern(r"//|[A-Za-z][A-Za-z0-9+.-]*:")
_PATH_END = lazy_pattern("[?#]")
_PAGES = frozenset({"", ".htm", ".html", ".markdown", ".md", ".mdx"})
_WORDS = {
    "anchor": "an anchor",
    "email": "an e-mail address",
    "file": "a file",
    "image": "an image",
    "page": "a page",
    "url": "a URL",
}


def check_column(value: Mapping[str, Any], view: View, name: str) -> Iterator[Violation]:
    """Check that each cell has a link if it must, and that one of its links has the right kind and a matching target."""
    index = view.columns[name].index
    kinds = [value["kind"]] if isinstance(value.get("kind"), str) else value.get("kind", list(_WORDS))
    matches = searcher(value.get("pattern", ""))
    # The link of a cell is checked even if its text is wrong.
    entries = view.columns[name].entries
    for row, cell in view.columns[name].cells.items():
        links = [link for link in cell.links if link.target]
        lines = cell.raw.split("\n")
        fitting = [link for link in links if _kind(link, cell, lines) in kinds]
        if not links:
            if value.get("required", False) and cell.text and entries[row].value is not None:
                yield Violation(At(row, index), f"{name} {quoted(cell.text)} has no link", rule="missing-link")
        elif not fitting:
            yield Violation(
                At(row, index, links[0].span), _wrong_kind(name, links[0], _kind(links[0], cell, lines), kinds)
            )
        elif not any(matches(link.target) for link in fitting):
            message = (
                f"{name} links to {quoted(fitting[0].target)}, which does not match the pattern {value['pattern']}"
            )
            yield Violation(At(row, index, fitting[0].span), message)


def kinds_of(cell: Cell) -> list[str]:
    """Return the kind of each link of a cell, as a value of `kind`. Links without a target are left out."""
    lines = cell.raw.split("\n")
    return [_kind(link, cell, lines) for link in cell.links if link.target]


def _wrong_kind(name: str, link: Link, kind: str, kinds: Sequence[str]) -> str:
    expected = listed(_WORDS[kind] for kind in kinds)
    return f"{name} links to {quoted(link.target)}, {_WORDS[kind]}, expected {expected}"


def _kind(link: Link, cell: Cell, lines: Sequence[str]) -> str:
    """Return the kind of a link's target. `lines` are the lines of the cell."""
    target = link.target
    if link.kind == "image" or (link.kind == "html" and _is_source(link, cell, lines)):
        return "image"
    if target.startswith("#"):
        return "anchor"
    if _SCHEME.match(target):
        return "email" if target.lower().startswith("mailto:") else "url"
    path = PurePosixPath(_PATH_END.split(target, maxsplit=1)[0])
    return "page" if path.suffix.lower() in _PAGES else "file"


def _is_source(link: Link, cell: Cell, lines: Sequence[str]) -> bool:
    """Whether a link is the value of an HTML attribute `src`, whose name is right before the value."""
    line = link.span.line - cell.span.line
    first = 1 if line else cell.span.column
    # A cell may have many links, so the text before each of them is not copied.
    text, end = lines[line], _before(lines[line], link.span.column - first, "\"' \t")
    end = _before(text, end - text.startswith("=", end - 1), " \t") if end else 0
    return text[max(0, end - 3) : end].lower() == "src"


def _before(text: str, end: int, signs: str) -> int:
    """Return where a text ends without some signs at its end."""
    while end and text[end - 1] in signs:
        end -= 1
    return end


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find a pattern that is not a regular expression."""
    pattern = value.get("pattern") if isinstance(value, dict) else None
    if isinstance(pattern, str) and (words := pattern_mistake(pattern)):
        yield Mistake(("link", "pattern"), words)


def accept(rejection: "Rejection") -> "Iterator[Widening]":
    """Allow the kinds of the links that are there. What a pattern should be is not known."""
    if rejection.keyword != "link" or rejection.rule != "wrong-link" or "kind" not in rejection.value:
        return
    known = [rejection.value["kind"]] if isinstance(rejection.value["kind"], str) else rejection.value["kind"]
    found = [
        _kind(links[0], cell, cell.raw.split("\n"))
        for cell in (refused.cell for refused in rejection.cells)
        if (links := [link for link in cell.links if link.target])
    ]
    more = [kind for kind in dict.fromkeys(found) if kind not in known]
    if more:
        yield (rejection.replaced({**rejection.value, "kind": [*known, *more]}),)


KEYWORD = Keyword(
    name="link",
    level="column",
    summary="Requires links in the cells of the column, or restricts where they lead.",
    rule="wrong-link",
    check_column=check_column,
    mistakes=mistakes,
    other_rules=("missing-link",),
    accept=accept,
)
