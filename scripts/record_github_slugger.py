"""Records what the npm package github-slugger does to every code point, and writes the table that mdlint uses.

    npm install --prefix DIR github-slugger@2.0.0
    python scripts/record_github_slugger.py DIR

Writes `tests/markdown/github_slugger.json`, which the tests compare with, and `src/mdlint/markdown/slug_table.py`.
"""

import argparse
import json
import subprocess
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "tests" / "markdown" / "github_slugger.json"
TABLE = ROOT / "src" / "mdlint" / "markdown" / "slug_table.py"
SURROGATES = range(0xD800, 0xE000)
CODE_POINTS = [point for point in range(0x110000) if point not in SURROGATES]

NODE = """
import {slug} from 'github-slugger'
const slugs = []
for (let point = 0; point < 0x110000; point++) {
  if (point < 0xd800 || point > 0xdfff) slugs.push(slug(String.fromCodePoint(point)))
}
process.stdout.write(JSON.stringify(slugs))
"""

HEAD = '''"""The characters that a slug on GitHub does not have, as ranges of hexadecimal code points, upper case letters aside.

Made by scripts/record_github_slugger.py from github-slugger {version}, whose version of Unicode decides what a letter is,
whatever version Python has.
"""

REMOVED = """
{ranges}
"""
'''


class Change(NamedTuple):
    """Code points, each so many apart, that a slug moves by the same distance."""

    first: int
    last: int
    step: int
    distance: int


def slugs_of_all(folder: Path) -> dict[int, str]:
    """What the package makes of each code point."""
    command = ["node", "--input-type=module", "--eval", NODE]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8")
    return dict(zip(CODE_POINTS, json.loads(done.stdout), strict=True))


def ranges(points: Iterable[int]) -> Iterator[str]:
    """Runs of adjoining code points."""
    for _, run in groupby(enumerate(points), lambda pair: pair[1] - pair[0]):
        adjoining = [point for _, point in run]
        first, last = adjoining[0], adjoining[-1]
        yield f"{first:x}" if first == last else f"{first:x}-{last:x}"


def changes(moved: Iterable[tuple[int, int]]) -> list[Change]:
    """Runs of code points, evenly spaced, that are moved by the same distance."""
    runs: list[Change] = []
    for point, distance in moved:
        last = runs[-1] if runs else None
        step = point - last.last if last else 0
        if last and last.distance == distance and step <= 2 and last.step in (0, step):
            runs[-1] = last._replace(last=point, step=step)
        else:
            runs.append(Change(point, point, 0, distance))
    return runs


def record(slugs: dict[int, str], version: str) -> dict[str, object]:
    """What is done to all code points: which are removed, which become another, or several; all others stay."""
    moved = [(point, ord(slug) - point) for point, slug in slugs.items() if len(slug) == 1 and slug != chr(point)]
    return {
        "version": version,
        "removed": " ".join(ranges(point for point, slug in slugs.items() if not slug)),
        "moved": " ".join(f"{first:x}-{last:x}/{step}{by:+d}" for first, last, step, by in changes(moved)),
        "several": {f"{point:x}": slug for point, slug in slugs.items() if len(slug) > 1},
    }


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder whose node_modules has the package")
    folder = parser.parse_args().folder
    package = json.loads((folder / "node_modules" / "github-slugger" / "package.json").read_text(encoding="utf-8"))
    recorded = record(slugs_of_all(folder), package["version"])
    RECORD.write_text(json.dumps(recorded, indent=2) + "\n", encoding="utf-8")
    wrapped = "\n".join(textwrap.wrap(str(recorded["removed"]), 118, break_on_hyphens=False))
    TABLE.write_text(HEAD.format(version=package["version"], ranges=wrapped), encoding="utf-8")


if __name__ == "__main__":
    main()
