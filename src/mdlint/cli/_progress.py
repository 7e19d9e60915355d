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


def _silent(_done: int) -> None:
    pass


def _late_bar(total: int, stack: ExitStack) -> Callable[[int], None]:
    start = time.monotonic()
    advance: Callable[[int], None] | None = None

    def on_page(done: int) -> None:
        nonlocal advance
        if advance is None and time.monotonic() - start > _PATIENCE:
            advance = _bar(total, stack)
        if advance:
            advance(done)

    return on_page


def _bar(total: int, stack: ExitStack) -> Callable[[int], None]:
    from rich.console import Console  # noqa: PLC0415  30 ms, spent only after a longer wait
    from rich.progress import BarColumn, MofNCompleteColumn, Progress  # noqa: PLC0415  as above

    bar = stack.enter_context(
        Progress("checking", BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True)
    )
    task = bar.add_task("checking", total=total)
    return lambda done: bar.update(task, completed=done)
