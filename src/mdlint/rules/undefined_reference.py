r"""A reference link has no definition.

## What it does

Reports `[text][label]` and `[label][]` where no line `[label]: target` defines the label. A lone `[label]` is left
aside, as it is mostly meant as text, and so is a label such as `package.module.Name`, which plugins of site builders
look up in code.

## Why

The page shows the brackets, and nothing can be clicked.

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

`ignore` in `[links]` leaves labels aside that a site's build defines. The severity in `[rules]`. No schema keyword.
"""

import re
from collections.abc import Iterator

from mdlint.model import Page, Reference, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.words import nearest, quoted

# Each search compares a label with all that are defined.
_MAX_SEARCHES = 1000
_MAX_LABELS = 1000
_DOTTED_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")


def check_page(page: Page) -> Iterator[Finding]:
    """Look at each reference that has no definition."""
    known = [definition.label for definition in page.definitions] if len(page.definitions) <= _MAX_LABELS else []
    undefined = [reference for reference in page.undefined if not _DOTTED_NAME.fullmatch(reference.label)]
    for number, reference in enumerate(undefined):
        yield _finding(reference, known if number < _MAX_SEARCHES else [])


def _finding(reference: Reference, known: list[str]) -> Finding:
    near = nearest(reference.label, known) if known else None
    meant = f" (did you mean {quoted(near)}?)" if near else ""
    return Finding(reference.span, f"no definition of {quoted(reference.label)}{meant}")


RULE = Rule(
    id="undefined-reference",
    summary="A reference link has no definition.",
    severity=Severity.WARNING,
    check_page=check_page,
)
