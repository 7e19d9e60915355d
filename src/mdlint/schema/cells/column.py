"""A column of a table, and how its cells are read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Self

from mdlint.draft2020.values import SchemaObject
from mdlint.values import DEFAULT_MISSING, Duration, Notation
from mdlint.values.scale import Scale

_USUAL = Notation()


class Column(NamedTuple):
    """A column: its name in the schema, or else its header, and how its cells are read.

    `is_known` is true if the schema mentions the column. `types` are the JSON types that its values may have (an
    integer is a number); None if the schema does not restrict them. `naming` has the values of `nameConvention`. If
    `fills_down`, a blank cell has the value of the cell above.

    `units` has the factor of each unit. A number without a unit has `header_unit`, if the header names one. `notation`
    is None for the usual notation. `booleans` are the texts that mean true and false; None for the usual texts. `parts`
    tell how each value of a list is read, as columns; the last part also applies to all further values. If
    `signed_is_text`, a column whose numbers all have signs is read as text. With a `scale`, texts are dates or versions.
    """

    name: str
    is_known: bool = False
    types: frozenset[str] | None = None
    missing: frozenset[str] = frozenset(DEFAULT_MISSING)
    qualifiers: frozenset[str] = frozenset()
    units: Mapping[str, float] = MappingProxyType({})
    uncertainty: bool = False
    naming: tuple[SchemaObject, ...] = ()
    fills_down: bool = False
    notation: Notation | None = None
    header_unit: str = ""
    duration: Duration | None = None
    delta: bool = False
    asides: frozenset[str] = frozenset()
    booleans: Mapping[str, bool] | None = None
    ignores_struck: bool = False
    separators: tuple[str, ...] = ()
    is_range: bool = False
    signed_is_text: bool = False
    parts: tuple["Column", ...] = ()
    scale: Scale | None = None

    @property
    def may_be_list(self) -> bool:
        """Whether a cell may hold a list of values."""
        return bool(self.separators) or self.is_range

    @property
    def is_plain(self) -> bool:
        """Whether numbers are written in the usual notation, with at most a mark, a unit and an uncertainty."""
        special = self.notation or self.duration or self.delta or self.asides or self.ignores_struck
        return not (special or self.may_be_list)

    @property
    def needs_markup(self) -> bool:
        """Whether the text of a cell is not enough to read it: line breaks or struck-out text matter."""
        return self.ignores_struck or self.has_line_breaks

    @property
    def has_line_breaks(self) -> bool:
        """Whether `<br>` separates values."""
        return "<br>" in self.separators

    @property
    def may_be_number(self) -> bool:
        """Whether the schema allows a number here."""
        return self.types is None or "number" in self.types

    @property
    def may_be_boolean(self) -> bool:
        """Whether cells are read as booleans: the column allows only booleans, or the schema lists texts for them."""
        if self.types is None:
            return False
        return self.types - {"null"} == {"boolean"} or (self.booleans is not None and "boolean" in self.types)

    def with_scale(self, scale: Scale) -> Self:
        """Return the column with its texts read as dates or versions, and nothing as a number or a boolean."""
        texts = frozenset({"string", "null", "array"})
        return self._replace(scale=scale, types=texts - {"array"} if self.types is None else self.types & texts)

    def with_notation(
        self,
        decimal: str | None = None,
        thousands: tuple[str, ...] | None = None,
        units: tuple[str, ...] | None = None,
    ) -> Self:
        """Return the column with parts of its notation replaced."""
        before = self.notation or _USUAL
        notation = Notation(
            before.decimal if decimal is None else decimal,
            before.thousands if thousands is None else thousands,
            before.units if units is None else units,
        )
        return self._replace(notation=None if notation == _USUAL else notation)

    def with_header_unit(self, unit: str) -> Self:
        """Return the column with a unit for the numbers that are written without one."""
        parts = tuple(part.with_header_unit(unit) if unit in part.units else part for part in self.parts)
        return self._replace(header_unit=unit, parts=parts)

    def part(self, number: int) -> "Column":
        """Return how the value of a list with this number, counted from 0, is read."""
        return self.parts[min(number, len(self.parts) - 1)]
