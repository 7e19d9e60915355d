"""What a process does that checks pages: it gets chunks over a connection, and answers page by page."""

import gc
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import NamedTuple, TypeAlias

from mdlint.config import Config
from mdlint.discover import Source
from mdlint.files.utf8 import FileIdentity, taken_inputs
from mdlint.page_reader import PageReader
from mdlint.page_stage import PageResult
from mdlint.ruleset import Ruleset

Check: TypeAlias = Callable[[Source, Ruleset, PageReader], PageResult]
# A page: its path, the number of its configuration, and whether it leads out. A configuration is sent once, not with
# each page.
Task: TypeAlias = tuple[str, int, bool]

READY = b""


class Setup(NamedTuple):
    """What a worker needs besides its pages: small, since it is sent to each worker that is not forked."""

    check: Check
    rulesets: Sequence[tuple[Config, Ruleset]]
    gc_threshold: tuple[int, int, int]


class Failure(NamedTuple):
    """An exception in a worker, and its traceback as text, which an exception that is sent does not keep."""

    error: Exception
    traceback: str


class Answer(NamedTuple):
    """What a worker sends for a page: the result, and the files that were read."""

    outcome: PageResult | Failure
    inputs: frozenset[FileIdentity]


def work(connection: Connection, inherited: Iterable[Connection], setup: Setup) -> None:
    """Answer chunks until the other end of the connection is closed, or its process is gone.

    `inherited` are connections of the parent that a fork copies: while a copy is open here, they are not closed.
    """
    # An interrupt is for the parent, which ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*setup.gc_threshold)
    for each in inherited:
        each.close()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # The files that the parent has read are not the worker's.
    taken_inputs()
    with suppress(EOFError, OSError):
        connection.send_bytes(READY)
        _answer_all(connection, setup)


def _end_with_parent() -> None:
    """End this process as soon as its parent is gone, even in the middle of a page."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _answer_all(connection: Connection, setup: Setup) -> None:
    reader = PageReader()
    while True:
        tasks: list[Task] = connection.recv()
        for path, config, leads_out in tasks:
            answer = _answer(Source(path, setup.rulesets[config][0], leads_out=leads_out), config, setup, reader)
            connection.send_bytes(answer)


def _answer(source: Source, config: int, setup: Setup, reader: PageReader) -> bytes:
    try:
        result = setup.check(source, setup.rulesets[config][1], reader)
        return pickle.dumps(Answer(result, taken_inputs()), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001  the parent raises it
        return pickle.dumps(Answer(_failure(error), taken_inputs()), pickle.HIGHEST_PROTOCOL)


def _failure(error: Exception) -> Failure:
    text = "".join(traceback.format_exception(error))
    try:
        # Some exceptions can be pickled, but not unpickled.
        pickle.loads(pickle.dumps(error))  # noqa: S301  our own
    except Exception:  # noqa: BLE001  whatever it is, the exception can't be sent
        sent = RuntimeError(f"{type(error).__name__}: {error}")
        sent.__dict__.update(__notes__=list(getattr(error, "__notes__", ())))
        return Failure(sent, text)
    return Failure(error, text)
