"""Write pages with their fixes, or show the changes as a diff."""

import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from mdlint.cli._output import is_terminal, say, write, write_exactly
from mdlint.files.replacing import replace_whole
from mdlint.files.utf8 import content_of
from mdlint.fix_run import ChangedPage, FixRun
from mdlint.text.visible import visible, visible_at_start
from mdlint.text.words import counted

_USAGE_ERROR = 2
_NO_NEWLINE = "\n\\ No newline at end of file\n"


class Writing(NamedTuple):
    """The pages that were written, and why the others were not, in words."""

    pages: list[ChangedPage]
    mistakes: list[str]


def write_pages(pages: Sequence[ChangedPage]) -> Writing:
    """Write each page that is a file and still as it was read."""
    done = Writing([], [])
    for page in pages:
        reason = None if page.source.is_stdin else _written(page)
        if reason is None:
            done.pages.append(page)
        else:
            done.mistakes.append(f"{page.source.path}: not changed: {reason}")
    return done


def write_or_show(done: FixRun, mistakes: Sequence[str], *, total: int, check: bool, diff: bool, quiet: bool) -> int:
    """Write the pages that a run has changed, or list them, or print their changes; then say what happened.

    `mistakes` say what could not be read, `total` is the number of all pages. Return the exit status: 2 for mistakes, else 1
    for pages that would change.
    """
    changed, unwritten = list(done.pages), list[str]()
    if diff:
        write(diff_of(changed))
    elif check:
        write("".join(f"{visible_at_start(page.source.path)}\n" for page in changed))
    else:
        if done.standard_input is not None:
            write_exactly(done.standard_input)
        changed, unwritten = write_pages(changed)
    for mistake in (*mistakes, *unwritten):
        say(f"error: {mistake}")
    if not quiet:
        for note in done.notes:
            say(f"note: {note}")
        word = "would change" if check or diff else "changed"
        say(f"{counted(len(changed), 'page')} {word}, {total - len(changed)} unchanged")
    return _USAGE_ERROR if mistakes or unwritten else int(bool(changed) and (check or diff))


def numbers_of(pages: Sequence[ChangedPage]) -> str:
    """Return `3 fixes in 2 pages`."""
    return f"{counted(sum(page.number for page in pages), 'fix', 'fixes')} in {counted(len(pages), 'page')}"


def _written(page: ChangedPage) -> str | None:
    """Write a page, and return None, or why that is not possible.

    A symbolic link to a page that has been written has its fixes already.
    """
    now = content_of(page.source.path)
    if now == page.after:
        return None
    if now != page.before:
        return "it has changed while it was checked"
    try:
        replace_whole(Path(page.source.path), page.after)
    except OSError as error:
        return f"it can't be written: {error.strerror}"
    return None


def diff_of(pages: Sequence[ChangedPage]) -> str:
    """Return the changes of pages as a unified diff. A terminal gets no control characters."""
    lines = (line for page in pages for line in _diff(page))
    if is_terminal(sys.stdout):
        return "".join(f"{visible(line.rstrip())}\n" for line in lines)
    return "".join(lines)


def _diff(page: ChangedPage) -> Iterator[str]:
    path = visible(page.source.path)
    # A tab ends a name with spaces in it, as in the diffs of git; or patch would read only the first word.
    path += "\t" * (" " in path)
    before, after = (content.decode().split("\n") for content in (page.before, page.after))
    for line in unified_diff(_ended(before), _ended(after), path, path):
        yield line if line.endswith("\n") else line + _NO_NEWLINE


def _ended(parts: list[str]) -> list[str]:
    """Return lines with their line feeds. The last one has none if the page does not end in one."""
    *lines, last = parts
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]
