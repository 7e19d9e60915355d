"""Reads the cells of the column as versions, so that 1.9 comes before 1.10.

Goes in the schema of a column.

## Value

The scheme of the versions:

- `"semver"`: [Semantic Versioning](https://semver.org), as in `1.10.0-rc.1`;
- `"pep440"`: the versions of Python packages ([PEP
  440](https://packaging.python.org/en/latest/specifications/version-specifiers/)), as in `1.10rc1`;
- `"natural"`: any text with a digit in it, as in `v1.10`, `2024.1-beta2` or `Ubuntu 24.04 LTS`. Its numbers are compared
  by their value, its words by their letters. A word such as `alpha`, `beta`, `rc`, `pre` or `dev` makes a version come
  before the same version without it.

A `v` before the digits makes no difference.

## Example

```json
"Version": {"type": "string", "version": "semver", "notBefore": "1.0.0"}
```

The value of a cell stays its text, even of a cell such as `1.10`. [`sortedBy`](sortedBy.md), [`uniqueBy`](uniqueBy.md),
[`compare`](compare.md), [`notBefore`](notBefore.md) and [`notAfter`](notAfter.md) know it as a version: 1.9.0 is below
1.10.0, 1.10.0-rc.1 is below 1.10.0, and `v1.10.0` and `1.10.0` are the same key. In semantic versions, build metadata
such as `+amd64` has no order, but tells two keys apart.

## Findings

`wrong-format`, at a cell that is not a version of the scheme. A column with both `version` and
[`datePattern`](datePattern.md) is a mistake in the schema.
"""

from collections.abc import Sequence

from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._scale import is_on_scale, off_scale, versions_by


def read_column(values: Sequence[str], column: Column) -> Column:
    """Set the scheme of versions."""
    return column.with_scale(versions_by(values[-1]))


KEYWORD = Keyword(
    name="version",
    level="column",
    types=frozenset({"string"}),
    summary="Reads the cells of the column as versions, so that 1.9 comes before 1.10.",
    rule="wrong-format",
    check_column=off_scale,
    is_clean_column=is_on_scale,
    is_about_value=True,
    read_column=read_column,
)
