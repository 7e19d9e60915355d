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
- `pattern`: a regular expression that must match somewhere in the target. Entities and escapes are resolved first;
- `template`: how the target is made of the cells of its row, or a list of templates, one of which it must fit:
    - `{Model}` stands for the text of the row in the column Model. A filter changes the text: `{Model|lower}`;
    - `*` stands for any characters but a slash, `**` for any characters;
    - `{{` and `}}` stand for braces.

The filters of a template, of which a column may have several, as in `{Model|stem|lower}`:

| Filter    | Gives                                                                  | Of `v2/ResNet-50.tv` |
|:----------|:-----------------------------------------------------------------------|:---------------------|
| `stem`    | the name of a file, without its folders and what follows its last dot  | `ResNet-50`          |
| `lower`   | lower case                                                             | `v2/resnet-50.tv`    |
| `slug`    | lower case, with `-` in place of all signs and spaces                  | `v2-resnet-50-tv`    |
| `snake`   | lower case, with `_` in place of all signs and spaces                  | `v2_resnet_50_tv`    |
| `compact` | lower case, without signs and spaces                                   | `v2resnet50tv`       |

A template that begins with a scheme, `/`, `.` or `#` must fit the whole target, any other the end of it, from a slash
on. The query and the fragment of the target are ignored, unless the template has a `?` or `#`.

## Example

```json
"Model": {"type": "string", "link": {"required": true, "pattern": "^https://huggingface\\.co/"}},
"Download": {"link": {"template": ["{Model|compact}.pth", "{Model|compact}_*.log"]}}
```

A row with the Model `ResNet-50` may have the Downloads `https://example.com/resnet50.pth` and
`https://example.com/logs/resnet50_2024.log`.

## Findings

`missing-link`, at a cell that must have a link and has none.

`wrong-link`, if a cell has links, but no link of this kind whose target matches the pattern. It is reported at the
first link of that kind, or else at the first link.

`wrong-link`, at each link of this kind whose target matches the pattern, but fits none of the templates. A template is
not used in a row that lacks one of its cells or has a missing value there; without a template that can be used, nothing
is reported.

Other rules, such as `broken-link`, check whether the target exists.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSONPath, SchemaObject
from mdlint.model import Cell, Link
from mdlint.patterns import pattern_mistake, searcher
from mdlint.schema.keywords._base import Keyword, NamedColumn
from mdlint.schema.table.link_template import FilledTemplate, read_template
from mdlint.schema.table.view import View
from mdlint.schema.table.violation import At, Violation
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import listed, quoted, quoted_target

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
    """Check that each cell has a link if it must, and that one of its links has the right kind and a matching target.

    With templates, each such link has to fit one of them.
    """
    index = view.columns[name].index
    kinds = [value["kind"]] if isinstance(value.get("kind"), str) else value.get("kind", list(_WORDS))
    matches = searcher(value.get("pattern", ""))
    # The link of a cell is checked even if its text is wrong.
    entries = view.columns[name].entries
    templates = _Templates(value, view)
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
        elif expected := templates.filled(row):
            for link in fitting:
                if matches(link.target) and not any(template.fits(link.target) for template in expected):
                    words = listed(quoted(str(template)) for template in expected)
                    message = f"{name} links to {quoted_target(link.target)}, expected {words}"
                    yield Violation(At(row, index, link.span), message)


class _Templates:
    """The templates of a value, and the columns of a table that they are made of."""

    def __init__(self, value: Mapping[str, Any], view: View) -> None:
        self._templates = [read_template(text) for _, text in _written(value)]
        names = {name for template in self._templates for name in template.columns if name in view.columns}
        self._columns = {name: view.columns[name].entries for name in names}

    def filled(self, row: int) -> list[FilledTemplate]:
        """Return the templates with the texts of a row, without those that lack one."""
        of_row = {name: entries[row] for name, entries in self._columns.items()}
        texts = {name: entry.text if entry.value is not None else None for name, entry in of_row.items()}
        return [filled for template in self._templates if (filled := template.filled(texts))]


def _written(value: object) -> Iterator[tuple[JSONPath, str]]:
    """Yield the templates of a value as they are written, with their paths."""
    written = value.get("template") if isinstance(value, dict) else None
    for place, text in enumerate(written if isinstance(written, list) else [written]):
        if isinstance(text, str):
            yield ("link", "template", place) if isinstance(written, list) else ("link", "template"), text


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
    """Find a pattern that is not a regular expression, and templates that are none."""
    pattern = value.get("pattern") if isinstance(value, dict) else None
    if isinstance(pattern, str) and (words := pattern_mistake(pattern)):
        yield Mistake(("link", "pattern"), words)
    for path, text in _written(value):
        try:
            read_template(text)
        except ValueError as error:
            yield Mistake(path, str(error))


def columns(value: Mapping[str, Any]) -> Iterator[NamedColumn]:
    """Yield the columns that the templates name."""
    for path, text in _written(value):
        yield from ((path, name) for name in read_template(text).columns)


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
    columns=columns,
    mistakes=mistakes,
    other_rules=("missing-link",),
    accept=accept,
)
