"""Links between pages that are names, not files of this machine."""

from pathlib import Path

import pytest
from link_trees import grow

from mdlint.config import Config, Links
from mdlint.destinations import Destination
from mdlint.links import Origin, PageSet, Resolver, local_facts
from mdlint.links.page_set import path_of
from mdlint.markdown import parse
from mdlint.model import Dialect

NAMES = ("README.md", "docs/a.md", "docs/b.md", "docs/sub/deep.md", "docs/overview.md", "guide/index.md")
OTHERS = ("docs/x.png", "docs/sub/notes.txt", "LICENSE")


def destinations(
    text: str,
    page: str = "docs/a.md",
    names: tuple[str, ...] = NAMES,
    *,
    is_whole: bool = False,
    dialect: Dialect = "github",
    prefix: str = "",
    root: str | None = None,
) -> list[Destination]:
    config = Config(Path("/pages"), dialect=dialect, links=Links(Path(root) if root else None))
    facts = local_facts(parse(text, prefix + page, dialect))
    pages = {
        path_of(name): local_facts(parse("# One\n", name, dialect)).anchors for name in names if name.endswith("d")
    }
    resolver = Resolver({**pages, path_of(page): facts.anchors}, PageSet(names, prefix, is_whole=is_whole))
    return resolver.destinations(Origin(facts, config, path_of(page)))


def path_at(target: str, page: str = "docs/a.md", **settings: object) -> str | None:
    """Return where a target leads, with the suggestions if it does not exist; None if that is not known."""
    (found,) = destinations(f"[x](<{target}>)", page, **settings)  # type: ignore[arg-type]
    return found.path if found.exists else f"no {found.path}" + "".join(f", {near}" for near in found.nearby)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md", "docs/b.md"),
        ("../README.md", "README.md"),
        ("sub/deep.md", "docs/sub/deep.md"),
        ("sub", "docs/sub"),
        ("c.md", "no docs/c.md"),
        ("B.md", "no docs/B.md, b.md"),
        ("deep.md", "no docs/deep.md, sub/deep.md"),
        ("../dosc/overview.md", "no dosc/overview.md, overview.md"),
        # What is not a page may exist.
        ("x.png", None),
        ("../LICENSE", None),
        ("other/", None),
        ("page.mdx", None),
        # Outside of the set nothing is known, and the root of a repository is not either.
        ("../../c.md", None),
        ("/c.md", None),
    ],
)
def test_pages_are_looked_up_among_the_names(target: str, expected: str | None) -> None:
    assert path_at(target) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [("x.png", "docs/x.png"), ("y.png", "no docs/y.png"), ("../LICENSE", "LICENSE"), ("other/", "no docs/other")],
)
def test_all_files_are_looked_up_if_all_are_named(target: str, expected: str) -> None:
    assert path_at(target, names=NAMES + OTHERS, is_whole=True) == expected


def test_an_anchor_is_looked_up_on_its_page() -> None:
    one, two = destinations("[x](b.md#one) [y](b.md#two)")
    assert [found.fragment in (found.anchors or ()) for found in (one, two)] == [True, False]


def test_the_anchors_of_a_folder_are_unknown_if_its_page_may_be_another_file() -> None:
    (found,) = destinations("[x](sub#part)")
    assert (found.path, found.anchors) == ("docs/sub", None)


def test_a_folder_of_a_site_may_have_an_index_that_is_no_page() -> None:
    assert path_at("sub/", dialect="docusaurus") == "docs/sub"
    assert path_at("sub/", dialect="docusaurus", is_whole=True) == "no docs/sub/index.md, ../guide/index.md"


def test_targets_with_a_slash_in_front_need_a_root() -> None:
    assert path_at("/b.md", root="/pages/docs") == "docs/b.md"
    assert path_at("/no.md", root="/pages/docs") == "no docs/no.md"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("a.md", "/pages/a.md"),
        ("./docs//a.md", "/pages/docs/a.md"),
        ("/docs/a.md", "/pages/docs/a.md"),
        ("../../a.md", "/pages/a.md"),
        ("docs\\a.md", "/pages/docs/a.md"),
        ("https://host/a.md", "/pages/https:/host/a.md"),
    ],
)
def test_a_name_is_below_the_root(name: str, path: str) -> None:
    assert path_of(name) == path


def test_messages_show_names_as_they_were_given() -> None:
    tree = PageSet(["https://host/docs/a.md", "b.md"])
    assert [tree.shown(path_of(name)) for name in ("https://host/docs/a.md", "b.md")] == [
        "https://host/docs/a.md",
        "b.md",
    ]
    assert path_at("c.md", prefix="s3://bucket/") == "no s3://bucket/docs/c.md"


def test_no_file_of_this_machine_is_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    grow("docs/c.md", ".git/")
    assert path_at("c.md") == "no docs/c.md"


def test_a_whole_set_is_like_the_same_files_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    grow(*NAMES, *OTHERS)
    targets = [
        "b.md",
        "../README.md",
        "sub",
        "sub/",
        "c.md",
        "B.md",
        "x.png",
        "X.png",
        "y.png",
        "../LICENCE",
        "deep.md",
    ]
    targets += [
        "../dosc/b.md",
        "b.md/c.md",
        "../guide/#one",
        "../guide",
        "sub#part",
        "nowhere/../b.md",
        "sub/notes.txt",
    ]
    text = "\n\n".join(f"[x](<{target}>)" for target in targets)
    config = Config(tmp_path)
    facts = local_facts(parse(text, "docs/a.md"))
    pages = {name: local_facts(parse("# One\n", name)).anchors for name in NAMES} | {"docs/a.md": facts.anchors}
    local = Resolver({str(tmp_path / name): known for name, known in pages.items()})
    expected = local.destinations(Origin(facts, config, str(tmp_path / "docs/a.md")))
    assert destinations(text, names=NAMES + OTHERS, is_whole=True) == expected
    assert sum(not found.exists for found in expected) == 8


def test_a_page_is_found_by_its_bare_name_if_the_configuration_asks_for_it() -> None:
    facts = local_facts(parse("[x](deep.md) [y](nowhere.md)", "docs/a.md"))
    config = Config(Path("/pages"), links=Links(by_name=True))
    resolver = Resolver({path_of("docs/a.md"): facts.anchors}, PageSet(NAMES))
    found = resolver.destinations(Origin(facts, config, path_of("docs/a.md")))
    assert [(each.path, each.exists) for each in found] == [("docs/sub/deep.md", True), ("docs/nowhere.md", False)]


def test_addresses_in_the_own_repository_are_looked_up_if_the_configuration_names_it() -> None:
    facts = local_facts(parse("[x](https://github.com/owner/name/blob/main/docs/c.md)", "docs/a.md"))
    found = [
        Resolver({path_of("docs/a.md"): facts.anchors}, PageSet(NAMES)).destinations(
            Origin(facts, Config(Path("/pages"), links=Links(repository=repository)), path_of("docs/a.md"))
        )
        for repository in ("", "owner/name")
    ]
    assert [(each.path, each.exists) for (each,) in found] == [(None, True), ("docs/c.md", False)]
