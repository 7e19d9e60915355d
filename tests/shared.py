"""Pages of other projects, and the page that started this one. Only some machines have them, next to the checkout."""

from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "seed" / "2025-models.md"
CORPUS = SHARED / "corpus"

needs_shared = pytest.mark.skipif(not SEED.exists(), reason="the pages of other projects are not next to this checkout")


def replaced(line: int, old: str, new: str) -> Callable[[list[str]], None]:
    """Return a change of one line, counted from 1. Its old text must occur in it once."""

    def change(lines: list[str]) -> None:
        assert lines[line - 1].count(old) == 1
        lines[line - 1] = lines[line - 1].replace(old, new)

    return change


def corpus_pages() -> list[Path]:
    """Return the Markdown pages of the corpus."""
    return sorted(path for path in CORPUS.glob("*/**/*.md*") if path.is_file() and path.suffix in (".md", ".mdx"))


def without_front_matter(text: str) -> str:
    """Return the page with its front matter blanked, since cmark-gfm does not know front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return text
    end = next(index for index, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n".join([""] * (end + 1) + lines[end + 1 :])
