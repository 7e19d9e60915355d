import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mdlint.config import (
    DEFAULT_INCLUDE,
    Binding,
    Config,
    Consistent,
    Links,
    Translation,
    find_config,
    load_config,
)
from mdlint.config.settings import Override
from mdlint.config.toml_file import appended
from mdlint.errors import ConfigError
from mdlint.model import Severity
from mdlint.schema import bundled
from mdlint.style import TableStyle

DESIGN = """
include = ["**/*.md", "**/*.mdx", "**/*.markdown", "**/*.ipynb"]
exclude = []
dialect = "github"

[[tables]]
schema  = "builtin:timm-metrics"
pages   = ["docs/**/*.md"]
columns = ["Model", "Top-1"]
heading = "*2025*"

[rules]
mixed-type = "off"
"""


def written(folder: Path, text: str, name: str = "mdlint.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def translations(original: str, translation: str) -> str:
    """Return a configuration with one pair of patterns."""
    return f'[[translations]]\noriginal = "{original}"\ntranslation = "{translation}"\n'


def test_every_key_of_a_full_configuration_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, DESIGN)
    entry = f"{file}: tables[0]"
    assert load_config(file) == Config(
        root=tmp_path,
        include=("**/*.md", "**/*.mdx", "**/*.markdown", "**/*.ipynb"),
        exclude=(),
        dialect="github",
        bindings=(
            Binding("builtin:timm-metrics", tmp_path, ("docs/**/*.md",), ("Model", "Top-1"), "*2025*", entry, file, 0),
        ),
        severities={"mixed-type": None},
        sets_dialect=True,
        file=file,
        origins=dict.fromkeys(("include", "exclude", "dialect", "tables", "rules.mixed-type"), str(file)),
    )


def test_the_entries_that_compare_pages_are_read(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """
[[consistent]]
pages = ["README.md", "docs/"]
heading = "Results"
key = ["Model"]
columns = ["Top-1"]
tolerance = 0.1
source = ["docs/results.md"]

[[consistent]]
pages = ["*.md"]
ignore = ["Notes"]

[[translations]]
original = "docs/en/**"
translation = "docs/{lang}/**"
""",
    )
    config = load_config(file)
    assert config.consistent == (
        Consistent(
            ("README.md", "docs/"),
            tmp_path,
            "Results",
            ("Model",),
            ("Top-1",),
            (),
            0.1,
            ("docs/results.md",),
            f"{file}: consistent[0]",
        ),
        Consistent(("*.md",), tmp_path, ignore=("Notes",), place=f"{file}: consistent[1]"),
    )
    assert config.translations == (Translation("docs/en/**", "docs/{lang}/**", tmp_path, f"{file}: translations[0]"),)


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    file = written(tmp_path, "")
    assert load_config(file) == Config(tmp_path, DEFAULT_INCLUDE, (), "github", (), {}, file=file)


def test_the_settings_of_links_are_read(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    text = 'dialect = "mkdocs"\n[links]\nroot = "docs"\nignore = ["api.*"]\nrepository = "owner/name"\nby-name = true'
    links = load_config(written(tmp_path, text)).links
    assert links == Links(tmp_path / "docs", ("api.*",), repository="owner/name", by_name=True)


STYLE = """
[style]
pipes = "none"
columns = "compact"
aligned-delimiter = true
loose-last-column = true
max-width = 100
width = "characters"
padding = 0
delimiter-padding = 2
header-align = "center"
cell-align = "declared"
delimiter-length = 1
indentation = 2
blanks-before = 0
blanks-after = 2
header-case = "title"
header-names = ["mdlint"]
"""


def test_every_key_of_a_style_is_read(tmp_path: Path) -> None:
    style = load_config(written(tmp_path, STYLE)).style
    assert style == TableStyle(
        pipes="none",
        columns="compact",
        aligned_delimiter=True,
        loose_last_column=True,
        max_width=100,
        width="characters",
        padding=0,
        delimiter_padding=2,
        header_align="center",
        cell_align="declared",
        delimiter_length=1,
        indentation=2,
        blanks_before=0,
        blanks_after=2,
        header_case="title",
        header_names=("mdlint",),
    )


def test_the_keys_and_defaults_of_a_style_are_those_of_the_schema(tmp_path: Path) -> None:
    schema = bundled("config.schema.json")
    keys = schema["properties"]["style"]["properties"]
    named = {
        key: schema["$defs"][value["$ref"].rpartition("/")[2]] if "$ref" in value else value
        for key, value in keys.items()
    }
    defaults = {key.replace("-", "_"): value.get("default") for key, value in named.items()}
    assert defaults | {"header_names": ()} == TableStyle()._asdict()
    assert all("description" in key for key in keys.values())
    assert {f"{key} =" for key in keys} == {line.split("=")[0] + "=" for line in STYLE.split("\n") if "=" in line}
    assert load_config(written(tmp_path, "[style]")).style == load_config(written(tmp_path, "")).style == TableStyle()


@pytest.mark.parametrize(
    ("glob", "target", "ignored"),
    [
        ("api.*", "api.Class", True),
        ("api.*", "api/x.y", False),
        ("../modules/*", "../modules/a/b.html#c", True),
        ("*.html", "a.html#c", False),
        ("X-?", "x-1", False),
        ("[", "[", True),
    ],
)
def test_a_glob_ignores_a_whole_target_case_as_written(glob: str, target: str, ignored: bool) -> None:
    assert Links(ignore=(glob,)).ignores(target) is ignored


def test_pyproject_has_its_own_table(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.mdlint]\nexclude = ["old/"]\n[tool.mdlint.rules]\nragged-row = "warning"\n'
    loaded = load_config(written(tmp_path, text, "pyproject.toml"))
    assert (loaded.exclude, loaded.severities) == (("old/",), {"ragged-row": Severity.WARNING})


def test_a_byte_order_mark_is_not_part_of_the_file(tmp_path: Path) -> None:
    assert load_config(written(tmp_path, '\ufeffexclude = ["a"]')).exclude == ("a",)


@pytest.mark.parametrize("word", ["error", "warning", "info"])
def test_a_rule_can_have_each_severity(tmp_path: Path, word: str) -> None:
    assert load_config(written(tmp_path, f'[rules]\nragged-row = "{word}"')).severities == {
        "ragged-row": Severity(word)
    }


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('includ = ["*.md"]', "includ", 'unknown key (did you mean "include"?)'),
        ("zzz = 1", "zzz", "unknown key"),
        ('[[tables]]\nschema = "a"\npage = []', "tables[0].page", 'unknown key (did you mean "pages"?)'),
        ('"a b" = 1', '"a b"', "unknown key"),
        ('include = "*.md"', "include", 'expected a list, found "*.md"'),
        ("include = [1]", "include[0]", "expected a text, found 1"),
        ('include = [""]', "include[0]", "must not be empty"),
        ('tables = "a"', "tables", 'expected a list, found "a"'),
        ('tables = ["a"]', "tables[0]", 'expected a table, found "a"'),
        ("[[tables]]", "tables[0]", '"schema" is missing'),
        ("[[pages]]", "pages[0]", '"schema" is missing'),
        ('[[pages]]\nschema = "a"\nheading = "b"', "pages[0].heading", "unknown key"),
        ('[[tables]]\nschema = "a"\n[[tables]]\nschema = 3', "tables[1].schema", "expected a text, found 3"),
        ('[[tables]]\nschema = "a"\nheading = ""', "tables[0].heading", "must not be empty"),
        (
            'dialect = "gitlab"',
            "dialect",
            '"gitlab" is not one of "github", "mkdocs", "docusaurus" or "myst" (did you mean "github"?)',
        ),
        ("links = 1", "links", "expected a table, found 1"),
        ("[links]\nroots = 1", "links.roots", 'unknown key (did you mean "root"?)'),
        ('[links]\nroot = "none"', "links.root", '"none" is not a folder'),
        ('[links]\nroot = "/"', "links.root", '"/" is the root of the file system'),
        ("[links]\nby-name = 1", "links.by-name", "expected true or false, found 1"),
        (
            '[links]\nrepository = "https://github.com/owner/name"',
            "links.repository",
            '"https://github.com/owner/name" is not the owner and the name of a repository, owner/name',
        ),
        (
            '[links]\nrepository = "owner/name.git"',
            "links.repository",
            '"owner/name.git" is not the owner and the name of a repository, owner/name',
        ),
        (
            '[links]\nrepository = "../.."',
            "links.repository",
            '"../.." is not the owner and the name of a repository, owner/name',
        ),
        ('[links]\nroot = "mdlint.toml"', "links.root", '"mdlint.toml" is not a folder'),
        ('[links]\nroot = "a\\u0000"', "links.root", '"a\0" is not a folder'),
        ('[links]\nignore = "api.*"', "links.ignore", 'expected a list, found "api.*"'),
        ('[links]\nignore = ["ok", "[z-a]"]', "links.ignore[1]", '"[z-a]" is not a glob'),
        ('[links]\nignore = [""]', "links.ignore[0]", "must not be empty"),
        ("style = 1", "style", "expected a table, found 1"),
        ('[style]\npipe = "none"', "style.pipe", 'unknown key (did you mean "pipes"?)'),
        (
            '[style]\ncolumns = "align"',
            "style.columns",
            '"align" is not one of "any", "aligned", "compact" or "tight" (did you mean "aligned"?)',
        ),
        ('[style]\npadding = "one"', "style.padding", '"one" is not "consistent"'),
        ("[style]\npadding = -1", "style.padding", "-1 is below the minimum 0"),
        ("[style]\npadding = true", "style.padding", "expected a whole number or a text, found true"),
        ("[style]\nindentation = 4", "style.indentation", "4 is above the maximum 3"),
        ("[style]\ndelimiter-length = 0", "style.delimiter-length", "0 is below the minimum 1"),
        ("[style]\nmax-width = 0", "style.max-width", "0 is below the minimum 1"),
        ("[style]\naligned-delimiter = 1", "style.aligned-delimiter", "expected true or false, found 1"),
        ('[style]\nheader-names = [""]', "style.header-names[0]", "must not be empty"),
        ("dialect = 2024-01-01", "dialect", "expected no date or time, found 2024-01-01"),
        ("include = [[07:32:00]]", "include[0][0]", "expected no date or time, found 07:32:00"),
        ("include = nan", "include", "expected a list, found NaN"),
        ("rules = 1", "rules", "expected a table, found 1"),
        ('[rules]\nraged-row = "off"', "rules.raged-row", 'unknown rule "raged-row" (did you mean "ragged-row"?)'),
        ('[rules]\nRAGGED-ROW = "off"', "rules.RAGGED-ROW", 'unknown rule "RAGGED-ROW" (did you mean "ragged-row"?)'),
        ("[rules]\nragged-row = " + "9" * 6000, "line 2", "a whole number has to fit into 64 bits"),
        ("[rules]\nragged-row = 0x" + "f" * 6000, "rules.ragged-row", "a whole number has to fit into 64 bits"),
        ("[rules]\nragged-row = 9223372036854775808", "rules.ragged-row", "a whole number has to fit into 64 bits"),
        ("include = 9223372036854775807", "include", "expected a list, found 9223372036854775807"),
        ("a" + ".a" * 3000 + " = 1", "a", "is nested more than 100 levels deep"),
        ("a" + ".a" * 99 + " = 1", "a", "unknown key"),
        ('[[tables]]\nschema = "\\u0000"', "tables[0].schema", '"\0" is not a path'),
        ('[[pages]]\nschema = "\\u0000"', "pages[0].schema", '"\0" is not a path'),
        ('[[pages]]\nschema = "a"\npages = ["!"]', "pages[0].pages[0]", '"!" is not a glob'),
        (
            '[rules]\nragged-row = "warn"',
            "rules.ragged-row",
            '"warn" is not one of "error", "warning", "info" or "off" (did you mean "warning"?)',
        ),
        (
            '[rules]\nmixed-type = "error"',
            "rules.mixed-type",
            'this version has no such rule yet; it can only be "off"',
        ),
        ('exclude = ["ok", "a["]', "exclude[1]", '"a[" is not a glob'),
        ('exclude = ["[z-a]"]', "exclude[0]", '"[z-a]" is not a glob'),
        ('include = ["# no"]', "include[0]", '"# no" is not a glob'),
        ('include = ["a", "./docs/*.md"]', "include[1]", '"./docs/*.md" matches nothing (did you mean "/docs/*.md"?)'),
        ('exclude = ["!./a/./b"]', "exclude[0]", '"!./a/./b" matches nothing (did you mean "!/a/./b"?)'),
        ('[[tables]]\nschema = "a"\npages = ["!"]', "tables[0].pages[0]", '"!" is not a glob'),
        ('overrides = "a"', "overrides", 'expected a list, found "a"'),
        ("[[overrides]]", "overrides[0]", '"pages" is missing'),
        ("[[overrides]]\npages = []", "overrides[0].pages", "must not be empty"),
        ('[[overrides]]\npages = "a"', "overrides[0].pages", 'expected a list, found "a"'),
        ('[[overrides]]\npages = ["a"]', "overrides[0]", "sets nothing for its pages"),
        ('[[overrides]]\npages = ["a"]\ninclude = ["a"]', "overrides[0].include", "unknown key"),
        (
            '[[overrides]]\npages = ["a"]\nrule = {}',
            "overrides[0].rule",
            'unknown key (did you mean "rules"?)',
        ),
        ('[[overrides]]\npages = ["ok", "!"]\nrules = {}', "overrides[0].pages[1]", '"!" is not a glob'),
        (
            '[[overrides]]\npages = ["a"]\nrules = {}\n[[overrides]]\npages = ["a"]\nrules.raged-row = "off"',
            "overrides[1].rules.raged-row",
            'unknown rule "raged-row" (did you mean "ragged-row"?)',
        ),
        (
            '[[overrides]]\npages = ["a"]\nrules.mixed-type = "error"',
            "overrides[0].rules.mixed-type",
            'this version has no such rule yet; it can only be "off"',
        ),
        (
            '[[overrides]]\npages = ["a"]\nrules.ragged-row = "warn"',
            "overrides[0].rules.ragged-row",
            '"warn" is not one of "error", "warning", "info" or "off" (did you mean "warning"?)',
        ),
        ('[[overrides]]\npages = ["a"]\nlinks.root = "none"', "overrides[0].links.root", '"none" is not a folder'),
        (
            '[[overrides]]\npages = ["a"]\nlinks.ignore = ["[z-a]"]',
            "overrides[0].links.ignore[0]",
            '"[z-a]" is not a glob',
        ),
        ('[[overrides]]\npages = ["a"]\nstyle.padding = -1', "overrides[0].style.padding", "-1 is below the minimum 0"),
        ("[[consistent]]", "consistent[0]", '"pages" is missing'),
        ("[[consistent]]\npages = []", "consistent[0].pages", "must not be empty"),
        ('[[consistent]]\npages = ["!"]', "consistent[0].pages[0]", '"!" is not a glob'),
        ('[[consistent]]\npages = ["a"]\nsource = ["!"]', "consistent[0].source[0]", '"!" is not a glob'),
        ('[[consistent]]\npages = ["a"]\nkeys = ["a"]', "consistent[0].keys", 'unknown key (did you mean "key"?)'),
        ('[[consistent]]\npages = ["a"]\ntolerance = -1', "consistent[0].tolerance", "-1 is below the minimum 0"),
        (
            '[[consistent]]\npages = ["a.md"]\ntolerance = nan',
            "consistent[0].tolerance",
            "expected a finite number, found nan",
        ),
        (
            '[[consistent]]\npages = ["a.md"]\ntolerance = 1e400',
            "consistent[0].tolerance",
            "expected a finite number, found inf",
        ),
        (
            '[[consistent]]\npages = ["a"]\nkey = ["a"]\nignore = ["b"]',
            "consistent[0].ignore",
            "is only read without a key",
        ),
        (
            '[[consistent]]\npages = ["a"]\nkey = ["a"]\ncolumns = ["b", "a"]',
            "consistent[0].columns[1]",
            '"a" is a column of the key',
        ),
        ("[[translations]]", "translations[0]", '"original" is missing'),
        (
            translations("/docs/**", "{lang}/**"),
            "translations[0].original",
            '"/docs/**" is not a path relative to the configuration',
        ),
        (
            translations("docs/**", "../{lang}/**"),
            "translations[0].translation",
            '"../{lang}/**" is not a path relative to the configuration',
        ),
        (translations("{lang}/**", "{lang}/**"), "translations[0].original", "only the translation has {lang}"),
        (
            translations("docs/**", "{lang}/*.md"),
            "translations[0].translation",
            '"{lang}/*.md" does not have the wildcards of "docs/**"',
        ),
        (
            translations("docs/*", "{lang}/{lang}/*"),
            "translations[0].translation",
            '"{lang}/{lang}/*" has {lang} more than once',
        ),
        (translations("*/*/*/*/*", "a/*/*/*/*/*"), "translations[0].original", '"*/*/*/*/*" has more than 4 wildcards'),
        (translations("docs/**", "docs/**"), "translations[0].translation", "is the original"),
        (
            'dialect = "mkdocs"\n[[overrides]]\npages = ["a"]\ndialect = "github"\nslugs = "pymdownx"',
            "overrides[0].slugs",
            'is only read with dialect = "mkdocs"',
        ),
    ],
)
def test_a_mistake_is_named_with_its_key(tmp_path: Path, text: str, place: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(written(tmp_path, text))
    assert (caught.value.file, caught.value.place, caught.value.message) == (
        str(tmp_path / "mdlint.toml"),
        place,
        words,
    )


def test_a_mistake_in_pyproject_is_named_from_its_root(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(written(tmp_path, "[tool.mdlint]\ninclude = 1", "pyproject.toml"))
    assert caught.value.place == "tool.mdlint.include"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("true", "expected a table, found true"),
        ("[]", "expected a table, found []"),
        ("2024-01-01", "expected no date or time, found 2024-01-01"),
    ],
)
def test_the_table_in_pyproject_has_to_be_a_table(tmp_path: Path, value: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(written(tmp_path, f"tool.mdlint = {value}", "pyproject.toml"))
    assert (caught.value.place, caught.value.message) == ("tool.mdlint", words)


def _pipe(file: Path) -> None:
    os.mkfifo(file)


def _circle(file: Path) -> None:
    file.symlink_to(file)


def _broken_link(file: Path) -> None:
    file.symlink_to("nowhere")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_pipe, "can't be read: not a regular file"),
        (_circle, "can't be read: Too many levels of symbolic links"),
        (_broken_link, "can't be read: No such file or directory"),
        (Path.mkdir, "can't be read: Is a directory"),
    ],
)
def test_an_unreadable_file_with_the_name_is_still_the_file(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    make(tmp_path / "mdlint.toml")
    assert find_config(tmp_path) == tmp_path / "mdlint.toml"
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / "mdlint.toml")
    assert caught.value.message == words


def test_a_folder_with_the_name_of_the_shared_file_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").mkdir()
    assert find_config(tmp_path) is None


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"a = 1\nb = = 2\n", "line 2, column 5"),
        (b"a = [", "end of document"),
        (b"# \xc3\xa4\na = '\xff'", "line 2, column 6"),
    ],
)
def test_invalid_toml_is_reported_with_its_place(tmp_path: Path, content: bytes, place: str) -> None:
    (tmp_path / "mdlint.toml").write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / "mdlint.toml")
    assert caught.value.place == place


def test_a_missing_file_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be read: No such file or directory"):
        load_config(tmp_path / "none.toml")


def test_mdlint_toml_wins_over_pyproject_in_a_folder(tmp_path: Path) -> None:
    shared = written(tmp_path, "[tool.mdlint]\n", "pyproject.toml")
    assert find_config(tmp_path) == shared
    own = written(tmp_path, "")
    assert find_config(tmp_path) == own


def test_a_dotted_file_is_read_like_the_file_without_the_dot(tmp_path: Path) -> None:
    shared = written(tmp_path, "[tool.mdlint]\n", "pyproject.toml")
    dotted = written(tmp_path, 'exclude = ["a"]', ".mdlint.toml")
    assert find_config(tmp_path) == dotted
    assert load_config(dotted).exclude == ("a",)
    dotted.unlink()
    assert find_config(tmp_path) == shared


@pytest.mark.parametrize("make", [_broken_link, Path.mkdir, Path.touch])
def test_two_files_in_a_folder_are_a_mistake(tmp_path: Path, make: Callable[[Path], None]) -> None:
    written(tmp_path, "")
    make(tmp_path / ".mdlint.toml")
    with pytest.raises(ConfigError) as caught:
        find_config(tmp_path)
    assert caught.value.file == str(tmp_path / ".mdlint.toml")
    assert caught.value.message == "mdlint.toml is in the same folder: keep one of them"


@pytest.mark.parametrize("text", ['[tool.black]\nx = "mdlint"', "[project]", "tool = 1  # mdlint"])
def test_a_pyproject_without_the_table_is_skipped(tmp_path: Path, text: str) -> None:
    written(tmp_path, text, "pyproject.toml")
    assert find_config(tmp_path) is None


@pytest.mark.parametrize(
    ("globs", "path", "covered"),
    [
        ((), "any/page.md", True),
        (("docs/**/*.md",), "docs/page.md", True),
        (("docs/**/*.md",), "docs/a/b/page.md", True),
        (("docs/**/*.md",), "docs/page.mdx", False),
        (("docs/**/*.md",), "page.md", False),
        (("docs",), "docs/a/page.md", True),
        (("/page.md",), "page.md", True),
        (("/page.md",), "docs/page.md", False),
        (("page.md",), "docs/page.md", True),
        (("*.md", "!draft.md"), "docs/draft.md", False),
        (("**/*.md",), "Page.MD", False),
    ],
)
def test_a_binding_covers_the_pages_its_globs_match(
    tmp_path: Path, globs: tuple[str, ...], path: str, covered: bool
) -> None:
    assert Binding("s", tmp_path, globs).covers(str(tmp_path / path)) is covered


def test_a_relative_page_is_relative_to_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    assert Binding("s", tmp_path, ("docs/*.md",)).covers("page.md")


def test_the_schema_of_the_configuration_is_a_schema() -> None:
    schema = bundled("config.schema.json")
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == {
        "include",
        "exclude",
        "baseline",
        "dialect",
        "slugs",
        "links",
        "style",
        "tables",
        "pages",
        "consistent",
        "translations",
        "rules",
        "overrides",
    }
    assert schema["properties"]["include"]["default"] == list(DEFAULT_INCLUDE)
    assert all("description" in key for key in schema["properties"].values())


OVERRIDES = """
dialect = "mkdocs"
links.ignore = ["a"]

[rules]
ragged-row = "warning"
orphan-rows = "off"

[style]
pipes = "none"

[[overrides]]
pages = ["docs/", "!docs/new.md"]
dialect = "docusaurus"
links.root = "docs"
rules = {ragged-row = "off", cell-padding = "error"}

[[overrides]]
pages = ["docs/x.md"]
slugs = "pymdownx"
dialect = "mkdocs"
links.ignore = ["b"]
style = {header-names = ["mdlint"], max-width = 80}
rules = {ragged-row = "error"}
"""


@pytest.fixture
def overridden(tmp_path: Path) -> Config:
    (tmp_path / "docs").mkdir()
    return load_config(written(tmp_path, OVERRIDES))


def test_overrides_are_read(overridden: Config, tmp_path: Path) -> None:
    first, second = (f"{tmp_path / 'mdlint.toml'}: overrides[{number}]" for number in (0, 1))
    assert overridden.overrides == (
        Override(
            pages=("docs/", "!docs/new.md"),
            base=tmp_path,
            fields={"dialect": "docusaurus"},
            severities={"ragged-row": None, "cell-padding": Severity.ERROR},
            links={"root": tmp_path / "docs"},
            place=first,
            origins=dict.fromkeys(("dialect", "links.root", "rules.ragged-row", "rules.cell-padding"), first),
        ),
        Override(
            pages=("docs/x.md",),
            base=tmp_path,
            fields={"dialect": "mkdocs", "slugs": "pymdownx"},
            severities={"ragged-row": Severity.ERROR},
            links={"ignore": ("b",)},
            style={"header_names": ("mdlint",), "max_width": 80},
            place=second,
            origins=dict.fromkeys(
                ("slugs", "dialect", "links.ignore", "style.header-names", "style.max-width", "rules.ragged-row"),
                second,
            ),
        ),
    )


@pytest.mark.parametrize("page", ["a.md", "docs/new.md", "x/docs.md"])
def test_a_page_that_no_override_covers_has_the_configuration_itself(
    overridden: Config, tmp_path: Path, page: str
) -> None:
    assert overridden.for_page(str(tmp_path / page)) is overridden


def test_an_override_replaces_only_the_keys_that_it_sets(overridden: Config, tmp_path: Path) -> None:
    page = overridden.for_page(str(tmp_path / "docs" / "y.md"))
    assert (page.dialect, page.slugs, page.links, page.style) == (
        "docusaurus",
        "markdown",
        Links(tmp_path / "docs", ("a",)),
        TableStyle(pipes="none"),
    )
    assert page.severities == {"ragged-row": None, "orphan-rows": None, "cell-padding": Severity.ERROR}


def test_the_last_override_that_covers_a_page_wins(overridden: Config, tmp_path: Path) -> None:
    page = overridden.for_page(str(tmp_path / "docs" / "x.md"))
    assert (page.dialect, page.slugs, page.links, page.style) == (
        "mkdocs",
        "pymdownx",
        Links(tmp_path / "docs", ("b",)),
        TableStyle(pipes="none", header_names=("mdlint",), max_width=80),
    )
    assert page.severities == {
        "ragged-row": Severity.ERROR,
        "orphan-rows": None,
        "cell-padding": Severity.ERROR,
    }


def test_pages_with_the_same_overrides_share_a_configuration(overridden: Config, tmp_path: Path) -> None:
    one, other = (overridden.for_page(str(tmp_path / "docs" / name)) for name in ("y.md", "z.md"))
    assert one is other


def test_the_settings_of_another_page_can_be_asked_of_those_of_a_page(overridden: Config, tmp_path: Path) -> None:
    page = overridden.for_page(str(tmp_path / "docs" / "x.md"))
    assert page.for_page(str(tmp_path / "a.md")) is overridden
    assert page.for_page(str(tmp_path / "docs" / "y.md")).dialect == "docusaurus"


def test_an_override_in_pyproject_is_named_from_its_root(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(written(tmp_path, '[[tool.mdlint.overrides]]\npages = ["a"]\nx = 1', "pyproject.toml"))
    assert caught.value.place == "tool.mdlint.overrides[0].x"


def test_each_setting_knows_the_place_that_sets_it(overridden: Config, tmp_path: Path) -> None:
    file = str(tmp_path / "mdlint.toml")
    assert overridden.origins == {
        "dialect": file,
        "links.ignore": file,
        "rules.ragged-row": file,
        "rules.orphan-rows": file,
        "style.pipes": file,
        "overrides": file,
    }
    first, second = f"{file}: overrides[0]", f"{file}: overrides[1]"
    assert overridden.for_page(str(tmp_path / "docs" / "x.md")).origins == {
        **overridden.origins,
        "dialect": second,
        "slugs": second,
        "links.root": first,
        "links.ignore": second,
        "style.header-names": second,
        "style.max-width": second,
        "rules.ragged-row": second,
        "rules.cell-padding": first,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "[b]\nx = 1\n"),
        ("\n", "\n[b]\nx = 1\n"),
        ("\ufeff", "\ufeff[b]\nx = 1\n"),
        ("[a]\n", "[a]\n\n[b]\nx = 1\n"),
        ("[a]", "[a]\n\n[b]\nx = 1\n"),
        ("[a]\r\ny = 2\r\n", "[a]\r\ny = 2\r\n\r\n[b]\r\nx = 1\r\n"),
        ("[a]\r\ny = 2", "[a]\r\ny = 2\r\n\r\n[b]\r\nx = 1\r\n"),
    ],
)
def test_an_addition_follows_a_blank_line_and_has_the_line_endings_of_the_text(text: str, expected: str) -> None:
    assert appended(text, "[b]\nx = 1\n") == expected
