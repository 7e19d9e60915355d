"""A cell is not what the schema computes from other cells.

## What it does

Computes the columns that `derived` declares from their operands, such as a speed-up from two times, and compares the
result with the cell.

## Why

Each number alone looks right. A result that was computed wrongly, or that was not computed again when a measurement
changed, shows only if somebody computes it.

## Example

With this schema

```json
{
  "$schema": "urn:mdlint:table:v1",
  "type": "array",
  "derived": [{"column": "Speedup", "is": {"divide": ["FP32 (ms)", "FP16 (ms)"]}}],
  "items": {
    "properties": {
      "Model": {"type": "string"},
      "FP32 (ms)": {"type": "number"},
      "FP16 (ms)": {"type": "number"},
      "Speedup": {"type": "number", "unit": "x"}
    }
  }
}
```

this table has a finding:

```markdown
| Model | FP32 (ms) | FP16 (ms) | Speedup |
|-------|-----------|-----------|---------|
| base  | 84.2      | 40.1      | 2.10x   |
| small | 31.7      | 22.6      | 1.90x   |
```

## Instead

```markdown
| Model | FP32 (ms) | FP16 (ms) | Speedup |
|-------|-----------|-----------|---------|
| base  | 84.2      | 40.1      | 2.10x   |
| small | 31.7      | 22.6      | 1.40x   |
```

## Options

`derived` on the table, with a `tolerance`. The severity in `[rules]`, or `severity` next to the keyword.
"""

from mdlint.model import Severity
from mdlint.rules._base import Rule

# The finding is made in `mdlint.schema.keywords`: `derived`.
RULE = Rule(
    id="wrong-result",
    summary="A cell is not what the schema computes from other cells.",
    severity=Severity.ERROR,
    keywords=("derived",),
)
