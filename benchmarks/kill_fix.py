"""Kills `mdlint check --fix` at random times, and looks for files that are neither as before nor as after.

python benchmarks/kill_fix.py                       # 50 runs with 500 pages
python benchmarks/kill_fix.py --runs 5 --pages 100

Half of the runs are killed at any time, the others while pages are written. The exit status is 1 if a page has another
content than the old and the new one, or if no run was killed while it wrote.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

# Seconds between two looks at the pages.
_PAUSE = 0.001


def old_content(number: int) -> bytes:
    """Return a page of which all rows but the first lack their last cell."""
    rows = "".join(f"| model-{number}-{row} | {row} |\n" for row in range(20))
    return f"# Page {number}\n\n| Model | Size | Top-1 |\n|-------|------|-------|\n| base | 1 | 80 |\n{rows}".encode()


def run_and_kill(folder: Path, pages: Sequence[Path], delay: float, *, while_writing: bool) -> None:
    """Start a run that fixes pages, and kill it: after a delay, which begins when the first page is written or now."""
    before = pages[0].stat().st_mtime_ns
    command = [sys.executable, "-m", "mdlint", "check", "--fix", "--quiet", "--no-cache", "--jobs", "1", "."]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while while_writing and process.poll() is None and pages[0].stat().st_mtime_ns == before:
            time.sleep(_PAUSE)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)


def duration(folder: Path, pages: Sequence[Path]) -> tuple[float, float]:
    """Return the seconds that a whole run takes, and those in which it writes."""
    before, start = pages[0].stat().st_mtime_ns, time.monotonic()
    command = [sys.executable, "-m", "mdlint", "check", "--fix", "--quiet", "--no-cache", "--jobs", "1", "."]
    written = None
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            if written is None and pages[0].stat().st_mtime_ns != before:
                written = time.monotonic()
            time.sleep(_PAUSE)
    end = time.monotonic()
    return end - start, end - (written or end)


def outcomes(folder: Path, count: int, runs: int) -> Iterator[tuple[int, int, int]]:
    """Yield for each run how many pages are as before, as after, and neither."""
    pages = [folder / f"{number:04}.md" for number in range(count)]
    old = [old_content(number) for number in range(count)]
    for page, content in zip(pages, old, strict=True):
        page.write_bytes(content)
    whole, writing = duration(folder, pages)
    new = [page.read_bytes() for page in pages]
    assert all(before != after for before, after in zip(old, new, strict=True))
    for number in range(runs):
        for page, content in zip(pages, old, strict=True):
            page.write_bytes(content)
        while_writing = number % 2 == 1
        delay = random.uniform(0, writing if while_writing else whole)  # noqa: S311  no secret
        run_and_kill(folder, pages, delay, while_writing=while_writing)
        found = [page.read_bytes() for page in pages]
        as_before = sum(content == before for content, before in zip(found, old, strict=True))
        as_after = sum(content == after for content, after in zip(found, new, strict=True))
        yield as_before, as_after, count - as_before - as_after
        for left in folder.glob(".mdlint-*.tmp"):
            left.unlink()


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill runs, print what they left, and return the exit status."""
    parser = argparse.ArgumentParser(description="Kill `mdlint check --fix` at random times.")
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--pages", type=int, default=500)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = list(outcomes(Path(folder), given.pages, given.runs))
    torn = sum(neither for _, _, neither in found)
    partial = sum(0 < after < given.pages for _, after, _ in found)
    print(f"{len(found)} runs killed, {partial} of them while they wrote: {torn} pages neither old nor new")
    return int(torn > 0 or partial == 0)


if __name__ == "__main__":
    sys.exit(main())
