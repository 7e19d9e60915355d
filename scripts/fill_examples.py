"""Update the example files, the outputs of commands and the lists of rules and keywords that the documentation shows.

python scripts/fill_examples.py

Read the diff before you commit it: `tests/test_docs.py` checks that a page shows the real output, but only a reader can tell
whether that output is right.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from mdlint.other_linters import OTHER_RULES
from mdlint.rules import RULES
from mdlint.schema.keywords import KEYWORDS, Keyword

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

# A comment above a fenced block names the folder its commands were run in, or the file it shows.
CONSOLE = re.compile(r"(<!-- run in (\S+) -->\n```console\n)(.*?)(?=```)", re.DOTALL)
FILE = re.compile(r"(<!-- file (\S+) -->\n(`{3,})\w+\n).*?(?=\3)", re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
RULES_TABLE = re.compile(r"(?<=<!-- rules:begin -->\n).*?(?=<!-- rules:end -->)", re.DOTALL)
LINTERS_TABLE = re.compile(r"(?<=<!-- linters:begin -->\n).*?(?=<!-- linters:end -->)", re.DOTALL)
KEYWORDS_TABLE = re.compile(r"(?<=<!-- keywords:begin -->\n).*?(?=<!-- keywords:end -->)", re.DOTALL)

# Where a keyword can be used, and whether it is such a keyword.
PLACES: dict[str, Callable[[Keyword], bool]] = {
    "At the top of the schema, or in its `allOf`": lambda keyword: keyword.level == "table",
    "In the schema of a column, or in its `allOf`": lambda keyword: (
        keyword.level == "column" and not keyword.is_of_parts
    ),
    "There, or in `items` and `prefixItems` of a column whose cells hold several values": lambda keyword: (
        keyword.is_of_parts
    ),
    "Anywhere": lambda keyword: keyword.level == "any",
}


def filled(text: str) -> str:
    """Return the text of a page with its files, outputs and lists updated."""
    text = FILE.sub(lambda shown: shown[1] + (ROOT / shown[2]).read_text(encoding="utf-8"), text)
    text = CONSOLE.sub(lambda shown: shown[1] + "".join(printed(ROOT / shown[2], shown[3])), text)
    text = RULES_TABLE.sub(lambda _: rules_table(), text)
    text = LINTERS_TABLE.sub(lambda _: linters_table(), text)
    return KEYWORDS_TABLE.sub(lambda _: keywords_table(), text)


def printed(folder: Path, block: str) -> list[str]:
    """Run each command of a console block in a folder, and return it with its output."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    outputs = []
    for command in COMMAND.findall(block):
        run = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        outputs.append(f"$ {command}\n{run.stdout}{run.stderr}")
    return outputs


def rules_table() -> str:
    """Return the table of rules for the README."""
    rows = [("Rule", "Finds"), *((f"[{rule.id}](docs/rules/{rule.id}.md)", rule.summary) for rule in RULES.values())]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"| {name.ljust(widths[0])} | {finds.ljust(widths[1])} |\n" for name, finds in rows]
    return "\n" + lines[0] + f"|{'-' * (widths[0] + 2)}|{'-' * (widths[1] + 2)}|\n" + "".join(lines[1:]) + "\n"


def keywords_table() -> str:
    """Return the table of keywords in `docs/schemas.md`."""
    lines = ["", "| Where | Keywords |", "|:------|:---------|"]
    for place, is_there in PLACES.items():
        names = sorted(name for name, keyword in KEYWORDS.items() if is_there(keyword))
        lines.append(f"| {place} | {', '.join(f'[`{name}`](keywords/{name}.md)' for name in names)} |")
    return "\n".join([*lines, "", ""])


def linters_table() -> str:
    """Return the table of rules of other linters in `docs/style.md`."""
    lines = ["", "| Linter | Rule | In mdlint |", "|:-------|:-----|:----------|"]
    for rule in OTHER_RULES:
        names = ", ".join(f"`{name}`" for name in rule.names)
        ours = ", ".join(f"[{rule_id}](rules/{rule_id}.md)" for rule_id in rule.ours)
        lines.append(f"| {', '.join(rule.linters)} | {names} | {ours} |")
    return "\n".join([*lines, "", ""])


def main() -> None:
    """Update all pages."""
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
