"""A row has another value than the same row on another page.

## What it does

Compares the rows of the pages that an entry of [`[[consistent]]`](../configuration.md#consistent) in the configuration
lists. Rows with the same key have the same value in each column that is compared. Of a value that differs, the first one
in the order of the paths is reported; the finding names the values of all other pages. If the entry names a `source`,
each value that differs from it is reported.

Nothing is compared without an entry: the same name on two pages often means another dataset or another machine. A row is
skipped if another row of its page has the same key, and a table if it lacks a column of the key. Only pages that are
checked in the same run are compared.

## Why

A result is copied to a second page, and mended on one of them only.

## Example

```toml
[[consistent]]
pages = ["README.md", "docs/results.md"]
key = ["Model"]
```

where `vit` has a Top-1 of 84.8 in `README.md`, and of 83.8 in `docs/results.md`.

## Instead

```markdown
| Model | Top-1 |
|-------|------:|
| vit   |  84.8 |
```

on both pages.

## Options

The keys of `[[consistent]]`: `pages`, `heading`, `key`, `ignore`, `columns`, `tolerance`, `source`. The severity in
`[rules]`. No schema keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.agreement.consistent`.
RULE = Rule(
    id="inconsistent-rows",
    summary="A row has another value than the same row on another page.",
    severity=Severity.WARNING,
)
