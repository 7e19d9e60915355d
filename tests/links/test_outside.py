"""Nothing outside of the repository is read, or hinted at, because a page or a symbolic link leads there."""

from pathlib import Path

import pytest
from link_trees import destination, destinations, grow

from mdlint.config import load_config
from mdlint.discover import Configs, discover
from mdlint.errors import ConfigError
from mdlint.files.inside import is_inside, repository_of
from mdlint.formatters import Style, report_text
from mdlint.links import Origin, Resolver, local_facts
from mdlint.markdown import parse
from mdlint.report import Report
from mdlint.runner import run

OUTSIDE = "token=1 [x](no.md)\n\n# Secret heading\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository next to a secret, and make it the working directory."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (tmp_path / "secret.md").write_text(OUTSIDE)
    monkeypatch.chdir(root)
    return root


def checked(*paths: str) -> tuple[Report, str]:
    report = run(discover(paths or ["."], Configs()))
    return report, report_text("text", report, Style())


@pytest.mark.parametrize(
    "target",
    [
        "out/secret.md",
        "out/secret.md#secret",
        "out/secret.mf",
        "out/none.md",
        "out",
        "leak.md",
        "leak.md#secret",
        "gone.md",
    ],
)
def test_a_link_through_a_symbolic_link_out_of_the_repository_is_not_looked_up(target: str) -> None:
    Path("out").symlink_to("..")
    Path("leak.md").symlink_to("../secret.md")
    Path("gone.md").symlink_to("../gone.md")
    found = destination(target)
    assert found is not None
    assert found == (found.source, None, True, (), None, "", None, False)


@pytest.mark.parametrize(
    "target", ["uot/secret.md", "OUT/secret.md", "leek.md", "sub#secret", "o\N{CYRILLIC SMALL LETTER U}t/secret.md"]
)
def test_no_name_and_no_anchor_of_a_file_outside_is_suggested(target: str) -> None:
    grow("sub/")
    Path("out").symlink_to("..")
    Path("leak.md").symlink_to("../secret.md")
    Path("sub/README.md").symlink_to("../../secret.md")
    found = destination(target)
    assert found is not None
    assert found.nearby == ()
    assert not found.anchors


def test_a_symbolic_link_inside_the_repository_is_followed() -> None:
    grow("docs/")
    Path("docs/b.md").write_text("# One\n")
    Path("here").symlink_to("docs")
    Path("c.md").symlink_to("docs/b.md")
    assert [
        one.anchors is not None and one.fragment in one.anchors
        for one in destinations("[a](here/b.md#one) [b](c.md#one)")
    ] == [True, True]


def test_a_page_that_is_a_symbolic_link_out_of_the_repository_is_not_read() -> None:
    grow("docs/")
    Path("docs/leak.md").symlink_to("../../secret.md")
    Path("docs/gone.md").symlink_to("../../gone.md")
    Path("docs/own.md").symlink_to("../own.md")
    Path("own.md").write_text("text\n")
    report, text = checked()
    assert [(one.rule, one.path, one.message) for one in report.diagnostics if one.path == "docs/leak.md"] == [
        ("unreadable-page", "docs/leak.md", "is not read: it is a symbolic link out of the repository")
    ]
    assert "token" not in text
    assert report.summary.pages >= 3
    # Who names it means it.
    assert "token=1" in checked("docs/leak.md")[1]


def test_the_files_of_git_are_outside() -> None:
    Path(".git/config").write_text("[token]\n\n[x](no.md)\n")
    Path("leak.md").symlink_to(".git/config")
    Path("inner").symlink_to(".git")
    report, text = checked()
    assert [(one.rule, one.path) for one in report.diagnostics] == [("unreadable-page", "leak.md")]
    assert "token" not in text
    found = destination("inner/confg")
    assert found is not None
    assert (found.exists, found.nearby) == (True, ())


def test_outside_of_a_repository_there_is_no_outside(repository: Path) -> None:
    (repository / ".git").rmdir()
    Path("leak.md").symlink_to("../secret.md")
    assert "token=1" in checked()[1]


@pytest.mark.parametrize(
    ("root", "message"),
    [
        ("/", '"/" is outside of the repository'),
        ("..", '".." is outside of the repository'),
        ("out", '"out" is outside of the repository'),
    ],
)
def test_the_folder_of_links_is_in_the_repository(root: str, message: str) -> None:
    Path("out").symlink_to("..")
    Path("mdlint.toml").write_text(f'[links]\nroot = "{root}"\n')
    with pytest.raises(ConfigError) as caught:
        load_config(Path("mdlint.toml"))
    assert str(caught.value) == f"mdlint.toml: links.root: {message}"


def test_the_folder_of_links_may_be_above_the_configuration(repository: Path) -> None:
    grow("site/mdlint.toml", "static/")
    Path("site/mdlint.toml").write_text('[links]\nroot = "../static"\n')
    assert load_config(Path("site/mdlint.toml")).links.root is not None
    (repository / ".git").rmdir()
    assert load_config(Path("site/mdlint.toml")).links.root is not None
    Path("mdlint.toml").write_text('[links]\nroot = "/"\n')
    with pytest.raises(ConfigError, match='"/" is the root of the file system'):
        load_config(Path("mdlint.toml"))


def test_inside_is_after_all_symbolic_links(repository: Path) -> None:
    grow("docs/")
    Path("out").symlink_to("..")
    assert is_inside("docs/none.md", repository)
    assert is_inside("out/repository/docs", repository)
    assert is_inside(repository, repository)
    assert not is_inside("out", repository)
    assert not is_inside(f"{repository}2", repository)
    assert is_inside("docs", "/")
    assert repository_of(repository / "docs") == repository


# Pages that are no files.


def test_a_page_that_is_not_saved_is_there_for_itself_and_for_others() -> None:
    grow("other.md")
    new = local_facts(parse("# New\n\n[a](new.md#new) [b](new.md#old) [c](./new.md)", "docs/sub/new.md"))
    other = local_facts(parse("[a](docs/sub/new.md#new) [b](docs/sub/) [c](docs/sub/New.md)", "other.md"))
    places = {str(Path(facts.path).absolute()): facts.anchors for facts in (new, other)}
    resolver = Resolver(places)
    config = Configs().of(Path.cwd())
    own = resolver.destinations(Origin(new, config, str(Path(new.path).absolute())))
    assert [(one.exists, one.anchors is None or one.fragment in one.anchors) for one in own] == [
        (True, True),
        (True, False),
        (True, True),
    ]
    others = resolver.destinations(Origin(other, config, str(Path("other.md").absolute())))
    assert [(one.exists, one.nearby) for one in others] == [(True, ()), (True, ()), (False, ("docs/sub/new.md",))]


def test_a_page_that_vanishes_during_the_run_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text("[b](b.md) [b](b.md#one) [c](c.md)\n")
    Path("b.md").write_text("# One\n")
    report = run(discover(["."], Configs()), on_page=lambda done: Path("b.md").unlink() if done == 2 else None)
    assert [one.message for one in report.diagnostics] == ['"c.md" leads nowhere: there is no "c.md"']
