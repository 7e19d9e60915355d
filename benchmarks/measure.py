"""Run commands in turn, and measure the CPU time, the wall time and the memory of each."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

# A small process of its own starts each command: the kernel counts the memory of the process that forks for its child, too.
LAUNCH = """
import json, os, resource, signal, sys, time
command, cpu, wall = json.loads(sys.argv[1])
nothing, errors = os.open(os.devnull, os.O_RDWR), os.memfd_create("errors")
places = [(os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, errors, 2)]
resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
start = time.perf_counter()
child = os.posix_spawn(command[0], command, os.environ, file_actions=places, setpgroup=0)
signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
signal.alarm(wall)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - start
os.lseek(errors, 0, os.SEEK_SET)
text = os.read(errors, 10_000).decode("utf-8", "replace")
print(json.dumps([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, text]))
"""
# A process that takes more than this many CPU seconds is stopped; so is a command after this many wall seconds.
CPU_LIMIT = 60
WALL_LIMIT = 240
# A command is not started again after this many CPU seconds in all, so that slow tools do not make the benchmark slow.
ENOUGH = 20.0


class Usage(NamedTuple):
    """The CPU seconds (user and system), the wall seconds and the memory in MiB of one run.

    The memory is that of the process that had the most.
    """

    cpu: float
    wall: float
    peak: float


class Command(NamedTuple):
    """A command to measure; `prepare` is called before each run, and is not measured."""

    name: str
    argv: Sequence[str]
    prepare: Callable[[], object] = lambda: None


class Result(NamedTuple):
    """The medians of the runs of a command and their number, or None and the reason why there are none."""

    name: str
    usage: Usage | None
    runs: int
    note: str = ""


def plain_environment() -> dict[str, str]:
    """Return the environment without the variables that change how Python or mdlint run.

    With PYTHONDONTWRITEBYTECODE, mdlint would compile its modules in each run.
    """
    return {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "MDLINT"))}


def run(argv: Sequence[str], folder: Path, limit: int = CPU_LIMIT) -> Usage | str:
    """Run a command in a folder, and return what it used, or why it failed. The status 1 means that it has findings."""
    launch = [sys.executable, "-I", "-S", "-c", LAUNCH, json.dumps([[*argv], limit, WALL_LIMIT])]
    done = subprocess.run(launch, cwd=folder, check=True, capture_output=True, text=True, env=plain_environment())
    status, *numbers, errors = json.loads(done.stdout)
    usage = Usage(*numbers)
    if status in (0, 1):
        return usage
    if status < 0:
        return f"over {limit} s" if usage.cpu >= limit - 1 else f"stopped after {usage.wall:.0f} s"
    return f"status {status}: {last_line(errors)}"


def last_line(text: str) -> str:
    """Return the last line of an error output, cut to a length that fits into a table."""
    return (text.strip().splitlines() or ["no message"])[-1][:80].replace("|", "/")


def in_turn(commands: Sequence[Command], folder: Path, runs: int) -> list[Result]:
    """Run the commands in turn (A B C A B C …), so that a drift of the machine affects them equally."""
    used: dict[str, list[Usage]] = {command.name: [] for command in commands}
    failed: dict[str, str] = {}
    for _ in range(runs):
        for command in commands:
            if command.name in failed or sum(usage.cpu for usage in used[command.name]) > ENOUGH:
                continue
            command.prepare()
            usage = run(command.argv, folder)
            if isinstance(usage, Usage):
                used[command.name].append(usage)
            else:
                failed[command.name] = usage
    return [_result(command.name, used[command.name], failed) for command in commands]


def _result(name: str, usages: Sequence[Usage], failed: Mapping[str, str]) -> Result:
    if name in failed:
        return Result(name, None, 0, failed[name])
    return Result(name, Usage(*(statistics.median(column) for column in zip(*usages, strict=True))), len(usages))
