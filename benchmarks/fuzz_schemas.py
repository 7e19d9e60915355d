"""Load mutated schemas, naming conventions and configurations: each is valid, or has mistakes with a file and a place.

    python benchmarks/fuzz_schemas.py [--count N] [--seed N]

The documents are the schemas and conventions in `schemas` and `fixtures`, and the configurations in `fixtures`. A mutation changes bytes,
or values and keys of a JSON document. Any other exception is a failure, and so is a document that takes more than two seconds. A valid
schema also checks a small table. The exit status is 1 after a failure.
"""

import argparse
import copy
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from mdlint.config import load_config
from mdlint.errors import ConfigError, SchemaError
from mdlint.markdown import parse
from mdlint.schema import BoundTable, check_convention, examine_schema, load, load_convention, violations

ROOT = Path(__file__).parents[1]
SECONDS = 2.0
TABLE = parse(
    "| Model | Top-1 | Params (M) |\n|---|---|---|\n| vit_base_224.in1k | 84.8 | 1 |\n| aaaaaaaaaaaaaa! | 4,8 (+1) | - |\n"
).tables[0]
# Values that break what expects another type, a pattern that ends, or a document that is not in a circle.
VALUES = [
    None, True, False, 0, -1, 1.5, 1e300, "", "x", "é\u202e\0", "^(a+)+$", "(?u)(?a)", "[[a]", "(", ".*a.*b", "#", "#/items", "#/$defs/x",
    "builtin:metrics", "builtin:timm", "http://[::1", "../../../etc/passwd", "/dev/null", [], {}, ["a"], [["a"]], {"a": 1}, ["array", "null"],
    "number", "array", "urn:mdlint:table:v1", "urn:mdlint:naming:v1", "https://json-schema.org/draft/2020-12/schema", "a" * 5_000, 10**400,
]  # fmt: skip
PIECES = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"\\",
    b"NaN",
    b"Infinity",
    b"1e999",
    b"9" * 5_000,
    b"\xff",
    b"\xef\xbb\xbf",
    b"\0",
    b"=",
    b"\n",
]


def changed_bytes(content: bytes, rng: random.Random) -> bytes:
    """Insert, remove or repeat a few pieces of a document."""
    for _ in range(rng.randint(1, 3)):
        start = rng.randrange(len(content) + 1)
        end = min(len(content), start + rng.choice([0, 1, 5, 50]))
        piece = rng.choice([rng.choice(PIECES), content[start:end] * 2, b"", bytes([rng.randrange(256)])])
        content = content[:start] + piece + content[end:]
    return content


def changed_values(document: Any, keys: list[str], rng: random.Random) -> bytes:  # noqa: ANN401  any JSON
    """Replace, add or remove a few values of a JSON document."""
    document = copy.deepcopy(document)
    for _ in range(rng.randint(1, 3)):
        places = list(_places(document))
        parent, key = rng.choice(places)
        match rng.randrange(4):
            case 0:
                parent[key] = copy.deepcopy(rng.choice(VALUES))
            case 1:
                del parent[key]
            case 2 if isinstance(parent, dict):
                parent[rng.choice(keys)] = copy.deepcopy(rng.choice([*VALUES, parent[key]]))
            case _:
                other, name = rng.choice(places)
                parent[key] = copy.deepcopy(other[name]) if name in other or isinstance(name, int) else None
        if not document:
            break
    return json.dumps(document).encode()


def _places(document: Any) -> Any:  # noqa: ANN401  any JSON
    members = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for key, value in list(members):
        yield document, key
        yield from _places(value)


def read_schema(name: str, folder: Path) -> list[SchemaError]:
    """Return the mistakes in a schema; a schema without any checks a table."""
    mistakes, _ = examine_schema(name, folder)
    if not mistakes:
        violations(BoundTable(TABLE, load(name, folder)))
    return mistakes


def read_convention(name: str, folder: Path) -> list[SchemaError]:
    """Return the mistakes in a convention; a convention without any reads a name."""
    mistakes = check_convention(name, folder)
    if not mistakes:
        load_convention(name, folder).read("vit_base_224.in1k")
    return mistakes


def read_config(name: str, folder: Path) -> list[ConfigError]:
    """Return the first mistake in a configuration."""
    try:
        load_config(folder / name)
    except ConfigError as error:
        return [error]
    return []


READERS: dict[str, Callable[[str, Path], Sequence[SchemaError | ConfigError]]] = {
    "toml": read_config,
    "naming": read_convention,
    "schema": read_schema,
}


def has_place(error: SchemaError | ConfigError, name: str) -> bool:
    """Whether an error names the file, and a place in it unless it is about the whole file."""
    place = error.pointer if isinstance(error, SchemaError) else error.place
    about_all = any(
        words in error.message
        for words in ("expected an object", "is missing", "can't be read", "levels deep", "is not a text file")
    )
    return (name in error.file or error.file.startswith("builtin:")) and bool(
        place or "line " in error.message or about_all
    )


def main() -> int:
    """Load the mutated documents, and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311  not for secrets
    files = [
        file
        for folder in ("schemas", "fixtures")
        for file in sorted((ROOT / folder).rglob("*"))
        if file.suffix in {".json", ".toml"}
    ]
    contents = {file: file.read_bytes() for file in files if file.stat().st_size < 30_000}
    parsed = {file: json.loads(content) for file, content in contents.items() if file.suffix == ".json"}
    keys = sorted({key for document in parsed.values() for _, key in _places(document) if isinstance(key, str)})
    counts: Counter[str] = Counter()
    slowest = (0.0, b"")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".git").mkdir()
        for number in range(options.count):
            file = rng.choice(list(contents))
            by_value = file in parsed and rng.random() < 0.7
            content = changed_values(parsed[file], keys, rng) if by_value else changed_bytes(contents[file], rng)
            kind = (
                "toml" if file.suffix == ".toml" else "naming" if b"urn:mdlint:naming" in contents[file] else "schema"
            )
            # Each document has its own name, since loaded ones are kept.
            path = folder / (f"{number}/mdlint.toml" if kind == "toml" else f"{number}.{kind}.json")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            read = READERS[kind]
            start = time.process_time()
            try:
                mistakes = read(str(path.relative_to(folder)), folder)
                bad = [mistake for mistake in mistakes if not has_place(mistake, path.name)]
                counts["mistakes" if mistakes else "valid"] += 1
                if bad:
                    counts["without a place"] += 1
                    print(f"without a place: {bad[0]}")
            except Exception:  # noqa: BLE001  any other exception is what is looked for
                counts["crashes"] += 1
                print(content[:2_000], traceback.format_exc(limit=-4), sep="\n")
            slowest = max(slowest, (time.process_time() - start, content))
            counts["slow"] += time.process_time() - start > SECONDS
            path.unlink()
    print(f"{dict(counts)}, slowest {slowest[0]:.2f} s")
    if slowest[0] > SECONDS:
        print(slowest[1][:2_000])
    return int(bool(counts["crashes"] or counts["slow"] or counts["without a place"]))


if __name__ == "__main__":
    sys.exit(main())
