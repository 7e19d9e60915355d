"""Addresses of files in the page's own repository on GitHub are looked up on disk. Git and the network are not used."""

from pathlib import Path

import pytest
from link_trees import destination, destinations, grow

from mdlint.config import Config, Links
from mdlint.links import Origin, Resolver, local_facts
from mdlint.links.repository import Repository, repository_at, repository_target
from mdlint.markdown import parse

OWN = "https://github.com/owner/name"
ORIGIN = '[core]\n\tbare = false\n[remote "origin"]\n\turl = {}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n'


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with a remote and the branch `main`, and make it the working directory."""
    root = tmp_path / "repository"
    git(root / ".git")
    monkeypatch.chdir(root)
    return root


def git(folder: Path, url: str = f"{OWN}.git", head: str = "ref: refs/heads/main") -> None:
    """Write the files that git keeps about a repository."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config").write_text(ORIGIN.format(url))
    (folder / "HEAD").write_text(f"{head}\n")


def state(target: str, **settings: object) -> str | None:
    """Return `path` or `no path` for a target; None if it is not looked up."""
    found = destination(target, "docs/page.md", **settings)
    if found is None or found.path is None:
        return None
    return ("" if found.exists else "no ") + found.path + "".join(f", {near}" for near in found.nearby)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (f"{OWN}/blob/main/docs/b.md", "docs/b.md"),
        (f"{OWN}/raw/main/docs/b.md", "docs/b.md"),
        (f"{OWN}/tree/main/docs", "docs"),
        (f"{OWN}/tree/main/docs/", "docs"),
        (f"{OWN}/tree/main", "."),
        (f"{OWN}/blob/HEAD/docs/b.md?raw=true", "docs/b.md"),
        (f"{OWN}/blob/refs/heads/main/docs/b.md", "docs/b.md"),
        (f"{OWN}/blob/main/docs/my%20page.md", "docs/my page.md"),
        (f"{OWN}/blob/main/code.py#L10-L20", "code.py"),
        ("https://raw.githubusercontent.com/owner/name/main/docs/b.md", "docs/b.md"),
        ("https://raw.githubusercontent.com/owner/name/refs/heads/main/none.md", "no none.md"),
        ("http://www.GitHub.com/Owner/Name/blob/main/none.md", "no none.md"),
        (f"{OWN}/blob/main/docs/none.md", "no docs/none.md"),
        (f"{OWN}/tree/main/docks", "no docks, docs"),
        (f"{OWN}/blob/main/docs/B.md", "no docs/B.md, docs/b.md"),
        (f"{OWN}/blob/main/engine.html", "no engine.html"),
        (f"{OWN}/blob/main/c\u043ede.py", "no c\u043ede.py, code.py"),
        # Another branch, tag or commit, and the other name of a default branch, which may be an older line.
        (f"{OWN}/blob/v1.0/none.md", None),
        (f"{OWN}/blob/mainline/none.md", None),
        (f"{OWN}/blob/0123abc/none.md", None),
        (f"{OWN}/blob/master/none.md", None),
        # Other addresses, and another repository.
        (f"{OWN}", None),
        (f"{OWN}/issues/1", None),
        (f"{OWN}/releases/download/main/none.md", None),
        (f"{OWN}2/blob/main/none.md", None),
        ("https://github.com/other/name/blob/main/none.md", None),
        ("https://gitlab.com/owner/name/blob/main/none.md", None),
        ("https://example.org/?u=https://github.com/owner/name/blob/main/none.md", None),
        # Out of the repository, filled in by a build, and made by a build.
        (f"{OWN}/blob/main/../none.md", None),
        (f"{OWN}/blob/main/{{path}}", None),
        (f"{OWN}/blob/main/made/none.md", None),
    ],
)
def test_an_address_of_the_own_repository_is_a_file(target: str, expected: str | None) -> None:
    grow("docs/b.md", "docs/my page.md", "code.py")
    Path(".gitignore").write_text("made/\n")
    assert state(target) == expected


def test_an_anchor_of_the_own_repository_is_checked_on_github() -> None:
    grow("docs/", "docs/b.md")
    Path("docs/b.md").write_text("# One\n")
    target = f"{OWN}/blob/main/docs/b.md#two"
    found = destination(target, "docs/page.md")
    assert found is not None
    assert found.anchors is not None
    assert found.fragment not in found.anchors
    on_a_site = destination(target, "docs/page.md", dialect="mkdocs")
    assert on_a_site is not None
    assert (on_a_site.path, on_a_site.anchors) == ("docs/b.md", None)


@pytest.mark.parametrize(
    ("text", "columns"),
    [(f"see [a]({OWN}/blob/main/none.md)", (9, 56)), (f"see {OWN}/blob/main/none.md.", (5, 52))],
)
def test_an_address_is_found_at_its_place(text: str, columns: tuple[int, int]) -> None:
    (found,) = destinations(text)
    assert not found.exists
    assert (found.source.span.column, found.source.span.end_column) == columns


def test_a_target_can_be_ignored() -> None:
    assert state(f"{OWN}/blob/main/none.md", links=Links(ignore=("https://github.com/*",))) is None


def test_the_configuration_names_the_repository() -> None:
    links = Links(repository="Me/Fork")
    assert state("https://github.com/me/fork/blob/main/none.md", links=links) == "no none.md"
    assert state(f"{OWN}/blob/main/none.md", links=links) is None


def test_without_git_the_folder_of_the_configuration_is_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    grow("site/there.md")
    page = local_facts(parse(f"[a]({OWN}/blob/main/there.md) [b]({OWN}/blob/master/none.md)", "site/page.md"))
    config = Config(tmp_path / "site", links=Links(repository="owner/name"))
    found = Resolver({}).destinations(Origin(page, config, str(tmp_path / "site" / "page.md")))
    assert [(one.path, one.exists) for one in found] == [("site/there.md", True), ("site/none.md", False)]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/owner/name", "owner/name"),
        ("https://github.com/Owner/Name.git", "owner/name"),
        ("https://token@github.com/owner/name/", "owner/name"),
        ("git@github.com:owner/name.git", "owner/name"),
        ("ssh://git@github.com/owner/name.git", "owner/name"),
        ("ssh://git@github.com:22/owner/name.git", "owner/name"),
        ("github.com:owner/na.me", "owner/na.me"),
        ("https://gitlab.com/owner/name.git", ""),
        ("https://notgithub.com/owner/name.git", ""),
        ("/srv/git/name.git", ""),
        ("", ""),
    ],
)
def test_the_remote_names_the_repository(repository: Path, url: str, name: str) -> None:
    git(repository / ".git", url)
    assert repository_at(str(repository)).name == name


def test_only_the_remote_origin_counts(repository: Path) -> None:
    (repository / ".git" / "config").write_text(
        '[remote "upstream"]\nurl = git@github.com:up/stream\n[branch "x"]\nurl = a\n'
    )
    assert repository_at(str(repository)).name == ""


@pytest.mark.parametrize(
    ("head", "default", "branches"),
    [
        ("ref: refs/heads/main", None, {"HEAD", "main"}),
        ("ref: refs/heads/master", None, {"HEAD", "master"}),
        ("ref: refs/heads/a/b", None, {"HEAD", "a/b", "main", "master"}),
        ("ref: refs/heads/a/b", "ref: refs/remotes/origin/dev", {"HEAD", "a/b", "dev"}),
        ("0123456789", None, {"HEAD", "main", "master"}),
        ("", None, {"HEAD", "main", "master"}),
    ],
)
def test_the_branches_that_the_disk_may_show(
    repository: Path, head: str, default: str | None, branches: set[str]
) -> None:
    git(repository / ".git", head=head)
    if default:
        grow(".git/refs/remotes/origin/HEAD")
        Path(".git/refs/remotes/origin/HEAD").write_text(f"{default}\n")
    assert repository_at(str(repository)).branches == branches


def test_a_branch_may_have_a_slash(repository: Path) -> None:
    git(repository / ".git", head="ref: refs/heads/topic/links")
    assert state(f"{OWN}/blob/topic/links/none.md") == "no none.md"
    assert state(f"{OWN}/blob/topic/none.md") is None


def test_a_worktree_has_the_remote_of_its_repository(repository: Path, tmp_path: Path) -> None:
    own = repository / ".git" / "worktrees" / "other"
    own.mkdir(parents=True)
    (own / "HEAD").write_text("ref: refs/heads/topic\n")
    (own / "commondir").write_text("../..\n")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ".git").write_text(f"gitdir: {own}\n")
    assert repository_at(str(tmp_path / "other")) == Repository(
        "owner/name", frozenset({"HEAD", "topic", "main", "master"})
    )


def test_a_submodule_has_a_remote_of_its_own(repository: Path) -> None:
    git(repository / ".git" / "modules" / "sub", "https://github.com/owner/sub")
    (repository / "sub").mkdir()
    (repository / "sub" / ".git").write_text("gitdir: ../.git/modules/sub\n")
    assert repository_at(str(repository / "sub")) == Repository("owner/sub", frozenset({"HEAD", "main"}))


def test_files_of_git_that_cannot_be_read_name_no_repository(repository: Path) -> None:
    (repository / ".git" / "config").write_bytes(b'[remote "origin"]\nurl = \xff\n')
    assert repository_at(str(repository)).name == ""
    (repository / ".git" / "config").unlink()
    (repository / ".git" / "config").mkdir()
    assert repository_at(str(repository)).name == ""


def test_an_address_that_is_almost_one_is_none() -> None:
    assert repository_target("https://github.com/owner/name/blob/") is None
    assert repository_target("https://github.com/owner/blob/main/x") is None
    assert repository_target("page.md") is None
