"""The command line: arguments in, text and an exit status out. `main` is the console script.

This module imports nothing at its top: an interrupt there would end the run with a traceback.
"""

INTERRUPTED = 130
# Pages are trees without cycles, and so are modules. Looking for garbage after every 700 new objects, Python's default,
# takes a fifth of the time.
ALLOCATIONS_PER_COLLECTION = 100_000


def main(arguments: list[str] | None = None) -> int:
    """Run a command line, by default that of the process, and return its exit status."""
    try:
        # Built-in, so that it is imported at once.
        import gc  # noqa: PLC0415  see above

        gc.set_threshold(ALLOCATIONS_PER_COLLECTION)
        from mdlint.cli._run import run  # noqa: PLC0415  see above

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
