"""A table differs from the same table on the page in another language.

## What it does

Compares the tables of a page with those of its translation: the numbers in their cells, and which rows and tables they
have. Numbers are read in any language: `1,000` is `1 000`, `84,3` is `84.3`, and digits may be Arabic or full-width. A
number that has fewer decimals agrees if it is the other one rounded.

The pages are pairs by their names, such as `README.md` and `README_zh.md`, or by an entry of
[`[[translations]]`](../configuration.md#translations). A pair that is recognized by its name gets notes, a declared pair
warnings. [Translations](../guides/translations.md) lists the names.

The finding is on the translation, since most are older than their original; which of both is right is not known. A table
with more than three differences has one finding, at its header, and so has a page with more than five such tables. Only
tables that have most of their names and numbers in common are compared, and cells only if the tables have as many
columns.

## Why

A number is mended in one language only, and nobody who reads both pages looks at the table.

## Example

```markdown
| Modèle | Top-1 |
|--------|------:|
| vit    |  84,8 |
| deit   |  81,2 |
```

in `README.fr.md`, where `README.md` says

```markdown
| Model | Top-1 |
|-------|------:|
| vit   |  84.8 |
| deit  |  81.8 |
```

## Instead

```markdown
| Modèle | Top-1 |
|--------|------:|
| vit    |  84,8 |
| deit   |  81,8 |
```

## Options

The keys of `[[translations]]`: `original`, `translation`. The severity in `[rules]`, which applies to all pairs. No schema
keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.agreement.translations`.
RULE = Rule(
    id="translation-mismatch",
    summary="A table differs from the same table on the page in another language.",
    severity=Severity.WARNING,
    also=(Severity.INFO,),
)
