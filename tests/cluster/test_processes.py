"""Runs on workers that are processes give what a local run gives, even if workers die."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cluster_pages import write_pages

from mdlint.discover import Configs, discover
from mdlint.errors import MdlintError, SchemaError, UsageError
from mdlint.report import Report
from mdlint.runner import run

pytest.importorskip("dask.distributed", reason="the extra `dask` is not installed")

from dask.distributed import Client, LocalCluster
from fsspec import register_implementation
from poisoned_store import PoisonedStore

from mdlint.distributed import check

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.name for path in (ROOT / "fixtures" / "examples").iterdir())
CONFIG = """
[rules]
pipe-style = "warning"

[[tables]]
pages = ["docs/**"]
columns = ["Top-1"]
schema = "top.schema.json"

[[tables]]
pages = ["nowhere/**"]
schema = "builtin:metrics"

[[overrides]]
pages = ["more1/*"]
rules = { broken-anchor = "off" }

[[overrides]]
pages = ["more99/*"]
dialect = "mkdocs"
"""
SCHEMA = '{"items": {"properties": {"Top-1": {"type": "number", "maximum": 60}}}}'


@pytest.fixture(autouse=True)
def limit() -> Iterator[None]:
    """Fail a test that waits for workers that do not come back; Dask waits for ever."""

    def fail(_signal: int, _frame: object) -> None:
        raise TimeoutError("no end after five minutes")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(300)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Write 125 pages with a configuration."""
    write_pages(tmp_path, 120)
    (tmp_path / "mdlint.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "top.schema.json").write_text(SCHEMA, encoding="utf-8")
    return tmp_path


def local(*paths: Path | str) -> Report:
    folders = [Path(path).absolute() for path in paths if Path(path).is_dir()]
    return run(discover([str(path) for path in paths], Configs()), folders=folders)


def assert_same(report: Report, expected: Report) -> None:
    assert report._replace(lines={}) == expected._replace(lines={})
    assert dict(report.lines) == dict(expected.lines)


def test_generated_pages_have_the_findings_of_a_local_run(client: Client, pages: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    report = check(pages, client=client, pages_per_task=7, on_progress=lambda done, total: seen.append((done, total)))
    assert_same(report, local(pages))
    assert {found.rule for found in report.diagnostics} >= {
        "broken-anchor",
        "broken-link",
        "merge-conflict",
        "out-of-range",
        "ragged-row",
        "unknown-schema",
        "unreadable-page",
        "unused-binding",
        "unused-override",
    }
    # Tasks of 7 pages, the last of 6.
    assert len(seen) == 18
    assert seen[-1] == (125, 125)


@pytest.mark.parametrize("place", ["docs", "rules", *(f"examples/{name}" for name in EXAMPLES)])
def test_fixtures_have_the_findings_of_a_local_run(client: Client, place: str) -> None:
    folder = ROOT / "fixtures" / place
    try:
        expected = local(folder)
    except MdlintError as error:
        with pytest.raises(type(error), match=re.escape(str(error))):
            check(folder, client=client)
    else:
        assert_same(check(folder, client=client, pages_per_task=10), expected)


def test_several_paths_and_globs_are_as_on_the_command_line(client: Client, pages: Path) -> None:
    paths: list[str | Path] = [pages / "docs", f"{pages}/more1/page*.md", f"file://{pages}/README.md"]
    report = check(paths, client=client)
    more = sorted(str(path) for path in pages.glob("more1/page*.md"))
    assert_same(report, local(pages / "docs", *more, pages / "README.md"))


def test_rules_are_chosen_as_on_the_command_line(client: Client, pages: Path) -> None:
    report = check(pages, client=client, select=["ragged-row", "broken-link"], ignore=["broken-link"])
    assert {found.rule for found in report.diagnostics} == {"ragged-row"}


def test_relative_paths_need_workers_in_the_same_folder(
    client: Client, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pages)
    with pytest.raises(MdlintError, match=r"\.md is relative to .*, but a worker runs in .*; give absolute paths"):
        check(".", client=client)
    before = client.run(os.getcwd)
    try:
        client.run(os.chdir, str(pages))
        assert_same(check(".", client=client), local("."))
    finally:
        client.run(os.chdir, next(iter(before.values())))


def test_a_lost_worker_changes_nothing(client: Client, pages: Path) -> None:
    killed: list[int] = []

    def kill(done: int, _total: int | None) -> None:
        if done >= 30 and not killed:
            killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    report = check(pages, client=client, pages_per_task=2, on_progress=kill)
    assert killed
    assert_same(report, local(pages))


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return the URL of a folder whose pages may be poisoned, with six good pages."""
    register_implementation("poisoned", PoisonedStore, clobber=True)
    for number in range(6):
        (tmp_path / f"page{number}.md").write_text("| a |\n|---|\n| 1 | 2 |\n", encoding="utf-8")
    return f"poisoned://{tmp_path}"


def test_a_page_that_cannot_be_checked_is_named(client: Client, tmp_path: Path, store: str) -> None:
    (tmp_path / "raising.md").touch()
    with pytest.raises(RuntimeError, match="out of order") as raised:
        check(store, client=client, retries=1)
    assert raised.value.__notes__ == [f"on {store}/raising.md"]


def test_an_object_that_cannot_be_read_is_a_finding(client: Client, tmp_path: Path, store: str) -> None:
    (tmp_path / "secret.md").touch()
    (tmp_path / "latin.md").write_bytes(b"\xe9")
    report = check([store, f"{store}/gone.md"], client=client)
    assert [
        (found.path.rpartition("/")[2], found.message) for found in report.diagnostics if found.rule != "ragged-row"
    ] == [
        ("latin.md", "not UTF-8: the byte 0xe9"),
        ("secret.md", "can't be read: Permission denied"),
        ("gone.md", "can't be read: No such file or directory"),
    ]
    assert report.summary.errors == 9


def test_an_interrupt_cancels_what_is_left(client: Client, pages: Path) -> None:
    def interrupt(_done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        check(pages, client=client, pages_per_task=1, on_progress=interrupt)
    assert time.monotonic() - start < 10
    assert not client.futures
    assert_same(check(pages / "docs", client=client), local(pages / "docs"))


def test_a_schema_that_is_wrong_is_found_before_any_page_is_sent(client: Client, pages: Path) -> None:
    (pages / "top.schema.json").write_text('{"items": 1}', encoding="utf-8")
    with pytest.raises(SchemaError, match=r"top\.schema\.json"):
        check(pages, client=client, on_progress=lambda _done, _total: pytest.fail("a page was checked"))


def test_without_pages_the_report_is_empty(client: Client, tmp_path: Path) -> None:
    assert_same(check([], client=client), run([]))
    with pytest.raises(UsageError, match="no pages in this folder"):
        check(tmp_path, client=client)


# After this, it may take a while until there are workers again.
def test_a_page_that_ends_its_workers_is_named(
    client: Client, tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "deadly.md").touch()
    assert client.cluster is not None
    monkeypatch.setattr(client.cluster.scheduler, "allowed_failures", 0)
    done: list[int] = []
    # The good pages are checked, even though their worker died with them.
    with pytest.raises(MdlintError, match=rf"^{store}/z/deadly.md: each worker that checked this page died$"):
        check(store, client=client, on_progress=lambda count, _total: done.append(count))
    assert done == [1, 2, 3, 4, 5, 6]


INTERRUPTED = """
import sys
from itertools import count

from dask.distributed import Client, LocalCluster

from mdlint.distributed import check

if __name__ == "__main__":
    with LocalCluster(n_workers=1, dashboard_address=":0") as local, Client(local):
        pages = ((f"{number}.md", "# A") for number in count())
        check(pages, on_progress=lambda done, _total: print(done, flush=True))
"""


@pytest.mark.usefixtures("interruptible")
def test_control_c_ends_a_script_at_once(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED, encoding="utf-8")
    # A terminal sends the signal to all processes of the command.
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"100\n"
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert errors.splitlines()[-1] == b"KeyboardInterrupt"
