"""Measure how the time for a large table grows with its rows, for each keyword: once clean, once wrong in each row.

    python benchmarks/growth.py [KEYWORD ...]

Exits with 1 if twice the rows take more than 2.3 times as long.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from mdlint.cli import ALLOCATIONS_PER_COLLECTION
from mdlint.config import load_config
from mdlint.discover import Source
from mdlint.runner import run
from mdlint.schema.keywords import KEYWORDS

ROWS = (12_500, 25_000, 50_000)
MOST = 2.3
# Below this many CPU seconds for the fewest rows, the ratio of two times is meaningless.
SHORT = 0.05
RUNS = 3
CONVENTION = {
    "$schema": "urn:mdlint:naming:v1",
    "title": "Names",
    "separators": {"token": "_", "segment": "."},
    "tokens": {
        "word": {"description": "A word.", "words": ["x"], "part": "word"},
        "number": {"description": "A number.", "pattern": "[0-9]+", "examples": ["7"]},
    },
    "segments": {"name": {"description": "A name.", "grammar": ["word", "number"]}},
    "grammar": ["name"],
}


class Case(NamedTuple):
    """A table schema with a keyword, and the cell of a row in the column `v`, by the number of the row from 0.

    `column` is the schema of `v`, and `table` has keywords of the table. The column `w` has the text `second`.
    """

    column: Mapping[str, Any]
    clean: Callable[[int], str]
    wrong: Callable[[int], str]
    table: Mapping[str, Any] = {}
    second: Callable[[int], str] = str


def number(row: int) -> str:
    """Return a number that no other row has."""
    return f"{row}.5"


def word(row: int) -> str:
    """Return a text that no other row has, and that is no number."""
    return f"word{row}x"


def same(text: str) -> Callable[[int], str]:
    """Return a function that gives each row the same text."""
    return lambda _row: text


NUMBER = {"type": "number"}
CASES: Mapping[str, Case] = {
    "align": Case({**NUMBER, "align": "right"}, number, word),
    "ascendingColumns": Case(NUMBER, str, lambda row: str(row + 1), {"ascendingColumns": [{"columns": "^([vw])$", "numbers": {"v": 1, "w": 2}}]}),
    "aside": Case({**NUMBER, "aside": "()"}, lambda row: f"{row} (x)", word),
    "bestMarked": Case({**NUMBER, "bestMarked": "maximum"}, number, lambda row: f"**{row}**" if row % 2 else str(row)),
    "booleans": Case({"type": "boolean", "booleans": {"true": ["yes"], "false": ["no"]}}, same("yes"), word),
    "columnAliases": Case(NUMBER, number, word, {"columnAliases": {"v": ["V"]}}),
    "columnOrder": Case(NUMBER, number, word, {"columnOrder": ["v", "w"]}),
    "compare": Case(NUMBER, str, lambda row: str(row + 1), {"compare": [{"left": "v", "is": "<=", "right": "w"}]}),
    "decimalSeparator": Case({**NUMBER, "decimalSeparator": ","}, lambda row: f"{row},5", word),
    "decimals": Case({**NUMBER, "decimals": 1}, number, lambda row: f"{row}.55"),
    "delta": Case({**NUMBER, "delta": True}, lambda row: f"{row} (+1)", word),
    "duration": Case({**NUMBER, "duration": "s"}, lambda row: f"{row} ms", word),
    "errorMessage": Case({**NUMBER, "maximum": 1e9, "errorMessage": "too large"}, number, lambda row: f"{row}000000000000"),
    "fillDown": Case({"fillDown": True, "pattern": "^x"}, lambda row: "" if row % 2 else "x", lambda row: "" if row % 2 else "y"),
    "groupColumn": Case(NUMBER, lambda row: number(row) if row % 3 else "**a**", lambda row: word(row) if row % 3 else "**a**", {"groupColumn": "g"}, lambda row: str(row) if row % 3 else ""),
    "link": Case({"link": {"required": True}}, lambda row: f"[a](https://a.org/{row})", word),
    "missing": Case({"type": ["number", "null"], "missing": ["n/a"]}, lambda row: "n/a" if row % 2 else "1", word),
    "nameConvention": Case({"nameConvention": "c.naming.json"}, lambda row: f"x_{row}", word),
    "qualifiers": Case({**NUMBER, "qualifiers": ["<"]}, lambda row: f"< {row}", word),
    "range": Case({"type": "array", "range": True}, lambda row: f"{row}-{row + 1}", lambda row: f"{row + 1}-{row}"),
    "separator": Case({"separator": ",", "items": {"enum": ["a", "b"]}}, same("a, b"), lambda row: f"a, {word(row)}"),
    "severity": Case({**NUMBER, "severity": "warning"}, number, word),
    "signed": Case({"minimum": 0, "signed": "text"}, lambda row: f"+{row}", lambda row: f"{'-' * (row % 2)}{row}"),
    "skipRows": Case(NUMBER, same("skip"), word, {"skipRows": ["skip"]}),
    "sortedBy": Case(NUMBER, number, lambda row: str(row - 9 * (row % 5 == 4)), {"sortedBy": [{"column": "v"}]}),
    "struck": Case({**NUMBER, "struck": "ignored"}, lambda row: f"~~1~~ {row}", word),
    "thousandsSeparator": Case({**NUMBER, "thousandsSeparator": ","}, lambda row: f"{row:,}", word),
    "uncertainty": Case({**NUMBER, "uncertainty": True}, lambda row: f"{row} ± 1", word),
    "uniqueBy": Case({}, word, same("a"), {"uniqueBy": ["v"]}),
    "unit": Case({**NUMBER, "unit": "%"}, lambda row: f"{row} %", word),
    # Not of the vocabulary, but it compares each wrong text with those that it lists.
    "enum": Case({"enum": [f"value{each}" for each in range(200)]}, lambda row: f"value{row % 200}", lambda row: f"vlaue{row}"),
}  # fmt: skip


def page(case: Case, rows: int, cell: Callable[[int], str]) -> str:
    """Return a page with the table of a case."""
    body = "".join(f"| {cell(row)} | {case.second(row)} |\n" for row in range(rows))
    return f"| v | w |\n|--:|--:|\n{body}"


def times(folder: Path, case: Case, cell: Callable[[int], str]) -> list[float]:
    """Return the CPU seconds for each number of rows: the least of some runs in turn."""
    schema = {
        "$schema": "urn:mdlint:table:v1",
        **case.table,
        "items": {"properties": {"v": case.column, "w": NUMBER, "g": {}}},
    }
    (folder / "case.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    config = load_config(folder / "mdlint.toml")
    sources = []
    for rows in ROWS:
        path = folder / f"{rows}.md"
        path.write_text(page(case, rows, cell), encoding="utf-8")
        sources.append(Source(str(path), config))
    return [min(each) for each in zip(*([_seconds(source) for source in sources] for _ in range(RUNS)), strict=True)]


def _seconds(source: Source) -> float:
    before = time.process_time()
    run([source])
    return time.process_time() - before


def measured(names: list[str]) -> Iterator[tuple[str, str, list[float]]]:
    """Yield each keyword, whether the table is clean, and its times."""
    for name in names:
        for kind in ("clean", "wrong"):
            with tempfile.TemporaryDirectory() as made:
                folder = Path(made)
                (folder / "mdlint.toml").write_text('[[tables]]\nschema = "case.schema.json"\n', encoding="utf-8")
                (folder / "c.naming.json").write_text(json.dumps(CONVENTION), encoding="utf-8")
                cell = getattr(CASES[name], kind)
                found = times(folder, CASES[name], cell)
                if is_steep(found):
                    # Other programs may have been at work.
                    found = [min(each) for each in zip(found, times(folder, CASES[name], cell), strict=True)]
                yield name, kind, found


def ratios(found: list[float]) -> list[float]:
    """Return by how much each time is longer than the one before."""
    return [later / earlier for earlier, later in pairwise(found)]


def is_steep(found: list[float]) -> bool:
    """Whether times grow faster than the rows."""
    return found[0] > SHORT and max(ratios(found)) > MOST


def main() -> int:
    """Print a line for each keyword and kind of table."""
    assert KEYWORDS.keys() <= CASES.keys(), f"no case for {sorted(KEYWORDS.keys() - CASES.keys())}"
    gc.set_threshold(ALLOCATIONS_PER_COLLECTION)
    steep = 0
    for name, kind, found in measured(sys.argv[1:] or sorted(CASES)):
        columns = [*(f"{each:.3f} s" for each in found), *(f"{each:.2f}" for each in ratios(found))]
        steep += is_steep(found)
        print(f"{name:20} {kind}  {'  '.join(columns)}{'  STEEP' * is_steep(found)}", flush=True)
    return min(steep, 1)


if __name__ == "__main__":
    sys.exit(main())
