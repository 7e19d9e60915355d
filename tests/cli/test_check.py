import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

CLEAN = "| a | b |\n|---|---|\n| 1 | 2 |\n"
LONG = "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"
SHORT = "| a | b |\n|---|---|\n| 1 |\n"


@pytest.fixture(autouse=True)
def pages(tmp_path: Path) -> None:
    """Make a page without findings, a page with an error, and a page with a warning."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for name, text in (("clean", CLEAN), ("long", LONG), ("short", SHORT)):
        (docs / f"{name}.md").write_text(text, encoding="utf-8")


def test_a_page_without_findings(run: "Run") -> None:
    assert run("check", "docs/clean.md") == (0, "no findings in 1 page with 1 table, without a schema\n", "")


def test_a_page_with_a_finding(run: "Run") -> None:
    status, out, err = run("check", "docs/long.md")
    assert (status, err) == (1, "")
    assert out.splitlines()[:3] == [
        "docs/long.md:3:11: error ragged-row  3 cells, the header has 2",
        "3 | | 1 | 2 | 3 |",
        "  |           ^",
    ]
    assert out.splitlines()[-1] == "1 error in 1 page with 1 table, without a schema"


def test_the_working_directory_is_the_default(run: "Run") -> None:
    closing = "1 error, 1 warning in 3 pages with 3 tables, all without a schema\n1 can be fixed with --fix\n"
    assert run("check").out.endswith(closing)


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_path_without_pages_is_a_mistake(run: "Run", tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    assert run(command, "docs", "empty") == (
        2,
        "",
        "error: empty: no pages in this folder (--allow-empty permits this)\n",
    )


def test_no_page_is_a_note_if_that_is_allowed(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("check", "--allow-empty", "empty") == (
        0,
        "no findings in 0 pages with 0 tables\n",
        "note: no pages found in empty\n",
    )
    assert run("check", "--quiet", "--allow-empty", "empty") == (0, "", "")
    assert run("extract", "--allow-empty", "empty").status == 0


def test_an_include_that_matches_nothing_is_a_mistake(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "mdlint.toml").write_text('include = ["../**/*.md"]')
    assert run("check") == (
        2,
        "",
        'error: .: no pages in this folder (the configuration has include = ["../**/*.md"]; --allow-empty permits this)\n',
    )


def test_a_link_to_nothing_in_a_folder_is_a_finding(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "docs" / "gone.md").symlink_to("nowhere.md")
    outcome = run("check", "docs", "--format", "concise", "--ignore", "ragged-row")
    assert outcome == (1, "docs/gone.md:1:1: error unreadable-page  can't be read: No such file or directory\n", "")


@pytest.mark.parametrize(
    ("page", "fail_on", "status"),
    [
        ("long", "error", 1),
        ("long", "warning", 1),
        ("long", "never", 0),
        ("short", "error", 0),
        ("short", "warning", 1),
        ("short", "never", 0),
        ("clean", "warning", 0),
    ],
)
def test_the_failing_severity_can_be_chosen(run: "Run", page: str, fail_on: str, status: int) -> None:
    assert run("check", f"docs/{page}.md", "--fail-on", fail_on).status == status


@pytest.mark.parametrize("options", [[], ["--fail-on", "error"]])
def test_exit_zero_is_a_name_for_never_failing(run: "Run", options: list[str]) -> None:
    outcome = run("check", "docs/long.md", "--exit-zero", *options)
    assert outcome.status == 0
    assert "1 error in 1 page" in outcome.out
    assert run("check", "--exit-zero", "none.md").status == 2


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ([], ["ragged-row"]),
        (["--extend-select", "cell-padding"], ["cell-padding", "ragged-row"]),
        (["--extend-select", "pipe-style, cell-padding"], ["cell-padding", "ragged-row"]),
        (["--extend-select", "cell-padding", "--ignore", "ragged-row"], ["cell-padding"]),
        (["--extend-select", "cell-padding", "--ignore", "cell-padding"], ["ragged-row"]),
        (["--select", "ragged-row", "--extend-select", "cell-padding"], ["cell-padding", "ragged-row"]),
        (["--select", "ragged-row", "--ignore", "ragged-row", "--extend-select", "cell-padding"], ["cell-padding"]),
    ],
)
def test_rules_can_be_added(run: "Run", options: list[str], rules: list[str]) -> None:
    Path("padded.md").write_text("| a | b |\n|---|---|\n| 1 |2 | 3 |\n", encoding="utf-8")
    found = run("check", "padded.md", "--format", "concise", *options)
    assert sorted({line.split()[2] for line in found.out.splitlines()}) == rules


def test_a_rule_that_the_configuration_turns_off_can_be_added(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "mdlint.toml").write_text('[rules]\nragged-row = "off"')
    assert run("check", "docs/long.md").status == 0
    assert run("check", "docs/long.md", "--extend-select", "ragged-row").status == 1


@pytest.mark.parametrize(
    ("arguments", "checked"),
    [
        (["--exclude", "docs/long.md"], ["docs/clean.md", "docs/short.md"]),
        (["--exclude", "./docs/long.md"], ["docs/clean.md", "docs/short.md"]),
        (["--exclude", "long.md", "--exclude", "s*"], ["docs/clean.md"]),
        (["docs", "--exclude", "long.md"], ["docs/clean.md", "docs/short.md"]),
        (["docs/long.md", "--exclude", "long.md"], ["docs/long.md"]),
        (["docs/long.md", "docs/clean.md", "--exclude", "long.md", "--force-exclude"], ["docs/clean.md"]),
        (["docs", "--exclude", "docs/"], ["docs/clean.md", "docs/long.md", "docs/short.md"]),
    ],
)
def test_pages_can_be_excluded_besides_those_of_the_configuration(
    run: "Run", arguments: list[str], checked: list[str]
) -> None:
    Path("docs/mdlint.toml").write_text('exclude = ["never.md"]')
    Path("docs/never.md").write_text(LONG)
    Path("docs/clean.md").write_text(LONG)
    found = run("check", *arguments, "--format", "concise", "--select", "ragged-row")
    assert [line.split(":")[0] for line in found.out.splitlines()] == checked


def test_configuration_files_can_be_ignored(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "docs" / "mdlint.toml").write_text("this is not TOML")
    assert run("check", "docs/clean.md").status == 2
    assert run("check", "docs/clean.md", "--no-config").status == 0


def test_a_folder_given_as_the_configuration_names_the_file_in_it(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "docs" / ".mdlint.toml").touch()
    message = "error: --config docs: is a folder; name a file, such as docs/.mdlint.toml\n"
    assert run("check", "--config", "docs") == (2, "", message)


def test_a_note_is_not_a_failure(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "mdlint.toml").write_text('[rules]\nragged-row = "info"')
    assert run("check", "docs/long.md", "--format", "concise") == (
        0,
        "docs/long.md:3:11: info ragged-row  3 cells, the header has 2\n",
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--ignore", "ragged-row"], 0),
        (["--ignore", "duplicate-row,ragged-row"], 0),
        (["--ignore", "duplicate-row", "--ignore", "ragged-row"], 0),
        (["--ignore", "duplicate-row"], 1),
        (["--ignore", "mixed-type"], 1),
        (["--ignore", ""], 1),
        (["--select", "duplicate-row,"], 0),
        (["--select", "ragged-row"], 1),
        (["--select", "duplicate-row, ragged-row"], 1),
        (["--select", "duplicate-row"], 0),
    ],
)
def test_rules_can_be_chosen(run: "Run", arguments: list[str], status: int) -> None:
    assert run("check", "docs/long.md", *arguments).status == status


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.md"], "error: none.md: no such file or directory\n"),
        (["--select", "raged-row"], 'error: unknown rule "raged-row" (did you mean "ragged-row"?)\n'),
        (["--ignore", "zzz"], 'error: unknown rule "zzz"\n'),
        (["--select", ""], "error: --select names no rule\n"),
        (["--select", " ,"], "error: --select names no rule\n"),
        (
            ["--select", "ragged-row", "--ignore", "ragged-row,decimals"],
            "error: --ignore leaves out every rule that --select names\n",
        ),
        ([""], "error: an empty path names nothing; the working directory is .\n"),
        (["--extend-select", "raged-row"], 'error: unknown rule "raged-row" (did you mean "ragged-row"?)\n'),
        (["--extend-select", ","], "error: --extend-select names no rule\n"),
        (["--extend-select", "mixed-type"], 'error: unknown rule "mixed-type"\n'),
        (["--config", "."], "error: --config .: is a folder; name a file\n"),
        (["--no-config", "--config", "a.toml"], "error: --config and --no-config contradict each other\n"),
        (["--exclude", "!"], 'error: --exclude: "!" is not a glob\n'),
        (["--exclude", ""], 'error: --exclude: "" is not a glob\n'),
        (
            ["docs", "--exclude", "*.md"],
            'error: docs: no pages in this folder (--exclude has ["*.md"]; --allow-empty permits this)\n',
        ),
        (["--show-settings", "none.md"], "error: none.md: no such file or directory\n"),
        (["--show-settings", "--stdin-filename", "a.md"], "error: --stdin-filename goes with the path -\n"),
        (["--stdin-filename", "a.md"], "error: --stdin-filename goes with the path -\n"),
        (["--config", "none.toml"], "error: none.toml: can't be read: No such file or directory\n"),
        (
            ["docs", "-o", "no/such/folder.txt"],
            "error: no/such/folder.txt: can't be written: No such file or directory\n",
        ),
        (["docs", "-o", "docs"], "error: docs: can't be written: Is a directory\n"),
        (["a\x1b[31m\n.md"], "error: a\\x1b[31m\\n.md: no such file or directory\n"),
    ],
)
def test_a_mistake_in_the_call_has_status_2(run: "Run", arguments: list[str], message: str) -> None:
    assert run("check", *arguments) == (2, "", message)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "jsno"],
        ["--nope"],
        ["--fail-on", "info"],
        ["--color", "blue"],
        ["--config"],
        ["-o", ""],
        ["--config", ""],
    ],
)
def test_a_mistake_in_an_option_has_status_2_too(run: "Run", arguments: list[str]) -> None:
    status, out, err = run("check", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") <= 2


def test_a_misspelled_choice_gets_a_suggestion(run: "Run") -> None:
    assert '(did you mean "json"?)' in run("check", "--format", "jsno").err


@pytest.mark.parametrize("option", ["--output-file", "--config"])
def test_a_file_without_a_name_is_a_mistake(run: "Run", option: str) -> None:
    assert "no file is named" in run("check", option, "").err


def test_an_output_file_of_a_hyphen_is_the_standard_output(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Page\n", encoding="utf-8")
    assert run("check", "--output-file", "-", "page.md").out.startswith("no findings in 1 page")
    assert not (tmp_path / "-").exists()


def test_no_escape_of_a_choice_is_printed(run: "Run") -> None:
    assert r'"no\x1b[31mRED" is not one of' in run("check", "--format", "no\x1b[31mRED").err


def test_a_mistake_in_the_configuration_has_status_2(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "mdlint.toml").write_text("exlude = []")
    assert run("check") == (2, "", 'error: mdlint.toml: exlude: unknown key (did you mean "exclude"?)\n')


def test_json_goes_to_a_file(run: "Run") -> None:
    assert run("check", "docs", "--format", "json", "-o", "report.json") == (1, "", "")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["summary"] == {
        "pages": 3,
        "tables": 3,
        "errors": 1,
        "warnings": 1,
        "tablesBySchema": {"named": 0, "default": 0, "none": 3},
    }


@pytest.mark.parametrize(
    ("option", "environment", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colors_follow_the_options(
    run: "Run", monkeypatch: pytest.MonkeyPatch, option: list[str], environment: dict[str, str], colored: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "docs/long.md", *option).out) is colored


def test_the_standard_input_is_checked(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LONG.encode())))
    status, out, _ = run("check", "-", "--stdin-filename", "docs/new.md", "--format", "concise")
    assert (status, out) == (1, "docs/new.md:3:11: error ragged-row  3 cells, the header has 2\n")


def test_no_escape_of_a_page_or_its_name_is_printed(run: "Run") -> None:
    name = "a\x1b[31m\u202e.md"
    Path(name).write_text("| a | \x1b]0;x\x07 |\n|---|---|\n| \x9b1m | 2 | \u2066 |\n", encoding="utf-8")
    for layout in ("text", "concise", "json"):
        out = run("check", name, "--format", layout).out
        assert "ragged-row" in out
        assert out.replace("\n", "").isprintable()


def test_a_bug_has_status_3_and_names_the_page(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("mdlint.page_stage.check_bound", crash)
    status, out, err = run("check", "docs/clean.md")
    assert (status, out) == (3, "")
    assert err.splitlines()[0] == "error: a bug in mdlint on docs/clean.md: ZeroDivisionError: oh"
    assert "Traceback" not in err
    monkeypatch.setenv("MDLINT_DEBUG", "1")
    assert "Traceback" in run("check", "docs/clean.md").err


def test_a_terminal_gets_lines_of_its_width(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    Path("wide.md").write_text(LONG.replace("2", "x" * 200), encoding="utf-8")
    monkeypatch.setattr("mdlint.cli._output.is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("NO_COLOR", "1")
    assert len(run("check", "wide.md").out.splitlines()[1]) == 50
    run("check", "wide.md", "-o", "report.txt")
    assert len(Path("report.txt").read_text(encoding="utf-8").splitlines()[1]) == 120


def test_an_interrupt_has_status_130(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mdlint.page_stage.check_bound", interrupt)
    assert run("check", "docs/clean.md").status == 130
