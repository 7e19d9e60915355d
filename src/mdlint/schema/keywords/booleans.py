"""Sets the texts that mean true and false.

Goes in the schema of a column, or in `items` and `prefixItems` of a column whose cells hold several values.

## Value

An object with a list of texts for `true`, for `false`, or for both. They replace the default texts, which are

- `true`, `yes` and `y`, `✓ ✔ ✅ ☑`, GitHub's `:white_check_mark:`, `:heavy_check_mark:` and the like;
- `false`, `no` and `n`, `✗ ✘ ✕ ✖ × ❌ ☒`, GitHub's `:x:` and the like.

The words may be in lower case, capitalized, or in upper case. It makes no difference whether a character is shown as an
emoji or as text.

## Example

```json
"Quantized": {"type": "boolean", "booleans": {"true": ["●"], "false": ["○"]}}
```

Then `●` is true. Without the keyword, `✅` is true in a column of type `"boolean"`, and a text in a column that may also
hold texts.

## Findings

None of its own. A cell with any other text is reported as `wrong-type` in a column of booleans. A text that is listed
for both true and false is a mistake in the schema.
"""

from collections.abc import Iterator, Mapping, Sequence

from mdlint.draft2020.errors import Mistake
from mdlint.draft2020.values import SchemaObject
from mdlint.schema.cells.column import Column
from mdlint.schema.keywords._base import Keyword
from mdlint.schema.keywords._notation import texts_of
from mdlint.text.words import quoted
from mdlint.values.booleans import without_selectors


def read_column(values: Sequence[Mapping[str, list[str]]], column: Column) -> Column:
    """Set the texts for true and false."""
    texts = {without_selectors(text): key == "true" for key, texts in values[-1].items() for text in texts}
    return column._replace(booleans=texts)


def mistakes(value: object, _schema: SchemaObject) -> Iterator[Mistake]:
    """Find texts that are listed for both true and false."""
    if isinstance(value, dict):
        true, false = ({without_selectors(text) for text in texts_of(value.get(key))} for key in ("true", "false"))
        for text in sorted(true & false):
            yield Mistake(("booleans",), f"{quoted(text)} stands for true and for false")


KEYWORD = Keyword(
    name="booleans",
    level="column",
    types=frozenset({"boolean"}),
    summary="Sets the texts that mean true and false.",
    is_of_parts=True,
    read_column=read_column,
    mistakes=mistakes,
)
