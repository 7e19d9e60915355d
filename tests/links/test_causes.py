"""Pages that are found by their bare names, and the notes about floods of broken links."""

import json
from pathlib import Path

import pytest
from link_trees import grow

from mdlint.cli import main
from mdlint.discover import Configs, discover
from mdlint.known_rules import RuleChoice
from mdlint.runner import run

BY_NAME = "a file of that name is in another folder; does your site link by file name? Set [links] by-name = true"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository, and make it the working directory."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def checked(*paths: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the findings about links, and the notes."""
    report = run(discover(paths or ["."], Configs()), RuleChoice(frozenset({"broken-link", "broken-anchor"})))
    return [f"{one.path}:{one.span.line}: {one.message}" for one in report.diagnostics], report.notes


def flood(path: str, *targets: str) -> None:
    """Write a page with a link to each target."""
    grow(path)
    Path(path).write_text("".join(f"[x]({target})\n" for target in targets))


def test_a_page_is_found_by_its_name_if_the_configuration_asks_for_it() -> None:
    flood("a/page.md", "b.md", "b.md#one", "b.md#two", "none.md", "c/b.md", "twice.md#x", "b.png", "page.md", "B.md")
    grow("c/d/b.md", "e/twice.md", "twice.md", "c/b.png", "node_modules/none.md")
    Path("c/d/b.md").write_text("# One\n")
    Path("mdlint.toml").write_text("[links]\nby-name = true\n")
    found, notes = checked()
    assert [line.split(" leads")[0].split(" (did")[0] for line in found] == [
        'a/page.md:3: no anchor "two" on "c/d/b.md"',
        'a/page.md:4: "none.md"',
        'a/page.md:5: "c/b.md"',
        'a/page.md:7: "b.png"',
        'a/page.md:9: "B.md"',
    ]
    assert notes == ()


def test_names_are_only_looked_up_below_the_configuration() -> None:
    flood("site/a/page.md", "b.md")
    grow("other/b.md")
    Path("site/mdlint.toml").write_text("[links]\nby-name = true\n")
    assert len(checked("site")[0]) == 1


def test_a_site_that_links_by_file_name_is_told_once() -> None:
    names = [f"page{number}.md" for number in range(12)]
    flood("a/start.md", *names, "none.md")
    for name in names:
        grow(f"b/{name}")
    found, notes = checked()
    assert len(found) == 13
    assert notes == (f"12 of 13 broken-link: {BY_NAME}",)
    # Pages that are not checked count too.
    assert checked("a")[1] == notes
    Path("mdlint.toml").write_text("[links]\nby-name = true\n")
    found, notes = checked()
    assert (len(found), notes) == (1, ())


def test_few_broken_links_have_no_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    flood("a/start.md", *(f"page{number}.md" for number in range(9)))
    grow(*(f"b/page{number}.md" for number in range(9)))
    monkeypatch.setattr("os.walk", lambda _: pytest.fail("walks the folder for nine broken links"))
    assert checked()[1] == ()


def test_different_causes_are_no_flood() -> None:
    flood("a/start.md", *(f"page{number}.md" for number in range(10)), *(f"none{number}.md" for number in range(10)))
    grow(*(f"b/page{number}.md" for number in range(10)))
    found, notes = checked()
    assert (len(found), notes) == (20, ())


def test_silenced_links_do_not_count() -> None:
    flood("a/start.md", *(f"page{number}.md" for number in range(10)))
    grow(*(f"b/page{number}.md" for number in range(10)))
    assert len(checked()[1]) == 1
    text = Path("a/start.md").read_text()
    Path("a/start.md").write_text(f"<!-- mdlint-disable-file broken-link -->\n\n{text}")
    assert checked() == ([], ())


def test_a_missing_root_is_told() -> None:
    flood("docs/start.md", *(f"/img/{number}.png" for number in range(11)), "/img/none.png")
    grow(*(f"static/img/{number}.png" for number in range(11)))
    found, notes = checked()
    assert len(found) == 12
    assert notes == (
        '11 of 12 broken-link: the targets begin with "/", and their files are in another folder: set [links] root = "static"',
    )
    Path("mdlint.toml").write_text('[links]\nroot = "static"\n')
    assert len(checked()[0]) == 1


def test_a_configuration_above_the_repository_does_not_widen_the_search(repository: Path) -> None:
    (repository.parent / "mdlint.toml").touch()
    flood("docs/start.md", *(f"/img/{number}.png" for number in range(10)))
    grow(*(f"static/img/{number}.png" for number in range(10)), *(f"../img/{number}.png" for number in range(10)))
    (note,) = checked()[1]
    # The folder is relative to the configuration file, as in the file.
    assert note.endswith('set [links] root = "repository/static"')


def test_a_site_that_is_not_known_as_one_is_told() -> None:
    flood("docs/start.md", *(f"guide/page{number}/" for number in range(10)), "none.md")
    grow(*(f"docs/guide/page{number}.md" for number in range(10)))
    cause = "the targets are addresses of pages on a site, not paths of files"
    setting = 'set dialect = "mkdocs" or dialect = "docusaurus"'
    assert checked()[1] == (f"10 of 11 broken-link: {cause}: {setting}",)


def test_each_format_for_people_ends_with_the_notes(capsys: pytest.CaptureFixture[str]) -> None:
    flood("a/start.md", *(f"page{number}.md" for number in range(10)))
    grow(*(f"b/page{number}.md" for number in range(10)))
    note = f"10 of 10 broken-link: {BY_NAME}"
    for options in (["--format", "text"], ["--format", "github"]):
        main(["check", *options])
        assert capsys.readouterr().out.endswith(f"10 errors in 11 pages with 0 tables\nnote: {note}\n")
    main(["check", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["notes"] == [note]
    main(["check", "-q"])
    assert "note:" not in capsys.readouterr().out


def test_without_a_repository_names_are_looked_up_among_the_checked_pages(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".git").rmdir()
    flood("docs/a/start.md", *(f"page{number}.md" for number in range(10)))
    grow(*(f"docs/b/page{number}.md" for number in range(10)), "other/x.md")
    monkeypatch.chdir("other")
    assert checked("../docs")[1] == (f"10 of 10 broken-link: {BY_NAME}",)


def test_the_folder_of_all_pages_is_found_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for each broken link, it took the square of the time for a tree without a repository."""
    (repository / ".git").rmdir()
    calls: list[object] = []

    def commonpath(paths: object) -> str:
        calls.append(paths)
        return str(repository)

    monkeypatch.setattr("mdlint.links.resolver.commonpath", commonpath)
    flood("a/page.md", *(f"gone{number}.md" for number in range(20)))
    found, _ = checked()
    assert len(found) == 20
    assert len(calls) == 1
