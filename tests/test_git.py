"""Git answers which files differ, what they were, and how they became what they are."""

import os
from pathlib import Path

import pytest
from gate_cases import git, hide_settings_of_git

from mdlint.errors import GitError
from mdlint.git import Change, WorkTree, work_tree_of


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the settings of git on this machine, and those of a hook that runs the tests."""
    hide_settings_of_git(monkeypatch)


def commit(folder: Path, **files: str | None) -> str:
    """Write files (`a__b` is a/b, always with the ending .md), remove those that are None, and commit all."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=change")
    return git(folder, "rev-parse", "HEAD")


def blob(folder: Path, path: str, revision: str = "HEAD") -> str:
    return git(folder, "rev-parse", f"{revision}:{path}")


LONG = "".join(f"line {number}\n" for number in range(20))


@pytest.fixture
def tree(folder: Path) -> WorkTree:
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, page="one\n", sub__other="other\n", moved=LONG)
    return work_tree_of(folder)


def changes(tree: WorkTree, *, staged: bool = False) -> list[Change]:
    return tree.changes(tree.commit("HEAD"), staged=staged)


def test_an_unchanged_tree_has_no_changes(tree: WorkTree) -> None:
    assert changes(tree) == []
    assert changes(tree, staged=True) == []


def test_a_file_that_is_changed_on_disk_has_its_old_blob(folder: Path, tree: WorkTree) -> None:
    (folder / "page.md").write_text("two\n")
    assert changes(tree) == [Change("page.md", "page.md", blob(folder, "page.md"), None)]
    assert changes(tree, staged=True) == []


def test_a_staged_file_has_both_blobs_whatever_is_on_disk(folder: Path, tree: WorkTree) -> None:
    (folder / "page.md").write_text("two\n")
    git(folder, "add", "page.md")
    (folder / "page.md").write_text("three\n")
    (found,) = changes(tree, staged=True)
    assert found[:3] == ("page.md", "page.md", blob(folder, "page.md"))
    assert list(tree.contents([found.old_blob or "", found.new_blob or ""])) == [b"one\n", b"two\n"]


def test_a_removed_file_has_no_new_path(folder: Path, tree: WorkTree) -> None:
    (folder / "sub" / "other.md").unlink()
    assert changes(tree) == [Change("sub/other.md", None, blob(folder, "sub/other.md"), None)]


def test_a_renamed_file_has_both_paths(folder: Path, tree: WorkTree) -> None:
    old = blob(folder, "moved.md")
    git(folder, "mv", "moved.md", "sub/new name.md")
    (folder / "sub" / "new name.md").write_text(LONG + "more\n")
    assert changes(tree) == [Change("moved.md", "sub/new name.md", old, None)]


def test_an_untracked_file_is_new_unless_it_is_ignored(folder: Path, tree: WorkTree) -> None:
    (folder / "new.md").write_text("new\n")
    (folder / ".gitignore").write_text("ignored.md\n.gitignore\n")
    (folder / "ignored.md").write_text("x")
    assert changes(tree) == [Change(None, "new.md", None, None)]
    assert changes(tree, staged=True) == []


def test_a_file_that_only_the_index_has_lost_is_not_gone(folder: Path, tree: WorkTree) -> None:
    git(folder, "rm", "--cached", "--quiet", "page.md")
    assert changes(tree) == [Change("page.md", "page.md", blob(folder, "page.md"), None)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_may_have_any_character(folder: Path, tree: WorkTree) -> None:
    names = ["-x.md", "a\nb.md", 'tab\t"quote".md', "ü.md", os.fsdecode(b"\xff.md")]
    for name in names:
        (folder / name).write_text(name, errors="surrogateescape")
    git(folder, "add", "--all")
    found = changes(tree, staged=True)
    assert [change.new_path for change in found] == sorted(names)
    contents = tree.contents(change.new_blob for change in found if change.new_blob)
    assert [os.fsdecode(content) for content in contents] == sorted(names)


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege")
def test_a_symbolic_link_has_no_blob(folder: Path, tree: WorkTree) -> None:
    (folder / "link.md").symlink_to("page.md")
    git(folder, "add", "--all")
    assert changes(tree, staged=True) == [Change(None, "link.md", None, None)]


def test_a_work_tree_is_found_from_a_folder_in_it(folder: Path, tree: WorkTree) -> None:
    assert work_tree_of(folder / "sub") == tree
    assert tree.root == os.path.realpath(folder)


def test_history_has_each_commit_with_its_changes_the_newest_first(folder: Path, tree: WorkTree) -> None:
    first = tree.commit("HEAD")
    old, moved = blob(folder, "page.md"), blob(folder, "moved.md")
    second = commit(folder, page="two\n")
    git(folder, "mv", "moved.md", "renamed.md")
    third = commit(folder, new="new\n")
    found = list(tree.history())
    assert [each.name for each in found] == [third, second, first]
    assert set(found[0].changes) == {
        Change("moved.md", "renamed.md", moved, moved),
        Change(None, "new.md", None, blob(folder, "new.md")),
    }
    assert found[1].changes == (Change("page.md", "page.md", old, blob(folder, "page.md")),)
    assert found[1].time == int(git(folder, "log", "-1", "--format=%ct", second))


def test_history_of_some_paths(folder: Path, tree: WorkTree) -> None:
    second = commit(folder, page="two\n")
    commit(folder, sub__other="more\n")
    found = list(tree.history(["page.md"]))
    assert found[0].name == second
    assert len(found) == 2
    assert all(change.new_path == "page.md" for each in found for change in each.changes)


def test_a_history_can_be_left_in_the_middle(folder: Path, tree: WorkTree) -> None:
    commit(folder, page="two\n")
    assert len(next(tree.history()).changes) == 1


def test_the_merge_base_is_where_a_branch_began(folder: Path, tree: WorkTree) -> None:
    base = tree.commit("main")
    git(folder, "checkout", "--quiet", "-b", "topic")
    commit(folder, page="topic\n")
    git(folder, "checkout", "--quiet", "main")
    commit(folder, new="main\n")
    git(folder, "checkout", "--quiet", "topic")
    assert tree.merge_base(tree.commit("main")) == base


def test_histories_without_a_common_commit_have_no_merge_base(folder: Path, tree: WorkTree) -> None:
    base = tree.commit("main")
    git(folder, "checkout", "--quiet", "--orphan", "other")
    commit(folder, page="other\n")
    assert tree.merge_base(base) is None


def test_in_a_new_repository_every_file_is_new(folder: Path) -> None:
    git(folder, "init", "--quiet")
    (folder / "a.md").write_text("a\n")
    git(folder, "add", "a.md")
    tree = work_tree_of(folder)
    assert [change[:3] for change in tree.changes(tree.head(), staged=True)] == [(None, "a.md", None)]


@pytest.mark.parametrize("revision", ["", "-x", "--all", "nowhere", "HEAD:page.md", "HEAD..HEAD", "a b"])
def test_what_is_no_commit_is_an_error(tree: WorkTree, revision: str) -> None:
    with pytest.raises(GitError, match="is not a revision"):
        tree.commit(revision)


def test_a_shallow_clone_says_how_to_get_the_other_commits(folder: Path, tree: WorkTree, tmp_path: Path) -> None:
    old = tree.commit("HEAD")
    commit(folder, page="two\n")
    clone = tmp_path / "clone"
    git(folder, "clone", "--quiet", "--depth=1", folder.as_uri(), str(clone))
    with pytest.raises(GitError, match=r"this clone has only the newest commits \(git fetch --unshallow"):
        work_tree_of(clone).commit(old)


def test_a_folder_outside_of_a_repository_is_an_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        work_tree_of(tmp_path_factory.mktemp("outside"))


def test_a_machine_without_git_is_an_error(tree: WorkTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", tree.root)
    with pytest.raises(GitError, match="git is not installed"):
        work_tree_of(Path(tree.root))


def test_a_blob_that_git_lacks_is_an_error(tree: WorkTree) -> None:
    with pytest.raises(GitError, match="can't read"):
        list(tree.contents(["0" * 40]))


def test_variables_of_a_hook_do_not_lead_to_its_repository(
    folder: Path, tree: WorkTree, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "--quiet")
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.setenv(name, str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    (folder / "page.md").write_text("two\n")
    git(folder, "add", "page.md")
    assert work_tree_of(folder) == tree
    assert [change.new_path for change in changes(tree, staged=True)] == ["page.md"]


def test_the_index_of_a_hook_counts_in_its_own_repository(
    folder: Path, tree: WorkTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "page.md").write_text("two\n")
    index = folder / ".git" / "next-index"
    index.write_bytes((folder / ".git" / "index").read_bytes())
    git(folder, "add", "page.md")
    monkeypatch.setenv("GIT_INDEX_FILE", str(index))
    assert changes(tree, staged=True) == []


def test_in_the_history_a_merge_is_one_state(folder: Path, tree: WorkTree) -> None:
    first = commit(folder, page="two\n")
    git(folder, "checkout", "--quiet", "-b", "side")
    commit(folder, page="three\n")
    fourth = commit(folder, page="four\n")
    git(folder, "checkout", "--quiet", "main")
    commit(folder, sub__other="another\n")
    git(folder, "merge", "--quiet", "--no-edit", "side")
    merge = git(folder, "rev-parse", "HEAD")
    found = list(tree.history(["page.md"]))
    assert [one.name for one in found][:2] == [merge, first]
    assert [one.changes[0].new_blob for one in found][:2] == [blob(folder, "page.md", name) for name in (fourth, first)]
    assert len(found) == 3
