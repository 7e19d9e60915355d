"""Compare the output of two installed versions of mdlint, byte by byte.

    python benchmarks/same.py OLD NEW [--count N] [--seed S] [--pages DIR]... [--new-options "..."] [--keep DIR]

OLD and NEW are commands, such as `old/bin/mdlint` and `.venv/bin/mdlint`. Both run

- `check`, `check --format json` with the rules that are off by default, and `extract`
- on each folder, under its own configuration and under one of each dialect, and
- on generated pages (see `fuzz_pages.py`), whose dialects take turns.

The standard output, the standard error and the exit status must be equal. Where NEW has a cache, it runs three times:
without it, with an empty one, and with the one that it wrote. `--keep` keeps the outputs of OLD in a folder for the next
comparison. The exit status is 1 if there is a difference.
"""

import argparse
import difflib
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from fuzz_pages import FIXTURES, Maker
from measure import plain_environment
from repeats import DIALECTS, SCHEMA

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FOLDERS = (ROOT / "docs", FIXTURES, SHARED / "corpus", SHARED / "hunt", SHARED / "seed")
# Pages of one run: start-up does not dominate, and a difference is found soon.
BATCH = 2_500
CONFIG = """
dialect = "{dialect}"
[[tables]]
schema = "all.schema.json"
columns = ["name"]
[[tables]]
schema = "builtin:timm-metrics"
columns = ["Model"]
"""
SUFFIXES = (".md", ".mdx", ".markdown", ".ipynb")
PAGE = re.compile(r"^(?:\{\"path\": \")?([^\"\n]*?\.(?:mdx?|markdown|ipynb))\b")
# Enough to see a cause: all differences of a version often have the same one.
SHOWN_OUTPUTS, SHOWN_PAGES, SHOWN_LINES, SHOWN_WIDTH = 10, 3, 6, 300


class Work(NamedTuple):
    """One command on one folder of pages."""

    folder: Path
    dialect: str
    arguments: tuple[str, ...]

    def __str__(self) -> str:
        name = "check --format json" if "json" in self.arguments else self.arguments[0]
        return f"{self.folder.name}, {self.dialect}: {name}"


class Output(NamedTuple):
    """The exit status, the standard output and the standard error of a command."""

    status: int
    out: bytes
    err: bytes


class Version:
    """An installed mdlint."""

    def __init__(self, command: str, options: Sequence[str] = ()) -> None:
        self.path, self._options = Path(command).absolute(), options
        self.has_cache = b"--no-cache" in self._run(["check", "--help"], ROOT, {}).out

    def output(self, work: Work, cache: str | Path | None = None) -> Output:
        """Run a command in the folder of pages. `cache` is the folder of the cache, or None to run without a cache."""
        options = [*self._options] if work.arguments[0] == "check" else []
        if cache is None and self.has_cache and work.arguments[0] == "check":
            options.append("--no-cache")
        # A version with a cache must not write it into a folder of pages, even by mistake.
        return self._run([*work.arguments, *options, "."], work.folder, {"MDLINT_CACHE_DIR": str(cache or os.devnull)})

    def off_rules(self) -> str:
        """Return the ids of the rules that are off by default, separated by commas."""
        rules = json.loads(self._run(["rules", "--format", "json"], ROOT, {}).out)
        return ",".join(rule["id"] for rule in rules if not rule["enabled"])

    def _run(self, arguments: Sequence[str], folder: Path, variables: dict[str, str]) -> Output:
        command = [str(self.path), *arguments]
        done = subprocess.run(
            command, cwd=folder, env=plain_environment() | variables, capture_output=True, check=False
        )
        return Output(done.returncode, done.stdout, done.stderr)


class Kept:
    """The outputs of the old version, kept in a folder between comparisons.

    `scratch` is the folder of this comparison. Messages may name it, so a kept output has a placeholder of the same length.
    """

    def __init__(self, old: Version, folder: Path | None, scratch: Path) -> None:
        self._old, self._folder = old, folder
        self._name, self._placeholder = scratch.name, "@" * len(scratch.name)
        self._version = digest(old.path.parents[1] / "lib") if folder else ""

    def output(self, work: Work) -> Output:
        """Return the output of the old version, from the folder if it has that of the same pages."""
        if self._folder is None:
            return self._old.output(work)
        arguments = str(work.arguments).replace(self._name, self._placeholder)
        key = f"{self._version} {work.dialect} {arguments} {digest(work.folder)}"
        file = self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.json"
        if not file.is_file():
            self._folder.mkdir(parents=True, exist_ok=True)
            status, *texts = self._old.output(work)
            parts = [text.decode("utf-8", "surrogateescape").replace(self._name, self._placeholder) for text in texts]
            file.write_text(json.dumps([status, *parts]), encoding="utf-8")
        status, *parts = json.loads(file.read_text(encoding="utf-8"))
        out, err = (part.replace(self._placeholder, self._name).encode("utf-8", "surrogateescape") for part in parts)
        return Output(status, out, err)


def digest(folder: Path) -> str:
    """Return a digest of the names and the content of all files of a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = (f"{path.relative_to(folder)}\0".encode() + path.read_bytes() for path in files)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def pages_in(folder: Path) -> int:
    """Return the number of pages of a folder."""
    return sum(path.suffix in SUFFIXES for path in folder.rglob("*") if path.is_file())


def write_configs(folder: Path) -> None:
    """Write a configuration for each dialect, with a schema of many keywords."""
    folder.mkdir()
    (folder / "all.schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    for dialect in DIALECTS:
        (folder / f"{dialect}.toml").write_text(CONFIG.format(dialect=dialect), encoding="utf-8")


def works(folder: Path, dialect: str, config: Path | None, off_rules: str) -> Iterator[Work]:
    """Yield the commands on a folder under a configuration, or under the folder's own if it is None."""
    options = () if config is None else ("--config", str(config))
    yield Work(folder, dialect, ("check", *options))
    yield Work(folder, dialect, ("check", "--format", "json", "--extend-select", off_rules, *options))
    yield Work(folder, dialect, ("extract", *options))


def generated(parent: Path, maker: Maker, count: int) -> Iterator[tuple[Path, str]]:
    """Write the generated pages in folders of one dialect each, and yield each folder with its dialect."""
    for first in range(0, count, BATCH * len(DIALECTS)):
        for offset, dialect in enumerate(DIALECTS):
            numbers = range(first + offset, min(first + BATCH * len(DIALECTS), count), len(DIALECTS))
            folder = parent / f"generated-{first}-{dialect}"
            for number in numbers:
                # Small folders: a page's links are looked up in its folder.
                file = folder / f"{number % 50:02}" / f"{number}.md"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(maker.page(number)[1], encoding="utf-8", newline="")
            if numbers:
                yield folder, dialect


def by_page(output: bytes) -> dict[str, list[str]]:
    """Return the lines of an output by the page that they are about."""
    text = output.decode("utf-8", "backslashreplace")
    if text.startswith('{\n  "version"'):
        items = json.loads(text)["diagnostics"]
        lines = [f"{item.pop('path')} {json.dumps(item, ensure_ascii=False)}" for item in items]
    else:
        lines = text.split("\n")
    pages: dict[str, list[str]] = {}
    page = ""
    for line in lines:
        found = PAGE.match(line)
        page = found[1] if found else page
        pages.setdefault(page, []).append(line)
    return pages


def differences(old: Output, new: Output) -> Iterator[str]:
    """Yield the differences of two outputs, page by page."""
    if old.status != new.status:
        yield f"exit status {old.status} -> {new.status}"
    for name, before, after in (("output", old.out, new.out), ("error output", old.err, new.err)):
        if before == after:
            continue
        olds, news = by_page(before), by_page(after)
        differ = [page for page in {**olds, **news} if olds.get(page) != news.get(page)]
        yield f"{name}: {len(before)} -> {len(after)} bytes, {len(differ)} pages differ"
        if not differ:
            at = next((at for at, (x, y) in enumerate(zip(before, after, strict=False)) if x != y), 0)
            yield f"  at byte {at}: {before[max(at - 40, 0) : at + 40]!r} -> {after[max(at - 40, 0) : at + 40]!r}"
        for page in differ[:SHOWN_PAGES]:
            yield f"  {page or '(no page)'}"
            diff = difflib.unified_diff(olds.get(page, []), news.get(page, []), n=0, lineterm="")
            lines = [line for line in diff if not line.startswith(("---", "+++", "@@"))]
            yield from (f"    {line[:SHOWN_WIDTH]}" for line in lines[:SHOWN_LINES])


def compare(work: Work, old: Kept, new: Version, caches: Path) -> list[str]:
    """Return the differences of the two versions for one command."""
    # Each command has its own cache: the first run finds it empty.
    cache = Path(tempfile.mkdtemp(dir=caches))
    names: Mapping[str, Path | None] = {"": None}
    if new.has_cache and work.arguments[0] == "check":
        names = {"without cache": None, "empty cache": cache, "own cache": cache}
    with ThreadPoolExecutor() as threads:
        expected = threads.submit(old.output, work)
        # In order: the second run with a cache finds what the first one wrote.
        actual = threads.submit(lambda: [new.output(work, where) for where in names.values()])
        return [
            f"{work} {name}".rstrip() + "".join(f"\n  {line}" for line in found)
            for name, output in zip(names, actual.result(), strict=True)
            if (found := list(differences(expected.result(), output)))
        ]


def arguments_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Compare the output of two installed versions of mdlint.")
    parser.add_argument("old", help="the command of the old version")
    parser.add_argument("new", help="the command of the new version")
    parser.add_argument("--count", type=int, default=50_000, help="the number of generated pages")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pages", type=Path, action="append", help="a folder, instead of the default folders")
    parser.add_argument("--new-options", type=shlex.split, default=[], help="more options for `check` of NEW")
    parser.add_argument("--keep", type=Path, help="keep the outputs of OLD in this folder")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the two versions, and return the exit status."""
    options = arguments_of(arguments)
    start = time.monotonic()
    old, new = Version(options.old), Version(options.new, options.new_options)
    if not (off_rules := old.off_rules()):
        sys.exit(f"{options.old} lists no rule that is off by default")
    pages = runs = different = 0
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        write_configs(scratch / "configs")
        (scratch / "caches").mkdir()
        kept = Kept(old, options.keep, scratch)
        folders = [(f.resolve(), d) for f in options.pages or FOLDERS if f.is_dir() for d in ("own", *DIALECTS)]
        made = generated(scratch, Maker(options.seed, [FIXTURES]), options.count)
        for folder, dialect in chain(folders, made):
            config = None if dialect == "own" else scratch / "configs" / f"{dialect}.toml"
            count = pages_in(folder)
            pages += count
            for work in works(folder, dialect, config, off_rules):
                found = compare(work, kept, new, scratch / "caches")
                runs += 1
                different += bool(found)
                for text in found:
                    print(text if different <= SHOWN_OUTPUTS else "\n".join(text.split("\n")[:2]), flush=True)
            print(f"{folder.name}, {dialect}: {count} pages, {time.monotonic() - start:.0f} s", flush=True)
    print(f"{different} of {runs} outputs differ, over {pages} pages (each as often as it has a dialect)")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
