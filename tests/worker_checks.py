"""Checks of a page that tests give to workers, and a program that runs one. A module, so that workers can import it."""

import os
import signal
import sys
import time
from pathlib import Path

from mdlint.discover import Configs, Source, discover
from mdlint.page_reader import PageReader
from mdlint.page_stage import PageResult
from mdlint.processes.plan import Plan, Start
from mdlint.processes.pool import results_in_processes
from mdlint.processes.worker import Check
from mdlint.ruleset import Ruleset, load_ruleset
from mdlint.runner import result_of


class TwoPartError(Exception):
    """An exception that can be pickled, but not unpickled."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def slow_at_first(source: Source, ruleset: Ruleset, reader: PageReader) -> PageResult:
    """Finish the first page last."""
    if source.path == "a.md":
        time.sleep(0.5)
    return result_of(source, ruleset, reader)


def killed(source: Source, ruleset: Ruleset, reader: PageReader) -> PageResult:
    """Be killed at one page, as by a system that has no memory left."""
    if source.path == "c.md":
        os.kill(os.getpid(), signal.SIGKILL)
    return result_of(source, ruleset, reader)


def exits(source: Source, ruleset: Ruleset, reader: PageReader) -> PageResult:
    """End the process at one page."""
    if source.path == "b.md":
        os._exit(7)
    return result_of(source, ruleset, reader)


def fails(source: Source, ruleset: Ruleset, reader: PageReader) -> PageResult:
    """Raise an exception at each page but the first. The pages after it are faster."""
    if source.path == "b.md":
        time.sleep(0.5)
    if source.path != "a.md":
        error = ZeroDivisionError(source.path)
        error.add_note(f"on {source.path}")
        raise error
    return result_of(source, ruleset, reader)


def fails_oddly(source: Source, ruleset: Ruleset, reader: PageReader) -> PageResult:
    """Raise an exception that can't be sent."""
    error = TwoPartError("can't ", source.path)
    error.add_note(f"on {source.path}")
    raise error


def runs_out_of_memory(source: Source, ruleset: Ruleset, reader: PageReader) -> PageResult:
    """Ask for more memory than there is."""
    if source.path == "b.md":
        bytearray(2**60)
    return result_of(source, ruleset, reader)


def sleeps(source: Source, ruleset: Ruleset, reader: PageReader) -> PageResult:
    """Take too long."""
    Path(f"{source.path}.started").touch()
    time.sleep(600)
    return result_of(source, ruleset, reader)


def main(start: Start, check: Check) -> None:
    """Check the pages of the working directory, two at a time, and print the results as they come."""
    sources = discover(["."], Configs())
    rulesets = {source.config: load_ruleset(source.config) for source in sources}
    numbers = range(len(sources))
    plan = Plan(2, start, [list(numbers[each : each + 2]) for each in numbers[::2]])
    try:
        for result in results_in_processes(sources, rulesets, check, plan, PageReader()):
            print(result.path, *(found.rule for found in result.diagnostics), flush=True)  # noqa: T201  a program
    except Exception as error:  # noqa: BLE001  shown to the test
        print(f"{type(error).__name__}: {error}", getattr(error, "__notes__", []), flush=True)  # noqa: T201  as above
        if error.__cause__ is not None:
            print(f"in {check.__name__}\n" in str(error.__cause__), flush=True)  # noqa: T201  as above


if __name__ == "__main__":
    # The functions of this module, not of the program, which workers do not know.
    import worker_checks

    main("fork" if sys.argv[1] == "fork" else "spawn", getattr(worker_checks, sys.argv[2]))
