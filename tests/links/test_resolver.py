import os
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from link_trees import destination, destinations, grow

from mdlint.config import Config, Links, load_config
from mdlint.links import Origin, Resolver, local_facts
from mdlint.markdown import parse
from mdlint.model import Dialect


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository, and make it the working directory."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def destination_path(target: str, path: str = "page.md", **settings: object) -> str | None:
    """Return the path that a target names, with the suggestion if it does not exist; None if it can't be known."""
    found = destination(target, path, **settings)
    if found is None or found.path is None:
        return None
    return found.path if found.exists else f"no {found.path}" + "".join(f", {near}" for near in found.nearby)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md", "docs/b.md"),
        ("./b.md", "docs/b.md"),
        ("../README.md", "README.md"),
        ("sub", "docs/sub"),
        ("sub/", "docs/sub"),
        ("..", "."),
        ("nowhere/../b.md", "docs/b.md"),
        ("my%20page.md", "docs/my page.md"),
        ("b.md?raw=true", "docs/b.md"),
        ("c.md", "no docs/c.md"),
        ("sub/c.md", "no docs/sub/c.md"),
        ("b.md/c.md", "no docs/b.md/c.md"),
        ("b.md:12", "no docs/b.md:12, b.md"),
        ("/docs/b.md", "docs/b.md"),
        ("/b.md", "no b.md, /docs/b.md"),
        # Outside of the repository: a page of the GitHub web site.
        ("../../issues", None),
        ("../../repository/README.md", None),
        ("/../x", None),
        # Suggestions of similar names.
        ("B.md", "no docs/B.md, b.md"),
        ("../readme.md", "no readme.md, ../README.md"),
        ("overveiw.md", "no docs/overveiw.md, overview.md"),
        ("../dosc/overview.md", "no dosc/overview.md, overview.md"),
        ("../overview.md", "no overview.md, overview.md"),
        ("deep.md", "no docs/deep.md, sub/deep.md"),
    ],
)
def test_a_target_leads_to_a_path(target: str, expected: str | None) -> None:
    grow("README.md", "docs/a.md", "docs/b.md", "docs/my page.md", "docs/sub/deep.md", "docs/overview.md")
    checked = ("README.md", "docs/b.md", "docs/overview.md", "docs/sub/deep.md")
    assert destination_path(target, "docs/a.md", others=checked) == expected


def test_a_page_is_not_suggested_to_itself() -> None:
    grow("2025-models.md")
    assert destination_path("2024-models.md", "2025-models.md") == "no 2024-models.md"


def test_two_pages_with_the_same_name_are_not_suggested() -> None:
    grow("x/deep.md", "y/deep.md")
    assert destination_path("deep.md", others=("x/deep.md", "y/deep.md")) == "no deep.md"


def test_outside_of_a_repository_every_relative_path_is_looked_up(repository: Path) -> None:
    (repository / ".git").rmdir()
    grow("../issues.md")
    assert destination_path("../issues.md") == "../issues.md"
    assert destination_path("../none.md") == "no ../none.md"
    assert destination_path("/page.md") is None


def test_a_file_marks_a_repository_too(repository: Path) -> None:
    (repository / ".git").rmdir()
    grow(".git")
    assert destination_path("../issues") is None


@pytest.mark.parametrize(("on_disk", "written"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_the_forms_of_an_accent_are_one_name(on_disk: Literal["NFC", "NFD"], written: Literal["NFC", "NFD"]) -> None:
    grow(normalize(on_disk, "résumé.md"))
    found = destination(normalize(written, "résumé.md"))
    assert found is not None
    assert found.exists


def test_a_name_that_is_not_utf8_is_found() -> None:
    Path(os.fsdecode(b"\xff.md")).touch()
    assert destination_path("%FF.md") == "\udcff.md"


def test_symbolic_links_are_followed_and_may_be_circular() -> None:
    grow("real/b.md")
    Path("linked").symlink_to("real")
    Path("circle").symlink_to("circle")
    Path("here").symlink_to(".")
    assert destination_path("linked/b.md") == "linked/b.md"
    assert destination_path("circle") == "circle"
    assert destination_path("circle/b.md") is None
    assert destination_path("here/here/real/b.md") == "here/here/real/b.md"
    assert destination_path("here/" * 5000 + "b.md") is None


def test_the_files_of_an_unreadable_folder_are_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    grow("shut/b.md")
    listdir = os.listdir

    def refusing(path: str) -> list[str]:
        if path.endswith("shut"):
            raise PermissionError
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refusing)
    assert destination_path("shut") == "shut"
    assert destination_path("shut/none.md") is None


@pytest.mark.parametrize("target", ["a\0b.md", "x" * 2**20, "a/" * 2**19, "../" * 10_000, "..//" * 5000 + "x"])
def test_a_target_that_no_disk_can_have_is_handled(target: str) -> None:
    facts = local_facts(parse("[x](y)", "page.md"))
    (link,) = facts.links
    origin = Origin(
        facts._replace(links=(link._replace(target=target),)), Config(Path.cwd()), str(Path("page.md").absolute())
    )
    (found,) = Resolver({}).destinations(origin)
    assert found.exists == target.startswith("../")


def test_each_folder_is_listed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    grow("docs/b.md")
    asked: list[str] = []
    listdir = os.listdir

    def noting(path: str) -> list[str]:
        asked.append(path)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", noting)
    destinations("[a](docs/b.md) [b](docs/c.md) [c](docs/b.md#x) [d](DOCS/b.md) [e](e.md) [f](docs/)")
    assert sorted(asked) == [str(Path.cwd()), str(Path("docs").absolute())]


def test_a_huge_folder_is_only_searched_for_another_case() -> None:
    for number in range(1001):
        Path(f"{number:04}.md").touch()
    grow("Other.md")
    assert destination_path("0001x.md") == "no 0001x.md"
    assert destination_path("other.md") == "no other.md, Other.md"


@pytest.mark.parametrize("dialect", ["github", "mkdocs", "docusaurus"])
@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("package.module.Name", None),
        ("MODEL-LINK", None),
        ("made/x.md", None),
        ("made/x.md#anchor", None),
        ("overview.old.md", "no docs/overview.old.md"),
        ("LICENSE", "no docs/LICENSE"),
        ("maid/x.md", "no docs/maid/x.md"),
        # A name that exists in another case is suggested.
        ("Package.Module.Text", "no docs/Package.Module.Text, package.module.Text"),
        ("There/x.md", "no docs/There/x.md, there/x.md"),
    ],
)
def test_a_target_that_a_tool_makes_or_resolves_is_not_looked_up(
    target: str, expected: str | None, dialect: Dialect
) -> None:
    grow("docs/a.md", "docs/package.module.Text", "docs/there/x.md")
    Path(".gitignore").write_text("/docs/made/\n/docs/There/\n")
    assert destination_path(target, "docs/a.md", dialect=dialect) == expected


@pytest.mark.parametrize(
    ("target", "on_github", "on_a_site"),
    [
        ("../modules/engine.html#engine.Trainer", None, "no modules/engine.html"),
        ("engine.HTM", None, "no docs/engine.HTM"),
        ("b.html", None, "docs/b.md"),
        ("C.html", "no docs/C.html, c.html", "no docs/C.html, c.html"),
        # Sphinx refers to pages by the names of their sources without a suffix.
        ("r", None, "no docs/r, r.rst"),
        ("r/x", "no docs/r/x", "no docs/r/x"),
        ("b", "no docs/b, b.md", "docs/b.md"),
        ("engine.xml", "no docs/engine.xml", "no docs/engine.xml"),
    ],
)
def test_a_page_that_a_build_makes_is_not_looked_up_on_github(
    target: str, on_github: str | None, on_a_site: str | None
) -> None:
    grow("docs/a.md", "docs/b.md", "docs/c.html", "docs/r.rst")
    assert destination_path(target, "docs/a.md") == on_github
    assert destination_path(target, "docs/a.md", dialect="mkdocs") == on_a_site


def test_the_number_of_compared_names_is_limited() -> None:
    grow("b/", *(f"a/{number:03}-overview.md" for number in range(500)))
    found = destinations("".join(f"[x](a/{number:03}x-overview.md)\n" for number in range(401)))
    assert all(one.nearby for one in found[:400])
    assert not found[400].nearby


# Fragments.


def anchored(target: str, path: str = "page.md", **settings: object) -> bool | None:
    """Whether the fragment of a target is an anchor; None if it is not looked up."""
    found = destination(target, path, **settings)
    return None if found is None or found.anchors is None else found.fragment in found.anchors


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md#one", True),
        ("b.md#two", False),
        ("b.md#One", False),
        ("b.md", None),
        ("b.md#top", None),
        ("b.md#user-content-one", True),
        ("b.md?plain=1#L3", None),
        # The lines of the source, on GitHub.
        ("b.md#L3", None),
        ("b.md#L30-L31", None),
        ("b.md#L3C24-L88", None),
        ("b.md#L3x", False),
        ("b.md#l3", False),
        (".#one", False),
        ("sub#three", True),
        ("sub/#one", False),
        ("sub#readme", None),
        ("sub/README.md#readme", None),
        ("b.md#readme", False),
        ("code.py#L10", None),
        # Nothing is shown for a folder without a page.
        ("empty#one", False),
        ("folder.md#one", False),
        ("rst#one", None),
        ("..#one", None),
        ("empty?plain=1#one", None),
        ("pipe.md#one", None),
        ("latin.md#one", None),
        ("none.md#one", None),
    ],
)
def test_a_fragment_is_an_anchor_of_the_page_it_leads_to(target: str, expected: bool | None) -> None:
    grow("README.md", "sub/", "empty/", "folder.md/", "rst/README.rst", "code.py", b="# One\n")
    Path("sub/README.md").write_text("# Three\n")
    Path("latin.md").write_bytes(b"# One \xe9\n")
    os.mkfifo("pipe.md")
    assert anchored(target) is expected


def test_a_fragment_alone_is_an_anchor_of_the_page_itself() -> None:
    grow("page.md")
    own = destinations("# One\n\n[a](#one) [b](#two) [c](page.md#one)")
    assert [(found.fragment, found.fragment in (found.anchors or ())) for found in own] == [
        ("one", True),
        ("two", False),
        ("one", True),
    ]


def test_a_page_that_is_checked_is_not_read_again() -> None:
    grow(b="# One\n")
    config = Config(Path.cwd())
    page, other = local_facts(parse("[b](b.md#two)", "page.md")), local_facts(parse("# Two\n", "b.md"))
    resolver = Resolver({str(Path("b.md").absolute()): other.anchors})
    (found,) = resolver.destinations(Origin(page, config, str(Path("page.md").absolute())))
    assert found.anchors is other.anchors


def test_the_anchors_of_a_page_that_is_not_checked_are_those_of_its_own_dialect() -> None:
    Path("b.md").write_text("# One {#own}\n", encoding="utf-8")
    Path("mdlint.toml").write_text('[[overrides]]\npages = ["b.md"]\ndialect = "mkdocs"\n', encoding="utf-8")
    config = load_config(Path("mdlint.toml")).for_page("page.md")
    page = local_facts(parse("[b](b.md#own)", "page.md"))
    (found,) = Resolver({}).destinations(Origin(page, config, str(Path("page.md").absolute())))
    assert "own" in (found.anchors or ())


def test_a_page_without_a_path_has_only_its_own_anchors() -> None:
    page = local_facts(parse("# One\n\n[a](#two) [b](b.md) [c](/b.md)", "<stdin>"))
    found = Resolver({}).destinations(Origin(page, Config(Path.cwd()), None))
    assert [(one.path, one.exists) for one in found] == [("<stdin>", True), (None, True), (None, True)]


def test_a_reference_is_looked_up_once_at_its_definition() -> None:
    found = destinations("[a][Spaced  label], [spaced label]\n\n[spaced label]: none.md\n[unused]: none.md\n")
    assert [(one.source.span.line, one.source.span.column, one.exists) for one in found] == [(3, 17, False)]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("see [a](none.md)", (9, 16)),
        ('see [none.md]( <none.md> "none.md")', (17, 24)),
        ("![none.md](none.md)", (12, 19)),
        ('<a href="none.md">a</a>', (10, 17)),
        # The target is written with an entity, so the place is the whole link.
        ("[a](n&#111;ne.md)", (1, 18)),
    ],
)
def test_a_link_is_found_at_its_target(text: str, columns: tuple[int, int]) -> None:
    (found,) = destinations(text)
    assert (found.source.span.column, found.source.span.end_column) == columns


# Settings.


@pytest.mark.parametrize(
    ("target", "is_looked_up"),
    [("api.Class", False), ("api.x/y#z", False), ("my/api.Class", True), ("x-page.md", False), ("x-page.rst", True)],
)
def test_a_target_is_ignored_as_written(target: str, is_looked_up: bool) -> None:
    assert (destination_path(target, links=Links(ignore=("api.*", "x-[a-z]*.md"))) is not None) == is_looked_up


@pytest.mark.parametrize("dialect", ["github", "mkdocs", "docusaurus"])
def test_a_slash_begins_at_the_root(dialect: Dialect) -> None:
    grow("static/logo.png")
    links = Links(root=Path("static").absolute())
    assert destination_path("/logo.png", links=links, dialect=dialect) == "static/logo.png"
    assert destination_path("/none.png", links=links, dialect=dialect) == "no static/none.png"


def test_without_a_root_the_beginning_of_a_site_is_not_known() -> None:
    assert destination_path("/none.md", dialect="mkdocs") is None


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b", "docs/b.md"),
        ("b/", "docs/b.md"),
        ("b.html", "docs/b.md"),
        ("b/index.html", "docs/b.md"),
        ("m", "docs/m.mdx"),
        ("sub", "docs/sub"),
        ("sub/index.html", "docs/sub"),
        ("b.md", "docs/b.md"),
        ("pages", "no docs/pages/index.md"),
        ("category", "docs/category"),
        ("none", "no docs/none"),
        ("..", "."),
        # A browser resolves these from the address of the page, docs/a/.
        ("../b/", "docs/b.md"),
        ("../sub/", "docs/sub"),
        ("../none/", "no none"),
        ("../b.md", "no b.md, b.md"),
    ],
)
@pytest.mark.parametrize("dialect", ["mkdocs", "docusaurus"])
def test_an_address_of_a_site_leads_to_its_page(target: str, expected: str, dialect: Dialect) -> None:
    grow(
        "docs/a.md", "docs/b.md", "docs/m.mdx", "docs/sub/index.md", "docs/pages/x.png", "docs/category/_category_.json"
    )
    assert destination_path(target, "docs/a.md", dialect=dialect, others=("docs/b.md",)) == expected


def test_an_mdx_page_belongs_to_a_site_in_any_dialect() -> None:
    grow("b.mdx")
    assert destination_path("b", "page.mdx") == "b.mdx"
    assert destination_path("b", "page.md") == "no b, b.mdx"


@pytest.mark.parametrize(
    ("fragment", "dialect", "expected"),
    [
        ("__tabbed_1_1", "mkdocs", None),
        ("__tabbed_1_1", "github", False),
        ("package.module.Name", "mkdocs", None),
        ("package.module.Name", "docusaurus", None),
        ("package.module.Name", "github", None),
        ("v1.2.3", "github", False),
        ("v1.2.3", "mkdocs", False),
        ("none", "mkdocs", False),
    ],
)
def test_anchors_that_tools_make_are_not_known(fragment: str, dialect: Dialect, expected: bool | None) -> None:
    grow("b.md")
    assert anchored(f"b.md#{fragment}", dialect=dialect) is expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md", "docs/b.md"),
        ("c.md", "no docs/c.md"),
        ("c.png", "no docs/c.png"),
        # A label, a document, or an object: a target without a file's suffix may be defined anywhere in the project.
        ("my-label", None),
        ("B", None),
        ("guide/start", None),
        ("package.module.Name", None),
        ("package.Name", None),
        ("../api/index.html", None),
        ("sub", "docs/sub"),
        ("/c.md", None),
    ],
)
def test_a_target_of_myst_may_be_a_reference(target: str, expected: str | None) -> None:
    grow("docs/b.md", "docs/sub/")
    assert destination_path(target, "docs/a.md", dialect="myst") == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md#a--b", True),
        ("b.md#a-b", True),
        ("b.md#here", True),
        ("b.md#there", False),
        # On the page itself, it may be a target of any other page.
        ("#there", None),
    ],
)
def test_an_anchor_of_myst_is_a_heading_or_a_target(target: str, expected: bool | None) -> None:
    grow(b="# A & B\n\n(here)=\ntext\n")
    assert anchored(target, dialect="myst") is expected
