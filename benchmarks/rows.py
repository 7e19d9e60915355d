"""Measure the growth of one table and of a tree of pages: CPU time and memory at 10,000 rows, and up to a million."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from measure import Command, Result, in_turn
from tools import Tool
from work import Work, large, small
from write import Grown

ROWS = (10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 1_000_000)
PAGES = (2_500, 5_000, 10_000)
# More than this for twice the size is growth faster than linear.
MOST = 2.3


def growth(tool: Tool, parent: Path, rows: Sequence[int] = ROWS, pages: Sequence[int] = PAGES) -> Iterator[Grown]:
    """Yield what each size took, for clean rows, for rows of which half have an unknown token, and for pages."""
    parent.mkdir()
    empty = parent / "empty"
    empty.mkdir()
    (empty / "models.md").touch()
    start = _usage(tool, [Work("empty", "", empty, "models.md")])[0]
    kinds = {
        "rows": [large(parent, count) for count in rows],
        "rows, half with unknown tokens": [large(parent, count, unknown=True) for count in rows],
        "pages": [small(parent, count) for count in pages],
    }
    for kind, works in kinds.items():
        last: tuple[int, float] | None = None
        for size, result in zip(pages if kind == "pages" else rows, _usage(tool, works), strict=True):
            if result.usage is None or start.usage is None:
                break
            own = result.usage.cpu - start.usage.cpu
            # The sizes do not all double: the factor is the one for twice the size.
            factor = None if last is None else own / last[1] * 2 / (size / last[0])
            yield Grown(kind, size, result.usage.cpu, result.usage.peak, factor)
            last = size, own


def _usage(tool: Tool, works: Sequence[Work]) -> list[Result]:
    """Return what each work took without a cache, measured in turn."""
    commands = []
    for work in works:
        command = next(tool.commands(work, work.folder))
        commands.append(Command(work.name, [*command.argv[:-1], str(work.folder / work.path)]))
    return in_turn(commands, works[0].folder.parent, runs=3)
