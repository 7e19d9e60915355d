"""Measure mdlint next to other tools, from the command line, and write docs/benchmarks.md and docs/benchmarks.svg.

    python benchmarks/bench.py [--pages DIR] [--python PYTHON]... [--work NAME]... [--growth] [--save FILE | --load FILE]

The work is one page, trees of pages, and large tables. `--python /usr/bin/python3` measures mdlint and mistune also under
another Python, `--growth` tables of up to a million rows. `--load` writes the page again from the numbers of a file, and
measures nothing.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from measure import Command, Result, Usage, in_turn, run
from rows import growth
from tools import NODE_TOOLS, RUMDL, Tool, installed, python_tools
from work import CORPUS, Work, copied, corpus, docs, large, one_page, small
from write import Grown, Measured, python_build, write

TOOLS = ("mdlint", "rumdl", "markdownlint-cli2", "contextlint", "mistune")
# How often each tool runs on each kind of work, in their order here.
RUNS = {"page": 15, "corpus": 5, "pages": 5, "docs": 5, "small-10000": 3, "rows-20000": 5, "rows-20000-unknown": 5}
LARGE_RUNS = 3


def works(parent: Path, pages: Path | None, names: Sequence[str]) -> list[Work]:
    """Write the work with these names, or all of it."""
    made = {
        "page": lambda: one_page(parent),
        "docs": lambda: docs(parent),
        "small-10000": lambda: small(parent),
        "rows-20000": lambda: large(parent, 20_000),
        "rows-20000-unknown": lambda: large(parent, 20_000, unknown=True),
        "rows-200000": lambda: large(parent, 200_000),
        "rows-200000-unknown": lambda: large(parent, 200_000, unknown=True),
    }
    if pages is not None:
        made["pages"] = lambda: copied(parent, "pages", f"the pages of {pages.name}", pages)
    elif CORPUS.is_dir():
        made["corpus"] = lambda: corpus(parent)
    order = [*RUNS, *made]
    chosen = sorted((name for name in made if not names or name in names), key=order.index)
    return [made[name]() for name in chosen]


def measure(work: Work, tools: Sequence[Tool], cache: Path, slow: dict[str, str]) -> Measured:
    """Measure all tools on some work. `slow` names the tools that failed on smaller tables: they get no larger one."""
    is_table = work.name.startswith("rows")
    skipped = [Result(name, None, 0, why) for name, why in slow.items() if is_table]
    commands: list[Command] = []
    for tool in tools:
        commands += [command for command in tool.commands(work, cache) if not is_table or command.name not in slow]
    results = in_turn(commands, work.folder, RUNS.get(work.name, LARGE_RUNS))
    if is_table:
        slow |= {result.name: f"not tried: {result.note} for 20,000 rows" for result in results if not result.usage}
    missing = [result for tool in tools for result in tool.missing()]
    return Measured(work.name, work.title, len(work.pages), work.size, [*results, *skipped, *missing])


def warm_up(tools: Sequence[Tool], parent: Path) -> None:
    """Run each tool once, so that its byte code is there."""
    work = one_page(parent)
    for tool in tools:
        for command in tool.commands(work, parent / "cache"):
            run(command.argv, work.folder)


def options_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, help="a folder of pages, instead of the collected pages")
    parser.add_argument(
        "--python", action="append", default=[], help="measure mdlint and mistune under this Python, too"
    )
    parser.add_argument("--work", action="append", default=[], help="only this work: page, docs, rows-20000, …")
    parser.add_argument("--tool", action="append", choices=TOOLS, help="only this tool")
    parser.add_argument("--growth", action="store_true", help="measure tables of up to a million rows")
    parser.add_argument("--save", type=Path, help="save the numbers in this file")
    parser.add_argument("--load", type=Path, help="measure nothing: take the numbers of this file")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure everything, and write the page."""
    options = options_of(arguments)
    if options.load:
        write(*loaded(options.load))
        return
    measured: list[Measured] = []
    grown: list[Grown] = []
    pythons = {"": python_build(sys.executable)}
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        scratch = Path(temporary)
        tools = installed(scratch, sys.executable, options.tool or TOOLS)
        for number, python in enumerate(options.python, start=2):
            pythons[f" ({number})"] = python_build(python)
            tools += python_tools(scratch / f"python{number}", python, f" ({number})")
        (scratch / "warm").mkdir()
        warm_up(tools, scratch / "warm")
        slow: dict[str, str] = {}
        for work in works(scratch, options.pages, options.work):
            measured.append(measure(work, tools, scratch / "caches", slow))
            print(work.title, *(f"  {result}" for result in measured[-1].results), sep="\n", flush=True)
            shutil.rmtree(work.folder)
        if options.growth:
            for item in growth(tools[0], scratch / "growth"):
                print(item, flush=True)
                grown.append(item)
    used = {name: version(package) for name, package in (("mdlint", "mdlint-tables"), ("mistune", "mistune"))}
    for requirement in (RUMDL.replace("==", "@"), *NODE_TOOLS.values()):
        name, _, release = requirement.rpartition("@")
        used[name.removeprefix("@").removesuffix("/cli")] = release
    if options.save:
        numbers = [measured, pythons, grown, used]
        options.save.write_text(json.dumps(numbers, indent=1), encoding="utf-8")
    write(measured, pythons, grown, used)


def loaded(file: Path) -> tuple[list[Measured], dict[str, str], list[Grown], dict[str, str]]:
    """Read the numbers of an earlier run."""
    works, pythons, grown, used = json.loads(file.read_text(encoding="utf-8"))
    measured = []
    for name, title, pages, size, results in works:
        read = [Result(tool, Usage(*usage) if usage else None, runs, note) for tool, usage, runs, note in results]
        measured.append(Measured(name, title, pages, size, read))
    return measured, pythons, [Grown(*item) for item in grown], used


if __name__ == "__main__":
    main()
