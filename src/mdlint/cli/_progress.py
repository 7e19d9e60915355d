"""A progress bar on the standard error, if that is a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from mdlint.cli._output import is_terminal

# Seconds of work after which a bar is shown. Most runs end earlier.
_PATIENCE = 1.0


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Provide a function to call with the number of finished pages. It shows a bar after a while."""
    with ExitStack() as stack:
        yield _silent if quiet or not is_terminal(sys.stderr) else _late_bar(total, stack)


@contextmanager
def progress_of_history() -> Iterator[Callable[[int, int], None]]:
    """Provide a function to call with the number of read states of a page, and of all its states."""
    with ExitStack() as stack:
        yield _silent if not is_terminal(sys.stderr) else _late_updates("reading the history", stack)


def _silent(_done: int, _total: int = 0) -> None:
    pass


def _late_bar(total: int, stack: ExitStack) -> Callable[[int], None]:
    update = _late_updates("checking", stack)
    return lambda done: update(done, total)


def _late_updates(label: str, stack: ExitStack) -> Callable[[int, int], None]:
    start = time.monotonic()
    update: Callable[[int, int], None] | None = None

    def on_step(done: int, total: int) -> None:
        nonlocal update
        if update is None and time.monotonic() - start > _PATIENCE:
            update = _bar(label, stack)
        if update:
            update(done, total)

    return on_step


def _bar(label: str, stack: ExitStack) -> Callable[[int, int], None]:
    from rich.console import Console  # noqa: PLC0415  30 ms, spent only after a longer wait
    from rich.progress import BarColumn, MofNCompleteColumn, Progress  # noqa: PLC0415  as above

    bar = stack.enter_context(
        Progress(label, BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True)
    )
    task = bar.add_task(label)
    return lambda done, total: bar.update(task, completed=done, total=total)
