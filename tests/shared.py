"""Pages of others, and the page that started the project: they lie beside the checkout on some machines only."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "seed" / "2025-models.md"
CORPUS = SHARED / "corpus"

needs_shared = pytest.mark.skipif(not SEED.exists(), reason="the pages of others do not lie beside this checkout")


def corpus_pages() -> list[Path]:
    """The Markdown pages of the corpus."""
    return sorted(path for path in CORPUS.glob("*/**/*.md*") if path.is_file() and path.suffix in (".md", ".mdx"))
