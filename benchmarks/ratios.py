"""Hold the CPU time of mdlint to that of mistune's bare parse of the same pages. CI runs this.

    python benchmarks/ratios.py

A ratio does not depend on the speed of the machine. The two take turns, and the shortest time of each counts: other
programs on the machine only make a time longer. If a ratio is over its limit, that work is measured again before it counts
as slower. The exit status is 1 if a ratio is over its limit.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import mistune
from measure import plain_environment
from work import Work, docs, large, one_page, small

from mdlint.cli import ALLOCATIONS_PER_COLLECTION
from mdlint.config import load_config
from mdlint.discover import Source
from mdlint.runner import run

# A ratio may be this many times the expected one. Two runs of one version differ by up to 1.25 on a busy machine, two
# builds of Python by 1.1.
MARGIN = 1.4
ROUNDS, MORE_ROUNDS = 4, 8
PARSE_PAGE = """
import sys, mistune
mistune.create_markdown(renderer=None, plugins=["table"])(open(sys.argv[1], encoding="utf-8").read())
"""


class Case(NamedTuple):
    """Some work, how it is measured, and the expected ratio of mdlint's CPU time to mistune's."""

    name: str
    expected: float
    make: Callable[[Path], Work]
    times: Callable[[Work], tuple[float, float]]


def check(work: Work) -> None:
    """Read and check all pages, as `mdlint check` does, which also looks for garbage less often than Python does."""
    gc.set_threshold(ALLOCATIONS_PER_COLLECTION)
    file = work.folder / "mdlint.toml"
    file.touch()
    config = load_config(file)
    run([Source(str(page), config) for page in work.pages])


def parse(work: Work) -> None:
    """Read all pages, and let mistune parse each into a syntax tree."""
    markdown = mistune.create_markdown(renderer=None, plugins=["table"])
    for page in work.pages:
        markdown(page.read_text(encoding="utf-8-sig"))


def seconds(function: Callable[[Work], None], work: Work) -> float:
    """Return the CPU seconds of a call in a fork of this process: no call finds what an earlier one remembered."""
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        try:
            start = time.process_time()
            function(work)
            os.write(writer, f"{time.process_time() - start}".encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    if not text:
        sys.exit(f"{function.__name__} failed on {work.title}")
    return float(text)


def command_seconds(arguments: Sequence[str], folder: Path) -> float:
    """Return the CPU seconds of a run of Python with these arguments."""
    command = [sys.executable, *arguments]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=plain_environment()) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(arguments)}: exit status {process.returncode}")
    return float(usage.ru_utime + usage.ru_stime)


def in_process(work: Work) -> tuple[float, float]:
    """Return the CPU seconds of mdlint and of mistune, without the start of the interpreter and imports."""
    return seconds(check, work), seconds(parse, work)


def from_command_line(work: Work) -> tuple[float, float]:
    """Return the CPU seconds of mdlint and of mistune, with the start of the interpreter and imports."""
    ours, theirs = ["check", "--no-cache", work.path], ["-c", PARSE_PAGE, work.path]
    return command_seconds(["-m", "mdlint", *ours], work.folder), command_seconds(theirs, work.folder)


def from_cache(work: Work) -> tuple[float, float]:
    """Return the same as `from_command_line`, with a cache, which the first call writes."""
    ours, theirs = ["check", "--cache-dir", str(work.folder / "cache"), work.path], ["-c", PARSE_PAGE, work.path]
    return command_seconds(["-m", "mdlint", *ours], work.folder), command_seconds(theirs, work.folder)


def ratio_of(case: Case, work: Work, rounds: int) -> float:
    """Return the ratio of the shortest times of mdlint and mistune, which take turns."""
    ours, theirs = (min(times) for times in zip(*(case.times(work) for _ in range(rounds)), strict=True))
    return float(ours / theirs)


CASES = (
    Case("one page, from the command line", 3.30, one_page, from_command_line),
    Case("one page, from the cache", 1.35, lambda parent: one_page(parent, "cached"), from_cache),
    Case("80 pages of 6 KB", 1.20, lambda parent: docs(parent, 80), in_process),
    Case("1,000 pages of 1 KB", 1.32, lambda parent: small(parent, 1_000), in_process),
    Case("one table of 6,000 rows", 0.45, lambda parent: large(parent, 6_000), in_process),
)


def main() -> int:
    """Measure all cases, and return the exit status."""
    slower = 0
    print(f"{'mdlint / mistune, CPU time':34} {'measured':>8} {'expected':>8} {'limit':>6}")
    with tempfile.TemporaryDirectory() as temporary:
        for case in CASES:
            work, limit = case.make(Path(temporary)), case.expected * MARGIN
            ratio = ratio_of(case, work, ROUNDS)
            if ratio > limit:
                ratio = min(ratio, ratio_of(case, work, MORE_ROUNDS))
            note = (
                "  slower"
                if ratio > limit
                else "  faster: lower the expected ratio"
                if ratio * MARGIN < case.expected
                else ""
            )
            slower += ratio > limit
            print(f"{case.name:34} {ratio:8.2f} {case.expected:8.2f} {limit:6.2f}{note}", flush=True)
    return int(slower > 0)


if __name__ == "__main__":
    sys.exit(main())
