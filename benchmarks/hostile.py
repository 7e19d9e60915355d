"""Measure mdlint on hostile pages: the time for twice the size, and the memory.

    python benchmarks/hostile.py [--runs N] [CASE...]
    python benchmarks/hostile.py --every-token DIALECT | --draw COUNT [--seed SEED]

Each case is a page of about one megabyte, and one of twice that. Each page is checked from the command line, in its own process.
The time and memory for an empty page are subtracted. Twice the size may take 2.3 times as long. The exit status is 1 if a case takes
longer, or more memory than 1 KiB for each byte of the page.

The second form checks generated pages, which repeat tokens in a context (see `repeats.py`), and prints those that take too long.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from repeats import DIALECTS, Repeat, checker, drawn, every_token, grows, growth

# `multiprocessing` would count this process's memory for its children.
CHILD = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
MEGABYTE = 2**20
MOST_TIMES = 2.3
MOST_MEMORY = 1024
# Below this many seconds, the ratio of two times is meaningless.
SHORT = 0.15


class Usage(NamedTuple):
    """The exit status, the CPU seconds and the memory in KiB of one run."""

    status: int
    seconds: float
    memory: int


def table(row: str, rows: int) -> str:
    """Return a table of two columns with this many equal rows."""
    return "| a | b |\n|---|---|\n" + f"{row}\n" * rows


def fill(piece: str) -> Callable[[int], str]:
    """Return a function that makes a page of a given size by repeating a piece of text."""
    return lambda size: piece * (size // len(piece))


CASES: Mapping[str, Callable[[int], str]] = {
    "one line of text": fill("a"),
    "one cell of a megabyte": lambda size: table(f"| {'x' * size} | y |", 1),
    "one row of pipes": lambda size: table("|" * size, 1),
    "header and delimiter row of pipes": lambda size: "|a" * (size // 4) + "|\n" + "|-" * (size // 4) + "|\n",
    "rows of one cell": lambda size: table("|", size // 4),
    "deep quotes": lambda size: "> " * 10_000 + "a\n" + "> a\n" * (size // 4),
    "lines of deeper quotes": lambda size: "".join(">" * depth + "\n" for depth in range(int((2 * size) ** 0.5))),
    "deep list on one line": lambda size: "- " * (size // 2),
    "lines of deeper lists": lambda size: "".join(" " * depth + "- a\n" for depth in range(int((2 * size) ** 0.5))),
    "unclosed fence": lambda size: "```\n" + "| a | b |\n" * (size // 10),
    "unclosed comment": lambda size: "<!--\n" + "| a | b |\n" * (size // 10),
    "comments that open": fill("<!-- "),
    "tags that open": fill("<a "),
    "attributes that open": fill('<a href="x'),
    "attributes of one tag": lambda size: "<a " + "b=c " * (size // 4) + ">",
    "brackets that open": fill("["),
    "brackets that close": fill("]"),
    "links that open": fill("[a]("),
    "images that open": fill("!["),
    "links": fill("[a](b) "),
    "links with anchors": fill("[a](#b) "),
    "links in a cell": lambda size: table(f"| {'[a](b) ' * (size // 7)} | y |", 1),
    "reference links": fill("[a][b] "),
    "references to a long definition": lambda size: "[a] " * (size // 8) + "\n\n[a]: " + "b" * (size // 2) + ".md\n",
    "superscripts in a cell": lambda size: table(f"| {'10<sup>-3</sup>' * (size // 15)} | y |", 1),
    "backslashes before backticks": fill("\\`"),
    "definitions": lambda size: "".join(f"[{number:06}]: x\n" for number in range(size // 12)),
    "bare addresses": fill("https://example.org "),
    "backticks": lambda size: " ".join("`" * length for length in range(1, int((2 * size) ** 0.5))),
    "emphasis": fill("*a_"),
    "emphasis in a cell": lambda size: table(f"| {'*a _b ' * (size // 6)} | y |", 1),
    "backslashes": fill("\\"),
    "entities": fill("&amp;"),
    "headings": fill("# a\n"),
    "headings and anchors": lambda size: "[x](#a-9)\n" * (size // 20) + "\n# a\n" * (size // 10),
    "footnotes": lambda size: "".join(f"[^{number:06}]: x\n\n" for number in range(size // 14)),
    "suppressions": fill("<!-- mdlint-disable ragged-row -->\n\n"),
    "findings and suppressions": lambda size: (
        ("<!-- mdlint-disable-next-table ragged-row -->\n\n" + table("| a | b | c |", 1) + "\n") * (size // 90)
    ),
    "NUL bytes": fill("\0"),
    "mixed line endings": fill("a\r\nb\rc\n"),
    "combining marks": fill("à"),
    "tables of one row": lambda size: (table("| 1 | 2 |", 1) + "\n") * (size // 31),
    "ragged rows": lambda size: table("| 1 | 2 | 3 |", size // 14),
    "numbers of many digits": lambda size: table(f"| {'9' * (size // 2)} | 1e{'9' * (size // 2)} |", 1),
    "rowspan of a billion": lambda size: "<table><tr><td rowspan=1000000000>a<td>b\n" + "<tr><td>1\n" * (size // 10),
    "rowspans of a billion": lambda size: "<table>\n" + "<tr><td rowspan=1000000000>a\n" * (size // 29),
    "colspans of a billion": lambda size: "<table>\n" + "<tr><td colspan=1000000000>a\n" * (size // 29),
    "HTML cells that do not end": lambda size: "<table><tr>" + "<td>a" * (size // 5),
    "HTML rows": lambda size: "<table><tr><td>a<td>b\n" + "<tr><td>1<td>2\n" * (size // 15),
    "HTML tables in HTML tables": fill("<table><tr><td>"),
    "HTML tables side by side": fill("<table><tr><th>a<th>b<tr><td>1<td>2</table>\n"),
    "HTML elements in HTML elements": fill("<div>"),
    "header of 5,000 columns": lambda size: (
        "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + ("|1" * 5_000 + "|\n") * (size // 10_000)
    ),
    "text like rows": fill("| a | b |\n\n"),
    "text like headers": fill("| a | b |\n|---|\n\n"),
}
# Cases for the dialects other than GitHub's.
DIALECT_CASES: Mapping[str, Mapping[str, Callable[[int], str]]] = {
    "mkdocs": {
        "admonitions": fill("!!! note\n"),
        "deeper admonitions": lambda size: "".join(" " * 4 * n + "!!! note\n" for n in range(int((size / 2) ** 0.5))),
        "tabs with tables": fill('=== "a"\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n\n'),
        "raw elements that open": fill("<div>\n"),
        "elements that open for Markdown": fill("<div markdown>\n"),
        "attribute lists that open": fill("a {: "),
        "tab with tags that open": lambda size: f'=== "{"<" * size}"\n\n    a\n',
    },
    "docusaurus": {
        "admonitions": fill(":::note\n"),
        "ends of admonitions": fill(":::\n"),
        "braces that open": fill("{\n"),
        "attributes with braces that open": fill("<a b={\n"),
        "attributes with quotes that open": fill('<a b="\n'),
        "templates that open": fill("{`${\n"),
        "tags with braces that open on a line": fill("<b a={"),
        "tags with quotes that open on a line": fill('<b a={\\"'),
        "tags with templates that open on a line": fill("<b a={`${"),
        "braces of attributes on a line": fill("<b {"),
        "exports that open": fill("export const a = {\n\n"),
    },
    "myst": {
        "directives that open": fill("```{note}\n"),
        "colon fences that open": fill(":::{list-table}\n"),
        "deeper fences": lambda size: "\n".join("`" * (n + 3) + "{note}" for n in range(int((2 * size) ** 0.5))[::-1]),
        "list tables": fill("````{list-table}\n* - a\n````\n"),
        "a list table": lambda size: "```{list-table}\n" + "* - a\n  - b\n" * (size // 12),
        "CSV tables that open": fill("```{csv-table}\n"),
        "a CSV table": lambda size: "```{csv-table}\n" + "a,b\n" * (size // 4),
        "quotes that open in a CSV table": lambda size: "```{csv-table}\n" + '"' * size,
        "targets": fill("(a)=\n"),
    },
}
# Cases under `builtin:timm-metrics`.
SCHEMA_CASES: Mapping[str, Callable[[int], str]] = {
    "rows in no order": lambda size: models(size, lambda number, count: number * 7_919 % count),
    "rows from worst to best": lambda size: models(size, lambda number, _count: number),
    "equal rows": lambda size: models(size, lambda _number, _count: 0),
    "footnote marks in a name": lambda size: (
        f"| Model | Top-1 |\n|---|---|\n| {'[^1]' * (size // 4)}x | 1 |\n\n[^1]: y\n"
    ),
}
# Cases with a rule that is off by default.
RULE_CASES: Mapping[str, Callable[[int], str]] = {
    "comments without an end": lambda size: "a\n" + "<!--" * (size // 4),
}


def models(size: int, place: Callable[[int, int], int]) -> str:
    """Return a table of image models. `place` returns the rank of a model, given its number and the number of models."""
    count = size // 40
    rows = "".join(f"| vit_{place(n, count)} | 224 | {place(n, count) / count * 100:.3f} |\n" for n in range(count))
    return "| Model | Img Size | Top-1 |\n|---|--:|--:|\n" + rows


class Case(NamedTuple):
    """A function that makes a page of a given size, and the configuration for the page."""

    name: str
    make: Callable[[int], str]
    config: str = ""


def cases() -> list[Case]:
    """Return all cases."""
    plain = [Case(name, make) for name, make in CASES.items()]
    dialects = [
        Case(f"{dialect}: {name}", make, f'dialect = "{dialect}"\n')
        for dialect, makers in DIALECT_CASES.items()
        for name, make in makers.items()
    ]
    rule = '[rules]\nblanks-around-table = "warning"\n'
    plain += [Case(f"rule: {name}", make, rule) for name, make in RULE_CASES.items()]
    schema = '[[tables]]\nschema = "builtin:timm-metrics"\n'
    return plain + dialects + [Case(f"schema: {name}", make, schema) for name, make in SCHEMA_CASES.items()]


def run(page: Path) -> Usage:
    """Check a page in its own process."""
    command = [sys.executable, "-c", CHILD, sys.executable, "-m", "mdlint", "check", "--quiet", "--no-cache", str(page)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600).stdout.split()
    return Usage(int(printed[0]), float(printed[1]), int(printed[2]))


def measure(page: Path, text: str, runs: int) -> Usage:
    """Return the median time and the largest status and memory of several runs on a page with this text."""
    page.write_text(text, encoding="utf-8", newline="")
    usages = [run(page) for _ in range(runs)]
    return Usage(
        max(usage.status for usage in usages),
        statistics.median(usage.seconds for usage in usages),
        max(usage.memory for usage in usages),
    )


def verdict(once: Usage, twice: Usage, start: Usage, size: int) -> str:
    """Return the defect of a case, or an empty string if there is none."""
    if max(once.status, twice.status) > 1:
        return "exits with an error"
    if twice.seconds - start.seconds > SHORT and ratio(once, twice, start) > MOST_TIMES:
        return "takes too long"
    return "takes too much memory" if (twice.memory - start.memory) * 1024 > MOST_MEMORY * size else ""


def ratio(once: Usage, twice: Usage, start: Usage) -> float:
    """Return the ratio of the time for twice the size to the time for the size."""
    return (twice.seconds - start.seconds) / max(once.seconds - start.seconds, 0.01)


def measure_repeats(repeats: Iterable[Repeat]) -> int:
    """Check generated pages, print those that take too long, and return their number."""
    total, slow, slowest = 0, 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        seconds = checker(Path(folder))
        for repeat in repeats:
            times = growth(repeat, seconds, MOST_TIMES)
            total, slowest = total + 1, max(slowest, times[2])
            if grows(times, MOST_TIMES):
                slow += 1
                print(
                    f"{repeat.dialect}, {repeat.context}: {repeat.tokens!r}", *(f"{s:.2f}" for s in times), flush=True
                )
    print(f"{slow} of {total} take too long; the slowest page took {slowest:.2f} s")
    return slow


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the cases, and return the exit status."""
    parser = argparse.ArgumentParser(description="Measure mdlint on hostile pages.")
    parser.add_argument("cases", nargs="*", metavar="CASE", help="part of the name of a case to measure")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--every-token", choices=DIALECTS, help="repeat each token in each context of this dialect")
    parser.add_argument(
        "--draw", type=int, default=0, metavar="COUNT", help="repeat this many drawn sequences of tokens"
    )
    parser.add_argument("--seed", type=int, default=0, help="the seed of --draw")
    options = parser.parse_args(arguments)
    if options.every_token or options.draw:
        repeats = every_token(options.every_token) if options.every_token else drawn(options.draw, options.seed)
        return int(measure_repeats(repeats) > 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.md"
        start = measure(page, "", options.runs)
        assert start.status == 0, "an empty page must be clean"
        for name, make, config in cases():
            if options.cases and not any(part in name for part in options.cases):
                continue
            page.with_name("mdlint.toml").write_text(config, encoding="utf-8")
            once, twice = (measure(page, make(size), options.runs) for size in (MEGABYTE, 2 * MEGABYTE))
            fault = verdict(once, twice, start, 2 * MEGABYTE)
            failed += bool(fault)
            times = f"{once.seconds - start.seconds:6.2f} s, {twice.seconds - start.seconds:6.2f} s"
            print(f"{name:42} {times}, ratio {ratio(once, twice, start):5.2f}, {twice.memory / 1024:5.0f} MiB  {fault}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
