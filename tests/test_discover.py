import io
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from mdlint.config import DEFAULT_INCLUDE
from mdlint.discover import Configs, Source, discover
from mdlint.errors import UsageError
from mdlint.files import utf8
from mdlint.files.utf8 import Unreadable, decode
from mdlint.page_reader import PageReader

Tree = Callable[..., None]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Return a function that makes files in a new working directory. `contents` has the contents of some files."""
    monkeypatch.chdir(tmp_path)

    def make(*names: str, contents: dict[str, str] | None = None) -> None:
        for name, text in {**dict.fromkeys(names, ""), **(contents or {})}.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")

    return make


def discovered(*paths: str, config: Path | None = None, allow_empty: bool = False) -> list[str]:
    return [source.path for source in discover(paths, Configs(config), allow_empty=allow_empty)]


def test_the_pages_of_a_directory_are_in_the_order_of_their_paths(tree: Tree) -> None:
    tree("b.md", "a/z.md", "a/b/c.mdx", "a.md", "c.markdown", "d.txt", "README")
    assert discovered(".") == ["a/b/c.mdx", "a/z.md", "a.md", "b.md", "c.markdown"]


def test_a_named_directory_keeps_its_name(tree: Tree) -> None:
    tree("docs/a.md")
    assert discovered("docs") == discovered("./docs/") == ["docs/a.md"]


@pytest.mark.parametrize("name", ["page.txt", "README", "ignored.md", "excluded.md"])
def test_a_named_file_is_always_a_page(tree: Tree, name: str) -> None:
    tree(name, ".git/HEAD", contents={".gitignore": "ignored.md\n", "mdlint.toml": 'exclude = ["excluded.md"]'})
    assert discovered(name) == [name]


def test_a_page_named_twice_is_checked_once(tree: Tree) -> None:
    tree("docs/a.md", "docs/b.md")
    assert discovered("docs/b.md", "docs", str(Path("docs/a.md").absolute())) == ["docs/b.md", "docs/a.md"]


def test_arguments_keep_their_order(tree: Tree) -> None:
    tree("b.md", "a.md")
    assert discovered("b.md", "a.md") == ["b.md", "a.md"]


@pytest.mark.parametrize("path", ["none.md", "", "a.md/b.md", "dangling.md", "*.mdx"])
def test_a_path_that_does_not_exist_is_an_error(tree: Tree, path: str) -> None:
    tree("a.md")
    Path("dangling.md").symlink_to("nowhere.md")
    with pytest.raises(UsageError, match="no such file or directory"):
        discovered(path)


def test_a_folder_above_that_may_not_be_entered_is_named_as_that(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.stat", refuse)
    with pytest.raises(UsageError, match=r"^s/a\.md: can't be read: Permission denied$"):
        discovered("s/a.md")


class TestNoPages:
    @pytest.mark.parametrize(
        ("files", "config", "reason"),
        [
            (["a.txt"], "", ""),
            (["node_modules/a.md"], "", ""),
            (["x/y/a.txt"], "", ""),
            (["a.md"], 'include = ["../**/*.md"]', 'the configuration has include = ["../**/*.md"]; '),
            (["a.md"], 'exclude = ["a*"]', 'the configuration has exclude = ["a*"]; '),
            (
                ["a.md"],
                'include = ["a", "b", "c", "d"]\nexclude = ["a*"]',
                'the configuration has include = ["a", "b", "c", …] and exclude = ["a*"]; ',
            ),
        ],
    )
    def test_a_directory_without_pages_is_an_error(
        self, tree: Tree, files: list[str], config: str, reason: str
    ) -> None:
        tree(*files, contents={"mdlint.toml": config})
        with pytest.raises(UsageError) as caught:
            discovered(".")
        assert str(caught.value) == f".: no pages in this folder ({reason}--allow-empty permits this)"
        assert discovered(".", allow_empty=True) == []

    def test_each_path_needs_a_page(self, tree: Tree) -> None:
        tree("docs/a.md", "empty/a.txt")
        with pytest.raises(UsageError, match=r"^empty: no pages in this folder"):
            discovered("docs", "empty")

    def test_pages_that_another_path_has_named_count(self, tree: Tree) -> None:
        tree("docs/a.md")
        assert discovered("docs/a.md", "docs") == ["docs/a.md"]

    @pytest.mark.parametrize("path", ["old/a.md", "old"])
    def test_pages_that_force_exclude_leaves_out_count(self, tree: Tree, path: str) -> None:
        tree("old/a.md", contents={"mdlint.toml": 'exclude = ["old/"]'})
        assert discover([path], Configs(), force_exclude=True) == []


@pytest.mark.parametrize(
    "name", [".git/a.md", ".venv/a.md", "node_modules/x/a.md", ".tox/a.md", "env/lib/a.md", "__pycache__/a.md"]
)
def test_folders_of_tools_are_not_entered(tree: Tree, name: str) -> None:
    tree(name, "env/pyvenv.cfg", ".github/b.md")
    assert discovered(".") == [".github/b.md"]


def test_a_named_virtual_environment_is_entered(tree: Tree) -> None:
    tree("env/pyvenv.cfg", "env/a.md")
    assert discovered("env") == ["env/a.md"]


class TestGitignore:
    def test_files_of_every_level_count(self, tree: Tree) -> None:
        tree("a.md", "b.md", "x/a.md", "x/b.md", "x/c.md", contents={".gitignore": "a.md\n", "x/.gitignore": "/c.md"})
        assert discovered(".") == ["b.md", "x/b.md"]

    def test_an_inner_file_wins_over_an_outer_file(self, tree: Tree) -> None:
        tree("x/a.md", "y/a.md", contents={".gitignore": "a.md\n", "x/.gitignore": "!a.md\n"})
        assert discovered(".") == ["x/a.md"]

    def test_an_ignored_folder_is_not_entered_whatever_is_in_it(self, tree: Tree) -> None:
        tree("build/a.md", "b.md", contents={".gitignore": "build/\n", "build/.gitignore": "!a.md\n"})
        assert discovered(".") == ["b.md"]

    def test_a_pipe_is_ignored_and_does_not_block(self, tree: Tree) -> None:
        tree("a.md")
        os.mkfifo(".gitignore")
        assert discovered(".") == ["a.md"]

    def test_files_above_count_up_to_the_root_of_the_repository(self, tree: Tree) -> None:
        tree("r/.git/HEAD", "r/x/a.md", "r/x/b.md", "r/x/c.md", contents={".gitignore": "a.md", "r/.gitignore": "b.md"})
        assert discovered("r/x") == ["r/x/a.md", "r/x/c.md"]

    def test_files_above_do_not_count_outside_a_repository(self, tree: Tree) -> None:
        tree("x/a.md", contents={".gitignore": "a.md"})
        assert discovered("x") == ["x/a.md"]

    def test_an_ignored_folder_can_be_named(self, tree: Tree) -> None:
        tree(".git/HEAD", "build/a.md", "build/b.md", contents={".gitignore": "build/\n", "build/.gitignore": "b.md"})
        assert discovered("build") == ["build/a.md"]

    @pytest.mark.parametrize("line", ["!", "[z-a]", "# b.md", "", "a[", "\\"])
    def test_a_line_that_is_not_a_glob_is_skipped(self, tree: Tree, line: str) -> None:
        tree("a.md", "b.md", contents={".gitignore": f"{line}\na.md\r\n"})
        assert discovered(".") == ["b.md"]

    def test_a_file_that_is_not_utf8_still_counts(self, tree: Tree) -> None:
        tree("a.md", "b.md")
        Path(".gitignore").write_bytes(b"\xff\na.md\n")
        assert discovered(".") == ["b.md"]


class TestConfiguration:
    def test_include_and_exclude_choose_the_pages_of_a_directory(self, tree: Tree) -> None:
        text = 'include = ["docs/**/*.md", "*.txt"]\nexclude = ["docs/old/", "**/draft-*"]'
        tree(
            "a.md",
            "b.txt",
            "docs/a.md",
            "docs/draft-b.md",
            "docs/old/c.md",
            "docs/x/d.md",
            contents={"mdlint.toml": text},
        )
        assert discovered(".") == ["b.txt", "docs/a.md", "docs/x/d.md"]

    def test_globs_are_relative_to_the_file_not_to_the_working_directory(
        self, tree: Tree, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree("docs/a.md", "docs/b.md", contents={"mdlint.toml": 'exclude = ["docs/a.md"]'})
        monkeypatch.chdir("docs")
        assert discovered(".") == ["b.md"]

    def test_an_excluded_folder_can_be_named(self, tree: Tree) -> None:
        tree("old/a.md", contents={"mdlint.toml": 'exclude = ["old/**"]'})
        assert discovered("old") == ["old/a.md"]
        assert discovered(".", allow_empty=True) == []

    def test_each_page_has_the_nearest_file(self, tree: Tree) -> None:
        tree("a.md", "x/b.md", "x/y/c.md", contents={"mdlint.toml": "", "x/pyproject.toml": "[tool.mdlint]"})
        roots = [source.config.root.name for source in discover(["."], Configs())]
        assert roots == [Path.cwd().name, "x", "x"]

    def test_without_a_file_the_defaults_apply(self, tree: Tree) -> None:
        tree("a.md")
        (source,) = discover(["a.md"], Configs())
        assert (source.config.include, source.config.bindings) == (DEFAULT_INCLUDE, ())

    def test_a_named_file_applies_to_all_pages(self, tree: Tree) -> None:
        tree("a.md", "x/b.md", contents={"x/mdlint.toml": "", "other/conf.toml": 'exclude = ["../a.md"]'})
        sources = discover(["a.md", "x"], Configs(Path("other/conf.toml")))
        assert {source.config.root.name for source in sources} == {"other"}

    def test_a_page_has_the_settings_of_the_overrides_that_cover_it(self, tree: Tree) -> None:
        text = '[[overrides]]\npages = ["/x/"]\ndialect = "myst"'
        tree("a.md", "x/b.md", contents={"mdlint.toml": text})
        dialects = {source.path: source.config.dialect for source in discover([".", "-"], Configs(), "x/new.md")}
        assert dialects == {"a.md": "github", "x/b.md": "myst", "x/new.md": "myst"}

    def test_an_override_sets_the_dialect_of_pages_of_a_site(self, tree: Tree) -> None:
        text = '[[overrides]]\npages = ["x.md"]\ndialect = "github"'
        tree("docs/x.md", "docs/y.md", "mkdocs.yml", contents={"mdlint.toml": text})
        assert [source.config.dialect for source in discover(["docs"], Configs())] == ["github", "mkdocs"]

    def test_without_files_only_the_site_sets_the_dialect(self, tree: Tree) -> None:
        tree(
            "a.md",
            "docs/b.md",
            "mkdocs.yml",
            contents={"mdlint.toml": "not TOML", "docs/pyproject.toml": "[tool.mdlint]"},
        )
        sources = discover(["."], Configs(without_files=True))
        assert [(source.path, source.config.dialect, source.config.file) for source in sources] == [
            ("a.md", "github", None),
            ("docs/b.md", "mkdocs", None),
        ]

    def test_more_globs_are_relative_to_the_working_directory(
        self, tree: Tree, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree("x/docs/a.md", "x/docs/b.md", "x/c.md", "x/new/d.md", contents={"mdlint.toml": 'exclude = ["/x/c.md"]'})
        monkeypatch.chdir("x")
        pages = discover(["."], Configs(exclude=["/docs/a.md", "new/"]))
        assert [source.path for source in pages] == ["docs/b.md"]


class TestLinks:
    def test_a_linked_folder_is_not_followed(self, tree: Tree) -> None:
        tree("x/a.md")
        Path("x/loop").symlink_to("..")
        assert discovered(".") == ["x/a.md"]

    def test_a_linked_folder_can_be_named(self, tree: Tree) -> None:
        tree("x/a.md")
        Path("y").symlink_to("x")
        assert discovered("y") == ["y/a.md"]

    def test_a_linked_page_is_a_page_and_so_is_a_broken_or_circular_link(self, tree: Tree) -> None:
        tree("a.txt")
        Path("b.md").symlink_to("a.txt")
        Path("c.md").symlink_to("nowhere")
        Path("d.md").symlink_to("d.md")
        assert [(one.path, read(one)) for one in discover(["."], Configs())] == [
            ("b.md", ""),
            ("c.md", Unreadable(1, 1, "can't be read: No such file or directory")),
            ("d.md", Unreadable(1, 1, "can't be read: Too many levels of symbolic links")),
        ]

    def test_a_broken_link_can_be_left_out(self, tree: Tree) -> None:
        tree("a.md", "b.txt", ".git/HEAD", contents={".gitignore": "c.md", "mdlint.toml": 'exclude = ["d.md"]'})
        for name in ("b.txt.link", "c.md", "d.md"):
            Path(name).symlink_to("nowhere")
        assert discovered(".") == ["a.md"]

    def test_a_link_to_a_folder_with_the_name_of_a_page_is_not_a_page(self, tree: Tree) -> None:
        tree("a.md", "x/b.txt")
        Path("y.md").symlink_to("x")
        assert discovered(".") == ["a.md"]

    def test_the_lock_of_an_open_page_is_not_a_page(self, tree: Tree) -> None:
        """Emacs locks `a.md` with a link to nothing."""
        tree("a.md")
        Path(".#a.md").symlink_to("ada@example.4711:1700000000")
        assert discovered(".") == ["a.md"]


def test_a_pipe_in_a_directory_is_a_page_that_can_not_be_read(tree: Tree) -> None:
    os.mkfifo("a.md")
    assert [read(one) for one in discover(["."], Configs())] == [Unreadable(1, 1, "can't be read: not a regular file")]


def test_an_unreadable_folder_is_reported_like_a_page(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree("x/a.md", "b.md")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "x":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    assert discovered(".") == ["b.md", "x"]


def test_a_tree_deeper_than_the_stack_is_walked(tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deepest = "/".join(["d"] * 300)
    tree(f"{deepest}/a.md")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(200)
    try:
        assert discovered(".") == [f"{deepest}/a.md"]
    finally:
        sys.setrecursionlimit(limit)


def read(page: Source) -> str | Unreadable:
    return decode(PageReader().content(page))


def source(path: str) -> Source:
    (made,) = discover([path], Configs())
    return made


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        ("ä漢".encode(), "ä漢"),
        (b"\xef\xbb\xbfa\r\nb", "a\r\nb"),
        (b"a\0b", "a\0b"),
    ],
)
def test_a_page_is_read_as_utf8(tree: Tree, content: bytes, text: str) -> None:
    Path("a.md").write_bytes(content)
    assert read(source("a.md")) == text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xff", Unreadable(1, 1, "not UTF-8: the byte 0xff")),
        ("ä漢".encode() + b"\x80", Unreadable(1, 3, "not UTF-8: the byte 0x80")),
        (b"a\r\nb\rc\nde\xe9f", Unreadable(4, 3, "not UTF-8: the byte 0xe9")),
        (b"a\n\xc3", Unreadable(2, 1, "not UTF-8: the byte 0xc3")),
        (b"\xef\xbb\xbfab\xff", Unreadable(1, 3, "not UTF-8: the byte 0xff")),
        ("a".encode("utf-16"), Unreadable(1, 1, "not UTF-8: the text is UTF-16")),
        ("| a |".encode("utf-16-le"), Unreadable(1, 1, "not UTF-8: the text is UTF-16")),
        ("| é |".encode("utf-16-be"), Unreadable(1, 1, "not UTF-8: the text is UTF-16")),
        ("a".encode("utf-32"), Unreadable(1, 1, "not UTF-8: the text is UTF-32")),
        (b"\x00\x00\xfe\xff\x00\x00\x00a", Unreadable(1, 1, "not UTF-8: the text is UTF-32")),
        (b"\x00", "\x00"),
        ("| a |".encode("utf-32-le"), Unreadable(1, 1, "not UTF-8: the text is UTF-32")),
        (b"\xed\xa0\x80", Unreadable(1, 1, "not UTF-8: the byte 0xed")),
    ],
)
def test_the_first_byte_that_is_not_utf8_has_a_place(content: bytes, expected: Unreadable) -> None:
    assert decode(content) == expected


def test_a_vanished_page_is_a_result_not_an_exception(tree: Tree) -> None:
    tree("a.md")
    gone = source("a.md")
    Path("a.md").unlink()
    assert read(gone) == Unreadable(1, 1, "can't be read: No such file or directory")


def test_a_folder_at_the_path_of_a_page_is_a_result(tree: Tree) -> None:
    tree("a.md")
    changed = source("a.md")
    Path("a.md").unlink()
    Path("a.md").mkdir()
    assert read(changed) == Unreadable(1, 1, "can't be read: Is a directory")


def test_a_file_that_is_not_regular_does_not_block(tree: Tree) -> None:
    os.mkfifo("a.md")
    assert read(source("a.md")) == Unreadable(1, 1, "can't be read: not a regular file")
    Path("b.md").symlink_to("c.txt")
    Path("c.txt").write_text("text", encoding="utf-8")
    assert read(source("b.md")) == "text"


def test_a_closed_standard_input_is_a_result(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert read(source("-")) == Unreadable(1, 1, "can't be read: the standard input is closed")


def test_a_page_over_the_limit_is_not_read(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(utf8, "MAX_BYTES", 2**20)
    Path("a.md").write_bytes(b"a" * (2**20 + 1))
    Path("b.md").write_bytes(b"a" * 2**20)
    assert read(source("a.md")) == Unreadable(1, 1, "too large: a file has at most 1 MiB")
    assert read(source("b.md")) == "a" * 2**20


@pytest.mark.parametrize(("name", "path", "root"), [(None, "<stdin>", ""), ("x/a.md", "x/a.md", "x")])
def test_the_standard_input_is_a_page(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, name: str | None, path: str, root: str
) -> None:
    tree(contents={"mdlint.toml": "", "x/mdlint.toml": ""})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("ä".encode())))
    (page,) = discover(["-"], Configs(), name)
    assert (page.path, page.config.root, read(page)) == (path, Path.cwd() / root, "ä")


def test_the_order_does_not_depend_on_the_file_system(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree("a.md", "b.md", "c/d.md")
    once = discovered(".")
    scandir = os.scandir

    class Backwards:
        def __init__(self, path: Path) -> None:
            with scandir(path) as listing:
                self.entries = sorted(listing, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> Iterable[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr("os.scandir", Backwards)
    assert discovered(".") == once == ["a.md", "b.md", "c/d.md"]
