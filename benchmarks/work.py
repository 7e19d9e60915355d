"""The pages that are measured: generated, the same in every run."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures" / "docs"
CORPUS = ROOT.parent / "shared" / "corpus"
METRICS = '[[tables]]\nschema = "builtin:timm-metrics"\n'
HEADER = "| Model | Img Size | Top-1 | Top-5 | Params (M) |\n|:--|--:|--:|--:|--:|\n"
# The convention reads `e` and up to five digits as a number of epochs; so two such names may differ in their image size only.
EPOCHS = 50_000
_MANY = 500_000
TEXT = (
    "the a page of model table check results cells row column is was are reports reads returns option value default file "
    "folder each every schema config training weights image size layer head patch token data set accuracy measured on "
    "with without for and or not when where which that this it its from to in by as at see also note set true false"
)
WORDS = TEXT.split()
CODE = "```python\nmodel = create_model({name!r}, pretrained=True)\nfor image in images:\n    print(model(image) | mask)\n```\n"


class Work(NamedTuple):
    """A folder of pages to measure. `path` is a page in it, or `.`; `smaller` names work of the same kind that is less."""

    name: str
    title: str
    folder: Path
    path: str = "."
    smaller: str | None = None

    @property
    def pages(self) -> list[Path]:
        """The pages, sorted."""
        return [self.folder / self.path] if self.path != "." else pages_in(self.folder)

    @property
    def size(self) -> int:
        """The number of bytes of all pages."""
        return sum(page.stat().st_size for page in self.pages)


def pages_in(folder: Path) -> list[Path]:
    """Return the Markdown pages of a folder, sorted."""
    return sorted(path for path in folder.rglob("*.md*") if path.is_file() and path.suffix in (".md", ".mdx"))


def rows(count: int, unknown: bool = False) -> Iterator[str]:  # noqa: FBT001, FBT002  which of two tables
    """Yield the lines of a sorted table. With `unknown`, each second name has a token that its convention does not know.

    A page has at most 64 MiB, and a million rows fit into it only without spaces around their cells.
    """
    space = " " if count < _MANY else ""
    yield HEADER
    for i in range(count):
        size = 224 + 32 * (i // EPOCHS)
        tag = f"zq{i}" if unknown and i % 2 else f"e{i % EPOCHS}"
        name = f"vit_base_patch16_{size}.{tag}_in1k"
        numbers = (f"{90 - i * 0.00008:.5f}", f"{95 + i % 5000 * 0.001:.3f}", f"{1 + i * 0.01:.2f}")
        yield f"|{space}{f'{space}|{space}'.join((name, str(size), *numbers))}{space}|\n"


def large(parent: Path, count: int, unknown: bool = False) -> Work:  # noqa: FBT001, FBT002  as above
    """Write a page with one large table under `builtin:timm-metrics`."""
    name = f"rows-{count}{'-unknown' if unknown else ''}"
    folder = parent / name
    folder.mkdir()
    (folder / "mdlint.toml").write_text(METRICS, encoding="utf-8")
    with (folder / "models.md").open("w", encoding="utf-8") as file:
        file.writelines(rows(count, unknown))
    title = f"one table, {count:,} rows" + (", half of the names have an unknown token" if unknown else "")
    return Work(name, title, folder, "models.md")


def one_page(parent: Path, name: str = "page") -> Work:
    """Write one page of 5 KB, next to the pages that it links to."""
    folder = parent / name
    shutil.copytree(FIXTURES, folder)
    texts = [(FIXTURES / name).read_text(encoding="utf-8") for name in ("2025-models.md", "overview.md")]
    (folder / "models.md").write_text("\n".join(texts), encoding="utf-8")
    return Work(name, "one page of 5 KB", folder, "models.md")


def corpus(parent: Path) -> Work:
    """Copy the documentation of other projects, so that no tool writes into it."""
    return copied(parent, "corpus", "the documentation of 12 projects", CORPUS)


def copied(parent: Path, name: str, title: str, source: Path) -> Work:
    """Copy a folder of pages."""
    folder = parent / name
    shutil.copytree(source, folder, copy_function=shutil.copyfile)
    return Work(name, title, folder)


def docs(parent: Path, count: int = 450) -> Work:
    """Write pages of 6 KB like the documentation of a project."""
    return _written(parent, "docs", f"{count} generated pages of 6 KB", count, _page)


def small(parent: Path, count: int = 10_000) -> Work:
    """Write pages of 1 KB with a heading, a paragraph with a link, and a table."""
    return _written(parent, f"small-{count}", f"{count:,} generated pages of 1 KB", count, _small_page)


def _written(parent: Path, name: str, title: str, count: int, make: Callable[[random.Random, int, int], str]) -> Work:
    folder = parent / name
    for number in range(count):
        file = folder / _path(number)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(make(random.Random(number), number, count), encoding="utf-8")  # noqa: S311  no secret
    return Work(name, title, folder)


def _path(number: int) -> str:
    return f"part-{number // 50:03}/page-{number:05}.md"


def _link(draw: random.Random, count: int) -> str:
    """Return a link to a page, mostly to one of its headings."""
    target = draw.randrange(count)
    return f"[{draw.choice(WORDS)} {target}](../{_path(target)}{draw.choice(('', '#results', '#options', '#notes'))})"


def _words(draw: random.Random, number: int) -> str:
    return " ".join(draw.choices(WORDS, k=number))


def _paragraph(draw: random.Random, count: int) -> str:
    """Return three wrapped lines of words, with a code span, emphasis or links in some."""
    extra = (
        f"`{draw.choice(WORDS)}_{draw.choice(WORDS)}`",
        f"**{draw.choice(WORDS)}**",
        _link(draw, count),
        f"[paper](https://example.org/{draw.randrange(10**6)})",
    )
    return "\n".join(f"{_words(draw, 8)} {draw.choice(extra)} {_words(draw, 6)}" for _ in range(3)) + ".\n"


def _results(draw: random.Random, number: int) -> str:
    """Return a table of model names and numbers, the best first."""
    names = (
        f"| [model_{number}_{i}](https://example.org/m/{number}/{i}) | 224 | {90 - i - draw.random() / 2:.2f} | "
        f"{95 - i / 10:.2f} | {draw.uniform(1, 300):.1f} |"
        for i in range(draw.randint(4, 24))
    )
    return "| Name | Size | Top-1 (%) | Top-5 (%) | Parameters (M) |\n|:--|--:|--:|--:|--:|\n" + "\n".join(names) + "\n"


def _options(draw: random.Random, count: int) -> str:
    """Return a table of options, aligned by nothing."""
    body = (
        f"| `{draw.choice(WORDS)}_{i}` | {draw.choice(('int', 'str', 'bool'))} | {_words(draw, 9)} {_link(draw, count)} |"
        for i in range(draw.randint(3, 12))
    )
    return "| Option | Type | Meaning |\n| --- | --- | --- |\n" + "\n".join(body) + "\n"


def _html_table(draw: random.Random) -> str:
    body = "\n".join(f"<tr><td>{_words(draw, 2)}</td><td>{draw.randrange(100)}</td></tr>" for _ in range(8))
    return f"<table>\n<tr><th>Name</th><th>Count</th></tr>\n{body}\n</table>\n"


def _list(draw: random.Random, count: int) -> str:
    return "".join(
        f"- {_words(draw, 7)} {_link(draw, count)}\n  {_words(draw, 6)}\n" for _ in range(draw.randint(3, 8))
    )


def _page(draw: random.Random, number: int, count: int) -> str:
    """Return a page: prose with links, lists, code, pipe tables, and an HTML table in each tenth."""
    parts = [
        f"---\ntitle: Page {number}\n---\n",
        f"# Page {number}\n",
        _paragraph(draw, count),
        _paragraph(draw, count),
    ]
    parts += ["## Results\n", _paragraph(draw, count), _results(draw, number), _paragraph(draw, count)]
    parts += ["## Options\n", _options(draw, count), _list(draw, count), CODE.format(name=f"model_{number}_1")]
    parts += ["## Notes\n", *(_paragraph(draw, count) for _ in range(draw.randint(2, 6)))]
    if number % 10 == 0:
        parts += ["### Counts\n", _html_table(draw)]
    parts += [f"> {_words(draw, 12)}\n", _list(draw, count)]
    return "\n".join(parts)


def _small_page(draw: random.Random, number: int, count: int) -> str:
    body = "".join(f"| {draw.choice(WORDS)}-{i} | {draw.uniform(0, 100):.2f} | {_words(draw, 4)} |\n" for i in range(8))
    parts = [
        f"# Page {number}\n",
        _paragraph(draw, count),
        "## Results\n",
        f"| Name | Value | Note |\n|---|--:|---|\n{body}",
    ]
    return "\n".join([*parts, "## Options\n", _words(draw, 12), "\n## Notes\n", _words(draw, 12), ""])
