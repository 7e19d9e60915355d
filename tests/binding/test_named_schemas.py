"""A page names a schema for a table in a comment. It can name files of its repository and of its configuration only."""

from pathlib import Path

import pytest
from tables import table

from mdlint.binding.named_schemas import NamedSchemas, named_schemas
from mdlint.config import Config
from mdlint.files.inside import is_inside
from mdlint.markdown import parse

SCHEMA = '{"items": {"properties": {"A": {"type": "number"}}}}'
# A file that is no schema: its content must not be in a message.
PRIVATE = "root:x:0:0"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository `repo` next to a file `secret.json`, with a page's folder `docs`, which is the working one."""
    (tmp_path / "secret.json").write_text(PRIVATE)
    (tmp_path / "schema.json").write_text(SCHEMA)
    root = tmp_path / "repo"
    (root / "docs").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / "schema.json").write_text(SCHEMA)
    monkeypatch.chdir(root / "docs")
    return root


def named(name: str, root: Path | None = None, page: str = "page.md") -> NamedSchemas:
    text = f"<!-- mdlint-schema: {name} -->\n" + table("A", "1")
    return named_schemas(parse(text, page), Config(root or Path("/")))


def messages(name: str, root: Path | None = None, page: str = "page.md") -> list[str]:
    return [finding.message for finding in named(name, root, page).findings]


@pytest.mark.parametrize("name", ["../schema.json", "builtin:metrics", "../docs/../schema.json"])
def test_a_schema_of_the_repository_is_loaded(root: Path, name: str) -> None:
    assert named(name) == ({name: named(name).by_name[name]}, [])
    assert messages(name, page=str(root / "docs" / "page.md")) == []
    assert messages(str(root / "schema.json")) == []


@pytest.mark.parametrize(
    "name", ["../../secret.json", "../../schema.json", "../../none.json", "/etc/passwd", "link.json"]
)
def test_a_file_outside_of_the_repository_is_not_read(root: Path, name: str) -> None:
    (root / "docs" / "link.json").symlink_to(root.parent / "secret.json")
    assert messages(name) == [f'"{name}" is outside of the repository']
    assert named(name).by_name == {}


@pytest.mark.parametrize("name", ["a\0b.json", "../\0", "builtin:\0"])
def test_a_name_with_a_null_character_is_no_path(root: Path, name: str) -> None:
    assert messages(name) == [f"{name}: is not a path"]


def test_a_folder_that_leads_outside_is_followed(root: Path) -> None:
    (root / "docs" / "folder").symlink_to(root.parent)
    assert messages("folder/secret.json") == ['"folder/secret.json" is outside of the repository']


def test_a_file_below_the_folder_of_the_configuration_is_read(root: Path) -> None:
    assert messages("../../schema.json", root=root.parent) == []
    assert messages("../../schema.json", root=root) == ['"../../schema.json" is outside of the repository']


def test_without_a_repository_the_tree_is_the_working_directory(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".git").rmdir()
    assert messages("../schema.json") == ['"../schema.json" is outside of the working directory']
    monkeypatch.chdir(root)
    assert messages("../schema.json", page="docs/page.md") == []
    monkeypatch.chdir(root.parent / "repo" / "docs")
    outside = messages("../../schema.json", page=str(root / "page.md"))
    assert outside == ['"../../schema.json" is outside of the folder of the page']


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.json", "none.json: can't be read: No such file or directory"),
        ("timm-metrics", 'timm-metrics: there is no such file (did you mean "builtin:timm-metrics"?)'),
        ("builtin:metric", 'builtin:metric: there is no built-in schema "metric" (did you mean "builtin:metrics"?)'),
        ("bad.json", 'bad.json#/items/propertys: unknown keyword (did you mean "properties"?)'),
        ("https://x.org/a.json", '"https://x.org/a.json" is neither a relative path nor built-in'),
    ],
)
def test_a_schema_that_cannot_be_used_is_a_finding_at_its_name(root: Path, name: str, message: str) -> None:
    (root / "docs" / "bad.json").write_text('{"items": {"propertys": {}}}')
    (finding,) = named(name).findings
    assert finding.message.removeprefix(f"{name}: ").startswith(message.removeprefix(f"{name}: "))
    assert (finding.span.line, finding.span.column, finding.span.end_column) == (1, 21, 21 + len(name))


def test_each_comment_has_a_finding_and_each_file_is_read_once(root: Path) -> None:
    text = ("<!-- mdlint-schema: none.json -->\n" + table("A", "1") + "\n") * 2
    found = named_schemas(parse(text, "page.md"), Config(root)).findings
    assert [finding.span.line for finding in found] == [1, 6]


@pytest.mark.parametrize(
    ("path", "folder", "expected"), [("a/b", "a", True), ("a", "a", True), ("ab", "a", False), ("a/../b", "a", False)]
)
def test_inside(tmp_path: Path, path: str, folder: str, expected: bool) -> None:
    assert is_inside(tmp_path / path, tmp_path / folder) is expected
