"""The style of tables: the settings in the `[style]` table of a configuration, for the rules about style."""

from typing import Literal, NamedTuple, TypeAlias

PipeStyle: TypeAlias = Literal["leading-and-trailing", "leading-only", "trailing-only", "none"]
ColumnStyle: TypeAlias = Literal["aligned", "compact", "tight"]
TextAlign: TypeAlias = Literal["any", "declared", "left", "center", "right"]
HeaderCase: TypeAlias = Literal["sentence", "title", "lower", "upper"]
Consistent: TypeAlias = Literal["consistent"]


class TableStyle(NamedTuple):
    """The `[style]` table, key by key. `schemas/config.schema.json` describes each key.

    Padding and indentation are in spaces, lengths and widths in columns of a monospaced font. "consistent" means as in
    the first pipe table of the page.
    """

    pipes: PipeStyle | Consistent = "consistent"
    columns: ColumnStyle | Literal["any"] = "any"
    aligned_delimiter: bool = False
    loose_last_column: bool = False
    max_width: int | None = None
    width: Literal["display", "characters"] = "display"
    padding: int | Consistent = "consistent"
    delimiter_padding: int | Consistent = "consistent"
    header_align: TextAlign = "any"
    cell_align: TextAlign = "any"
    delimiter_length: int = 3
    indentation: int = 0
    blanks_before: int = 1
    blanks_after: int = 1
    header_case: HeaderCase | Consistent = "consistent"
    header_names: tuple[str, ...] = ()
