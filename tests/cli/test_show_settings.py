"""`mdlint check --show-settings`."""

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

from mdlint.rules import RULES
from mdlint.schema import bundled

CONFIG = """
exclude = ["old/"]
dialect = "mkdocs"

[links]
root = "docs"

[style]
header-names = ["mdlint"]

[rules]
ragged-row = "error"
orphan-rows = "off"
mixed-type = "off"

[[tables]]
schema = "builtin:metrics"
pages = ["docs/*.md"]
columns = ["Model"]
heading = "*limits"

[[pages]]
schema = "page.json"
pages = ["docs/b.md"]

[[overrides]]
pages = ["docs/a.md"]
dialect = "myst"
rules.ragged-row = "off"
links.ignore = ["x"]
style.max-width = 80
"""


@pytest.fixture(autouse=True)
def tree(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mdlint.toml").write_text(CONFIG, encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / "docs" / f"{name}.md").write_text("| a |\n|---|\n| 1 | 2 |\n", encoding="utf-8")


def shown(run: "Run", *arguments: str) -> list[str]:
    outcome = run("check", "--show-settings", *arguments)
    assert (outcome.status, outcome.err) == (0, "")
    return outcome.out.splitlines()


def test_each_setting_of_a_page_is_shown_with_the_place_that_sets_it(run: "Run") -> None:
    lines = shown(run, "docs/a.md")
    assert lines[:2] == [
        "# docs/a.md: mdlint.toml",
        '# mdlint.toml: overrides[0] applies: pages = ["docs/a.md"]',
    ]
    expected = [
        'include = ["**/*.md", "**/*.mdx", "**/*.markdown", "**/*.ipynb"]  # default',
        'exclude = ["old/"]  # mdlint.toml',
        'dialect = "myst"  # mdlint.toml: overrides[0]',
        'slugs = "markdown"  # default',
        'links.root = "docs"  # mdlint.toml',
        'links.ignore = ["x"]  # mdlint.toml: overrides[0]',
        "style.max-width = 80  # mdlint.toml: overrides[0]",
        'style.header-names = ["mdlint"]  # mdlint.toml',
        "style.delimiter-length = 3  # default",
        'rules.ragged-row = "off"  # mdlint.toml: overrides[0]',
        'rules.orphan-rows = "off"  # mdlint.toml',
        'rules.mixed-type = "off"  # mdlint.toml',
        'rules.duplicate-row = "warning"  # default',
        'rules.cell-padding = "off"  # default',
        "[[tables]]  # mdlint.toml: tables[0]",
        "[[pages]]  # mdlint.toml: pages[0], not for this page",
    ]
    assert [line for line in expected if line not in lines] == []


def test_the_settings_are_toml_with_every_key_of_the_schema_and_every_rule(run: "Run") -> None:
    text = "\n".join(shown(run, "docs/a.md"))
    settings = tomllib.loads(text)
    known = bundled("config.schema.json")["properties"]
    assert set(settings) == set(known) - {"baseline", "overrides", "consistent", "translations"}
    # TOML has no value for a key that is not set.
    assert "# baseline is not set" in text
    assert set(settings["style"]) == set(known["style"]["properties"])
    assert set(settings["links"]) == set(known["links"]["properties"])
    assert set(settings["rules"]) == {*RULES, "mixed-type"}
    assert settings["tables"] == [
        {"schema": "builtin:metrics", "pages": ["docs/*.md"], "columns": ["Model"], "heading": "*limits"}
    ]
    assert settings["pages"] == [{"schema": "page.json", "pages": ["docs/b.md"]}]


@pytest.mark.parametrize(
    ("path", "words"), [("docs/b.md", "does not apply"), ("docs", "is for some pages"), (".", "is for some pages")]
)
def test_an_override_that_does_not_apply_changes_nothing(run: "Run", path: str, words: str) -> None:
    lines = shown(run, path)
    assert lines[1] == f'# mdlint.toml: overrides[0] {words}: pages = ["docs/a.md"]'
    assert 'dialect = "mkdocs"  # mdlint.toml' in lines
    assert 'rules.ragged-row = "error"  # mdlint.toml' in lines


def test_options_of_the_command_line_are_a_place_too(run: "Run") -> None:
    options = ["--ignore", "duplicate-row", "--extend-select", "pipe-style,ragged-row", "--exclude", "x.md"]
    lines = shown(run, "docs/a.md", *options)
    assert 'rules.duplicate-row = "off"  # --ignore' in lines
    assert 'rules.pipe-style = "warning"  # --extend-select' in lines
    assert [line for line in lines if line.startswith("rules.ragged-row")] == [
        f'rules.ragged-row = "{RULES["ragged-row"].severity}"  # --extend-select'
    ]
    assert lines[-1] == '# --exclude has ["x.md"]'
    selected = shown(run, "docs/b.md", "--select", "ragged-row")
    assert 'rules.ragged-row = "error"  # mdlint.toml' in selected
    assert 'rules.duplicate-row = "off"  # --select' in selected


def test_the_dialect_of_a_site_is_shown_as_that(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "mdlint.toml").unlink()
    assert shown(run, "docs/a.md")[:4][3] == 'dialect = "github"  # default'
    (tmp_path / "mkdocs.yml").touch()
    assert shown(run, "docs/a.md")[:4] == [
        "# docs/a.md: no configuration file",
        'include = ["**/*.md", "**/*.mdx", "**/*.markdown", "**/*.ipynb"]  # default',
        "exclude = []  # default",
        'dialect = "mkdocs"  # MkDocs, mkdocs.yml',
    ]
    assert 'slugs = "markdown"  # default' in shown(run, "docs/a.md")
    (tmp_path / "mkdocs.yml").write_text(
        "markdown_extensions:\n  - toc:\n      slugify: !!python/name:pymdownx.slugs.uslugify\n", encoding="utf-8"
    )
    assert 'slugs = "pymdownx"  # MkDocs, mkdocs.yml' in shown(run, "docs/a.md")


def test_settings_do_not_need_a_table_binding_for_the_page(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "other.md").touch()
    assert "[[tables]]  # mdlint.toml: tables[0], not for this page" in shown(run, "other.md")


def test_the_entries_that_compare_pages_are_shown(run: "Run", tmp_path: Path) -> None:
    config = '[[consistent]]\npages = ["docs/"]\ntolerance = 0.1\n'
    config += '[[translations]]\noriginal = "docs/*"\ntranslation = "{lang}/*"\n'
    (tmp_path / "mdlint.toml").write_text(config)
    (tmp_path / "other.md").touch()
    assert shown(run, "docs/a.md")[-8:] == [
        "",
        "[[consistent]]  # mdlint.toml: consistent[0]",
        'pages = ["docs/"]',
        "tolerance = 0.1",
        "",
        "[[translations]]  # mdlint.toml: translations[0]",
        'original = "docs/*"',
        'translation = "{lang}/*"',
    ]
    assert "[[consistent]]  # mdlint.toml: consistent[0], not for this page" in shown(run, "other.md")


def test_each_path_has_its_block(run: "Run") -> None:
    lines = shown(run, "docs/a.md", "-", "--stdin-filename", "docs/new.md")
    assert [line for line in lines if line.endswith(": mdlint.toml") and line.startswith("# ")] == [
        "# docs/a.md: mdlint.toml",
        "# -: mdlint.toml",
    ]


def test_no_page_is_checked_and_a_mistake_in_the_configuration_is_one_here_too(run: "Run", tmp_path: Path) -> None:
    assert run("check", "--show-settings", "docs").status == 0
    (tmp_path / "mdlint.toml").write_text("x = 1")
    assert run("check", "--show-settings", "docs") == (2, "", "error: mdlint.toml: x: unknown key\n")


def test_no_escape_of_a_configuration_is_printed(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "mdlint.toml").write_text('exclude = ["x\\u001by\\u202e"]')
    assert "\\u202e" in run("check", "--show-settings").out
    assert "\x1b" not in run("check", "--show-settings").out


def test_the_lines_on_the_page_about_configurations_are_printed(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parents[2]
    page = (root / "docs" / "configuration.md").read_text(encoding="utf-8")
    command, block = re.search(r"`mdlint (check --show-settings .*?)`.*?```toml\n(.*?)```", page, re.DOTALL).groups()  # type: ignore[union-attr]
    monkeypatch.chdir(root / "fixtures" / "examples" / "overrides")
    lines = run(*command.split()).out.splitlines()
    assert [line for line in block.splitlines() if line not in lines] == []
