"""An entry of `[[overrides]]` or `[[pages]]` for no page is reported in its file, if the run covers the file's tree."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run


@pytest.fixture(autouse=True)
def tree(tmp_path: Path) -> None:
    for name in ("docs/old/a.md", "docs/b.md", "site/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# Page\n", encoding="utf-8")


def entries(*pages: str) -> str:
    return "".join(f"[[overrides]]\npages = {json.dumps(globs.split())}\nrules = {{}}\n" for globs in pages)


def found(run: "Run", *arguments: str) -> list[str]:
    return run("check", "--format", "concise", *arguments).out.splitlines()


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ("doc/old/", '"doc/old/"'),
        ("docs/olde/*.md docs/a.md", '"docs/olde/*.md" or "docs/a.md"'),
        ("zoo", '"zoo"'),
        ("docs/old/ !docs/old/a.md", '"docs/old/" or "!docs/old/a.md"'),
    ],
)
def test_an_entry_that_is_for_no_page_is_a_finding_at_the_entry(
    run: "Run", tmp_path: Path, pages: str, reason: str
) -> None:
    (tmp_path / "mdlint.toml").write_text(entries("docs/old/", pages), encoding="utf-8")
    message = f"overrides[1] is for no page: no page matches {reason}"
    assert found(run) == [f"mdlint.toml:4:1: warning unused-override  {message}"]


def test_an_entry_in_pyproject_toml_is_named_by_its_whole_key(run: "Run", tmp_path: Path) -> None:
    text = entries("gone/").replace("[[", "[[tool.mdlint.")
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    message = 'tool.mdlint.overrides[0] is for no page: no page matches "gone/"'
    assert found(run) == [f"pyproject.toml:1:1: warning unused-override  {message}"]


@pytest.mark.parametrize(
    ("pages", "near"), [("doc/old/", "docs/old/"), ("docs/olde/*.md", "docs/old/"), ("docs/a.md", "docs/b.md")]
)
def test_the_help_names_the_nearest_page_or_folder(run: "Run", tmp_path: Path, pages: str, near: str) -> None:
    (tmp_path / "mdlint.toml").write_text(entries(pages), encoding="utf-8")
    assert f'Did you mean "{near}"?' in run("check").out


@pytest.mark.parametrize("pages", ["docs/old/", "*.md", "/site/**", "b.md", "gone.md docs/b.md"])
def test_an_entry_that_is_for_a_page_is_in_use(run: "Run", tmp_path: Path, pages: str) -> None:
    (tmp_path / "mdlint.toml").write_text(entries(pages), encoding="utf-8")
    assert found(run) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["docs"],
        ["docs/b.md", "site/c.md", "docs/old/a.md"],
        [".", "--exclude", "docs/old/"],
        [".", "--no-config"],
        [".", "--ignore", "unused-override"],
        [".", "--select", "ragged-row"],
    ],
)
def test_a_run_that_does_not_cover_the_tree_has_no_finding(run: "Run", tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "mdlint.toml").write_text(entries("gone/"), encoding="utf-8")
    assert len(found(run, ".")) == len(found(run, ".", "--force-exclude")) == 1
    assert found(run, *arguments) == []


def test_pages_of_a_nearer_file_do_not_count(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "mdlint.toml").write_text(entries("docs/old/"), encoding="utf-8")
    (tmp_path / "docs" / "mdlint.toml").write_text(entries("old/", "b.md"), encoding="utf-8")
    assert [line.split(":")[0] for line in found(run)] == ["mdlint.toml"]


def test_pages_of_several_sites_are_pages_of_one_file(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "mdlint.toml").write_text(entries("docs/", "site/"), encoding="utf-8")
    assert found(run) == []


def test_the_severity_is_that_of_the_configuration(run: "Run", tmp_path: Path) -> None:
    for severity, start in (("error", ["mdlint.toml:3:1: error unused-override"]), ("off", [])):
        text = f'[rules]\nunused-override = "{severity}"\n{entries("gone/")}'
        (tmp_path / "mdlint.toml").write_text(text, encoding="utf-8")
        assert [line.split("  ")[0] for line in found(run)] == start


def test_an_entry_in_pyproject_has_its_place(run: "Run", tmp_path: Path) -> None:
    text = '[tool.mdlint]\n[[tool.mdlint.overrides]]\npages = ["gone/"]\nrules = {}\n'
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert [line.split(" ")[0] for line in found(run)] == ["pyproject.toml:2:1:"]


def bindings(*pages: str) -> str:
    return "".join(f'[[pages]]\nschema = "page.json"\npages = {json.dumps(globs.split())}\n' for globs in pages)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (["docs/"], []),
        (["docs/b.md", "docs/"], []),
        (["doc/"], ['1:1: pages[0] binds page.json to no page: no page matches "doc/"']),
        (
            ["docs/", "docs/b.md"],
            ["4:1: pages[1] binds page.json to no page: an earlier entry comes first for each page that it covers"],
        ),
        (["docs/", "gone/", "site/"], ['4:1: pages[1] binds page.json to no page: no page matches "gone/"']),
    ],
)
def test_an_entry_of_a_page_schema_that_is_used_for_no_page_is_a_finding(
    run: "Run", tmp_path: Path, pages: list[str], expected: list[str]
) -> None:
    (tmp_path / "page.json").write_text("{}", encoding="utf-8")
    (tmp_path / "mdlint.toml").write_text(bindings(*pages), encoding="utf-8")
    lines = [line.removeprefix("mdlint.toml:") for line in found(run)]
    assert [line.replace("warning unused-binding  ", "") for line in lines] == expected


def test_an_entry_of_a_page_schema_without_pages_is_for_all(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "page.json").write_text("{}", encoding="utf-8")
    (tmp_path / "mdlint.toml").write_text('[[pages]]\nschema = "page.json"\n', encoding="utf-8")
    assert found(run) == []
