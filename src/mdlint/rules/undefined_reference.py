r"""A reference link or a footnote mark has no definition.

## What it does

Reports `[text][label]` and `[label][]` if no line `[label]: target` defines the label. The rule ignores

- a lone `[label]`, which is usually meant as text;
- a label such as `package.module.Name`, which plugins of site generators look up in code;
- numbers alone, `[1][2]`, which cite a list of sources;
- indexes, such as `["key"][100]` and `[0:2][1]`.

Also reports a footnote mark, `[^1]`, whose label has no definition `[^1]: text`: on a page that defines a footnote; on
another page, only a number in a table. The rule ignores the marks of notebooks, marks on pages of MkDocs that define no
footnote, and regular expressions such as `[^a-z]`.

## Why

The page shows the brackets, and there is nothing to click.

## Example

```markdown
The scores are those of [the paper][vit].
```

## Instead

```markdown
The scores are those of [the paper][vit].

[vit]: https://arxiv.org/abs/2010.11929
```

## Options

`ignore` in `[links]` skips labels, such as those that a site's build defines. The severity in `[rules]`. No schema
keyword.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mdlint.model import Page, Reference, Severity, place_of
from mdlint.rules._base import Finding, Rule
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import did_you_mean, quoted

# A search compares a label with all defined labels. This bounds the cost of all searches for one page.
_MAX_COMPARISONS = 100_000
_ELSEWHERE = "Another cell of the notebook defines it, but only for itself."
_DOTTED_NAME = lazy_pattern(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
_INDEX = r"""\[\s*(?:"[^"]*"|'[^']*'|[\d\s:,+-]+)\s*\]"""
# Citations, or an item of a nested list or mapping.
_INDEXES = lazy_pattern(rf"{_INDEX}\[(?:\d+|[\d\s:,+-]+)\]|\[[^\]]*\]\[\s*(?:\"[^\"]*\"|'[^']*')\s*\]")
# Letters, digits, hyphens and underscores; a range of characters is a part of a regular expression.
_FOOTNOTE = lazy_pattern(r"\^(?!.-.\Z)\w[\w-]*")
_NUMBERED_FOOTNOTE = lazy_pattern(r"\^[0-9]+")


def check_page(page: Page) -> Iterator[Finding]:
    """Report each reference without a definition, unless it is probably not a link."""
    known: defaultdict[int | None, list[str]] = defaultdict(list)
    for definition in page.definitions:
        known[place_of(page.notebook_cells, definition.span).cell].append(definition.label)
    in_other_cells = {definition.label.casefold() for definition in page.definitions if page.notebook_cells}
    marks = [reference for reference in page.undefined if reference.label.startswith("^")]
    yield from _footnotes(page, marks)
    links = (reference for reference in page.undefined if not reference.label.startswith("^"))
    undefined = (reference for reference in links if not _is_ignored(page, reference))
    for number, reference in enumerate(undefined, start=1):
        labels = known[place_of(page.notebook_cells, reference.span).cell]
        is_too_much = number * len(labels) > _MAX_COMPARISONS
        meant = did_you_mean(reference.label, () if is_too_much else labels)
        help_ = _ELSEWHERE if reference.label.casefold() in in_other_cells else None
        yield Finding(reference.span, f"no definition of {quoted(reference.label)}{meant}", help=help_)


def _is_ignored(page: Page, reference: Reference) -> bool:
    is_code = _DOTTED_NAME.fullmatch(reference.label)
    return bool(is_code or _INDEXES.fullmatch(page.slice(reference.span)))


def _footnotes(page: Page, marks: Sequence[Reference]) -> Iterator[Finding]:
    """Report the footnote marks without a definition that are surely footnote marks."""
    if page.notebook_cells or not marks:
        return
    if page.footnotes:
        certain = [mark for mark in marks if _FOOTNOTE.fullmatch(mark.label)]
    elif page.dialect == "mkdocs":
        certain = []
    else:
        lines = {line for table in page.tables for line in range(table.span.line, table.span.end_line + 1)}
        certain = [mark for mark in marks if mark.span.line in lines and _NUMBERED_FOOTNOTE.fullmatch(mark.label)]
    labels = page.footnotes if len(certain) * len(page.footnotes) <= _MAX_COMPARISONS else ()
    for mark in certain:
        label = mark.label.removeprefix("^")
        yield Finding(mark.span, f"no definition of the footnote {quoted(label)}{did_you_mean(label, labels)}")


RULE = Rule(
    id="undefined-reference",
    summary="A reference link or a footnote mark has no definition.",
    severity=Severity.WARNING,
    check_page=check_page,
)
