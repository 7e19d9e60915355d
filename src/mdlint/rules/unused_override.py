"""An entry of `[[overrides]]` in the configuration is for no page.

## What it does

Reports each entry of `[[overrides]]` whose `pages` match no page, at the entry in the configuration file. The help
names the page or the folder that is nearest.

It looks only if the run covers all pages of the configuration: if the folder of the configuration file, or a folder
above it, is on the command line. A page with a nearer configuration file of its own is not a page of this file.

## Why

A misspelled folder, or one that has moved, gets the settings of the whole file again, and nothing else shows it.

## Example

```toml
[[overrides]]
pages = ["doc/archive/"]
rules.broken-link = "off"
```

while the pages are in `docs/archive`.

## Instead

```toml
[[overrides]]
pages = ["docs/archive/"]
rules.broken-link = "off"
```

## Options

The severity in `[rules]`. No schema keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.binding.unused_page_entries`.
RULE = Rule(
    id="unused-override",
    summary="An entry of `[[overrides]]` in the configuration is for no page.",
    severity=Severity.WARNING,
)
