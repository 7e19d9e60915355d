"""Links as GitHub reads them, with cmark-gfm as the oracle, on real pages and on generated pages."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis_examples import examples
from link_oracle import mdlint_targets, oracle_targets, oracle_targets_without_bare_addresses

from mdlint.markdown import parse
from mdlint.model import Page
from shared import CORPUS, corpus_pages, needs_shared, without_front_matter

pytestmark = pytest.mark.slow

# GitHub also links addresses without a scheme, and hides surplus cells and footnotes without a reference. mdlint checks
# everything that the author wrote.
KNOWN = {
    "embeddings-benchmark+mteb/mteb/abstasks/dataset_card_template.md": "front matter that is not YAML",
    "facebookresearch+fairseq/examples/shuffled_word_order/README.md": "a bare mail address",
    "huggingface+pytorch-image-models/CODE_OF_CONDUCT.md": "a bare mail address",
    "mlfoundations+open_clip/README.md": "a bare address with `www.`",
    "sebastianruder+NLP-progress/spanish/named_entity_recognition.md": "a cell too many",
    "squidfunk+mkdocs-material/docs/reference/images.md": "a footnote whose mark GitHub reads as code",
}


@needs_shared
@pytest.mark.parametrize("path", corpus_pages(), ids=lambda path: str(path.relative_to(CORPUS)))
def test_page_has_the_links_that_cmark_gfm_sees(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    page = parse(text)
    found, expected = mdlint_targets(page), oracle_targets(without_front_matter(text))
    if page.footnotes:
        # GitHub moves footnotes to the end of the page.
        found, expected = sorted(found), sorted(expected)
    assert (found == expected) is (str(path.relative_to(CORPUS)) not in KNOWN)


PIECES = [
    *(
        "[",
        "]",
        "![",
        "(",
        ")",
        "](",
        "][",
        "[]",
        "](u)",
        "][r]",
        "[r]",
        "[R ]",
        "[a](b)",
        "![a](b)",
        "<",
        ">",
        "`",
        "``",
    ),
    *(
        "\\",
        "\\[",
        "\\]",
        "\\`",
        "\\<",
        '"t"',
        "'t'",
        "(t)",
        " ",
        "\n",
        "<tel:1>",
        "<a@b.c>",
        "<a:b c>",
        "<a ",
        'href="u"',
    ),
    *(
        "href=u",
        "src='v'",
        "</a>",
        "<!-- ",
        " -->",
        "<?",
        " ?>",
        "<![CDATA[",
        " ]]>",
        "<!X ",
        "&amp;",
        "&#33;",
        "&quot;",
        "%20",
    ),
    *("é", "*", "**", "~~", "_", "u", "[^1]", "/>", "=", ":", "!", "#", "{", "\t", "\u00a0"),
]
INLINE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)


def page_with(inline: str) -> str:
    """Draw a page whose first paragraph is some inline content, with a definition below."""
    return f"x {inline}\n\n[r]: /r\n"


@examples(2000)
@given(INLINE)
@example("[a](b 'c' d)")
@example("[a [b](c) d](e)")
@example("![a [b](c) d](e)")
@example("[![a](b)](c)")
@example("[![[r]([]](u)](u)")
@example("[[r]([]](u)")
def test_made_paragraph_has_the_links_that_cmark_gfm_sees(inline: str) -> None:
    text = page_with(inline)
    assert mdlint_targets(parse(text)) == oracle_targets_without_bare_addresses(text)


@examples(500)
@given(INLINE.map(lambda inline: inline.replace("\n", " ")))
def test_a_cell_has_the_links_that_cmark_gfm_sees(inline: str) -> None:
    text = f"|a|\n|-|\n|x {inline} |\n\n[r]: /r\n"
    page = parse(text)
    assert mdlint_targets(page) == oracle_targets_without_bare_addresses(text)
    assert [link for table in page.tables for row in table.rows for cell in row.cells for link in cell.links] == list(
        page.links
    )


def read_again(page: Page, text: str) -> Counter[str]:
    """Return the targets in a text by itself, with the definitions of the page below it."""
    below = "".join(f"\n\n[{definition.label}]: <{definition.target}>" for definition in page.definitions)
    return Counter(link.target for link in parse(f"x {text}{below}").links)


@examples(500)
@given(INLINE)
def test_a_span_covers_the_link(inline: str) -> None:
    page = parse(page_with(inline))
    for link in page.links:
        written = page.slice(link.span)
        if link.kind == "html":
            assert read_again(page, f'<a href="{written}">')[link.target]
        else:
            assert read_again(page, written)[link.target]
            assert written.startswith({"link": "[", "image": "![", "autolink": "<"}[link.kind])
