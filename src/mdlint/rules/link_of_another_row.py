r"""A link of a row leads to what belongs to another row.

## What it does

Learns from the rows of a page how the links of a column follow the names in their rows, and reports a link that does
not. The tables of a page with the same header are read as one. A name is cut into its words and numbers: `ResNet-50`
and `resnet50_b32x8.pth` share `resnet` and `50`. Dates and checksums in the name of a file don't count. A link is
reported if two signs agree:

- It leads to the target of another row, which has a word of that row's name; and it lacks a word of its own row, which
  the other rows have in their targets, or which stands where the name of that row has its word, as in `net-200m` and
  `net-600m`.
- Its target differs from that of another row in one word; and both rows are named by the word that it lacks, which all
  other rows have in their targets.
- Two links of the row name different files, where nearly all other rows have two links to files of one name, such as a
  configuration and its checkpoint; and one of the two has the name of another row, or lacks the name of its own row. If
  their names differ in one word only, nothing else has to tell which is wrong.
- Its text names another file, where the texts of nearly all other links in the column are the names of their files.
- Its file has another suffix than the links with its text in all other rows, and the suffix that another link of the row
  stands for.
- Its file has the checksum of a file with another name.

The rule ignores columns in which rows share targets, such as the weights of one teacher, rows without a name, words
that a heading above the table has, sentences, and measured values.

## Why

Rows are made by copying a row. If a link of the copy is not changed, the page offers the wrong file, and no check of
dead links finds it.

## Example

```markdown
| Model     | Top-1 | Download                               |
|-----------|-------|----------------------------------------|
| vgg-16    | 71.6  | [model](https://example.com/vgg16.pt)    |
| vgg-16-bn | 73.4  | [model](https://example.com/vgg16_bn.pt) |
| vgg-19    | 72.4  | [model](https://example.com/vgg19_bn.pt) |
| vgg-19-bn | 74.2  | [model](https://example.com/vgg19_bn.pt) |
```

## Instead

```markdown
| Model     | Top-1 | Download                               |
|-----------|-------|----------------------------------------|
| vgg-16    | 71.6  | [model](https://example.com/vgg16.pt)    |
| vgg-16-bn | 73.4  | [model](https://example.com/vgg16_bn.pt) |
| vgg-19    | 72.4  | [model](https://example.com/vgg19.pt)    |
| vgg-19-bn | 74.2  | [model](https://example.com/vgg19_bn.pt) |
```

## Options

The severity in `[rules]`. No schema keyword. The `template` of the keyword `link` says how each target is made of the
cells of its row, and `uniqueBy` that no two rows have one target: then nothing has to be learnt. In a row with a
finding of `wrong-link` or `duplicate-key`, and in a row that another row repeats the key of, only that is reported.
"""

from collections.abc import Iterator

from mdlint.model import Page, Related, Severity
from mdlint.rules._base import Finding, Rule


def check_page(page: Page) -> Iterator[Finding]:
    """Report the clearest sign about each row, in the order of the page."""
    if not page.links:
        return
    from mdlint.row_links import series_of, signs  # noqa: PLC0415  2 ms, and many pages have no link

    found: dict[int, Finding] = {}
    for sign in signs(series_of(page)):
        help_ = "Check the other links of the row too." if sign.is_certain else "Check which of the two links is wrong."
        related = (Related(sign.other.link.span, sign.words),)
        finding = Finding(sign.target.link.span, sign.message, help_, related)
        found.setdefault(sign.target.row.number, finding)
    yield from (found[row] for row in sorted(found))


RULE = Rule(
    id="link-of-another-row",
    summary="A link of a row leads to what belongs to another row.",
    severity=Severity.INFO,
    check_page=check_page,
)
