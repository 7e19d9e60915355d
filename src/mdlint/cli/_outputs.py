"""The outputs of `mdlint check`: in which formats it writes its findings, and where."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mdlint.cli._check_call import CheckCall
from mdlint.errors import UsageError
from mdlint.text.words import listed

_DEFAULT = "text"
_STANDARD_OUTPUT = "-"
# Characters.
_BLOCK = 2**16


class Output(NamedTuple):
    """A format of the findings, and the file that they are written to; None is the standard output."""

    format: str
    file: Path | None


def outputs_of(call: CheckCall) -> list[Output]:
    """Return the outputs of a call, those to files first: if one can't be written, nothing is on the standard output.

    A format without a file is written to the file of `--output-file`. Raises UsageError if two formats go to the same
    place, or if no format goes to that file.
    """
    outputs = [_output(value, call.output_file) for value in call.formats or (_DEFAULT,)]
    places = Counter(_place(output.file) for output in outputs)
    for output in outputs:
        if places[_place(output.file)] > 1:
            formats = [each.format for each in outputs if _place(each.file) == _place(output.file)]
            raise UsageError(f"--format: {listed(formats, 'and')} go to {output.file or 'the standard output'}")
    if call.output_file and _place(call.output_file) not in places:
        raise UsageError(f"--output-file {call.output_file}: each --format names a file of its own")
    return sorted(outputs, key=lambda output: output.file is None)


def _output(value: str, output_file: Path | None) -> Output:
    name, _, file = value.partition(":")
    if not file:
        return Output(name, output_file)
    return Output(name, None if file == _STANDARD_OUTPUT else Path(file))


def _place(file: Path | None) -> str | None:
    return None if file is None else os.path.realpath(file)


def in_blocks(pieces: Iterable[str]) -> Iterator[str]:
    """Join pieces of text: writing many short ones takes as long as making them."""
    block: list[str] = []
    length = 0
    for piece in pieces:
        block.append(piece)
        length += len(piece)
        if length >= _BLOCK:
            yield "".join(block)
            block.clear()
            length = 0
    yield "".join(block)


class Transcript:
    """The reports of a run, kept while they are written, unless they are longer than a number of characters."""

    def __init__(self, longest: int) -> None:
        self._left = longest
        self._reports: list[list[str]] = []
        self._is_complete = True

    def following(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield the pieces of the next report."""
        self._is_complete = False
        report: list[str] = []
        for piece in pieces:
            self._left -= len(piece)
            if self._left >= 0:
                report.append(piece)
            elif report:
                report.clear()
            yield piece
        self._reports.append(report)
        self._is_complete = True

    @property
    def texts(self) -> list[str] | None:
        """The reports; None if they are too long, or if one was not written to its end."""
        if self._left < 0 or not self._is_complete:
            return None
        return ["".join(report) for report in self._reports]
