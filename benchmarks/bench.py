"""Measure mdlint: a tree of pages compared with mistune's parse, one page from the command line, large tables, and names.

    python benchmarks/bench.py [--pages DIR] [--runs N]

All times are CPU seconds, user and system together. Each is the median of several runs, after a warm-up run. Compare ratios, not
seconds: the speed of a shared machine drifts.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import mistune

from mdlint.config import Config
from mdlint.files import Source
from mdlint.naming import Convention
from mdlint.runner import run
from mdlint.schema.files.bundled import bundled

ROOT = Path(__file__).parents[1]
CHECK = [sys.executable, "-m", "mdlint", "check", "--quiet"]
HEADER = "| Model | Img Size | Top-1 | Top-5 | Params (M) |\n|:--|--:|--:|--:|--:|\n"


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of this process for one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def paired(runs: int, *works: Callable[[], object]) -> list[float]:
    """Return the median time of each function. They run in turn, so that a drift of the machine affects them equally."""
    times = [[seconds(work) for work in works] for _ in range(runs + 1)]
    return [statistics.median(column) for column in zip(*times[1:], strict=True)]


def check_tree(pages: Sequence[Path]) -> None:
    """Read and check pages without a configuration."""
    run([Source(str(path), Config(root=path.parent)) for path in pages])


def parse_tree(pages: Sequence[Path]) -> None:
    """Read pages, and let mistune parse each into a syntax tree."""
    markdown = mistune.create_markdown(renderer=None, plugins=["table"])
    for path in pages:
        markdown(path.read_text(encoding="utf-8-sig"))


def large_page(rows: int) -> str:
    """Return a page with a sorted table of this many rows, with nearly all values distinct."""
    body = (
        f"| vit_base_patch16_224.e{i}_in1k | 224 | {90 - i * 0.001:.3f} | {95 + i % 5000 * 0.001:.3f} | {1 + i * 0.01:.2f} |"
        for i in range(rows)
    )
    return HEADER + "\n".join(body) + "\n"


def child_seconds(command: Sequence[str]) -> float:
    """Return the CPU seconds of a child process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report_tree(directory: Path, runs: int) -> None:
    """Print the time to check a tree, compared with mistune's parse of it, and its slowest page."""
    pages = sorted(path for path in directory.rglob("*.md*") if path.suffix in (".md", ".mdx"))
    size = sum(path.stat().st_size for path in pages)
    whole, parse = paired(runs, lambda: check_tree(pages), lambda: parse_tree(pages))
    slowest = max((seconds(lambda path=path: check_tree([path])), path) for path in pages)  # type: ignore[misc]
    print(f"{len(pages)} pages, {size:,} bytes: check {whole:.3f} s, mistune {parse:.3f} s, ratio {whole / parse:.2f}")
    print(f"slowest page: {slowest[0]:.3f} s, {slowest[1].relative_to(directory)}")


def report_command(runs: int) -> None:
    """Print the time for one page from the command line, with a configuration, and for the bare interpreter."""
    page = ROOT / "fixtures" / "docs" / "2025-models.md"
    command = [*CHECK, str(page)]
    bare = [sys.executable, "-c", "pass"]
    times = [(child_seconds(command), child_seconds(bare)) for _ in range(runs + 1)][1:]
    whole, floor = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"one page from the command line: {whole:.3f} s (the bare interpreter {floor:.3f} s)")


def report_large(runs: int) -> None:
    """Print the times for tables of 20,000 and 40,000 rows under builtin:timm-metrics, from the command line."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "mdlint.toml").write_text('[[tables]]\nschema = "builtin:timm-metrics"\n', encoding="utf-8")
        pages = [Path(folder) / f"{rows}.md" for rows in (20_000, 40_000)]
        for page in pages:
            page.write_text(large_page(int(page.stem)), encoding="utf-8")
        times = [[child_seconds([*CHECK, str(page)]) for page in pages] for _ in range(runs + 1)][1:]
    small, large = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"20,000 rows: {small:.3f} s; 40,000 rows: {large:.3f} s, {large / small:.2f} times that")


def report_names(runs: int) -> None:
    """Print the time to read a name by builtin:timm for the first time, and a name with a mistyped token."""
    names = [f"vit_base_patch16_rope_mixed_224.sbb_e{i}_in12k_ft_in1k" for i in range(10, 2010)]
    typos = [name.replace("rope", "rpoe") for name in names]

    def read(texts: Sequence[str]) -> None:
        convention = Convention("builtin:timm", bundled("timm.naming.json"))
        for text in texts:
            convention.read(text)

    clean, mistyped = (time / len(names) * 1e6 for time in paired(runs, lambda: read(names), lambda: read(typos)))
    print(f"a name: {clean:.0f} µs; one with a mistyped token: {mistyped:.0f} µs")


def main() -> None:
    """Run all measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--pages", type=Path, default=ROOT.parent / "shared" / "corpus", help="a folder of Markdown pages"
    )
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if options.pages.is_dir():
        report_tree(options.pages, options.runs)
    report_command(options.runs)
    report_large(options.runs)
    report_names(options.runs)


if __name__ == "__main__":
    main()
