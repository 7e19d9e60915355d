"""Draw the CPU seconds as an SVG: one group of bars for each kind of work, on a logarithmic axis."""

import math
from collections.abc import Iterator, Sequence
from html import escape

from measure import Result

LEFT, WIDTH, RIGHT = 170, 500, 90
BAR, GAP, TOP = 14, 34, 40
# The axis: each number of seconds has a line.
TICKS = (0.001, 0.01, 0.1, 1, 10, 100)
OURS, OTHERS = "#1f6feb", "#8c959f"
STYLE = (
    "text{font:11px system-ui,sans-serif;fill:#24292f}.title{font-weight:600;font-size:12px}.end{text-anchor:end}"
    ".axis{text-anchor:middle;fill:#57606a}line{stroke:#d0d7de}"
)


def plot(groups: Sequence[tuple[str, Sequence[Result]]]) -> str:
    """Return an SVG of the results of each kind of work, the fastest tool first."""
    height = TOP + sum(GAP + BAR * len(results) for _, results in groups) + 10
    width = LEFT + WIDTH + RIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
        f"<title>CPU seconds of each tool</title><style>{STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_axis(height),
        *_groups(groups),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _x(seconds: float) -> float:
    """Return the place of a number of seconds on the axis."""
    first, last = math.log10(TICKS[0]), math.log10(TICKS[-1])
    part = (math.log10(max(seconds, TICKS[0])) - first) / (last - first)
    return LEFT + WIDTH * min(part, 1)


def _axis(height: int) -> Iterator[str]:
    for tick in TICKS:
        x = _x(tick)
        yield f'<line x1="{x:.0f}" x2="{x:.0f}" y1="{TOP - 14}" y2="{height - 8}"/>'
        yield f'<text class="axis" x="{x:.0f}" y="{TOP - 20}">{tick:g} s</text>'


def _groups(groups: Sequence[tuple[str, Sequence[Result]]]) -> Iterator[str]:
    y = TOP
    for title, results in groups:
        yield f'<text class="title" x="{LEFT}" y="{y + 16}">{escape(title)}</text>'
        y += GAP - BAR // 2
        for result in sorted(results, key=lambda item: item.usage.cpu if item.usage else math.inf):
            yield from _bar(result, y)
            y += BAR
        y += BAR // 2


def _bar(result: Result, y: int) -> Iterator[str]:
    ours = result.name.startswith("mdlint")
    yield f'<text class="end" x="{LEFT - 6}" y="{y + 10}">{escape(result.name)}</text>'
    if result.usage is None:
        yield f'<text x="{LEFT + 4}" y="{y + 10}">– {escape(result.note)}</text>'
        return
    end = _x(result.usage.cpu)
    color = OURS if ours else OTHERS
    yield f'<rect x="{LEFT}" y="{y + 1}" width="{end - LEFT:.1f}" height="{BAR - 3}" fill="{color}"/>'
    yield f'<text x="{end + 4:.1f}" y="{y + 10}">{result.usage.cpu:.3g} s</text>'
