"""The output of `mdlint name`: names with their tokens and parts, or their problems."""

import json
from collections.abc import Iterator, Sequence

from mdlint.formatters._excerpt import excerpt
from mdlint.naming import Convention, Name, NameProblem
from mdlint.text.visible import harmless_json, visible, visible_at_start

_HEADER = ("token", "kind", "part", "meaning")


def as_json(names: Sequence[Name], convention: Convention) -> str:
    """Write one document with all names."""
    listed = [
        {
            "name": name.text,
            "parts": dict(name.parts),
            "tokens": [token._asdict() for token in convention.tokens(name.text)],
            "faults": [problem._asdict() for problem in name.problems],
        }
        for name in names
    ]
    return harmless_json(json.dumps({"names": listed}, indent=2)) + "\n"


def as_text(names: Sequence[Name], convention: Convention, width: int) -> str:
    """Write a paragraph for each name, at most `width` cells wide."""
    return "\n".join("".join(f"{line}\n" for line in _paragraph(name, convention, width)) for name in names)


def _paragraph(name: Name, convention: Convention, width: int) -> Iterator[str]:
    """Yield the lines about a name: the name or its problems, and its tokens unless it is a bad name."""
    if not name.problems:
        yield visible_at_start(name.text)
    for problem in name.problems:
        yield from _problem_lines(name.text, problem, width)
    if all(problem.rule == "unknown-token" for problem in name.problems):
        yield from _token_table(name, convention)


def _problem_lines(text: str, problem: NameProblem, width: int) -> Iterator[str]:
    shown = excerpt(text, problem.start, problem.end, width)
    yield visible_at_start(shown.text)
    yield f"{shown.carets} {problem.rule}: {visible(problem.message)}"
    if problem.help:
        yield f"  = help: {visible(problem.help)}"


def _token_table(name: Name, convention: Convention) -> Iterator[str]:
    rows = [
        _HEADER,
        *(
            (
                visible(token.text),
                token.kind or "?",
                visible(f"{token.part}={token.value}") if token.part else "",
                visible(convention.describe(token)),
            )
            for token in convention.tokens(name.text)
        ),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield f"  {'  '.join([*cells, row[-1]])}".rstrip()
