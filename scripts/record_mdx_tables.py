"""Record the tables that MDX finds on random pages, for the tests.

    npm install --prefix DIR remark-parse@11 remark-gfm@4 remark-mdx@3 remark-directive@4 unified@11 mdast-util-to-string@4
    python scripts/record_mdx_tables.py DIR

Writes `tests/markdown/mdx_tables.json`: the pages that MDX reads without an error, with the first line, the header and the rows of
each table.
"""

import argparse
import json
import random
import subprocess
from pathlib import Path

RECORD = Path(__file__).parents[1] / "tests" / "markdown" / "mdx_tables.json"
PAGES = 400

NODE = """
import {unified} from 'unified'
import remarkParse from 'remark-parse'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkDirective from 'remark-directive'
import {toString} from 'mdast-util-to-string'
import {text} from 'node:stream/consumers'
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).use(remarkDirective)
function tables(node) {
  if (node.type !== 'table') return (node.children || []).flatMap(tables)
  const [header, ...rows] = node.children.map((row) => row.children.map((cell) => toString(cell)))
  return [{line: node.position.start.line, header, rows}]
}
const pages = JSON.parse(await text(process.stdin))
const read = (page) => { try { return tables(parser.parse(page)) } catch { return null } }
process.stdout.write(JSON.stringify(pages.map(read)))
"""

TABLE = ("| a | b |", "|---|---|", "| 1 | 2 |")
PIECES: tuple[tuple[str, ...], ...] = (
    *((TABLE,) * 8),
    *((("",),) * 10),
    *((("text",),) * 3),
    ("| 3 | 4 |",),
    ("# heading",),
    (":::note",),
    (":::tip[Title with *text*]{#id}",),
    ("::::info",),
    (":::",),
    (":::",),
    ("::::",),
    ("- item",),
    ("1. item",),
    # The blank line matters: micromark and GitHub read a table right below another in a quote differently, with or without MDX.
    ("> quote", "> | c | d |", "> |---|---|", ""),
    ("<Tabs>", "</Tabs>"),
    ("<Tabs>", "", *TABLE, "", "</Tabs>"),
    ('<Tabs values={[{label: "a > b"}, 2]}>', '<TabItem value="x">', *TABLE, "</TabItem>", "</Tabs>"),
    ("<Foo", '  a="b > c', '  d"', "  e={`x", "", "  ${1}`}", "/>"),
    ("<Foo.Bar a={{b: 1}} /> {/* note */}",),
    ("<div>", "  <p>text</p>", *TABLE, "</div>"),
    ("<div>text</div>",),
    ("{/* a comment */}",),
    (
        "{/* a comment",
        "| a | b |",
        "|---|---|",
        "*/}",
    ),
    (
        "{[1, 2].map(x =>",
        "  x)}",
    ),
    ("", "{1} text"),
    ("import A from 'a'",),
    (
        "import {A,",
        "  B} from 'b'",
        "export const c = 1",
    ),
    (
        "export const d = () => {",
        "",
        "  return `| a | b |",
        "|---|---|`",
        "}",
    ),
    ("```js", "<Foo {", "| a | b |", "|---|---|", "```"),
    ("~~~", ":::note", "~~~"),
    ("&nbsp;",),
)
INDENTS = ("", "", "", "", "  ", "    ", "      ")


def random_pages(count: int) -> list[str]:
    """Return random pages, the same in every run."""
    rng = random.Random(20)  # noqa: S311  not for secrets
    pages = []
    for _ in range(count):
        lines: list[str] = []
        for _ in range(rng.randint(2, 7)):
            indent = rng.choice(INDENTS)
            lines += [indent + line if line else line for line in rng.choice(PIECES)]
        pages.append("\n".join(lines) + "\n")
    return pages


def main() -> None:
    """Write the record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder with the packages in its node_modules")
    folder = parser.parse_args().folder
    pages = random_pages(PAGES * 3)
    command = ["node", "--input-type=module", "--eval", NODE]
    done = subprocess.run(
        command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True, input=json.dumps(pages), encoding="utf-8"
    )
    found = [{"page": page, "tables": tables} for page, tables in zip(pages, json.loads(done.stdout), strict=True)]
    valid = [entry for entry in found if entry["tables"] is not None][:PAGES]
    RECORD.write_text("[\n" + ",\n".join(json.dumps(entry) for entry in valid) + "\n]\n", encoding="utf-8")
    print(f"{len(valid)} pages, {sum(len(entry['tables']) for entry in valid)} tables")


if __name__ == "__main__":
    main()
