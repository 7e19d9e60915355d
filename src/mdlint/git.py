"""Runs git: which files differ from a revision, what they were, and how they became what they are.

Git is run without a shell, takes no locks, and never changes a repository. Paths go to it and come from it separated by
NUL, so a name may have any character. All paths are relative to the root of the work tree, with `/` between the parts.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from mdlint.errors import GitError
from mdlint.files.inside import is_inside
from mdlint.text.words import quoted

# The index that a commit is made from, in a hook of `git commit PATH` and `git commit -a`.
_INDEX = "GIT_INDEX_FILE"
# Of the variables of git, these say how to run it. The others, set in a hook, would point to the repository of the hook.
_KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_SETTINGS = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # Messages are shown as they are, and in no other language than ours.
    "LC_ALL": "C",
    "LANGUAGE": "",
}
# A repository may set a program to run whenever files are compared.
_OPTIONS = ("--no-optional-locks", "--no-pager", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false")
_RAW = ("--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-textconv", "--no-color")
_REGULAR = ("100644", "100755")
_NOTHING = "0"
# No line of `--raw` begins with it.
_COMMIT = "\x01"


class Change(NamedTuple):
    """A file that differs between two states: its path in both, None where there is no such file.

    The blobs are the names by which git knows the contents. A blob is None if the file is not there, is no regular
    file, or if the state is that of the disk.
    """

    old_path: str | None
    new_path: str | None
    old_blob: str | None
    new_blob: str | None


class Commit(NamedTuple):
    """A commit: its name, when it was made (seconds since 1970), and what it changed."""

    name: str
    time: int
    changes: tuple[Change, ...]


class WorkTree(NamedTuple):
    """The checked-out files of a repository. `root` is an absolute path without symbolic links."""

    root: str
    git_folder: str

    def place(self, path: str) -> str:
        """Return the absolute path of a file, given its path from the root."""
        return os.path.normpath(os.path.join(self.root, path))  # noqa: PTH118  a Path costs more

    def commit(self, revision: str) -> str:
        """Return the name of the commit that a revision names. Raises GitError if there is none."""
        if not revision or revision.startswith("-"):
            raise GitError(f"{quoted(revision)} is not a revision")
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", check=False)
        if done.returncode:
            raise GitError(f"{quoted(revision)} is not a revision of {self.root}{self._shallow_note()}")
        return done.stdout.decode().strip()

    def merge_base(self, commit: str) -> str | None:
        """Return the newest commit that HEAD and another commit are both made from; None if git knows none."""
        done = self._run("merge-base", commit, "HEAD", check=False)
        return None if done.returncode else done.stdout.decode().split()[0]

    def changes(self, since: str, *, staged: bool = False) -> list[Change]:
        """Return the files that differ from a commit: those on disk, or those of the index if `staged`.

        Untracked files on disk count as new, unless git ignores them. A submodule is one file, which differs if anything
        in it does. Raises GitError.
        """
        options = [*_RAW, "--ignore-submodules=none", *(["--cached"] if staged else [])]
        raw = self._run("diff", *options, since, "--").stdout
        found = list(_changes(_entries(raw)))
        if not staged:
            untracked = self._run("ls-files", "-z", "--others", "--exclude-standard").stdout
            # Git knows the content of some files on disk, and has computed a name for others that it has not.
            found = [change._replace(new_blob=None) for change in _with_untracked(found, _entries(untracked))]
        return sorted(found, key=lambda change: change.new_path or change.old_path or "")

    def tracked(self) -> frozenset[str]:
        """Return the paths of the files that git tracks, and those of submodules. Raises GitError."""
        return frozenset(_entries(self._run("ls-files", "-z").stdout))

    def head(self) -> str:
        """Return the name of the commit that is checked out, or that of a tree without files if there is none yet."""
        done = self._run("rev-parse", "--verify", "--quiet", "HEAD", check=False)
        return (done if done.stdout else self._run("hash-object", "-t", "tree", "--stdin")).stdout.decode().strip()

    def contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """Yield the content of each blob, as one process of git gives it. Raises GitError if git lacks one."""
        with self._process("cat-file", "--batch") as (requests, answers):
            for blob in blobs:
                requests.write(f"{blob}\n".encode())
                requests.flush()
                header = answers.readline().split()
                if len(header) != len(("name", "type", "size")):
                    raise GitError(f"git can't read {quoted(blob)}, a file of an earlier commit{self._shallow_note()}")
                content = answers.read(int(header[2]))
                answers.read(1)
                yield content

    def history(self, paths: Sequence[str] = ()) -> Iterator[Commit]:
        """Yield the commits of the branch itself that changed some paths, the newest first. Raises GitError.

        A merge is one commit, and what it merges does not count: the commits are the states that the files had in the
        branch, one after the other. `paths` are files and folders; none are all.
        """
        walk = ("--first-parent", "--diff-merges=first-parent")
        arguments = ("log", *walk, *_RAW, f"--format={_COMMIT}%H %ct", "--", *paths)
        commit, fields = "", list[str]()
        with self._process(*arguments) as (_, answers):
            for text in _texts(answers):
                if text.startswith(_COMMIT):
                    if commit:
                        yield _commit(commit, fields)
                    commit, fields = text.removeprefix(_COMMIT), []
                else:
                    fields.append(text)
        if commit:
            yield _commit(commit, fields)

    def _shallow_note(self) -> str:
        done = self._run("rev-parse", "--is-shallow-repository", check=False)
        if done.stdout.strip() != b"true":
            return ""
        return ": this clone has only the newest commits (git fetch --unshallow gets the others)"

    def _run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        return _run(self.root, arguments, index=self._index(), check=check)

    def _index(self) -> str | None:
        """Return the index that a hook names, if it is one of this repository."""
        named = os.environ.get(_INDEX)
        index = os.path.abspath(named) if named else None  # noqa: PTH100  a Path would not be text
        return index if index and is_inside(index, self.git_folder) else None

    @contextmanager
    def _process(self, *arguments: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """Run git while it is asked and answers, through the two streams. Raises GitError if it fails."""
        process = subprocess.Popen(  # noqa: S603  no shell, and no argument of another
            _command(self.root, arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(self._index()),
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process.stdin, process.stdout
            process.stdin.close()
            if not process.stdout.read(1) and process.wait():
                raise GitError(f"git {arguments[0]} failed in {self.root}")
        except BrokenPipeError as error:
            raise GitError(f"git {arguments[0]} failed in {self.root}") from error
        finally:
            # The caller may have stopped in the middle.
            process.kill()
            process.wait()
            with suppress(OSError):
                process.stdin.close()
            process.stdout.close()


def work_tree_of(folder: Path) -> WorkTree:
    """Return the work tree that a folder is in. Raises GitError if it is in none, or if git is not installed."""
    done = _run(str(folder), ("rev-parse", "--show-toplevel", "--absolute-git-dir"))
    # On Windows, git writes slashes.
    root, git_folder = map(os.path.normpath, os.fsdecode(done.stdout).rstrip("\n").split("\n")[:2])
    return WorkTree(root, git_folder)


def _command(folder: str, arguments: Sequence[str]) -> list[str]:
    return ["git", "-C", folder, *_OPTIONS, *arguments]


def _run(
    folder: str, arguments: Sequence[str], *, index: str | None = None, check: bool = True
) -> subprocess.CompletedProcess[bytes]:
    try:
        done = subprocess.run(  # noqa: S603  no shell, and no argument of another
            _command(folder, arguments), input=b"", capture_output=True, env=_environment(index), check=False
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed, or not in the PATH") from error
    except OSError as error:
        raise GitError(f"git can't be run: {error.strerror or error}") from error
    if check and done.returncode:
        said = os.fsdecode(done.stderr).strip().split("\n")[0].removeprefix("fatal: ").removeprefix("error: ")
        raise GitError(f"{folder}: git {arguments[0]} failed: {said}")
    return done


def _environment(index: str | None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return {**kept, **_SETTINGS, **({_INDEX: index} if index else {})}


def _entries(listing: bytes) -> list[str]:
    """Return the texts of a listing, each ended by NUL."""
    return os.fsdecode(listing).split("\0")[:-1]


def _texts(stream: IO[bytes]) -> Iterator[str]:
    """Yield the texts of a stream, each ended by NUL, as they come."""
    left = b""
    # Unlike `read`, this returns what is there.
    while chunk := os.read(stream.fileno(), 1 << 16):
        *texts, left = (left + chunk).split(b"\0")
        yield from map(os.fsdecode, texts)


def _changes(fields: Iterable[str]) -> Iterator[Change]:
    """Read what `--raw -z` prints: `:MODE MODE BLOB BLOB STATUS`, then one path, or two of a file that was renamed."""
    left = iter(fields)
    for field in left:
        old_mode, new_mode, old_blob, new_blob, status = field.lstrip("\n").removeprefix(":").split()
        path = next(left)
        new_path = next(left) if status[0] in "RC" else path
        yield Change(
            None if status[0] in "AC" else path,
            None if status[0] == "D" else new_path,
            _blob(old_mode, old_blob) if status[0] not in "AC" else None,
            _blob(new_mode, new_blob),
        )


def _blob(mode: str, blob: str) -> str | None:
    return blob if mode in _REGULAR and blob.strip(_NOTHING) else None


def _commit(line: str, fields: Sequence[str]) -> Commit:
    name, time = line.split()
    return Commit(name, int(time), tuple(_changes(fields)))


def _with_untracked(changes: Sequence[Change], untracked: Iterable[str]) -> list[Change]:
    """Add untracked files. If only the index has lost a file, it is there before and after."""
    gone = {change.old_path: change for change in changes if change.new_path is None}
    both = {path: gone[path]._replace(new_path=path) for path in untracked if path in gone}
    kept = [change for change in changes if change.new_path or change.old_path not in both]
    added = [Change(None, path, None, None) for path in untracked if path not in gone]
    return [*kept, *both.values(), *added]
