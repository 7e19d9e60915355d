"""Which pages are translations of each other, by their names and by the entries of a configuration."""

from pathlib import Path

import pytest

from mdlint.agreement.languages import has_language
from mdlint.agreement.page_pairs import PagePair, PagePairs
from mdlint.config import Translation
from mdlint.links import ROOT, PageSet


def pairs(names: list[str], *entries: Translation) -> list[tuple[str, str]]:
    """Return the pairs that each page finds by itself, the original first: those of all pages are the same."""
    finder = PagePairs(PageSet(names))
    found: set[PagePair] = set()
    for name in names:
        found.update(finder.of(f"{ROOT}/{name}", ROOT, entries))
    return sorted((pair.original.removeprefix(f"{ROOT}/"), pair.translation.removeprefix(f"{ROOT}/")) for pair in found)


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("README.md", "README_zh-CN.md"),
        ("README.md", "README_zh.md"),
        ("README.md", "README.zh.md"),
        ("README.md", "README-ja.md"),
        ("README.md", "README_CN.md"),
        ("README.md", "README_EN.md"),
        ("readme.md", "README_ch.md"),
        ("README.md", "README.pt-BR.md"),
        ("README.md", "README_zh_Hans.md"),
        ("README.md", "README_Chinese.md"),
        ("data_en.md", "data_cn.md"),
        ("docs/guide.md", "docs/guide.fr.md"),
        ("docs/guide.mdx", "docs/guide.fr.mdx"),
        ("docs/en/a/guide.md", "docs/zh/a/guide.md"),
        ("docs/en/guide.md", "docs/zh_cn/guide.md"),
        ("docs/en-US/guide.md", "docs/zh-CN/guide.md"),
        ("docs/guide.md", "docs/zh/guide.md"),
        ("docs/a/guide.md", "docs/zh/a/guide.md"),
        ("docs/guide.md", "docs_zh/guide.md"),
        ("doc/doc_en/guide_en.md", "doc/doc_ch/guide.md"),
        ("docs/a/guide.md", "i18n/fr/docusaurus-plugin-content-docs/current/a/guide.md"),
        ("versioned_docs/version-1.0/a.md", "i18n/fr/docusaurus-plugin-content-docs/version-1.0/a.md"),
        ("blog/a.md", "i18n/pt-BR/docusaurus-plugin-content-blog/a.md"),
        ("src/pages/a.md", "i18n/fr/docusaurus-plugin-content-pages/a.md"),
        ("site/docs/a.md", "site/i18n/fr/docusaurus-plugin-content-docs/current/a.md"),
    ],
)
def test_a_pair_is_recognized_from_either_page(original: str, translation: str) -> None:
    names = [original, translation, "other.md"]
    finder = PagePairs(PageSet(names))
    expected = [PagePair(f"{ROOT}/{original}", f"{ROOT}/{translation}")]
    for name in (original, translation):
        assert [*finder.of(f"{ROOT}/{name}", ROOT, ())] == expected, name
    assert [*finder.of(f"{ROOT}/other.md", ROOT, ())] == []


@pytest.mark.parametrize(
    "names",
    [
        ["README.md", "README_COMPANY.md"],
        ["README.md", "README_v2.md"],
        ["README.md", "docs/README_zh.md"],
        ["latency.md", "latency_ms.md"],
        ["page.md", "page.md.txt", "page_no.md"],
        ["README_zh.md"],
        # Without an original, it is not known which one the others are translated from.
        ["README_zh.md", "README_ja.md"],
        ["docs/en/a.md", "docs/en/a_2.md", "docs/zh/b.md"],
        ["data/a.md", "meta/a.md"],
        ["i18n/fr/docusaurus-plugin-content-docs/current/a.md", "docs/b.md"],
    ],
)
def test_no_pair(names: list[str]) -> None:
    assert pairs(names) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # The page without a language is the original of all others.
        (["a.md", "a_en.md", "a_zh.md"], [("a.md", "a_en.md"), ("a.md", "a_zh.md")]),
        (["a_en.md", "a_ja.md", "a_zh.md"], [("a_en.md", "a_ja.md"), ("a_en.md", "a_zh.md")]),
        # A folder for English comes first.
        (
            ["docs/a.md", "docs/en/a.md", "docs/zh/a.md"],
            [("docs/a.md", "docs/en/a.md"), ("docs/en/a.md", "docs/zh/a.md")],
        ),
    ],
)
def test_several_languages_have_one_original(names: list[str], expected: list[tuple[str, str]]) -> None:
    assert pairs(names) == expected


def test_folders_above_the_top_tell_no_language() -> None:
    finder = PagePairs(PageSet(["it/project/a.md", "en/project/a.md"]))
    assert [*finder.of(f"{ROOT}/it/project/a.md", f"{ROOT}/it/project", ())] == []


def entry(original: str, translation: str) -> Translation:
    return Translation(original, translation, Path(ROOT))


@pytest.mark.parametrize(
    ("entry", "original", "translation"),
    [
        (entry("docs/en/**", "docs/{lang}/**"), "docs/en/a/b.md", "docs/zh_CN/a/b.md"),
        (entry("docs/**", "l10n/{lang}/docs/**"), "docs/a/b.md", "l10n/pt-BR/docs/a/b.md"),
        (entry("README.md", "README-{lang}.md"), "README.md", "README-xx.md"),
        (entry("README.md", "LISEZMOI.md"), "README.md", "LISEZMOI.md"),
        (entry("docs/**/*.md", "docs/**/*.{lang}.md"), "docs/a/b.md", "docs/a/b.fr.md"),
        (entry("docs/**/*.md", "docs/**/*.{lang}.md"), "docs/b.md", "docs/b.fr.md"),
        (entry("*/english.md", "*/{lang}/page.md"), "a/english.md", "a/deu/page.md"),
    ],
)
def test_an_entry_declares_a_pair_from_either_page(entry: Translation, original: str, translation: str) -> None:
    finder = PagePairs(PageSet([original, translation, "other.md"]))
    expected = [PagePair(f"{ROOT}/{original}", f"{ROOT}/{translation}", is_declared=True)]
    for name in (original, translation):
        assert [*finder.of(f"{ROOT}/{name}", ROOT, [entry])] == expected, name
        assert entry.covers(f"{ROOT}/{name}")
    assert not entry.covers(f"{ROOT}/other.txt")


def test_a_page_that_an_entry_covers_is_in_no_other_pair() -> None:
    names = ["a.md", "a_zh.md", "b.md", "b_zh.md", "c.md"]
    declared = entry("c.md", "a_{lang}.md")
    assert pairs(names, declared) == [("b.md", "b_zh.md"), ("c.md", "a_zh.md")]


def test_pages_outside_of_the_configuration_are_not_declared() -> None:
    outside = Translation("**", "{lang}/**", Path(ROOT) / "docs")
    assert outside.original_of(f"{ROOT}/fr/a.md") is None
    assert outside.translations_of(f"{ROOT}/a.md") is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("README_zh.md", True),
        ("docs/en/a.md", True),
        ("doc_ch/a.md", True),
        ("README.md", False),
        ("docs/a.md", False),
        ("zh/a.png", False),
        ("pytorch-image-models/README.md", False),
    ],
)
def test_a_path_has_a_language(path: str, expected: bool) -> None:
    assert has_language(path) is expected
