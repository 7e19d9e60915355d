"""`--output-file` never writes over a file that the run has read."""

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

PAGE = "| a | b |\n|---|---|\n| 1 |\n"
SCHEMA = '{"$schema": "urn:mdlint:table:v1", "type": "array", "items": {"$ref": "part.schema.json"}}'


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    Path("docs").mkdir()
    Path("docs/p.md").write_text(PAGE, encoding="utf-8")
    Path("s.schema.json").write_text(SCHEMA, encoding="utf-8")
    Path("part.schema.json").write_text("{}", encoding="utf-8")
    Path("mdlint.toml").write_text('[[tables]]\nschema = "s.schema.json"\n', encoding="utf-8")


INPUTS = ["docs/p.md", "./docs/../docs/p.md", "mdlint.toml", "s.schema.json", "part.schema.json"]


@pytest.mark.parametrize("command", ["check", "extract"])
@pytest.mark.parametrize("target", INPUTS)
def test_an_input_is_not_written_over(run: "Run", command: str, target: str) -> None:
    before = Path(target).read_bytes()
    status, out, err = run(command, "docs", "-o", target)
    assert (status, out) == (2, "")
    assert err == f"error: {Path(target)}: can't be written: this run has read it\n"
    assert Path(target).read_bytes() == before


@pytest.mark.parametrize("paths", [[], ["docs"], ["docs/p.md"]])
def test_the_settings_are_not_written_over_a_page(run: "Run", paths: list[str]) -> None:
    for target in INPUTS[:3]:
        status, out, err = run("check", "--show-settings", *paths, "-o", target)
        assert (status, out) == (2, "")
        assert err == f"error: {Path(target)}: can't be written: this run has read it\n"
    assert Path("docs/p.md").read_text(encoding="utf-8") == PAGE
    Path("other.md").write_text("old", encoding="utf-8")
    assert run("check", "--show-settings", "docs", "-o", "other.md") == (0, "", "")
    assert Path("other.md").read_text(encoding="utf-8").startswith("# docs: mdlint.toml\n")


@pytest.mark.parametrize("target", ["none/../docs/p.md", "docs/none/../p.md", "none/../mdlint.toml"])
def test_neither_is_a_path_to_it_through_a_folder_that_is_missing(run: "Run", target: str) -> None:
    file = Path(os.path.realpath(target))
    before = file.read_bytes()
    status, _, err = run("check", "docs", "-o", target)
    assert (status, err) == (2, f"error: {Path(target)}: can't be written: this run has read it\n")
    assert file.read_bytes() == before


def test_the_folder_of_a_new_file_must_exist(run: "Run") -> None:
    status, _, err = run("check", "docs", "-o", "none/../new.txt")
    assert (status, err) == (2, f"error: {Path('none/../new.txt')}: can't be written: No such file or directory\n")
    assert not Path("new.txt").exists()
    assert run("check", "docs", "-o", "docs/../new.txt").status == 1
    assert "ragged-row" in Path("new.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
@pytest.mark.parametrize("hard", [True, False])
def test_neither_is_a_link_to_it(run: "Run", *, hard: bool) -> None:
    if hard:
        os.link("docs/p.md", "link.txt")
    else:
        Path("link.txt").symlink_to("docs/p.md")
    assert run("check", "docs", "-o", "link.txt").status == 2
    assert Path("docs/p.md").read_text(encoding="utf-8") == PAGE


def test_neither_is_the_page_that_the_standard_input_stands_for(run: "Run", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert run("check", "-", "--stdin-filename", "docs/p.md", "-o", "docs/p.md").status == 2
    assert Path("docs/p.md").read_text(encoding="utf-8") == PAGE


def test_a_page_that_is_not_checked_may_be_written_over(run: "Run") -> None:
    Path("report.md").write_text("old", encoding="utf-8")
    assert run("check", "docs", "-o", "report.md", "--format", "concise").status == 1
    assert "ragged-row" in Path("report.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no such device")
def test_a_device_is_written(run: "Run") -> None:
    assert run("check", "docs", "-o", "/dev/null") == (1, "", "")
