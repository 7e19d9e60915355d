r"""A reference link has no definition.

## What it does

Reports `[text][label]` and `[label][]` if no line `[label]: target` defines the label. The rule ignores

- a lone `[label]`, which is usually meant as text;
- a label such as `package.module.Name`, which plugins of site generators look up in code;
- numbers alone, `[1][2]`, which cite a list of sources.

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

import re
from collections import defaultdict
from collections.abc import Iterator

from mdlint.model import Page, Reference, Severity, place_of
from mdlint.rules._base import Finding, Rule
from mdlint.text.words import did_you_mean, quoted

# A search compares a label with all defined labels. This bounds the cost of all searches for one page.
_MAX_COMPARISONS = 100_000
_ELSEWHERE = "Another cell of the notebook defines it, but only for itself."
_DOTTED_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
_CITATIONS = re.compile(r"\[\d+\]\[\d+\]")


def check_page(page: Page) -> Iterator[Finding]:
    """Report each reference without a definition, unless it is probably not a link."""
    known: defaultdict[int | None, list[str]] = defaultdict(list)
    for definition in page.definitions:
        known[place_of(page.notebook_cells, definition.span).cell].append(definition.label)
    in_other_cells = {definition.label.casefold() for definition in page.definitions if page.notebook_cells}
    undefined = (reference for reference in page.undefined if not _is_ignored(page, reference))
    for number, reference in enumerate(undefined, start=1):
        labels = known[place_of(page.notebook_cells, reference.span).cell]
        is_too_much = number * len(labels) > _MAX_COMPARISONS
        meant = did_you_mean(reference.label, () if is_too_much else labels)
        help_ = _ELSEWHERE if reference.label.casefold() in in_other_cells else None
        yield Finding(reference.span, f"no definition of {quoted(reference.label)}{meant}", help=help_)


def _is_ignored(page: Page, reference: Reference) -> bool:
    is_code = _DOTTED_NAME.fullmatch(reference.label)
    return bool(is_code or _CITATIONS.fullmatch(page.slice(reference.span)))


RULE = Rule(
    id="undefined-reference",
    summary="A reference link has no definition.",
    severity=Severity.WARNING,
    check_page=check_page,
)
