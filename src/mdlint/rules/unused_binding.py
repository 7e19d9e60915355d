"""An entry of the configuration that binds a schema, or compares pages, applies to nothing.

## What it does

Reports each entry of `[[tables]]` that binds its schema to no table, at the entry in the configuration file. The
message says which condition no table meets: a page, a heading or the columns; the help names the nearest. An entry
whose tables all go to earlier entries, or to comments, is reported too. So is each entry

- of `[[pages]]` that is the first to match no page;
- of `[[consistent]]` with fewer than two pages, with a `source` that is none of them, or whose tables have no row or no
  column in common to compare;
- of `[[translations]]` of which no two pages are a page and its translation.

It looks only if the run covers all pages of the configuration: if the folder of the configuration file, or a folder
above it, is on the command line. A hook that names single pages does not report it.

## Why

A misspelled heading, column or page turns a schema or a comparison off, and nothing else shows it.

## Example

```toml
[[tables]]
schema = "builtin:timm-metrics"
heading = "Modles"
```

on a page that has its table under the heading `Models`.

## Instead

```toml
[[tables]]
schema = "builtin:timm-metrics"
heading = "Models"
```

## Options

The severity in `[rules]`. No schema keyword. [`mdlint tables`](../tables.md#which-schema-a-table-has) lists which entry
each table has.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.binding`: `unused_bindings` and `unused_page_entries`.
RULE = Rule(
    id="unused-binding",
    summary="An entry of the configuration that binds a schema, or compares pages, applies to nothing.",
    severity=Severity.WARNING,
)
