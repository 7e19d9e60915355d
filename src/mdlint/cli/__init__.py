"""The command line: arguments in, text and an exit status out. `main` is the console script."""

from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, by default that of the process, and return its exit status."""
    try:
        # All other imports take 100 ms: an interrupt during that time ends the run without a traceback too.
        from mdlint.cli._run import run  # noqa: PLC0415  see above

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
