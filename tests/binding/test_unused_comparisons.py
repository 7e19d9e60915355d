"""An entry of `[[consistent]]` or `[[translations]]` that compares nothing is reported at the entry."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from agreements import write_files
from tables import table

if TYPE_CHECKING:
    from conftest import Run

A = table("Model | Top-1", "vit | 84.2", "deit | 81.8")
B = f"# B\n\n## Models\n\n{table('Model | Top-1', 'vit | 84.2')}"


@pytest.fixture(autouse=True)
def tree(folder: Path) -> None:
    assert folder == Path.cwd()
    write_files({"docs/en/a.md": A, "docs/en/b.md": B, "docs/de/a.md": A})


def found(run: "Run", config: str, *arguments: str) -> list[str]:
    write_files({"mdlint.toml": config})
    return run("check", "--format", "concise", *arguments).out.splitlines()


def consistent(pages: str, *keys: str) -> str:
    return "\n".join(["[[consistent]]", f"pages = [{pages}]", *keys, ""])


def translations(original: str, translation: str) -> str:
    return f'[[translations]]\noriginal = "{original}"\ntranslation = "{translation}"\n'


UNUSED = [
    (consistent('"doc/en/"'), 'consistent[0] compares no pages: no page matches "doc/en/"'),
    (consistent('"b.md", "c.md"'), "consistent[0] compares no pages: it has only docs/en/b.md"),
    (
        consistent('"en/"', 'key = ["Model"]', 'source = ["c.md"]'),
        'consistent[0] has no source: none of its pages matches "c.md"',
    ),
    (
        consistent('"en/"', 'key = ["Model"]', 'heading = "Modles"'),
        'consistent[0] compares no values: no table is under a heading "Modles"',
    ),
    (consistent('"en/"', 'key = ["Modle"]'), 'consistent[0] compares no values: no table has a column "Modle"'),
    (
        consistent('"en/"', 'key = ["Model"]', 'columns = ["Top-5"]'),
        'consistent[0] compares no values: no table has a column "Top-5"',
    ),
    # Without a key, tables under other headings are not compared.
    (consistent('"en/"'), "consistent[0] compares no values: no two pages have values of one row"),
    (
        translations("docs/eng/**", "docs/{lang}/**"),
        'translations[0] pairs no pages: no page matches "docs/eng/**"',
    ),
    (
        translations("docs/en/**", "docs/i18n/{lang}/**"),
        'translations[0] pairs no pages: no page matches "docs/i18n/{lang}/**"',
    ),
    (
        translations("docs/en/b*.md", "docs/de/*.md"),
        'translations[0] pairs no pages: no page that matches "docs/de/*.md" has its original',
    ),
]


@pytest.mark.parametrize(("config", "message"), UNUSED)
def test_an_entry_that_compares_nothing_is_a_finding_at_the_entry(run: "Run", config: str, message: str) -> None:
    assert found(run, f"\n{config}") == [f"mdlint.toml:2:1: warning unused-binding  {message}"]


@pytest.mark.parametrize(
    "config",
    [
        consistent('"en/"', 'key = ["Model"]'),
        consistent('"en/"', 'key = ["Model"]', 'columns = ["Top-1", "Top-5"]'),
        consistent('"en/"', 'key = ["Model"]', 'source = ["b.md"]'),
        # The same table is in both languages.
        consistent('"a.md"'),
        translations("docs/en/**", "docs/{lang}/**"),
        translations("docs/en/a.md", "docs/de/a.md"),
    ],
)
def test_an_entry_that_compares_values_is_in_use(run: "Run", config: str) -> None:
    assert found(run, config) == []


@pytest.mark.parametrize(
    ("config", "near"),
    [
        (consistent('"doc/en/"'), "docs/en/"),
        (consistent('"en/"', 'key = ["Modle"]'), "Model"),
        (consistent('"a.md"', 'source = ["docs/den/a.md"]'), "docs/de/a.md"),
        (translations("doc/en/**", "docs/{lang}/**"), "docs/en/"),
    ],
)
def test_the_help_names_what_was_meant(run: "Run", config: str, near: str) -> None:
    write_files({"mdlint.toml": config})
    assert f'Did you mean "{near}"?' in run("check").out


def test_the_help_does_not_name_the_folder_of_the_pattern(run: "Run") -> None:
    write_files({"mdlint.toml": consistent('"docs/en/release-*.rst"')})
    assert "Did you mean" not in run("check").out


def test_a_translation_of_a_nearer_configuration_counts(run: "Run") -> None:
    write_files({"docs/de/mdlint.toml": ""})
    assert found(run, translations("docs/en/**", "docs/{lang}/**")) == []


def test_a_page_that_cannot_be_read_may_have_the_values(run: "Run") -> None:
    Path("docs/en/b.md").write_bytes(b"\xff")
    config = consistent('"en/"', 'key = ["Model"]', 'columns = ["Top-5"]')
    assert [line.split()[2] for line in found(run, config)] == ["unreadable-page"]


@pytest.mark.parametrize("arguments", [["docs"], [".", "--ignore", "unused-binding"], ["docs/en/a.md", "docs/en/b.md"]])
def test_a_run_that_does_not_cover_the_tree_has_no_finding(run: "Run", arguments: list[str]) -> None:
    config = consistent('"doc/"') + translations("doc/en/**", "doc/{lang}/**")
    assert len(found(run, config, ".")) == 2
    assert found(run, config, *arguments) == []
