"""Run a command line, and turn every exception into words and an exit status.

Exit status: 0 clean, 1 findings, 2 a mistake in the call, the configuration or a schema, 3 a bug in mdlint,
or a process of it that was ended.
"""

import os
import sys
from collections.abc import Sequence

from mdlint.cli import _output
from mdlint.cli._plain_call import plain_call
from mdlint.errors import MdlintError, WorkerLost

USAGE_ERROR = 2
BUG = 3


def run(arguments: Sequence[str] | None) -> int:
    """Run a command line, by default that of the process, and return its exit status."""
    _output.take_any_character()
    try:
        return _call(arguments)
    except MdlintError as error:
        _output.say(f"error: {error}")
        return USAGE_ERROR
    except WorkerLost as error:
        _output.say(f"error: {error}")
        return BUG
    except Exception as error:  # the one place that turns a bug into words
        if isinstance(error.__cause__, KeyboardInterrupt):
            raise
        _report_bug(error)
        return BUG


def _call(arguments: Sequence[str] | None) -> int:
    # An interrupt or an error during these imports is handled by the callers.
    call = plain_call(sys.argv[1:] if arguments is None else list(arguments))
    if call is not None:
        from mdlint.cli._run_check import run_check  # noqa: PLC0415  see above

        return run_check(call)
    from mdlint.cli._commands import BadCall, explain_bad_call  # noqa: PLC0415  see above
    from mdlint.cli.app import app  # noqa: PLC0415  see above

    try:
        # Without the standalone mode, Typer leaves it to us to write messages, and returns the status of typer.Exit.
        status = app(args=arguments, prog_name=_program(), standalone_mode=False)
    except BadCall as mistake:
        for line in explain_bad_call(mistake):
            _output.say(line)
        return USAGE_ERROR
    except SystemExit as end:
        # After it has written the completions of a shell.
        status = end.code
    return status if isinstance(status, int) else 0


def _program() -> str:
    """Return the name of the console script. Another package has a script `mdlint`, so there is a second name."""
    called = os.path.basename(sys.argv[0])  # noqa: PTH119  a Path costs more
    return "mdlint-tables" if called.startswith("mdlint-tables") else "mdlint"


def _report_bug(error: Exception) -> None:
    if os.environ.get("MDLINT_DEBUG") == "1":
        from traceback import print_exception  # noqa: PLC0415  5 ms, spent only here

        print_exception(error)
    place = "".join(f" {note}" for note in getattr(error, "__notes__", ()))
    _output.say(f"error: a bug in mdlint{place}: {type(error).__name__}: {error}")
    _output.say("Please report it, with what MDLINT_DEBUG=1 prints.")
