"""Decide whether processes pay, how many, and which pages each of them gets at a time."""

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias

from mdlint.discover import Source
from mdlint.files.utf8 import size_of
from mdlint.processes.cpus import usable_cpus

Start: TypeAlias = Literal["fork", "spawn"]

# What a page costs besides its bytes, in bytes that cost as much: 1.2 ms where 1 KB costs 0.25 ms.
PAGE_COST = 4_000
# The work for which one more process is started, in the same bytes. Two forks take about 50 ms of CPU, and a process
# that is spawned imports mdlint anew, 150 to 190 ms. Twice as many bytes are about twice the work at which the wait is
# the same with two processes as with one: below that, little is gained, and two CPUs are busy.
_WORTH = {"fork": 750_000, "spawn": 2_500_000}
# Pieces of work for each process. Fewer, and the last one may keep all others waiting; more, and nothing is gained.
_CHUNKS = 8


class Plan(NamedTuple):
    """How many processes to start, how, and the work of each at a time: the numbers of pages, in order."""

    processes: int
    start: Start
    chunks: list[list[int]]


def plan(sources: Sequence[Source], jobs: int | None = None) -> Plan | None:
    """Plan the check of pages by `jobs` processes, or by as many as pay if that is None.

    Returns None if this process is to check all pages itself. It always checks the page on the standard input, which no
    other process can read.
    """
    pages = [number for number, source in enumerate(sources) if not source.is_stdin]
    if jobs == 1 or len(pages) < 2:
        return None
    costs = [PAGE_COST + size_of(sources[number].path) for number in pages]
    start = start_method()
    processes = min(len(pages), jobs or min(usable_cpus(), sum(costs) // _WORTH[start]))
    if processes < 2:
        return None
    return Plan(processes, start, list(_chunks(pages, costs, processes)))


def start_method() -> Start:
    """Return how to start processes: a fork is cheap, but safe only on Linux and without other threads.

    A thread that does not exist in the new process may have held a lock. On macOS, system libraries start threads.
    """
    try:
        # Counts the threads of libraries too, which Python does not know.
        threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208  names are enough
    except OSError:
        return "spawn"
    return "fork" if threads == 1 and sys.platform == "linux" else "spawn"


def _chunks(pages: Sequence[int], costs: Sequence[int], processes: int) -> Iterator[list[int]]:
    """Yield pages that follow each other, about as dear as all other chunks."""
    share = sum(costs) / (processes * _CHUNKS)
    chunk: list[int] = []
    due = share
    for page, cost in zip(pages, accumulate(costs), strict=True):
        chunk.append(page)
        if cost >= due:
            yield chunk
            chunk = []
            due = cost + share
    if chunk:
        yield chunk
