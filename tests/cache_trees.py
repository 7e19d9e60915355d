"""A small project whose check asks many questions, edits of it, and a check of it with and without a cache."""

import io
import os
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from mdlint.cli import main
from mdlint.files.tree import forget

PAGE = """# Zoo

See [the other](../other/far.md#head), [none](missing.md), [near](near.md#part), [both](near.md#a--b) and [made](build/x.zip).

<!-- mdlint-schema: own.schema.json -->

| model | score |
|---|--:|
| a | 1 |
| b | 200 |

## Results

| name | speed |
|---|--:|
| x_y | 5 |
| x | 7 |
| x | 7 |
"""
NEAR = "# Near\n\n## Part\n\n## A & B\n\n[back](zoo.md#zoo)\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"
FAR = "# Far\n\n## Head\n\ntext\n"
OWN = '{"$ref": "base.schema.json"}'
BASE = '{"items": {"properties": {"score": {"type": "number", "maximum": 100}}}}'
BOUND = '{"items": {"properties": {"name": {"nameConvention": "c.naming.json"}, "speed": {"maximum": 6}}}}'
NAMING = """{
  "$schema": "urn:mdlint:naming:v1",
  "title": "Names", "separators": {"token": "_", "segment": "."},
  "tokens": {"head": {"description": "A head.", "words": ["x", "y"], "part": "head"}},
  "segments": {"name": {"description": "A name.", "grammar": [{"repeat": "head"}]}},
  "grammar": ["name"]
}"""
CONFIG = """[[tables]]
schema = "schemas/bound.schema.json"
columns = ["name"]

[[pages]]
schema = "schemas/zoo.page.json"
pages = ["docs/zoo.md"]
"""
PAGES = '{"$ref": "titled.page.json"}'
TITLED = '{"$schema": "urn:mdlint:page:v1", "properties": {"title": {"const": "Park"}}, "outline": ["Results", "*"]}'

# A translation of the page, which a check of the page alone reads too.
ZOO_FR = PAGE.replace("| b | 200 |", "| b | 300 |").replace("7 |", "7 |\n| y | 12 |")
FILES = {
    "mdlint.toml": CONFIG,
    ".gitignore": "target/\n",
    "docs/zoo.md": PAGE,
    "docs/near.md": NEAR,
    "docs/own.schema.json": OWN,
    "docs/base.schema.json": BASE,
    "other/far.md": FAR,
    "schemas/bound.schema.json": BOUND,
    "schemas/c.naming.json": NAMING,
    "schemas/zoo.page.json": PAGES,
    "schemas/titled.page.json": TITLED,
}
DOUBTFUL = {
    "mdlint.toml": [
        CONFIG + '[rules]\nragged-row = "warning"\n',
        CONFIG.replace('"name"', '"model"'),
        'dialect = "mkdocs"\n' + CONFIG,
        CONFIG + '[[overrides]]\npages = ["docs/near.md"]\n[overrides.rules]\nragged-row = "off"\n',
        "# comment\n" + CONFIG.replace('"name"', '"nothing"'),
        "",
    ],
    ".gitignore": ["build/\n", "docs/near.md\n", "*.naming.json\n"],
    "docs/zoo.md": [PAGE.replace("200", "20 "), PAGE.replace("| x | 7 |\n", "", 1), PAGE + "\n[more](near.md#no)\n"],
    "docs/near.md": [NEAR.replace("Part", "Port"), NEAR.replace("| 3 |", "|"), "\xff"],
    "schemas/zoo.page.json": ["{", "true"],
    "schemas/titled.page.json": [TITLED.replace("Park", "Zoo"), TITLED.replace('"Results"', '"Runs"')],
    "docs/own.schema.json": ['{"maxItems": 1}', "{", '{"$ref": "../schemas/bound.schema.json"}'],
    "docs/base.schema.json": [BASE.replace("100", "300"), BASE.replace("number", "string")],
    "other/far.md": [FAR.replace("Head", "Hood"), FAR + "\n## More\n"],
    "schemas/bound.schema.json": [BOUND.replace("6", "8"), '{"uniqueItems": true}', "[]"],
    "schemas/c.naming.json": [NAMING.replace('"y"', '"z"'), NAMING.replace('{"repeat": "head"}', '"head"')],
}
NEW = ["docs/missing.md", "docs/new.md", "mkdocs.yml", "docs/mdlint.toml", "docs/build/x.zip", ".git/config"]
CALLS = [
    ["docs"],
    ["docs", "--format", "json"],
    ["docs", "--format", "concise", "-q"],
    ["."],
    ["docs/zoo.md", "--select", "broken-link,broken-anchor,bad-name"],
    ["docs", "--extend-select", "column-style", "--statistics"],
    ["docs", "--exclude", "near.md"],
    ["docs/zoo.md", "--format", "concise"],
    ["docs/zoo.fr.md", "--format", "concise"],
    ["docs", "--fail-on", "error"],
    ["docs", "--color", "always"],
]


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


def call(*arguments: str) -> Outcome:
    """Call the command line as a process would that has read no schema yet."""
    forget()
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(arguments))
    return Outcome(status, out.getvalue(), err.getvalue())


def plant(folder: Path) -> None:
    for name, text in FILES.items():
        write(folder / name, text)
    (folder / ".git").mkdir()


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("latin-1"))


def edits() -> dict[str, Callable[[], None]]:
    """Return edits of the project in the working directory by their names. One that is not possible does nothing."""
    made: dict[str, Callable[[], None]] = {}
    for name, texts in DOUBTFUL.items():
        for number, text in enumerate([FILES[name], *texts]):
            made[f"write {name} {number}"] = lambda name=name, text=text: write(Path(name), text)  # type: ignore[misc]
        made[f"delete {name}"] = lambda name=name: Path(name).unlink(missing_ok=True)  # type: ignore[misc]
        made[f"touch {name}"] = lambda name=name: Path(name).touch()  # type: ignore[misc]
        made[f"twist {name}"] = lambda name=name: twist(Path(name))  # type: ignore[misc]
        made[f"move {name}"] = lambda name=name: move(Path(name), Path(name + ".moved.md"))  # type: ignore[misc]
    for number, text in enumerate([ZOO_FR, ZOO_FR.replace("300", "200"), ZOO_FR.replace("| y | 12 |", "")]):
        made[f"write docs/zoo.fr.md {number}"] = lambda text=text: write(Path("docs/zoo.fr.md"), text)  # type: ignore[misc]
    made["delete docs/zoo.fr.md"] = lambda: Path("docs/zoo.fr.md").unlink(missing_ok=True)
    for name in NEW:
        made[f"write {name}"] = lambda name=name: write(Path(name), FAR if name.endswith("md") else "")  # type: ignore[misc]
        made[f"delete {name}"] = lambda name=name: Path(name).unlink(missing_ok=True)  # type: ignore[misc]
    made["link"] = lambda: link(Path("docs/missing.md"), "../other/far.md")
    made["link out"] = lambda: link(Path("docs/missing.md"), "/etc/hostname")
    made["move .git"] = lambda: move(Path(".git"), Path(".no-git"))
    made["move other"] = lambda: move(Path("other"), Path("others"))
    return made


def twist(path: Path) -> None:
    """Change a digit of a file, and leave its size and its time of modification as they are."""
    if path.is_file():
        status = path.stat()
        text = path.read_bytes()
        changed = text.translate(bytes.maketrans(b"0123456789", b"1234567890"))
        path.write_bytes(changed)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def move(path: Path, to: Path) -> None:
    if path.exists() and not to.exists():
        path.rename(to)


def link(path: Path, target: str) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(target)
