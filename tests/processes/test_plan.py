"""Processes are planned where they save time, and share the work evenly."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from mdlint.config import Config
from mdlint.discover import Source
from mdlint.processes import plan as module
from mdlint.processes.plan import PAGE_COST, plan, start_method

CONFIG = Config(root=Path("/"))


@pytest.fixture(autouse=True)
def four_cpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usable_cpus", lambda: 4)


def pages(*sizes: int) -> list[Source]:
    for number, size in enumerate(sizes):
        Path(f"{number}.md").write_bytes(b"x" * size)
    return [Source(f"{number}.md", CONFIG) for number in range(len(sizes))]


def test_few_pages_are_checked_in_one_process() -> None:
    assert plan(pages(*[5_000] * 20)) is None


def test_many_pages_are_checked_by_all_cpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "start_method", lambda: "fork")
    planned = plan(pages(*[20_000] * 100))
    assert planned is not None
    assert planned.processes == 4


def test_a_spawned_process_must_have_more_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = pages(*[10_000] * 100)
    monkeypatch.setattr(module, "start_method", lambda: "fork")
    assert plan(sources) is not None
    monkeypatch.setattr(module, "start_method", lambda: "spawn")
    assert plan(sources) is None


def test_one_cpu_has_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usable_cpus", lambda: 1)
    assert plan(pages(*[100_000] * 50)) is None


@pytest.mark.parametrize(("jobs", "count", "expected"), [(1, 9, 0), (2, 9, 2), (8, 9, 8), (100, 9, 9), (2, 1, 0)])
def test_a_number_of_jobs_is_obeyed_up_to_the_number_of_pages(jobs: int, count: int, expected: int) -> None:
    planned = plan(pages(*[10] * count), jobs)
    assert (planned.processes if planned else 0) == expected


def test_the_standard_input_and_a_page_that_is_gone() -> None:
    sources = [Source("-", CONFIG, is_stdin=True), *pages(10, 10), Source("gone.md", CONFIG)]
    planned = plan(sources, 2)
    assert planned is not None
    assert [page for chunk in planned.chunks for page in chunk] == [1, 2, 3]


@pytest.mark.parametrize(
    "sizes", [[0] * 50, [1_000] * 500, [1_000_000, *[10] * 50], [*[10] * 50, 1_000_000], range(0, 90_000, 300)]
)
def test_chunks_have_all_pages_in_order_and_about_the_same_cost(sizes: Sequence[int]) -> None:
    planned = plan(pages(*sizes), 2)
    assert planned is not None
    assert [page for chunk in planned.chunks for page in chunk] == list(range(len(sizes)))
    share = sum(size + PAGE_COST for size in sizes) / 16
    costs = [[sizes[page] + PAGE_COST for page in chunk] for chunk in planned.chunks]
    assert all(sum(cost[:-1]) < share for cost in costs)
    assert len(costs) <= 17


def test_another_thread_forbids_a_fork() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert start_method() == "spawn"
    finally:
        done.set()
        thread.join()
