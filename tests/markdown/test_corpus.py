"""Real pages that others wrote: mdlint sees the tables that GitHub shows."""

from collections import Counter
from pathlib import Path

import pytest

from mdlint.markdown import parse
from oracle import mdlint_tables, oracle_tables
from shared import CORPUS, SEED, corpus_pages, needs_shared, without_front_matter

pytestmark = pytest.mark.slow


@needs_shared
@pytest.mark.parametrize("path", [SEED, *corpus_pages()], ids=lambda path: str(path.relative_to(CORPUS.parent)))
def test_page_has_the_tables_that_cmark_gfm_sees(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert mdlint_tables(parse(text)) == oracle_tables(without_front_matter(text))


@needs_shared
def test_corpus_has_all_its_tables() -> None:
    tables = [table.kind for path in corpus_pages() for table in parse(path.read_text(encoding="utf-8-sig")).tables]
    assert Counter(tables) == {"pipe": 472, "html": 52}
