"""The record of a whole run: its report, and all that the report depends on. It answers for a tree that is unchanged.

A record is one file for each form of the command, since opening a database takes 8 ms, a sixth of a run that finds its
report. It has the questions that the run asked the disk (`files.tree`), and one digest of all their answers. A file that
was read need not be read again if its size, its times and its number are the same, and if these are old enough to tell
(`_MARGIN`); otherwise its content decides.
"""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate, pairwise
from typing import NamedTuple

from mdlint.cache.folder import RECORD, TEMPORARY, CacheFolder, own_files
from mdlint.files.streams import CONTENT
from mdlint.files.tree import KINDS, UNSTABLE, Answers, Question, digest, recording
from mdlint.files.utf8 import read_bytes

_FORMAT = "2"
# File systems keep times to 2 seconds (FAT) or better. Within this time, a second change may leave the times alone.
_MARGIN = 2 * 10**9
# How far the clock on the wall may move away from a steady one during a run, unless somebody sets it.
_MOST_DRIFT = 5 * 10**8
# The kernel's clock for files ticks this often, or more often.
_TICK = 5 * 10**7
# In characters. Longer reports are found again as fast by checking.
LONGEST = 16 * 2**20
_MOST_RECORDS = 100
_HOUR = 3600 * 10**9


class Outcome(NamedTuple):
    """What a run says: its report in each form, and its errors and warnings.

    `texts` is None if the reports are longer than `LONGEST`, or if one was not read to its end: then there is no record.
    """

    texts: Sequence[str] | None
    errors: int
    warnings: int


class Record(NamedTuple):
    """A record as it is stored. `time` is the start of the run in nanoseconds, by the clock of the disk.

    `sources` is the fingerprint of the pages with their settings. `stamps` is a digest of the sizes and times of all
    files that were read, `contents` one of their contents, and `others` one of the answers to all other questions.
    """

    time: int
    sources: str
    stamps: str
    contents: str
    others: str
    outcome: Outcome
    questions: Sequence[Question]


class Start(NamedTuple):
    """When a run has started: by the clock on the wall, which somebody may set, and by one that always goes on."""

    wall: int
    steady: int


def start() -> Start:
    """Return the time now."""
    return Start(time.time_ns(), time.monotonic_ns())


class RecordFile:
    """The record of one form of the command.

    `key` is the fingerprint of the program and of the command's settings, `sources` that of the pages with theirs.
    """

    def __init__(self, folder: CacheFolder, key: str, sources: str, started: Start) -> None:
        self._folder = folder
        self._key = key
        self._sources = sources
        self._started = started
        # A Path costs more, and a run that finds its report is short.
        name = f"{RECORD}{digest(f'{_FORMAT} {folder.identity} {key}'.encode())}"
        self._file = os.path.join(folder.path, name)  # noqa: PTH118  see above

    def recalled(self) -> Record | None:
        """Return the record of the last run; None unless its outcome would be the same today."""
        record = _read(self._file, self._key)
        if record is None or record.sources != self._sources:
            return None
        files = [question for question in record.questions if question.kind in CONTENT]
        stamps = _stamps([file.path for file in files])
        if (
            _digest_of_answers(question for question in record.questions if question.kind not in CONTENT)
            != record.others
        ):
            return None
        if stamps.digest != record.stamps or stamps.newest > record.time - _MARGIN:
            if _digest_of_answers(files) != record.contents:
                return None
            # Next time, the stamps are enough.
            self._write(record._replace(stamps=stamps.digest), stamps.newest)
        return record

    def keep(self, outcome: Outcome, answers: Answers) -> None:
        """Store the outcome of a run that asked these questions. Nothing happens if that is not possible."""
        if UNSTABLE in answers.values() or outcome.texts is None or sum(map(len, outcome.texts)) > LONGEST:
            return
        if any("\0" in question.path for question in answers):
            return
        read = {question: answer for question, answer in answers.items() if question.kind in CONTENT}
        stamps = _stamps([question.path for question in read])
        others = {question: answer for question, answer in answers.items() if question.kind not in CONTENT}
        digests = (stamps.digest, _digest_of(read), _digest_of(others))
        self._write(Record(0, self._sources, *digests, outcome, [*read, *others]), stamps.newest)

    def _write(self, record: Record, newest: int) -> None:
        """Write a record under a temporary name, then give it its own. A failure leaves no record, or the old one."""
        # A clock that was set in the meantime says nothing about what has changed.
        wall, steady = time.time_ns() - self._started.wall, time.monotonic_ns() - self._started.steady
        if abs(wall - steady) > _MOST_DRIFT:
            return
        temporary = os.path.join(self._folder.path, f"{TEMPORARY}{os.getpid()}-{os.urandom(4).hex()}")  # noqa: PTH118  as above
        with suppress(OSError):
            try:
                with open(temporary, "xb") as file:  # noqa: PTH123  as above
                    # The clock of another machine may have made the times of the files: it made that of this file too.
                    time_ = self._started.wall - max(0, time.time_ns() - os.fstat(file.fileno()).st_mtime_ns)
                    if newest >= time_ - _TICK:
                        # A page was changed while it was checked, and an excerpt may be missing.
                        return
                    body = _body(record._replace(time=time_))
                    file.write(f"{digest(self._key.encode() + body)}\n".encode() + body)
                os.replace(temporary, self._file)  # noqa: PTH105  as above
            finally:
                with suppress(FileNotFoundError):
                    os.unlink(temporary)  # noqa: PTH108  as above
            _remove_old(self._folder)


class _Stamps(NamedTuple):
    """A digest of the sizes, times and numbers of files, and the newest time at which one has changed."""

    digest: str
    newest: int


def _stamps(files: Sequence[str]) -> _Stamps:
    newest = 0
    texts: list[str] = []
    for file in files:
        try:
            status = os.stat(file)  # noqa: PTH116  a Path costs more
        except (OSError, ValueError) as error:
            texts.append(str(error))
            continue
        # On POSIX, nobody can set this time, as `cp -p` and rsync set the other one. On Windows it is that of creation.
        changed = status.st_ctime_ns if os.name == "posix" else status.st_mtime_ns
        newest = max(newest, changed)
        texts.append(
            f"{status.st_size} {status.st_mtime_ns} {changed} {status.st_dev} {status.st_ino} {status.st_mode}"
        )
    return _Stamps(digest("\n".join(texts).encode()), newest)


def _digest_of_answers(questions: Iterable[Question]) -> str:
    """Ask questions again, and return the digest of the answers."""
    with recording() as answers:
        for kind, path in questions:
            with suppress(OSError, ValueError):
                (CONTENT.get(kind) or KINDS[kind])(path)
    return _digest_of(answers)


def _digest_of(answers: Mapping[Question, str]) -> str:
    return digest("\0".join(answers.values()).encode(errors="surrogatepass"))


def _read(file: str, key: str) -> Record | None:
    """Read a record; None if there is none, or if a byte in it is not as it was written."""
    try:
        if os.path.islink(file):  # noqa: PTH114  as above
            return None
        written, _, body = read_bytes(file).partition(b"\n")
        if written.decode() != digest(key.encode() + body):
            return None
        time_, sources, stamps, contents, others, errors, warnings, lengths, count, rest = body.decode(
            errors="surrogatepass"
        ).split("\0", 9)
        *questions, text = rest.split("\0", int(count))
        ends = [*accumulate(map(int, lengths.split()))]
        outcome = Outcome([text[start:end] for start, end in pairwise((0, *ends))], int(errors), int(warnings))
        asked = [Question(kind, path) for kind, _, path in (question.partition(":") for question in questions)]
        if not all(kind in CONTENT or kind in KINDS for kind, _ in asked):
            return None
        return Record(int(time_), sources, stamps, contents, others, outcome, asked)
    except ValueError:
        return None


def _body(record: Record) -> bytes:
    """Return a record as texts, each ended by NUL, but for the reports, which come last. No path has a NUL."""
    outcome = record.outcome
    reports = outcome.texts or ()
    lengths = " ".join(str(len(report)) for report in reports)
    fixed = (record.time, record.sources, record.stamps, record.contents, record.others)
    numbers = (outcome.errors, outcome.warnings, lengths, len(record.questions))
    questions = (f"{kind}:{path}" for kind, path in record.questions)
    return "\0".join([*map(str, (*fixed, *numbers)), *questions, "".join(reports)]).encode(errors="surrogatepass")


def _remove_old(folder: CacheFolder) -> None:
    """Remove the oldest records above a number, and what a run that was killed has left."""
    records = sorted((status.st_mtime_ns, file) for file, status in own_files(folder, RECORD))
    now = time.time_ns()
    left = [file for file, status in own_files(folder, TEMPORARY) if abs(now - status.st_mtime_ns) > _HOUR]
    for file in [*(file for _, file in records[:-_MOST_RECORDS]), *left]:
        with suppress(OSError):
            file.unlink()
