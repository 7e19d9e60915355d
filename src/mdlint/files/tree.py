"""Questions about the file system. Their answers can be recorded, so that a later run can tell whether they still hold.

The result of a check depends on what the disk answers: whether a folder has a name, where a symbolic link leads, what
is in a file. Whatever a check asks, it asks here, or reads by `utf8.read_bytes` or `streams`, which note their answers
here too. A test holds all modules to it.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

try:
    # `hashlib` takes it from here too, but also loads OpenSSL: 3 ms, which each run would pay.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

# Folders of version control, virtual environments, installed packages, and our own cache.
NEVER_ENTERED = frozenset(
    {".git", ".hg", ".ipynb_checkpoints", ".jj", ".mdlint_cache", ".nox", ".svn", ".tox", ".venv", "__pycache__"}
    | {"node_modules"}
)
# The answer to a question that was answered in two ways: the tree changed while it was looked at.
UNSTABLE = "?"
READ = "read"
STREAM = "stream"


class Question(NamedTuple):
    """A question of a kind, one of `KINDS`, `READ` or `STREAM`, about a path."""

    kind: str
    path: str


# Answers are short: texts, or digests of what is longer.
Answers: TypeAlias = dict[Question, str]

# The innermost recording is the last one.
_recordings: list[Answers] = []


@contextmanager
def recording() -> Iterator[Answers]:
    """Record each question that is asked in the block, with its answer. A recording around it gets them as well."""
    answers: Answers = {}
    _recordings.append(answers)
    try:
        yield answers
    finally:
        # By identity: two recordings without a question are equal.
        assert _recordings.pop() is answers
        note_all(answers)


def is_recording() -> bool:
    """Whether answers are being recorded."""
    return bool(_recordings)


def note(kind: str, path: str | os.PathLike[str], answer: str) -> None:
    """Record an answer, if anything is recording."""
    if _recordings:
        _add(_recordings[-1], Question(kind, os.fspath(path)), answer)


def note_all(answers: Mapping[Question, str]) -> None:
    """Record answers that were given before."""
    if _recordings:
        for question, answer in answers.items():
            _add(_recordings[-1], question, answer)


def _add(answers: Answers, question: Question, answer: str) -> None:
    if answers.setdefault(question, answer) != answer:
        answers[question] = UNSTABLE


_Function = TypeVar("_Function", bound=Callable[..., Any])


# What calls with some arguments have returned, and the questions that they asked.
_Memory: TypeAlias = dict[tuple[object, ...], tuple[object, Answers]]
_memories: list[_Memory] = []


def forget() -> None:
    """Forget all calls that are `remembered`, in a process that goes on after a file has changed."""
    for known in _memories:
        known.clear()


def remembered(function: _Function) -> _Function:
    """Call a function once for the same arguments. Later calls only repeat the questions that the first one asked."""
    known: _Memory = {}
    _memories.append(known)

    @wraps(function)
    def call(*arguments: object) -> object:
        if arguments in known:
            result, answers = known[arguments]
            note_all(answers)
            return result
        with recording() as answers:
            result = function(*arguments)
        known[arguments] = result, answers
        return result

    return cast("_Function", call)


def digest(data: bytes) -> str:
    """Return a digest that no two contents share, in 40 characters."""
    return blake2b(data, digest_size=20).hexdigest()


def digest_of_pieces(pieces: Iterable[bytes]) -> str:
    """Return the `digest` of a content that comes in pieces."""
    made = blake2b(digest_size=20)
    for piece in pieces:
        made.update(piece)
    return made.hexdigest()


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether there is a folder at a path."""
    # Path.is_dir() raises for a folder that may not be entered; so do the methods of Path for the questions below.
    found = os.path.isdir(path)  # noqa: PTH112  see above
    note("folder", path, str(found))
    return found


def is_file(path: str | os.PathLike[str]) -> bool:
    """Whether there is a regular file at a path."""
    found = os.path.isfile(path)  # noqa: PTH113  see above
    note("file", path, str(found))
    return found


def has_entry(path: str | os.PathLike[str]) -> bool:
    """Whether there is anything at a path, even a symbolic link to nothing."""
    found = os.path.lexists(path)
    note("entry", path, str(found))
    return found


def is_link(path: str | os.PathLike[str]) -> bool:
    """Whether there is a symbolic link at a path."""
    found = os.path.islink(path)  # noqa: PTH114  see above
    note("link", path, str(found))
    return found


def real_path(path: str | os.PathLike[str]) -> str:
    """Return a path with all its symbolic links followed. It does not need to exist."""
    found = os.path.realpath(path)
    note("real", path, found)
    return found


def names_in(folder: str | os.PathLike[str]) -> list[str]:
    """Return the names in a folder. Raises OSError if it can't be listed, ValueError if it is not a path."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  a Path for each name costs more
    except (OSError, ValueError) as error:
        note("names", folder, type(error).__name__)
        raise
    if _recordings:
        note("names", folder, _digest_of_texts(sorted(names)))
    return names


def files_below(root: str | os.PathLike[str]) -> Sequence[tuple[str, Sequence[str]]]:
    """Return each folder below a root, and the root itself, with the names of the files in it.

    Symbolic links to folders are not followed. The folders in `NEVER_ENTERED` are left out, and so are caches, by the
    file that marks them (https://bford.info/cachedir/).
    """
    found: list[tuple[str, Sequence[str]]] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in NEVER_ENTERED)
        if "CACHEDIR.TAG" in names:
            folders.clear()
        else:
            found.append((folder, names))
    if _recordings:
        note("below", root, _digest_of_texts(text for folder, names in found for text in (folder, "", *sorted(names))))
    return found


def _digest_of_texts(texts: Iterable[str]) -> str:
    return digest("\0".join(texts).encode(errors="surrogatepass"))


# Asking a question again: each function notes the answer.
KINDS: Mapping[str, Callable[[str], object]] = {
    "folder": is_folder,
    "file": is_file,
    "entry": has_entry,
    "link": is_link,
    "real": real_path,
    "names": names_in,
    "below": files_below,
}
