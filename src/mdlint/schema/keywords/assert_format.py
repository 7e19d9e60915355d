"""Holds the values of the table to `format`.

Goes at the top of the schema, or in its `allOf`.

## Value

`true` or `false`. The default is `false`: in JSON Schema draft 2020-12, `format` is a note unless a validator is asked to
check it. The keyword is about every `format` in the schema, and in the schemas that it refers to.

The formats are those of [JSON Schema](https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3).

- `date`, `date-time`, `email`, `idn-email`, `ipv4`, `ipv6`, `regex` and `uuid` are always known.
- `duration`, `hostname`, `idn-hostname`, `iri`, `iri-reference`, `json-pointer`, `relative-json-pointer`, `time`, `uri`,
  `uri-reference` and `uri-template` need the libraries of an extra: `pip install 'mdlint-tables[formats]'`.

A text of more than 2,000 characters is of no format, since some checks are slow: those of `iri` and `iri-reference` take
about half a millisecond for each character.

## Example

```json
"assertFormat": true,
"items": {
  "properties": {
    "Released": {"type": "string", "format": "date"},
    "Contact": {"type": ["string", "null"], "format": "email"}
  }
}
```

Then `2018-02-30` is not a date. With or without `assertFormat`, a column of `date` or `date-time` is compared and sorted as
dates.

## Findings

`wrong-format`, at the cell. A format that is unknown, or that needs a library which is not installed, is a mistake in
the schema: it is never skipped in silence.
"""

from collections.abc import Sequence

from mdlint.schema.keywords._base import Keyword
from mdlint.schema.table.layout import Layout


def read_table(values: Sequence[bool], layout: Layout) -> Layout:
    """Set whether values are held to their format."""
    return layout._replace(asserts_formats=any(values))


KEYWORD = Keyword(
    name="assertFormat",
    level="table",
    summary="Holds the values of the table to `format`.",
    read_table=read_table,
)
