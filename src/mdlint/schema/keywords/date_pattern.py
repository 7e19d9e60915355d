"""Reads dates as they are written, such as Jan 2026 or 31.12.2026, and finds impossible ones.

Goes in the schema of a column.

## Value

A pattern, or a list of patterns; the first that reads a cell counts. The notation is the one of Unicode ([UTS #35, Date
Field Symbols](https://www.unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table)), which Java, Swift and CSV
on the Web use too:

- `yyyy` is the year, and `yy` its last two digits (69 and more are years of the last century);
- `M` and `MM` are the month as a number, `MMM` is Jan and `MMMM` January;
- `Q` is the quarter as a number, and `QQQ` is Q1;
- `d` and `dd` are the day of the month;
- `H` and `HH` are the hour from 0 to 23, `mm` the minute, and `ss` the second.

`M`, `d` and `H` read one or two digits. Other letters are in quotes: `'week of' d MMM yyyy`. Names of months are English,
in upper or lower case.

## Example

```json
"Released": {"type": ["string", "null"], "datePattern": ["d MMM yyyy", "MMM yyyy"]},
"End of life": {"type": ["string", "null"], "datePattern": "yyyy-MM-dd", "notBefore": "2020-01-01"}
```

Then `5 Jan 2026` is `"2026-01-05"`, and `Jan 2026` is `"2026-01"`: the value of a cell is the date of ISO 8601, so
`enum`, `pattern` and `format` are about that text. A quarter is `"2026-Q1"`.

[`sortedBy`](sortedBy.md), [`uniqueBy`](uniqueBy.md), [`compare`](compare.md), [`notBefore`](notBefore.md) and
[`notAfter`](notAfter.md) know the values as dates. Dates of different precision are compared by what both have: Jan 2026
is neither before nor after 5 Jan 2026.

## Findings

`wrong-format`, at a cell that is not a date of a pattern. Its message says what is impossible in `30 Feb 2018`. A text that
means an unknown date, such as `TBD`, belongs in [`missing`](missing.md).

A pattern that can't be read, such as `YYYY-MM-DD`, is a mistake in the schema. So are two patterns that read one text as
different dates, and a text in `enum` or `const` that is written like the cells: no value equals it.
"""

from collections.abc import Iterator, Sequence

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import JSONPath, SchemaObject
from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import texts_of
from mdlint.schema.keywords._scale import VERSION, dates_by, is_on_scale, off_scale
from mdlint.text.words import quoted
from mdlint.values.scale import Scale


def read_column(values: Sequence[str | list[str]], column: Column) -> Column:
    """Set the patterns of dates."""
    return column.with_scale(dates_by(pattern for value in values for pattern in texts_of(value)))


def mistakes(value: object, schema: SchemaObject) -> Iterator[Mistake]:
    """Find patterns that can't be read or contradict each other, a column of dates and versions, and choices no date has."""
    from mdlint.values.date_patterns import pattern_mistake  # noqa: PLC0415  4 ms for both, and few columns need it
    from mdlint.values.dates import pattern_conflict  # noqa: PLC0415  as above

    patterns = texts_of(value)
    found = [(index, words) for index, pattern in enumerate(patterns) if (words := pattern_mistake(pattern))]
    for index, words in found or pattern_conflict(patterns):
        path = ("datePattern", index) if isinstance(value, list) else ("datePattern",)
        yield Mistake(path, f"the pattern {quoted(patterns[index])} {words}")
    if VERSION in schema:
        yield Mistake((VERSION,), "a column has dates or versions: use one of the two")
    if not found:
        yield from _unlike_values(dates_by(patterns), schema)


def _unlike_values(scale: Scale, schema: SchemaObject) -> Iterator[Mistake]:
    """Find choices that are written as the column writes its dates: no value equals them."""
    choices: list[tuple[JSONPath, object]] = [(("const",), schema.get("const"))]
    enum = schema.get("enum")
    choices += [(("enum", index), text) for index, text in enumerate(enum if isinstance(enum, list) else ())]
    for path, text in choices:
        value = scale.value(text) if isinstance(text, str) else None
        if value is not None and value != text:
            yield Mistake(path, f"{quoted(str(text))} is compared with dates in ISO 8601; write {quoted(value)}")


KEYWORD = Keyword(
    name="datePattern",
    level="column",
    types=frozenset({"string"}),
    summary="Reads dates as they are written, such as Jan 2026 or 31.12.2026, and finds impossible ones.",
    rule="wrong-format",
    check_column=off_scale,
    is_clean_column=is_on_scale,
    is_about_value=True,
    read_column=read_column,
    mistakes=mistakes,
)
