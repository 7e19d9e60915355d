"""Two columns of a table have the same name.

## What it does

Compares the names of all columns, apart from case and spacing. In a header of several rows, a name is all the text over
the column. The rule ignores

- names that repeat as a group (`test`, `dev`, `test`, `dev`: two tables side by side, or a header of two lines);
- a header that has the same name everywhere;
- names that refer to the column to the left, such as `Δ`, `%` or `Speedup`, or that alternate with at least three other
  names (`Avg`, `Speedup`, `90%`, `Speedup`, `99%`, `Speedup`);
- pairs of a label and its value side by side (`Class`, `AP50`, `Class`, `AP75`);
- columns that differ in their first row, as in a second line of the header;
- columns below one cell of an HTML table, or below a title that is over the middle of its columns.

## Why

Nobody can tell which column is meant: no reader, no schema, and no script that reads the table.

## Example

```markdown
| Model | Params (M) | Model                            |
|-------|------------|----------------------------------|
| base  | 86.6       | [file](https://example.org/b.pt) |
| small | 22.1       | [file](https://example.org/s.pt) |
```

## Instead

```markdown
| Model | Params (M) | Checkpoint                       |
|-------|------------|----------------------------------|
| base  | 86.6       | [file](https://example.org/b.pt) |
| small | 22.1       | [file](https://example.org/s.pt) |
```

## Options

The severity in `[rules]`. No schema keyword.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mdlint.model import Related, Severity, Table
from mdlint.rules._base import Finding, Rule
from mdlint.rules._columns import texts_by_column
from mdlint.schema import normalize_header
from mdlint.shape import column_names, name_cell
from mdlint.text.lazy_pattern import lazy_pattern
from mdlint.text.words import quoted
from mdlint.values import is_missing, parse_number

# A column with such a word, or without a letter or digit (`%`, `±`), says something about the column to its left.
_RELATIVE = frozenset(
    {"change", "changes", "delta", "diff", "difference", "gain", "improvement", "ratio", "relative", "speedup", "vs"}
    | {"ci", "rank", "sd", "sem", "std", "stdev"}
)
_WORD = lazy_pattern(r"[^\W\d_]+(?:-(?=up\b)up)?")
_DELTAS = frozenset("Δδ∆")
# A name that alternates with at least this many others does so on purpose.
_MANY = 3


def check_table(table: Table) -> Iterator[Finding]:
    """Report the second column of each repeated name, unless the names are meant to repeat."""
    headers = [cell.text for cell in table.header.cells]
    if len(set(map(normalize_header, headers))) == len(headers):
        return
    headers = column_names(table)
    names = [normalize_header(header) for header in headers]
    places: dict[str, list[int]] = {}
    for column, name in enumerate(names):
        places.setdefault(name, []).append(column)
    repeated = {name: columns for name, columns in places.items() if name and len(columns) > 1}
    if not repeated or _is_grouped(names, repeated):
        return
    texts = texts_by_column(table, range(table.width))
    clear = _clear_names(names, repeated, texts)
    for name, (first, second, *_) in repeated.items():
        if name in clear or all(_have_second_header_line(texts[column]) for column in (first, second)):
            continue
        cell, first_cell = name_cell(table, second), name_cell(table, first)
        if cell.span == first_cell.span or _is_title_elsewhere(table, (first, second)):
            continue
        related = (Related(first_cell.span, "the first of them"),)
        yield Finding(cell.span, f"a second column {quoted(headers[second])}", related=related)


def _is_title_elsewhere(table: Table, columns: Sequence[int]) -> bool:
    """Whether the first header row is blank above one of these columns, but has titles: they are over other columns."""
    titles = [cell.text.strip() for cell in table.header.cells]
    return table.header_rows > 1 and any(titles[1:]) and not all(titles[column] for column in columns)


def _is_grouped(names: list[str], repeated: Mapping[str, list[int]]) -> bool:
    """Whether the header has one name only, or no other names among the repeated ones: `A B A B`, `A A B B`."""
    first = min(columns[0] for columns in repeated.values())
    last = max(columns[-1] for columns in repeated.values())
    group = [name for name in names[first : last + 1] if name]
    return set(group) == repeated.keys() and (len(repeated) > 1 or len(group) == len(names))


def _have_second_header_line(texts: Sequence[str]) -> bool:
    """Whether a column of numbers begins with a word, which is the second line of its name."""
    if len(texts) < 2 or not texts[0] or parse_number(texts[0]):
        return False
    return any(parse_number(text) for text in texts[1:])


def _clear_names(
    names: Sequence[str], repeated: Mapping[str, Sequence[int]], texts: Mapping[int, Sequence[str]]
) -> set[str]:
    """Return the repeated names each of whose columns belongs to a column of its own, so that it is not ambiguous.

    `repeated` has the columns of each repeated name, `texts` the cells of each column below the header.
    """
    metrics = _metrics(names, repeated)
    clear = {
        name
        for name, columns in repeated.items()
        if (_is_relative(name) or (len(columns) >= _MANY and _alternates(columns)))
        and 0 not in (own := {metrics[column] for column in columns})
        and len(own) == len(columns)
    }
    first_label = min((columns[0] for columns in repeated.values() if _are_labels(columns, texts)), default=len(names))
    return clear | {name for name, columns in repeated.items() if columns[0] >= first_label}


def _is_relative(name: str) -> bool:
    words = {word.replace("-", "") for word in _WORD.findall(name.lower())}
    return not words or bool(words & _RELATIVE) or words <= _DELTAS


def _alternates(columns: Sequence[int]) -> bool:
    """Whether the same number of other columns, at least one, is between each two of these columns."""
    steps = {after - before for before, after in pairwise(columns)}
    return len(steps) == 1 and min(steps) > 1


def _metrics(names: Sequence[str], repeated: Mapping[str, Sequence[int]]) -> list[int]:
    """Return for each column the nearest column up to it whose name is unique; 0 if only the first column is there."""
    metrics: list[int] = []
    nearest = 0
    for column, name in enumerate(names):
        nearest = column if name and name not in repeated else nearest
        metrics.append(nearest)
    return metrics


def _are_labels(columns: Sequence[int], texts: Mapping[int, Sequence[str]]) -> bool:
    """Whether these columns are labels of the columns to their right, in pairs up to the last of the table.

    The labels are words, and the values are numbers.
    """
    if 2 * len(columns) != len(texts) - columns[0] or any(b - a != 2 for a, b in pairwise(columns)):
        return False
    return all(_are_words(texts[column]) and _are_numbers(texts[column + 1]) for column in columns)


def _are_words(texts: Sequence[str]) -> bool:
    return not any(map(parse_number, texts))


def _are_numbers(texts: Sequence[str]) -> bool:
    values = [text for text in texts if not is_missing(text)]
    return bool(values) and all(map(parse_number, values))


RULE = Rule(
    id="duplicate-column",
    summary="Two columns of a table have the same name.",
    severity=Severity.WARNING,
    check_table=check_table,
)
