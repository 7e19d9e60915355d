"""Pages with findings of all kinds, for runs that must agree."""

from pathlib import Path

PAGES = {
    "docs/a.md": "# Zoo\n\n| Model | Top-1 |\n|---|--:|\n| [a](b.md#two) | 50.1 |\n| b | 500.1 |\n| c | 1.0 | 3 |\n",
    "docs/b.md": "# One\n\n[a](a.md#zoo) [c](c.md) [d](sub/d.md)\n\n<!-- mdlint-schema: builtin:no -->\n\n| a |\n|---|\n| 1 |\n",
    "docs/sub/d.md": "<!-- mdlint-disable-next-table ragged-row: x -->\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\n[x](../A.md)\n",
    "README.md": "# Top\n\n[x](docs/a.md#zoo) [y](docs/a.md#no)\n\n<<<<<<< HEAD\n| a | a |\n|---|---|\n| 1 | 2 |\n=======\n",
}


def write_pages(folder: Path, count: int = 0) -> None:
    """Write the pages to a folder, a page that is not UTF-8, and more pages like them in folders of their own."""
    for name, text in PAGES.items():
        _write(folder / name, text)
    (folder / "docs" / "latin.md").write_bytes(b"# Caf\xe9\n")
    for number in range(count):
        _write(folder / f"more{number // 50}" / f"page{number}.md", page(number))


def page(number: int) -> str:
    """Return a page that is like no other."""
    following = f"page{number + 1}.md#page-{number + 1 + number % 3}"
    rows = "".join(f"| model{row} | {50 + (row * number) % 60}.{row % 10} |\n" for row in range(number % 9))
    ragged = "| x | 1.0 | 2 |\n" * (number % 5 == 0)
    return f"# Page {number}\n\n[next]({following})\n\n| Model | Top-1 |\n|---|--:|\n{rows}{ragged}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
