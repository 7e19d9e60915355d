"""Write the built-in schemas with their references resolved, so that no run has to resolve them.

python scripts/resolve_builtins.py           # write them
python scripts/resolve_builtins.py --check   # only report whether the file is out of date; exit with 1 if it is
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from mdlint.bundled import bundled_path
from mdlint.schema import BUILTIN_NAMES
from mdlint.schema.load import resolve

FILE = Path(__file__).parents[1] / "src/mdlint/schema/files/builtin.json"


def resolved() -> str:
    """Return the text of the file. Raises SchemaError for the first mistake in a built-in schema."""
    builtin = {}
    for name in BUILTIN_NAMES:
        reference = f"builtin:{name}"
        mistakes, table = resolve(reference, reference, bundled_path(f"{name}.schema.json"))
        if mistakes:
            raise mistakes[0]
        builtin[reference] = {"schema": table.schema, "conventions": sorted(table.conventions)}
    return json.dumps(builtin, ensure_ascii=False, indent=1) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the file, and return the exit status."""
    parser = argparse.ArgumentParser(description="Write the built-in schemas with their references resolved.")
    parser.add_argument("--check", action="store_true", help="only say whether the file is out of date")
    only_check = parser.parse_args(arguments).check
    text = resolved()
    if not only_check:
        FILE.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if FILE.is_file() and FILE.read_bytes() == text.encode():
        return 0
    print(f"{FILE.name} is out of date: run scripts/resolve_builtins.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
