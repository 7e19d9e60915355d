"""The sites that are recognised by the configuration files of their generators."""

from pathlib import Path
from time import process_time

import pytest

from mdlint.config import Config, Site, Sites
from mdlint.discover import Configs


def site_of(root: Path, files: dict[str, str], folder: str) -> Site | None:
    """Return the site of a folder below `root`, in which these files are written first."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / folder).mkdir(parents=True, exist_ok=True)
    return Sites().of(root / folder)


MYST_CONF = 'project = "x"\nextensions = [\n    "sphinx.ext.autodoc",  # API\n    "myst_parser",\n]\n'
RECOGNISED = [
    ("mkdocs.yml", "site_name: x\n", "docs", "MkDocs"),
    ("mkdocs.yml", "site_name: x\n", "docs/guide/deep", "MkDocs"),
    ("mkdocs.yaml", "site_name: x\n", "docs", "MkDocs"),
    ("mkdocs.yml", "docs_dir: content\n", "content/a", "MkDocs"),
    ("mkdocs.yml", 'docs_dir: "my docs"  # here\n', "my docs", "MkDocs"),
    ("mkdocs.yml", "'docs_dir': content/en\n", "content/en", "MkDocs"),
    ("mkdocs.yml", "docs_dir: .\n", "", "MkDocs"),
    ("mkdocs.yml", "docs_dir: .\n", "guide", "MkDocs"),
    ("site/mkdocs.yml", "docs_dir: ../docs\n", "docs/a", "MkDocs"),
    ("site/mkdocs.yml", "docs_dir: ../docs\n", "docs", "MkDocs"),
    ("mkdocs.yml", "docs_dir: !ENV [DOCS_DIR, content]\n", "content", "MkDocs"),
    ("mkdocs.yml", "docs_dir: !ENV [ONE, TWO, 'content']\n", "content", "MkDocs"),
    ("mkdocs.yml", "docs_dir: !ENV DOCS_DIR\n", "docs", "MkDocs"),
    ("mkdocs.yml", "plugins:\n  - x:\n      docs_dir: other\n", "docs", "MkDocs"),
    ("mkdocs.yml", "{not: [yaml\n\tat: all", "docs", "MkDocs"),
    ("zensical.toml", '[project]\nsite_name = "x"\n', "docs/a", "Zensical"),
    ("zensical.toml", '[project]\ndocs_dir = "pages"\n', "pages", "Zensical"),
    ("zensical.toml", "broken = [", "docs", "Zensical"),
    ("docusaurus.config.js", "module.exports = {};\n", "docs/api", "Docusaurus"),
    ("docusaurus.config.ts", "export default {};\n", "docs", "Docusaurus"),
    ("docusaurus.config.mjs", "", "versioned_docs/version-2/a", "Docusaurus"),
    ("docusaurus.config.cjs", "", "blog", "Docusaurus"),
    ("docusaurus.config.js", "", "src/pages", "Docusaurus"),
    ("docusaurus.config.js", "docs: {path: 'handbook'}", "handbook/a", "Docusaurus"),
    ("website/docusaurus.config.js", "docs: {path: '../docs'}", "docs/a", "Docusaurus"),
    ("spiceaidocs/docusaurus.config.ts", "", "spiceaidocs/docs/a", "Docusaurus"),
    ("site/docusaurus.config.js", "path: path.resolve(__dirname, '../documentation')", "documentation", "Docusaurus"),
    ("myst.yml", "version: 1\n", "", "MyST"),
    ("myst.yml", "version: 1\n", "a/b", "MyST"),
    ("docs/conf.py", MYST_CONF, "docs/a", "Sphinx with MyST"),
    ("docs/conf.py", 'extensions = ["sphinx.ext.todo"]\nextensions.append("myst_nb")\n', "docs", "Sphinx with MyST"),
    ("docs/conf.py", 'extensions: list[str] = [\n    "myst-nb",\n]\n', "docs", "Sphinx with MyST"),
]
NOT_RECOGNISED = [
    ("mkdocs.yml", "site_name: x\n", ""),
    ("mkdocs.yml", "site_name: x\n", "examples"),
    ("mkdocs.yml", "docs_dir: content\n", "docs"),
    ("mkdocs.yml", "site_name: x\n", "sub/docs"),
    ("site/mkdocs.yml", "site_name: x\n", "docs"),
    ("docusaurus.config.js", "", ""),
    ("docusaurus.config.js", "", "packages/a"),
    ("website/docusaurus.config.js", "", "docs"),
    ("docusaurus.js", "", "docs"),
    ("_config.yml", "title: x\n", ""),
    ("docs/conf.py", 'extensions = ["sphinx.ext.todo"]\n', "docs"),
    ("docs/conf.py", 'extensions = [\n    # "myst_parser",\n]\n', "docs"),
    ("docs/conf.py", 'html_theme = "x"\nsource = ["myst_parser"]\n', "docs"),
    ("conf.py", "\0", ""),
]


@pytest.mark.parametrize(("file", "text", "folder", "name"), RECOGNISED)
def test_a_folder_is_recognised_by_the_file_of_its_site(
    file: str, text: str, folder: str, name: str, tmp_path: Path
) -> None:
    site = site_of(tmp_path, {file: text}, folder)
    assert site is not None
    assert (site.name, site.file) == (name, tmp_path / file)


@pytest.mark.parametrize(("file", "text", "folder"), NOT_RECOGNISED)
def test_a_folder_that_no_site_claims_is_not_recognised(file: str, text: str, folder: str, tmp_path: Path) -> None:
    assert site_of(tmp_path, {file: text}, folder) is None


def test_a_jupyter_book_is_recognised_by_two_files(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"book/_config.yml": "title: x\n", "book/_toc.yml": "format: jb-book\n"}, "book/part")
    assert site == Site("Jupyter Book", tmp_path / "book/_config.yml", "myst")


def test_the_nearest_claim_wins(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: x\n", "docs/website/docusaurus.config.js": ""}
    assert (site_of(tmp_path, files, "docs/website/docs") or Site("", tmp_path, "github")).name == "Docusaurus"
    assert (site_of(tmp_path, files, "docs/website") or Site("", tmp_path, "github")).name == "MkDocs"


def test_nothing_above_the_repository_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "repository/.git").mkdir(parents=True)
    assert site_of(tmp_path, {"myst.yml": "version: 1\n"}, "repository/a") is None


def test_a_site_file_that_cannot_be_read_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").mkdir()
    site = site_of(tmp_path, {"docs/x.md": ""}, "docs")
    assert site is not None
    assert site.dialect == "mkdocs"


@pytest.mark.parametrize("text", ["nav:\n" + "  - x: x.md\n" * 200_000, "docs_dir: !ENV [" + ", " * 50_000])
def test_the_time_for_a_large_file_of_mkdocs_is_linear_in_its_size(text: str, tmp_path: Path) -> None:
    # Time in proportion to the square of the size would be minutes.
    begin = process_time()
    assert site_of(tmp_path, {"mkdocs.yml": text}, "docs") is not None
    assert process_time() - begin < 10


def test_a_file_of_mkdocs_that_inherits_from_itself_is_read(tmp_path: Path) -> None:
    assert site_of(tmp_path, {"mkdocs.yml": "INHERIT: mkdocs.yml\n"}, "docs") is not None


def test_the_folder_may_be_set_in_the_file_that_mkdocs_inherits_from(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "INHERIT: base/mkdocs.yml\n", "base/mkdocs.yml": "docs_dir: content\n"}
    assert site_of(tmp_path, files, "content") is not None


def test_a_folder_may_be_nested_deeper_than_python_calls_functions(tmp_path: Path) -> None:
    assert Sites().of(tmp_path / "/".join("a" * 1500)) is None


APPLIED = "      slugify: !!python/object/apply:pymdownx.slugs.slugify"
EXTENSIONS = [
    ("", "none", None),
    ("markdown_extensions:\n  - pymdownx.arithmatex:\n      generic: true\n", "arithmatex", None),
    ("markdown_extensions:\n- pymdownx.arithmatex\n", "arithmatex", None),
    ("markdown_extensions:\n  pymdownx.arithmatex: {}\n", "arithmatex", None),
    ("markdown_extensions: [toc, pymdownx.arithmatex]\n", "arithmatex", None),
    ("markdown_extensions:\n  # - pymdownx.arithmatex\n  - toc\n", "none", None),
    ("plugins:\n  - pymdownx.arithmatex\n", "none", None),
    (
        "markdown_extensions:\n  - toc:\n      slugify: !!python/name:markdown.extensions.toc.slugify_unicode\n",
        "none",
        "markdown-unicode",
    ),
    (
        f"markdown_extensions:\n  - toc:\n      permalink: true\n{APPLIED}\n        kwds:\n          case: lower\n",
        "none",
        "pymdownx",
    ),
    (
        f"markdown_extensions:\n  - toc:\n{APPLIED} {{}}\n  - x:\n      case: lower\n",
        "none",
        "pymdownx-cased",
    ),
    ("markdown_extensions:\n  - toc:\n      slugify: !!python/name:my.own.slugify\n", "none", None),
]


@pytest.mark.parametrize(("text", "mathematics", "slugs"), EXTENSIONS)
def test_the_extensions_of_mkdocs_are_read(text: str, mathematics: str, slugs: str | None, tmp_path: Path) -> None:
    site = site_of(tmp_path, {"mkdocs.yml": text}, "docs")
    assert site is not None
    assert (site.mathematics, site.slugs) == (mathematics, slugs)


def config_of(root: Path, settings: str, folder: str = "docs") -> Config:
    """Return the configuration of a folder of a MkDocs site whose `mdlint.toml` has these settings."""
    extensions = "  - toc:\n      slugify: !!python/name:pymdownx.slugs.uslugify\n"
    (root / "mkdocs.yml").write_text(f"markdown_extensions:\n{extensions}", encoding="utf-8")
    (root / "mdlint.toml").write_text(settings, encoding="utf-8")
    (root / folder).mkdir(parents=True, exist_ok=True)
    return Configs().of(root / folder)


def test_a_site_sets_the_dialect_and_the_slugs(tmp_path: Path) -> None:
    config = config_of(tmp_path, "")
    assert (config.dialect, config.slugs, config.site and config.site.name) == ("mkdocs", "pymdownx", "MkDocs")


def test_a_dialect_that_is_set_wins(tmp_path: Path) -> None:
    config = config_of(tmp_path, 'dialect = "github"')
    assert (config.dialect, config.slugs, config.site) == ("github", "markdown", None)


def test_slugs_that_are_set_win(tmp_path: Path) -> None:
    config = config_of(tmp_path, 'slugs = "markdown"')
    assert (config.dialect, config.slugs) == ("mkdocs", "markdown")


def test_a_configuration_nearer_than_the_site_is_read_with_its_dialect(tmp_path: Path) -> None:
    config_of(tmp_path, "")
    (tmp_path / "docs/api").mkdir()
    (tmp_path / "docs/api/mdlint.toml").write_text("", encoding="utf-8")
    assert Configs().of(tmp_path / "docs/api").dialect == "mkdocs"


def test_the_folder_of_the_site_file_itself_stays_github(tmp_path: Path) -> None:
    config = config_of(tmp_path, "", folder=".")
    assert (config.dialect, config.site) == ("github", None)


def test_a_configuration_for_the_whole_run_is_read_with_the_dialect_of_each_folder(tmp_path: Path) -> None:
    config_of(tmp_path, "")
    (tmp_path / "other").mkdir()
    configs = Configs(tmp_path / "mdlint.toml")
    assert [configs.of(tmp_path / folder).dialect for folder in ("docs", "other")] == ["mkdocs", "github"]
