"""What a broken link is told: where the file is, or how its target differs from a file that is there."""

from pathlib import Path

import pytest
from link_trees import destination, grow

from mdlint.model import Dialect
from mdlint.rules import RULES


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository, and make it the working directory."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def message(target: str, path: str = "page.md", **settings: object) -> str | None:
    """Return the message about a target on a page; None if there is none."""
    found, check = destination(target, path, **settings), RULES["broken-link"].check_links
    assert found is not None
    assert check is not None
    return next((finding.message for finding in check([found])), None)


@pytest.mark.parametrize(
    ("target", "missing", "meant"),
    [
        # One `..` too few, one too many, and both.
        ("../../docs/map.md", "specs/docs/map.md", ("../../../docs/map.md",)),
        ("../../../../docs/map.md", None, ()),
        ("../both.md", "specs/changes/both.md", ("both.md", "../../both.md")),
        ("../deep.md", "specs/changes/deep.md", ("deep.md",)),
        ("deep2.md", "specs/changes/one/deep2.md", ("../deep2.md",)),
        # More than one: only if there is no second file.
        ("docs/map.md", "specs/changes/one/docs/map.md", ("../../../docs/map.md",)),
        ("twice.md", "specs/changes/one/twice.md", ()),
        # A folder, and a name that is there nowhere.
        ("../changes/", "specs/changes/changes", ("..",)),
        ("../none.md", "specs/changes/none.md", ()),
    ],
)
def test_a_wrong_number_of_steps_up_is_mended(target: str, missing: str | None, meant: tuple[str, ...]) -> None:
    grow("docs/map.md", "specs/both.md", "specs/changes/one/both.md", "specs/changes/one/deep.md")
    grow("specs/changes/deep2.md", "specs/twice.md", "twice.md")
    found = destination(target, "specs/changes/one/page.md")
    assert found is not None
    assert (found.path, found.nearby, found.nearness) == (missing, meant, "folder" if meant else None)


def test_outside_of_a_repository_only_one_step_up_is_tried(repository: Path) -> None:
    (repository / ".git").rmdir()
    grow("up.md", "a/up1.md")
    assert message("up.md", "a/b/page.md") == '"up.md" leads nowhere: there is no "a/b/up.md"'
    assert (
        message("up1.md", "a/b/page.md")
        == '"up1.md" leads nowhere: there is no "a/b/up1.md" (did you mean "../up1.md"?)'
    )


def test_a_page_in_another_folder_differs_in_more_than_case() -> None:
    grow("docs/x.md", "docs/a/p.md")
    assert message("x.md", "docs/a/p.md") == '"x.md" leads nowhere: there is no "docs/a/x.md" (did you mean "../x.md"?)'
    assert message("X.md", "docs/p.md") == '"X.md" differs from "x.md" in upper and lower case'
    assert message("../DOCS/x.md", "docs/p.md") == '"../DOCS/x.md" differs from "x.md" in upper and lower case'


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (
            "d\N{CYRILLIC SMALL LETTER A}ta.md",
            '"d\u0430ta.md" leads nowhere: it has \u0430 (U+0430, Cyrillic small letter a) where "data.md" has "a"',
        ),
        ("s\N{CYRILLIC SMALL LETTER U}b/data.md", None),
        (
            "a\N{ZERO WIDTH SPACE}/b.md",
            '"a\u200b/b.md" leads nowhere: it has the invisible character U+200B, Zero width space, which "a" does not have',
        ),
        ("d\N{CYRILLIC SMALL LETTER A}te.md", '"d\u0430te.md" leads nowhere: there is no "d\u0430te.md"'),
    ],
)
def test_a_letter_that_looks_like_another_is_named(target: str, expected: str | None) -> None:
    grow("data.md", "a/b.md", "syb/data.md", "s\N{CYRILLIC SMALL LETTER U}b/data.md")
    assert message(target) == expected


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [("mkdocs", "figures/a.png"), ("github", None), ("docusaurus", None)],
)
def test_an_encoded_slash_leads_to_a_file_on_mkdocs(dialect: Dialect, expected: str | None) -> None:
    grow("figures/a.png")
    found = destination("figures%2Fa.png", dialect=dialect)
    assert found is not None
    assert (found.exists, found.path) == (True, expected)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("figures%2Fb.png", "figures%2Fb.png"),
        ("%2e%2e%2fx.md", "docs/..%2Fx.md"),
        ("%2Fetc%2Fpasswd", "docs/%2Fetc%2Fpasswd"),
        ("..%2Fx.md", "docs/..%2Fx.md"),
        ("figures%2F", "docs/figures%2F"),
    ],
)
@pytest.mark.parametrize("dialect", ["github", "mkdocs"])
def test_an_encoded_slash_belongs_to_a_name(target: str, path: str, dialect: Dialect) -> None:
    grow("x.md", "figures/a.png")
    page = "docs/page.md" if path.startswith("docs/") else "page.md"
    assert message(target, page, dialect=dialect) == f'"{target}" leads nowhere: there is no "{path}"'


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("service@lab-example.com", "mailto:service@lab-example.com"),
        ("service@lab.example", "mailto:service@lab.example"),
        ("a.b+c@lab.example?subject=x", "mailto:a.b+c@lab.example?subject=x"),
        ("watrix-example.ai", "https://watrix-example.ai"),
        ("watrix.example.ai", "https://watrix.example.ai"),
        ("www.example.test", "https://www.example.test"),
        ("www.postman.com/filestack", "https://www.postman.com/filestack"),
        ("github.com/ray-example/ray", "https://github.com/ray-example/ray"),
        ("example.io/docs/x.html#y", "https://example.io/docs/x.html#y"),
        ("example.org?q=1", "https://example.org?q=1"),
    ],
)
@pytest.mark.parametrize("dialect", ["github", "mkdocs", "docusaurus", "myst"])
def test_an_address_without_its_scheme_is_told(target: str, meant: str, dialect: Dialect) -> None:
    assert message(target, dialect=dialect) == f'"{target}" leads nowhere: it has no scheme (did you mean "{meant}"?)'


@pytest.mark.parametrize(
    "target",
    [
        "README.me",
        "icon@2x.png",
        "setup.co",
        "package.md/x",
        "notes.org.md",
        "user@host",
        "@scope/package",
        "a.b",
        "x.py/y",
    ],
)
def test_a_file_is_not_taken_for_an_address(target: str) -> None:
    assert "scheme" not in (message(target) or "")


@pytest.mark.parametrize("target", ["package.module.io", "torch.nn.net", "package.module.Name"])
def test_a_name_in_code_is_not_taken_for_an_address(target: str) -> None:
    assert message(target) is None


def test_a_file_that_is_there_is_not_an_address() -> None:
    grow("github.com/a/b.md", "www.example.test", "a@lab.example")
    assert [message(target) for target in ("github.com/a/b.md", "www.example.test", "a@lab.example")] == [None] * 3
    # The same path in another folder comes first.
    assert message("github.com/a/b.md", "docs/page.md") == (
        '"github.com/a/b.md" leads nowhere: there is no "docs/github.com/a/b.md" (did you mean "../github.com/a/b.md"?)'
    )


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (
            "https://g\u0456thub.com/a/b",
            'it has \u0456 (U+0456, Cyrillic small letter byelorussian-ukrainian i) where "github.com" has "i"',
        ),
        ("http://ex\u0430mple.org", 'it has \u0430 (U+0430, Cyrillic small letter a) where "example.org" has "a"'),
        # One alphabet, other letters, and a letter that is not in the host.
        ("https://\u043f\u0440\u0438\u043c\u0435\u0440.org", None),
        ("https://m\u00fcnchen.de", None),
        ("https://example.org/\u0430b", None),
        ("https://\u0431log.org", None),
        ("https://example.org", None),
    ],
)
def test_a_letter_of_a_host_that_looks_like_another_is_named(target: str, expected: str | None) -> None:
    found = destination(target)
    if expected is None:
        assert found is None
    else:
        assert message(target) == f'"{target}" leads nowhere: {expected}'


def test_a_letter_of_a_missing_file_that_looks_like_another_is_named() -> None:
    found, check = destination("n\u043ene.md"), RULES["broken-link"].check_links
    assert found is not None
    assert check is not None
    (finding,) = check([found])
    assert finding.message == '"n\u043ene.md" leads nowhere: there is no "n\u043ene.md"'
    assert finding.help == 'The target has \u043e (U+043E, Cyrillic small letter o) where "none.md" has "o".'
