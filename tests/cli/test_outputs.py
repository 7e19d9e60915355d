"""`--format` can be repeated, and names a file or not."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mdlint.cache.record import LONGEST
from mdlint.cache.run import OFF
from mdlint.cli._outputs import Transcript
from mdlint.cli._run import BUG

if TYPE_CHECKING:
    from conftest import Run

LINE = "p.md:3:1: warning ragged-row  1 cell, the header has 2\n"


@pytest.fixture(autouse=True)
def page(folder: Path) -> None:
    Path("p.md").write_text("| a | b |\n|---|---|\n| 1 |\n", encoding="utf-8")


def test_each_format_is_written_to_its_place(run: "Run") -> None:
    forms = ["-f", "concise", "-f", "jsonl:out.jsonl", "--format=sarif:ä b.sarif", "-f", "gitlab:c.json"]
    assert run("check", "p.md", *forms) == (1, LINE, "")
    assert json.loads(Path("out.jsonl").read_text("utf-8"))["rule"] == "ragged-row"
    assert json.loads(Path("ä b.sarif").read_text("utf-8"))["runs"][0]["results"][0]["ruleId"] == "ragged-row"
    assert json.loads(Path("c.json").read_text("utf-8"))[0]["check_name"] == "ragged-row"


@pytest.fixture
def cached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OFF, raising=False)
    # A file that has just been written may be written again at the same time.
    time.sleep(0.1)


@pytest.mark.usefixtures("cached")
def test_a_second_run_writes_the_same_from_the_cache(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    forms = ["-f", "json:a.json", "-f", "concise", "-f", "junit:b.xml"]
    first = run("check", "p.md", *forms)
    before = [Path(name).read_bytes() for name in ("a.json", "b.xml")]
    for name in ("a.json", "b.xml"):
        Path(name).unlink()
    monkeypatch.setattr("mdlint.cli._checked.run", None)
    assert run("check", "p.md", *forms) == first == (1, LINE, "")
    assert [Path(name).read_bytes() for name in ("a.json", "b.xml")] == before
    # Another format is another report, and that of a part of the formats too.
    assert run("check", "p.md", *forms[:-1], "junit:b.xml", "-f", "sarif:c").status == BUG
    assert run("check", "p.md", "-f", "json").status == BUG


def test_a_format_without_a_file_goes_to_the_output_file(run: "Run") -> None:
    assert run("check", "p.md", "-o", "out.txt", "-f", "concise", "-f", "json:out.json") == (1, "", "")
    assert Path("out.txt").read_text("utf-8") == LINE
    assert json.loads(Path("out.json").read_text("utf-8"))["summary"]["warnings"] == 1


def test_a_dash_is_the_standard_output(run: "Run") -> None:
    assert run("check", "p.md", "-f", "concise:-") == (1, LINE, "")


WRONG = [
    ("-f text -f json", "--format: text and json go to the standard output"),
    ("-f text -f json:-", "--format: text and json go to the standard output"),
    ("-f text:a -f json:./a", "--format: text and json go to a"),
    ("-o a -f text -f json:b/../a", "--format: text and json go to a"),
    ("-o a -f json:b", "--output-file a: each --format names a file of its own"),
    ("--statistics -f text -f sarif:a", "--statistics goes with --format text or json, not sarif"),
    ("-f json:none/a", "none/a: can't be written: No such file or directory"),
    ("-f json:p.md", "p.md: can't be written: this run has read it"),
    ("--watch -f sarif", "--watch goes with --format text or concise, not sarif"),
    ("--watch -f text:a", "--watch writes no file: --format text, not text:a"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_outputs_that_can_not_be(run: "Run", arguments: str, message: str) -> None:
    pytest.importorskip("watchfiles")
    Path("b").mkdir()
    assert run("check", "p.md", *arguments.split()) == (2, "", f"error: {message}\n")
    assert {path.name for path in Path().iterdir()} == {"b", "p.md"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("sarf:a", '"sarf" is not one of'),
        ("json:", '"json:" names no file'),
        (":a", '"" is not one of'),
        ("", '"" is not one of'),
    ],
)
def test_a_value_that_is_no_format(run: "Run", value: str, words: str) -> None:
    done = run("check", "p.md", "--format", value)
    assert (done.status, done.out) == (2, "")
    assert words in done.err


def test_a_file_that_can_not_be_written_leaves_the_standard_output_empty(run: "Run") -> None:
    assert run("check", "p.md", "-f", "concise", "-f", "json:none/a").out == ""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_takes_no_file(run: "Run") -> None:
    Path("r").mkdir(mode=0o555)
    assert run("check", "p.md", "-f", "json:r/a") == (2, "", "error: r/a: can't be written: Permission denied\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk(run: "Run") -> None:
    done = run("check", "p.md", "-f", "json:/dev/full")
    assert done == (2, "", "error: /dev/full: can't be written: No space left on device\n")


def test_without_findings_each_format_says_so(run: "Run") -> None:
    Path("p.md").write_text("text\n", encoding="utf-8")
    written = {name: run("check", "p.md", "-f", name) for name in ("gitlab", "jsonl", "junit", "sarif")}
    assert {done.status for done in written.values()} == {0}
    assert (written["gitlab"].out, written["jsonl"].out) == ("[]\n", "")
    assert 'failures="0"' in written["junit"].out
    assert json.loads(written["sarif"].out)["runs"][0]["results"] == []


def test_paths_of_a_page_in_a_folder_of_a_repository(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".git").mkdir()
    Path("docs").mkdir()
    Path("p.md").rename("docs/ä b.md")
    monkeypatch.chdir("docs")
    assert json.loads(run("check", ".", "-f", "gitlab").out)[0]["location"]["path"] == "docs/ä b.md"
    (result,) = json.loads(run("check", ".", "-f", "sarif").out)["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "docs/%C3%A4%20b.md", "uriBaseId": "%SRCROOT%"}


def test_a_fingerprint_stays_if_lines_are_added_above(run: "Run") -> None:
    def fingerprint() -> str:
        (result,) = json.loads(run("check", "p.md", "-f", "sarif").out)["runs"][0]["results"]
        return str(result["partialFingerprints"]["mdlint/v1"])

    before = fingerprint()
    text = Path("p.md").read_text("utf-8")
    Path("p.md").write_text(f"Words.\n\n{text}", encoding="utf-8")
    assert fingerprint() == before
    Path("p.md").write_text(f"# Section\n\n{text}", encoding="utf-8")
    assert fingerprint() != before


def test_a_transcript_has_each_report() -> None:
    transcript = Transcript(5)
    assert list(transcript.following(iter(["ab", "c"]))) == ["ab", "c"]
    assert list(transcript.following(iter(["de"]))) == ["de"]
    assert transcript.texts == ["abc", "de"]


def test_a_transcript_of_too_many_characters_is_none() -> None:
    transcript = Transcript(5)
    assert list(transcript.following(iter(["abc", "def", "g"]))) == ["abc", "def", "g"]
    assert list(transcript.following(iter([]))) == []
    assert transcript.texts is None


def test_a_transcript_of_a_report_that_was_not_written_to_its_end_is_none() -> None:
    transcript = Transcript(5)
    assert next(transcript.following(iter(["a", "b"]))) == "a"
    assert transcript.texts is None


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.usefixtures("cached")
def test_a_report_that_nobody_reads_to_its_end_is_not_recorded() -> None:
    Path("p.md").write_text("| a | b |\n|---|---|\n" + "| 1 |\n| 1 | 2 |\n" * 5000, encoding="utf-8")
    time.sleep(0.1)
    command = [sys.executable, "-m", "mdlint", "check", "-v", "p.md"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
    assert process.returncode == 1
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert "cache: the report of an earlier run" not in done.stderr
    assert done.stdout.count("ragged-row") == 5000
    assert len(done.stdout) < LONGEST
    again = subprocess.run(command, capture_output=True, check=False, text=True)
    assert "cache: the report of an earlier run" in again.stderr
    assert again.stdout == done.stdout
