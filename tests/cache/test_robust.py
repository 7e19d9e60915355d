"""No state of the cache changes a result, or ends a run: damage, other runs, a full disk, missing permissions, a kill."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cache_trees import Outcome, call, write

from mdlint.cache import folder as cache_folder
from mdlint.cache.folder import CacheFolder
from mdlint.cache.store import Store

CACHE = Path(".mdlint_cache")
pytestmark = [
    pytest.mark.usefixtures("project"),
    pytest.mark.skipif(os.name != "posix", reason="pipes, permissions and signals of POSIX"),
]


@pytest.fixture
def expected(project: Path) -> Outcome:
    """Fill the cache, and return the outcome that every run has."""
    time.sleep(0.1)
    found = call("check", "--no-cache", "docs")
    assert found.status == 1
    assert not CACHE.exists()
    assert call("check", "docs") == found
    # Another form of the report uses the results of the pages.
    assert call("check", "docs", "--format", "json").status == 1
    assert [path.name[:4] for path in sorted(CACHE.iterdir())] == [".git", "CACH", "page", "run-", "run-"]
    return found


def files() -> list[Path]:
    return [path for path in CACHE.iterdir() if path.name.startswith(("run-", "pages-"))]


def check_all_forms(expected: Outcome) -> None:
    """Check with the record, with the results of pages only, and again."""
    assert call("check", "docs") == expected
    assert call("check", "docs", "--format", "concise") == call("check", "--no-cache", "docs", "--format", "concise")
    assert call("check", "docs") == expected


@pytest.mark.parametrize("seed", range(25))
def test_random_bytes(expected: Outcome, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    for file in files():
        data = bytearray(file.read_bytes())
        for _ in range(chance.choice([1, 10, 1000])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        file.write_bytes(data)
    check_all_forms(expected)


def test_a_message_of_sqlite_that_is_not_utf_8(expected: Outcome) -> None:
    """It quotes the name of a table whose definition is damaged."""
    (file,) = CACHE.glob("pages-*")
    data = file.read_bytes()
    assert data.count(b"tableentriesentries") == 1
    file.write_bytes(data.replace(b"entriesentries", b"\x90ntriesentries").replace(b"CREATE TABLE", b"CREATE TABLX"))
    check_all_forms(expected)


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.5, 0.9, 0.999])
def test_truncated(expected: Outcome, share: float) -> None:
    for file in files():
        data = file.read_bytes()
        file.write_bytes(data[: int(len(data) * share)])
    check_all_forms(expected)


@pytest.mark.parametrize("noise", [b"\0" * 100, b"SQLite format 3\0" + b"\0" * 5000, os.urandom(5000)])
def test_something_else_in_its_place(expected: Outcome, noise: bytes) -> None:
    for file in files():
        file.write_bytes(noise)
    check_all_forms(expected)


REPLACEMENTS: dict[str, Callable[[Path], None]] = {
    "folder": lambda path: path.mkdir(),
    "link to nothing": lambda path: path.symlink_to("nothing"),
    "link to a page": lambda path: path.symlink_to(Path("docs/zoo.md").absolute()),
    "link to itself": lambda path: path.symlink_to(path.name),
    "pipe": os.mkfifo,
    "nothing": lambda _path: None,
}


@pytest.mark.parametrize("kind", REPLACEMENTS)
def test_no_files_in_their_place(expected: Outcome, kind: str) -> None:
    page = Path("docs/zoo.md").read_bytes()
    for file in files():
        file.unlink()
        REPLACEMENTS[kind](file)
    check_all_forms(expected)
    assert Path("docs/zoo.md").read_bytes() == page


@pytest.mark.parametrize("end", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("kind", [*REPLACEMENTS, "noise"])
def test_no_files_of_sqlite_in_their_place(expected: Outcome, kind: str, end: str) -> None:
    (store,) = (file for file in files() if file.name.startswith("pages-"))
    path = Path(f"{store}{end}")
    REPLACEMENTS[kind](path) if kind != "noise" else path.write_bytes(os.urandom(3000))
    check_all_forms(expected)


@pytest.mark.parametrize("kind", [*REPLACEMENTS, "file"])
def test_no_folder_in_its_place(expected: Outcome, kind: str) -> None:
    shutil.rmtree(CACHE)
    REPLACEMENTS[kind](CACHE) if kind != "file" else CACHE.write_text("mine")
    check_all_forms(expected)
    assert kind != "file" or CACHE.read_text() == "mine"


def test_a_folder_of_somebody_else_is_left_alone(expected: Outcome) -> None:
    shutil.rmtree(CACHE)
    CACHE.mkdir()
    (CACHE / "mine.txt").write_text("mine")
    check_all_forms(expected)
    assert [path.name for path in CACHE.iterdir()] == ["mine.txt"]
    done = call("check", "docs", "-v")
    assert done.err.splitlines()[-1] == f"cache: none, since {CACHE.absolute()} can't be used"
    done = call("clean")
    assert (done.status, done.out) == (0, f"no cache at {CACHE.absolute()}\n")
    done = call("check", "--cache-dir", str(CACHE), "docs")
    assert (done.status, done.err) == (2, f"error: {CACHE.absolute()}: is not a cache of mdlint: it has mine.txt\n")


def test_the_cache_of_a_clone_is_not_believed(expected: Outcome) -> None:
    """Whoever wrote it could say that all pages are fine."""
    names = {file.name for file in files()}
    shutil.copytree(CACHE, "copy", copy_function=shutil.copy)
    shutil.rmtree(CACHE)
    Path("copy").rename(CACHE)
    check_all_forms(expected)
    assert {file.name for file in files() if file.name.startswith("run-")} - names
    # A folder that the user names may be copied, as CI does.
    named = ["check", "docs", "-v", "--cache-dir"]
    call(*named, "a")
    shutil.copytree("a", "b", copy_function=shutil.copy2)
    assert "from an" not in call(*named, "b").err
    assert call(*named, "b").err.splitlines()[-1].startswith("cache: the report of an earlier run")


def test_the_cache_of_an_older_version(expected: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mdlint.cache.record._FORMAT", "2")
    monkeypatch.setattr("mdlint.cache.store._FORMAT", "2")
    check_all_forms(expected)
    assert sum(file.name.startswith("pages-") for file in files()) == 1


def test_another_version_of_mdlint_has_other_keys(expected: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mdlint.cache.fingerprint.__version__", "99")
    assert "cache: 0 of 2 pages" in call("check", "docs", "-v").err


def test_a_clock_that_is_set_back(expected: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    for hours in (-24, 24, -1):
        now = time.time_ns
        monkeypatch.setattr("time.time_ns", lambda now=now, hours=hours: now() + hours * 3600 * 10**9)
        check_all_forms(expected)
        with Path("docs/near.md").open("a") as page:
            page.write("| x | y |\n")
        expected = call("check", "--no-cache", "docs")
        check_all_forms(expected)


def test_a_clock_that_is_set_back_during_a_run_keeps_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([time.time_ns(), time.time_ns() - 10**12])
    monkeypatch.setattr("mdlint.cache.record.time.time_ns", lambda: next(times, 0))
    call("check", "docs")
    assert not any(file.name.startswith("run-") for file in files())


def test_errors_of_the_database(expected: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (sqlite3.OperationalError("database or disk is full"), sqlite3.DatabaseError("malformed")):

        def connect(*_arguments: object, error: Exception = error, **_named: object) -> None:
            raise error

        monkeypatch.setattr("mdlint.cache.store.sqlite3.connect", connect)
        check_all_forms(expected)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "mdlint", *arguments]


def in_process(*arguments: str, prepare: Callable[[], None] | None = None, start: list[str] | None = None) -> Outcome:
    done = subprocess.run(
        [*(start or []), *command(*arguments)], capture_output=True, check=False, text=True, preexec_fn=prepare
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def many(project: Path) -> Path:
    """Add so many pages that their results are kept in the database by a process too."""
    for number in range(120):
        write(
            project / f"docs/p{number}.md",
            f"# P\n\n[a](p{number + 1}.md)\n\n" + "| a | b |\n|---|---|\n| 1 | 2 |\n" * 30,
        )
    return project


@pytest.mark.slow
@pytest.mark.usefixtures("many")
def test_a_full_disk() -> None:
    expected = in_process("check", "docs", "--no-cache")
    for size in (0, 50, 200, 4096, 20_000):

        def limit(size: int = size) -> None:
            # Python ignores the signal, and gets an error.
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        assert in_process("check", "docs", prepare=limit) == expected
        assert in_process("check", "docs") == expected
        assert in_process("check", "docs", prepare=limit) == expected
        shutil.rmtree(CACHE, ignore_errors=True)


@pytest.fixture
def weak() -> list[str]:
    """Return the start of a command that may not write where permissions forbid it."""
    if os.getuid():
        return []
    if (setpriv := shutil.which("setpriv")) is None:
        pytest.skip("root may write anywhere, and there is no setpriv")
    without = "-dac_override,-dac_read_search"
    return [setpriv, "--bounding-set", without, "--inh-caps", without]


@pytest.mark.slow
@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("modes", [(0o555, 0o444), (0o000, 0o444), (0o755, 0o000), (0o555, 0o644), (0o755, 0o444)])
def test_read_only(weak: list[str], modes: tuple[int, int]) -> None:
    expected = in_process("check", "docs", "--no-cache")
    in_process("check", "docs")
    with Path("docs/p0.md").open("a") as page:
        page.write("\n")
    for file in files():
        file.chmod(modes[1])
    CACHE.chmod(modes[0])
    try:
        assert in_process("check", "docs", start=weak) == expected
        assert in_process("check", "docs", "-q", start=weak) == in_process("check", "docs", "-q", "--no-cache")
    finally:
        CACHE.chmod(0o755)


@pytest.mark.slow
@pytest.mark.usefixtures("many")
def test_a_project_that_is_read_only(weak: list[str]) -> None:
    expected = in_process("check", "docs", "--no-cache")
    Path().chmod(0o555)
    try:
        assert in_process("check", "docs", start=weak) == expected
        assert not CACHE.exists()
    finally:
        Path().chmod(0o755)


@pytest.mark.slow
@pytest.mark.usefixtures("many")
def test_two_runs_at_once() -> None:
    expected = in_process("check", "docs", "--no-cache")
    for round_ in range(4):
        runs = [
            subprocess.Popen(command("check", "docs"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        for run in runs:
            out, err = run.communicate()
            assert (run.returncode, out, err) == expected
        with Path("docs/p0.md").open("a") as page:
            page.write("\n" * round_)


@pytest.mark.usefixtures("expected")
def test_a_database_that_another_run_writes_is_not_waited_for() -> None:
    (store,) = (file for file in files() if file.name.startswith("pages-"))
    with sqlite3.connect(store, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        before = time.monotonic()
        assert call("check", "docs", "-q") == call("check", "docs", "-q", "--no-cache")
        assert time.monotonic() - before < 5
        other.execute("ROLLBACK")
    other.close()


@pytest.mark.slow
@pytest.mark.usefixtures("many")
def test_killed_fifty_times() -> None:
    expected = in_process("check", "docs", "--no-cache")
    before = time.monotonic()
    in_process("check", "docs")
    whole = time.monotonic() - before
    chance = random.Random(0)  # noqa: S311  no secret
    for number in range(50):
        with Path("docs/p0.md").open("a") as page:
            page.write("\n")
        with subprocess.Popen(command("check", "docs"), stdout=subprocess.DEVNULL) as run:
            time.sleep(chance.uniform(0, whole * 1.1))
            run.send_signal(signal.SIGKILL)
        if number % 5 == 0:
            assert in_process("check", "docs") == expected
    assert in_process("check", "docs") == expected


@pytest.fixture
def store(tmp_path: Path) -> Store:
    place = cache_folder.made(CacheFolder(str(tmp_path / "c"), is_named=True))
    assert place
    return Store(place, most_bytes=200_000)


def test_the_store_is_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(20):
        monkeypatch.setattr(store, "_today", day)
        store.keep({f"{day} {number}": os.urandom(10_000) for number in range(5)})
        # The oldest value of the first day is used each day.
        assert store.values(["0 0"]) or day > 3
    (file,) = (path for path in Path("c").iterdir() if path.name.startswith("pages-"))
    assert file.stat().st_size < 400_000
    kept = store.values(f"{day} {number}" for day in range(20) for number in range(5))
    assert {key.split()[0] for key in kept} >= {"18", "19"}
    assert {key.split()[0] for key in kept} <= {"0", *map(str, range(12, 20))}


def test_records_are_bounded(expected: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mdlint.cache.record._MOST_RECORDS", 3)
    for number in range(6):
        call("check", "docs", "--exclude", f"none{number}")
    assert sum(file.name.startswith("run-") for file in files()) == 3
    check_all_forms(expected)


def test_what_a_killed_run_left_is_removed(expected: Outcome) -> None:
    left, new = CACHE / "tmp-1-abcd", CACHE / "tmp-2-abcd"
    left.touch()
    new.touch()
    os.utime(left, (0, 0))
    call("check", "docs", "-q")
    assert (left.exists(), new.exists()) == (False, True)
    check_all_forms(expected)


def test_clean(expected: Outcome) -> None:
    done = call("clean")
    assert (done.status, done.out) == (0, f"removed {CACHE.absolute()}: 3 files\n")
    assert not CACHE.exists()
    check_all_forms(expected)
    (CACHE / "mine.txt").touch()
    done = call("clean")
    words = f"error: {CACHE.absolute()}: is not removed: it has mine.txt, which is not of mdlint\n"
    assert (done.status, done.err) == (2, words)
    assert len(files()) == 3


def test_where_the_cache_is(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("docs")
    call("check", ".")
    assert (project / CACHE / ".gitignore").read_text().splitlines()[-1] == "*"
    assert (project / CACHE / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    monkeypatch.setenv("MDLINT_CACHE_DIR", str(project / "by-variable"))
    call("check", ".")
    assert (project / "by-variable").is_dir()
    call("check", ".", "--cache-dir", "by/option")
    assert (project / "docs/by/option").is_dir()
    call("clean", "--cache-dir", "by/option")
    assert not (project / "docs/by/option").exists()


@pytest.mark.parametrize("how", ["option", "variable", "standard input"])
def test_without_a_cache_none_is_made(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if how == "variable":
        monkeypatch.setenv("MDLINT_NO_CACHE", "1")
    with Path("docs/near.md").open(encoding="utf-8") as page:
        monkeypatch.setattr("sys.stdin", page)
        call("check", *{"option": ["--no-cache", "docs"], "variable": ["docs"], "standard input": ["-", "docs"]}[how])
    assert not CACHE.exists()
