"""`mdlint check --changed-since` and `--staged`: only findings in what has changed."""

from pathlib import Path

import pytest
from conftest import Run
from gate_cases import git, hide_settings_of_git, new_repository

PAGE = "# Models\n\nSee [b](b.md) and [x](#other).\n\n| Model | Top-1 |\n|---|---|\n| vit | 848 |\n| swin | 83 |\n\n## Other\n"
B = "# B\n\n[a](a.md#other)\n"


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with two pages, of which one has a finding."""
    hide_settings_of_git(monkeypatch)
    return new_repository(folder, a=PAGE, b=B)


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text()
    assert old in text
    Path(path).write_text(text.replace(old, new))


def found(run: Run, *arguments: str) -> list[str]:
    """Return the path, the line and the rule of each finding."""
    done = run("check", "--format", "concise", *arguments)
    assert done.err == ""
    lines = (line.split(" ") for line in done.out.splitlines())
    places = [f"{place.split(':')[0]}:{place.split(':')[1]} {rule}" for place, _, rule, *_ in lines]
    assert done.status == int(bool(places))
    return places


def test_an_unchanged_tree_has_no_findings(repository: Path, run: Run) -> None:
    assert found(run) == ["docs/a.md:7 out-of-range"]
    assert found(run, "--changed-since", "HEAD") == []
    assert found(run, "--staged") == []


def test_only_the_changed_row(repository: Path, run: Run) -> None:
    edit("docs/a.md", "| 83 |", "| 830 |")
    assert found(run, "--changed-since", "HEAD") == ["docs/a.md:8 out-of-range"]
    out = run("check", "--changed-since", "HEAD").out.splitlines()
    assert out[-1] == 'note: 1 finding in content that is as in "HEAD" not shown'
    assert out[-2].startswith("1 error in 2 pages")


def test_an_untracked_page_is_new(repository: Path, run: Run) -> None:
    Path("docs/c.md").write_text(PAGE)
    assert found(run, "--changed-since", "HEAD") == ["docs/c.md:7 out-of-range"]
    assert found(run, "--staged") == []


def test_a_page_that_git_ignores_is_new(repository: Path, run: Run) -> None:
    Path(".gitignore").write_text("generated/\n")
    git(repository, "add", ".gitignore")
    git(repository, "commit", "--quiet", "-m", "ignore")
    Path("generated").mkdir()
    Path("generated/c.md").write_text(PAGE.replace("[b](b.md)", "b"))
    assert found(run, "generated/c.md", "docs", "--changed-since", "HEAD") == ["generated/c.md:7 out-of-range"]
    git(repository, "add", "--force", "generated")
    git(repository, "commit", "--quiet", "-m", "no longer ignored")
    assert found(run, "generated/c.md", "docs", "--changed-since", "HEAD") == []


def test_pages_of_another_repository_are_new(repository: Path, run: Run) -> None:
    other = repository / "other"
    other.mkdir()
    new_repository(other, a=PAGE, b=B)
    assert found(run, "--changed-since", "HEAD") == ["other/docs/a.md:7 out-of-range"]
    assert found(run, "docs", "other", "--changed-since", "HEAD") == ["other/docs/a.md:7 out-of-range"]
    assert found(run, "other", "--changed-since", "HEAD") == []


def test_pages_of_a_submodule_are_new_if_it_has_changed(repository: Path, run: Run) -> None:
    source = repository.parent / "source"
    source.mkdir()
    new_repository(source, a=PAGE, b=B)
    git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(source), "module")
    git(repository, "commit", "--quiet", "-m", "submodule")
    assert found(run, "--changed-since", "HEAD") == []
    Path("module/docs/d.md").write_text("# Empty\n")
    assert found(run, "--changed-since", "HEAD") == ["module/docs/a.md:7 out-of-range"]


def test_links_that_a_removed_page_broke(repository: Path, run: Run) -> None:
    Path("docs/b.md").unlink()
    assert found(run, "--changed-since", "HEAD") == ["docs/a.md:3 broken-link"]


def test_links_that_a_renamed_page_broke(repository: Path, run: Run) -> None:
    git(repository, "mv", "docs/b.md", "docs/c.md")
    assert found(run, "--staged") == ["docs/a.md:3 broken-link"]


def test_links_of_a_page_that_moved_to_another_folder(repository: Path, run: Run) -> None:
    Path("docs/sub").mkdir()
    git(repository, "mv", "docs/b.md", "docs/sub/b.md")
    assert found(run, "--changed-since", "HEAD") == ["docs/a.md:3 broken-link", "docs/sub/b.md:3 broken-link"]


def test_links_to_a_folder_that_is_gone(repository: Path, run: Run) -> None:
    Path("docs/img").mkdir()
    Path("docs/img/x.md").write_text("x\n")
    edit("docs/a.md", "(b.md)", "(img/)")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=two")
    Path("docs/img/x.md").unlink()
    Path("docs/img").rmdir()
    assert found(run, "--changed-since", "HEAD") == ["docs/a.md:3 broken-link"]


def test_links_to_a_heading_that_was_renamed(repository: Path, run: Run) -> None:
    edit("docs/a.md", "## Other", "## Others")
    assert found(run, "--changed-since", "HEAD") == ["docs/a.md:3 broken-anchor", "docs/b.md:3 broken-anchor"]


def test_a_link_that_was_broken_before_is_not_reported(repository: Path, run: Run) -> None:
    Path("docs/c.md").write_text("[x](nowhere.md)\n\n[y](a.md#nowhere)\n")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=two")
    Path("docs/b.md").unlink()
    edit("docs/a.md", "## Other", "## Others")
    assert [place for place in found(run, "--changed-since", "HEAD") if "c.md" in place] == []


def test_the_cause_of_broken_links_is_noted_only_with_a_broken_link(repository: Path, run: Run) -> None:
    images = "".join(f"[x](/img/{number}.png)\n\n" for number in range(12))
    for number in range(13):
        file = Path(f"static/img/{number}.png")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    Path("docs/c.md").write_text(images)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=two")
    cause = "their files are in another folder"
    assert cause in run("check").out
    edit("docs/a.md", "| 83 |", "| 83 | 4 |")
    assert cause not in run("check", "--changed-since", "HEAD").out
    edit("docs/c.md", "/img/3.png", "/img/12.png")
    assert cause in run("check", "--changed-since", "HEAD").out


def test_staged_is_what_is_in_the_index(repository: Path, run: Run) -> None:
    edit("docs/a.md", "| 83 |", "| 830 |")
    assert found(run, "--staged") == []
    git(repository, "add", "docs/a.md")
    edit("docs/a.md", "| 830 |", "| 83 |\n\nMore.")
    assert found(run, "--staged") == ["docs/a.md:8 out-of-range"]


def test_in_a_subfolder(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    edit("docs/a.md", "| 83 |", "| 830 |")
    git(repository, "add", "docs/a.md")
    monkeypatch.chdir("docs")
    assert found(run, "--changed-since", "HEAD") == ["a.md:8 out-of-range"]
    assert found(run, "--staged", "../docs") == ["../docs/a.md:8 out-of-range"]


def test_what_another_branch_has_gained_is_no_change(repository: Path, run: Run) -> None:
    git(repository, "checkout", "--quiet", "-b", "topic")
    Path("docs/c.md").write_text("# C\n")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=topic")
    git(repository, "checkout", "--quiet", "main")
    edit("docs/a.md", "848", "84.8")
    git(repository, "commit", "--quiet", "--all", "--message=mended")
    git(repository, "checkout", "--quiet", "topic")
    assert found(run) == ["docs/a.md:7 out-of-range"]
    assert found(run, "--changed-since", "main") == []


def test_a_renamed_page_is_compared_with_its_old_path(repository: Path, run: Run) -> None:
    git(repository, "mv", "docs/a.md", "docs/c.md")
    edit("docs/b.md", "a.md", "c.md")
    edit("docs/c.md", "| 83 |", "| 830 |")
    assert found(run, "--changed-since", "HEAD") == ["docs/c.md:8 out-of-range"]


def test_the_first_commit(folder: Path, run: Run) -> None:
    git(folder, "init", "--quiet")
    (folder / "a.md").write_text("| Top-1 |\n|---|\n| 848 |\n")
    assert found(run, "--staged") == []
    git(folder, "add", "a.md")
    assert found(run, "--staged") == ["a.md:3 out-of-range"]


def test_known_findings_stay_out(repository: Path, run: Run) -> None:
    edit("docs/a.md", "| 83 |", "| 830 |")
    run("baseline")
    edit("docs/a.md", "| vit | 848 |", "| vit | 849 |\n| mae | 850 |")
    assert found(run, "--changed-since", "HEAD") == ["docs/a.md:8 out-of-range"]


def test_the_configuration_counts_if_it_has_changed(repository: Path, run: Run) -> None:
    Path("mdlint.toml").write_text('[[tables]]\nschema = "builtin:metrics"\npages = ["x.md"]\n')
    assert found(run, "--changed-since", "HEAD") == ["mdlint.toml:1 unused-binding"]
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=two")
    assert found(run, "--changed-since", "HEAD") == []


def test_the_cache_knows_what_has_changed(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MDLINT_NO_CACHE")
    Path(".gitignore").write_text(".mdlint_cache\n")
    edit("docs/a.md", "| 83 |", "| 830 |")
    for _ in range(2):
        assert found(run, "--changed-since", "HEAD") == ["docs/a.md:8 out-of-range"]
    git(repository, "commit", "--quiet", "--all", "--message=two")
    for _ in range(2):
        assert found(run, "--changed-since", "HEAD") == []
        assert found(run, "--changed-since", "HEAD~1") == ["docs/a.md:8 out-of-range"]


ERRORS = [
    (["--changed-since", "nowhere"], "is not a revision of"),
    (["--changed-since", ""], "is not a revision"),
    (["--changed-since=--all"], "is not a revision"),
    (["--changed-since", "HEAD", "--staged"], "contradict each other"),
]


@pytest.mark.parametrize(("arguments", "message"), ERRORS)
def test_what_git_can_not_answer_is_an_error(repository: Path, run: Run, arguments: list[str], message: str) -> None:
    done = run("check", *arguments)
    assert (done.status, done.out) == (2, "")
    assert message in done.err


def test_outside_of_a_repository(folder: Path, run: Run) -> None:
    (folder / "a.md").write_text("x\n")
    done = run("check", "--staged")
    assert done.status == 2
    assert "not a git repository" in done.err


def test_a_row_that_no_longer_agrees_with_a_changed_row_of_another_page(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_settings_of_git(monkeypatch)
    rows = "| Model | Top-1 |\n|---|---|\n| vit-b | 84.2 |\n| deit-s | 81.8 |\n| swin-t | 81.3 |\n"
    new_repository(folder, a=rows, a_zh=rows.replace("81.3", "81.4"))
    call = ("--select", "translation-mismatch", "--changed-since", "HEAD")

    def lines() -> list[str]:
        return [line.partition(": ")[0] for line in run("check", "--format", "concise", *call).out.splitlines()]

    assert lines() == []
    edit("docs/a.md", "81.8", "81.9")
    assert lines() == ["docs/a_zh.md:4:12"]
    edit("docs/a_zh.md", "| swin-t", "| **swin-t**")
    assert lines() == ["docs/a_zh.md:4:12", "docs/a_zh.md:5:16"]
