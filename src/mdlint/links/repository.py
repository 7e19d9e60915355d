"""Addresses of files in the page's own repository on GitHub, and the repository of a folder. Git itself is not run."""

import re
from os.path import dirname, join
from typing import NamedTuple

from mdlint.files.tree import is_file
from mdlint.files.utf8 import read_bytes
from mdlint.links.local_target import LocalTarget, local_target
from mdlint.text.lazy_pattern import lazy_pattern

_ON_GITHUB = lazy_pattern(
    r"https?://(?:www\.)?github\.com/([\w.-]+/[\w.-]+)/(?:blob|tree|raw)/([^?#]+)(.*)"
    r"|https?://raw\.githubusercontent\.com/([\w.-]+/[\w.-]+)/([^?#]+)(.*)",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_REMOTE = lazy_pattern(
    r"(?:[\w+.-]+://)?(?:[^@/\s]+@)?github\.com(?::\d+/|[:/])/?([\w.-]+/[\w.-]+?)(?:\.git)?/?", re.IGNORECASE
)
_SECTION = lazy_pattern(r'\s*\[\s*remote\s+"origin"\s*\]\s*', re.IGNORECASE)
_ADDRESS = lazy_pattern(r'\s*url\s*=\s*"?([^"\s]+)"?\s*', re.IGNORECASE)
_OF_BRANCH = "ref: refs/heads/"
_OF_DEFAULT = "ref: refs/remotes/origin/"
# The names of default branches.
_DEFAULTS = frozenset({"main", "master"})


class RepositoryTarget(NamedTuple):
    """An address of a file in a repository on GitHub: `owner/name`, and the branch and the path, joined by `/`."""

    repository: str
    place: str
    suffix: str

    def below(self, branches: frozenset[str]) -> LocalTarget | None:
        """Return the path from the root of the repository; None if the branch is not one of these."""
        branch = next((name for name in sorted(branches, key=len, reverse=True) if self._is_on(name)), None)
        return None if branch is None else local_target("/" + self.place[len(branch) :].lstrip("/") + self.suffix)

    def _is_on(self, branch: str) -> bool:
        return f"{self.place}/".startswith(f"{branch}/")


class Repository(NamedTuple):
    """A repository on disk: `owner/name` of its remote `origin` on GitHub, or "", and the branches that it may show."""

    name: str
    branches: frozenset[str]


# A repository of which the files of git are not known.
UNKNOWN = Repository("", _DEFAULTS | {"HEAD"})


def repository_target(target: str) -> RepositoryTarget | None:
    """Split the address of a file or folder in any repository on GitHub; None if it is something else."""
    found = _ON_GITHUB.fullmatch(target) if target[:4].lower() == "http" else None
    if found is None:
        return None
    name, place, suffix = found.groups()[:3] if found[1] else found.groups()[3:]
    return RepositoryTarget(name.lower(), place.removeprefix("refs/heads/"), suffix)


def repository_at(root: str) -> Repository:
    """Return the repository whose root is a folder, by the files that git keeps about it.

    Its branches are the checked-out branch, `HEAD`, and the default branch, if git knows it. If it does not, `main` and
    `master` count, but not both if one of them is checked out: the other may be an older line of development.
    """
    folder = _git_folder(join(root, ".git"))
    shared = join(folder, _text(join(folder, "commondir")).strip() or ".")
    head = _text(join(folder, "HEAD")).strip()
    branch = head.removeprefix(_OF_BRANCH) if head.startswith(_OF_BRANCH) else ""
    default = _text(join(shared, "refs", "remotes", "origin", "HEAD")).strip()
    if default.startswith(_OF_DEFAULT):
        defaults = frozenset({default.removeprefix(_OF_DEFAULT)})
    else:
        defaults = frozenset() if branch in _DEFAULTS else _DEFAULTS
    return Repository(_origin(_text(join(shared, "config"))), defaults | {"HEAD"} | ({branch} if branch else set()))


def _git_folder(path: str) -> str:
    """Return the folder with the files of git. In a worktree and a submodule, `.git` is a file with its path."""
    pointer = _text(path).strip()
    return join(dirname(path), pointer.removeprefix("gitdir:").strip()) if pointer.startswith("gitdir:") else path


def _origin(config: str) -> str:
    """Return `owner/name` of the remote `origin` in lower case, as in the configuration of git; "" if it has none."""
    is_origin = False
    for line in config.splitlines():
        if line.lstrip().startswith("["):
            is_origin = _SECTION.fullmatch(line) is not None
        elif is_origin and (address := _ADDRESS.fullmatch(line)):
            remote = _REMOTE.fullmatch(address[1])
            return remote[1].lower() if remote else ""
    return ""


def _text(path: str) -> str:
    """Return the text of a file; "" if there is none, or if it can't be read."""
    try:
        return read_bytes(path).decode(errors="surrogateescape") if is_file(path) else ""
    except ValueError:
        return ""
