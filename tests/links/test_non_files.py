import os
from pathlib import Path

import pytest
from link_trees import grow

from mdlint.files import ignores
from mdlint.files.ignores import Ignores
from mdlint.links.disk import Disk
from mdlint.links.lookup import Missing
from mdlint.links.non_files import BuildOutput, is_code_name, is_without_file


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("mmpretrain.datasets.CUB", True),
        ("torch.optim", True),
        ("mmpretrain.apis", True),
        ("mmengine.logging.MMLogger.get_current_instance", True),
        ("package._private.Name_", True),
        ("sqlalchemy.types.JSON", True),
        # Names of files.
        ("notes.abc", False),
        ("overveiw.md", False),
        ("overview.markdown", False),
        ("analysis.ipynb", False),
        ("overview.de.md", False),
        ("config.schema.json", False),
        # Not names of code objects.
        ("torch", False),
        ("installation.mdudio-tasks", False),
        ("./mmpretrain.datasets.CUB", False),
        ("api/mmpretrain.datasets.CUB", False),
        ("mmpretrain.datasets.CUB#x", False),
        ("mmpretrain..CUB", False),
        ("mmpretrain.datasets.", False),
        ("release.1.notes", False),
        # Placeholders.
        ("MODEL-LINK", True),
        ("LINK_TO_PAPER", True),
        ("TODO", True),
        ("TBD", True),
        ("URL", True),
        ("PATH-TO-CONFIG", True),
        ("path/to/page.md", True),
        ("../path/to/page.md", True),
        # Files.
        ("LICENSE", False),
        ("README", False),
        ("CONTRIBUTING", False),
        ("CITATION", False),
        ("TODO.md", False),
        ("todo", False),
        ("LINKS", False),
        ("HYPERLINK", False),
        ("MODEL-LINK-", False),
        ("MODEL/LINK", False),
        ("my/path/to/page.md", False),
        ("path/too/page.md", False),
    ],
)
def test_some_targets_are_not_files(target: str, expected: bool) -> None:
    assert is_without_file(target) is expected


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("mteb.get_tasks", True),
        ("mteb.MTEB", True),
        ("torch.nn", True),
        ("v1.2.3", False),
        ("train.py", False),
        ("node.js", False),
        ("get_tasks", False),
        ("module.Class-method", False),
    ],
)
def test_an_anchor_may_be_a_name_in_code(fragment: str, expected: bool) -> None:
    assert is_code_name(fragment) is expected


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "repository"
    grow("repository/.git/", "repository/docs/deep/")
    (root / ".gitignore").write_text("/docs/made/\n*.gen.md\n/docs/deep/\n")
    (root / "docs" / ".gitignore").write_text("one.md\nfolder/\n!kept.gen.md\n")
    return root


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs/made/x.md", True),
        ("docs/one.md", True),
        ("docs/x.gen.md", True),
        ("docs/kept.gen.md", False),
        ("kept.gen.md", True),
        ("docs/deep/x.md", True),
        ("docs/folder/", True),
        ("docs/folder", False),
        ("docs/two.md", False),
        ("one.md", False),
        # No file system allows such names, and they are not matched with any glob.
        ("docs/made/" + "x" * 256, False),
        ("docs/made/" + "x/" * 3000, False),
    ],
)
def test_a_build_makes_ignored_files(repository: Path, path: str, expected: bool) -> None:
    folder = "docs/deep" if path.startswith("docs/deep/") else "docs" if path.startswith("docs/") else ""
    names = path.removeprefix(folder).strip("/").split("/")
    missing = Missing(str(repository / folder), tuple(names))
    assert BuildOutput(Disk()).is_ignored(missing, is_folder=path.endswith("/")) is expected


def test_outside_a_repository_no_file_is_ignored(repository: Path) -> None:
    (repository / ".git").rmdir()
    assert not BuildOutput(Disk()).is_ignored(Missing(str(repository), ("x.gen.md",)), is_folder=False)


def test_the_whole_disk_may_be_a_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Disk, "repository", lambda _disk, _folder: "/")
    assert BuildOutput(Disk()).is_ignored(Missing(str(repository), ("x.gen.md",)), is_folder=False)


def test_ignore_files_above_the_repository_do_not_count(repository: Path) -> None:
    (repository.parent / ".gitignore").write_text("*\n")
    assert not BuildOutput(Disk()).is_ignored(Missing(str(repository), ("x.md",)), is_folder=False)


def test_each_missing_path_is_looked_up_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def noting(path: Path, _ignores: Ignores, *, is_folder: bool) -> bool:
        asked.append(path)
        return is_folder

    monkeypatch.setattr(ignores, "ignored", noting)
    builds = BuildOutput(Disk())
    for name in ("a.md", "b.md", "a.md"):
        builds.is_ignored(Missing(str(repository), (name,)), is_folder=False)
    assert asked == [repository / "a.md", repository / "b.md"]


def test_a_deep_folder_is_handled(repository: Path) -> None:
    folder = os.path.join(repository, *["x"] * 1900)  # noqa: PTH118  deeper than any recursion
    assert BuildOutput(Disk()).is_ignored(Missing(folder, ("x.gen.md",)), is_folder=False)
