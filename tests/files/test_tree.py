"""Questions about the file system are recorded with their answers, and no module of a check asks any in another way."""

import ast
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import mdlint
from mdlint.files import tree
from mdlint.files.tree import UNSTABLE, Answers, Question, recording, remembered
from mdlint.files.utf8 import drafted, read_bytes

PACKAGE = Path(mdlint.__file__).parent
# These find the pages and their settings, which each run does anew, or are about the output and the cache themselves.
# `processes` asks about the CPUs and how large pages are. `distributed` has no cache, and `infer` writes files.
ASK_THEMSELVES = (
    *("cache", "cli", "config", "discover.py", "distributed", "files", "infer", "overview.py", "processes"),
)
# Files that ship with mdlint.
BUNDLED = ("bundled.py", "schema/files/resolved.py")
ASKING = frozenset(
    {"access", "exists", "expanduser", "getmtime", "getsize", "glob", "is_dir", "is_file", "is_symlink", "isdir"}
    | {"isfile", "islink", "ismount", "iterdir", "lexists", "listdir", "lstat", "open", "read_bytes", "read_text"}
    | {"readlink", "realpath", "resolve", "rglob", "samefile", "scandir", "stat", "walk"}
)
CHECKING = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] not in ASK_THEMSELVES
)


def questions_in(text: str) -> set[str]:
    """Return what a module calls or imports that asks the disk, such as `os.path.isdir` or `.is_dir`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and node.attr in ASKING:
            owner = ast.unparse(node.value)
            found |= {f"{owner}.{node.attr}"}
        elif isinstance(node, ast.ImportFrom) and node.module in ("os", "os.path", "glob", "pathlib"):
            found |= {alias.name for alias in node.names if alias.name in ASKING}
        elif isinstance(node, ast.Name) and node.id == "open":
            found |= {"open"}
    return found


# Methods and modules of ours with such a name.
OURS = {
    "markdown/dialects/javascript.py": {"brackets.open", "self._brackets.open", "self.open"},
    "page_schemas/load.py": {"library.open"},
    "rules/broken_link.py": {"destination.exists"},
    "schema/files/written.py": {"self._library.open"},
    "schema/files/references.py": {"self.open"},
    "schema/load.py": {"library.open"},
}


@pytest.mark.parametrize("module", CHECKING)
def test_a_module_of_a_check_asks_the_disk_only_where_answers_are_recorded(module: str) -> None:
    if module in BUNDLED:
        return
    assert questions_in((PACKAGE / module).read_text(encoding="utf-8")) <= OURS.get(module, set())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import os\nos.path.isdir(x)", "os.path.isdir"),
        ("from os.path import isfile", "isfile"),
        ("path.read_text()", "path.read_text"),
        ("open(x)", "open"),
    ],
)
def test_a_question_in_a_module_is_found(text: str, found: str) -> None:
    assert questions_in(text) == {found}


def answers_to(ask: Callable[[], object]) -> Answers:
    with recording() as answers, suppress(OSError, ValueError):
        ask()
    return answers


CHANGES: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
    ("folder", lambda: tree.is_folder("new"), lambda: Path("new").mkdir()),
    ("file", lambda: tree.is_file("new"), lambda: Path("new").touch()),
    ("entry", lambda: tree.has_entry("new"), lambda: Path("new").touch()),
    ("link", lambda: tree.is_link("new"), lambda: Path("new").symlink_to("nothing")),
    ("real", lambda: tree.real_path("new/x"), lambda: Path("new").symlink_to("a")),
    ("names", lambda: tree.names_in("."), lambda: Path("new").touch()),
    ("names", lambda: tree.names_in("new"), lambda: Path("new").mkdir()),
    ("below", lambda: tree.files_below("."), lambda: Path("a/new").touch()),
    ("read", lambda: read_bytes("a/x"), lambda: Path("a/x").write_text("other")),
    ("read", lambda: read_bytes("a/x"), lambda: Path("a/x").unlink()),
    ("read", lambda: read_bytes("new"), lambda: Path("new").touch()),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("kind", "ask", "change"), CHANGES)
def test_an_answer_differs_after_a_change_and_only_then(
    kind: str, ask: Callable[[], object], change: Callable[[], object]
) -> None:
    Path("a").mkdir()
    Path("a/x").write_text("text")
    before = answers_to(ask)
    assert [question.kind for question in before] == [kind]
    assert answers_to(ask) == before
    change()
    after = answers_to(ask)
    assert after.keys() == before.keys()
    assert after != before


@pytest.mark.usefixtures("folder")
def test_every_kind_can_be_asked_again() -> None:
    for kind, ask in tree.KINDS.items():
        assert list(answers_to(lambda ask=ask: ask("x"))) == [Question(kind, "x")]  # type: ignore[misc]


@pytest.mark.usefixtures("folder")
def test_a_recording_gets_the_answers_of_those_in_it() -> None:
    with recording() as outer:
        tree.is_file("a")
        with recording() as inner:
            tree.is_file("b")
        tree.is_file("c")
    assert [question.path for question in outer] == ["a", "b", "c"]
    assert [question.path for question in inner] == ["b"]
    tree.is_file("d")
    assert len(outer) == 3


@pytest.mark.usefixtures("folder")
def test_two_answers_to_a_question_are_no_answer() -> None:
    with recording() as answers:
        tree.is_file("a")
        Path("a").touch()
        tree.is_file("a")
        tree.is_file("a")
    assert answers == {Question("file", "a"): UNSTABLE}


@pytest.mark.usefixtures("folder")
def test_a_remembered_call_repeats_the_answers_of_the_first() -> None:
    calls = []

    @remembered
    def is_there(path: str) -> bool:
        calls.append(path)
        return tree.is_file(path)

    with recording() as first:
        assert not is_there("a")
    Path("a").touch()
    with recording() as second:
        assert not is_there("a")
    assert first == second == {Question("file", "a"): "False"}
    assert calls == ["a"]


@pytest.mark.usefixtures("folder")
def test_a_call_that_fails_is_not_remembered_but_its_questions_are_recorded() -> None:
    @remembered
    def text(path: str) -> bytes:
        return read_bytes(path)

    with recording() as answers, pytest.raises(ValueError, match="No such file"):
        text("a")
    assert list(answers) == [Question("read", "a")]
    Path("a").write_text("x")
    assert text("a") == b"x"


def test_a_draft_is_read_in_place_of_a_file_and_what_was_remembered_is_forgotten(tmp_path: Path) -> None:
    file, link, new = tmp_path / "a", tmp_path / "link", tmp_path / "new"
    file.write_bytes(b"old")
    link.symlink_to(file)
    read = remembered(read_bytes)
    assert read(file) == b"old"
    with drafted({link: b"draft", new: b"more"}):
        assert (read(file), read(link), read(new)) == (b"draft", b"draft", b"more")
        with drafted({file: b"inner"}):
            assert (read(file), read(new)) == (b"inner", b"more")
        assert read(file) == b"draft"
    assert read(file) == b"old"
    with pytest.raises(ValueError, match="No such file"):
        read(new)
