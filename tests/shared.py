"""Pages of others, and the page that started the project: they lie beside the checkout on some machines only."""

from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "seed" / "2025-models.md"
CORPUS = SHARED / "corpus"

needs_shared = pytest.mark.skipif(not SEED.exists(), reason="the pages of others do not lie beside this checkout")


def replaced(line: int, old: str, new: str) -> Callable[[list[str]], None]:
    """Return a change of one line, counted from 1. Its old text must occur in it once."""

    def change(lines: list[str]) -> None:
        assert lines[line - 1].count(old) == 1
        lines[line - 1] = lines[line - 1].replace(old, new)

    return change


def corpus_pages() -> list[Path]:
    """The Markdown pages of the corpus."""
    return sorted(path for path in CORPUS.glob("*/**/*.md*") if path.is_file() and path.suffix in (".md", ".mdx"))


def without_front_matter(text: str) -> str:
    """The page with its front matter blanked, which cmark-gfm knows nothing of."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return text
    end = next(index for index, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n".join([""] * (end + 1) + lines[end + 1 :])
