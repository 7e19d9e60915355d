"""The command line: arguments in, text and an exit status out. `main` is the console script.

This module imports nothing at its top: an interrupt there would end the run with a traceback.
"""

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run a command line, by default that of the process, and return its exit status."""
    try:
        # The imports take 100 ms.
        from mdlint.cli._run import run  # noqa: PLC0415  see above

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
