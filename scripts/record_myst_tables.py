"""Record the tables that myst-parser finds on random pages, for the tests.

    python -m venv DIR
    DIR/bin/pip install myst-parser==5.2.0
    python scripts/record_myst_tables.py DIR

Writes `tests/markdown/myst_tables.json`: the pages, with the cell texts of the head and the body of each table in the final docutils
tree.
"""

import argparse
import json
import random
import subprocess
from pathlib import Path

RECORD = Path(__file__).parents[1] / "tests" / "markdown" / "myst_tables.json"
PAGES = 400

PYTHON = """
import io, json, sys
from docutils import nodes
from docutils.core import publish_doctree
from myst_parser.parsers.docutils_ import Parser

SETTINGS = {
    "myst_enable_extensions": ["colon_fence", "attrs_block"],
    "report_level": 5,
    "halt_level": 6,
    "file_insertion_enabled": False,
}

def tables(page):
    tree = publish_doctree(page, parser=Parser(), settings_overrides={**SETTINGS, "warning_stream": io.StringIO()})
    return [
        {"head": rows(table, nodes.thead), "body": rows(table, nodes.tbody)} for table in tree.findall(nodes.table)
    ]

def rows(table, part):
    found = [row for group in table.children for one in group.children if isinstance(one, part) for row in one]
    return [[" ".join(entry.astext().split()) for entry in row] for row in found]

print(json.dumps([tables(page) for page in json.load(sys.stdin)]))
"""

TABLE = ("| a | b |", "|---|---|", "| 1 | 2 |")
LIST = ("* - a", "  - b", "* - 1", "  - 2")
PIECES: tuple[tuple[str, ...], ...] = (
    *((TABLE,) * 6),
    *((("",),) * 8),
    *((("text",),) * 3),
    *((LIST,) * 2),
    ("```{note}",),
    ("````{tip}", ":class: wide"),
    ("```{admonition} A *title*", "---", "class: wide", "---"),
    ("```",),
    ("```",),
    ("````",),
    (":::{warning}",),
    ("::::{topic} More",),
    (":::",),
    ("::::",),
    ("~~~{important}", *TABLE, "~~~"),
    ("```{code-block} python", *TABLE, "```"),
    ("```python", "```{note}", *TABLE, "```"),
    ("```{table} A title", "", *TABLE, "```"),
    ("- item",),
    ("(target)=",),
    ("% a comment",),
    ("+++",),
    ('{#id .name key="x y"}',),
    ("# heading",),
    ("```{list-table} A title", ":header-rows: 1", "", *LIST, "```"),
    ("```{list-table}", *LIST, "```"),
    ("````{list-table}", "---", "header-rows: 2", "stub-columns: 1", "---", *LIST, "* -", "  - **c**", "````"),
    ("```{list-table}", "* - a", "  - b", "", "    c", "* -", "  - `d`", "    e", "```"),
    ("```{list-table}", "* - a", "  - b", "* - c", "```"),
    ("```{list-table}", "* a", "* b", "```"),
    ("```{list-table}", "* - a", "- - b", "```"),
    ("```{list-table}", "", "text", "", *LIST, "```"),
    ("```{list-table}", ":header-rows: 9", *LIST, "```"),
    (":::{list-table}", "- * a", "  * b", "- * 1", "  * 2", ":::"),
    ("```{csv-table} A title", ":header: Model, Top-1", "", "a, 1", '"b, c", "2 ""x"""', "```"),
    ("```{csv-table}", ":header-rows: 1", ":widths: 10, 20", "", "a, b", "1, **2**", "```"),
    ("```{csv-table}", "---", "header: 'a, \"b, c\"'", "---", "1", "2, 3, 4", "```"),
    ("```{csv-table}", "---", "header: |", "  a, b", "  c, d", "---", "1, 2", "```"),
    ("```{csv-table}", ':header: "a", "b"', "", "1, 2", "```"),
    ("```{csv-table}", ":delim: ;", "", "1; 2,3", "", "4; 5", "```"),
    ("```{csv-table}", ":delim: tab", ':quote: "\'"', "", "1\t'2\t3'", "```"),
    ("```{csv-table}", ':escape: "#"', "", 'a#,b, "c#"d"', "```"),
    ("```{csv-table}", ":keepspace:", "", "a, b", "```"),
    ("```{csv-table}", "", '1, "2', "3", "```"),
    ("```{csv-table}", "", '1, "2" 3', "```"),
    ("```{csv-table}", ":file: a.csv", "```"),
)
INDENTS = ("", "", "", "", "", "  ", "    ")


def random_pages(count: int, seed: int) -> list[str]:
    """Return random pages, the same in every run."""
    rng = random.Random(seed)  # noqa: S311  not for secrets
    pages = []
    for _ in range(count):
        lines: list[str] = []
        for _ in range(rng.randint(1, 6)):
            indent = rng.choice(INDENTS)
            lines += [indent + line if line else line for line in rng.choice(PIECES)]
        pages.append("\n".join(lines) + "\n")
    return pages


def main() -> None:
    """Write the record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a virtual environment with myst-parser")
    python = parser.parse_args().folder / "bin" / "python"
    pages = random_pages(PAGES, 20)
    done = subprocess.run(
        [python, "-c", PYTHON],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        input=json.dumps(pages),
        encoding="utf-8",
    )
    found = [{"page": page, "tables": tables} for page, tables in zip(pages, json.loads(done.stdout), strict=True)]
    RECORD.write_text("[\n" + ",\n".join(json.dumps(entry) for entry in found) + "\n]\n", encoding="utf-8")
    print(f"{len(found)} pages, {sum(len(entry['tables']) for entry in found)} tables")


if __name__ == "__main__":
    main()
