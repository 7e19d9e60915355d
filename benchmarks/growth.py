"""Measure how the time for a page grows with its size: the rows of a table for each keyword, and other hostile pages.

    python benchmarks/growth.py [NAME ...]

A table is once clean, and once wrong in each row. Each check runs in a process of its own, since another one would find
much of what it needs in memory. Exits with 1 if twice the size takes more than 2.3 times as long.
"""

import gc
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

# A check imports these when it needs them, and the process of each check gets them from this one.
import jsonschema  # noqa: F401  as above
import rapidfuzz.process  # noqa: F401  as above

from mdlint.cli import ALLOCATIONS_PER_COLLECTION
from mdlint.config import load_config
from mdlint.discover import Source
from mdlint.runner import run
from mdlint.schema.keywords import KEYWORDS

ROWS = (12_500, 25_000, 50_000)
MOST = 2.3
# Below this many CPU seconds for the smallest size, the ratio of two times is meaningless.
SHORT = 0.05
# How often each size is checked in a round. A short check is disturbed more by other programs.
RUNS = (4, 3, 2)
ROUNDS = 4
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


class Subject(NamedTuple):
    """Pages that grow. `write` writes those of a size into a folder with an empty configuration, and names them."""

    name: str
    kind: str
    sizes: Sequence[int]
    write: Callable[[Path, int], Sequence[str]]


def table(cells: Sequence[str], second: Callable[[int], str] = str) -> str:
    """Return a table with these cells in the column `v`, and others in the column `w`."""
    body = "".join(f"| {cell} | {second(row)} |\n" for row, cell in enumerate(cells))
    return f"| v | w |\n|--:|--:|\n{body}"


def write_table(folder: Path, page: str, schema: Mapping[str, Any]) -> Sequence[str]:
    """Write a page and a schema for its tables."""
    (folder / "page.md").write_text(page, encoding="utf-8")
    document = {"$schema": "urn:mdlint:table:v1", **schema}
    (folder / "case.schema.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / "c.naming.json").write_text(json.dumps(CONVENTION), encoding="utf-8")
    (folder / "mdlint.toml").write_text('[[tables]]\nschema = "case.schema.json"\n', encoding="utf-8")
    return ["page.md"]


def of_keyword(name: str, kind: str) -> Subject:
    """Return the tables for a keyword, clean or wrong."""
    case = CASES[name]
    cell: Callable[[int], str] = getattr(case, kind)
    schema = {**case.table, "items": {"properties": {"v": case.column, "w": NUMBER, "g": {}}}}
    return Subject(
        name,
        kind,
        ROWS,
        lambda folder, size: write_table(folder, table([cell(row) for row in range(size)], case.second), schema),
    )


def letters(number: int) -> str:
    """Write a number in letters."""
    return f"{number:x}".translate(str.maketrans("0123456789", "ghijklmnop"))


def headers(folder: Path, size: int) -> Sequence[str]:
    """Write a table of one row, whose headers are misspellings of the names that the schema wants."""
    names = [f"{letters(number * 7919)}column" for number in range(size)]
    items = {"properties": {name: {} for name in names}, "required": names}
    return write_table(folder, wide_table([name.replace("lumn", "lmun") for name in names]), {"items": items})


def words(folder: Path, size: int) -> Sequence[str]:
    """Write a table of one row, whose headers are not those that the schema wants and allows."""
    names = [f"wxyz{letters(number * 7919)}" for number in range(size)]
    items = {"properties": {name: {} for name in names}, "required": names, "additionalProperties": False}
    return write_table(folder, wide_table([f"{name[4:]}qrst" for name in names]), {"items": items})


def wide_table(header: Sequence[str]) -> str:
    """Return a table of one row with this header."""
    return f"|{'|'.join(header)}|\n|{'|'.join('-' for _ in header)}|\n|{'|'.join('1' for _ in header)}|\n"


def enum(folder: Path, size: int) -> Sequence[str]:
    """Write a table with a schema that allows as many texts as there are rows, and not those of the table."""
    items = {"properties": {"v": {"enum": [f"value{each}" for each in range(size)]}}}
    return write_table(folder, table([f"vlaue{row}" for row in range(size)]), {"items": items})


def units(folder: Path, size: int) -> Sequence[str]:
    """Write a table of numbers, each with a unit of its own."""
    page = table([f"{row} {'abcdefgh'[row % 8]}_{row:x}" for row in range(size)])
    return write_table(folder, page, {"items": {"properties": {"v": NUMBER}}})


def anchors(folder: Path, size: int) -> Sequence[str]:
    """Write two pages with equal headings, and as many links to none of them."""
    (folder / "mdlint.toml").touch()
    page = "".join(f"# Heading number {number}\n\n[a](#chapter-{number})\n\n" for number in range(size))
    names = ["a.md", "b.md"]
    for name in names:
        (folder / name).write_text(page, encoding="utf-8")
    return names


def references(folder: Path, size: int) -> Sequence[str]:
    """Write a page of references without definitions."""
    (folder / "mdlint.toml").touch()
    (folder / "page.md").write_text("[a][b]\n" * size, encoding="utf-8")
    return ["page.md"]


COLUMNS = (500, 1_000, 2_000)
HEADINGS = (2_000, 4_000, 8_000)
SUBJECTS = [
    *(of_keyword(name, kind) for name in sorted(CASES) for kind in ("clean", "wrong")),
    Subject("misspelled headers", "wrong", COLUMNS, headers),
    Subject("other headers", "wrong", COLUMNS, words),
    Subject("values of an enum", "wrong", ROWS, enum),
    Subject("unknown units", "wrong", ROWS, units),
    Subject("broken anchors", "wrong", HEADINGS, anchors),
    Subject("undefined references", "wrong", ROWS, references),
]


def times(sources: Sequence[Sequence[Source]]) -> list[float]:
    """Return the CPU seconds to check the pages of each size: the least of some runs."""
    found = [float("inf")] * len(sources)
    for turn in range(max(RUNS)):
        for place, (pages, runs) in enumerate(zip(sources, RUNS, strict=True)):
            if turn < runs:
                found[place] = min(found[place], _in_own_process(pages))
    return found


def _in_own_process(sources: Sequence[Source]) -> float:
    # A fork has all modules, and nothing that an earlier check remembers.
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_seconds, (sources,))


def _seconds(sources: Sequence[Source]) -> float:
    before = time.process_time()
    run(sources)
    return time.process_time() - before


def measured(subject: Subject) -> list[float]:
    """Return the CPU seconds for each size. Other programs may be at work: if the times are steep, measure again."""
    with tempfile.TemporaryDirectory() as made:
        sources = []
        for size in subject.sizes:
            folder = Path(made) / str(size)
            folder.mkdir()
            names = subject.write(folder, size)
            config = load_config(folder / "mdlint.toml")
            sources.append([Source(str(folder / name), config) for name in names])
        found = times(sources)
        for _ in range(1, ROUNDS):
            if not is_steep(found):
                break
            found = [min(each) for each in zip(found, times(sources), strict=True)]
    return found


def ratios(found: list[float]) -> list[float]:
    """Return by how much each time is longer than the one before."""
    return [later / earlier for earlier, later in pairwise(found)]


def is_steep(found: list[float]) -> bool:
    """Whether times grow faster than the sizes."""
    return found[0] > SHORT and max(ratios(found)) > MOST


def main() -> int:
    """Print a line for each subject."""
    assert KEYWORDS.keys() <= CASES.keys(), f"no case for {sorted(KEYWORDS.keys() - CASES.keys())}"
    gc.set_threshold(ALLOCATIONS_PER_COLLECTION)
    steep = 0
    for subject in SUBJECTS:
        if len(sys.argv) == 1 or subject.name in sys.argv[1:]:
            found = measured(subject)
            columns = [*(f"{each:.3f} s" for each in found), *(f"{each:.2f}" for each in ratios(found))]
            steep += is_steep(found)
            print(f"{subject.name:20} {subject.kind}  {'  '.join(columns)}{'  STEEP' * is_steep(found)}", flush=True)
    return min(steep, 1)


if __name__ == "__main__":
    sys.exit(main())
