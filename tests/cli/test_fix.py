"""`mdlint check --fix`, `--diff` and `--unsafe-fixes`."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from stat import S_IMODE
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from mdlint.cli._write_pages import Writing, write_pages
from mdlint.fix_run import ChangedPage

if TYPE_CHECKING:
    from conftest import Run

REPORT_SCHEMA = Path(__file__).parents[2] / "schemas" / "report.schema.json"
SHORT = "| A | B | C |\n|---|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |\n"
COMPLETE = "| A | B | C |\n|---|---|---|\n| 1 | 2 |   |\n| 1 | 2 | 3 |\n"
# Two cells are missing, which a human has to look at.
SHORTER = "| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 | 4 |\n"
LONG = "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 |\n"
CLEAN = "| A |\n|---|\n| 1 |\n"

DIFF = """\
--- short.md
+++ short.md
@@ -1,4 +1,4 @@
 | A | B | C |
 |---|---|---|
-| 1 | 2 |
+| 1 | 2 |   |
 | 1 | 2 | 3 |
"""


@pytest.fixture(autouse=True)
def pages(folder: Path) -> Path:
    for name, text in (("short", SHORT), ("shorter", SHORTER), ("long", LONG), ("clean", CLEAN)):
        (folder / f"{name}.md").write_bytes(text.encode())
    return folder


def content(name: str) -> str:
    return Path(f"{name}.md").read_bytes().decode()


def test_a_page_is_fixed_and_written(run: "Run") -> None:
    outcome = run("check", "--fix", "short.md")
    assert outcome == (0, "no findings in 1 page with 1 table, without a schema\n", "made 1 fix in 1 page\n")
    assert content("short") == COMPLETE


def test_what_remains_is_reported_and_decides_the_exit_status(run: "Run") -> None:
    status, out, err = run("check", "--fix", "-f", "concise", "short.md", "shorter.md", "long.md")
    assert (status, err) == (1, "made 1 fix in 1 page\n")
    assert [line.partition(":")[0] for line in out.splitlines()] == ["shorter.md", "long.md"]
    assert (content("shorter"), content("long")) == (SHORTER, LONG)


def test_the_remaining_findings_count_as_in_a_check(run: "Run") -> None:
    assert run("check", "--fix", "--exit-zero", "long.md").status == 0
    assert run("check", "--fix", "--fail-on", "error", "long.md").status == 1


def test_unsafe_fixes_are_made_only_if_asked_for(run: "Run") -> None:
    assert run("check", "--fix", "shorter.md").out.endswith("\n1 can be fixed with --fix --unsafe-fixes\n")
    assert content("shorter") == SHORTER
    assert run("check", "--fix", "--unsafe-fixes", "shorter.md").status == 0
    assert content("shorter") == SHORTER.replace("| 1 | 2 |\n", "| 1 | 2 | |     |\n", 1)


def test_nothing_is_said_of_pages_that_are_clean(run: "Run") -> None:
    assert run("check", "--fix", "clean.md").err == ""


def test_a_page_without_fixes_is_not_written(run: "Run") -> None:
    before = Path("clean.md").stat()
    run("check", "--fix", "clean.md", "long.md")
    after = Path("clean.md").stat()
    # Reading it may change the time of the last access.
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )


def test_a_diff_is_printed_and_nothing_is_written(run: "Run") -> None:
    assert run("check", "--diff", "short.md") == (1, DIFF, "would make 1 fix in 1 page\n")
    assert content("short") == SHORT


def test_without_a_change_there_is_no_diff_and_the_status_is_0_although_findings_remain(run: "Run") -> None:
    assert run("check", "--diff", "long.md") == (0, "", "")


@pytest.mark.parametrize(("name", "line"), [("my page.md", "--- my page.md\t\n"), ("my-page.md", "--- my-page.md\n")])
def test_a_name_with_spaces_ends_with_a_tab_as_patch_expects(run: "Run", name: str, line: str) -> None:
    Path(name).write_text(SHORT, encoding="utf-8")
    _, out, _ = run("check", "--diff", name)
    assert out.startswith(line + line.replace("-", "+", 3))


def test_a_diff_without_a_page_that_can_not_be_read_has_status_2(run: "Run") -> None:
    Path("bad.md").write_bytes(b"# A\nb\xff\n")
    error = "error: bad.md:2:2: not UTF-8: the byte 0xff\n"
    assert run("check", "--diff", "clean.md", "bad.md") == (2, "", error)
    assert run("check", "--diff", "-q", "short.md", "bad.md") == (2, DIFF, error)


def test_a_diff_can_be_applied_by_git(run: "Run") -> None:
    for text in (
        SHORT,
        SHORT.replace("\n", "\r\n"),
        SHORT.rstrip("\n"),
        "\ufeff" + SHORT,
        "x\n\n" * 20 + SHORT + "\ny" * 9,
    ):
        Path("page.md").write_bytes(text.encode())
        Path("page.diff").write_bytes(_raw_output("check", "--diff", "page.md"))
        subprocess.run(["git", "apply", "-p0", "page.diff"], check=True)
        applied = Path("page.md").read_bytes()
        Path("page.md").write_bytes(text.encode())
        run("check", "--fix", "page.md")
        assert Path("page.md").read_bytes() == applied != text.encode()


def _raw_output(*arguments: str) -> bytes:
    command = [sys.executable, "-m", "mdlint", *arguments]
    return subprocess.run(command, capture_output=True, check=False).stdout


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("has_last", [True, False])
def test_line_endings_byte_order_mark_and_the_end_of_the_page_stay(
    run: "Run", ending: str, mark: str, has_last: bool
) -> None:
    def written(text: str) -> bytes:
        return (mark + (text if has_last else text.rstrip("\n")).replace("\n", ending)).encode()

    Path("page.md").write_bytes(written(SHORT))
    run("check", "--fix", "page.md")
    assert Path("page.md").read_bytes() == written(COMPLETE)


def test_an_empty_page_stays_empty(run: "Run") -> None:
    Path("page.md").write_bytes(b"")
    assert run("check", "--fix", "page.md").status == 0
    assert Path("page.md").read_bytes() == b""


def test_a_symbolic_link_stays_one_and_permissions_stay(run: "Run") -> None:
    Path("short.md").chmod(0o640)
    Path("link.md").symlink_to("short.md")
    run("check", "--fix", "link.md")
    assert Path("link.md").is_symlink()
    assert content("short") == COMPLETE
    assert S_IMODE(Path("short.md").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["a-link.md", "z-link.md"])
def test_a_page_and_a_symbolic_link_to_it_are_fixed_together(run: "Run", name: str) -> None:
    Path(name).symlink_to("short.md")
    status, out, err = run("check", "--fix", "short.md", name)
    assert (status, content("short")) == (0, COMPLETE)
    assert "not changed" not in err
    assert "no findings" in out
    assert Path(name).is_symlink()


@pytest.mark.parametrize("option", [["-o", "p.md"], ["--format", "sarif:p.md"], ["-o", "none/../p.md"]])
def test_a_report_is_not_written_over_the_page_that_was_fixed(run: "Run", option: list[str]) -> None:
    Path("p.md").write_text(SHORT, encoding="utf-8")
    status, out, err = run("check", "--quiet", "--fix", "p.md", *option)
    file = Path(option[1].removeprefix("sarif:"))
    assert (status, out, err) == (2, "", f"error: {file}: can't be written: this run has read it\n")
    assert Path("p.md").read_text(encoding="utf-8") == COMPLETE


def test_a_report_is_written_over_an_older_report(run: "Run") -> None:
    Path("p.md").write_text(SHORT, encoding="utf-8")
    Path("report.txt").write_text("old", encoding="utf-8")
    assert run("check", "--fix", "p.md", "-o", "report.txt").status == 0
    assert "old" not in Path("report.txt").read_text(encoding="utf-8")


def test_no_other_file_is_left_behind(run: "Run", folder: Path) -> None:
    before = sorted(folder.iterdir())
    run("check", "--fix", ".")
    assert sorted(folder.iterdir()) == before


def test_a_page_that_cannot_be_written_is_an_error_and_the_others_are_written(
    run: "Run", monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    Path("a.md").write_bytes(SHORT.encode())
    monkeypatch.setattr(Path, "replace", failing)
    # There is no report: it would be about pages that are not so.
    assert run("check", "--fix", "a.md", "short.md") == (
        2,
        "",
        "error: a.md: not changed: it can't be written: Permission denied\nmade 1 fix in 1 page\n",
    )
    assert (content("a"), content("short")) == (SHORT, COMPLETE)
    assert not list(Path().glob(".mdlint*"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("protected", ["short.md", "."])
def test_a_protected_file_or_folder_is_an_error(run: "Run", protected: str) -> None:
    Path(protected).chmod(0o500)
    try:
        status, _, err = run("check", "--fix", "short.md")
    finally:
        Path(protected).chmod(0o700)
    assert (status, err.splitlines()[0]) == (2, "error: short.md: not changed: it can't be written: Permission denied")
    assert content("short") == SHORT


def test_a_page_that_changed_in_the_meantime_is_not_written(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    def late(pages: Sequence[ChangedPage]) -> Writing:
        Path("short.md").write_bytes(b"other\n")
        return write_pages(pages)

    monkeypatch.setattr("mdlint.cli._fix.write_pages", late)
    assert run("check", "--fix", "short.md") == (
        2,
        "",
        "error: short.md: not changed: it has changed while it was checked\n",
    )
    assert content("short") == "other\n"


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(("given", "printed"), [(SHORT, COMPLETE), (CLEAN, CLEAN), ("\ufeff" + LONG, "\ufeff" + LONG)])
def test_the_page_on_the_standard_input_is_printed(
    run: "Run", monkeypatch: pytest.MonkeyPatch, given: str, printed: str
) -> None:
    standard_input(monkeypatch, given.encode())
    status, out, err = run("check", "--fix", "-")
    assert (status, out) == (int("3 |\n| 1 | 2 |\n" in given), printed)
    assert " in 1 page with 1 table, without a schema\n" in err


def test_a_page_on_the_standard_input_that_is_not_utf_8_is_printed_as_it_is() -> None:
    command = [sys.executable, "-m", "mdlint", "check", "--fix", "-"]
    done = subprocess.run(command, input=b"a\xff\n", capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"a\xff\n")
    assert b"not UTF-8" in done.stderr


def test_the_report_of_the_standard_input_goes_to_the_file_that_is_named(
    run: "Run", monkeypatch: pytest.MonkeyPatch
) -> None:
    standard_input(monkeypatch, SHORT.encode())
    assert run("check", "--fix", "-o", "report.txt", "-") == (0, COMPLETE, "made 1 fix in 1 page\n")
    assert content("short") == SHORT
    assert Path("report.txt").read_text(encoding="utf-8").startswith("no findings")


def test_of_two_reports_of_the_standard_input_each_goes_to_its_place(
    run: "Run", monkeypatch: pytest.MonkeyPatch
) -> None:
    standard_input(monkeypatch, LONG.encode())
    status, out, err = run("check", "--fix", "--format", "concise", "--format", "jsonl:out.jsonl", "-")
    assert (status, out) == (1, LONG)
    assert err.startswith("<stdin>:3:")
    assert Path("out.jsonl").read_text(encoding="utf-8").startswith('{"rule": "ragged-row"')


def test_a_silenced_finding_is_not_fixed(run: "Run") -> None:
    Path("page.md").write_text(f"<!-- mdlint-disable-next-table ragged-row -->\n\n{SHORT}", encoding="utf-8")
    assert run("check", "--diff", "page.md") == (0, "", "")


def test_a_notebook_is_not_changed_and_that_is_said(run: "Run") -> None:
    cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": SHORT.splitlines(keepends=True)}
    notebook = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    Path("page.ipynb").write_text(notebook, encoding="utf-8")
    status, out, err = run("check", "--fix", "-f", "concise", "page.ipynb")
    assert (status, err) == (1, "note: 1 notebook has findings: notebooks are not changed\n")
    assert "ragged-row" in out
    assert Path("page.ipynb").read_text(encoding="utf-8") == notebook


def test_json_has_the_edits_of_a_fix(run: "Run") -> None:
    report = json.loads(run("check", "-f", "json", "short.md").out)
    (found,) = report["diagnostics"]
    place = {"line": 3, "column": 10, "endLine": 3, "endColumn": 10}
    assert found["fix"] == {"title": "Add the missing cells", "safe": True, "edits": [{**place, "text": "   |"}]}
    validator = Draft202012Validator(json.loads(REPORT_SCHEMA.read_text(encoding="utf-8")))
    assert validator.is_valid(report)
    del found["fix"]["safe"]
    assert not validator.is_valid(report)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_many_pages_are_fixed_in_any_number_of_processes(run: "Run", jobs: str) -> None:
    Path("many").mkdir()
    for number in range(60):
        Path("many", f"{number}.md").write_bytes(SHORT.encode())
    assert run("check", "--fix", "--jobs", jobs, "many").err == "made 60 fixes in 60 pages\n"
    assert {page.read_bytes() for page in Path("many").iterdir()} == {COMPLETE.encode()}


def test_the_cache_does_not_stand_in_for_a_fix(project: Path, run: "Run") -> None:
    Path("page.md").write_bytes(SHORT.encode())
    assert run("check", "page.md").status == 1
    assert run("check", "--fix", "page.md").status == 0
    assert content("page") == COMPLETE
    assert run("check", "page.md").out.startswith("no findings")
    Path("page.md").write_bytes(SHORT.encode())
    assert run("check", "page.md").status == 1


def test_a_link_in_another_case_is_fixed_wherever_it_is_written(run: "Run") -> None:
    Path("Other.md").write_text("# Other\n", encoding="utf-8")
    page = (
        "[a](other.md), [b](./other.md#other 'other.md'), <a href=\"other.md\">c</a>, [d][e], [f](Other.md#OTHER)\n\n"
        "[e]: <other.md>\n\n| A |\n|---|\n| [g](other.md) |\n"
    )
    Path("page.md").write_text(page, encoding="utf-8")
    run("check", "--fix", "page.md")
    fixed = page.replace("(other.md", "(Other.md").replace("./other.md", "./Other.md").replace('"other', '"Other')
    assert content("page") == fixed.replace("<other", "<Other").replace("#OTHER", "#other")
