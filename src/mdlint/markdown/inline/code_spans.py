"""Where the code spans in inline content are (CommonMark §6.3)."""

from bisect import bisect_left, bisect_right

from mdlint.text.lazy_pattern import lazy_pattern

# The search for backticks begins once in each run of backslashes, so that a long run takes linear time.
_RUN = lazy_pattern(r"(?<!\\)(\\*+)(`++)")


def code_spans(content: str) -> list[tuple[int, int]]:
    """Return the offsets of code spans, backticks included, in order. The time is linear in the content."""
    if "`" not in content:
        return []
    # A backslash hides the first backtick of a run that would open code. It hides nothing in code.
    runs = [(run.start(2), run.end(), len(run[1]) % 2) for run in _RUN.finditer(content)]
    starts: dict[int, list[int]] = {}
    for start, end, _ in runs:
        starts.setdefault(end - start, []).append(start)
    spans: list[tuple[int, int]] = []
    for start, end, hidden in runs:
        if spans and start < spans[-1][1]:
            continue
        length = end - start - hidden
        candidates = starts.get(length, ())
        at = bisect_left(candidates, end)
        if length and at < len(candidates):
            spans.append((start + hidden, candidates[at] + length))
    return spans


def is_inside(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether an offset is inside one of the spans, which are in order."""
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return at >= 0 and offset < spans[at][1]
