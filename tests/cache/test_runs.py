"""A run with a cache has the result of a run without, whatever was edited in between."""

import shutil
import tempfile
import time
from pathlib import Path

import pytest
from cache_trees import CALLS, Outcome, call, edits, plant
from hypothesis import example, given, settings
from hypothesis import strategies as st

EDITS = edits()
STATES = [("write", " 0"), ("write", " 1"), ("delete", ""), ("write", " 2")]
# Seconds in which the clock of the kernel for files goes on.
TICK = 0.011
steps = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.sampled_from(CALLS)), min_size=1, max_size=6)


def without(arguments: list[str]) -> Outcome:
    return call("check", "--no-cache", *arguments)


def check_steps(taken: list[tuple[str, list[str]]]) -> None:
    """Check the project with a cache after each edit, twice, and compare with a check without."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.chdir(name)
        plant(Path(name))
        for edit, arguments in [("", CALLS[0]), *taken]:
            EDITS.get(edit, lambda: None)()
            time.sleep(TICK)
            expected = without(arguments)
            for _ in range(2):
                found = call("check", *arguments)
                assert found == expected, (edit, arguments)
        patch.chdir("/")


ONE_BY_ONE = [[(edit, CALLS[0])] for edit in sorted(EDITS)]
# A page is checked alone, and its translation changes.
ONE_BY_ONE += [
    [(f"{edit} docs/zoo.fr.md{number}", [page, "--format", "concise"]) for edit, number in STATES]
    for page in ("docs/zoo.md", "docs")
]


@pytest.mark.parametrize("taken", ONE_BY_ONE, ids=lambda taken: taken[0][0])
@pytest.mark.parametrize("margin", [2 * 10**9, 0])
def test_an_edit_has_its_effect(
    taken: list[tuple[str, list[str]]], margin: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(monkeypatch, margin)
    check_steps(taken)


@pytest.mark.parametrize("margin", [2 * 10**9, 0])
@pytest.mark.slow
def test_any_edits_have_their_effect(margin: int, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(monkeypatch, margin)

    @settings(max_examples=30)
    @example([("link", CALLS[0]), ("write other/far.md 1", CALLS[0]), ("link out", CALLS[0])])
    @given(steps)
    def check(taken: list[tuple[str, list[str]]]) -> None:
        check_steps(taken)

    check()


def set_up(monkeypatch: pytest.MonkeyPatch, margin: int) -> None:
    """Without a margin, the times of the files decide, as they do after two seconds; with it, their contents."""
    monkeypatch.setattr("mdlint.cache.record._MARGIN", margin)
    monkeypatch.setattr("mdlint.cache.record._TICK", 0)
    monkeypatch.setattr("mdlint.cache.record._MOST_DRIFT", 10**10)
    monkeypatch.setattr("mdlint.cache.run.LEAST_BYTES", 0)
    monkeypatch.delenv("MDLINT_NO_CACHE")


def test_an_unchanged_tree_is_not_checked_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    time.sleep(0.1)
    before = call("check", "docs")
    monkeypatch.setattr("mdlint.runner.result_of", None)
    monkeypatch.setattr("mdlint.runner.run", None)
    assert call("check", "docs") == before
    assert (
        call("check", "docs", "-v").err.splitlines()[-1]
        == f"cache: the report of an earlier run, from {project}/.mdlint_cache"
    )


def test_only_a_changed_page_is_read_again(project: Path) -> None:
    time.sleep(0.1)
    call("check", "docs")
    with Path("docs/near.md").open("a") as page:
        page.write("\nmore\n")
    assert call("check", "docs", "-v").err.splitlines()[-1] == f"cache: 1 of 2 pages, from {project}/.mdlint_cache"


@pytest.mark.usefixtures("project")
def test_a_moved_tree_has_its_own_paths(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    time.sleep(0.1)
    (folder / "a").mkdir()
    for name in ("docs", "other", "schemas", "mdlint.toml", ".git"):
        shutil.move(name, "a")
    monkeypatch.chdir("a")
    before = call("check", "docs")
    assert call("check", "docs") == before == without(["docs"])
    monkeypatch.chdir(folder)
    Path("a").rename("b")
    monkeypatch.chdir("b")
    assert call("check", "docs") == without(["docs"]) == before
    assert call("check", str(folder / "b" / "docs")) == without([str(folder / "b" / "docs")])


@pytest.mark.usefixtures("project")
def test_the_file_of_the_output_is_the_same_and_never_a_page() -> None:
    time.sleep(0.1)
    out = call("check", "docs").out
    for _ in range(2):
        call("check", "docs", "-o", "out.txt")
        assert Path("out.txt").read_text() == out
    page = Path("docs/near.md").read_text()
    for _ in range(2):
        done = call("check", "docs", "-o", "docs/near.md")
        assert (done.status, done.err) == (2, "error: docs/near.md: can't be written: this run has read it\n")
    assert Path("docs/near.md").read_text() == page


@pytest.mark.usefixtures("project")
def test_the_project_asks_much() -> None:
    found = {line.split()[2] for line in call("check", "docs", "--format", "concise").out.splitlines()}
    assert found == {"ragged-row", "broken-link", "out-of-range", "duplicate-row", "page-violation"}


def test_most_edits_change_the_result() -> None:
    """Otherwise, the tests above would hold for a cache that never notices anything."""
    changed = set()
    for edit in EDITS:
        with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
            patch.chdir(name)
            plant(Path(name))
            before = [without(arguments) for arguments in CALLS[:4:3]]
            EDITS[edit]()
            if before != [without(arguments) for arguments in CALLS[:4:3]]:
                changed.add(edit)
            patch.chdir("/")
    same = {edit for edit in EDITS if edit not in changed and edit.startswith("write") and not edit.endswith(" 0")}
    assert same <= {"write .gitignore 3", "write docs/new.md", "write .git/config", "write other/far.md 2"}
