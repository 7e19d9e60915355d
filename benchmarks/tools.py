"""The tools that are measured: how each is installed, and how it is called.

All are installed into a folder of the benchmark. A tool that can't be installed is shown with the reason.
"""

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Command, Result, last_line
from work import ROOT, Work

RUMDL = "rumdl==0.3.0"
NODE_TOOLS = {"markdownlint-cli2": "markdownlint-cli2@0.22.1", "contextlint": "@contextlint/cli@0.5.3"}
# The nearest to what mdlint checks: no empty cell, a pattern, and the files that links lead to.
CONTEXTLINT = [
    {"rule": "tbl002", "options": {"columns": ["Model", "Top-1"]}},
    {"rule": "tbl004", "options": {"column": "Top-1", "pattern": "^[0-9.]+$"}},
    {"rule": "ref001"},
]
MISTUNE = """
import sys
from pathlib import Path
import mistune
parse = mistune.create_markdown(renderer=None, plugins=["table"])
path = Path(sys.argv[1])
for page in [path] if path.is_file() else sorted(path.rglob("*.md*")):
    if page.suffix in (".md", ".mdx") and page.is_file():
        parse(page.read_text(encoding="utf-8-sig"))
"""
# How mdlint and rumdl are run, and the options for it; the cache is a folder of the benchmark.
CACHES = {
    "no cache": ("--no-cache",),
    "empty cache": ("--cache-dir", "{cache}"),
    "own cache": ("--cache-dir", "{cache}"),
}


class Tool(NamedTuple):
    """A tool: its name, its command (None and the reason if it can't be installed), and whether it has a cache."""

    name: str
    argv: Sequence[str] | None
    has_cache: bool = False
    note: str = ""
    pages: str = "{path}"

    def commands(self, work: Work, cache: Path) -> Iterator[Command]:
        """Yield the commands that check the pages of some work."""
        if self.argv is None:
            return
        pattern = work.path if work.path != "." else self.pages.format(path=work.path)
        if not self.has_cache:
            yield Command(self.name, [*self.argv, pattern])
            return
        own = cache / self.name.replace("/", "-")
        for way, options in CACHES.items():
            argv = [*self.argv, *(option.format(cache=own) for option in options), pattern]
            # The own cache is the one that the run before it wrote.
            if way == "own cache":
                yield Command(f"{self.name}, {way}", argv)
            else:
                yield Command(f"{self.name}, {way}", argv, lambda: shutil.rmtree(own, ignore_errors=True))

    def missing(self) -> Iterator[Result]:
        """Yield a result that says why there is none."""
        if self.argv is None:
            yield Result(self.name, None, 0, self.note)


def installed(folder: Path, python: str, names: Sequence[str]) -> list[Tool]:
    """Install tools, and return all of them. `python` runs mdlint and mistune."""
    tools = []
    if "mdlint" in names or "mistune" in names:
        tools += python_tools(folder / "python", python)
    if "rumdl" in names:
        tools.append(_rumdl(folder / "rumdl"))
    node = [name for name in NODE_TOOLS if name in names]
    problem = _node_problem(folder / "node", node) if node else ""
    tools += [_node_tool(folder / "node", name, problem) for name in node]
    return [tool for tool in tools if tool.name in names]


def python_tools(folder: Path, python: str, suffix: str = "") -> list[Tool]:
    """Install mdlint, as its users do, for an interpreter, and return it and mistune. `suffix` is added to their names."""
    bin_ = _environment(folder, python, [str(ROOT)])
    if isinstance(bin_, str):
        return [Tool(f"{name}{suffix}", None, note=bin_) for name in ("mdlint", "mistune")]
    help_ = subprocess.run([bin_ / "mdlint", "check", "--help"], capture_output=True, text=True, check=True).stdout
    parse = folder / "parse.py"
    parse.write_text(MISTUNE, encoding="utf-8")
    return [
        Tool(f"mdlint{suffix}", [str(bin_ / "mdlint"), "check"], has_cache="--no-cache" in help_),
        Tool(f"mistune{suffix}", [str(bin_ / "python"), str(parse)]),
    ]


def _environment(folder: Path, python: str, requirements: Sequence[str]) -> Path | str:
    """Install requirements into a new environment, and return its folder of commands, or why it failed."""
    if python == sys.executable:
        venv.create(folder, symlinks=True)
    else:
        subprocess.run([python, "-m", "venv", "--without-pip", folder], check=True)
    bin_ = folder / "bin"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", str(bin_ / "python")]
    failed = _failed([*pip, "install", *requirements], folder)
    return failed or bin_


def _rumdl(folder: Path) -> Tool:
    bin_ = _environment(folder, sys.executable, [RUMDL])
    if isinstance(bin_, str):
        return Tool("rumdl", None, note=bin_)
    return Tool("rumdl", [str(bin_ / "rumdl"), "check", "--no-config"], has_cache=True)


def _node_problem(folder: Path, names: Sequence[str]) -> str:
    """Install tools from npm, and return why that failed."""
    if not (npm := shutil.which("npm")) or not shutil.which("node"):
        return "not installed: no npm"
    folder.mkdir()
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    return _failed([npm, "install", *options, *(NODE_TOOLS[name] for name in names)], folder)


def _node_tool(folder: Path, name: str, problem: str) -> Tool:
    if problem:
        return Tool(name, None, note=problem)
    options: Mapping[str, Sequence[str]] = {"contextlint": ["--config", str(folder / "contextlint.config.json")]}
    (folder / "contextlint.config.json").write_text(
        json.dumps({"include": ["**/*.md"], "rules": CONTEXTLINT}), encoding="utf-8"
    )
    argv = [
        shutil.which("node") or "node",
        str((folder / "node_modules" / ".bin" / name).resolve()),
        *options.get(name, []),
    ]
    return Tool(name, argv, pages="**/*.md")


def _failed(command: Sequence[str], folder: Path) -> str:
    """Run a command that installs something, and return why it failed, or an empty text."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        return "not installed: no answer in 300 s"
    if done.returncode == 0:
        return ""
    return f"not installed: {last_line(done.stderr)}"
