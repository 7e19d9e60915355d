"""Measure mdlint.distributed on a LocalCluster: equality with a local run when a worker dies, time, and memory.

    python benchmarks/cluster.py equal --pages 20000
    python benchmarks/cluster.py size --pages 20000 50000 100000
    python benchmarks/cluster.py facts DIR

`equal` checks generated pages here and on two workers, kills one of them in the middle, and compares the reports. `size`
prints the time and the memory of the driver, which is a process of its own for each number of pages; the scheduler and
the workers are others. `facts` prints the size of the facts of each page in a folder.
"""

import argparse
import json
import os
import pickle
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dask.distributed import Client, LocalCluster

from mdlint.discover import Configs, discover
from mdlint.distributed import check
from mdlint.page_reader import PageReader
from mdlint.report import Report
from mdlint.runner import result_of, rulesets_of, run

_FOLDER = 100
_MILLION = 1_000_000
_WORDS = [
    "training",
    "a",
    "model",
    "with",
    "the",
    "default",
    "recipe",
    "takes",
    "about",
    "a",
    "day",
    "on",
    "eight",
    "accelerators",
    "and",
]


def page(number: int) -> str:
    """Return a page of 2 KB: headings, prose, links to its neighbors, and a table. Some pages have mistakes."""
    here = number % _FOLDER
    prose = " ".join(_WORDS[(number + index) % len(_WORDS)] for index in range(60))
    links = [f"[next](page{(here + 1) % _FOLDER}.md#results-{(here + 1) % _FOLDER})", f"[last](page{_FOLDER - 1}.md)"]
    links += [
        f"[other](../folder{number // _FOLDER}/page{(here * 7) % _FOLDER}.md#usage)",
        "[site](https://example.org/)",
    ]
    links += ["[gone](nowhere.md)"] if number % 25 == 0 else []
    rows = [
        f"| vit_base_patch16_{row}.e{number} | {224 + 32 * (row % 3)} | {85 - row * 0.1:.1f} | {97 - row * 0.1:.1f} |"
        for row in range(12)
    ]
    rows += ["| vit_tiny.x | 224 | 70.0 | 90.0 | 1 |"] if number % 20 == 0 else []
    table = "\n".join(["| Model | Img Size | Top-1 | Top-5 |", "|:--|--:|--:|--:|", *rows])
    parts = [f"# Page {number}", prose, f"## Usage\n\n{prose}", f"## Results {here}", table, "## See also"]
    return "\n\n".join([*parts, *(f"- {link}" for link in links)]) + "\n"


def write_pages(top: Path, count: int) -> None:
    """Write this many pages to folders of 100."""
    for number in range(count):
        folder = top / f"folder{number // _FOLDER}"
        folder.mkdir(exist_ok=True)
        (folder / f"page{number % _FOLDER}.md").write_text(page(number), encoding="utf-8")


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """Start a scheduler and workers outside of this process, and provide the address of the scheduler."""
    command = [sys.executable, __file__, "serve", "--workers", str(workers)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.stdin.close()


def serve(workers: int) -> None:
    """Run a cluster until the standard input is closed."""
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0") as local:
        print(local.scheduler_address, flush=True)
        sys.stdin.read()


def peak() -> float:
    """Return the peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Watch:
    """Notes when the page stage is done, how much memory it took, and kills a worker in its middle if asked to."""

    def __init__(self, client: Client, *, kills: bool = False) -> None:
        self._client = client
        self._kills = kills
        self.killed: int | None = None
        self.at = time.perf_counter()
        self.peak = 0.0

    def __call__(self, done: int, total: int | None) -> None:
        """Note how far the run is, as `on_progress`."""
        self.at, self.peak = time.perf_counter(), peak()
        if self._kills and self.killed is None and total and done * 2 > total:
            self.killed = next(iter(self._client.run(os.getpid).values()))
            os.kill(self.killed, signal.SIGKILL)


def equal(count: int, workers: int) -> bool:
    """Check pages here and on workers of which one is killed, and print whether the reports are the same."""
    with tempfile.TemporaryDirectory() as name, cluster(workers) as address, Client(address) as client:
        write_pages(Path(name), count)
        start = time.perf_counter()
        here = run(discover([name], Configs()), folders=[Path(name)])
        local_seconds = time.perf_counter() - start
        watch = Watch(client, kills=True)
        start = time.perf_counter()
        there = check(name, client=client, on_progress=watch)
        seconds = time.perf_counter() - start
        same = _comparable(here) == _comparable(there)
    print(f"{count:,} pages, {len(here.diagnostics):,} findings: here {local_seconds:.0f} s; on {workers} workers")
    print(
        f"{seconds:.0f} s, with worker {watch.killed} killed in the middle; {'the same' if same else 'DIFFERENT'} report"
    )
    return same and watch.killed is not None


def _comparable(report: Report) -> tuple[object, ...]:
    return report._replace(lines={}), list(report.lines), [report.lines[path] for path in list(report.lines)[:1000]]


def size(counts: Sequence[int], workers: int) -> None:
    """Print the time and memory for each number of pages, and a line through them extended to a million."""
    rows = []
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            write_pages(Path(name), count)
            with cluster(workers) as address:
                command = [sys.executable, __file__, "drive", name, "--address", address]
                done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        rows.append(json.loads(done.stdout))
        print(f"{count:,} pages: " + ", ".join(f"{name} {value:,.1f}" for name, value in rows[-1].items()), flush=True)
    if len(counts) > 1:
        for name in rows[0]:
            slope, start = statistics.linear_regression(counts, [row[name] for row in rows])
            print(f"{_MILLION:,} pages, extrapolated: {name} {start + slope * _MILLION:,.0f}")


def drive(folder: str, address: str) -> None:
    """Check a folder on a cluster, and print measurements as JSON."""
    with Client(address) as client:
        before, start = peak(), time.perf_counter()
        busy = sum(client.run(time.process_time).values())
        watch = Watch(client)
        report = check(folder, client=client, on_progress=watch)
        end = time.perf_counter()
        busy = sum(client.run(time.process_time).values()) - busy
    assert report.summary.errors
    measured = {"page stage s": watch.at - start, "worker CPU s": busy, "reduction s": end - watch.at}
    memory = {"driver MiB before": before, "after page stage": watch.peak, "after reduction": peak()}
    print(json.dumps({**measured, **memory, "driver CPU s": time.process_time()}))


def facts(folder: str) -> None:
    """Print the bytes of facts and results of each page in a folder."""
    sources = discover([folder], Configs())
    rulesets = rulesets_of(sources)
    results = [result_of(source, rulesets[source.config], PageReader()) for source in sources]
    sizes = {
        "facts": [len(pickle.dumps(result.facts)) for result in results if result.facts],
        "results": [len(pickle.dumps(result)) for result in results],
        "content": [Path(source.path).stat().st_size for source in sources],
    }
    for name, numbers in sizes.items():
        mean, median = statistics.mean(numbers), statistics.median(numbers)
        print(f"{name}: bytes a page: mean {mean:,.0f}, median {median:,.0f}, largest {max(numbers):,}")
    bundles = [zlib.compress(pickle.dumps(results[at : at + 100]), level=1) for at in range(0, len(results), 100)]
    print(f"packed in bundles of 100: {sum(map(len, bundles)) / len(results):,.0f} bytes a page")


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("equal", "size", "serve", "drive", "facts"):
        command = commands.add_parser(name)
        if name in ("drive", "facts"):
            command.add_argument("folder")
        command.add_argument("--pages", type=int, nargs="+", default=[20_000])
        command.add_argument("--workers", type=int, default=2)
        command.add_argument("--address", default="")
    given = parser.parse_args()
    if given.command == "equal":
        return 0 if all(equal(count, given.workers) for count in given.pages) else 1
    if given.command == "size":
        size(given.pages, given.workers)
    elif given.command == "serve":
        serve(given.workers)
    elif given.command == "drive":
        drive(given.folder, given.address)
    else:
        facts(given.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
