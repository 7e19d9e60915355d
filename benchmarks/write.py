"""Write docs/benchmarks.md: tables that mdlint checks against schemas of ours, and a plot."""

import os
import platform
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Result
from plot import plot

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
INTRO = """\
<!-- Made by `make bench`: edit benchmarks/write.py, then run it. -->

# Benchmarks

How long mdlint takes for one page, for the pages of a project, and for one large table, next to other linters of
Markdown. `make bench` repeats all of it in a quarter of an hour; it installs the other tools into a temporary folder.

![The CPU seconds of each tool for each kind of work](benchmarks.svg)

## What is compared

The tools do different things, so this is what a run costs, and not the same work done by each:

- `mdlint check` reads the tables, looks up the local links and anchors, and checks the values of tables that have a
  schema. The large tables have the schema `builtin:timm-metrics`: types, ranges, decimals, order, unique names, and
  the parts of each name.
- `rumdl check` and `markdownlint-cli2`, with their default rules, check the style of the whole page. They know the shape
  of tables, and nothing of their values.
- `contextlint` has three rules: no empty cells, a pattern for a column, and links to files.
- mistune is the parser that mdlint extends. It makes a syntax tree of each page, and checks nothing.
"""
METHOD = """\
The tools run in turn (A B C A B C …) on the same files, each from the command line, with their output thrown away. Each
number is a median; a tool is not started again once it has taken 20 seconds, so that slow tools have fewer runs. CPU is
the time of all processes of a command, Peak the memory of its largest process. *Empty cache* means that the run writes
the cache, *own cache* that it finds the one that it wrote for the same pages. Many pages
are checked in two processes. Compare the numbers of one table: the speed of a machine drifts.
"""
RATIOS = """\
## Where others are faster

The CPU time of mdlint, divided by that of another tool with the same use of a cache. Above 1, the other tool is faster;
below 1, mdlint is. A dash means that one of the two has no result.
"""
STEPS = """\
## The steps of one page

What was done to check a page in less time, in [decision 30](decisions/0030-page-stage.md), [decision
26](decisions/0026-tables-by-columns.md) and [decision 23](decisions/0023-what-a-start-imports.md): what each step gave, and what did
not help.
"""
PYTHONS = """\
## Another Python

The speed of mdlint depends on how Python was built. The same work, in turn with the one above, in CPU seconds; the ratio
is that of mdlint without a cache to mistune.
"""
GROWTH = """\
## Growth

Twice the rows, or twice the pages, should take twice the time. One table under `builtin:timm-metrics`, and the generated
pages, without a cache. *Factor* is the CPU time divided by that of the row above, start-up subtracted, for twice the size.
"""


class Measured(NamedTuple):
    """The results for some work."""

    name: str
    title: str
    pages: int
    size: int
    results: Sequence[Result]

    def result(self, name: str) -> Result | None:
        """Return the result of a tool, if there is one with numbers."""
        return next((result for result in self.results if result.name == name and result.usage), None)

    def cpu(self, *names: str) -> float | None:
        """Return the CPU seconds of the first of these tools that has a result."""
        found = (result.usage.cpu for name in names if (result := self.result(name)) and result.usage)
        return next(found, None)


class Grown(NamedTuple):
    """The size of some work that grows, and what it took."""

    kind: str
    size: int
    cpu: float
    peak: float
    factor: float | None


def write(
    measured: Sequence[Measured], pythons: Mapping[str, str], grown: Sequence[Grown], versions: Mapping[str, str]
) -> None:
    """Write the page and the plot. `pythons` describes each Python by the suffix of its tools' names; the first has none."""
    first, *others = pythons
    parts = [INTRO, RATIOS, *_ratios(measured), *_machine(pythons[first], versions), METHOD]
    for work in measured:
        parts += [f"### {work.title[0].upper()}{work.title[1:]}\n", *_results(work, tuple(others))]
    if others:
        parts += [PYTHONS, *_pythons(measured, pythons)]
    if grown:
        parts += [GROWTH, *_growth(grown)]
    parts.append(STEPS)
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    bars = [(work.title, _of_this_python(work, tuple(others))) for work in measured]
    PAGE.with_suffix(".svg").write_text(plot(bars), encoding="utf-8")


def python_build(python: str) -> str:
    """Return the version of a Python, and how it was optimized when it was built."""
    code = "import sys, sysconfig; print(sys.version.split()[0], sysconfig.get_config_var('CONFIG_ARGS'))"
    version, _, arguments = subprocess.check_output([python, "-c", code], text=True).strip().partition(" ")
    if python == "/usr/bin/python3" and Path("/etc/debian_version").exists():
        # Its sysconfig does not have these options: Debian's build passes them in its own way.
        return f"Python {version} of Debian, which is built with PGO and LTO"
    flags = {"PGO": "--enable-optimizations", "LTO": "--with-lto"}
    found = [name for name, flag in flags.items() if flag in arguments]
    return f"Python {version}, built " + (f"with {' and '.join(found)}" if found else "without PGO and LTO")


def _machine(python: str, versions: Mapping[str, str]) -> Iterator[str]:
    model = next(
        (line.split(":")[1].strip() for line in _cpu_info() if line.startswith("model name")), platform.machine()
    )
    yield f"## Results\n\nOn {os.cpu_count()} cores of a shared machine ({model}), {platform.system()}, {python}, with"
    yield ", ".join(f"{name} {version}" for name, version in versions.items()) + ".\n"


def _cpu_info() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text().splitlines() if file.exists() else []


def _table(schema: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a table with a comment that names its schema."""
    yield f"<!-- mdlint-schema: ../benchmarks/{schema}.schema.json -->\n"
    lines = [header, [":--", *("--:" if name not in ("Note", "Kind") else ":--" for name in header[1:])], *rows]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _number(value: float | None, decimals: int) -> str:
    return "–" if value is None else f"{value:.{decimals}f}"


def _of_this_python(work: Measured, others: tuple[str, ...]) -> list[Result]:
    """Return the results without those of other Pythons, whose marks are in the names of the tools."""
    return [result for result in work.results if not any(other in result.name for other in others)]


def _results(work: Measured, others: tuple[str, ...]) -> Iterator[str]:
    results = _of_this_python(work, others)
    decimals = 3 if min((r.usage.cpu for r in results if r.usage), default=0) < 0.1 else 2
    size = f"{work.size / 1e6:.1f} MB" if work.size > 1e6 else f"{work.size / 1e3:.1f} KB"
    yield f"{work.pages:,} {'page' if work.pages == 1 else 'pages'}, {size}.\n"
    rows = [
        (
            result.name,
            _number(result.usage.cpu if result.usage else None, decimals),
            _number(result.usage.wall if result.usage else None, decimals),
            _number(result.usage.peak if result.usage else None, 0),
            str(result.runs),
            result.note,
        )
        for result in sorted(results, key=lambda result: result.usage.cpu if result.usage else float("inf"))
    ]
    yield from _table("results", ("Tool", "CPU (s)", "Wall (s)", "Peak (MiB)", "Runs", "Note"), rows)


def _ratios(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield a table of our CPU time divided by that of each other tool, and a list of the tools that are faster."""
    plain = ("mdlint, no cache", "mdlint")
    against = {
        "rumdl, no cache": plain,
        "rumdl, own cache": ("mdlint, own cache",),
        "mistune": plain,
        "markdownlint-cli2": plain,
        "contextlint": plain,
    }
    ratios = [[_ratio(work.cpu(*ours), work.cpu(tool)) for tool, ours in against.items()] for work in measured]
    rows = [(work.title, *(_number(ratio, 2) for ratio in row)) for work, row in zip(measured, ratios, strict=True)]
    yield from _table("ratios", ("Work", *against), rows)
    lines = []
    for tool, column in zip(against, zip(*ratios, strict=True), strict=True):
        known = [ratio for ratio in column if ratio is not None]
        faster = sum(ratio > 1 for ratio in known)
        if known:
            lines.append(f"- {tool}: faster than mdlint for {faster} of {len(known)} kinds of work\n")
    yield "".join(lines)


def _ratio(ours: float | None, theirs: float | None) -> float | None:
    return None if ours is None or theirs is None else ours / theirs


def _pythons(measured: Sequence[Measured], pythons: Mapping[str, str]) -> Iterator[str]:
    """Yield a table for each Python: the CPU time of mdlint and mistune for each work."""
    for suffix, build in pythons.items():
        yield f"{build}:\n"
        rows = []
        for work in measured:
            names = [[f"mdlint{suffix}, {way}" for way in ("no cache", "own cache")], [f"mistune{suffix}"]]
            plain, own = (work.cpu(name, *([f"mdlint{suffix}"] if "no" in name else [])) for name in names[0])
            mistune = work.cpu(*names[1])
            numbers = (_number(value, 3) for value in (plain, own, mistune))
            rows.append((work.title, *numbers, _number(_ratio(plain, mistune), 2)))
        yield from _table("pythons", ("Work", "No cache (s)", "Own cache (s)", "mistune (s)", "Ratio"), rows)


def _growth(grown: Sequence[Grown]) -> Iterator[str]:
    rows = [
        (f"{item.size:,} {item.kind}", _number(item.cpu, 2), _number(item.peak, 0), _number(item.factor, 2))
        for item in grown
    ]
    yield from _table("growth", ("Work", "CPU (s)", "Peak (MiB)", "Factor"), rows)
