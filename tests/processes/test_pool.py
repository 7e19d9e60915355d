"""Pages that several processes check have the same results, and a process that ends is an error."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import worker_checks

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="a fork, and signals of POSIX"),
    pytest.mark.usefixtures("five_pages"),
]
both = pytest.mark.parametrize("start", ["fork", "spawn"])
PROGRAM = [sys.executable, worker_checks.__file__]


@pytest.fixture
def five_pages(folder: Path) -> None:
    for name in "abcde":
        Path(f"{name}.md").write_text("| a | b |\n|---|---|\n| 1 | 2 |" + " 3 |" * (name > "b") + "\n")


def lines(start: str, check: str) -> list[str]:
    done = subprocess.run([*PROGRAM, start, check], capture_output=True, check=True, text=True, timeout=120)
    assert done.stderr == ""
    return done.stdout.splitlines()


@both
def test_results_are_in_the_order_of_the_pages(start: str) -> None:
    expected = ["a.md", "b.md", "c.md ragged-row", "d.md ragged-row", "e.md ragged-row"]
    assert lines(start, "slow_at_first") == expected


@both
@pytest.mark.parametrize(
    ("check", "page", "how"), [("killed", "c.md", "was ended by SIGKILL"), ("exits", "b.md", "ended with status 7")]
)
def test_a_process_that_ends_is_an_error_that_names_its_page(start: str, check: str, page: str, how: str) -> None:
    *before, last = lines(start, check)
    assert before in (["a.md", "b.md"][:count] for count in range(3))
    assert last.startswith(f"WorkerLost: {page}: the process that was checking it {how}")


@both
def test_the_first_exception_in_the_order_of_the_pages_is_raised(start: str) -> None:
    assert lines(start, "fails") == ["a.md", "ZeroDivisionError: b.md ['on b.md']", "True"]


@both
def test_an_exception_that_cannot_be_sent_is_described(start: str) -> None:
    assert lines(start, "fails_oddly") == ["RuntimeError: TwoPartError: can't a.md ['on a.md']", "True"]


@both
def test_too_little_memory_is_an_exception(start: str) -> None:
    assert lines(start, "runs_out_of_memory")[:2] == ["a.md", "MemoryError:  []"]


def is_over(group: int) -> bool:
    """Whether all processes of a group end in time."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@both
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent(start: str, ended_by: signal.Signals) -> None:
    with subprocess.Popen([*PROGRAM, start, "sleeps"], start_new_session=True) as process:
        end = time.monotonic() + 60
        while len(list(Path().glob("*.started"))) < 2:
            assert time.monotonic() < end
            time.sleep(0.05)
        process.send_signal(ended_by)
        process.wait(60)
    assert is_over(process.pid)
