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
        import sys  # noqa: PLC0415  see above

        before = sys.unraisablehook
        sys.unraisablehook = lambda lost: _interrupt_again() if lost.exc_type is KeyboardInterrupt else before(lost)
        try:
            # Built-in, so that it is imported at once.
            import gc  # noqa: PLC0415  see above

            gc.set_threshold(ALLOCATIONS_PER_COLLECTION)
            from mdlint.cli._run import run  # noqa: PLC0415  see above

            return run(arguments)
        finally:
            sys.unraisablehook = before
    except KeyboardInterrupt:
        return INTERRUPTED
    except RuntimeError as error:
        # Python 3.11 raises it for an interrupt in the `__set_name__` of an attribute, while a class is made.
        if isinstance(error.__cause__, KeyboardInterrupt):
            return INTERRUPTED
        raise


def _interrupt_again() -> None:
    """Interrupt the run, after Python has dropped the exception of an interrupt.

    It drops each exception in a callback that it calls itself. There is one at the end of every import.
    """
    import _thread  # noqa: PLC0415  see above

    # An exception that is raised before this hook returns is dropped too.
    _thread.start_new_thread(_thread.interrupt_main, ())
