"""An entry of `[[tables]]` that binds no table is reported in the configuration file, if the run covers its tree."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from mdlint.cli._inputs import folders as folders_of
from mdlint.discover import Configs, discover
from mdlint.known_rules import RuleChoice
from mdlint.model import Severity
from mdlint.report import Report
from mdlint.runner import run

PAGE = "# Results\n\n## Models\n\n| Model | Top-1 | Note |\n|---|---|---|\n| a | 1 | x |\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working directory with one page, `docs/a.md`. Above it is nothing else."""
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "a.md").write_text(PAGE)
    monkeypatch.chdir(root)
    return root


def report(paths: Sequence[str] = (".",), select: Sequence[str] = (), config: Path | None = None) -> Report:
    return run(discover(paths, Configs(config)), RuleChoice(frozenset(select)), folders=folders_of(paths))


def found(paths: Sequence[str] = (".",), select: Sequence[str] = ()) -> list[str]:
    return [
        f"{each.path}:{each.span.line}:{each.span.column}-{each.span.end_column} {each.message} | {each.help}"
        for each in report(paths, select).diagnostics
        if each.rule == "unused-binding"
    ]


def entries(*entries: str) -> str:
    return "\n".join(f'[[tables]]\nschema = "builtin:metrics"\n{entry}' for entry in entries)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ('heading = "Modles"', 'no table is under a heading "Modles" | Did you mean "Models"?'),
        ('heading = "*Resutls*"', 'no table is under a heading "*Resutls*" | Did you mean "Results"?'),
        ('heading = "Zoo"', 'no table is under a heading "Zoo" | None'),
        ('pages = ["doc/*.md"]', 'no page matches "doc/*.md" | Did you mean "docs/"?'),
        ('pages = ["docs/b.md", "x"]', 'no page matches "docs/b.md" or "x" | Did you mean "docs/a.md"?'),
        ('columns = ["Ntoe"]', 'no table has a column "Ntoe" | Did you mean "Note"?'),
        ('columns = ["Note", "Speed"]', 'no table has all its columns, the nearest lacks "Speed" | None'),
        ('columns = ["Model", "Speed", "Latency"]', 'the nearest lacks "Speed" and "Latency" | None'),
        ('heading = "Models"\ncolumns = ["Speed"]', 'no table has a column "Speed" | None'),
    ],
)
def test_the_message_names_the_condition_that_no_table_meets(root: Path, entry: str, reason: str) -> None:
    (root / "mdlint.toml").write_text(entries(entry))
    (only,) = found()
    assert only.startswith("mdlint.toml:1:1-11 tables[0] binds builtin:metrics to no table: ")
    assert only.endswith(reason)


@pytest.mark.parametrize(
    "entry", ["", 'heading = "Mod*"', 'pages = ["docs/"]', 'columns = ["Note"]', 'columns = ["Model", "Noet"]']
)
def test_an_entry_that_binds_a_table_is_in_use(root: Path, entry: str) -> None:
    (root / "mdlint.toml").write_text(entries(entry))
    assert found() == []


def test_an_entry_whose_tables_go_to_others_is_told_so(root: Path) -> None:
    (root / "mdlint.toml").write_text(entries('columns = ["Note"]', 'columns = ["Model"]'))
    message = "tables[1] binds builtin:metrics to no table: an earlier entry or a comment comes first"
    assert found() == [f"mdlint.toml:4:1-11 {message} for each table that it fits | None"]
    (root / "docs" / "a.md").write_text(PAGE.replace("| Model", "<!-- mdlint-schema: builtin:metrics -->\n| Model"))
    assert len(found()) == 2


def test_an_entry_on_pages_without_a_table_is_told_so(root: Path) -> None:
    (root / "docs" / "a.md").write_text("text\n")
    (root / "mdlint.toml").write_text(entries(""))
    assert found() == ["mdlint.toml:1:1-11 tables[0] binds builtin:metrics to no table: its pages have no table | None"]


@pytest.mark.parametrize(
    ("paths", "is_reported"),
    [
        (["."], True),
        ([".."], True),
        (["docs", "."], True),
        (["docs"], False),
        (["docs/a.md"], False),
        (["docs/a.md", "docs"], False),
    ],
)
def test_only_a_run_over_the_tree_of_the_configuration_tells(root: Path, paths: list[str], is_reported: bool) -> None:
    (root / "mdlint.toml").write_text(entries('heading = "Zoo"'))
    assert bool(found(paths)) is is_reported


def test_a_configuration_below_the_given_folder_is_covered(root: Path) -> None:
    (root / "docs" / "mdlint.toml").write_text(entries('heading = "Zoo"'))
    assert [line.split(" ")[0] for line in found(["docs"])] == ["docs/mdlint.toml:1:1-11"]
    assert [line.split(" ")[0] for line in found(["."])] == ["docs/mdlint.toml:1:1-11"]


def test_a_page_that_cannot_be_read_may_have_the_table(root: Path) -> None:
    (root / "mdlint.toml").write_text(entries('heading = "Zoo"', 'heading = "Zoo"\npages = ["docs/a.md"]'))
    (root / "b.md").write_bytes(b"\xe9")
    assert [line.split(" ")[1] for line in found()] == ["tables[1]"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('# a\n\n  [[ tables ]]  # why\nschema = "builtin:metrics"\nheading = "Zoo"\n', "3:3-15"),
        ('tables = [{schema = "builtin:metrics", heading = "Zoo"}]\n', "1:1-1"),
        ('[[tables]]\nschema = "builtin:metrics"\nheading = """\n[[tables]]\n"""\n', "1:1-1"),
    ],
)
def test_the_place_is_the_header_of_the_entry_or_the_start_of_the_file(root: Path, text: str, place: str) -> None:
    (root / "mdlint.toml").write_text(text)
    assert [line.split(" ")[0] for line in found()] == [f"mdlint.toml:{place}"]


def test_an_entry_in_pyproject_is_found_there(root: Path) -> None:
    text = '[project]\nname = "x"\n[[tool.mdlint.tables]]\nschema = "builtin:metrics"\nheading = "Zoo"\n'
    (root / "pyproject.toml").write_text(text)
    (only,) = found()
    assert only.startswith("pyproject.toml:3:1-23 tool.mdlint.tables[0] binds builtin:metrics to no table")


def test_the_rule_is_chosen_and_weighed_like_others(root: Path) -> None:
    entry = entries('heading = "Zoo"')
    for setting, severities in [
        ("", [Severity.WARNING]),
        ('[rules]\nunused-binding = "error"', [Severity.ERROR]),
        ('[rules]\nunused-binding = "off"', []),
    ]:
        (root / "mdlint.toml").write_text(entry + "\n" + setting)
        assert [each.severity for each in report().diagnostics] == severities
    assert len(found(select=["unused-binding"])) == 1
    assert found(select=["ragged-row"]) == []


def test_the_summary_and_the_excerpt_include_the_configuration(root: Path) -> None:
    (root / "mdlint.toml").write_text(entries('heading = "Zoo"'))
    checked = report()
    assert (checked.summary.pages, checked.summary.warnings) == (1, 1)
    assert checked.lines["mdlint.toml"][0] == "[[tables]]"
