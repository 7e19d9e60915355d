r"""A cell repeats the number of another column in its row.

## What it does

Compares the columns whose headers differ in one word or number, such as `Top-1` and `Top-5`, or `dev_clean WER` and
`dev_other WER`. It reports a row with the same number in both, if the number has three digits or more, and one column is
larger than the other in all other rows, four or more, by at least 20 units of the last digit.

The rule ignores tables with more than 2,000 rows. Numbers that are copied from another row can't be told from equal
measurements: models of one architecture share their sizes and speeds.

## Why

The number was pasted twice, and the right one was never entered.

## Example

```markdown
| Model | Top-1 | Top-5 |
|-------|-------|-------|
| tiny  | 70.4  | 89.5  |
| small | 75.8  | 75.8  |
| base  | 78.2  | 94.1  |
| large | 80.1  | 95.0  |
| huge  | 82.6  | 96.2  |
```

## Instead

```markdown
| Model | Top-1 | Top-5 |
|-------|-------|-------|
| tiny  | 70.4  | 89.5  |
| small | 75.8  | 92.6  |
| base  | 78.2  | 94.1  |
| large | 80.1  | 95.0  |
| huge  | 82.6  | 96.2  |
```

## Options

The severity in `[rules]`. No schema keyword. With `compare` in a schema, such a row breaks the relation `<`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mdlint.model import Related, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules._column_pairs import sister_columns
from mdlint.rules._data_columns import FEWEST_ROWS, DataColumns, data_of
from mdlint.text.words import counted, quoted
from mdlint.values import Number

# In units of the last digit. Equal numbers are a coincidence where others are nearer than this.
_LEAST_DIFFERENCE = 20
_FEWEST_DIGITS = 3
# At this score, both columns end.
_MOST = 100


class _Pair(NamedTuple):
    place: int
    left: Number
    right: Number

    @property
    def units(self) -> float:
        """How much the right number is larger than the left, in units of the last digit."""
        return (self.right.value - self.left.value) * 10.0 ** max(self.left.decimals, self.right.decimals)


def check_table(table: Table) -> Iterator[Finding]:
    """Report each row in which two sister columns have the same number."""
    data = data_of(table)
    if data is not None:
        found = [finding for left, right in sister_columns(data) for finding in _copied(data, left, right)]
        yield from sorted(found, key=lambda finding: finding.span)


def _copied(data: DataColumns, left: int, right: int) -> Iterator[Finding]:
    numbers = list(zip(data.numbers(left), data.numbers(right), strict=True))
    if sum(1 for one, two in numbers if one and two and one.value == two.value) != 1:
        return
    pairs = [_Pair(place, one, two) for place, (one, two) in enumerate(numbers) if one and two]
    if len(pairs) < FEWEST_ROWS:
        return
    pair = next(pair for pair in pairs if pair.left.value == pair.right.value)
    if not _is_telling(pair.left) or pair.left.decimals != pair.right.decimals:
        return
    differences = [other.units for other in pairs if other is not pair]
    if min(differences) >= _LEAST_DIFFERENCE or max(differences) <= -_LEAST_DIFFERENCE:
        relation = "larger" if differences[0] > 0 else "smaller"
        yield Finding(
            data.cell(pair.place, right).span,
            f"{data.texts(right)[pair.place]} in {quoted(data.names[right])} is equal to {quoted(data.names[left])}, in"
            f" the other {counted(len(differences), 'row')} it is {relation}",
            related=(Related(data.cell(pair.place, left).span, "the same number"),),
        )


def _is_telling(number: Number) -> bool:
    """Whether two numbers are hardly the same by chance: three digits or more, and a fraction."""
    digits = len(f"{abs(number.value):.{number.decimals}f}".replace(".", "").lstrip("0"))
    return number.decimals > 0 and digits >= _FEWEST_DIGITS and number.value != _MOST


RULE = Rule(
    id="copied-cells",
    summary="A cell repeats the number of another column in its row.",
    severity=Severity.INFO,
    check_table=check_table,
)
