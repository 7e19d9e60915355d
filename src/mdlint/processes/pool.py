"""Starts workers, gives them pages, and yields their results in the order of the pages."""

import gc
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType

from mdlint.config import Config
from mdlint.discover import Source
from mdlint.errors import WorkerLost
from mdlint.files.tree import note_all
from mdlint.files.utf8 import add_inputs
from mdlint.page_reader import PageReader
from mdlint.page_stage import PageResult
from mdlint.processes.plan import Plan
from mdlint.processes.worker import READY, Answer, Check, Failure, Setup, Task, work
from mdlint.ruleset import Ruleset

# Seconds to wait for the status of a process that has closed its connection.
_PATIENCE = 5


def results_in_processes(
    sources: Sequence[Source], rulesets: Mapping[Config, Ruleset], check: Check, plan: Plan, reader: PageReader
) -> Iterator[PageResult]:
    """Check pages in processes, and yield the results in the order of the pages, whichever is finished first.

    Raises what the check of a page raised, after the results of the pages before it, and WorkerLost as soon as a process
    ends that has a page to check. The workers end when the iterator is closed. If none can be started, this process checks all pages.
    """
    setup = Setup(check, list(rulesets.items()), gc.get_threshold())
    numbers = {config: number for number, (config, _) in enumerate(setup.rulesets)}
    with _workers(plan, setup) as workers:
        pool = _Pool(workers, sources, numbers, plan.chunks)
        for number, source in enumerate(sources):
            if source.is_stdin or not workers:
                yield check(source, rulesets[source.config], reader)
            else:
                yield pool.result(number)


class _Worker:
    """A process, the connection to it, and the numbers of the pages that it has not answered yet."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.pending: deque[int] = deque()


class _Pool:
    """Gives chunks to workers, the first chunk first, and keeps the outcomes until they are asked for."""

    def __init__(
        self,
        workers: Sequence[_Worker],
        sources: Sequence[Source],
        numbers: Mapping[Config, int],
        chunks: Sequence[Sequence[int]],
    ) -> None:
        self._workers = list(workers)
        self._sources = sources
        self._numbers = numbers
        self._chunks = deque(chunks)
        self._outcomes: dict[int, PageResult | Exception] = {}

    def result(self, number: int) -> PageResult:
        """Return the result of a page, or raise what its check raised."""
        while number not in self._outcomes:
            ready = wait([worker.connection for worker in self._workers])
            for worker in [worker for worker in self._workers if worker.connection in ready]:
                self._receive(worker)
        outcome = self._outcomes.pop(number)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _receive(self, worker: _Worker) -> None:
        try:
            message = worker.connection.recv_bytes()
            if message != READY:
                self._outcomes[worker.pending.popleft()] = _read(message)
            if not worker.pending and self._chunks:
                self._give(worker)
        except (EOFError, OSError):
            self._lose(worker)

    def _give(self, worker: _Worker) -> None:
        chunk = self._chunks.popleft()
        worker.pending.extend(chunk)
        worker.connection.send([self._task(number) for number in chunk])

    def _task(self, number: int) -> Task:
        source = self._sources[number]
        return source.path, self._numbers[source.config], source.leads_out

    def _lose(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        how = _end_of(worker.process)
        if worker.pending:
            path = self._sources[worker.pending[0]].path
            raise WorkerLost(f"{path}: the process that was checking it {how}")
        if self._chunks:
            raise WorkerLost(f"a process that checks pages {how}")


def _read(message: bytes) -> PageResult | Exception:
    answer: Answer = pickle.loads(message)  # noqa: S301  from our own process
    add_inputs(answer.inputs)
    if not isinstance(answer.outcome, Failure):
        # A recording of this process has the questions that others asked, too.
        note_all(dict(answer.outcome.asked))
        return answer.outcome
    answer.outcome.error.__cause__ = _InWorker(answer.outcome.traceback)
    return answer.outcome.error


class _InWorker(Exception):  # noqa: N818  it is not raised
    """The traceback of an exception in a worker, to be printed above the traceback of the same exception here."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"


def _end_of(process: BaseProcess) -> str:
    """Say how a process ended."""
    process.join(_PATIENCE)
    status = process.exitcode
    if status is None:
        return "does not answer"
    if status >= 0:
        return f"ended with status {status}"
    names = {each.value: each.name for each in signal.Signals}
    # The signal that Linux sends if memory runs out, and what `signal.SIGKILL` is not on Windows.
    hint = "; memory may have run out, and --jobs 1 needs less" if status == -9 else ""
    return f"was ended by {names.get(-status, f'signal {-status}')}{hint}"


@contextmanager
def _workers(plan: Plan, setup: Setup) -> Iterator[list[_Worker]]:
    """Start workers, or fewer if the system does not permit as many, and end them."""
    started: list[_Worker] = []
    is_done = False
    try:
        # The child of a daemon may not have children of its own.
        if not current_process().daemon:
            with _interrupts_later(), _without_main_module():
                _start(plan, setup, started)
        yield started
        is_done = True
    finally:
        for worker in started:
            if not is_done:
                worker.process.kill()
            # A worker that waits for pages ends.
            worker.connection.close()
        for worker in started:
            worker.process.join()


def _start(plan: Plan, setup: Setup, started: list[_Worker]) -> None:
    context = get_context("fork") if plan.start == "fork" else get_context("spawn")
    for _ in range(plan.processes):
        try:
            ours, theirs = context.Pipe()
            inherited = [*(worker.connection for worker in started), ours] if plan.start == "fork" else []
            process = context.Process(target=work, args=(theirs, inherited, setup), daemon=True)
            process.start()
        except OSError:
            return
        # Only the worker has it now, so that its end is noticed here.
        theirs.close()
        started.append(_Worker(process, ours))


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold interrupts back. A process that is started meanwhile gets none, and so writes no traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_main_module() -> Iterator[None]:
    """Hide the program from processes that are spawned: they would run it again, up to `if __name__ == "__main__"`.

    A program that calls mdlint may have no such line. Nothing that a worker is sent comes from the program.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
