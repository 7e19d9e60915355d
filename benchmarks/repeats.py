"""Pages that repeat a few tokens in one context: where work that grows with the square of the page's size shows.

A hand-made list of hostile pages has the pages that somebody thought of. Here every token, and every short sequence of
tokens, can be in every context of every dialect. Each page is checked in this process, with all rules on and a schema
of many keywords, at three sizes.
"""

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mdlint.config import load_config
from mdlint.discover import Source
from mdlint.model import Dialect
from mdlint.rules import RULES
from mdlint.runner import run

# The marks of CommonMark, GFM, HTML, the dialects, and the values and names in cells.
TOKENS = (
    *("a", "é", "1", " ", "\t", "\n", "\n\n", "\r", "\0", "\u0301", "\u200d", "🪐", "-", "–", "±", "%", ",", "."),
    *("|", "| ", "\\|", "\\", "\\\\", "|\n", "---", ":-:", "||", "- ", "* ", "+ ", "1. ", "> ", "# ", "    ", "- [x] "),
    *("*", "**", "_", "__", "~~", "~", "^", "`", "``", "```", "~~~\n", "```{note}\n", ":::", ":::note\n", "!!! note\n"),
    *("[", "]", "(", ")", "![", "](", "[a](b)", "[a](#b)", "[a][b]", "[a]", "[a]:", "[^1]", "[^", "[^1]: ", "]:", "][", "<", ">"),
    *("<a>", "</a>", '<a name="x">', '<a href="x">', '<a href="', "<b ", "<br>", "<sup>", "</sup>", "<sub>1</sub>", "<u>", "<s>"),
    *("<table>", "<tr>", "<td>", "</td>", "<td rowspan=9>", "<th>", "</table>", "<div>", "</div>", "<pre>", "<script>", "<p "),
    *("<!--", "-->", "<!-- mdlint-disable -->", "<?", "<![CDATA[", "&", "&amp;", "&#", "&lt;", ";", "http://", "www.", "x@y.z"),
    *("{", "}", "{{", "}}", "{% ", " %}", "{: ", "{#a}", "{a}`", "${", "$", "$$", "=", '="', '"', "'", "+++\n", "---\n"),
    *("resnet50", "vit_", ".", "50.1", "+1", "(", "1e9", "1,000", "1 ms", "1h", "--", "N/A", "→", "<<<<<<<\n", "=======\n"),
)  # fmt: skip
CELL = "| {} | b | c | d | e | f |\n|---|---|---|---|---|---|\n"
# Contexts of every dialect: `@` is where the tokens are repeated.
CONTEXTS: Mapping[str, str] = {
    "text": "@",
    "text after a table": "| a | b |\n|---|---|\n| 1 | 2 |\n@",
    "text before a table": "@\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "heading": "# @\n\n[x](#y)\n",
    "emphasis": "**@** *@*",
    "code span": "`@`",
    "code block": "```\n@\n```\n",
    "info string": "```@\n```\n",
    "front matter": "---\n@\n---\n",
    "quote": "> @",
    "list item": "- @",
    "footnote": "[^@]: x\n\n[^a]: @\n",
    "link text": "[@](x)",
    "link target": "[a](@)",
    "link target in brackets": "[a](<@>)",
    "link title": '[a](b "@")',
    "fragment": "[a](#@)\n\n# b\n",
    "reference": "[a][@]\n\n[@]: x\n",
    "definition": "[a]: @\n",
    "autolink": "<https://@>",
    "bare address": "https://a.org/@",
    "comment": "<!-- @ -->",
    "comment for mdlint": "<!-- mdlint-disable-next-table @ -->\n\n| a |\n|---|\n",
    "tag": "<a @>",
    "attribute": '<a href="@">',
    "HTML block": "<div>\n@\n</div>\n",
    "HTML cell": "<table><tr><th>a<th>b<tr><td>@<td>1</table>",
    "HTML header": "<table><tr><th>@<th>b<tr><td>1<td>1</table>",
    "header cell": "| a | @ |\n|---|---|\n| 1 | 2 |\n",
    "delimiter row": "| a | b |\n|---|@\n| 1 | 2 |\n",
    "row without pipes": "a | b\n--- | ---\n@ | 1\n",
    "first column": CELL.format("name") + "| @ | 1 | 2 ms | [x](y) | x | 1 |\n" * 2,
    "number": CELL.format("name") + "| x | @ | 2 ms | [x](y) | x | 1 |\n" * 2,
    "duration": CELL.format("name") + "| x | 1 | @ | [x](y) | x | 1 |\n" * 2,
    "link column": CELL.format("name") + "| x | 1 | 2 ms | @ | x | 1 |\n" * 2,
    "list column": CELL.format("name") + "| x | 1 | 2 ms | [x](y) | @ | 1 |\n" * 2,
    "model": "| Model | Top-1 |\n|---|---|\n| @ | 1 |\n",
}
# Contexts of one dialect.
DIALECT_CONTEXTS: Mapping[str, Mapping[str, str]] = {
    "mkdocs": {"admonition": '!!! note "@"\n    @\n', "tab": '=== "@"\n\n    @\n', "attribute list": "# a {: @ }\n"},
    "docusaurus": {"admonition": ":::note @\n@\n:::\n", "expression": "a {@}\n", "tag of JSX": "<A b={@} />\n"},
    "myst": {
        "directive": "```{note} @\n@\n```\n",
        "list table": "```{list-table} @\n* - @\n  - b\n```\n",
        "CSV table": "```{csv-table} @\n@,b\n```\n",
        "role": "{ref}`@`",
        "target": "(@)=\n# a\n",
    },
}
# The columns of `CELL`, and those of the model zoo.
SCHEMA = {
    "$schema": "urn:mdlint:table:v1",
    "type": "array",
    "uniqueBy": ["name"],
    "sortedBy": [{"column": "b", "order": "descending"}, {"column": "name"}],
    "compare": [{"left": "b", "is": "<=", "right": "f"}],
    "items": {
        "properties": {
            "name": {"type": ["string", "null"], "pattern": "^[a-z]", "maxLength": 40, "struck": "ignored"},
            "b": {"type": ["number", "null"], "minimum": 0, "decimals": 1, "unit": "%", "delta": True, "bestMarked": "maximum"},
            "c": {"type": ["number", "null"], "duration": "s"},
            "d": {"type": ["string", "null"], "link": {"pattern": "^https://"}},
            "e": {"type": "array", "separator": ",", "items": {"type": "string", "enum": ["x", "y"]}},
            "f": {"type": ["number", "null"], "uncertainty": True},
        }
    },
}  # fmt: skip
DIALECTS: tuple[Dialect, ...] = ("github", "mkdocs", "docusaurus", "myst")
# Characters of repeated tokens at the first size; the others are twice and four times that.
SIZE = 2**14
# Below this many CPU seconds for the largest page, the ratio of two times is meaningless.
SHORT = 0.25


class Repeat(NamedTuple):
    """Tokens that are repeated in a context of a dialect."""

    tokens: str
    context: str
    dialect: Dialect

    def page(self, size: int) -> str:
        """Return the page that repeats the tokens to this many characters."""
        template = CONTEXTS.get(self.context) or DIALECT_CONTEXTS[self.dialect][self.context]
        return template.replace("@", self.tokens * (size // len(self.tokens)))


def every_token(dialect: Dialect) -> Iterator[Repeat]:
    """Yield each token in each context of a dialect."""
    for context in (*CONTEXTS, *DIALECT_CONTEXTS.get(dialect, ())):
        yield from (Repeat(token, context, dialect) for token in TOKENS)


def drawn(count: int, seed: int) -> Iterator[Repeat]:
    """Yield this many sequences of one to four tokens, drawn by a seed, each in a drawn context."""
    draw = random.Random(seed)  # noqa: S311  no secret
    for _ in range(count):
        dialect = draw.choice(DIALECTS)
        context = draw.choice([*CONTEXTS, *DIALECT_CONTEXTS.get(dialect, ())])
        yield Repeat("".join(draw.choices(TOKENS, k=draw.randint(1, 4))), context, dialect)


def write_configs(folder: Path) -> dict[Dialect, Path]:
    """Write a schema, and a configuration for each dialect: all rules are on, and tables of some headers have a schema."""
    (folder / "all.schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    rules = "".join(f'{id_} = "warning"\n' for id_, rule in RULES.items() if rule.opt_in)
    bindings = {"all.schema.json": "name", "builtin:timm-metrics": "Model"}
    tables = "".join(
        f'[[tables]]\nschema = "{schema}"\ncolumns = ["{column}"]\n' for schema, column in bindings.items()
    )
    files: dict[Dialect, Path] = {dialect: folder / f"{dialect}.toml" for dialect in DIALECTS}
    for dialect, file in files.items():
        file.write_text(f'dialect = "{dialect}"\n[rules]\n{rules}{tables}', encoding="utf-8")
    return files


def checker(folder: Path) -> Callable[[Repeat, int], float]:
    """Return a function that checks a page of a size in a folder, and returns the CPU seconds."""
    configs = {dialect: load_config(file) for dialect, file in write_configs(folder).items()}

    def seconds(repeat: Repeat, size: int) -> float:
        page = folder / "page.md"
        page.write_text(repeat.page(size), encoding="utf-8", newline="")
        before = time.process_time()
        run([Source(str(page), configs[repeat.dialect])])
        return time.process_time() - before

    return seconds


def growth(repeat: Repeat, seconds: Callable[[Repeat, int], float], most: float) -> tuple[float, float, float]:
    """Return the CPU seconds at three sizes.

    Where the last one is more than `most` times the one before, the best of three runs counts, at twice the sizes.
    """
    times = _three(repeat, seconds, SIZE)
    if not grows(times, most):
        return times
    again = [_three(repeat, seconds, 2 * SIZE) for _ in range(3)]
    return min(once for once, _, _ in again), min(twice for _, twice, _ in again), min(four for _, _, four in again)


def grows(times: tuple[float, float, float], most: float) -> bool:
    """Whether the time for four times the size is more than `most` times that for twice the size."""
    return times[2] > SHORT and times[2] > most * times[1]


def _three(repeat: Repeat, seconds: Callable[[Repeat, int], float], size: int) -> tuple[float, float, float]:
    return seconds(repeat, size), seconds(repeat, 2 * size), seconds(repeat, 4 * size)
