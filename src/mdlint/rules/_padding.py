"""The spaces between the text of a cell and its pipes: the rule `cell-padding` asks."""

from collections.abc import Sequence
from math import inf

from mdlint.model import Align
from mdlint.rules._written import Fault, Line, Part
from mdlint.style import TextAlign
from mdlint.words import counted, quoted


def least(parts: Sequence[Part]) -> int | None:
    """The fewest spaces that stand between a text and a pipe; None where no text stands next to a pipe."""
    sides = [side for part in parts if part.text for side in (part.before, part.behind) if side is not None]
    return min(map(len, sides), default=None)


def fault_of(line: Line, part: Part, padding: int, moved: TextAlign, declared: Align | None) -> Fault | None:
    """What is wrong with the spaces around the text of a cell: too few on a side, or too many.

    `padding` is how many there have to be, `moved` the side to which the text has to be moved, `declared` the side that
    the delimiter row says.
    """
    if not part.text or "\t" in f"{part.before}{part.behind}":
        return None
    before, behind = (None if side is None else len(side) for side in (part.before, part.behind))
    most_before, most_behind = _most(before, behind, padding, (declared or "left") if moved == "declared" else moved)
    if moved == "any" and declared == "center":
        most_before = inf
    if before is not None and not padding <= before <= most_before:
        return Fault(line.place_before(part), _message(before, "before", part.text, padding, most_before))
    if behind is not None and not padding <= behind <= most_behind:
        return Fault(line.place_behind(part), _message(behind, "behind", part.text, padding, most_behind))
    return None


def _most(before: int | None, behind: int | None, padding: int, moved: str) -> tuple[float, float]:
    """How many spaces may stand before a text and behind it, so many that it is as near to one side as it has to be."""
    if moved == "left":
        return padding, inf
    if moved == "right":
        return inf, padding
    if before is None or behind is None:
        return inf, inf
    if moved == "center":
        return max(padding, behind + 1), max(padding, before + 1)
    return (inf if behind <= padding else padding), inf


def _message(found: int, side: str, text: str, padding: int, most: float) -> str:
    spaces = counted(found, "space") if found else "no space"
    expected = str(padding) if found < padding or most <= padding else f"{most} at most to be centered"
    return f"{spaces} {side} {quoted(text)}, expected {expected}"
