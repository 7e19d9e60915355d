"""`mdlint check --watch`: checks pages, and again whenever files change, until it is interrupted."""

import time
from collections.abc import Callable, Collection, Iterator
from typing import NoReturn, TypeAlias

from mdlint.cli._check_call import CheckCall
from mdlint.cli._inputs import given_paths
from mdlint.cli._outputs import outputs_of
from mdlint.cli._watched import Watched
from mdlint.discover import STDIN
from mdlint.errors import UsageError
from mdlint.files.tree import NEVER_ENTERED

_Batches: TypeAlias = Iterator[Collection[tuple[object, str]]]
_FORMATS = ("concise", "text")
# Milliseconds. An editor writes a file in several steps, and a branch is changed in many.
_QUIET, _LONGEST = 100, 800
# Milliseconds after which the watcher answers although nothing has changed: it takes a moment to start.
_ANSWER = 300
# Seconds to wait for folders that are being replaced.
_PAUSE = 0.2


def watch(call: CheckCall) -> NoReturn:
    """Check pages whenever they, or files that their findings depend on, change. Only an interrupt ends this.

    Raises UsageError for a call that can't be used. A mistake in a configuration or a schema is shown until it is gone.
    """
    watcher = _watcher()
    _require_usable(call)
    watched = Watched(call)
    watched.check()
    while True:
        folders = watched.folders()
        try:
            _follow(watched, folders, watcher(folders))
        except FileNotFoundError:
            # A folder is gone since.
            time.sleep(_PAUSE)
        except OSError as error:
            raise UsageError(f"--watch: the system can't watch {len(folders)} folders: {error}") from error


def _follow(watched: Watched, folders: Collection[str], batches: _Batches) -> None:
    """Check after each batch of changes, until other folders are to be watched, or one of them is another."""
    # Something may have changed before the watcher had started.
    is_late = True
    for batch in batches:
        if batch or is_late:
            watched.check()
            is_late = False
            if any(path in folders for _, path in batch) or watched.folders() != folders:
                return


def _watcher() -> Callable[[Collection[str]], _Batches]:
    try:
        import watchfiles  # noqa: PLC0415  an extra
    except ImportError as error:
        raise UsageError('--watch needs watchfiles: pip install "mdlint-tables[watch]"') from error

    def is_wanted(_change: watchfiles.Change, path: str) -> bool:
        return path.replace("\\", "/").rpartition("/")[2] not in NEVER_ENTERED

    return lambda folders: watchfiles.watch(
        *folders,
        watch_filter=is_wanted,
        debounce=_LONGEST,
        step=_QUIET,
        rust_timeout=_ANSWER,
        yield_on_timeout=True,
        recursive=False,
        ignore_permission_denied=True,
    )


def _require_usable(call: CheckCall) -> None:
    refused = (
        ("--diff", call.diff),
        ("--fix", call.fix),
        ("--output-file", call.output_file),
        ("--show-settings", call.show_settings),
        ("--staged", call.staged),
    )
    for option, is_used in refused:
        if is_used:
            raise UsageError(f"--watch does not go with {option}")
    if STDIN in given_paths(call.paths, call.stdin_filename):
        raise UsageError("--watch needs files, and - is the standard input")
    for output in outputs_of(call):
        if output.format not in _FORMATS:
            raise UsageError(f"--watch goes with --format text or concise, not {output.format}")
        if output.file is not None:
            raise UsageError(f"--watch writes no file: --format {output.format}, not {output.format}:{output.file}")
