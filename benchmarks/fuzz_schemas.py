"""Load mutated table schemas, naming conventions and configurations, and hold each failure to what users need.

    python benchmarks/fuzz_schemas.py [--count N] [--seed S]

A file is one of the project's, or one with every keyword or key, with mutations of its bytes or of its structure:
values of other types, names and values of other places, parts taken out or doubled. Each failure must be an error of the
user's, with a file and a place: a pointer, a key or a line. Any other exception, an error without a place, and a file that
takes over two CPU seconds is printed. The exit status is 1 if there is one.
"""

import argparse
import copy
import json
import random
import re
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mdlint.config import load_config
from mdlint.discover import Source
from mdlint.errors import ConfigError, MdlintError, SchemaError
from mdlint.runner import run
from mdlint.schema import check_convention, check_schema
from mdlint.schema.keywords import KEYWORDS

ROOT = Path(__file__).parents[1]
LONGEST = 2.0
CONFIG = """\
include = ["**/*.md"]
exclude = ["old/"]
dialect = "mkdocs"
slugs = "pymdownx"
[[tables]]
schema = "builtin:metrics"
pages = ["docs/**"]
columns = ["Model", "Top-1"]
heading = "*2025*"
[[overrides]]
pages = ["notes/*.md"]
dialect = "github"
[overrides.rules]
broken-link = "off"
[overrides.links]
ignore = ["x*"]
[rules]
ragged-row = "warning"
cell-padding = "error"
[links]
root = "."
ignore = ["https://*"]
repository = "owner/name"
by-name = true
[style]
pipes = "leading_and_trailing"
"""
# Values of every JSON type, some of which trip over limits of Python or of a library.
VALUES: Sequence[Any] = (
    *(None, True, False, 0, -1, 1.5, 10**30, 1e308, "", " ", "x", "^(a+)+$", "[", "(?u)(?a)x", "builtin:x", "#/$defs/x"),
    *("\0", "\ud800", "x" * 3_000, "../../x.json", "urn:x", "http://[::1", [], [[]], [None], ["x", "x"], {}, {"x": {}}),
    *({"$ref": "#"}, {"type": "number"}, {"column": "x"}, {"pattern": "(x"}, {"left": "a", "is": "<", "right": "b"}),
)  # fmt: skip
# A pointer, a line, a key, or the member that the document lacks. A document that is no object has no place in it.
PLACE = re.compile(
    r"#|line \d+|: end of document: |: (?:[\w.\[\]-]+|\"[^\"]*\")+: |\"[$\w]+\" is missing|expected an object or true or false"
)


def documents() -> dict[str, Any]:
    """Return the documents that are mutated, by name: those of the project, and one with every keyword."""
    files = [*ROOT.glob("schemas/*.json"), *ROOT.glob("fixtures/**/*.json")]
    known = {str(file.relative_to(ROOT)): _read(file) for file in sorted(files)}
    keywords = {name: VALUES[index % len(VALUES)] for index, name in enumerate(KEYWORDS)}
    return {name: value for name, value in known.items() if isinstance(value, dict)} | {
        "every-keyword.json": {**keywords, "items": {"properties": {"A": keywords}}}
    }


def _read(file: Path) -> Any:  # noqa: ANN401  any JSON value
    try:
        return json.loads(file.read_bytes())
    except ValueError:
        return None


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401  any JSON value
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from _places(member, (*path, key))


def mutated(draw: random.Random, document: Any) -> Any:  # noqa: ANN401  any JSON value
    """Return a document with a few values replaced, taken out, renamed or moved."""
    document = copy.deepcopy(document)
    for _ in range(draw.randint(1, 4)):
        paths = [path for path in _places(document) if path]
        if not paths:
            return draw.choice(VALUES)
        *above, key = draw.choice(paths)
        parent = document
        for step in above:
            parent = parent[step]
        _mutate(draw, parent, key, document)
    return document


def _mutate(draw: random.Random, parent: Any, key: Any, document: Any) -> None:  # noqa: ANN401  any JSON value
    kind = draw.randrange(4)
    if kind == 0:
        parent[key] = copy.deepcopy(draw.choice(VALUES))
    elif kind == 1:
        del parent[key]
    elif kind == 2 and isinstance(parent, dict):
        parent[draw.choice([*KEYWORDS, "$ref", "allOf", "if", "then", "properties", "items", "type"])] = parent[key]
    else:
        value = document
        for _ in range(draw.randint(0, 4)):
            members = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
            value = draw.choice(members) if members else value
        parent[key] = copy.deepcopy(value)


def bytes_mutated(draw: random.Random, text: str) -> bytes:
    """Return a text with a few bytes changed, taken out, doubled or put in."""
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(draw.randint(1, 5)):
        at = draw.randrange(len(data) + 1)
        kind = draw.randrange(3)
        if kind == 0:
            data[at : at + draw.randint(1, 4)] = b""
        elif kind == 1:
            data[at:at] = bytes(draw.choices(b'{}[]",:\\\0\xff\n\t 019aA.="#', k=draw.randint(1, 3)))
        else:
            data[at:at] = data[at : at + draw.randint(1, 30)]
    return bytes(data)


def failures(draw: random.Random, number: int, known: dict[str, Any], folder: Path) -> list[str]:
    """Load one mutated file, and return what is wrong with its failure."""
    name = draw.choice(list(known))
    if number % 3 == 0:
        file = folder / "mdlint.toml"
        file.write_bytes(bytes_mutated(draw, CONFIG))
    else:
        file = folder / ("a.naming.json" if name.endswith("naming.json") else "a.schema.json")
        text = json.dumps(mutated(draw, known[name]) if number % 3 == 1 else known[name])
        file.write_bytes(text.encode("ascii") if number % 3 == 1 else bytes_mutated(draw, text))
    before = time.process_time()
    try:
        found = [f"no place: {error}" for error in _errors(file, folder) if not PLACE.search(str(error))]
    except Exception:  # noqa: BLE001  any other exception is what is looked for
        found = [traceback.format_exc(limit=-3)]
    took = time.process_time() - before
    return found + ([f"took {took:.1f} s"] if took > LONGEST else [])


def _errors(file: Path, folder: Path) -> list[MdlintError]:
    """Load a file, check a page by it if it is sound, and return the errors."""
    if file.suffix == ".toml":
        try:
            run([Source(str(folder / "page.md"), load_config(file))])
        except (ConfigError, SchemaError) as error:
            return [error]
        return []
    mistakes = (check_convention if file.name.endswith(".naming.json") else check_schema)(str(file))
    if not mistakes and file.name.endswith(".schema.json"):
        config = folder / "with.toml"
        config.write_text(f'[[tables]]\nschema = "{file.name}"\n', encoding="utf-8")
        run([Source(str(folder / "page.md"), load_config(config))])
    return list(mistakes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Load mutated files, and return the exit status."""
    parser = argparse.ArgumentParser(description="Load mutated schemas and configurations.")
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--start", type=int, default=0, help="the number of the first file")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    warnings.simplefilter("error")
    known, failed = documents(), 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = "".join(f"| m{n} | A {n} | {n}.5 | [x](y{n}) |\n" for n in range(5))
        (folder / "page.md").write_text(
            f"# 2025\n\n| Model | A | Top-1 | B |\n|---|---|---|---|\n{rows}", encoding="utf-8"
        )
        for number in range(options.start, options.start + options.count):
            draw = random.Random(options.seed * 1_000_003 + number)  # noqa: S311  no secret
            found = failures(draw, number, known, folder)
            failed += bool(found)
            for what in found[:2]:
                print(f"file {number}: {what[:1500]}", flush=True)
    print(f"{failed} of {options.count} files fail in another way")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
