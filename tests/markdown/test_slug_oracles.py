"""Anchors of headings, compared with the packages that make them: github-slugger and Python-Markdown."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pymdownx.slugs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis_examples import examples
from markdown.extensions import toc

from mdlint.markdown import parse
from mdlint.markdown.anchors import heading_anchors
from mdlint.markdown.slugs import GithubSlugger, MkdocsSlugger, github_slug
from mdlint.model import Slugs
from mkdocs_oracle import mkdocs_html
from shared import CORPUS, corpus_pages, needs_shared, without_front_matter

pytestmark = pytest.mark.slow

RECORD = json.loads((Path(__file__).parent / "github_slugger.json").read_text(encoding="utf-8"))
SCRIPT = """
import Slugger from 'github-slugger'
import {readFileSync} from 'node:fs'
const pages = JSON.parse(readFileSync(0, 'utf8'))
const slugs = pages.map(page => { const slugger = new Slugger(); return page.map(text => slugger.slug(text)) })
process.stdout.write(JSON.stringify(slugs))
"""


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the real github-slugger in it."""
    folder = tmp_path_factory.mktemp("github-slugger")
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("needs node and npm")
    name = f"github-slugger@{RECORD['version']}"
    install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), name]
    done = subprocess.run(install, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"npm can't install {name}: {done.stderr.strip()[:100]}")
    return folder


def real_slugs(package: Path, pages: Sequence[Sequence[str]]) -> list[list[str]]:
    command = ["node", "--input-type=module", "--eval", SCRIPT]
    done = subprocess.run(command, cwd=package, check=True, capture_output=True, input=json.dumps(pages).encode())
    slugs: list[list[str]] = json.loads(done.stdout)
    return slugs


def our_slugs(page: Sequence[str]) -> list[str]:
    slugger = GithubSlugger()
    return [slugger.slug(text) for text in page]


@needs_shared
def test_headings_of_real_pages_have_the_slugs_of_the_package(package: Path) -> None:
    pages = [[heading.text for heading in parse(path.read_text("utf-8-sig")).headings] for path in corpus_pages()]
    assert real_slugs(package, pages) == [our_slugs(page) for page in pages]


def test_made_headings_have_the_slugs_of_the_package(package: Path) -> None:
    made: list[list[str]] = []

    @settings(examples(500), database=None)
    @given(
        st.lists(st.sampled_from(["Foo", "Foo-1", "foo 1", "-", "İ", "ΑΣ", "ﬁ", "²"]) | st.text(max_size=8), max_size=8)
    )
    def collect(texts: list[str]) -> None:
        made.append(texts)

    collect()
    assert real_slugs(package, made) == [our_slugs(page) for page in made]


def recorded() -> dict[int, str]:
    """Return what the package makes of each code point that it changes."""
    slugs = {int(point, 16): slug for point, slug in RECORD["several"].items()}
    for first, last in re.findall(r"([0-9a-f]+)(?:-([0-9a-f]+))?", RECORD["removed"]):
        slugs.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), ""))
    for first, last, step, by in re.findall(r"([0-9a-f]+)-([0-9a-f]+)/(\d)([+-]\d+)", RECORD["moved"]):
        slugs |= {point: chr(point + int(by)) for point in range(int(first, 16), int(last, 16) + 1, int(step) or 1)}
    return slugs


def test_every_code_point_is_slugged_as_recorded() -> None:
    slugs = recorded()
    points = [point for point in range(0x110000) if not 0xD800 <= point < 0xE000]
    assert [hex(point) for point in points if github_slug(chr(point)) != slugs.get(point, chr(point))] == []


def real_mkdocs_anchors(text: str, slugify: Callable[[str, str], str] | None = None) -> list[str]:
    """Return the anchors of headings that Python-Markdown makes, set up as for Material for MkDocs."""
    options = {"toc": {"slugify": slugify}} if slugify else {}
    rendered = mkdocs_html(text, ["toc", "footnotes", "abbr"], options)
    return [html.unescape(anchor) for anchor in re.findall(r'<h[1-6] (?:class="[^"]*" )?id="([^"]*)"', rendered)]


# Pages on which Python-Markdown finds other headings: it has no headings after spaces or in list items, and finds more or
# fewer fences than GFM, or none in a comment. And front matter that is not YAML is text in mdlint.
OTHER_BLOCKS = {
    "embeddings-benchmark+mteb/mteb/abstasks/dataset_card_template.md",
    "embeddings-benchmark+mteb/mteb/benchmarks/benchmark_card_template.md",
    "facebookresearch+fairseq/examples/data2vec/README.md",
    "facebookresearch+fairseq/examples/mms/README.md",
    "facebookresearch+fairseq/examples/wav2vec/README.md",
    "facebookresearch+fairseq/examples/wav2vec/xlsr/README.md",
    "onnx+models/validated/text/machine_comprehension/bidirectional_attention_flow/README.md",
    "open-mmlab+mmpretrain/configs/hivit/README.md",
}


@needs_shared
@pytest.mark.parametrize("path", corpus_pages(), ids=lambda path: str(path.relative_to(CORPUS)))
def test_headings_of_a_real_page_have_the_anchors_of_python_markdown(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    same = heading_anchors(parse(text, dialect="mkdocs")) == real_mkdocs_anchors(without_front_matter(text))
    assert same is (str(path.relative_to(CORPUS)) not in OTHER_BLOCKS)


@pytest.mark.parametrize(
    "text",
    [
        "# Foo\n\n# Foo\n\n# Foo_1\n\n# Foo_1\n",
        "# Foo {#bar}\n\n# Bar\n\n# Bar {: .x #baz }\n",
        "# A  b *c* `d_e` [f](g) ![h](i) &amp; <b>j</b>\n",
        "# Résumé & Größe x² ½\n\n# 中文\n\n# 标题\n",
        "# A[^1] b\n\n[^1]: c\n",
        "# A {.x}\n\n# B { #c\n\n# C{#d}\n",
        "# __init__ and **b**_c\n",
    ],
)
def test_headings_have_the_anchors_of_python_markdown(text: str) -> None:
    assert heading_anchors(parse(text, dialect="mkdocs")) == real_mkdocs_anchors(text)


SLUGIFY: dict[Slugs, Callable[[str, str], str]] = {
    "markdown": toc.slugify,
    "markdown-unicode": toc.slugify_unicode,
    "pymdownx": pymdownx.slugs.slugify(case="lower"),
    "pymdownx-cased": pymdownx.slugs.slugify(),
}


@pytest.mark.parametrize("slugs", SLUGIFY)
def test_made_headings_have_the_slugs_of_the_function(slugs: Slugs) -> None:
    pieces = [
        "Foo",
        "Foo_1",
        "foo 1",
        "-",
        "_1",
        "ü",
        "u\u0308",
        "中",
        "İ",
        "a <b> c",
        "<",
        "</a",
        ">",
        " (x) ",
        "A/B - C",
        "ﬁ",
        "½",
    ]

    @examples(500)
    @given(st.lists(st.sampled_from(pieces) | st.text(max_size=8), max_size=8))
    def compare(texts: list[str]) -> None:
        used: set[str] = set()
        slugger = MkdocsSlugger(set(), slugs)
        assert [slugger.slug(text) for text in texts] == [toc.unique(SLUGIFY[slugs](text, "-"), used) for text in texts]

    compare()


@pytest.mark.parametrize("slugs", SLUGIFY)
@pytest.mark.parametrize(
    "text",
    [
        "# A/B - C (d)\n\n# A/B - C (d)\n\n# Foo_1\n",
        "# Résumé & Größe x² ½\n\n# 中文\n\n# 标题 一\n\n# ΑΣ\n",
        "# A  b *c* `d_e` [f](g) ![h](i) &amp; <b>j</b>\n",
        "# `List<int>` and &lt;b&gt;\n\n# 100 % of 1.5\n",
        "# A {#b}\n\n# B\n",
    ],
)
def test_headings_have_the_anchors_of_the_function(text: str, slugs: Slugs) -> None:
    page = parse(text, dialect="mkdocs", slugs=slugs)
    assert heading_anchors(page) == real_mkdocs_anchors(text, SLUGIFY[slugs])
