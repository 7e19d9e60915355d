"""`mdlint check --jobs`: the same output, and a clear end whatever happens to a process."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shared import CORPUS, needs_shared

if TYPE_CHECKING:
    from conftest import Run

MDLINT = [sys.executable, "-m", "mdlint", "check"]
RAGGED = "# A\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\n[x](#none) [y](p2.md#a)\n"
linux = pytest.mark.skipif(sys.platform != "linux", reason="a fork, and signals of POSIX")


@pytest.fixture(autouse=True)
def pages(folder: Path) -> None:
    for number in range(6):
        Path(f"p{number}.md").write_text(RAGGED)
    Path("p3.md").write_bytes(b"\xe9")
    Path("p4.md").write_text(RAGGED.replace("| a", "<!-- mdlint-schema: s.schema.json -->\n\n| a", 1))
    Path("s.schema.json").write_text('{"type": "array", "maxItems": 0}')


def check(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [*MDLINT, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, text=True, timeout=120)


@pytest.mark.slow
@linux
@pytest.mark.parametrize(
    "arguments", [["."], ["--format", "json", "."], ["p5.md", "-", "p1.md"], ["-v", "-q", "p0.md"]]
)
def test_the_output_is_the_same(arguments: list[str]) -> None:
    one, two = (check(*arguments, "--jobs", jobs, stdin=RAGGED) for jobs in "12")
    assert one.stdout
    assert (two.returncode, two.stdout, two.stderr) == (one.returncode, one.stdout, one.stderr)


def test_the_output_is_the_same_with_threads(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mdlint.processes.plan.start_method", lambda: "spawn")
    assert run("check", "-j2") == run("check", "-j1")


@needs_shared
@pytest.mark.slow
@linux
def test_the_output_for_real_pages_is_the_same(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    options = ["--format", "json", "--extend-select", "cell-padding", str(CORPUS)]
    one = check("-j1", *options)
    monkeypatch.setattr("mdlint.processes.plan.start_method", lambda: "spawn")
    spawned = run("check", "-j3", *options)
    forked = check(*options)
    assert len(one.stdout) > 100_000
    assert (forked.returncode, forked.stdout, forked.stderr) == (one.returncode, one.stdout, one.stderr)
    assert spawned == (one.returncode, one.stdout, one.stderr)


@pytest.mark.parametrize("target", ["p2.md", "s.schema.json"])
def test_a_file_that_only_a_worker_has_read_is_not_written_over(target: str) -> None:
    before = Path(target).read_bytes()
    outcome = check("-j2", "p2.md", "p4.md", "-o", target)
    assert (outcome.returncode, outcome.stderr) == (2, f"error: {target}: can't be written: this run has read it\n")
    assert Path(target).read_bytes() == before


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", "", "9999999", "²"])
def test_a_wrong_number_of_jobs(run: "Run", value: str) -> None:
    status, out, err = run("check", f"--jobs={value}")
    assert (status, out) == (2, "")
    first = f"error: invalid value for '--jobs' / '-j': \"{value}\" is not auto or a number from 1"
    assert err.splitlines()[0] == first


def test_auto_may_be_named(run: "Run") -> None:
    assert run("check", "-j", "auto") == run("check")


SLOW = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 200_000
# Ends the process that checks p1.md.
DIES = """
import os, sys
from mdlint import runner
from mdlint.cli import main

original = runner.parse_page
runner.parse_page = lambda content, path, config: os._exit(9) if path == "p1.md" else original(content, path, config)
sys.exit(main(["check", "-j2", *sys.argv[1:]]))
"""


@pytest.mark.slow
@linux
def test_a_process_that_ends_has_status_3_and_names_the_page() -> None:
    Path("report.txt").write_text("old")
    command = [sys.executable, "-c", DIES, ".", "-o", "report.txt"]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=120)
    words = "error: p1.md: the process that was checking it ended with status 9\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, "", words)
    assert Path("report.txt").read_text() == "old"


def children(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


@pytest.mark.slow
@linux
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("whole_group", [True, False])
def test_an_interrupt_has_status_130_and_no_traceback(*, whole_group: bool) -> None:
    """A terminal sends the interrupt to all processes of the group."""
    for number in range(2):
        Path(f"p{number}.md").write_text(SLOW)
    with subprocess.Popen(
        [*MDLINT, "-j2", "-q", "p0.md", "p1.md"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        workers = started(process.pid)
        (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


@pytest.mark.slow
@linux
def test_a_killed_process_has_status_3_and_names_the_page() -> None:
    for number in range(2):
        Path(f"p{number}.md").write_text(SLOW)
    with subprocess.Popen(
        [*MDLINT, "-j2", "p0.md", "p1.md"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        os.kill(started(process.pid)[1], signal.SIGKILL)
        out, err = process.communicate(timeout=60)
    # The process that is ready first gets the first page.
    pages = [
        b"error: %s: the process that was checking it was ended by SIGKILL; "
        b"memory may have run out, and --jobs 1 needs less\n" % page
        for page in (b"p0.md", b"p1.md")
    ]
    assert (process.returncode, out) == (3, b"")
    assert err in pages


def started(process: int) -> list[int]:
    """Return the workers of a process once two of them are at work."""
    end = time.monotonic() + 60
    while sum(ticks(child) > 10 for child in children(process)) < 2:
        assert time.monotonic() < end
        time.sleep(0.01)
    return children(process)


def ticks(process: int) -> int:
    """Return the CPU time of a process in ticks, most often of 10 ms."""
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11])


PROGRAM = (
    "import sys\nfrom mdlint.cli import main\nprint('once')\nsys.exit(main(['check', '-j2', '-q', 'p0.md', 'p1.md']))\n"
)


@pytest.mark.slow
def test_a_program_without_a_main_guard_may_call_mdlint() -> None:
    spawning = "import mdlint.processes.plan as plan\nplan.start_method = lambda: 'spawn'\n"
    Path("program.py").write_text(spawning + PROGRAM)
    done = subprocess.run([sys.executable, "program.py"], capture_output=True, check=False, text=True, timeout=120)
    assert (done.returncode, done.stdout.count("once"), done.stderr) == (1, 1, "")


@pytest.mark.slow
@linux
def test_without_more_processes_this_one_checks_all_pages() -> None:
    limited = (
        "import sys\nfrom multiprocessing import process\nfrom mdlint.cli import main\n"
        "def start(self): raise BlockingIOError(11, 'Resource temporarily unavailable')\n"
        "process.BaseProcess.start = start\nsys.exit(main(['check', '-j2', '.']))\n"
    )
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, check=False, text=True, timeout=120)
    one = check("-j1", ".")
    assert (done.returncode, done.stdout, done.stderr) == (one.returncode, one.stdout, one.stderr)


@pytest.mark.slow
@linux
@pytest.mark.parametrize("changed", ["p3.md", "s.schema.json"])
def test_the_cache_knows_what_workers_have_read(changed: str) -> None:
    """p3.md can't be read at first, and a comment names the schema."""
    environment = {name: value for name, value in os.environ.items() if name != "MDLINT_NO_CACHE"}

    def cached() -> str:
        command = [*MDLINT, "-j2", "--cache-dir", "cache", "--format", "concise", "-v", "p3.md", "p4.md"]
        done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=120, env=environment)
        return done.stdout if "an earlier run" in done.stderr else f"checked\n{done.stdout}"

    first = cached()
    assert f"checked\n{cached()}" == first
    Path(changed).write_text("{" if changed == "s.schema.json" else "# Now it can be read\n")
    second = cached()
    assert second.startswith("checked\n")
    assert second != first
