"""Pages that are not files: objects of a store, and names with texts."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from cluster_pages import PAGES, page, write_pages

from mdlint.discover import Configs, discover
from mdlint.errors import ConfigError, MdlintError, SchemaError, UsageError
from mdlint.formatters import FORMATTERS, Style, report_text
from mdlint.model import Diagnostic
from mdlint.runner import result_of_content, run

pytest.importorskip("dask.distributed", reason="the extra `dask` is not installed")

from dask.distributed import Client
from fsspec.implementations.memory import MemoryFileSystem

from mdlint.distributed import bundle, check

pytestmark = pytest.mark.slow

CONFIG = """
[links]
root = "docs"

[[tables]]
pages = ["docs/*"]
schema = "schemas/top.schema.json"

[[overrides]]
pages = ["README.md"]
rules = { merge-conflict = "off" }
"""
SCHEMA = '{"items": {"properties": {"Top-1": {"type": "number", "minimum": 51}}}}'
RAGGED = "| a |\n|---|\n| 1 | 2 |\n"


@pytest.fixture(scope="module", autouse=True)
def client() -> Iterator[Client]:
    """Start workers that are threads, which share the store in memory. Theirs is the current client."""
    with Client(processes=False, n_workers=1, threads_per_worker=2, dashboard_address=":0") as client:
        yield client


@pytest.fixture
def store() -> Iterator[MemoryFileSystem]:
    store = MemoryFileSystem()
    yield store
    for path in store.ls("/", detail=False):
        store.rm(path, recursive=True)


def upload(store: MemoryFileSystem, folder: Path, to: str) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            store.pipe_file(f"{to}/{path.relative_to(folder)}", path.read_bytes())


def local(config: Path | None = None) -> list[Diagnostic]:
    return list(run(discover(["."], Configs(config))).diagnostics)


def without(prefix: str, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics without a prefix of paths."""
    return [
        found._replace(path=found.path.removeprefix(prefix), message=found.message.replace(prefix, ""))
        for found in diagnostics
    ]


def places(diagnostics: list[Diagnostic]) -> list[tuple[str, str, int]]:
    return [(found.path, found.rule, found.span.line) for found in diagnostics]


def write_tree(folder: Path) -> None:
    write_pages(folder, 60)
    (folder / "docs" / "x.png").touch()
    (folder / "docs" / "image.md").write_text("![a](x.png) ![b](X.png) ![c](y.png)\n", encoding="utf-8")
    (folder / "a-b").mkdir()
    (folder / "a-b" / "[1].md").write_text(RAGGED, encoding="utf-8")
    (folder / "a").mkdir()
    (folder / "a" / "c.md").write_text(RAGGED, encoding="utf-8")
    (folder / "node_modules").mkdir()
    (folder / "node_modules" / "c.md").write_text(RAGGED, encoding="utf-8")


def test_a_folder_of_a_store_has_the_findings_of_the_same_files(store: MemoryFileSystem, folder: Path) -> None:
    write_tree(folder)
    upload(store, folder, "/tree")
    report = check("memory://tree", pages_per_task=7)
    expected = local()
    assert without("memory:///tree/", list(report.diagnostics)) == expected
    assert report.summary.pages == 68
    assert {"docs/image.md", "a-b/[1].md"} <= {found.path for found in expected}
    assert report.lines["memory:///tree/a/c.md"] == RAGGED.splitlines()


def test_a_configuration_is_as_if_it_were_in_the_folder(store: MemoryFileSystem, folder: Path) -> None:
    write_tree(folder)
    (folder / "docs" / "slash.md").write_text("[a](/a.md) [b](/no.md)\n", encoding="utf-8")
    (folder / "mdlint.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "schemas").mkdir()
    (folder / "schemas" / "top.schema.json").write_text(SCHEMA, encoding="utf-8")
    upload(store, folder, "/deep/tree")
    report = check("memory://deep/tree/", config="mdlint.toml")
    expected = local()
    assert without("memory:///deep/tree/", list(report.diagnostics)) == expected
    assert {("docs/a.md", "out-of-range", 5), ("docs/slash.md", "broken-link", 1)} <= set(places(expected))
    assert "merge-conflict" not in {found.rule for found in expected}


def test_of_objects_and_globs_only_pages_are_known(store: MemoryFileSystem) -> None:
    for name in ("one.md", "two.md", "three.txt"):
        store.pipe_file(f"/docs/{name}", b"[a](one.md) [b](x.png) [c](no.md)\n")
    report = check(["memory://docs/t*.md", "memory://docs/one.md", "memory://docs/two.md", "memory://docs/three.txt"])
    assert report.summary.pages == 3
    assert [(found.path, found.message) for found in report.diagnostics] == [
        (f"memory:///docs/{name}", '"no.md" leads nowhere: there is no "memory:///docs/no.md"')
        for name in ("two.md", "one.md", "three.txt")
    ]


def test_an_object_that_is_gone_is_a_finding(store: MemoryFileSystem) -> None:
    store.pipe_file("/docs/a.md", b"# A\n")
    report = check(["memory://docs/a.md", "memory://docs/b.md"])
    assert [(found.path, found.rule, found.message) for found in report.diagnostics] == [
        ("memory:///docs/b.md", "unreadable-page", "can't be read: No such file or directory")
    ]


def test_an_object_whose_name_looks_like_a_glob_is_itself(store: MemoryFileSystem) -> None:
    for name in ("[1].md", "1.md"):
        store.pipe_file(f"/docs/{name}", RAGGED.encode())
    assert places(list(check("memory://docs/[1].md").diagnostics)) == [("memory:///docs/[1].md", "ragged-row", 3)]


@pytest.mark.parametrize(
    ("urls", "message"),
    [
        (["memory://docs/no*.md"], r"memory://docs/no\*.md: no object matches this glob"),
        (["memory://nowhere"], "memory://nowhere: no such object or folder"),
        (["memory://images"], "memory://images: no pages in this folder"),
        (["nosuch://docs/a.md"], "nosuch://docs/a.md: Protocol not known: nosuch"),
        (["memory://docs/a.md", "zip://a.md::memory://docs/a.zip"], "are in two stores: check them in two calls"),
        (["memory://docs/a.md", "docs/a.md"], "memory://docs/a.md is a URL, but docs/a.md is a path"),
        (["nowhere/*.md"], r"nowhere/\*.md: no file matches this glob"),
        (["nowhere.md"], "nowhere.md: no such file or directory"),
        (["memory://docs/a.md", ("a.md", "text")], "expected a path, a URL, or a name and a text"),
        ([""], "expected a path, a URL, or a name and a text for each page, got ''"),
        ([("a.md", "text"), "b.md"], "expected a name and a text for each page, got str"),
        ([("a.md", None)], "expected a name and a text for each page, got tuple"),
    ],
)
def test_what_cannot_be_checked_is_an_error(store: MemoryFileSystem, urls: list[str], message: str) -> None:
    store.pipe_file("/docs/a.md", b"# A\n")
    store.pipe_file("/images/a.png", b"")
    store.pipe_file("/docs/a.zip", bytes.fromhex("504b0506") + bytes(18))
    with pytest.raises(UsageError, match=message):
        check(urls)


def test_names_and_texts_have_the_findings_of_the_same_files(folder: Path) -> None:
    """Of the files of a local run, those that are not pages are not linked to, and the root is not.

    A text can't be read again to find where in a link its target is, so that findings about links have no fixes.
    """
    names = [f"page{number}.md" for number in range(150)]
    for number, name in enumerate(names):
        Path(name).write_text(page(number), encoding="utf-8")
    (folder / "latin.md").write_bytes(b"# Caf\xe9\n")
    names = sorted([*names, "latin.md"])
    texts = ((name, Path(name).read_bytes()) for name in names)
    seen: list[tuple[int, int | None]] = []
    report = check(texts, pages_per_task=8, on_progress=lambda done, total: seen.append((done, total)))
    about_links = ("broken-anchor", "broken-link")
    expected = [found._replace(fix=None) if found.rule in about_links else found for found in local()]
    assert list(report.diagnostics) == expected
    assert {"ragged-row", "broken-anchor", "broken-link", "unreadable-page"} <= {
        found.rule for found in report.diagnostics
    }
    assert seen[-1] == (151, None)
    assert not report.lines["page5.md"]


def test_texts_are_taken_as_workers_get_to_them() -> None:
    """Of 400 tasks only some are on the way, so that memory is bounded."""
    taken = 0
    ahead: list[int] = []

    def texts() -> Iterator[tuple[str, str]]:
        nonlocal taken
        for number in range(400):
            taken += 1
            yield f"{number}.md", "# A\n"

    check(texts(), pages_per_task=1, on_progress=lambda done, _total: ahead.append(taken - done))
    assert taken == 400
    assert max(ahead) < 40


def test_pages_of_a_set_name_built_in_schemas_only() -> None:
    table = "| Model | Top-1 |\n|---|--:|\n| a | 500.1 |\n"
    report = check(
        [
            ("a.md", f"<!-- mdlint-schema: builtin:timm-metrics -->\n\n{table}"),
            ("b.md", f"<!-- mdlint-schema: top.schema.json -->\n\n{table}"),
        ]
    )
    assert [(found.path, found.rule, found.message) for found in report.diagnostics][-2:] == [
        ("b.md", "unknown-schema", '"top.schema.json" is not read: the page is not a file of this machine'),
        ("b.md", "out-of-range", "Top-1 500.1 is above the maximum 100"),
    ]


def test_a_text_with_half_a_character_is_a_finding() -> None:
    (found,) = check([("a.md", "caf\ud83d\n")]).diagnostics
    assert (found.rule, found.message) == ("unreadable-page", "not UTF-8: the byte 0xed")


def test_a_name_may_occur_twice() -> None:
    assert places(list(check([("a.md", RAGGED), ("a.md", f"\n{RAGGED}")]).diagnostics)) == [
        ("a.md", "ragged-row", 3),
        ("a.md", "ragged-row", 4),
    ]


def test_a_name_may_be_an_address() -> None:
    report = check([("https://host/docs/a.md", "[a](b.md) [b](c.md) [c](/d.md)\n"), ("https://host/docs/b.md", "")])
    assert [found.message for found in report.diagnostics] == [
        '"c.md" leads nowhere: there is no "https://host/docs/c.md"'
    ]


def test_mistakes_are_found_before_the_first_page(folder: Path) -> None:
    Path("bad.toml").write_text('dialect = "no"\n', encoding="utf-8")
    Path("no-schema.toml").write_text('[[tables]]\nschema = "no.schema.json"\n', encoding="utf-8")
    pages = [("a.md", "# A\n")]
    with pytest.raises(ConfigError, match=r"bad\.toml: dialect"):
        check(pages, config="bad.toml")
    with pytest.raises(SchemaError, match=r"no\.schema\.json"):
        check(pages, config=Path("no-schema.toml"))
    with pytest.raises(UsageError, match='unknown rule "ragged-rows"'):
        check(pages, select="ragged-rows")


def test_an_exception_in_a_check_names_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("mdlint.runner.check_page", fail)
    with pytest.raises(ZeroDivisionError) as raised:
        check([("docs/a.md", "# A\n")], retries=0)
    assert raised.value.__notes__ == ["on docs/a.md"]


def test_a_task_that_failed_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    failures = threading.Semaphore(2)
    checked = result_of_content

    def fail_twice(*arguments: object) -> object:
        if failures.acquire(blocking=False):
            raise OSError("the network is down")
        return checked(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(bundle, "result_of_content", fail_twice)
    assert len(check([("a.md", RAGGED)], retries=2).diagnostics) == 1


def test_a_worker_with_another_version_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "__version__", "99.0")
    with pytest.raises(MdlintError, match=r"a worker has mdlint 99.0, expected .* as in the driver"):
        check([("a.md", "# A\n")])


def test_the_pages_of_the_module_have_findings() -> None:
    """So that the comparisons compare something."""
    rules = {found.rule for found in check(PAGES.items()).diagnostics}
    assert len(rules) > 4


def test_a_task_needs_a_page() -> None:
    with pytest.raises(UsageError, match="pages_per_task is 0, expected 1 or more"):
        check([("a.md", RAGGED)], pages_per_task=0)


def test_a_report_of_texts_is_written_in_every_format() -> None:
    report = check([("a.md", RAGGED)])
    for name in FORMATTERS:
        assert "a.md" in report_text(name, report, Style()), name
