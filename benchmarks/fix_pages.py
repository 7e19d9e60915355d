"""Fixes the pages of a folder with all rules, and compares what GitHub's parser shows before and after.

python benchmarks/fix_pages.py FOLDER    # pages in it are read, and copies are fixed
python benchmarks/fix_pages.py FOLDER --columns aligned

A safe fix changes nothing that a reader sees, so cmark-gfm must make the same HTML of a page before and after, but for
the paragraphs in list items: a blank line in a list makes it loose. The exit status is 1 if a page differs, or if a
second run changes one. Links are left out, since their fixes change what a reader sees.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options

from mdlint.known_rules import KNOWN_RULES

SUFFIXES = (".md", ".mdx", ".markdown")
RULES = sorted(id_ for id_, known in KNOWN_RULES.items() if known.group in ("page", "style", "schema"))
_PARAGRAPH = re.compile(r"</?p>")
_SPACE = re.compile(r"\s*\n\s*")
_NEXT_TO_ITEM = re.compile(r"(?<=<li>)\n|\n(?=</li>|<ul>|<ol>)")
_MARK = "\ufeff"


def shown(text: str) -> str:
    """Return the HTML of a page, without the paragraphs of a loose list, and white space between blocks."""
    html = cmarkgfm.github_flavored_markdown_to_html(
        text.removeprefix(_MARK), Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    )
    return _NEXT_TO_ITEM.sub("", _SPACE.sub("\n", _PARAGRAPH.sub("\n", html)))


def fixed(folder: Path, options: Sequence[str]) -> str:
    """Fix the pages of a folder, and return what the command says."""
    command = [sys.executable, "-m", "mdlint", "check", "--fix", "--no-cache", "--exit-zero", "-o", "/dev/null"]
    done = subprocess.run([*command, *options, "."], cwd=folder, capture_output=True, text=True, check=True)
    return done.stderr


def main(arguments: Sequence[str] | None = None) -> int:
    """Fix copies of pages twice, print the numbers, and return the exit status."""
    parser = argparse.ArgumentParser(description="Fix pages, and compare what GitHub's parser shows.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--columns", help="the style of columns; by default, each table keeps its own")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, "pages")
        shutil.copytree(given.folder, copy, symlinks=True)
        return _compare(given.folder, copy, given.columns)


def _compare(folder: Path, copy: Path, columns: str | None) -> int:
    options = ["--select", ",".join(RULES)]
    if columns:
        (copy.parent / "mdlint.toml").write_text(f'[style]\ncolumns = "{columns}"\n', encoding="utf-8")
        options += ["--config", str(copy.parent / "mdlint.toml")]
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    print(fixed(copy, options), end="")
    first = {path: (copy / path).read_bytes() for path in paths}
    changed = [path for path in paths if first[path] != (folder / path).read_bytes()]
    print(f"{len(changed)} of {len(paths)} pages have changed")
    print("second run:", fixed(copy, options).strip() or "nothing changed")
    unstable = [path for path in paths if (copy / path).read_bytes() != first[path]]
    other = [path for path in changed if shown((folder / path).read_bytes().decode()) != shown(first[path].decode())]
    for path in unstable:
        print(f"{path}: a second run changes it")
    for path in other:
        print(f"{path}: the page is shown otherwise")
    print(f"{len(unstable)} pages changed by a second run, {len(other)} shown otherwise")
    return int(bool(unstable or other))


if __name__ == "__main__":
    sys.exit(main())
