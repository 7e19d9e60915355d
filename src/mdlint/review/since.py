"""The files that have changed since a revision, as a call names it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mdlint.errors import GitError
from mdlint.files.tree import is_folder
from mdlint.git import Change, WorkTree, work_tree_of


class Since(NamedTuple):
    """The files of a work tree that differ from a commit: those on disk, or those of the index if they are `staged`.

    `name` is the revision as the user wrote it.
    """

    tree: WorkTree
    name: str
    commit: str
    staged: bool
    changes: tuple[Change, ...]


def changed_since(revision: str, paths: Sequence[str]) -> Since:
    """Return what differs on disk from the commit at which HEAD and a revision parted.

    That is the revision itself if HEAD is made from it, or if the two have nothing in common. What a branch has gained
    since is no change of ours. Raises GitError.
    """
    tree = _work_tree(paths)
    named = tree.commit(revision)
    commit = tree.merge_base(named) or named
    return Since(tree, revision, commit, staged=False, changes=tuple(tree.changes(commit)))


def staged_changes(paths: Sequence[str]) -> Since:
    """Return what the next commit changes. Raises GitError."""
    tree = _work_tree(paths)
    commit = tree.head()
    return Since(tree, "HEAD", commit, staged=True, changes=tuple(tree.changes(commit, staged=True)))


def changed_from(revision: str, paths: Sequence[str]) -> Since:
    """Return what differs on disk from a revision. Raises GitError."""
    tree = _work_tree(paths)
    commit = tree.head() if revision == "HEAD" else tree.commit(revision)
    return Since(tree, revision, commit, staged=False, changes=tuple(tree.changes(commit)))


def is_revision(name: str) -> bool:
    """Whether a name is a revision of the repository of the working directory. Raises GitError if there is none."""
    tree = work_tree_of(Path.cwd())
    try:
        tree.commit(name)
    except GitError:
        return False
    return True


def _work_tree(paths: Sequence[str]) -> WorkTree:
    """Return the work tree that the first path of a command is in, by default the working directory."""
    first = Path(paths[0] if paths else ".").absolute()
    # A page may be gone with its folder.
    return work_tree_of(next(folder for folder in (first, *first.parents) if is_folder(folder)))
