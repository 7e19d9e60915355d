"""A token in the names of a page is explained nowhere, or an explained token is in no name.

## What it does

Reads the names in the page's tables by their naming convention, and compares their tokens with a list on the page that
explains them, as the keyword [`explainedTokens`](../keywords/explainedTokens.md) of the page schema says. It reports

- the first place of each token that the list lacks, with its meaning by the convention;
- with the severity info, each item of the list that no name on the page has;
- with `meanings`, each item that lacks the words by which the convention explains the token.

## Why

A reader who does not know the names needs the list most, and nobody adds to it when a table gets new rows.

## Example

With this page schema

```json
{
  "$schema": "urn:mdlint:page:v1",
  "explainedTokens": {"sections": ["Names"], "ignore": ["size", "sized_family", "patch", "img_size"]}
}
```

this page has a finding:

```markdown
# Models

<!-- mdlint-schema: builtin:timm-metrics -->
| Model                               | Top-1 |
|-------------------------------------|------:|
| vit_base_patch16_rope_224.sbb_in1k  | 83.7  |

## Names

- **sbb**: searching for better baselines
- **in1k**: ImageNet-1k
```

## Instead

```markdown
# Models

<!-- mdlint-schema: builtin:timm-metrics -->
| Model                               | Top-1 |
|-------------------------------------|------:|
| vit_base_patch16_rope_224.sbb_in1k  | 83.7  |

## Names

- **rope**: rotary position embedding
- **sbb**: searching for better baselines
- **in1k**: ImageNet-1k
```

## Options

`explainedTokens` in a page schema, which the `[[pages]]` of the configuration name; its `ignore` lists tokens, and
kinds of token, that need no explanation. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.page_schemas`: `keywords.explained_tokens`.
RULE = Rule(
    id="unexplained-token",
    summary="A token in the names of a page is explained nowhere, or an explained token is in no name.",
    severity=Severity.WARNING,
    also=(Severity.INFO,),
    keywords=("explainedTokens",),
)
