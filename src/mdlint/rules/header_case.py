"""A header cell is written in another case than the rest.

## What it does

Compares the header cells of the pipe tables of a page. A cell is in

- sentence case: the first word begins with a capital, no other does: `Image size`;
- title case: all words begin with a capital, except for short ones such as `of` and `per`: `Image Size`;
- lower case: `image size`;
- upper case: `IMAGE SIZE`.

`Model` is in sentence and in title case: what the headers before it can have been in decides. Left alone are code, what
stands in brackets (`Time (ms)`), and words with a case of their own: abbreviations (`GPU`), a capital inside (`mAP`), one or
two letters (`en`), words with digits, dots or underscores (`img_size`), and those that `header-names` lists. A hyphen makes
one word.

## Why

`Image size` on one page and `Image Size` on the next are two columns to whoever searches for one.

## Example

```markdown
| Model | Image size | Batch Size |
|-------|------------|------------|
| base  | 224        | 256        |
```

## Instead

```markdown
| Model | Image size | Batch size |
|-------|------------|------------|
| base  | 224        | 256        |
```

## Options

The severity in `[rules]`, which also turns it on. In `[style]`:

- `header-case`: `"consistent"` (the default: as the header cells before, across the tables of the page), `"sentence"`,
  `"title"`, `"lower"` or `"upper"`.
- `header-names`: words that keep their own case, such as `["Python", "Linux"]`.

No other linter that was compared has this rule.
"""

from collections.abc import Iterator

from mdlint.model import Page, Severity
from mdlint.rules._base import Finding, Rule
from mdlint.style import TableStyle


def check_style(page: Page, style: TableStyle) -> Iterator[Finding]:
    """Narrow down, cell by cell, what the headers can be in; report a cell that leaves nothing."""
    from mdlint.rules._case import check  # noqa: PLC0415  only where the rule is on

    return check(page, style)


RULE = Rule(
    id="header-case",
    summary="A header cell is written in another case than the rest.",
    severity=Severity.WARNING,
    check_style=check_style,
    opt_in=True,
)
